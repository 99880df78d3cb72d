#!/usr/bin/env python3
"""Surveys a constructed table of removals and holds the counts against the published ones: ice_survey.py SAFETHIRD DATA

What the table is: ice_table.md beside this file. With --all every removal and every destination, else those since May
2025 and seven destinations (a program built for debugging is slow).
"""
import collections
import csv
import json
import pathlib
import re
import subprocess
import sys
import tempfile

root = pathlib.Path(__file__).resolve().parents[2]
program, data = sys.argv[1], pathlib.Path(sys.argv[2])
is_all = "--all" in sys.argv
since = "2023-09" if is_all else "2025-05"
if not (data / "ice-removals-schema.json").exists():
    print(f"not run: {data}/ice-removals-schema.json is not there")
    sys.exit(0)


def table(name):
    with open(data / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# What has to come out, from the published counts alone.
states = re.findall(r"code: ([A-Z]{3}), alpha2: ['\"]?([A-Z]{2})", (root / "register/states.yaml").read_text("utf-8"))
alpha3 = {two: three for three, two in states}
code = {
    row["ice_name"]: alpha3[row["alpha2"]] for row in table("ice-country-aliases.csv")
    if row["alpha2"] and row["match"] != "ambiguous"
}
own, third, unknown = collections.Counter(), collections.Counter(), 0
for row in table("ice-removals-by-citizenship-month.csv"):
    if row["departed_month"] >= since:
        if row["citizenship_country"] in code:
            own[code[row["citizenship_country"]]] += int(row["removals"])
        else:
            unknown += int(row["removals"])
removals = own.total() + unknown
for row in table("ice-third-country-removals.csv"):
    if row["source"] == "US-arrests":
        own[code[row["citizenship_country"]]] -= int(row["persons"])
        third[code[row["departure_country"]]] += int(row["persons"])

with tempfile.TemporaryDirectory() as folder:
    path = pathlib.Path(folder) / "removals.csv"
    with open(path, "wb") as file:
        subprocess.run(
            [sys.executable, root / "Tests/Survey/ice_table.py", data, "--since", since], stdout=file, check=True)
    to = [] if is_all else ["--to", ",".join(sorted(third))]
    outcome = subprocess.run(
        [program, "survey", path, "--mapping", root / "data/mappings/ice-removals.yaml", "--day", "2025-07-10",
         "--format", "json", *to], capture_output=True, text=True)
assert outcome.returncode == 0, outcome.stderr
survey = json.loads(outcome.stdout)

found = {}
for destination in survey["destinations"]:
    counts = destination["findings"]
    home = counts["not-third-country"]
    found[destination["to"]] = (home, sum(counts.values()) - home)
    for route in destination["routes"]:
        assert sum(route["findings"].values()) == sum(counts.values()), (destination["to"], route)
asked = set(own) if is_all else set(third)
wanted = {to: (own[to], third[to]) for to in asked | set(third) if own[to] or third[to]}
assert found == wanted, {to: (found.get(to), wanted.get(to)) for to in set(found) | set(wanted) if found.get(to) != wanted.get(to)}
assert survey["malformed"] == 0 and survey["without_destination"] == unknown, survey["without_destination"]
assert survey["rows"] + survey["bound_elsewhere"] + unknown == removals
print(
    f"A constructed table of {removals:,} removals: {survey['rows']:,} surveyed, {third.total():,} to third countries; "
    f"own and third country as published for {len(found)} destinations, {unknown} without one that is known")
