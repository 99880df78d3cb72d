"""The program itself, from process start to exit: facts.csv to how often each finding comes.

Its cells are compared on the first rows, which `--rows` prints one by one.
"""
import csv
import io
import itertools
import os
import pathlib
import subprocess
import tempfile

import numpy as np

from workload.facts import DAY, DESTINATIONS, FINDINGS

from .measurement import Peer, run

HERE = pathlib.Path(__file__).resolve().parents[1]
PROGRAM = pathlib.Path(os.environ.get("SAFETHIRD_BINARY", HERE.parents[1] / ".build" / "release" / "safethird"))
COMPARED = 20_000


class SafeThird(Peer):
    name = "SafeThird, facts.csv"
    gives = "file"

    def load(self, folder, rows):
        if not PROGRAM.exists():
            raise SystemExit(f"not run: found no {PROGRAM.name}; ./run builds it")
        self.folder, self.rows = folder, rows
        self.version = subprocess.run([PROGRAM, "--version"], capture_output=True, text=True).stdout.strip()

    def survey(self, table, *more):
        command = [PROGRAM, "survey", table, "--register", HERE / "register", "--day", str(np.datetime64(DAY, "D")),
                   "--to", ",".join(DESTINATIONS), *more]
        answer = subprocess.run(command, capture_output=True, text=True)
        if answer.returncode != 0:
            raise SystemExit(f"not run: {(answer.stderr or answer.stdout).strip().splitlines()[0]}")
        return answer.stdout

    def evaluate(self):
        self.survey(self.folder / "facts.csv", "--headlines")

    def findings(self):
        reference = np.load(self.folder / "reference.npy", mmap_mode="r")
        with tempfile.TemporaryDirectory() as folder:
            head = pathlib.Path(folder) / "facts.csv"
            with (self.folder / "facts.csv").open() as whole:
                head.write_text("".join(itertools.islice(whole, COMPARED + 1)))
            printed = csv.DictReader(io.StringIO(self.survey(head, "--rows", "--format", "csv")))
            found = {state: [] for state in DESTINATIONS}
            for row in printed: found[row["to"]].append(FINDINGS.index(row["finding"]))
        for to, state in enumerate(DESTINATIONS):
            if found[state] != reference[:COMPARED, to].tolist():
                raise SystemExit(f"{state}: found findings that differ from the reference, expected none")
        self.note = f"cells of the first {min(COMPARED, self.rows):,} rows compared"


if __name__ == "__main__":
    run(SafeThird)
