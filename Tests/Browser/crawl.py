"""Follows every link that somebody can see, two of each kind of page, and keeps what each page answered."""
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

PAGES_OF_A_KIND = 2
# The page of an occasion leads elsewhere in each of its states; each link asks something else.
PAGES_OF = {"/occasions/:id": 20, "/answer/:link": 20}
IDENTITY = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
NOT_PAGES = ("/assets/", "/accent/")
# What stands in an address where others have an identity.
NAMED = (
    ("/outbox/:letter", r"^/outbox/[^/]+$"),
    ("/answer/:link", r"^/answer/[^/]+"),
    ("/return/:link/pages/:page", r"^/return/[^/]+/pages/[^/]+$"),
    ("/return/:link", r"^/return/[^/]+$"),
    ("/held-texts/:text", r"^/held-texts/[^/]+$"),
    ("/question-sets/:set/:version", r"^/question-sets/[^/]+/\d+"),
    (r"/occasions/:id/texts/:question", r"^/occasions/:id/texts/[^/]+$"),
)


@dataclass(frozen=True)
class Visit:
    path: str
    kind: str
    status: int
    is_page: bool
    titles: int
    headings: int


class Reader(HTMLParser):
    """The links, and how many titles and first headings, of one page."""

    def __init__(self, text):
        super().__init__()
        self.links, self.titles, self.headings = [], 0, 0
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.titles += tag == "title"
        self.headings += tag == "h1"
        if tag == "a":
            self.links.append(dict(attributes).get("href") or "")


def kind_of(path):
    """"/meetings/016b…-…?after=x" is of the kind "/meetings/:id?"."""
    parts = urlsplit(path)
    words = IDENTITY.sub(":id", parts.path)
    for kind, pattern in NAMED:
        words = re.sub(pattern, kind, words)
    return words + ("?" if parts.query else "")


def become_at(context, address):
    """A session of the person whose button posts to `address` on /people."""
    page = context.new_page()
    page.goto("/people")
    page.locator(f'form[action="{address}"] button').click()
    page.wait_for_url(lambda url: not url.endswith("/people"))
    page.close()


def people_of(context):
    """(what the button says, where it posts), for each person of the demonstration, in the page's order."""
    page = context.new_page()
    page.goto("/people")
    people = page.locator(".people__person form").evaluate_all(
        "all => all.map(form => [form.querySelector('.people__role').textContent.replace('Be the ', ''),"
        " form.getAttribute('action')])")
    page.close()
    return people


def follow(context, address, starts=("/",)):
    """Every page reachable from `starts`, as the person of this session; the address has no slash at its end."""
    waiting, seen, of_kind, visits = list(starts), set(starts), {}, []
    while waiting:
        path = waiting.pop(0)
        kind = kind_of(path)
        if of_kind.get(kind, 0) >= PAGES_OF.get(kind, PAGES_OF_A_KIND):
            continue
        of_kind[kind] = of_kind.get(kind, 0) + 1
        visit, links = _open(context, address, path, kind)
        visits.append(visit)
        fresh = [link for link in links if link not in seen]
        seen.update(fresh)
        waiting.extend(fresh)
    return visits


def _open(context, address, path, kind):
    answer = context.request.get(address + path, max_redirects=0 if path == "/sign-out" else 5)
    is_page = "text/html" in answer.headers.get("content-type", "")
    reader = Reader(answer.text() if is_page else "")
    visit = Visit(path, kind, answer.status, is_page, reader.titles, reader.headings)
    return visit, list(dict.fromkeys(filter(None, (_internal(address, answer.url, it) for it in reader.links))))


def _internal(address, base, link):
    whole = urljoin(base, link).partition("#")[0]
    if not whole.startswith(address + "/") or whole.removeprefix(address).startswith(NOT_PAGES):
        return None
    return whole.removeprefix(address)
