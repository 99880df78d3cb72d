"""Whether the checks can fail: the site with a fault put in on the way, which the check must find. Usage: faults.py SAFETHIRD

Each fault is put into what the server sends by a proxy on this machine; the check is run against the proxy and stops at its
first fault. It takes some minutes and is for those who change the checks.
"""

import concurrent.futures
import http.client
import http.server
import os
import pathlib
import subprocess
import sys
import threading
from urllib.parse import urlsplit

HERE = pathlib.Path(__file__).parent
# The check, the fault in words, what is replaced by what in the body or the headers, and what must be said.
FAULTS = [
    ("accessibility.py", "a field without its label", (b'<label for="check-to">', b"<label>"), "label"),
    ("accessibility.py", "grey on white", (b"--soft: #59564d", b"--soft: #b9b6ad"), "color-contrast"),
    ("accessibility.py", "a form too wide for a phone", (b".clocks details { min-inline-size: 0; }", b""), "px wide"),
    ("accessibility.py", "a picture of another site",
     (b"<main", b'<img src="https://example.org/x.png" alt=""><main'), "asks https://example.org"),
    ("interview.py", "a page that may be stored", ("Cache-Control: no-store", "Cache-Control: public"), "public"),
    ("interview.py", "a cookie", ("X-Content-Type-Options: nosniff", "Set-Cookie: a=b"), "cookie"),
    ("interview.py", "answers in the address", (b'<form method="post" action="/check"', b'<form method="get" action="/check"'),
     "fault"),
    ("interview.py", "buttons on paper", (b".noprint { display: none !important; }", b""), "on paper"),
    ("interview.py", "a folded part is not printed", (b".brief details::details-content", b".brief x"), "folded"),
    ("interview.py", "lines over one another on paper",
     (b".brief .lead, .brief .destination, .brief :is(.steps, .proof, .deadlines, .ask, .plain-sources) { display: block; }",
      b".brief .destination, .brief .proof li { break-inside: avoid; } .brief .proof { block-size: 200px; }"), "on A4"),
    ("interview.py", "no ring on what has the focus", (b":focus-visible, input:focus-within { outline: 3px", b"x { outline: 3px"),
     "focus does not show"),
    ("interview.py", "the brief without its digest", (b"sha256:", b"sha-256 "), "sha256"),
    ("interview.py", "the page for hours on two sheets", (b".emergency.dense { font-size: 8pt", b".emergency.dense { font-size: 14pt"),
     "sheets of A4"),
    ("interview.py", "a sheet that tells of the person",
     (b"<p class=\"main-line\">", b"<p class=\"main-line\">Laos: "), "tells Laos"),
    ("travel.py", "links that lose a clock", (b"&amp;known=2025-06-01", b""), "lose"),
    ("travel.py", "a row that is missing", (b'<tbody role="rowgroup">\n<tr role="row">', b'<tbody role="rowgroup">\n<tr hidden><td>'),
     "expected"),
    ("travel.py", "a refusal without a proposal", (b"Write stage=agreed.", b""), "stage"),
    ("questions.py", "an answer that is not there", (b"job training", b"training"), "promised"),
    ("weight.py", "a page that is not compressed", None, "compressed"),
    ("files.py", "another digest on the brief", (b"<code>sha256:", b"<code>sha256:0"), "receipt lacks"),
    ("files.py", "a calendar that tells of the person", (b"CLASS:PRIVATE", b"COMMENT:LAO"), "tells LAO"),
    ("markup.py", "an attribute twice", (b'<main id="content"', b'<main id="content" id="content"'), "Duplicate attribute"),
    ("markup.py", "a kind of page that no check sees", (b"<main", b'<a href="/novel/page">x</a><main'), "/novel/page"),
]


def proxy(base, fault):
    """A server that gives what the site gives, with the fault."""
    target = urlsplit(base)

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_):
            pass

        def relay(self):
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            connection = http.client.HTTPConnection(target.hostname, target.port, timeout=60)
            headers = {name: value for name, value in self.headers.items() if name.lower() not in ["host", "accept-encoding"]}
            connection.request(self.command, self.path, body or None, headers | {"Accept-Encoding": "identity"})
            answer = connection.getresponse()
            content = answer.read()
            lines = [f"{name}: {value}" for name, value in answer.getheaders()
                     if name.lower() not in ["content-length", "connection", "transfer-encoding"]]
            if fault and isinstance(fault[0], bytes):
                content = content.replace(*fault)
            elif fault:
                lines = [fault[1] if line.lower() == fault[0].lower() else line for line in lines]
            self.send_response(answer.status)
            for line in lines:
                self.send_header(*line.split(": ", 1))
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content)
            connection.close()

        do_GET = do_POST = do_HEAD = relay

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None  # a browser that was closed
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def tried(base, program, fault):
    """What is wrong with the check; nothing where it finds the fault."""
    check, words, change, said = fault
    server = proxy(base, change)
    arguments = [program] if check in ["files.py", "markup.py"] else []
    try:
        run = subprocess.run(
            [sys.executable, HERE / check, f"http://127.0.0.1:{server.server_port}", *arguments],
            capture_output=True, text=True, timeout=900, env=os.environ | {"SAFETHIRD_FIRST_FAULT": "1"})
    except subprocess.TimeoutExpired:
        return f"{check}: {words}: NOT FOUND: the check had not ended after 15 minutes"
    finally:
        server.shutdown()
    found = run.returncode != 0 and said in run.stdout + run.stderr
    return f"{check}: {words}: " + ("found" if found else f"NOT FOUND: {run.stdout[-400:]} {run.stderr[-400:]}")


def main() -> int:
    program = str(pathlib.Path(sys.argv[1]).resolve())
    chosen = [fault for fault in FAULTS if len(sys.argv) < 3 or sys.argv[2] in fault[0] + fault[1]]
    site = subprocess.Popen([program, "serve", "--port", "0", "--register", "register"], stdout=subprocess.PIPE, text=True)
    try:
        base = next(word for word in site.stdout.readline().split() if word.startswith("http")).rstrip("/")
        with concurrent.futures.ThreadPoolExecutor(3) as pool:
            results = list(pool.map(lambda fault: tried(base, program, fault), chosen))
    finally:
        site.terminate()
    print("\n".join(results))
    return 1 if any("NOT FOUND" in result for result in results) else 0


if __name__ == "__main__":
    sys.exit(main())
