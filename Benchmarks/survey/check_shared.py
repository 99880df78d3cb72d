"""Compares our rules, rows and answers with those of ../shared/workload, where it is there.

usage: check_shared.py [N]
"""
import importlib.util
import pathlib
import subprocess
import sys
import tempfile

import numpy as np

import generate
from workload import columns
from workload.facts import FACTS, SEED, UNKNOWN
from workload.rules import RULES

SHARED = pathlib.Path(__file__).resolve().parents[2].parent / "shared" / "workload"
EFFECTS = {"bar": "bar", "exc": "exception", "basis": "authority", "step": "duty"}


def different_rules():
    spec = importlib.util.spec_from_file_location("shared_workload", SHARED / "workload.py")
    shared = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(shared)
    theirs = [(name.lower(), EFFECTS[kind], since, until, tuple(other.lower() for other in defeaters))
              for name, kind, _, since, until, defeaters in shared.RULES]
    ours = [(rule.id, rule.effect, rule.since, rule.until, rule.defeated_by) for rule in RULES]
    return [f"found the rule {mine}, expected {other}" for mine, other in zip(ours, theirs, strict=True) if mine != other]


def different_rows(count):
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        subprocess.run([sys.executable, SHARED / "gen.py", str(count), folder / "shared"], check=True,
                       stdout=subprocess.DEVNULL, env={"PYTHONDONTWRITEBYTECODE": "1"})
        # Pieces that do not divide the rows, so that a draw that depends on the size of a piece is found.
        columns.PIECE = 7_777
        generate.generate(count, folder, with_csv=False)
        for fact in FACTS:
            ours = columns.read(folder, fact.column)
            known = np.load(folder / "shared" / f"{fact.column}.k.npy")
            theirs = np.where(known, np.load(folder / "shared" / f"{fact.column}.npy"), ours.dtype.type(fact.coding[1]))
            if not np.array_equal(ours, theirs):
                wrong.append(f"{fact.column}: found {int((ours != theirs).sum())} values that differ, expected none")
        findings = np.load(folder / "reference.npy")
        expected = np.load(folder / "shared" / "ref.npy")
        if not np.array_equal(findings, expected):
            wrong.append(f"found {int((findings != expected).sum())} findings that differ, expected none")
    return wrong


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    if not SHARED.exists():
        print("not run: ../shared/workload is not there")
        return
    wrong = different_rules() + different_rows(count)
    if wrong:
        sys.exit("\n".join(wrong))
    print(f"the rules, {count:,} rows and {count * 10:,} findings are those of ../shared/workload "
          f"(seed {SEED}, {UNKNOWN:.0%} unknown)")


if __name__ == "__main__":
    main()
