"""Four questions that people ask: from the front page in at most two links, answered in the first screen of a phone.

usage: questions.py BASE

With JavaScript and without. An answer is visible when its words lie within the window without scrolling.
"""

import sys

from served import Faults, base, chromium

# The question, the links that are followed from the front page, then what must stand in the first screen behind them.
QUESTIONS = [
    ("Who has agreed to take people?", ["Who has agreed to take people?"], ["States have agreed", "Rwanda", "Uganda"]),
    ("Has Libya agreed?", ["Has Libya agreed?"], ["Libya", "From United States", "only denied"]),
    ("Has Libya agreed?", ["States", "Libya"], ["Libya", "From United States", "only denied"]),
    (
        "What stopped the flight to Libya of 7 May 2025?", ["What stopped the flight to Libya of 7 May 2025?"],
        ["No removal to Libya or Saudi Arabia", "order of a court", "2025-05-07"],
    ),
    (
        "What is a person sent to Rwanda promised?", ["What is a person sent to Rwanda promised?"],
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
    faults = Faults()
    with chromium() as browser:
        for script in [True, False]:
            context = browser.new_context(
                viewport={"width": 320, "height": 700}, java_script_enabled=script, reduced_motion="reduce")
            page = context.new_page()
            for question, links, answers in QUESTIONS:
                where = f"{question} ({'with' if script else 'without'} JavaScript)"
                faults.expect(len(links) <= 2, f"{where}: {len(links)} links")
                page.goto(base() + "/")
                for link in links:
                    page.get_by_role("link", name=link, exact=True).first.click()
                    page.wait_for_load_state()
                page.wait_for_timeout(300)
                for answer in answers:
                    faults.expect(
                        page.evaluate(VISIBLE, answer), f"{where}: “{answer}” is not in the first screen of {page.url}")
            context.close()
    return faults.end(f"{len({question for question, _, _ in QUESTIONS})} questions, with and without JavaScript")


if __name__ == "__main__":
    sys.exit(main())
