"""Forms in a window 320 wide: nothing is cut off, everything to press is big enough, and problems can be read."""
import re

import pytest

import chain
from test_every_page import WIDTH_AND_ROOM, violations

SMALL = {"width": 320, "height": 640}
FORMS = {
    "Business manager": (
        "/hubs/new", "/contacts/new", "/groups/new", "/organisations/new", "/members/new", "/settings"),
    "Coordinator": ("/contacts/import", "/schools/import", "/areas"),
}
# Boxes and buttons that stick out of the window or are lower than a fingertip.
AWKWARD = """() => [...document.querySelectorAll(
    'main input:not([type=hidden]), main select, main textarea, main button')]
  .filter(it => it.getClientRects().length).map(it => [it.outerHTML.slice(0, 120), it.getBoundingClientRect()])
  .filter(([, box]) => box.left < 0 || box.right > innerWidth || box.height < 24 || box.width < 24)
  .map(([words]) => words)"""


@pytest.fixture
def small(new_page, be):
    def at_home(role, name=None):
        page = new_page(**SMALL)
        be(page, role, name)
        return page

    return at_home


def fits(page):
    wide, room = page.evaluate(WIDTH_AND_ROOM)
    return wide <= room


@pytest.mark.parametrize("role", FORMS)
def test_forms_fit(small, role):
    page = small(role)
    for path in FORMS[role]:
        page.goto(path)
        assert page.evaluate(AWKWARD) == [], path
        assert fits(page), path


@pytest.mark.parametrize("path, button", [
    ("/hubs/new", "Save"), ("/contacts/new", "Save"), ("/contacts/import", "Show what it would change")])
def test_forms_with_problems_fit_and_can_be_used_by_anybody(small, path, button):
    page = small("Business manager")
    page.goto(path)
    page.get_by_role("button", name=button).click()
    page.wait_for_selector(".nhsuk-error-summary")
    assert fits(page)
    assert page.evaluate(AWKWARD) == []
    assert page.title().startswith("Error: ")
    assert list(violations(page)) == []


def test_the_whole_chain_is_walked(small):
    hub = chain.walk(small, chain.Names("Travel on a small screen"))
    page = small("Practitioner")
    page.goto(hub)
    page.get_by_role("link", name=re.compile("^You said, we did")).first.click()
    assert chain.REASON in page.inner_text("main")
