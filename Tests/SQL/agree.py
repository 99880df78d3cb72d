"""Runs queries of `survey --sql` and holds their findings against `survey --rows`, row by row: agree.py SAFETHIRD"""

import collections
import csv
import datetime
import io
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time

import yaml

import engines
import people
import registers

SEED = int(os.environ.get("SAFETHIRD_SQL_SEED", "1"))
REGISTERS = int(os.environ.get("SAFETHIRD_SQL_REGISTERS", "12"))
# Spark takes a second or two for what the others do in a tenth of one.
SPARK_REGISTERS = int(os.environ.get("SAFETHIRD_SQL_SPARK_REGISTERS", "2"))
# Of those that are here, for a quick look.
ENGINES = os.environ.get("SAFETHIRD_SQL_ENGINES", "duckdb,postgres,spark").split(",")


class Check:
    def __init__(self, program):
        self.program = program
        self.engines = []
        self.queries = collections.Counter()
        self.rows = collections.Counter()
        self.findings = collections.Counter()
        self.refused = collections.Counter()
        self.seconds = collections.Counter()
        for kind in [engines.DuckDB, engines.PostgreSQL, engines.Spark]:
            if kind.dialect not in ENGINES:
                continue
            try:
                self.engines.append(kind())
            except engines.Absent as absent:
                print(f"not run: queries in {absent}, which is not here")

    def run(self, *arguments):
        return subprocess.run([self.program, *arguments], capture_output=True, text=True)

    def compare(self, label, table, options, with_header, dialects):
        path = os.path.join(self.folder, "people.csv")
        with open(path, "w") as file:
            file.write(table.csv)
        surveyed = self.run("survey", path, "--rows", *options)
        assert surveyed.returncode == 0, f"{label}: {surveyed.stderr}"
        expected = [(row["case"], row["to"], row["finding"]) for row in csv.DictReader(io.StringIO(surveyed.stdout))]
        self.findings.update(row[2] for row in expected)
        for engine in self.engines:
            if engine.dialect not in dialects:
                continue
            printed = self.run("survey", "--sql", engine.dialect, *([path] if with_header else []), *options)
            if "which SQL cannot say exactly" in printed.stderr:
                self.refused[engine.dialect] += 1
                continue
            assert printed.returncode == 0, f"{label}: {printed.stderr}"
            definition, names = self.definition(printed.stdout)
            try:
                start = time.monotonic()
                answer = engine.answer(definition, table.typed(names), printed.stdout)
                self.seconds[engine.dialect] += time.monotonic() - start
            except Exception:
                self.keep(label, engine, printed.stdout)
                raise
            # An answer has no order.
            wrong = sorted(set(expected) ^ set(answer))
            if wrong or len(answer) != len(expected):
                self.keep(label, engine, printed.stdout)
                sys.exit(f"{label}, {engine.dialect}: of {len(expected)} rows these differ: {wrong[:6]}")
            self.queries[engine.dialect] += 1
            self.rows[engine.dialect] += len(answer)
            if self.queries[engine.dialect] == 1:
                self.count(engine, definition, table.typed(names), expected, path if with_header else None, options)

    def count(self, engine, definition, rows, expected, path, options):
        printed = self.run("survey", "--sql", engine.dialect, "--counts", *([path] if path else []), *options)
        answer = {(to, finding): int(number) for to, finding, number in engine.answer(definition, rows, printed.stdout)}
        assert answer == collections.Counter(row[1:] for row in expected), f"{engine.dialect}: counts differ"

    def keep(self, label, engine, query):
        path = os.path.join(tempfile.gettempdir(), f"survey-{engine.dialect}.sql")
        with open(path, "w") as file:
            file.write(query)
        print(f"{label}: the query is in {path}")

    @staticmethod
    def definition(query):
        """The table that the query's comment defines, as it stands, and its columns' names."""
        lines = query.splitlines()
        start = next(index for index, line in enumerate(lines) if line.startswith("-- CREATE TABLE"))
        end = next(index for index, line in enumerate(lines) if line == "-- );")
        text = "\n".join(line[3:] for line in lines[start : end + 1])
        return text, [re.match(r'\s*["`](.*?)["`] ', line[3:]).group(1) for line in lines[start + 1 : end]]

    # MARK: what is compared

    def real(self):
        facts = {fact["fact"]: fact for fact in yaml.safe_load(open("register/facts.yaml"))["facts"]}
        questions = [
            ("USA", "LBY,RWA,MEX,HND", "2025-05-07", ["duckdb", "postgres"]),
            ("USA", "SSD,CAN", "2025-06-25", ["duckdb", "postgres", "spark"]),
            ("USA", "LBY,UGA", "2025-07-10T14:00-04:00", ["duckdb", "postgres", "spark"]),
            ("USA", "GTM,XKX", "2026-10-01", ["duckdb", "postgres"]),
            # The law changed within this day.
            ("USA", "LBY", "2026-09-23", ["duckdb", "postgres"]),
            ("GBR", "RWA", "2022-06-14", ["duckdb", "postgres", "spark"]),
            ("GBR", "RWA", "2024-05-01", ["duckdb", "postgres"]),
        ]
        for number, (sender, to, day, dialects) in enumerate(questions):
            dice = random.Random(f"{SEED} real {number}")
            options = ["--sender", sender, "--to", to, "--day", day, "--register", "register"]
            places = to.split(",")
            columns = []
            for name, fact in facts.items():
                columns += [f"{name}@{place}" for place in places] if fact.get("per") else [name]
            around = datetime.date.fromisoformat(day[:10])
            states = places + ["IRQ", "VEN", "MEX", "CAN", "FRA", sender]
            table = people.People(dice, facts, columns, sorted(set(states)), around, 200)
            self.compare(f"{sender} to {to} on {day}", table, options, False, dialects)

    def by_chance(self):
        done = 0
        for number in range(REGISTERS * 4):
            if done == REGISTERS:
                break
            dice = random.Random(f"{SEED} register {number}")
            register = registers.Register(dice)
            root = os.path.join(self.folder, f"register-{number}")
            for path, text in register.files.items():
                os.makedirs(os.path.dirname(os.path.join(root, path)), exist_ok=True)
                with open(os.path.join(root, path), "w") as file:
                    file.write(text)
            # Chance makes registers with circles and the like; they are refused.
            checked = self.run("register", "check", root)
            if checked.returncode != 0:
                self.mistakes = checked.stdout + checked.stderr
                continue
            facts = {fact["fact"]: fact for fact in yaml.safe_load(register.files["facts.yaml"])["facts"]}
            columns = []
            for name, fact in facts.items():
                if dice.randrange(100) < 12:
                    continue
                if not fact.get("per") or dice.randrange(100) < 60:
                    columns.append(name)
                if fact.get("per"):
                    columns += [f"{name}@{place}" for place in registers.STATES if dice.randrange(100) < 40]
            day = dice.choice(["2020-01-01", "2020-01-01", "2018-03-12", "2020-01-01T12:00-05:00"])
            table = people.People(
                dice, facts, columns, registers.STATES, datetime.date.fromisoformat(day[:10]), 120)
            options = ["--sender", "XAA", "--to", ",".join(registers.STATES), "--day", day, "--register", root]
            dialects = ["duckdb", "postgres"] + (["spark"] if done < SPARK_REGISTERS else [])
            self.compare(f"seed {SEED}, register {number}", table, options, True, dialects)
            done += 1
        assert done == REGISTERS, f"chance made only {done} registers without mistakes: {self.mistakes}"

    def report(self, seconds):
        done = ", ".join(
            f"{name} {self.queries[name]} queries, {self.rows[name]} rows, {self.seconds[name]:.0f} s" for name in self.queries)
        refused = ", ".join(f"{number} in {name}" for name, number in self.refused.items())
        print(f"queries agree with the survey in {seconds:.0f} s: {done}" + (f"; refused: {refused}" if refused else ""))
        print("  " + ", ".join(f"{finding} {number}" for finding, number in self.findings.most_common()))
        assert len(self.findings) == 6, "the tables do not have every finding: the comparison shows little"


def main():
    # So that an end from outside still stops the server.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended before all queries were run"))
    start = time.monotonic()
    check = Check(os.path.abspath(sys.argv[1]))
    try:
        with tempfile.TemporaryDirectory() as folder:
            check.folder = folder
            check.real()
            check.by_chance()
        check.report(time.monotonic() - start)
    finally:
        for engine in check.engines:
            engine.close()


main()
