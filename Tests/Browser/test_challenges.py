"""A challenge from the question to what it changed, each step as the person whose step it is does it."""
import re

import pytest

TEXT = "Who has looked at all of them together?"


def open_challenge(page, be, role, name, title):
    be(page, role, name)
    page.goto("/challenges")
    page.locator("main").get_by_role("link", name=re.compile(re.escape(title))).click()


def say(page, label, words, button):
    page.get_by_label(label).fill(words)
    page.get_by_role("button", name=button, exact=True).click()
    assert words in page.inner_text("main")


@pytest.mark.parametrize("width, javascript", [(1280, True), (320, False)])
def test_a_challenge_goes_all_the_way(new_page, be, width, javascript):
    page, title = new_page(width=width, javascript=javascript), f"{TEXT} ({width})"
    be(page, "Independent scrutineer")
    page.goto("/challenges")
    page.get_by_role("link", name="Raise a challenge").click()
    page.get_by_role("button", name="Raise it").click()
    assert "Enter what you ask" in page.locator(".nhsuk-error-summary").inner_text()
    page.get_by_label("Whom is it put to?").select_option(label="Fernshire Youth Service")
    page.get_by_label("What do you ask?").fill(title)
    page.get_by_role("button", name="Raise it").click()
    assert "An answer is due by 4 July 2019" in page.inner_text("main")
    open_challenge(page, be, "Agency safeguarding lead", "Callum", title)
    page.get_by_role("button", name="Acknowledge").click()
    say(page, "Your answer", "Nobody yet.", "Send the answer")
    assert page.get_by_role("button", name="The answer is enough").count() == 0
    open_challenge(page, be, "Independent scrutineer", None, title)
    say(page, "What is missing?", "By when will somebody?", "The answer is not enough")
    say(page, "Why should it go to the executive group?", "Nobody leads.", "Escalate to the executive group")
    assert "Escalated to the executive group" in page.inner_text("main")
    say(page, "What came of it?", "One review of all ten.", "Resolve")
    say(page, "What difference did it make to children?", "Fewer episodes in the next quarter.", "Keep")
    assert "Impact reviewed" in page.inner_text("main")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
