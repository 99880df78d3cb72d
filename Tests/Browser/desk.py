"""A lawyer's day at the desk, in Chromium, with JavaScript off: set up with a second factor, a client by interview, a notice
served, its deadline in the calendar, the register changes, the alert arrives, the brief is printed, the case is erased.

desk.py SAFETHIRD [FOLDER FOR PICTURES]"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from served_desk import PASSWORD, Served, code

program = os.path.realpath(sys.argv[1])
pictures = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
faults = []
held = 0


def expect(holds, fault):
    global held
    held += 1
    if not holds:
        faults.append(fault)
    return bool(holds)


class Day:
    def __init__(self, desk, page, other):
        self.desk, self.page, self.other = desk, page, other
        self.shown = 0

    def look(self, name):
        """Axe, no sideways scrolling at 320 pixels, and a picture of both widths."""
        violations = Axe().run(self.other_view()).response["violations"] if self.other else []
        for violation in violations:
            nodes = "; ".join(node["html"][:120] for node in violation["nodes"][:2])
            expect(False, f"{name}: axe {violation['id']}: {nodes}")
        expect(True, "")
        for width in (320, 1200):
            self.page.set_viewport_size({"width": width, "height": 900})
            wide = self.page.evaluate("document.documentElement.scrollWidth")
            expect(wide <= width, f"{name}: {wide} pixels wide on a screen of {width}")
            if pictures:
                pictures.mkdir(parents=True, exist_ok=True)
                self.page.screenshot(path=pictures / f"desk-{name}-{width}.png", full_page=True)

    def other_view(self):
        """The same page where scripts run, which axe needs; the site itself sends none."""
        self.other.context.add_cookies(self.page.context.cookies())
        self.other.goto(self.page.url)
        return self.other

    def press(self, text, exact=True):
        self.page.get_by_role("button", name=text, exact=exact).first.click()

    def set_up(self):
        page = self.page
        page.goto(self.desk.base + self.desk.set_up_path())
        self.look("set-up")
        secret = page.locator(".secret").first.inner_text()
        page.get_by_label("Name of the organisation").fill("Legal Aid West")
        page.fill("[name=name]", "A. Lawyer")
        page.fill("[name=email]", "lawyer@aid.example")
        page.fill("[name=password]", PASSWORD)
        page.fill("[name=code]", code(secret))
        page.locator("main form button[type=submit]").first.click()
        expect(page.locator(".codes li").count() == 10, f"set-up: no ten recovery codes: {page.inner_text('main')[:300]}")
        self.look("codes")
        self.secret = secret
        self.codes = page.locator(".codes li").all_inner_texts()

    def sign_in(self):
        page = self.page
        page.context.clear_cookies()
        page.goto(f"{self.desk.base}/desk/cases")
        expect("/desk/sign-in" in page.url, f"sign-in: arrived at {page.url}")
        self.look("sign-in")
        page.fill("[name=email]", "lawyer@aid.example")
        page.fill("[name=password]", "seven wet umbrellas at six")
        page.fill("[name=code]", "000000")
        page.locator("main form button[type=submit]").first.click()
        expect("lawyer@aid.example" not in page.inner_text("main h1"), "sign-in: names the account")
        page.fill("[name=email]", "lawyer@aid.example")
        page.fill("[name=password]", PASSWORD)
        # The code of set-up is used up: a recovery code does, as it would on a day without the telephone.
        page.fill("[name=code]", self.codes[0])
        page.locator("main form button[type=submit]").first.click()
        expect(page.url.endswith("/desk/cases"), f"sign-in: arrived at {page.url}: {page.inner_text('main')[:200]}")
        self.look("cases-empty")

    def add_client(self):
        page = self.page
        page.get_by_role("link", name="New case").first.click()
        self.look("case-new")
        page.fill("[name=reference]", "2026-0147")
        self.press("Open the case")
        expect("/interview" in page.url, f"client: arrived at {page.url}")
        self.look("interview")
        asked = 0
        while asked < 6 and page.locator("fieldset").count():
            asked += 1
            if page.get_by_role("button", name="Yes", exact=True).count():
                self.press("No")
            elif page.locator("input[type=date][name=answer]").count():
                page.fill("[name=answer]", "1988-05-04")
                self.press("Save")
            elif page.locator("select[name=answer]").count():
                page.locator("select[name=answer]").select_option(index=1)
                self.press("Save")
            else:
                page.fill("[name=answer]", "Laos")
                self.press("Save")
            expect(not page.locator(".mistakes").count(), f"interview: {page.inner_text('main')[:300]}")
        expect(asked == 6, f"interview: asked {asked} questions")
        page.get_by_role("link", name="Enough for now").click()
        self.case = page.url
        self.fact("person.nationality", "Laos")
        self.fact("person.final_order", None)
        self.fact("person.order_kind", "240")
        self.fact("person.order_countries", "Laos")
        # From which the time for a petition for review runs.
        self.fact("order.final_on", time.strftime("%Y-%m-%d", time.gmtime()))
        page.goto(self.case)
        self.look("case")

    def fact(self, key, value):
        page = self.page
        page.goto(f"{self.case}/facts/{key}")
        page.fill("[name=source]", "call with the client")
        if value is None:
            self.press("Yes")
        elif page.locator("select[name=answer]").count():
            page.select_option("[name=answer]", value)
            self.press("Save")
        else:
            page.fill("[name=answer]", value)
            self.press("Save")
        expect("changed=" in page.url, f"fact {key}: {page.inner_text('main')[:300]}")

    def undo(self):
        page = self.page
        page.fill("[name=text]", "A note that was wrong")
        self.press("Add the note")
        expect("A note that was wrong" in page.inner_text("main"), "note: not shown")
        self.look("saved")
        self.press("Undo")
        expect("A note that was wrong" not in page.inner_text("main"), "undo: the note is still there")
        page.goto(f"{self.case}/history")
        expect("Takes back change" in page.inner_text("main"), "history: does not show what was taken back")
        self.look("history")

    def serve_notice(self):
        page = self.page
        page.goto(self.case)
        page.locator("summary", has_text="Record a step").click()
        page.select_option("[name=kind]", "written-notice")
        page.fill("#field-to", "Libya")
        today = time.strftime("%Y-%m-%d", time.gmtime())
        page.fill("#field-day", today)
        page.fill("[name=time]", "09:30")
        page.select_option("[name=zone]", "America/New_York")
        page.locator("details form [name=source]").fill("copy of the notice")
        self.press("Record")
        text = page.inner_text("main")
        expect("Written notice served" in text and "Libya" in text, f"notice: not shown: {text[:400]}")
        self.look("notice")
        page.goto(f"{self.desk.base}/desk/deadlines")
        self.look("deadlines")
        text = page.inner_text("main")
        expect("2026-0147" in text, f"deadlines: nothing runs after the notice: {text[:400]}")

    def calendar(self):
        page = self.page
        page.goto(f"{self.desk.base}/desk/feeds")
        self.look("feeds")
        page.select_option("[name=kind]", "deadlines")
        page.fill("[name=note]", "calendar of the office")
        self.press("Make an address")
        path = page.locator(".secret a").get_attribute("href")
        url = path if path.startswith("http") else self.desk.base + path
        with urllib.request.urlopen(url) as answer:
            calendar = answer.read().decode()
            expect(answer.headers["Content-Type"].startswith("text/calendar"), "feed: not a calendar")
        expect(calendar.count("BEGIN:VEVENT") >= 1, "feed: no deadline in it")
        expect("Laos" not in calendar and "LAO" not in calendar, "feed: says a fact of the client")
        for line in calendar.replace("\r\n ", "").split("\r\n"):
            if line.startswith("SUMMARY"):
                expect("Libya" not in line, f"feed: the title is not neutral: {line}")
        page.get_by_role("button", name="Remove: Deadlines").click()
        try:
            urllib.request.urlopen(url)
            expect(False, "feed: a revoked address still answers")
        except urllib.error.HTTPError as error:
            expect(error.code == 404, f"feed: revoked, answers {error.code}")

    def register_changes(self):
        page = self.page
        page.goto(f"{self.case}/brief?to=LBY")
        before = page.locator(".verdict").inner_text()
        # What is dropped in: a norm that forbids every removal to Libya from today on.
        today = time.strftime("%Y-%m-%d", time.gmtime())
        norm = register / "norms/usa/test-order.yaml"
        norm.write_text(f"""
norm: usa/test-order
title: An order of this morning
kind: court-order
cite: Test
sender: USA
basis: text-read
force: [{{from: {today}}}]
rules:
  - id: no-libya
    effect: bar
    when: destination.code == 'LBY'
    says: No removal to Libya.
    sources: [order]
sources:
  order: {{publisher: A court, title: An order, published: {today}, url: "https://example.org/order"}}
""")
        deadline = time.time() + 60
        while time.time() < deadline:
            page.goto(f"{self.desk.base}/desk/alerts")
            if "2026-0147" in page.inner_text("main"):
                break
            time.sleep(1)
        text = page.inner_text("main")
        if expect("2026-0147" in text and "An order of this morning" in text,
                  f"alert: not there: {text[:400]} {self.desk.errors()[:500]}"):
            self.look("alerts")
            page.get_by_role("link", name="2026-0147").first.click()
            self.look("case-alert")
            self.press("Seen: 2026-0147")
            expect("Findings that changed" not in page.inner_text("main"), "alert: still new after it was seen")
        page.goto(f"{self.case}/brief?to=LBY")
        expect(page.locator(".verdict").inner_text() != before, "alert: the finding is the same as before")

    def brief(self):
        page = self.page
        page.goto(f"{self.case}/brief?to=LBY")
        self.look("brief")
        page.fill("[name=purpose]", "motion of this morning")
        self.press("Keep a receipt")
        expect("Receipt: Libya" in page.inner_text("main"), "receipt: not kept")
        with page.expect_download() as download:
            page.get_by_role("link", name="Receipt: Libya").click()
        receipt = self.desk.folder / "receipt.json"
        download.value.save_as(receipt)
        verified = subprocess.run(
            [program, "verify", str(receipt), "--register", str(register)], capture_output=True, text=True)
        expect(verified.returncode == 0, f"receipt: does not verify: {verified.stdout}{verified.stderr}")
        if shutil.which("pandoc"):
            with page.expect_download() as download:
                page.goto(f"{self.case}/brief?to=LBY")
                page.get_by_role("link", name="word processor").click()
            word = self.desk.folder / "brief.docx"
            download.value.save_as(word)
            text = subprocess.run(["pandoc", "--to", "plain", word], capture_output=True, text=True).stdout
            expect("No removal to Libya" in " ".join(text.split()), f"brief: the bar is not in the file: {text[:200]}")
        else:
            print("not run: the brief as a word processor's file, which needs pandoc")
        self.other_view()
        self.other.goto(f"{self.case}/brief?to=LBY")
        pdf = self.desk.folder / "brief.pdf"
        self.other.pdf(path=str(pdf))
        text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True).stdout
        expect("No removal to Libya" in text, "brief: the bar is not on paper")
        expect("Keep a receipt" not in text, "brief: a form is on paper")

    def rest(self):
        page = self.page
        for name in ["timeline?to=LBY", "facts", "erase"]:
            page.goto(f"{self.case}/{name}")
            self.look(f"case-{name.split('?')[0]}")
        for name in ["people", "settings", "account", "log", "webhooks", "import", "cases?find=2026"]:
            page.goto(f"{self.desk.base}/desk/{name}")
            expect(page.locator("h1").count() == 1, f"{name}: no heading")
            self.look(name.split("?")[0])

    def erase(self):
        page = self.page
        page.goto(f"{self.case}/erase")
        page.fill("[name=reference]", "2026-0148")
        self.press("Erase for good")
        expect("expected that of this case" in page.inner_text("main"), "erase: another reference is taken")
        page.fill("[name=reference]", "2026-0147")
        self.press("Erase for good")
        page.goto(self.case)
        expect("Not found" in page.inner_text("main"), "erase: the case is still there")
        page.get_by_role("button", name="Sign out").click()
        page.goto(self.case)
        expect("/desk/sign-in" in page.url, "sign-out: still signed in")


with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
    # A register of its own, which changes under the desk.
    register = pathlib.Path(folder) / "register"
    shutil.copytree("register", register)
    desk = Served(program, folder, options=["--register", str(register)])
    desk.start()
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    try:
        page = browser.new_context(java_script_enabled=False, locale="en-GB").new_page()
        other = browser.new_context(locale="en-GB").new_page()
        page.set_default_timeout(30_000)
        day = Day(desk, page, other)
        for step in [day.set_up, day.sign_in, day.add_client, day.undo, day.serve_notice, day.calendar,
                     day.register_changes, day.brief, day.rest, day.erase]:
            step()
    except Exception as error:
        where = page.url
        faults.append(f"stopped at {where}: {error}\n{page.inner_text('body')[:800]}")
    finally:
        browser.close()
        desk.end()
print(f"desk: {held} expectations of a lawyer's day")
for fault in faults:
    print(f"  {fault}")
sys.exit(1 if faults else 0)
