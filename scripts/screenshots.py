"""Takes pictures of the demonstration: what each person's navigation leads to, at two widths. See browser-tests."""
import re
import sys
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Tests/Browser"))

from demonstration import launch, running_demonstration  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

WIDTHS = (1280, 390)


def file_name(who: str, path: str, width: int) -> str:
    words = re.sub(r"[^a-z0-9]+", "-", f"{who} {path}".lower()).strip("-")
    return f"{words}-{width}.png"


def paths_in_navigation(page) -> list:
    links = page.locator("nav[aria-label=Main] a").evaluate_all("all => all.map(link => link.href)")
    return list(dict.fromkeys(["/"] + [urlsplit(link).path for link in links]))


def take(page, folder: Path, who: str, path: str) -> int:
    """Both widths; gives 1 for a page that did not come well, else 0."""
    answer = page.goto(path)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=folder / file_name(who, path, width), full_page=True)
    if answer.ok:
        return 0
    print(f"screenshots: {path} as {who} answered {answer.status}", file=sys.stderr)
    return 1


def take_all(browser, address: str, folder: Path) -> int:
    visitor = browser.new_context(base_url=address, locale="en-GB").new_page()
    failures = take(visitor, folder, "nobody", "/people")
    people = visitor.locator(".people__button")
    for index in range(people.count()):
        page = browser.new_context(base_url=address, locale="en-GB").new_page()
        page.goto("/people")
        button = page.locator(".people__button").nth(index)
        who = button.locator(".people__role").inner_text().removeprefix("Be the ")
        button.click()
        page.wait_for_url(lambda url: not url.endswith("/people"))
        failures += sum(take(page, folder, f"{index + 1:02} {who}", path) for path in paths_in_navigation(page))
        page.context.close()
    return failures


def main() -> int:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with running_demonstration() as address, sync_playwright() as playwright:
        browser = launch(playwright)
        failures = take_all(browser, address, folder)
        browser.close()
    print(f"screenshots: {len(list(folder.glob('*.png')))} pictures are in {folder}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
