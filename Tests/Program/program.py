"""The program as somebody at a terminal runs it, and as somebody with a browser meets it."""
import html
import http.client
import os
import re
import signal
import socket
import subprocess
import time
import urllib.parse
import uuid
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("SIGHTLINE_PROGRAM", ROOT / ".build/debug/sightline")).resolve()
CORPUS = os.environ.get("SIGHTLINE_CORPUS")
POSTGRES = os.environ.get("SIGHTLINE_TEST_POSTGRES")
SECONDS_TO_START = 60
SECONDS_TO_ANSWER = 60


def environment(**more):
    """Nothing of the settings of whoever runs the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SIGHTLINE_")}
    return kept | {"SIGHTLINE_REQUESTS_PER_MINUTE": "1000000"} | more


def free_port():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


class Installation:
    """Where one test's partnerships are kept, and the program used on them."""

    def __init__(self, folder, where, prefix=()):
        self.folder, self.where, self.prefix = Path(folder), list(where), list(prefix)

    @classmethod
    def on_sqlite(cls, folder, prefix=()):
        return cls(folder, ["--data", str(Path(folder, "data"))], prefix)

    @property
    def records(self):
        """The file of the partnership fern on SQLite."""
        return Path(self.where[1], "fern/records.sqlite")

    def run(self, *words, **more):
        command = [*self.prefix, str(PROGRAM), *map(str, words), *self.where]
        return subprocess.run(
            command, cwd=self.folder, env=environment(**more), stdin=subprocess.DEVNULL, capture_output=True,
            text=True, timeout=300)

    def without_records(self, *words):
        """Runs a command that reads and writes files only."""
        return subprocess.run(
            [str(PROGRAM), *map(str, words)], cwd=self.folder, env=environment(), stdin=subprocess.DEVNULL,
            capture_output=True, text=True, timeout=300)

    def does(self, *words):
        """Runs a command that has to succeed; gives what it printed."""
        ended = self.run(*words)
        assert ended.returncode == 0, f"{words} ended with {ended.returncode}: {ended.stderr}"
        return ended.stdout.strip()

    def refuses(self, *words, code=1):
        """Runs a command that has to end with `code`; gives what it said, which has to be fit for a person."""
        ended = self.run(*words)
        said = (ended.stderr + ended.stdout).strip()
        assert ended.returncode == code, f"{words} ended with {ended.returncode}: {said}"
        for machine_word in ("Error Domain", "NSCocoa", "Fatal error", "Something went wrong"):
            assert machine_word not in said, said
        return said

    def make_partnership(self, role="coordinator"):
        self.does("partnership", "create", "fern", "--name", "Fernshire")
        self.does("member", "add", "ada@example.org", "--role", role, "--name", "Ada Fenn")
        return self

    def link(self, email="ada@example.org"):
        return urllib.parse.urlsplit(self.does("sign-in-link", email))

    def make_hub(self, *titles):
        """A hub can only be made in the web application."""
        with self.serving() as server:
            visitor = server.signed_in()
            return [visitor.make_hub(title) for title in titles]

    @contextmanager
    def serving(self, *words, **more):
        server = Server(self, words, more)
        try:
            server.start()
            yield server
        finally:
            server.stop()


class Server:
    """`serve`, stopped by its own process id."""

    def __init__(self, installation, words=(), more=None):
        self.installation, self.port = installation, free_port()
        self.command = [str(PROGRAM), "serve", "--port", str(self.port), *words, *installation.where]
        self.environment, self.log = environment(**(more or {})), installation.folder / "serve.log"
        self.process, self.seconds_to_start = None, None

    def start(self):
        """Waits until it says that it is well, and keeps how many seconds that took."""
        began = time.perf_counter()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command, cwd=self.installation.folder, env=self.environment, stdin=subprocess.DEVNULL,
                stdout=log, stderr=log)
        while not self.is_well():
            said = self.log.read_text(errors="replace")[-2000:]
            assert self.process.poll() is None, f"serve ended with {self.process.returncode}: {said}"
            assert time.perf_counter() - began < SECONDS_TO_START, f"serve was not well in time: {said}"
            time.sleep(0.002)
        self.seconds_to_start = time.perf_counter() - began

    def is_well(self):
        try:
            return Visitor(self.port).get("/health").status == 200
        except OSError:
            return False

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(timeout=30)

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self.kill()

    def visitor(self):
        """Somebody with a browser of their own."""
        return Visitor(self.port)

    def signed_in(self, email="ada@example.org"):
        visitor = Visitor(self.port)
        assert visitor.follow(self.installation.link(email)).status == 303
        return visitor


class Answer:
    def __init__(self, response):
        self.status, self.headers = response.status, response.headers
        self.body = response.read()
        self.location = response.getheader("location")

    @property
    def text(self):
        return self.body.decode("utf-8")


class Visitor:
    """Somebody with a cookie jar, one request at a time, each on a connection of its own unless it is kept."""

    def __init__(self, port, cookies=None, keep=False):
        self.port, self.cookies, self.keep, self.connection = port, dict(cookies or {}), keep, None
        self.token = None

    def another(self, keep=True):
        """The same person in another window."""
        twin = Visitor(self.port, self.cookies, keep)
        twin.token = self.token
        return twin

    def get(self, path):
        return self._ask("GET", path, None)

    def post(self, path, fields):
        return self._ask("POST", path, urllib.parse.urlencode(fields, doseq=True))

    def _ask(self, method, path, body):
        connection = self.connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS_TO_ANSWER)
        headers = {"cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["content-type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, body, headers)
            answer = Answer(connection.getresponse())
        except (OSError, http.client.HTTPException):
            connection.close()
            self.connection = None
            raise
        self.connection = connection if self.keep else connection.close()
        for cookie in answer.headers.get_all("set-cookie") or []:
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value
        return answer

    def fields_of(self, path, action):
        """The hidden fields of the form on a page that is sent to `action`."""
        page = self.get(path)
        assert page.status == 200, f"{path} answered {page.status}"
        forms = re.findall(r"<form[^>]*>.*?</form>", page.text, re.DOTALL)
        form = next(form for form in forms if f'action="{action}"' in html.unescape(form))
        hidden = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', form)
        return {name: html.unescape(value) for name, value in hidden}

    def follow(self, link):
        """Opens a sign-in link and presses its button."""
        fields = self.fields_of(f"{link.path}?{link.query}", "/sign-in/link")
        return self.post("/sign-in/link", fields)

    def make_hub(self, title):
        fields = self.fields_of("/hubs/new", "/hubs")
        answer = self.post("/hubs", fields | {
            "title": title, "season": "Summer 2019", "why-children": "It is near.", "why-adults": "It is far.",
            "boards": ["children", "adults"], "questions": "What do you see?"})
        assert answer.status == 303, answer.text
        return answer.location

    def learn_token(self, hub):
        """The token belongs to the session: one page of forms is enough for many."""
        self.token = self.fields_of(f"{hub}/comments/new", f"{hub}/comments")["token"]

    def add_comment(self, hub, text, new=None):
        return self.post(f"{hub}/comments", {
            "token": self.token, "new": new or str(uuid.uuid4()), "text": text, "source": "local-forum"})
