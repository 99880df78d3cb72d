"""Holds what the public site serves against validators of others: site.py BASE [CASES]

The description of the API against OpenAPI 3.1, answers against the description, feeds as feed readers read them, and
requests that schemathesis makes up (CASES an operation), sent to this one server only.
"""

import json
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request

import feedparser
import jsonschema
from openapi_spec_validator import validate

base = sys.argv[1].rstrip("/")
cases = int(sys.argv[2]) if len(sys.argv) > 2 else 30
faults = []


def ask(path, body=None, status=200):
    data = None if body is None else json.dumps(body).encode()
    headers = {} if body is None else {"Content-Type": "application/json"}
    request = urllib.request.Request(base + path, data=data, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:
            found, content = answer.status, answer.read()
    except urllib.error.HTTPError as error:
        found, content = error.code, error.read()
    if found != status:
        faults.append(f"{path}: status {found}, expected {status}")
    return content


# The description is OpenAPI 3.1.
document = json.loads(ask("/v1/openapi.json"))
validate(document)


def schema(path, method="get", status="200"):
    answer = document["paths"][path][method]["responses"][status]
    if "$ref" in answer:
        answer = document["components"]["responses"][answer["$ref"].rsplit("/", 1)[1]]
    return {**answer["content"]["application/json"]["schema"], "components": document["components"]}


def hold(what, answer, against):
    validator = jsonschema.Draft202012Validator(against)
    for error in list(validator.iter_errors(json.loads(answer)))[:3]:
        faults.append(f"{what}: {error.json_path}: {error.message[:200]}")


# Real answers are as the description has them: every page of every list, every item of one page, and checks.
answers = 0
for name, key in [("arrangements", "arrangement"), ("norms", "norm"), ("states", "state"), ("sources", "source"),
                  ("transfers", None)]:
    cursor, path = None, {"norms": "/v1/norms/{sender}/{name}"}.get(name, f"/v1/{name}/{{{key}}}")
    while True:
        page = ask(f"/v1/{name}?limit=100" + (f"&cursor={cursor}" if cursor else ""))
        hold(f"/v1/{name}", page, schema(f"/v1/{name}"))
        page = json.loads(page)
        answers += 1
        if key:
            for item in page[name][:40]:
                hold(item[key], ask(f"/v1/{name}/{item[key]}"), schema(path))
                answers += 1
        cursor = page["next"]
        if cursor is None:
            break

person = {"person.nationality": ["LAO"], "person.final_order": True, "notice.written@LBY": False}
for body in [
    {"sender": "USA", "facts": person, "to": ["LBY", "RWA", "LAO"], "day": "2025-05-07"},
    {"sender": "USA", "facts": person, "to": ["LBY"], "day": "2025-07-10T14:00-04:00", "known": "2025-05-01"},
    {"sender": "USA", "facts": {"person.final_order": [{"value": True, "from": "2025-01-01"}]}, "to": ["RWA"]},
    {"sender": "GBR", "to": ["RWA"], "day": "2023-07-01"},
    {"sender": "USA", "to": "all"},
    {"sender": "ITA"},
]:
    hold("/v1/check", ask("/v1/check", body), schema("/v1/check", "post"))
    answers += 1
for body in [{}, {"sender": "US"}, {"sender": "USA", "facts": {"x": 1}, "more": 2}]:
    hold("/v1/check", ask("/v1/check", body, 400), schema("/v1/check", "post", "400"))
for path in ["/v1/norms?lmit=1", "/v1/norms?day=2025-02-30"]:
    hold(path, ask(path, status=400), schema("/v1/norms", status="400"))

# Feeds, as a reader of feeds reads them.
entries = 0
for path in ["/feed.atom", "/states/RWA/feed.atom", "/states/USA/feed.atom",
             "/norms/usa/dvd-preliminary-injunction/feed.atom", "/norms/usa/ina-241b3/feed.atom"]:
    feed = feedparser.parse(ask(path))
    if feed.bozo or feed.version != "atom10":
        faults.append(f"{path}: {feed.get('bozo_exception', feed.version)}")
    for part in [feed.feed, *feed.entries]:
        for key in ["id", "title", "updated"]:
            if not part.get(key):
                faults.append(f"{path}: an entry without {key}")
        if not part.get("updated_parsed"):
            faults.append(f"{path}: updated is no date: {part.get('updated')}")
    ids = [entry.id for entry in feed.entries]
    if len(set(ids)) != len(ids):
        faults.append(f"{path}: an id twice")
    entries += len(ids)
if entries < 20:
    faults.append(f"the feeds have {entries} entries together")

for fault in faults:
    print(fault)
if faults:
    sys.exit(1)
print(f"valid: the description of the API, {answers} answers, {entries} entries of feeds")

if cases:
    # A cursor of its own making and an unheard-of fact are well-formed and refused: that is right, and the schema does
    # not know it.
    # It leaves a folder where it runs.
    folder = tempfile.TemporaryDirectory()
    result = subprocess.run(
        [
            sys.executable, "-m", "schemathesis.cli", "run", f"{base}/v1/openapi.json", "--max-examples", str(cases),
            "--exclude-checks", "positive_data_acceptance", "--seed", "1", "--workers", "1", "--no-color",
            "--generation-database", "none",
        ],
        capture_output=True, text=True, cwd=folder.name)
    if result.returncode:
        print(result.stdout[-6000:], result.stderr[-2000:])
        sys.exit(1)
    print("schemathesis found nothing: " + next(
        (line.strip() for line in result.stdout.splitlines() if "generated" in line), f"{cases} cases an operation"))
