"""The main tasks with JavaScript switched off."""
import re

import pytest

import chain


@pytest.fixture
def person(new_page, be):
    def at_home(role, name=None):
        page = new_page(javascript=False)
        be(page, role, name)
        return page

    return at_home


def test_the_whole_chain_is_walked(person, new_page):
    hub = chain.walk(person, chain.Names("Travel without scripts"))
    visitor = new_page(javascript=False)
    visitor.goto(f"{hub}/said-and-done")
    assert chain.REASON in visitor.inner_text("main")


def test_letters_tell_people_what_was_decided(person):
    page = person("Business manager")
    page.get_by_role("link", name=re.compile("Tell people what was decided")).first.click()
    page.locator("main form button").click()
    assert page.locator(".notice").count() == 1


def test_a_member_signs_in_by_the_letter_in_the_outbox(person, new_page):
    administrator = person("Administrator")
    administrator.goto("/members")
    administrator.get_by_role("link", name="Tomasz Winterbourne").click()
    email = re.search(r"[\w.+-]+@[\w.-]+\w", administrator.content()).group()
    member = new_page(javascript=False)
    member.goto("/sign-in")
    member.get_by_label("Email address").fill(email)
    member.get_by_role("button", name="Send me a link").click()
    chain.heading_is(member, "Check your email")
    administrator.goto("/outbox")
    for _ in range(20):
        letters = administrator.get_by_role("row").filter(has_text=email).get_by_role("link")
        if letters.count():
            break
        administrator.reload()
    letters.first.click()
    link = re.search(r"http\S+/sign-in/link\S+", administrator.locator(".letter").inner_text()).group()
    member.goto(re.sub(r"^https?://[^/]+", "", link))
    member.get_by_role("button", name="Sign in").click()
    assert "Tomasz Winterbourne" in member.inner_text(".masthead__who")
    member.goto(re.sub(r"^https?://[^/]+", "", link))
    assert member.locator("h1").count() == 1


def test_what_was_typed_comes_back_with_the_problem(person):
    page = person("Coordinator")
    page.goto("/hubs/new")
    page.get_by_label("Season").fill("Summer 2019")
    page.get_by_role("button", name="Save").click()
    assert page.locator(".nhsuk-error-summary").is_visible()
    assert page.get_by_label("Season").input_value() == "Summer 2019"
