"""What the findings of one person at ten destinations take, warm, on one thread: `run person`."""
import json
import pathlib
import subprocess
import tempfile

import numpy as np

from measure import machine, rows_in
from workload.facts import DAY, DESTINATIONS, FACTS

HERE = pathlib.Path(__file__).resolve().parent
PACKAGE = HERE.parents[1]
ROWS = 20_000
PEOPLE = 200


def main():
    folder = HERE / ".build" / f"rows-{ROWS}"
    rows_in(folder, ROWS, True)
    build = ["swift", "build", "--package-path", str(PACKAGE), "-c", "release"]
    subprocess.run([*build, "--product", "SurveyBenchmark"], check=True, stdout=subprocess.DEVNULL)
    bin_path = subprocess.run([*build, "--show-bin-path"], check=True, capture_output=True, text=True).stdout.strip()
    with tempfile.NamedTemporaryFile("w", suffix=".json") as columns:
        json.dump({fact.name: fact.column for fact in FACTS}, columns)
        columns.flush()
        answer = subprocess.run(
            [f"{bin_path}/SurveyBenchmark", folder, "--register", HERE / "register", "--day", str(np.datetime64(DAY, "D")),
             "--to", ",".join(DESTINATIONS), "--columns", columns.name, "--people", str(PEOPLE)],
            check=True, capture_output=True, text=True).stdout
    print(f"Measured on {machine()}; 15 rounds over {PEOPLE} people, one after another; ten destinations.\n")
    print("| one person | least µs | median µs |\n|---|---:|---:|")
    for line in map(json.loads, answer.splitlines()):
        print(f"| {line['engine'].removeprefix('SafeThird, one person, ')} | {line['least']:.2f} | {line['microseconds']:.2f} |")


if __name__ == "__main__":
    main()
