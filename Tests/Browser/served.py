"""What the checks of the served site share: its pages by kind, the browser, a form that was posted, and what was found."""

import contextlib
import json
import os
import sys
import tempfile
import urllib.error
import urllib.request

from playwright.sync_api import sync_playwright

# One page of each kind, the fullest or oddest among them; `markup.py` says when the site links to a kind that is missing.
PAGES = [
    "/", "/arrangements", "/arrangements/usa-lby-2025", "/arrangements/usa-rwa-2025", "/norms",
    "/norms/usa/dvd-preliminary-injunction", "/norms/int/cat-3", "/states", "/states/LBY", "/states/USA",
    "/sources?weak=only&sort=date", "/sources/11kbw.com-0a2969ee", "/transfers",
    "/changes?from=2025-05-01&to=2025-07-01", "/check", "/emergency", "/method", "/data",
    "/arrangements?day=2025-05-07&known=2025-06-01&stage=agreed",
]
# What the site refuses, with the status.
REFUSED = {"/no-such-page": 404, "/arrangements?stage=agred": 400, "/?day=2025-02-30": 400, "/states/XXX": 404}

# A case with an answer of each type, so that each kind of question can be asked again with “Change”.
CASE = """
case: every-kind-of-answer
sender: USA
facts:
  person.nationality: [LAO]
  person.final_order: true
  person.order_kind: '240'
  person.order_countries: [LAO]
  order.final_on: 2025-07-01
  person.entered_on: 1991-06-01
  person.citizen_of_sender: false
  person.lawful_status: unknown
  notice.written@LBY: true
  notice.language_understood@LBY: true
  notice.served_at@LBY: 2025-07-10T14:00-04:00
"""


class Faults:
    """What was found, a line each; a check fails when there is one."""

    def __init__(self):
        self.lines = []
        self.held = 0
        # For `faults.py`, which only wants to know whether there is one.
        self.stops = "SAFETHIRD_FIRST_FAULT" in os.environ

    def expect(self, holds, fault):
        self.held += 1
        if not holds:
            self.lines.append(fault)
            if self.stops:
                sys.exit(self.end("stopped"))
        return bool(holds)

    def end(self, summary) -> int:
        for line in self.lines:
            print(f"fault: {line}")
        print(f"{summary}: {self.held} expectations, {len(self.lines)} faults")
        return 1 if self.lines else 0


@contextlib.contextmanager
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


def base() -> str:
    return sys.argv[1].rstrip("/")


def ask(path, data=None, **headers):
    """Status, headers and body, as they are sent."""
    request = urllib.request.Request(base() + path, data=data, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def twin(path):
    """The JSON twin of a page."""
    path, _, query = path.partition("?")
    path = "/index.json" if path == "/" else path + ".json"
    return json.loads(ask(path + ("?" + query if query else ""))[2])


def press(page, name, exact=True):
    """Presses the first button of that name and gives what the server answered."""
    with page.expect_navigation() as navigation:
        page.get_by_role("button", name=name, exact=exact).first.click()
    return navigation.value


def begin(page, to="Libya", day="2025-05-07", known=""):
    page.goto(base() + "/check")
    page.get_by_label("Where to").fill(to)
    page.locator("#check-day").fill(day)
    page.locator("#check-known").fill(known)
    return press(page, "Begin with the first question")


def upload(page, text=CASE):
    page.goto(base() + "/check")
    with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
        file.write(text)
        file.flush()
        page.get_by_label("Case file", exact=True).set_input_files(file.name)
        return press(page, "Read the case file")


def change(page, fact):
    with page.expect_navigation() as navigation:
        page.locator(f"button[value='change:{fact}']").click()
    return navigation.value


def hours(page, to="Libya", day="2025-07-10T15:00-04:00"):
    """The page for the hours before a flight, asked for as it is found: with nothing told."""
    page.goto(base() + "/emergency")
    page.get_by_label("The country of the flight").fill(to)
    page.get_by_label("The law of which moment").fill(day)
    return press(page, "Show what to ask for")


def settings(page, to, day):
    """Asks the check for other destinations or another day."""
    page.get_by_text("Sender, destinations, day").click()
    page.get_by_label("Where to").fill(to)
    page.locator("#check-day").fill(day)
    return press(page, "Ask for these")


def posted(page):
    """Every kind of page that only a form brings: its name and the server's answer, one after the other."""
    yield "first question", begin(page)
    yield "wrong destination", begin(page, to="Atlantis")
    yield "broken case file", upload(page, "case: x\nsender: USA\nfacts: {person.finl_order: true}\n")
    yield "case file", upload(page)
    for fact in ["person.final_order", "person.order_kind", "person.order_countries", "person.entered_on",
                 "notice.served_at@LBY"]:
        upload(page)
        yield f"question {fact}", change(page, fact)
    page.get_by_label("Answer").or_(page.locator("#check-answer")).first.fill("yesterday")
    yield "wrong answer", press(page, "Answer")
    upload(page)
    yield "brief for many", press(page, "Show the brief")
    with page.expect_navigation() as navigation:
        page.locator("button[value='detail:LBY']").click()
    yield "brief for one", navigation.value
    yield "sheet", press(page, "A sheet for the person")
    yield "hours from the sheet", press(page, "A flight within hours: what to ask for now")
    upload(page)
    yield "hours, a country to choose", press(page, "A flight within hours: what to ask for now")
    yield "hours, wrong country", hours(page, to="Atlantis")
    yield "hours", hours(page)
    page.locator("input[name^='fact:'][type=text]").first.fill("yesterday")
    yield "hours, wrong answer", press(page, "Show the page with these answers")
