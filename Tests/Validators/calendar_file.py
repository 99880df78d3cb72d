"""Holds a calendar against another reader of RFC 5545. Usage: calendar_file.py SAFETHIRD"""

import datetime
import pathlib
import subprocess
import sys
import tempfile

from icalendar import Calendar

CASE = """
case: served-in-time
sender: USA
facts:
  person.nationality: [LAO]
  person.final_order: true
  person.order_kind: '240'
  person.order_countries: [LAO]
  order.final_on: 2025-07-01
  notice.written@LBY: true
  notice.language_understood@LBY: true
  notice.served_at@LBY: 2025-07-10T14:00-04:00
  exigent.circumstances@LBY: false
"""

with tempfile.TemporaryDirectory() as folder:
    case, path = pathlib.Path(folder, "case.yaml"), pathlib.Path(folder, "case.ics")
    case.write_text(CASE)
    subprocess.run(
        [sys.argv[1], "check", case, "--to", "LBY", "--day", "2025-07-10T15:00-04:00", "--calendar", path,
         "--register", "register"], check=True, stdout=subprocess.DEVNULL)
    data = path.read_bytes()

faults = []
lines = data.split(b"\r\n")
if lines[-1] != b"" or b"\n" in b"".join(lines):
    faults.append("a line does not end in CRLF")
faults += [f"{len(line)} octets in a line" for line in lines if len(line) > 75]
calendar = Calendar.from_ical(data)
faults += [f"{name}: {error}" for part in calendar.walk() for name, error in part.errors]
for key in ["VERSION", "PRODID"]:
    if key not in calendar:
        faults.append(f"no {key}")
events = calendar.walk("VEVENT")
for event in events:
    faults += [f"an event without {key}" for key in ["UID", "DTSTAMP", "DTSTART", "SUMMARY"] if key not in event]
times = {str(event["SUMMARY"]): event.decoded("DTSTART") for event in events}
expected = {
    "Last day: Thirty days for a petition for review": datetime.date(2025, 7, 31),
    "Not before now: notice-24-hours, Libya": datetime.datetime(2025, 7, 11, 18, tzinfo=datetime.timezone.utc),
}
if times != expected:
    faults.append(f"found {times}, expected {expected}")
# What was folded and escaped comes back as it stands in the register.
said = " ".join(str(event["DESCRIPTION"]) for event in events)
if "A written Notice of Removal names the country, in a language the person understands, and" not in said:
    faults.append(f"the rule's sentence does not come back: {said}")

for fault in faults:
    print(fault)
if faults:
    sys.exit(1)
print(f"the calendar: {len(events)} events, as icalendar reads them")
