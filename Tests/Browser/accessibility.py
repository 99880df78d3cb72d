"""axe on every kind of page, in Chromium. Usage: accessibility.py BASE [light|dark]

Wide and narrow, with everything unfolded, those pages too that only a form brings. No violation of any rule of axe, best
practices included; nothing wider than the window; no error of the browser; no request to another site.
"""

import sys

from axe_playwright_python.sync_playwright import Axe

from served import PAGES, REFUSED, Faults, base, chromium, posted

WIDTHS = [1280, 320]
axe = Axe()


def hold(page, name, width, scheme, faults):
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    where = f"{name} ({scheme}, {width} px)"
    wide = page.evaluate("document.documentElement.scrollWidth")
    faults.expect(wide <= width, f"{where}: {wide} px wide")
    for violation in axe.run(page).response["violations"]:
        nodes = violation["nodes"]
        faults.expect(False, f"{where}: {violation['id']}, {violation['help']}: {len(nodes)} places, "
                      f"such as {nodes[0]['html'][:160]}: {nodes[0]['failureSummary'][:200]}")
    faults.held += 1


def main() -> int:
    faults = Faults()
    schemes = sys.argv[2:] or ["light", "dark"]
    count = 0
    with chromium() as browser:
        for scheme in schemes:
            for width in WIDTHS:
                context = browser.new_context(
                    viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce", bypass_csp=True)
                page = context.new_page()
                # A refused page is an error of the network to the console, and is meant to be one.
                page.on("console", lambda m: m.type == "error" and "status of 40" not in m.text and faults.expect(False, m.text))
                page.on("request", lambda r: r.url.startswith(base()) or faults.expect(False, f"asks {r.url}"))
                for path in PAGES + list(REFUSED):
                    page.goto(base() + path)
                    hold(page, path, width, scheme, faults)
                    count += 1
                for name, _ in posted(page):
                    hold(page, name, width, scheme, faults)
                    count += 1
                context.close()
    return faults.end(f"axe: {count} pages, {' and '.join(schemes)}")


if __name__ == "__main__":
    sys.exit(main())
