"""Draws the rows of the workload and works out the reference answers.

usage: generate.py N --out DIR [--no-csv]

Into DIR:

    columns/*.npy     one file a column, in codes
    reference.npy     the findings, ten bytes a person
    codes.parquet     the columns with codes; null is unknown
    facts.parquet     the same rows in words, columns named like the facts of the register
    facts.csv         the same again: empty is unknown, sets are separated by “;”, “none” is a set without members
    counts.json       how often each finding comes at each destination

Memory does not grow with N. Every answer is worked out with NumPy; those of some rows again in plain Python.
"""
import argparse
import json
import pathlib

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from workload import columns, reference, tables
from workload.facts import DESTINATIONS, FACTS, FINDINGS

CHECKED_AGAIN = 2_000
ROW_GROUP = 125_000


def answers(count, folder):
    """Writes reference.npy and counts.json."""
    file = np.lib.format.open_memmap(folder / "reference.npy", "w+", np.uint8, (count, len(DESTINATIONS)))
    counts = np.zeros((len(DESTINATIONS), len(FINDINGS)), np.int64)
    for piece in columns.pieces(count):
        block = {fact.column: np.array(columns.read(folder, fact.column)[piece]) for fact in FACTS}
        findings = reference.block(block)
        file[piece] = findings.T
        for to in range(len(DESTINATIONS)):
            counts[to] += np.bincount(findings[to], minlength=len(FINDINGS))
        if piece.start == 0:
            check_again(block, findings, min(count, CHECKED_AGAIN))
    (folder / "counts.json").write_text(json.dumps(
        {state: dict(zip(FINDINGS, map(int, counts[to]))) for to, state in enumerate(DESTINATIONS)}, indent=1) + "\n")


def check_again(block, findings, count):
    for number in range(count):
        expected = reference.case(tables.row(block, number))
        if findings[:, number].tolist() != expected:
            raise SystemExit(f"row {number}: found {findings[:, number].tolist()} by columns, expected {expected}")


def write_tables(count, folder, with_csv):
    coded = worded = None
    csv = (folder / "facts.csv").open("wb") if with_csv else None
    if csv:
        csv.write((",".join(fact.name for fact in FACTS) + "\n").encode())
    plain = pa.csv.WriteOptions(include_header=False, quoting_style="none")
    for piece in columns.pieces(count):
        block = {fact.column: np.array(columns.read(folder, fact.column)[piece]) for fact in FACTS}
        codes, words = tables.coded_table(block, piece.start), tables.worded_table(block)
        words = pa.table([
            column.cast(pa.string()) if pa.types.is_dictionary(column.type) else column for column in words.columns
        ], names=words.column_names)
        coded = coded or pa.parquet.ParquetWriter(folder / "codes.parquet", codes.schema)
        worded = worded or pa.parquet.ParquetWriter(folder / "facts.parquet", words.schema)
        coded.write_table(codes, row_group_size=ROW_GROUP)
        worded.write_table(words, row_group_size=ROW_GROUP)
        if csv:
            pa.csv.write_csv(words, csv, plain)
    coded.close()
    worded.close()
    if csv:
        csv.close()


def generate(count, folder, with_csv=True):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    columns.draw(count, folder)
    answers(count, folder)
    write_tables(count, folder, with_csv)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, metavar="N")
    parser.add_argument("--out", required=True, metavar="DIR")
    parser.add_argument("--no-csv", action="store_true", help="only what is needed in memory")
    arguments = parser.parse_args()
    generate(arguments.count, arguments.out, not arguments.no_csv)


if __name__ == "__main__":
    main()
