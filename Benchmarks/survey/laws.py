"""What questions about two laws, and about every day of a year, take: `run laws`.

usage: run laws [--rows N]

Impact and series are held against a survey of one day on the same table, from process start to exit. Two tables: the rows
of the reference workload with its register, in which no fact makes a day of its own; and people drawn for the register
that is built in, with birthdays, and notices served on days of the year asked for.
"""
import argparse
import datetime
import os
import pathlib
import random
import resource
import subprocess
import time

from measure import machine, rows_in
from workload.facts import DESTINATIONS

HERE = pathlib.Path(__file__).resolve().parent
PACKAGE = HERE.parents[1]
PROGRAM = os.environ.get("SAFETHIRD_BINARY", str(PACKAGE / ".build" / "release" / "safethird"))
REPETITIONS = 3
UNKNOWN = 0.2
DOCKET = ["LBY", "RWA", "SSD", "UGA", "SWZ", "GHA", "SLV", "MEX", "HND", "ESP"]
STATES = ["LAO", "VNM", "CUB", "IRQ", "MMR", "SDN", "VEN", "HND", "GTM", "MEX"]
YEAR = ("2025-01-01", "2025-12-31")


def day(chance, first, last):
    span = datetime.date.fromisoformat(last) - datetime.date.fromisoformat(first)
    return str(datetime.date.fromisoformat(first) + datetime.timedelta(chance.randrange(span.days + 1)))


def moment(chance):
    return f"{day(chance, *YEAR)}T{chance.randrange(24):02}:{chance.randrange(60):02}-04:00"


def truth(chance): return chance.choice(["true", "false"])
def state(chance): return chance.choice(STATES)


COLUMNS = {
    "person.nationality": state,
    "person.born_on": lambda chance: day(chance, "1960-01-01", "2024-12-31"),
    "person.final_order": truth,
    "person.order_kind": lambda chance: chance.choice(["240", "241a5", "238b"]),
    "person.order_countries": state,
    "person.represented": truth,
    "person.citizen_of_sender": lambda chance: "false",
    "person.lawful_status": lambda chance: "false",
    "custody.held": truth,
    "protection.withholding": lambda chance: "none",
    "protection.cat": lambda chance: "none",
    "acceptance.given": truth,
    "notice.written": truth,
    "notice.language_understood": truth,
    "notice.served_at": moment,
    "fear.stated": truth,
    "fear.found": truth,
    "fear.decided_at": moment,
}


def drawn(rows):
    """The table of people for the register that is built in."""
    path = HERE / ".build" / f"docket-{rows}.csv"
    path.parent.mkdir(exist_ok=True)
    chance = random.Random(rows)
    with path.open("w") as file:
        print("case", *COLUMNS, sep=",", file=file)
        for row in range(rows):
            values = ("" if chance.random() < UNKNOWN else draw(chance) for draw in COLUMNS.values())
            print(f"ref-{row}", *values, sep=",", file=file)
    return path


def seconds(*arguments):
    """The median of some runs, and the least that all threads together were at work."""
    times, processor = [], []
    for _ in range(REPETITIONS):
        begin, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([PROGRAM, *map(str, arguments)], check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(time.monotonic() - begin)
        processor.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return sorted(times)[len(times) // 2], min(processor)


def report(table, rows, common, questions):
    for name, arguments in questions.items():
        took, processor = seconds(arguments[0], table, *common, *arguments[1:])
        print(f"| {name} | {rows:,} | {took:.2f} | {rows / took:,.0f} | {processor:.2f} |", flush=True)


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1].removeprefix("usage: "))
    parser.add_argument("--rows", type=int, default=1_000_000)
    rows = parser.parse_args().rows
    folder = HERE / ".build" / f"rows-{rows}"
    rows_in(folder, rows, True)
    docket = drawn(rows)
    print(f"Measured on {machine()}; load average {os.getloadavg()[0]:.1f}; median of {REPETITIONS}; ten destinations.\n")
    print("| workload | rows | seconds | rows a second | processor seconds |\n|---|---:|---:|---:|---:|")
    year = ["--from", YEAR[0], "--until", YEAR[1]]
    report(folder / "facts.csv", rows, ["--register", HERE / "register", "--to", ",".join(DESTINATIONS)], {
        "survey of a day, headlines": ["survey", "--headlines", "--day", "2025-06-01"],
        "survey of a day, routes and what is missing": ["survey", "--day", "2025-06-01"],
        "impact of two days": ["impact", "--day", "2025-07-01", "--against-day", "2024-06-01"],
        "impact of a rule": ["impact", "--day", "2025-06-01", "--norm", "xzs/b5"],
        "every day of a year": ["survey", *year],
    })
    print("\n| built-in register | rows | seconds | rows a second | processor seconds |\n|---|---:|---:|---:|---:|")
    report(docket, rows, ["--sender", "USA", "--to", ",".join(DOCKET)], {
        "survey of a day, headlines": ["survey", "--headlines", "--day", "2025-07-10"],
        "survey of a day, routes and what is missing": ["survey", "--day", "2025-07-10"],
        "impact of two days": ["impact", "--day", "2025-07-10", "--against-day", "2025-01-01"],
        "impact of a norm": ["impact", "--day", "2025-07-10", "--norm", "usa/ice-memo-2025-07-09"],
        "every day of a year": ["survey", *year],
    })


if __name__ == "__main__":
    main()
