"""How much a page weighs on its first visit, as Chromium receives it. Usage: weight.py BASE"""

import sys

from served import PAGES, Faults, base, chromium

MOST = 150_000  # bytes, with everything that the page needs


def main() -> int:
    faults = Faults()
    weights = {}
    with chromium() as browser:
        for path in PAGES:
            context = browser.new_context()
            page = context.new_page()
            received = []
            client = context.new_cdp_session(page)
            client.send("Network.enable")
            client.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
            response = page.goto(base() + path, wait_until="networkidle")
            faults.expect(
                response.headers.get("content-encoding") == "gzip", f"{path}: not compressed: {response.headers}")
            weights[path] = sum(received)
            faults.expect(len(received) >= 2, f"{path}: only {len(received)} requests were seen")
            faults.expect(weights[path] < MOST, f"{path}: {weights[path]:,} bytes, expected fewer than {MOST:,}")
            context.close()
    path = max(weights, key=weights.get)
    return faults.end(f"weight: front page {weights['/']:,} bytes, most {weights[path]:,} ({path})")


if __name__ == "__main__":
    sys.exit(main())
