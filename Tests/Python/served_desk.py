"""The desk of the real program, served in a folder of its own, and people who work at it over HTTP."""

import base64
import hashlib
import hmac
import html
import http.client
import pathlib
import re
import signal
import struct
import subprocess
import time
import urllib.parse

PASSWORD = "seven wet umbrellas at noon"
ADDRESS = "owner@aid.example"


def code(secret):
    """The code of now: RFC 6238 with SHA-1, six digits, thirty seconds."""
    letters = secret.replace(" ", "").upper()
    key = base64.b32decode(letters + "=" * (-len(letters) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place:place + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


class Served:
    """`safethird serve --data`, started, killed and started again on the same folder."""

    def __init__(self, program, folder, data=None, options=()):
        self.program, self.options, self.folder = program, list(options), pathlib.Path(folder)
        self.data = pathlib.Path(data) if data else self.folder / "data"
        self.key = self.folder / "key"
        if not self.key.exists():
            self.run("keys", "new", str(self.key))
        self.process = None

    def run(self, *arguments):
        return subprocess.run([self.program, *arguments], capture_output=True, text=True)

    def start(self):
        self.process = subprocess.Popen(
            [self.program, "serve", "--port", "0", "--data", str(self.data), "--master-key", str(self.key),
             *self.options],
            stdout=subprocess.PIPE, stderr=open(self.folder / "errors", "a"), text=True)
        line = self.process.stdout.readline()
        found = re.search(r"http://([^/: ]+):(\d+)", line)
        if not found:
            raise RuntimeError(f"it does not start: {line} {self.errors()[-1000:]}")
        self.host, self.port = found[1], int(found[2])
        self.base = f"http://{self.host}:{self.port}"

    def errors(self):
        """What it has said of trouble."""
        return (self.folder / "errors").read_text()

    def set_up_path(self):
        """The link that a new desk prints, by which its first owner sets it up."""
        return urllib.parse.urlsplit(re.search(r"http://\S+", self.process.stdout.readline()).group()).path

    def kill(self):
        """As when the power goes: nothing is finished."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()

    def end(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


class Person:
    """A browser as far as the desk needs one: a cookie, the token of its forms, redirects that are not followed."""

    def __init__(self, served, cookie=None):
        self.served, self.cookie, self.token, self.connection = served, cookie, None, None

    def again(self):
        """The same browser, after the server came back on another port."""
        other = Person(self.served, self.cookie)
        other.token = self.token
        return other

    def ask(self, method, path, body=None, kind="application/x-www-form-urlencoded"):
        """Status, where it leads, and the page; raises OSError or HTTPException where no whole answer came."""
        is_reused = self.connection is not None
        if self.connection is None:
            self.connection = http.client.HTTPConnection(self.served.host, self.served.port, timeout=30)
        headers = {"Cookie": f"safethird={self.cookie}"} if self.cookie else {}
        if body is not None:
            headers["Content-Type"] = kind
        try:
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
            page = answer.read().decode(errors="replace")
        except Exception as error:
            self.connection.close()
            self.connection = None
            # A server may close a connection that nobody used for a while, as it sends the next request.
            if is_reused and method == "GET" and isinstance(error, http.client.RemoteDisconnected):
                return self.ask(method, path)
            raise
        set_cookie = answer.getheader("Set-Cookie")
        if set_cookie:
            self.cookie = re.match(r"safethird=([^;]*)", set_cookie)[1]
        token = re.search(r'name="token" value="([^"]+)"', page)
        if token:
            self.token = token[1]
        return answer.status, answer.getheader("Location") or "", page

    def get(self, path):
        return self.ask("GET", path)

    def post(self, path, **fields):
        fields = {name.replace("_", "-"): value for name, value in fields.items()}
        return self.ask("POST", path, urllib.parse.urlencode({"token": self.token, **fields}))

    def upload(self, path, name, content):
        edge = "edge-of-the-desk"
        parts = [f'--{edge}\r\nContent-Disposition: form-data; name="token"\r\n\r\n{self.token}\r\n'.encode(),
                 f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
                 f"Content-Type: application/pdf\r\n\r\n".encode() + content + f"\r\n--{edge}--\r\n".encode()]
        return self.ask("POST", path, b"".join(parts), f"multipart/form-data; boundary={edge}")

    def set_up(self, path):
        """The first organisation, with its owner: returns the secret of the second factor and the recovery codes."""
        _, _, page = self.get(path)
        secret = re.search(r'class="secret">([A-Z2-7 ]+)<', page)[1]
        status, _, page = self.post(
            path, organisation="Legal Aid", name="Owner", email=ADDRESS, password=PASSWORD, code=code(secret))
        codes = re.findall(r"<li>([0-9a-zA-Z]{4}(?:-[0-9a-zA-Z]{4})+)</li>", page)
        if status != 200 or len(codes) < 10:
            raise RuntimeError(f"set-up answers {status}: {text_of(page)[:400]}")
        return secret, codes

    def sign_in(self, factor):
        self.cookie = None
        self.get("/desk/sign-in")
        status, _, page = self.post("/desk/sign-in", email=ADDRESS, password=PASSWORD, code=factor, to="/desk/cases")
        if status != 303:
            raise RuntimeError(f"signing in answers {status}: {text_of(page)[:400]}")
        self.get("/desk/cases")


def text_of(page):
    """What a page says, without its markup."""
    main = re.search(r"<main.*?</main>", page, re.S)
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main[0] if main else page))).strip()
