"""Holds what the public site serves against validators of others: site.py BASE [CASES]

The description of the API against OpenAPI 3.1 and the rules of vacuum, answers against the description, feeds as feed
readers read them and against RFC 4287, and requests that schemathesis makes up (CASES an operation), sent to this one
server only.
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request

import feedparser
import jsonschema
import vacuum
from lxml import etree
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
here = pathlib.Path(__file__).parent
for result in vacuum.lint(ask("/v1/openapi.json"), ruleset=(here / "vacuum.yaml").read_text()):
    faults.append(f"vacuum, {result.rule_id}: {result.path}: {result.message}")


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

# Feeds, as a reader of feeds reads them, and as RFC 4287 has them.
atom = etree.RelaxNG(etree.parse(here / "atom.rng"))
NAMES = {"a": "http://www.w3.org/2005/Atom"}


def alternates(part):
    """Type and language of each link to the same thing: of two that are alike, one is too many (4.1.1, 4.1.2)."""
    links = part.xpath("a:link[not(@rel) or @rel='alternate']", namespaces=NAMES)
    return [(link.get("type"), link.get("hreflang")) for link in links]


def feed(path):
    content = ask(path)
    document = etree.fromstring(content)
    if not atom.validate(document):
        faults.append(f"{path}: {atom.error_log.last_error}")
    parts = document.xpath("/a:feed | //a:entry", namespaces=NAMES)
    if not document.xpath("/a:feed/a:author", namespaces=NAMES) and document.xpath("//a:entry[not(a:author)]", namespaces=NAMES):
        faults.append(f"{path}: an entry without an author")
    for part in parts:
        found = alternates(part)
        if len(set(found)) != len(found) or not found:
            faults.append(f"{path}: {found} as links to the same thing")
    own = document.xpath("string(/a:feed/a:link[@rel='self']/@href)", namespaces=NAMES)
    if not own.endswith(path):
        faults.append(f"{path}: says that it stands at {own}")
    # What the feed links to is there.
    for href in sorted(set(document.xpath("//a:link/@href", namespaces=NAMES)))[:40]:
        if href.startswith("/"):
            ask(href)
    read = feedparser.parse(content)
    if read.bozo or read.version != "atom10":
        faults.append(f"{path}: {read.get('bozo_exception', read.version)}")
    for part in [read.feed, *read.entries]:
        for key in ["id", "title", "updated"]:
            if not part.get(key):
                faults.append(f"{path}: an entry without {key}")
        if not part.get("updated_parsed"):
            faults.append(f"{path}: updated is no date: {part.get('updated')}")
    ids = [part.id for part in read.entries]
    if len(set(ids)) != len(ids):
        faults.append(f"{path}: an id twice")
    return len(ids)


entries = 0
for path in ["/feed.atom", "/states/RWA/feed.atom", "/states/USA/feed.atom", "/states/NLD/feed.atom",
             "/norms/usa/dvd-preliminary-injunction/feed.atom", "/norms/usa/ina-241b3/feed.atom",
             "/feed.atom?day=2025-05-07&known=2025-06-01"]:
    entries += feed(path)
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
