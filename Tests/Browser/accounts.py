"""Accounts at the desk, as people meet them. Usage: accounts.py SAFETHIRD

The first owner sets the desk up by the link that was printed, invites a colleague, signs out and in again, loses the
way and comes back: without JavaScript, in a window of 320 pixels, and with axe on every page. A browser sends each form, so
that what it says of its origin is what the desk must take.
"""

import re
import sys
import tempfile

from axe_playwright_python.sync_playwright import Axe

from served import Faults, chromium, press
from served_desk import PASSWORD, Served, code

axe = Axe()


def hold(page, name, faults):
    """No wider than the window, and nothing for axe: with scripts of the test, which the page itself has none of."""
    wide = page.evaluate("document.documentElement.scrollWidth")
    faults.expect(wide <= 320, f"{name}: {wide} px wide")
    faults.expect(page.locator("script").count() == 0, f"{name}: a script")
    for violation in axe.run(page).response["violations"]:
        faults.expect(False, f"{name}: {violation['id']}, {violation['help']}: {violation['nodes'][0]['html'][:160]}")


def join(page, name, email, faults, organisation=None):
    if organisation:
        page.get_by_label("Name of the organisation").fill(organisation)
    page.get_by_label("Your name").fill(name)
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("New password").fill(PASSWORD)
    secret = page.locator("code.secret").first.inner_text().strip()
    faults.expect(page.locator(".qr svg").count() == 1, f"{name}: no QR code")
    page.get_by_label("The code that the app shows now").fill(code(secret))
    answer = press(page, "Make the account")
    faults.expect(answer.status == 200, f"{name} joins: {answer.status}")
    codes = page.locator(".codes li").all_inner_texts()
    faults.expect(len(codes) == 10, f"{name}: {len(codes)} recovery codes")
    hold(page, f"recovery codes of {name}", faults)
    return secret, codes


def sign_in(page, base, email, second, faults, to="/desk/account"):
    page.goto(base + to)
    faults.expect("/desk/sign-in" in page.url, f"{to} is open to all")
    hold(page, "sign in", faults)
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_label("Code").fill(second)
    press(page, "Sign in")
    faults.expect(page.url == base + to, f"{email} signs in: {page.url}")


def walk(browser, base, link, faults):
    def window():
        # The checker of axe is a script of the test; whether pages work without any is tried in another window.
        return browser.new_context(viewport={"width": 320, "height": 800}, bypass_csp=True).new_page()

    owner = window()
    owner.goto(link)
    hold(owner, "set-up", faults)
    _, codes = join(owner, "Ada", "ada@example.org", faults, "Legal Aid & Co")
    for path in ["account", "account/second-factor", "people", "settings", "log"]:
        answer = owner.goto(f"{base}/desk/{path}")
        faults.expect(answer.status == 200, f"/desk/{path}: {answer.status}")
        hold(owner, path, faults)

    owner.goto(base + "/desk/people")
    owner.get_by_label("For whom").fill("Ben, from Monday")
    press(owner, "Make a link")
    hold(owner, "link", faults)
    invitation = owner.locator("code.secret").inner_text().strip()
    faults.expect(re.fullmatch(re.escape(base) + r"/desk/join/[\w-]{43}", invitation), f"the link {invitation}")

    # Without any script, as the pages are meant.
    plain = browser.new_context(viewport={"width": 320, "height": 800}, java_script_enabled=False).new_page()
    plain.goto(invitation)
    plain.get_by_label("Your name").fill("Ben")
    plain.get_by_label("E-mail address").fill("ben@example.org")
    plain.get_by_label("New password").fill("too short")
    plain.get_by_label("The code that the app shows now").fill("000000")
    answer = press(plain, "Make the account")
    faults.expect(answer.status == 400, f"a short password: {answer.status}")
    faults.expect(plain.get_by_label("Your name").input_value() == "Ben", "what was typed is gone")
    faults.expect(plain.get_by_label("New password").input_value() == "", "a password comes back")
    plain.get_by_label("New password").fill(PASSWORD)
    secret = plain.locator("code.secret").first.inner_text().strip()
    plain.get_by_label("The code that the app shows now").fill(code(secret))
    faults.expect(press(plain, "Make the account").status == 200, "Ben does not join")
    faults.expect(plain.goto(base + "/desk/people").status == 403, "Ben manages people")

    owner.goto(base + "/desk/people")
    faults.expect("ben@example.org" in owner.content(), "Ben is not among the people")
    owner.get_by_role("button", name="End access: Ben").or_(owner.locator("form[aria-label='End access: Ben'] button")).first.click()
    owner.wait_for_load_state()
    hold(owner, "people, one without access", faults)
    faults.expect("/desk/sign-in" in plain.goto(base + "/desk/account").url, "Ben is still in")
    press(owner, "Undo")
    faults.expect("Access is back" in owner.content(), "no undo")

    press(owner, "Sign out")
    faults.expect(owner.context.cookies() == [] or owner.goto(base + "/desk/log").url.endswith("to=/desk/log"), "still in")
    sign_in(owner, base, "ada@example.org", codes[0], faults, "/desk/log")
    faults.expect("recovery code used" in owner.content(), "the log does not say how")
    press(owner, "Sign out")
    owner.get_by_label("E-mail address").fill("ada@example.org")
    owner.get_by_label("Password").fill("wrong")
    owner.get_by_label("Code").fill(codes[1])
    faults.expect(press(owner, "Sign in").status == 400, "a wrong password lets in")
    hold(owner, "refused", faults)


def main() -> int:
    faults = Faults()
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        desk = Served(sys.argv[1], folder)
        desk.start()
        try:
            walk(browser, desk.base, desk.base + desk.set_up_path(), faults)
        finally:
            desk.end()
    return faults.end("accounts")


sys.exit(main())
