#!/usr/bin/env python3
"""Writes the list “countries” of ice-removals.yaml anew: countries.py ALIASES.csv

ALIASES.csv has the names that ICE writes with their ISO 3166-1 alpha-2 codes (ice-country-aliases.csv). Names of States
that are no more, of what is no State, and names that may be one of two are unknown.
"""
import csv
import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parents[2]
states = (root / "register/states.yaml").read_text(encoding="utf-8")
alpha3 = {two: three for three, two in re.findall(r"code: ([A-Z]{3}), alpha2: [\'\"]?([A-Z]{2})", states)}
mapping = root / "data/mappings/ice-removals.yaml"

lines = []
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):
        known = row["alpha2"] and row["match"] != "ambiguous"
        value = alpha3[row["alpha2"]] if known else "unknown"
        comment = "" if known else "  # " + row["match"].replace("-", " ")
        name = row["ice_name"]
        lines.append(f"    {name if re.fullmatch(r'[A-Z -]+', name) else repr(name)}: {value}{comment}\n")

text = mapping.read_text(encoding="utf-8")
start = text.index("  countries:\n") + len("  countries:\n")
end = text.index("\nfacts:\n")
mapping.write_text(text[:start] + "".join(lines) + text[end:], encoding="utf-8")
