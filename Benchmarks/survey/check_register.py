"""Compares the findings of the program for single cases with the reference answers.

usage: check_register.py DIR [--rows N] [--program PATH]

DIR is what generate.py wrote. Each row becomes a case file and is asked about all ten destinations.
"""
import argparse
import concurrent.futures
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy as np

from workload import columns, tables
from workload.facts import DAY, DESTINATIONS, FACTS, FINDINGS, SENDER

HERE = pathlib.Path(__file__).resolve().parent
PROGRAM = HERE.parents[1] / ".build" / "release" / "safethird"


def answered(program, path):
    command = [program, "check", path, "--register", HERE / "register", "--to", ",".join(DESTINATIONS),
               "--day", str(np.datetime64(DAY, "D")), "--format", "json"]
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"{path.name}: found exit code {run.returncode}, expected 0\n{run.stdout}{run.stderr}")
    answer = json.loads(run.stdout)
    return [(destination["to"], destination["finding"]) for destination in answer["destinations"]]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", metavar="DIR")
    parser.add_argument("--rows", type=int, default=300)
    parser.add_argument("--program", type=pathlib.Path, default=PROGRAM)
    arguments = parser.parse_args()
    if not arguments.program.exists():
        sys.exit(f"found no {arguments.program}; expected the program; run ./run once, or give --program PATH")
    coded = {fact.column: columns.read(arguments.folder, fact.column) for fact in FACTS}
    reference = np.load(pathlib.Path(arguments.folder) / "reference.npy", mmap_mode="r")
    # Spread over the whole table.
    numbers = np.unique(np.linspace(0, len(reference) - 1, arguments.rows).astype(int))
    with tempfile.TemporaryDirectory() as folder:
        def difference(number):
            path = pathlib.Path(folder) / f"row-{number}.yaml"
            # JSON is YAML.
            path.write_text(json.dumps(
                {"case": f"row-{number}", "sender": SENDER, "facts": tables.case(tables.row(coded, number))}))
            found = answered(arguments.program, path)
            expected = [(state, FINDINGS[reference[number, to]]) for to, state in enumerate(DESTINATIONS)]
            return None if found == expected else f"row {number}: found {found}, expected {expected}"

        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            wrong = [line for line in pool.map(difference, numbers) if line]
    if wrong:
        sys.exit("\n".join(wrong[:10] + [f"found {len(wrong)} rows that differ, expected none"]))
    print(f"{len(numbers)} rows × {len(DESTINATIONS)} destinations: the row evaluator's findings are the reference")


if __name__ == "__main__":
    main()
