"""Holds the files of a register against the schemas that editors use. Usage: forms.py REGISTER CASES"""

import json
import pathlib
import re
import sys

import jsonschema
import yaml


class Loader(yaml.SafeLoader):
    """YAML 1.2, as editors read it: dates are text, and only true and false are booleans."""


Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("bool", r"^(?:true|false)$", "tf"),
    ("null", r"^(?:~|null|)$", ["~", "n", ""]),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
]:
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))

schemas = {}
for path in sorted(pathlib.Path("docs/schemas").glob("*.schema.json")):
    schema = json.loads(path.read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    schemas[path.name.removesuffix(".schema.json")] = jsonschema.Draft202012Validator(schema)

register, cases = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
faults = []
counts = {}
for path in sorted(register.rglob("*.yaml")) + sorted(cases.glob("*.yaml")):
    inside = path.relative_to(register) if path.is_relative_to(register) else None
    if inside is None or path.name.endswith(".cases.yaml"):
        kind = "cases"
    elif inside.parts[0] == "norms":
        kind = "norm"
    elif inside.parts[0] in ["arrangements", "states"]:
        kind = inside.parts[0].removesuffix("s")
    elif inside.parts[0] == "programmes" and path.name != "facts.yaml":
        kind = "programme"
    elif path.name == "facts.yaml":
        kind = "facts"
    else:
        continue
    counts[kind] = counts.get(kind, 0) + 1
    document = yaml.load(path.read_text(), Loader)
    for error in list(schemas[kind].iter_errors(document))[:3]:
        error = jsonschema.exceptions.best_match([error])
        faults.append(f"{path} {'/'.join(map(str, error.path))}: {error.message[:200]}")

# A schema that allows anything would pass all of that.
for kind, wrong in {
    "norm": {"norm": "usa/x", "titel": "x"},
    "arrangement": {"arrangement": "x", "sender": "USA", "kind": "acceptence"},
    "state": {"state": "US"},
    "programme": {"programme": "rwa/x", "entitlements": [{"name": "stipend", "kind": "cash", "amount": -1}]},
    "facts": {"facts": [{"fact": "A.b", "type": "truth", "ask": "?"}]},
    "cases": {"case": "x", "sender": "USA", "expect": [{"to": "LBY", "day": "2025-05-07", "finding": "open"}]},
}.items():
    if not list(schemas[kind].iter_errors(wrong)):
        faults.append(f"docs/schemas/{kind}.schema.json allows {wrong}")

for fault in faults:
    print(fault)
if faults:
    sys.exit(1)
print("schemas for editors: " + ", ".join(f"{count} files of {kind}" for kind, count in sorted(counts.items())))
