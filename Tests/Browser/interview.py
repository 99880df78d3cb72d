"""The check of a case in Chromium, from the first question to what is printed. Usage: interview.py BASE [LOG]

The brief, from it the page for the hours before a flight and the person's own sheet, and back. On a phone and on a desk,
with JavaScript off, and once with the keyboard alone. What was answered must be neither in an
address, nor in a cookie or other store of the browser, nor in the log of the server.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

from served import Faults, base, begin, chromium, hours, press

# What is known of the person; whatever else is asked is not known.
ANSWERS = {
    "person.nationality": "Laos",
    "person.citizen_of_sender": "No",
    "person.lawful_status": "No",
    "person.final_order": "Yes",
    "person.order_kind": "240",
    "person.order_countries": "Laos",
    "person.procedure": "none",
    "person.arriving": "No",
    "person.entered_on": "1991-06-01",
    "person.represented": "Yes",
    "notice.written@LBY": "No",
    "notice.oral_only@LBY": "Yes",
    "fear.opportunity@LBY": "No",
    "reopen.opportunity@LBY": "No",
    "reopen.moved_by_government@LBY": "No",
    "removal.designated@LBY": "No",
}
# What the register says of this person on 7 May 2025 (the worked case of the same person).
FINDING = "BARRED"
SECTIONS = [
    "Proof", "What the register does not know", "What to ask next", "The facts as given", "To compute it again",
]
MOST_QUESTIONS = 60

# All words that are meant for paper, as they stand between tags.
WORDS = """article => {
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT), words = [];
  for (let node; (node = walker.nextNode());) {
    const text = node.data.replace(/\\s+/g, ' ').trim();
    if (text && !node.parentElement.closest('.noprint, title')) words.push(text);
  }
  return words;
}"""


def finding(page):
    return page.locator("ul.findings .finding").all_inner_texts()


def asked(page):
    field = page.locator("input[name=asked]")
    return field.get_attribute("value") if field.count() else None


def reply(page, key):
    """Gives the answer to the question that is shown, or says that it is not known."""
    answer = ANSWERS.get(key)
    if answer is None:
        return press(page, "I do not know")
    if answer in ["Yes", "No"]:
        return press(page, answer)
    if page.locator("input[type=radio]").count():
        page.locator(f"input[type=radio][value='{answer}']").check()
    else:
        page.locator("#check-answer").fill(answer)
    return press(page, "Answer")


def stores(page, faults, where, path="/check"):
    """Nothing stays in the browser, and nothing stands in the address."""
    faults.expect(page.url == base() + path, f"{where}: the address is {page.url}")
    faults.expect(not page.context.cookies(), f"{where}: a cookie: {page.context.cookies()}")
    kept = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    faults.expect(kept == [0, 0, ""], f"{where}: kept in the browser: {kept}")


def interview(page, faults, where):
    """From the first question until nothing decisive is left; then the brief."""
    response = begin(page)
    keys, said = [], [finding(page)]
    while (key := asked(page)) and len(keys) < MOST_QUESTIONS:
        if page.locator("#check-done").count() and said[-1] != ["UNDETERMINED"]:
            break
        if not keys:
            settles = page.locator(".question > .quiet").inner_text()
            faults.expect("would change the finding" in settles, f"{where}: the first question settles nothing: {settles}")
        faults.expect(key not in keys, f"{where}: {key} is asked twice")
        keys.append(key)
        response = reply(page, key)
        faults.expect(response.status == 200, f"{where}: {key}: status {response.status}")
        faults.expect(
            response.headers.get("cache-control") == "no-store", f"{where}: {key}: {response.headers.get('cache-control')}")
        said.append(finding(page))
        stores(page, faults, f"{where}, {key}")
        told = page.locator("ol.told > li").count()
        faults.expect(told == len(keys), f"{where}: {told} of {len(keys)} answers are shown")
    faults.expect(said[0] == ["UNDETERMINED"], f"{where}: begins with {said[0]}")
    faults.expect(said[-1] == [FINDING], f"{where}: ends with {said[-1]} after {len(keys)} questions, expected {FINDING}")
    faults.expect(len(keys) < 40, f"{where}: {len(keys)} questions")
    declined = [key for key in keys if key not in ANSWERS]
    faults.expect(declined, f"{where}: nothing was left unknown, so that “I do not know” was not tried")
    told = page.locator("ol.told").inner_text()
    faults.expect(told.count("not known") == len(declined), f"{where}: not known is not shown as such")
    # The last answer is taken back and given again.
    last = keys[-1]
    press(page, "Take back the last answer")
    faults.expect(asked(page) == last, f"{where}: taken back, and {asked(page)} is asked instead of {last}")
    reply(page, last)
    faults.expect(finding(page) == [FINDING], f"{where}: given again, it is {finding(page)}")
    response = press(page, "Show the brief")
    faults.expect(response.headers.get("cache-control") == "no-store", f"{where}: the brief may be stored")
    stores(page, faults, f"{where}, brief")
    return len(keys)


def brief(page, faults, where):
    """What must be on it, on the screen and on paper."""
    text = page.locator("main").inner_text()
    for part in [FINDING, "Libya", "7 May 2025", "Proof", "What to ask next", "To compute it again", "sha256:"]:
        faults.expect(part in text, f"{where}: the brief lacks {part}")
    for heading in SECTIONS:
        faults.expect(page.get_by_role("heading", name=heading, exact=True).count(), f"{where}: no heading {heading}")


def overlaps(path, faults, width):
    """Every line lies on its sheet, and no two lie over one another."""
    layout = subprocess.run(["pdftotext", "-bbox-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    count = 0
    for number, sheet in enumerate(layout.split("<page ")[1:], 1):
        right, bottom = (float(re.search(rf'{side}="([\d.]+)"', sheet)[1]) for side in ["width", "height"])
        lines = []
        for box, words in re.findall(r"<line ([^>]*)>(.*?)</line>", sheet, re.S):
            left, top, end, low = map(float, re.findall(r'="([-\d.]+)"', box))
            words = " ".join(re.findall(r">([^<]+)</word>", words))
            if len(words) < 3:
                continue  # a hyphen of a broken address
            faults.expect(
                left >= 0 and top >= 0 and end <= right and low <= bottom, f"on {width}, sheet {number}, cut: {words[:80]}")
            for other in lines:
                across = min(end, other[2]) - max(left, other[0])
                down = min(low, other[3]) - max(top, other[1])
                faults.expect(
                    across < 3 or down < 0.3 * min(low - top, other[3] - other[1]),
                    f"on {width}, sheet {number}, one line over the other: {words[:60]} / {other[4][:60]}")
            lines.append((left, top, end, low, words))
        count += len(lines)
        # A sheet of which little is used says that something could not be broken.
        used = max(line[3] for line in lines) - min(line[1] for line in lines) if lines else 0
        last = number == layout.count("<page ")
        faults.expect(last or used > 0.5 * bottom, f"on {width}, sheet {number} is used to {used / bottom:.0%}")
    return count


def paper(page, faults, width="A4", article="article.brief", lines=50, most=39, what="the brief"):
    """Printed: all of it, nothing cut, no ways through the site, on so many sheets at most; how many it takes."""
    digests = re.findall(r"sha256:[0-9a-f]{64}", page.locator(article).inner_text())
    page.emulate_media(media="print")
    for selector in ["nav", ".skip", "button", "input", "select", ".clocks details", ".noprint"]:
        shown = [element for element in page.locator(selector).all() if element.is_visible()]
        faults.expect(not shown, f"on paper {selector} is shown: {[e.inner_text()[:60] for e in shown]}")
    # What is folded on the screen is proof too.
    for element in page.locator(f"{article} details > :not(summary)").all():
        faults.expect(element.is_visible(), f"on paper a folded part is missing: {element.text_content()[:80]}")
    words = page.locator(article).evaluate(WORDS)
    page.emulate_media(media="null")
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "page.pdf")
        page.pdf(path=str(path), format=width, prefer_css_page_size=article != "article.brief")
        printed = overlaps(path, faults, width)
        info = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
        text = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True).stdout
    # What breaks off between two sheets would be missed below: their number comes first.
    pages = int(re.search(r"Pages:\s+(\d+)", info)[1])
    faults.expect(pages <= most, f"{what} is printed on {pages} sheets of {width}, and at most {most} are right")
    faults.expect(printed > lines, f"{article} on {width}: only {printed} lines")

    def bare(words):
        # Lines and hyphens are broken anywhere on paper, and some words are set in capitals.
        return re.sub(r"[\s\u00ad\u200b-]", "", words).lower()

    printed = bare(text)
    for text in words:
        faults.expect(bare(text) in printed, f"{article} on {width}, this is cut or missing: {text}")
    for digest in digests:
        faults.expect(digest in printed.replace("\n", ""), f"on {width} the digest {digest} is cut")
    return pages


def one_sheet(page, faults, article, what):
    paper(page, faults, "A4", article, lines=12, most=1, what=what)


def within_hours(page, faults, where, prints):
    """From the brief to the page for hours, one answer there, the person's own sheet, and back to the same brief."""
    told = page.locator("#brief-facts ~ dl > div").count()
    response = press(page, "A flight within hours: what to ask for now")
    faults.expect(response.headers.get("cache-control") == "no-store", f"{where}: the page for hours may be stored")
    stores(page, faults, f"{where}, hours", "/emergency")
    text = page.locator("article.emergency").inner_text()
    for part in ["Transfer to Libya within hours", FINDING, "This forbids it today", "One telephone call: what to ask"]:
        faults.expect(part in text, f"{where}: the page for hours lacks {part}")
    if prints:
        one_sheet(page, faults, "article.emergency", "the page for hours")
    page.locator("select[name^='fact:']").first.select_option("unknown")
    response = press(page, "Show the page with these answers")
    faults.expect(response.status == 200, f"{where}: an answer on the page for hours: status {response.status}")
    response = press(page, "A sheet for the person")
    faults.expect(response.headers.get("cache-control") == "no-store", f"{where}: the sheet may be stored")
    stores(page, faults, f"{where}, sheet")
    text = page.locator("article.sheet-page").inner_text()
    faults.expect("They want to send you to Libya" in text, f"{where}: the sheet says {text[:80]}")
    for part in ["Laos", "1991"]:
        faults.expect(part not in text, f"{where}: the sheet tells {part} of the person")
    if prints:
        one_sheet(page, faults, "article.sheet-page", "the sheet")
    press(page, "Back to the brief")
    brief(page, faults, f"{where}, again")
    after = page.locator("#brief-facts ~ dl > div").count()
    faults.expect(after == told + 1, f"{where}: {told} facts, one more on the page for hours, and {after} on the brief")


def nothing_told(page, faults):
    """With nothing told all may be so, and the pages are fullest."""
    for to in ["Libya", "El Salvador"]:
        hours(page, to=to)
        one_sheet(page, faults, "article.emergency", f"the page for hours, {to}, nothing told")
        press(page, "A sheet for the person")
        one_sheet(page, faults, "article.sheet-page", f"the sheet, {to}, nothing told")


def keyboard(page, faults):
    """The same with Tab, Space, Enter and the arrow keys alone: focus is seen at each step, and it starts at the skip link."""
    page.goto(base() + "/check")
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.className")
    faults.expect(first == "skip", f"keyboard: the first stop is {first}")
    page.keyboard.press("Enter")
    faults.expect(page.evaluate("location.hash") == "#content", "keyboard: the skip link does not lead to the content")

    def to(selector, most=120):
        """Tabs until an element that fits has the focus, and sees that it shows."""
        for _ in range(most):
            page.keyboard.press("Tab")
            state = page.evaluate(
                """selector => {
                  const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
                  return {fits: e.matches(selector), name: e.outerHTML.slice(0, 90),
                    ring: style.outlineStyle != 'none' && parseFloat(style.outlineWidth) >= 2,
                    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight};
                }""", selector)
            faults.expect(state["ring"] and state["seen"], f"keyboard: the focus does not show on {state['name']}")
            if state["fits"]:
                return True
        return faults.expect(False, f"keyboard: Tab never reaches {selector}")

    def enter():
        with page.expect_navigation():
            page.keyboard.press("Enter")

    # Where the content begins, the next stops are its fields.
    if not to("#check-to"):
        return 0
    page.keyboard.type("Libya")
    page.keyboard.press("Shift+Tab")
    to("button[value=begin]")
    enter()
    count = 0
    while (key := asked(page)) and count < 12:
        answer = ANSWERS.get(key)
        if answer in ["Yes", "No"]:
            to(f"button[value={answer.lower()}]")
        elif answer is None:
            to("button[value=unknown]")
        elif page.locator("input[type=radio]").count():
            to("input[type=radio]")
            page.keyboard.press("Space")
            while page.evaluate("document.activeElement.value") != answer:
                page.keyboard.press("ArrowDown")
            to("button[value=answer]")
        else:
            to("#check-answer")
            page.keyboard.type(answer)
            to("button[value=answer]")
        before = page.locator("ol.told > li").count()
        enter()
        faults.expect(page.locator("ol.told > li").count() == before + 1, f"keyboard: {key} was not answered")
        count += 1
    to("button[value=brief]")
    enter()
    faults.expect(page.locator("article.brief").count() == 1, "keyboard: no brief at the end")
    return count


def logged(path, faults):
    """A line a request, with no query and nothing of what was told."""
    lines = pathlib.Path(path).read_text().splitlines()
    shape = re.compile(r"[A-Z]+ /[^ ?]* \d{3} \d+µs")
    for line in lines:
        faults.expect(shape.fullmatch(line), f"in the log: {line}")
    for path, least in {"/check": 20, "/emergency": 2}.items():
        answers = [line for line in lines if line.startswith(f"POST {path} 200 ")]
        faults.expect(len(answers) > least, f"the log has {len(answers)} lines of POST {path}")


def main() -> int:
    faults = Faults()
    with chromium() as browser:
        for name, options in {
            "desk": {"viewport": {"width": 1280, "height": 900}},
            "phone without JavaScript": {"viewport": {"width": 320, "height": 640}, "java_script_enabled": False},
        }.items():
            context = browser.new_context(reduced_motion="reduce", **options)
            page = context.new_page()
            foreign = []
            page.on("request", lambda r: r.url.startswith(base()) or foreign.append(r.url))
            addresses = []
            page.on("request", lambda r: addresses.append(r.url))
            count = interview(page, faults, name)
            brief(page, faults, name)
            width = page.evaluate("document.documentElement.scrollWidth")
            faults.expect(width <= options["viewport"]["width"], f"{name}: the brief is {width} px wide")
            if name == "desk":
                pages = [paper(page, faults, size) for size in ["A4", "Letter"]]
            within_hours(page, faults, name, prints=name == "desk")
            if name == "desk":
                nothing_told(page, faults)
            faults.expect(not foreign, f"{name}: asks {foreign}")
            faults.expect(not [a for a in addresses if "?" in a], f"{name}: addresses with a query: {addresses}")
            context.close()
        context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
        keys = keyboard(context.new_page(), faults)
        context.close()
    if len(sys.argv) > 2:
        logged(sys.argv[2], faults)
    return faults.end(
        f"interview: {count} questions to {FINDING.lower()}, brief on {pages[0]} pages of A4, page for hours and sheet on one, {keys} answers by keyboard")


if __name__ == "__main__":
    sys.exit(main())
