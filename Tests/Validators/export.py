"""Holds an export against readers and validators of others. Usage: export.py FOLDER"""

import csv
import json
import os
import sys

import duckdb
import geojson
import jsonschema
from frictionless import Package

os.chdir(sys.argv[1])
faults = []

with open("register.schema.json") as file:
    schema = json.load(file)
with open("register.json") as file:
    document = json.load(file)
with open("datapackage.json") as file:
    package = json.load(file)

# JSON Schema: it is one, and the document follows it.
jsonschema.Draft202012Validator.check_schema(schema)
for error in jsonschema.Draft202012Validator(schema).iter_errors(document):
    faults.append(f"register.json {list(error.path)}: {error.message[:200]}")

# Frictionless: types, keys, foreign keys, bytes, hashes, numbers of rows and fields.
report = Package("datapackage.json").validate()
for task in report.tasks:
    faults += [f"{task.name}: {error.message}" for error in task.errors[:5]]
faults += [f"datapackage.json: {error.message}" for error in report.errors[:5]]

# GeoJSON.
for name in ["arrangements.geojson", "states.geojson"]:
    with open(name) as file:
        collection = geojson.load(file)
    if not collection.is_valid:
        faults.append(f"{name}: {collection.errors()}")

# The tables as DuckDB reads them without being told anything.
tables = [resource for resource in package["resources"] if resource.get("profile") == "tabular-data-resource"]
with duckdb.connect() as database:
    for table in tables:
        name = table["path"]
        rows = database.execute(f"select count(*) from read_csv('{name}', all_varchar = true)").fetchone()[0]
        if rows != table["rows"]:
            faults.append(f"{name}: DuckDB reads {rows} rows, datapackage.json says {table['rows']}")
    weak = database.execute(
        "select count(*) from 'events.csv' where weak_only and stage = 'signed'").fetchone()[0]
    joined = database.execute(
        "select count(*) from 'citations.csv' c join 'sources.csv' s using (source)").fetchone()[0]

# The numbers that the files give of one another.
counts = {table["name"]: table["rows"] for table in tables}
for name in ["states", "facts", "norms", "rules", "arrangements", "events", "transfers", "sources"]:
    if counts[name] != document["counts"][name]:
        faults.append(f"{name}: {counts[name]} rows, register.json counts {document['counts'][name]}")
if document["counts"] != package["counts"]:
    faults.append("register.json and datapackage.json count differently")
for key in ["states", "facts", "profiles", "norms", "arrangements", "sources"]:
    if len(document[key]) != document["counts"][key]:
        faults.append(f"register.json: {len(document[key])} {key}, counted {document['counts'][key]}")
if joined != counts["citations"]:
    faults.append(f"citations.csv: {counts['citations']} rows, of which {joined} have a source")
with open("arrangements.csv", newline="") as file:
    if sum(int(row["events"]) for row in csv.DictReader(file)) != counts["events"]:
        faults.append("arrangements.csv: its events are not those of events.csv")

for fault in faults:
    print(fault)
if faults:
    sys.exit(1)
print(
    f"valid: {len(tables)} tables with {sum(counts.values())} rows, the document and its schema, two maps; "
    f"{weak} signings rest on weak sources only")
