#!/usr/bin/env python3
"""Writes a table in the schema of ICE's removals release, made from published counts: ice_table.py DATA > removals.csv

DATA is the folder with ice-removals-schema.json, ice-removals-by-citizenship-month.csv and
ice-third-country-removals.csv. What the rows are, and what they are not: ice_table.md beside this file.
"""
import argparse
import collections
import csv
import json
import pathlib
import sys


def pairs(data):
    """Persons by citizenship and country of departure, of those who went to a third country (source US-arrests)."""
    counts = collections.defaultdict(dict)
    with open(data / "ice-third-country-removals.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["source"] == "US-arrests":
                counts[row["citizenship_country"]][row["departure_country"]] = int(row["persons"])
    return counts


def removals(data, since):
    """Removals by month and citizenship."""
    with open(data / "ice-removals-by-citizenship-month.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["departed_month"] >= since:
                yield row["departed_month"], row["citizenship_country"], int(row["removals"])


def rows(data, since):
    """Citizenship, country of departure and day, one for each removal; the third-country ones come first."""
    left = {citizenship: collections.Counter(to) for citizenship, to in pairs(data).items()}
    for month, citizenship, count in removals(data, since):
        elsewhere = left.get(citizenship, {})
        for _ in range(count):
            to = next((country for country, n in elsewhere.items() if n > 0), None)
            if to is None:
                yield citizenship, citizenship, month + "-01"
            else:
                elsewhere[to] -= 1
                yield citizenship, to, month + "-01"
    short = {citizenship: +counts for citizenship, counts in left.items() if +counts}
    if short:
        sys.exit(f"ice_table.py: found too few removals since {since} for the third-country ones: {short}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("--since", default="2023-09", metavar="MONTH", help="removals of this month and later alone")
    options = parser.parse_args()
    schema = json.loads((options.data / "ice-removals-schema.json").read_text(encoding="utf-8"))
    columns = [column["column"] for column in schema["releases"][0]["columns"]]
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    places = [columns.index(name) for name in (
        "Citizenship Country", "Departure Country", "Departed Date", "Unique Identifier")]
    for number, cells in enumerate(rows(options.data, options.since), 1):
        row = [""] * len(columns)
        for place, cell in zip(places, (*cells, f"constructed-{number:06}")):
            row[place] = cell
        writer.writerow(row)


if __name__ == "__main__":
    main()
