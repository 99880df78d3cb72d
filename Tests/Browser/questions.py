"""Four questions that people ask: from the front page in at most two links, answered in the first screen of a phone.

usage: questions.py http://127.0.0.1:8080

Needs Debian's chromium and PyPI's playwright. An answer is visible when its words lie within the window without scrolling.
"""

import sys

from playwright.sync_api import sync_playwright

# The words of the link, then what must stand in the first screen behind it.
QUESTIONS = [
    ("Who has agreed to take people?", ["States have agreed", "Rwanda", "Uganda"]),
    ("Has Libya agreed?", ["Libya", "From United States", "only denied"]),
    (
        "What stopped the flight to Libya of 7 May 2025?",
        ["No removal to Libya or Saudi Arabia", "order of a court", "2025-05-07"],
    ),
    (
        "What is a person sent to Rwanda promised?",
        ["From United States", "job training, health care and help with housing"],
    ),
]

VISIBLE = """text => {
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    if (!node.data.includes(text)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.height > 0 && box.top >= 0 && box.bottom <= window.innerHeight && box.left >= 0
        && box.right <= window.innerWidth + 1) return true;
  }
  return false;
}"""


def main() -> int:
    base = sys.argv[1].rstrip("/")
    faults = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 320, "height": 700}, java_script_enabled=True, reduced_motion="reduce")
        for question, answers in QUESTIONS:
            page.goto(base + "/")
            page.get_by_role("link", name=question, exact=True).click()
            page.wait_for_load_state()
            page.wait_for_timeout(300)
            for answer in answers:
                if not page.evaluate(VISIBLE, answer):
                    faults.append(f"{question} {page.url}: “{answer}” is not in the first screen")
        browser.close()
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(QUESTIONS)} questions, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
