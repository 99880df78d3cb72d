"""How the time of a survey grows with rows and with destinations: `run growth`.

usage: run growth [--most ROWS] [--rows-in ROWS] [--columns ROWS]

Rows: a table of a million rows goes through a pipe into the program as often as it takes, so that nothing is on the disk
and no table of that size is anywhere in memory; time from process start to exit and the most memory. Destinations: columns
in memory, one destination, two, five, ten.
"""
import argparse
import json
import os
import pathlib
import subprocess
import tempfile
import time

import numpy as np

from measure import rows_in
from workload.facts import DAY, DESTINATIONS, FACTS

HERE = pathlib.Path(__file__).resolve().parent
PACKAGE = HERE.parents[1]
PROGRAM = os.environ.get("SAFETHIRD_BINARY", str(PACKAGE / ".build" / "release" / "safethird"))
ON = str(np.datetime64(DAY, "D"))


def piped(folder, rows, per_table):
    """Seconds, and the most memory in MB, for a table of so many rows that comes through a pipe."""
    text = (folder / "facts.csv").read_bytes()
    header, _, body = text.partition(b"\n")
    lines = body.split(b"\n")[:-1] if rows < per_table else None
    command = [PROGRAM, "survey", "-", "--headlines", "--format", "json", "--register", str(HERE / "register"),
               "--day", ON, "--to", ",".join(DESTINATIONS)]
    begin = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    process.stdin.write(header + b"\n")
    if lines is not None:
        process.stdin.write(b"\n".join(lines[:rows]) + b"\n")
    else:
        for _ in range(rows // per_table): process.stdin.write(body)
    # A child's own report of its most memory counts the parent's pages that it was forked from.
    status_text = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    memory = next(int(line.split()[1]) / 1024 for line in status_text.splitlines() if line.startswith("VmHWM"))
    process.stdin.close()
    answer = json.loads(process.stdout.read())
    status = process.wait()
    seconds = time.monotonic() - begin
    if status or answer["rows"] != rows: raise SystemExit(f"found {answer['rows']} rows, expected {rows}")
    return seconds, memory


def in_memory(folder, destinations):
    build = ["swift", "build", "--package-path", str(PACKAGE), "-c", "release"]
    bin_path = subprocess.run([*build, "--show-bin-path"], check=True, capture_output=True, text=True).stdout.strip()
    with tempfile.NamedTemporaryFile("w", suffix=".json") as columns:
        json.dump({fact.name: fact.column for fact in FACTS}, columns)
        columns.flush()
        answer = subprocess.run(
            [f"{bin_path}/SurveyBenchmark", folder, "--register", HERE / "register", "--day", ON, "--to",
             ",".join(destinations), "--columns", columns.name, "--repetitions", "9"],
            check=True, capture_output=True, text=True)
    return json.loads(answer.stdout)["seconds"]


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1].removeprefix("usage: "))
    parser.add_argument("--most", type=int, default=100_000_000)
    parser.add_argument("--rows-in", type=int, default=1_000_000)
    parser.add_argument("--columns", type=int, default=10_000_000, help="rows in memory")
    arguments = parser.parse_args()
    folder = HERE / ".build" / f"rows-{arguments.rows_in}"
    rows_in(folder, arguments.rows_in, True)
    print("| rows | seconds | ns a row | most memory, MB |\n|---:|---:|---:|---:|")
    rows = 10_000
    while rows <= arguments.most:
        seconds, memory = piped(folder, rows, arguments.rows_in)
        print(f"| {rows:,} | {seconds:.2f} | {seconds / rows * 1e9:.0f} | {memory:.0f} |", flush=True)
        rows *= 10
    print("\n| destinations | seconds | ns a person | ns for one more |\n|---:|---:|---:|---:|")
    columns = HERE / ".build" / f"rows-{arguments.columns}"
    rows_in(columns, arguments.columns, False)
    before = None
    for count in [1, 2, 5, 10]:
        nanoseconds = in_memory(columns, DESTINATIONS[:count]) / arguments.columns * 1e9
        more = "–" if before is None else f"{(nanoseconds - before[1]) / (count - before[0]):.2f}"
        print(f"| {count} | {nanoseconds * arguments.columns / 1e9:.4f} | {nanoseconds:.2f} | {more} |", flush=True)
        before = (count, nanoseconds)


if __name__ == "__main__":
    main()
