"""What our query takes where the data is: `run queries`.

usage: run queries [--rows N] [--postgres N]

`safethird survey --sql` prints the law of the reference workload as a query; DuckDB and PostgreSQL count findings with it
over the rows of the workload, which are in their tables before the clock runs. Counts are compared with the reference.
PostgreSQL needs a server of Debian's packages, and is given the first rows only.
"""
import argparse
import csv
import importlib.util
import os
import pathlib
import re
import statistics
import subprocess
import sys
import time

import duckdb
import numpy as np

from measure import machine, rows_in
from workload.facts import DAY, DESTINATIONS, FINDINGS

HERE = pathlib.Path(__file__).resolve().parent
PACKAGE = HERE.parents[1]
PROGRAM = os.environ.get("SAFETHIRD_BINARY", str(PACKAGE / ".build" / "release" / "safethird"))
# Beside this file there is another module of that name.
spec = importlib.util.spec_from_file_location("sql_engines", PACKAGE / "Tests" / "SQL" / "engines.py")
sql_engines = importlib.util.module_from_spec(spec)
spec.loader.exec_module(sql_engines)
REPETITIONS = 3


def query(table, dialect):
    """The query, and the definition of its table."""
    text = subprocess.run(
        [PROGRAM, "survey", table, "--register", HERE / "register", "--to", ",".join(DESTINATIONS), "--day",
         str(np.datetime64(DAY, "D")), "--sql", dialect, "--counts"], check=True, capture_output=True, text=True).stdout
    comment = [line[3:] for line in text.splitlines() if line.startswith("-- ")]
    begin = next(index for index, line in enumerate(comment) if line.startswith("CREATE TABLE"))
    end = comment.index(");", begin)
    return text, "\n".join(comment[begin:end + 1])


def columns_of(definition):
    return re.findall(r'^  "([^"]+)" ([A-Z]+(?:\[\])?)', definition, re.M)


def value(name, row, kind, number):
    """A cell as COPY and DuckDB read it."""
    if name == "case": return f"ref-{number}"
    fact, _, part = name.partition("#")
    text = row[fact]
    if part: return "" if not text else "false" if "more" in text.split(";") else "true"
    if kind != "TEXT[]" or not text: return text
    return "{" + ",".join(state for state in text.split(";") if state not in ("none", "more")) + "}"


def written(folder, definition, rows):
    """The rows in the form of the query's table."""
    path = folder / f"people-{rows}.csv"
    columns = columns_of(definition)
    with (folder / "facts.csv").open() as source, path.open("w") as target:
        writer = csv.writer(target)
        for number, row in zip(range(rows), csv.DictReader(source)):
            writer.writerow([value(name, row, kind, number) for name, kind in columns])
    return path


def in_duckdb(path, definition, text):
    connection = duckdb.connect()
    connection.execute("SET threads = 2")
    connection.execute(definition)
    columns = columns_of(definition)
    cells = [
        f'CAST(string_split(nullif(trim("{name}", \'{{}}\'), \'\'), \',\') AS TEXT[])' if kind == "TEXT[]"
        else f'CAST("{name}" AS {kind})' for name, kind in columns]
    # A set that is known to be empty has no members, and one that is not known is NULL.
    cells = [f"CASE WHEN \"{name}\" = '{{}}' THEN [] ELSE {cell} END" if kind == "TEXT[]" else cell
             for (name, kind), cell in zip(columns, cells)]
    names = ", ".join(f"'{name}': 'VARCHAR'" for name, _ in columns)
    connection.execute(
        f"INSERT INTO people SELECT {', '.join(cells)} FROM read_csv('{path}', header = false, columns = {{{names}}})")
    times = []
    for _ in range(REPETITIONS + 1):
        begin = time.perf_counter()
        answer = connection.execute(text).fetchall()
        times.append(time.perf_counter() - begin)
    # The first made it warm.
    return answer, statistics.median(times[1:])


def in_postgres(path, definition, text):
    server = sql_engines.PostgreSQL()
    try:
        command = [os.path.join(server.bin, "psql"), "-h", server.folder, "-U", "survey", "-d", "postgres", "-q", "-X",
                   "-A", "-t", "-F", "|", "-v", "ON_ERROR_STOP=1"]
        subprocess.run([*command, "-c", definition], check=True, cwd="/")
        with path.open() as rows:
            subprocess.run([*command, "-c", "COPY people FROM STDIN (FORMAT csv)"], check=True, cwd="/", stdin=rows)
        subprocess.run([*command, "-c", "VACUUM ANALYZE people"], check=True, cwd="/")
        times = []
        for _ in range(REPETITIONS + 1):
            begin = time.perf_counter()
            done = subprocess.run(command, input=text, text=True, cwd="/", capture_output=True, check=True)
            times.append(time.perf_counter() - begin)
        answer = [line.split("|") for line in done.stdout.splitlines()]
        return [(to, finding, int(people)) for to, finding, people in answer], statistics.median(times[1:])
    finally:
        server.close()


def compare(name, answer, reference):
    found = {(to, finding): people for to, finding, people in answer if people}
    expected = {
        (state, FINDINGS[finding]): int(people)
        for to, state in enumerate(DESTINATIONS)
        for finding, people in enumerate(np.bincount(reference[:, to], minlength=len(FINDINGS))) if people}
    if found != expected: sys.exit(f"{name}: found counts that differ from the reference, expected none")


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1].removeprefix("usage: "))
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--postgres", type=int, default=200_000, help="rows for PostgreSQL")
    arguments = parser.parse_args()
    folder = HERE / ".build" / f"rows-{arguments.rows}"
    rows_in(folder, arguments.rows, True)
    reference = np.load(folder / "reference.npy", mmap_mode="r")
    print(f"Measured on {machine()}; median of {REPETITIONS}, warm; ten destinations; counts equal to the reference.\n")
    print("| engine | rows | seconds | rows a second |\n|---|---:|---:|---:|")
    for name, dialect, run, rows in (
            (f"DuckDB {duckdb.__version__}", "duckdb", in_duckdb, arguments.rows),
            ("PostgreSQL", "postgres", in_postgres, min(arguments.postgres, arguments.rows))):
        text, definition = query(folder / "facts.csv", dialect)
        try:
            answer, seconds = run(written(folder, definition, rows), definition, text)
        except sql_engines.Absent as absent:
            print(f"\n{name}: not run: found no {absent}")
            continue
        compare(name, answer, reference[:rows])
        print(f"| {name} | {rows:,} | {seconds:.2f} | {rows / seconds:,.0f} |", flush=True)


if __name__ == "__main__":
    main()
