"""What goes in and out of the check as a file, in Chromium. Usage: files.py BASE SAFETHIRD

A case file is uploaded; case, receipt and, where the page offers it, calendar are downloaded. The program then takes them:
the case gives the finding that the page shows, and the receipt verifies.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

from served import CASE, Faults, chromium, press, settings, upload

REGISTER = ["--register", "register"]


def program(*arguments):
    run = subprocess.run([sys.argv[2], *arguments, *REGISTER], capture_output=True, text=True)
    return run.returncode, run.stdout, run.stderr


def download(page, button, folder):
    """The file, and the name that it is to have."""
    with page.expect_download() as info:
        page.get_by_role("button", name=button).first.click()
    path = folder / info.value.suggested_filename
    info.value.save_as(path)
    return path


def goes_round(page, folder, faults):
    """Up, down, and computed again by the program."""
    upload(page)
    told = page.locator("ol.told > li").count()
    faults.expect(told == 11, f"{told} facts of the case file are shown, expected 11")
    faults.expect("every-kind-of-answer" not in page.url, f"the address is {page.url}")
    settings(page, "Libya", "2025-07-10")
    press(page, "Show the brief")
    shown = page.locator(".verdict .finding").inner_text().lower()
    faults.expect("Time running against the person" in page.locator("main").inner_text(), "no deadline runs")
    digests = re.findall(r"sha256:[0-9a-f]{64}", page.locator("#brief-register").locator("..").inner_text())

    case = download(page, "Download the case", folder)
    faults.expect(case.suffix == ".yaml", f"the case is called {case.name}")
    code, said, error = program("check", str(case), "--to", "LBY", "--day", "2025-07-10", "--format", "json")
    found = json.loads(said)["destinations"][0]["finding"] if said else error
    faults.expect(found.replace("-", " ") == shown, f"the downloaded case gives {found}, the page shows {shown}")

    receipt = download(page, "Download the receipt", folder)
    faults.expect(receipt.suffix == ".json", f"the receipt is called {receipt.name}")
    for digest in digests:
        faults.expect(digest in receipt.read_text(), f"the receipt lacks {digest}, which the brief shows")
    code, said, error = program("verify", str(receipt))
    faults.expect(code == 0, f"the receipt does not verify: {said}{error}")
    # A receipt in which one answer is changed must not verify.
    false = folder / "false.json"
    false.write_text(receipt.read_text().replace('"notice.language_understood@LBY":true', '"notice.language_understood@LBY":false')
                     .replace('"notice.language_understood@LBY": true', '"notice.language_understood@LBY": false'))
    faults.expect(false.read_text() != receipt.read_text(), "the receipt could not be changed for trial")
    faults.expect(program("verify", str(false))[0] != 0, "a receipt with a changed answer verifies")

    # What was downloaded can be brought again, and says the same.
    upload(page, case.read_text())
    faults.expect(page.locator("ol.told > li").count() == told, "brought again, the case has other facts")
    settings(page, "Libya", "2025-07-10")
    press(page, "Show the brief")
    again = page.locator("#brief-register").locator("..").inner_text()
    faults.expect(all(digest in again for digest in digests), "brought again, the brief has another digest")
    on_brief = calendar(page, folder, faults)
    press(page, "A flight within hours: what to ask for now")
    faults.expect(calendar(page, folder, faults) == on_brief, "the page for hours has another calendar than the brief")
    again = download(page, "Download the case", folder)
    faults.expect(again.read_bytes() == case.read_bytes(), "the page for hours has another case than the brief")


def calendar(page, folder, faults):
    """The deadlines that are shown, as a file that calendars read; what can differ from minute to minute is left out."""
    deadlines = page.locator("ul.deadlines > li").count()
    path = download(page, "Deadlines for a calendar", folder)
    data = path.read_bytes()
    faults.expect(path.suffix == ".ics", f"the calendar is called {path.name}")
    faults.expect(data.startswith(b"BEGIN:VCALENDAR\r\n") and data.endswith(b"END:VCALENDAR\r\n"), "it is no calendar")
    events = data.count(b"BEGIN:VEVENT")
    faults.expect(events >= max(deadlines, 1), f"{events} events, {deadlines} deadlines")
    for told in [b"every-kind-of-answer", b"LAO", b"1991"]:
        faults.expect(told not in data, f"the calendar tells {told.decode()} of the person")
    return re.sub(rb"DTSTAMP:\S+\r\n", b"", data)


def wrong_files(page, faults):
    """All mistakes at once, each with its line; nothing of the file is kept."""
    for text, said in {
        "case: x\nsender: USA\nfacts:\n  person.finl_order: true\n  person.nationality: [LAOS]\n":
            ["line 4", "person.final_order", "line 5", "LAOS"],
        "case: x\nsender: USA\nfacts: [\n": ["line"],
        "\0\1\2": [],
        "": [],
        "name: [unclosed": ["line"],
    }.items():
        response = upload(page, text)
        words = page.locator("main").inner_text()
        faults.expect(response.status == 400, f"{text!r}: status {response.status}, expected 400")
        faults.expect(page.get_by_role("alert").count() == 1, f"{text!r}: no alert on the page")
        for word in said:
            faults.expect(word.lower() in words.lower(), f"{text!r}: {word} is not said: {words[:500]}")
        faults.expect(page.get_by_label("Case file", exact=True).count() == 1, f"{text!r}: no way to try again")


def main() -> int:
    faults = Faults()
    with chromium() as browser, tempfile.TemporaryDirectory() as folder:
        context = browser.new_context(accept_downloads=True, java_script_enabled=False)
        page = context.new_page()
        goes_round(page, pathlib.Path(folder), faults)
        wrong_files(page, faults)
        names = sorted(path.name for path in pathlib.Path(folder).iterdir() if path.name != "false.json")
    return faults.end(f"files: {', '.join(names)}")


if __name__ == "__main__":
    sys.exit(main())
