"""Pictures of the site's pages in Chromium, wide and narrow, light and dark; fails on errors and sideways scrolling.

usage: screenshots.py http://127.0.0.1:8080 OUTPUT_FOLDER [PATH ...]

Needs Debian's chromium and PyPI's playwright. Without paths it takes one page of each kind.
"""

import pathlib
import sys

from playwright.sync_api import sync_playwright

PATHS = [
    "/", "/arrangements", "/arrangements/usa-lby-2025", "/arrangements/usa-rwa-2025", "/no-such-page",
    "/norms", "/norms/usa/dvd-preliminary-injunction", "/norms/int/cat-3",
    "/states", "/states/LBY", "/states/RWA", "/states/USA", "/sources?weak=only", "/transfers",
    "/changes?from=2025-05-01&to=2025-07-01", "/check", "/emergency", "/method", "/data",
]
WIDTHS = [1280, 320]
SCHEMES = ["light", "dark"]


def main() -> int:
    base, folder = sys.argv[1].rstrip("/"), pathlib.Path(sys.argv[2])
    paths = sys.argv[3:] or PATHS
    folder.mkdir(parents=True, exist_ok=True)
    faults = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for scheme in SCHEMES:
            for width in WIDTHS:
                context = browser.new_context(
                    viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=True
                )
                page = context.new_page()
                # A refused page is an error of the network to the console, and is meant to be one.
                page.on("console", lambda m: faults.append(m.text) if m.type == "error" and "404" not in m.text else None)
                page.on("request", lambda r: faults.append(f"asks {r.url}") if not r.url.startswith(base) else None)
                for path in paths:
                    page.goto(base + path)
                    overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
                    if overflow > 0:
                        faults.append(f"{path} at {width} px is {overflow} px too wide")
                    name = path.strip("/").replace("/", "-").replace("?", "-") or "home"
                    page.screenshot(path=str(folder / f"{name}-{width}-{scheme}.png"), full_page=True)
                context.close()
        browser.close()
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(paths) * len(WIDTHS) * len(SCHEMES)} pictures in {folder}, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
