"""The whole chain as the people whose links it has, and what a practitioner finds at its end."""
import pytest

import chain
from conftest import become

NAMES = chain.Names("Travel to help")


@pytest.fixture(scope="module")
def hub(browser, demo):
    """The address of a hub that went the whole way."""
    contexts = []

    def person(role, name=None):
        contexts.append(browser.new_context(base_url=demo, locale="en-GB", viewport={"width": 1280, "height": 900}))
        contexts[-1].set_default_timeout(10_000)
        page = contexts[-1].new_page()
        become(page, role, name)
        return page

    yield chain.walk(person, NAMES)
    for context in contexts:
        context.close()


def test_a_practitioner_reads_what_was_decided_and_what_came_of_it(hub, page, be):
    be(page, "Practitioner")
    page.get_by_role("link", name="Learning hubs").click()
    page.get_by_role("link", name=NAMES.hub).click()
    page.get_by_role("link", name="You said, we did", exact=True).first.click()
    words = page.inner_text("main")
    for told in (NAMES.theme, chain.SUMMARY, chain.REASON, NAMES.action):
        assert told in words


def test_somebody_who_is_not_signed_in_reads_the_published_page(hub, page):
    page.goto(f"{hub}/said-and-done")
    assert chain.REASON in page.inner_text("main")


def test_a_practitioner_finds_nothing_that_is_not_theirs(hub, page, be, demo):
    be(page, "Practitioner")
    names = page.locator("nav[aria-label=Main] a").all_inner_texts()
    assert not {"Meetings", "Actions", "Contacts", "Organisations"} & set(names)
    others = [f"{hub}/comments", f"{hub}/report", f"{hub}/letters", f"{hub}/edit", f"{hub}/comments/import"]
    others += [f"{demo}{path}" for path in ("/groups", "/actions", "/contacts", "/members", "/audit", "/outbox")]
    assert {page.request.get(address).status for address in others} == {403}
    page.goto(hub)
    links = page.locator("main a").evaluate_all("all => all.map(link => link.href)")
    assert [link for link in links if page.request.get(link).status != 200] == []


def test_the_hub_shows_every_link_but_the_letters_done(hub, page, be):
    be(page, "Business manager")
    page.goto(hub)
    assert page.locator(".ribbon__link--done").count() == 6


def test_the_words_that_a_spreadsheet_would_run_are_kept_as_they_were_said(hub, page, be):
    be(page, "Coordinator")
    page.goto(f"{hub}/comments")
    assert "=A bus every hour is not enough" in page.inner_text("main")
