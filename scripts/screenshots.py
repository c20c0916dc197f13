"""Takes pictures of the demonstration: each kind of page once, for the first person it is for, at two widths.

usage: screenshots.py FOLDER | screenshots.py --readme FILE. The second takes one, of a hub as the business manager
sees it, no taller than a window. See browser-tests.
"""
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Tests/Browser"))

from crawl import become_at, follow, people_of  # noqa: E402
from demonstration import launch, running_demonstration  # noqa: E402
from survey import open_links  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

WIDTHS = (1280, 320)
HUB = "Gangs and knife crime"
OF_A_VISITOR = ("/people", "/", "/sign-in", "/sign-in/sent", "/sign-in/link", "/no-such-page", "/accessibility")
# Those for whom a page was first made come first; the rest follow in the order of /people.
FIRST = ("Business manager", "Coordinator", "Executive group member", "Agency safeguarding lead", "Practitioner")


def file_name(who: str, kind: str, width: int) -> str:
    words = re.sub(r"[^a-z0-9]+", "-", f"{kind or 'home'} {who}".lower()).strip("-")
    return f"{words}-{width}.png"


def take(page, folder: Path, who: str, visit) -> None:
    page.goto(visit.path)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=folder / file_name(who, visit.kind, width), full_page=True)


def take_fresh(context, folder: Path, who: str, visits: list, done: set) -> int:
    """Pictures of the kinds nobody's picture shows yet; gives how many pages did not come well."""
    page = context.new_page()
    failures = 0
    for visit in visits:
        # Everybody's own home page; of other kinds one.
        key = (visit.kind, who) if visit.kind == "/" else visit.kind
        if not visit.is_page or key in done:
            continue
        done.add(key)
        take(page, folder, who, visit)
        if visit.status >= 500:
            failures += 1
            print(f"screenshots: {visit.path} as {who} answered {visit.status}", file=sys.stderr)
    page.close()
    return failures


def take_all(browser, address: str, folder: Path) -> int:
    done = set()
    visitor = browser.new_context(base_url=address, locale="en-GB")
    people = people_of(visitor)
    manager = browser.new_context(base_url=address, locale="en-GB")
    become_at(manager, dict(people)["Business manager"])
    seen = follow(visitor, address, (*OF_A_VISITOR, *open_links(manager)))
    manager.close()
    failures = take_fresh(visitor, folder, "visitor", seen, done)
    # The hub that the public can read has gone the whole way, so its pages show the most.
    hubs = [visit.path.removesuffix("/said-and-done") for visit in seen if visit.path.endswith("/said-and-done")]
    people.sort(key=lambda person: FIRST.index(person[0]) if person[0] in FIRST else len(FIRST))
    for who, posts_to in people:
        context = browser.new_context(base_url=address, locale="en-GB")
        become_at(context, posts_to)
        failures += take_fresh(context, folder, who, follow(context, address, ("/", *hubs)), done)
        context.close()
    return failures


def take_for_readme(browser, address: str, file: Path) -> int:
    context = browser.new_context(base_url=address, locale="en-GB", viewport={"width": 1280, "height": 960})
    become_at(context, dict(people_of(context))["Business manager"])
    page = context.new_page()
    page.goto("/hubs")
    page.get_by_role("link", name=HUB).click()
    # Without the strip that is kept for a scroll bar.
    width = page.evaluate("document.body.clientWidth")
    page.screenshot(path=file, clip={"x": 0, "y": 0, "width": width, "height": 960})
    return 0


def main() -> int:
    wants_one = sys.argv[1] == "--readme"
    target = Path(sys.argv[2] if wants_one else sys.argv[1])
    (target.parent if wants_one else target).mkdir(parents=True, exist_ok=True)
    with running_demonstration() as address, sync_playwright() as playwright:
        browser = launch(playwright)
        failures = (take_for_readme if wants_one else take_all)(browser, address, target)
        browser.close()
    if not wants_one:
        print(f"screenshots: {len(list(target.glob('*.png')))} pictures are in {target}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
