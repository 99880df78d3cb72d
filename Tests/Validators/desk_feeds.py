"""Holds feeds of the desk against other readers of RFC 5545 and RFC 4287. Usage: desk_feeds.py FOLDER

The folder has what `SAFETHIRD_FEEDS=FOLDER swift test --filter FeedTests` wrote."""

import pathlib
import sys

import feedparser
from icalendar import Calendar
from lxml import etree

atom = etree.RelaxNG(etree.parse(pathlib.Path(__file__).resolve().parent / "atom.rng"))
faults, events, entries = [], 0, 0

for path in sorted(pathlib.Path(sys.argv[1]).glob("*.ics")):
    data = path.read_bytes()
    lines = data.split(b"\r\n")
    if lines[-1] != b"" or b"\n" in b"".join(lines):
        faults.append(f"{path}: a line does not end in CRLF")
    faults += [f"{path}: {len(line)} octets in a line" for line in lines if len(line) > 75]
    calendar = Calendar.from_ical(data)
    faults += [f"{path}: {name}: {error}" for part in calendar.walk() for name, error in part.errors]
    faults += [f"{path}: no {key}" for key in ["VERSION", "PRODID"] if key not in calendar]
    if not calendar.subcomponents:
        faults.append(f"{path}: a calendar without any part")
    found = calendar.walk("VEVENT")
    for event in found:
        faults += [f"{path}: no {key}" for key in ["UID", "DTSTAMP", "DTSTART", "SUMMARY"] if key not in event]
        event.decoded("DTSTART")
        if not str(event["SUMMARY"]).startswith(("Deadline, case ", "Not before, case ")):
            faults.append(f"{path}: the title {event['SUMMARY']} is not neutral")
    if len({str(event["UID"]) for event in found}) != len(found):
        faults.append(f"{path}: two events have one identity")
    events += len(found)

for path in sorted(pathlib.Path(sys.argv[1]).glob("*.atom")):
    data = path.read_bytes()
    if not atom.validate(etree.fromstring(data)):
        faults.append(f"{path}: {atom.error_log.last_error}")
    read = feedparser.parse(data)
    if read.bozo or read.version != "atom10":
        faults.append(f"{path}: {read.get('bozo_exception', read.version)}")
    for part in [read.feed, *read.entries]:
        faults += [f"{path}: no {key}" for key in ["id", "title", "updated"] if not part.get(key)]
    entries += len(read.entries)

if not events or not entries:
    faults.append(f"found {events} events and {entries} entries; expected some of each")
for fault in faults:
    print(fault)
if faults:
    sys.exit(1)
print(f"the feeds of the desk: {events} events and {entries} entries, as icalendar and feedparser read them")
