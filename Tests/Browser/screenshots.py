"""Pictures of every kind of page in Chromium, wide and narrow, light and dark, to be looked at.

usage: screenshots.py BASE FOLDER [PATH ...]

Without paths it takes one page of each kind, and those that only a form brings.
"""

import pathlib
import re
import sys

from served import PAGES, REFUSED, base, chromium, posted

WIDTHS = [1280, 320]
SCHEMES = ["light", "dark"]


def main() -> int:
    folder = pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    paths = sys.argv[3:] or PAGES + list(REFUSED)
    count = 0
    with chromium() as browser:
        for scheme in SCHEMES:
            for width in WIDTHS:
                context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
                page = context.new_page()

                def take(name):
                    name = re.sub("[^A-Za-z0-9]+", "-", name).strip("-") or "home"
                    page.screenshot(path=str(folder / f"{name}-{width}-{scheme}.png"), full_page=True)

                for path in paths:
                    page.goto(base() + path)
                    take(path)
                    count += 1
                for name, _ in [] if sys.argv[3:] else posted(page):
                    take(name)
                    count += 1
                context.close()
    print(f"{count} pictures in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
