"""What every browser test starts from: the demonstration, a browser, and a page 1280 wide with a clean session."""
import re

import pytest
from playwright.sync_api import sync_playwright

from demonstration import launch, running_demonstration

SECONDS_TO_WAIT = 10


@pytest.fixture(scope="session")
def demo():
    """The demonstration's address; what one test changes, the next one finds."""
    with running_demonstration() as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture
def new_page(browser, demo):
    """Makes pages, each with a session of its own: `new_page(width=320, javascript=False)`."""
    contexts = []

    def make(width=1280, height=900, javascript=True, **options):
        context = browser.new_context(
            base_url=demo, viewport={"width": width, "height": height}, java_script_enabled=javascript,
            locale="en-GB", timezone_id="Europe/London", **options)
        context.set_default_timeout(SECONDS_TO_WAIT * 1000)
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page):
    return new_page()


@pytest.fixture
def be():
    """`be(page, "Coordinator")` presses "Be the coordinator" on /people; the page is then that person's home page.

    With several people of one role, it is the first; `be(page, "Coordinator", name="…")` chooses by name.
    """
    return become


def become(page, role, name=None):
    page.goto("/people")
    buttons = page.get_by_role("button", name=re.compile(rf"Be the {re.escape(role)}\b", re.IGNORECASE))
    if name:
        buttons = buttons.filter(has_text=name)
    buttons.first.click()
    page.wait_for_url(lambda url: not url.endswith("/people"))
