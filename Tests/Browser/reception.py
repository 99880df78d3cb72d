"""A day of a caseworker and a day of an approver at the reception desk, in Chromium, with JavaScript off, at the width of a
telephone: somebody agrees and is enrolled, what they are promised is asked and owed, a follow-up is held, signs of an onward
removal open an alert, an opening below the legal wage is flagged; a payment run is prepared by the one and approved by the
other, its file taken, a bad file of results refused with its lines and a good one booked, the report read.

reception.py SAFETHIRD [FOLDER FOR PICTURES]"""

import csv
import datetime
import os
import pathlib
import re
import sys
import tempfile

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from served_desk import PASSWORD, Served, code

program = os.path.realpath(sys.argv[1])
pictures = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
faults = []
held = 0
today = datetime.datetime.now(datetime.timezone.utc).date()


def expect(holds, fault):
    global held
    held += 1
    if not holds:
        faults.append(fault)
    return bool(holds)


class Window:
    """Somebody's telephone: a page without scripts, and the same page where the checker's own script runs."""

    def __init__(self, browser, desk, who):
        self.desk, self.who = desk, who
        size = {"width": 360, "height": 800}
        self.page = browser.new_context(
            java_script_enabled=False, locale="en-GB", viewport=size, accept_downloads=True).new_page()
        self.other = browser.new_context(locale="en-GB", viewport=size).new_page()
        self.page.set_default_timeout(20_000)

    def look(self, name):
        """No wider than the telephone, nothing for axe, and a picture."""
        self.other.context.add_cookies(self.page.context.cookies())
        self.other.goto(self.page.url)
        for violation in Axe().run(self.other).response["violations"]:
            node = violation["nodes"][0]["html"][:160]
            expect(False, f"{self.who}, {name}: axe {violation['id']}: {node}")
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        expect(wide <= 360, f"{self.who}, {name}: {wide} pixels wide on a screen of 360")
        if pictures:
            pictures.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=pictures / f"reception-{self.who}-{name}-360.png", full_page=True)
            self.page.set_viewport_size({"width": 1200, "height": 900})
            self.page.screenshot(path=pictures / f"reception-{self.who}-{name}-1200.png", full_page=True)
            self.page.set_viewport_size({"width": 360, "height": 800})

    def go(self, path):
        return self.page.goto(path if path.startswith("http") else self.desk.base + path)

    def press(self, text):
        self.page.get_by_role("button", name=text, exact=True).first.click()

    def says(self, *texts):
        shown = self.page.inner_text("main")
        for text in texts:
            expect(text in shown, f"{self.who}, {self.page.url}: no “{text}” in: {shown[:700]}")

    def says_not(self, text):
        shown = self.page.inner_text("main")
        expect(text not in shown, f"{self.who}, {self.page.url}: “{text}” is there: {shown[:400]}")

    def join(self, path, name, email, organisation=None):
        page = self.page
        self.go(path)
        secret = page.locator(".secret").first.inner_text().strip()
        if organisation:
            page.get_by_label("Name of the organisation").fill(organisation)
        for field, value in [("name", name), ("email", email), ("password", PASSWORD), ("code", code(secret))]:
            page.fill(f"[name={field}]", value)
        page.locator("main form button[type=submit]").first.click()
        codes = page.locator(".codes li").all_inner_texts()
        if expect(len(codes) == 10, f"{name} does not join: {page.inner_text('main')[:300]}"):
            page.context.clear_cookies()
            self.go("/desk/sign-in")
            for field, value in [("email", email), ("password", PASSWORD), ("code", codes[0])]:
                page.fill(f"[name={field}]", value)
            page.locator("main form button[type=submit]").first.click()


class Caseworker(Window):
    def enrol(self):
        page = self.page
        self.go("/desk/reception")
        self.look("overview-empty")
        self.go("/desk/reception/participants")
        page.get_by_role("link", name="New participant").first.click()
        self.look("new")
        page.fill("[name=reference]", "K-101")
        page.select_option("[name=language]", "kin")
        # How the words were given is not said: nothing is lost, and it is asked for.
        page.select_option("[name=how]", "read-out")
        page.fill("[name=day]", self.day(-40))
        self.press("They agree")
        expect(page.url.endswith("/enrolment"), f"new: arrived at {page.url}: {page.inner_text('main')[:300]}")
        self.participant = page.url[: -len("/enrolment")]
        self.look("enrolment")
        page.select_option("[name=programme]", "rwa/integration")
        page.locator("form", has=page.locator("[name=programme]")).locator("[name=day]").fill(self.day(-40))
        page.locator("[name=head]").first.check()
        page.locator("form", has=page.locator("[name=programme]")).locator("button[type=submit]").first.click()
        self.go(self.participant)
        self.says("K-101", "Monthly stipend")
        self.look("participant-new")

    @staticmethod
    def day(days):
        return (today + datetime.timedelta(days=days)).isoformat()

    def answer(self):
        page = self.page
        for fact, answer in [
            ("household.adults", "1"), ("household.children", "0"), ("participant.left_country", False),
            ("participant.in_work", False), ("participant.in_training", False),
        ]:
            self.go(f"{self.participant}/facts/{fact}")
            page.fill("[name=source]", "they said so")
            if isinstance(answer, bool):
                self.press("Yes" if answer else "No")
            else:
                page.fill("[name=answer]", answer)
                page.locator("main form button[type=submit]").first.click()
            expect("changed=" in page.url, f"{fact}: {page.inner_text('main')[:400]}")
        self.look("facts-saved")
        self.go(self.participant)
        self.says("100,000 RWF")
        self.look("participant")

    def be_paid(self):
        page = self.page
        self.go(f"{self.participant}/payment")
        page.select_option("[name=way]", "mobile")
        page.fill("[name=mobile]", "0788")
        page.locator("main form button[type=submit]").first.click()
        expect(page.input_value("[name=mobile]") == "0788", "payment: what was typed is lost")
        self.says("0788", "expected")
        self.look("payment-mistake")
        page.fill("[name=mobile]", "+250 788 000 001")
        page.locator("main form button[type=submit]").first.click()
        self.go(f"{self.participant}/consent")
        self.look("consent")
        self.go(f"{self.participant}/consent/ask?purpose=payment&whom=payment-provider&name=")
        self.look("consent-ask")
        page.select_option("[name=language]", "kin")
        page.select_option("[name=how]", "read-out")
        self.press("They agree")
        self.go(f"{self.participant}/consent")
        self.says("agreed on")

    def follow_up(self):
        page = self.page
        self.go("/desk/reception")
        self.says("K-101")
        self.look("overview")
        self.go(f"{self.participant}/follow-ups")
        self.look("follow-ups")
        self.go(f"{self.participant}/follow-ups/day-7")
        page.fill("[name=day]", self.day(-31))
        page.select_option("[name=answer-safe-place]", "true")
        page.select_option("[name=answer-papers]", "local")
        page.fill("[name=answer-other]", "asks for a school")
        self.look("follow-up")
        page.locator("main form button[type=submit]").first.click()
        self.go(f"{self.participant}/follow-ups/day-7")
        expect(page.input_value("[name=answer-other]") == "asks for a school", "follow-up: the answer is not kept")
        self.go(f"{self.participant}/follow-ups")
        form = page.locator("form[action$='/attempts']")
        self.open_form(form)
        form.locator("[name=outcome]").select_option("no-answer")
        form.locator("button[type=submit]").click()
        self.says("no answer")

    def open_form(self, form):
        """Opens what the form is folded into."""
        summary = form.locator("xpath=ancestor::details/summary")
        if summary.count() and not form.is_visible():
            summary.first.click()

    def alert(self):
        page = self.page
        self.go(f"{self.participant}/follow-ups")
        form = page.locator("form[action$='/signs']")
        self.open_form(form)
        form.locator("[name=kind]").select_option("told-to-leave")
        form.locator("[name=to]").fill("Uganda")
        form.locator("[name=source]").fill("they showed the paper")
        form.locator("button[type=submit]").click()
        self.go(f"{self.participant}/follow-ups")
        self.look("alert")
        self.says("Uganda")
        self.go("/desk/reception")
        text = page.inner_text("main")
        expect(text.count("K-101") >= 2, f"overview: no alert of K-101: {text[:500]}")

    def work(self):
        page = self.page
        self.go("/desk/reception/work")
        self.look("work-empty")
        form = page.locator("form[action$='/employers']")
        if not form.count():
            page.get_by_role("link", name=re.compile("employer", re.I)).first.click()
            form = page.locator("form[action$='/employers']")
        self.open_form(form)
        form.locator("[name=name]").fill("Works of the West")
        form.locator("[name=address]").fill("Road 1")
        form.locator("button[type=submit]").first.click()
        self.go("/desk/reception/openings/new")
        self.look("opening-new")
        page.fill("[name=title]", "Welder")
        page.select_option("[name=employer]", label="Works of the West")
        page.fill("[name=occupation]", "7212")
        page.fill("[name=amount]", "90")
        page.select_option("[name=per]", "day")
        page.fill("[name=days]", "5")
        page.fill("[name=places]", "2")
        page.fill("[name=from]", self.day(-5))
        page.locator("main form button[type=submit]").last.click()
        self.says_not("needs another look")
        self.go(f"{self.participant}/work")
        self.says("Welder")
        self.says("Below a floor that must be kept", "legal minimum")
        self.look("work")

    def prepare(self):
        page = self.page
        self.go("/desk/reception/payments")
        self.look("payments-empty")
        page.get_by_role("link", name="Prepare a run").click()
        page.select_option("[name=programme]", "rwa/integration")
        page.fill("[name=message]", "=1+1")
        self.press("Prepare the run")
        expect(page.input_value("[name=message]") == "=1+1", "run: what was typed is lost")
        self.look("run-mistake")
        page.fill("[name=message]", "Programme support")
        self.press("Prepare the run")
        self.run = page.url
        self.says("1 payment", "K-101", "in the funds")
        self.look("run-short")
        expect(not page.get_by_role("button", name="Approve", exact=True).count(), "run: its preparer may approve it")
        self.press("Cancel the run")
        self.says("cancelled: 1 payment")

    def prepare_again(self):
        page = self.page
        self.go("/desk/reception/payments/new")
        page.select_option("[name=programme]", "rwa/integration")
        page.fill("[name=message]", "Programme support")
        self.press("Prepare the run")
        self.run = page.url
        self.press("Mark as checked")
        self.says("checked: 1 payment")
        expect(not page.get_by_role("button", name="Approve", exact=True).count(), "run: a caseworker may approve it")
        form = page.locator("form[action$='/cancel']")
        token = form.locator("[name=token]").get_attribute("value")
        answer = page.request.post(
            self.run + "/approve", form={"token": token, "count": "1", "total": "100000"}, headers={"Origin": self.desk.base})
        expect(answer.status == 403 and "Not allowed" in answer.text(), f"run: approved by a caseworker: {answer.status}")

    def languages(self):
        page = self.page
        self.go("/desk/reception")
        self.press("Français")
        self.go(self.participant)
        expect(page.locator("html").get_attribute("lang") == "fr", "language: not French")
        self.look("participant-french")
        self.go("/desk/reception")
        self.press("Ikinyarwanda")
        self.go("/desk/reception/participants")
        expect(page.locator("html").get_attribute("lang") == "rw", "language: not Kinyarwanda")
        self.look("participants-kinyarwanda")
        self.press("English")

    def reached(self):
        page = self.page
        self.go(f"{self.participant}/reached")
        self.look("reached")
        page.get_by_role("button", name="It was there", exact=True).first.click()
        self.go(f"{self.participant}/reached")
        self.says("there on")


    def unsent(self):
        """The network goes while a form is being sent: what was typed is there again, and gone once it was answered."""
        page = self.other
        page.context.add_cookies(self.page.context.cookies())
        page.goto(f"{self.participant}/contact")
        page.fill("[name=address]", "the blue house")
        page.fill("[name=safe]", "after five")
        page.context.set_offline(True)
        try:
            page.locator("main form[action$='/contact'] button[type=submit]").first.click()
            page.wait_for_timeout(500)
        except Exception:
            pass
        page.context.set_offline(False)
        page.goto(f"{self.participant}/contact")
        # To go elsewhere by a link and come back is no answer to it.
        page.get_by_role("link", name="Reception", exact=True).first.click()
        page.goto(f"{self.participant}/contact")
        expect(page.input_value("[name=safe]") == "after five", "unsent: what was typed is lost")
        expect("is back" in page.inner_text("main"), "unsent: nobody is told that it is back")
        page.locator("main form[action$='/contact'] button[type=submit]").first.click()
        page.wait_for_load_state()
        expect("after five" in page.inner_text("main"), f"unsent: not saved: {page.inner_text('main')[:300]}")
        page.goto(f"{self.participant}/contact")
        expect("is back" not in page.inner_text("main"), "unsent: what was saved is taken for unsent")
        kept = page.evaluate("Object.keys(sessionStorage).length")
        expect(kept == 0, f"unsent: {kept} drafts are left after all was answered")


class Approver(Window):
    def fund(self):
        page = self.page
        self.go("/desk/reception")
        self.look("overview")
        answer = self.go("/desk/reception/participants")
        expect(answer.status == 403, f"an approver reads participants: {answer.status}")
        self.go("/desk/reception/payments")
        page.select_option("[name=programme]", "rwa/integration")
        page.fill("[name=amount]", "1000000")
        page.fill("[name=source]", "letter of the ministry")
        self.press("It was given")
        self.says("1,000,000 RWF")
        self.look("payments")

    def approve(self, run):
        page = self.page
        self.run = run
        self.go(run)
        self.says("K-101", "100,000 RWF")
        expect("788000001" not in page.inner_text("main"), "run: the whole number is shown")
        self.look("run-checked")
        self.press("Approve")
        self.says("approved")
        self.press("Send")
        self.says("sent", "on its way")
        self.look("run-sent")
        with page.expect_download() as download:
            page.get_by_role("link", name="Take the file").click()
        path = self.desk.folder / "run.csv"
        download.value.save_as(path)
        self.rows = list(csv.DictReader(open(path, newline="")))
        expect(len(self.rows) >= 1 and all(row["partyId"] == "250788000001" for row in self.rows),
               f"file: {self.rows}")

    def results(self):
        page = self.page
        bad = self.desk.folder / "bad.csv"
        bad.write_text("reference_id,currency,delivered_quantity\nnobody,RWF,100000\n"
                       f"{self.rows[0]['externalId']},USD,100000\n{self.rows[0]['externalId']},RWF,much\n")
        self.go(self.run)
        page.set_input_files("[name=file]", str(bad))
        self.press("Read the file")
        self.says("Line 2:", "Line 3:", "nothing of the file was")
        self.look("results-bad")
        page.goto(self.run)
        self.says("on its way")
        good = self.desk.folder / "good.csv"
        lines = [f"{row['externalId']},RWF,{row['amount']}" for row in self.rows]
        good.write_text("reference_id,currency,delivered_quantity\n" + "\n".join(lines) + "\n")
        page.set_input_files("[name=file]", str(good))
        self.press("Read the file")
        self.says(f"{len(lines)} delivered", "Nothing is booked yet")
        self.look("results")
        self.press("Book the results")
        self.says("paid")
        page.set_input_files("[name=file]", str(good))
        self.press("Read the file")
        self.says(f"{len(lines)} as known before")
        self.go(self.run)
        self.press("Close the run")
        self.says("closed")
        self.go("/desk/reception/ledger")
        self.says("delivered", "given to the programme")
        self.look("ledger")

    def report(self):
        page = self.page
        self.go("/desk/reception/report?programme=rwa/integration&form=full")
        self.says("Monthly stipend", "100000")
        self.look("report")
        with page.expect_download() as download:
            page.get_by_role("link", name="These tables as CSV").click()
        text = pathlib.Path(download.value.path()).read_text()
        expect("rwa/integration#stipend" in text and "100000" in text, f"report: {text[:300]}")
        self.go("/desk/reception/report?programme=rwa/integration")
        self.says("hidden")
        expect(not re.search(r"\b100000\b", page.inner_text("main")), "report: one person's amount is published")


with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
    desk = Served(program, folder)
    desk.start()
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    window = None
    try:
        owner = window = Window(browser, desk, "owner")
        owner.join(desk.set_up_path(), "An owner", "owner@aid.example", "Reception West")
        data = ["--data", str(desk.data), "--master-key", str(desk.key)]

        def invited(name, role):
            made = desk.run("user", "invite", name, "--role", role, *data)
            return re.search(r"/desk/join/\S+", made.stdout + made.stderr).group()

        caseworker = window = Caseworker(browser, desk, "caseworker")
        caseworker.join(invited("C", "caseworker"), "A caseworker", "case@aid.example")
        for step in [caseworker.enrol, caseworker.answer, caseworker.be_paid, caseworker.follow_up, caseworker.alert,
                     caseworker.work, caseworker.reached, caseworker.unsent, caseworker.prepare, caseworker.languages]:
            step()
        approver = window = Approver(browser, desk, "approver")
        approver.join(invited("A", "approver"), "An approver", "approver@aid.example")
        approver.fund()
        window = caseworker
        caseworker.prepare_again()
        window = approver
        approver.approve(caseworker.run)
        approver.results()
        approver.report()
        window = caseworker
        caseworker.go(caseworker.participant)
        promised = caseworker.page.locator("#promised").locator("xpath=..").inner_text()
        expect("not paid yet" not in promised and re.search(r"100,000 RWF fell due[^\n]*: paid", promised),
               f"the caseworker does not see that it was paid: {promised[:600]}")
    except Exception as error:
        page = window.page if window else None
        faults.append(f"stopped at {page and page.url}: {error}\n{page and page.inner_text('body')[:900]}")
    finally:
        browser.close()
        trouble = desk.errors()
        desk.end()
        expect("500" not in trouble, f"the desk said: {trouble[:500]}")
print(f"reception: {held} expectations of a caseworker's and an approver's day")
for fault in faults:
    print(f"  {fault}")
sys.exit(1 if faults else 0)
