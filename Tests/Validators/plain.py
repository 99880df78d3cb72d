"""Measures how hard the plain sentences of the register and the sheets are to read. Usage: plain.py SAFETHIRD"""

import json
import pathlib
import subprocess
import sys

import textstat
import yaml

# Nine years of school, and what a single sentence of a long name or a legal word may add to it.
HIGHEST_MEAN, HIGHEST_SHEET = 6.0, 8.0
LONGEST = 30  # words in one sentence

plain = []
for path in sorted(pathlib.Path("register/norms").rglob("*.yaml")):
    if not path.name.endswith(".cases.yaml"):
        norm = yaml.safe_load(path.read_text())
        plain += [(f"{norm['norm']}#{rule['id']}", rule["plain"]) for rule in norm.get("rules", []) if "plain" in rule]

faults = []
for rule, text in plain:
    for sentence in text.replace("?", ".").split(". "):
        if len(sentence.split()) > LONGEST:
            faults.append(f"{rule}: {len(sentence.split())} words in “{sentence}”")
mean = textstat.flesch_kincaid_grade(" ".join(text for _, text in plain))
if mean > HIGHEST_MEAN:
    faults.append(f"the plain sentences are at grade {mean:.1f}, expected at most {HIGHEST_MEAN}")

sheets = []
for case, to, day in [
    ("laotian-told-orally-of-libya", "LBY", "2025-05-07"), ("laotian-told-orally-of-libya", "LBY", "2025-07-10"),
    ("laotian-told-orally-of-libya", "LBY", "2026-10-02"), ("uk-arrived-2022-rwanda", "RWA", "2023-11-15"),
    ("uk-arrived-2022-rwanda", "RWA", "2024-04-25"), ("notice-served-eswatini", "SWZ", "2025-07-11T13:00-04:00"),
]:
    sheet = json.loads(subprocess.run(
        [sys.argv[1], "check", f"cases/{case}.yaml", "--to", to, "--day", day, "--sheet", "--format", "json",
         "--register", "register"], check=True, capture_output=True).stdout)
    text = " ".join(
        [sheet["says"]] + [line["sentence"] for section in sheet["sections"] for line in section["lines"]])
    grade = textstat.flesch_kincaid_grade(text)
    sheets.append(grade)
    if grade > HIGHEST_SHEET:
        faults.append(f"the sheet of {case}, {day}, is at grade {grade:.1f}, expected at most {HIGHEST_SHEET}")

for fault in faults:
    print(fault)
if faults:
    sys.exit(1)
print(
    f"plain words: {len(plain)} rules at grade {mean:.1f} (Flesch and Kincaid), "
    f"{len(sheets)} sheets at {min(sheets):.1f} to {max(sheets):.1f}")
