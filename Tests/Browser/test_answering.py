"""Answering on a phone, with and without JavaScript: nothing in the way, and away from it at once."""
import pytest

import survey
from conftest import become
from test_every_page import violations
from test_small_screen import AWKWARD, fits

PHONE = {"width": 320, "height": 640, "has_touch": True}
YOUNG = "Where do you feel safe?"
AWAY = "https://www.bbc.co.uk/weather"
# What a finger has to find, lower or narrower than 44 pixels; a line of words with a link in it is no target.
SMALL_TARGETS = """() => [...document.querySelectorAll(
    '.answering label.nhsuk-radios__label, .answering label.nhsuk-checkboxes__label, .answering button,'
    + '.answering .leave, .answering a[href^="tel:"], .answering input[type=text], .answering select')]
  .map(it => [it.textContent.trim() || it.name, it.getBoundingClientRect()])
  .filter(([, box]) => box.height < 44 || box.width < 24)
  .map(([words, box]) => `${words}: ${box.width} by ${box.height}`)
"""


@pytest.fixture(scope="module")
def asked(browser, demo):
    """An evaluation, and two pages of questions, that are open: (of the forum, of the day)."""
    context = browser.new_context(base_url=demo, locale="en-GB")
    page = context.new_page()
    become(page, "Business manager")
    evaluation = survey.ask(page, "Evaluation on a phone", reached=40)
    survey.bring_in(page, "day-on-a-phone", "A day on a phone")
    day = survey.ask(page, "How was the day?", "A day on a phone")
    yield evaluation, day
    context.close()


@pytest.fixture
def young_link(new_page, be):
    page = new_page()
    be(page, "Business manager")
    survey.find(page, YOUNG)
    return page.locator(".answer-link__address a").get_attribute("href")


@pytest.fixture
def phone(new_page):
    """A phone that gets the page it leaves to from here, not from the network."""
    def make(**options):
        page = new_page(**{**PHONE, **options})
        page.route(AWAY, lambda route: route.fulfill(content_type="text/html", body="<title>Weather</title>"))
        return page

    return make


@pytest.mark.parametrize("javascript", [True, False])
def test_the_exit_evaluation_takes_four_taps_and_a_word(asked, phone, javascript):
    page = phone(javascript=javascript)
    taps = survey.evaluate(page, asked[0].link, lambda target: target.tap())
    assert taps == 4
    assert page.locator("main").get_by_text("We read every answer within a week").count() == 1


def test_the_demonstration_s_evaluation_says_what_was_measured(page, be):
    be(page, "Business manager")
    survey.find(page, "Gangs and knife crime: after the forums")
    page.get_by_role("link", name="See what people answered").click()
    words = page.inner_text("main")
    for told in ("90% (35 of 39", "92% (36 of 39", "87% (34 of 39", "38% (15 of 39", "17% (39 of 225"):
        assert told in words


def test_pages_fit_with_targets_for_a_finger(asked, phone, young_link):
    page = phone()
    for link in (asked[0].link, asked[1].link, young_link):
        page.goto(link)
        assert page.evaluate(SMALL_TARGETS) == [], link
        assert page.evaluate(AWKWARD) == [], link
        assert fits(page), link


def test_what_is_missing_is_said_on_a_page_for_anybody(asked, phone):
    page = phone()
    page.goto(asked[0].link)
    page.get_by_label("What should be different next time?").fill("Longer <breaks>")
    page.get_by_role("button", name="Send my answers").click()
    page.wait_for_selector(".nhsuk-error-summary")
    assert page.locator(".nhsuk-error-summary a").count() == 5
    assert page.get_by_label("What should be different next time?").input_value() == "Longer <breaks>"
    assert fits(page)
    assert list(violations(page)) == []


@pytest.mark.parametrize("javascript", [True, False])
def test_somebody_stops_and_goes_on_with_a_code_elsewhere(asked, phone, javascript):
    page = phone(javascript=javascript)
    page.goto(asked[1].link)
    page.get_by_label("Yes", exact=True).check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("7", exact=True).tap()
    page.get_by_role("button", name="Save and come back later").click()
    assert page.locator("h1").inner_text() == "Your answers so far are saved"
    code = page.locator(".answer-code").inner_text().split()[-1]
    elsewhere = phone(javascript=javascript)
    elsewhere.goto(asked[1].link)
    elsewhere.get_by_role("link", name="I have a code to go on with").click()
    elsewhere.get_by_label("Your code").fill(code)
    elsewhere.get_by_role("button", name="Go on").click()
    assert elsewhere.get_by_label("7", exact=True).is_checked()
    elsewhere.get_by_role("button", name="Back", exact=True).click()
    assert elsewhere.get_by_label("Yes", exact=True).is_checked()


def test_pages_that_are_reached_by_answering_are_for_anybody(asked, phone):
    page = phone()
    page.goto(asked[1].link)
    page.get_by_label("Yes", exact=True).check()
    for button, heading in (
            ("Continue", "One more thing"), ("Save and come back later", "Your answers so far are saved")):
        page.get_by_role("button", name=button).click()
        page.get_by_role("heading", name=heading).wait_for()
        page.wait_for_load_state()
        assert list(violations(page)) == []
    page.get_by_role("link", name="Go on now").click()
    page.get_by_role("button", name="Send my answers").click()
    page.get_by_role("heading", name="Thank you. Your answers have been sent").wait_for()
    page.wait_for_load_state()
    assert list(violations(page)) == []
    page.goto("/answer/no-such-link")
    assert list(violations(page)) == []


def test_enter_in_a_line_goes_on_and_never_back(asked, phone):
    page = phone()
    page.goto(asked[1].link)
    page.get_by_label("Yes", exact=True).check()
    page.get_by_label("What is your role?").press("Enter")
    page.wait_for_selector("h2:text-is('One more thing')")
    page.get_by_label("Where should the next one be?").press("Enter")
    page.wait_for_selector("h1:text-is('Thank you. Your answers have been sent')")


def test_going_on_comes_before_going_back(asked, phone):
    page = phone()
    page.goto(asked[1].link)
    page.get_by_label("Yes", exact=True).check()
    page.get_by_role("button", name="Continue").click()
    names = page.locator(".answer-form button").all_inner_texts()
    assert names == ["Send my answers", "Back", "Save and come back later"]


def test_who_to_call_stands_before_and_after_what_young_people_write(young_link, phone):
    page = phone()
    page.goto(young_link)
    page.get_by_role("button", name="Continue").click()
    help_tops = page.locator(".call-now").evaluate_all("all => all.map(it => it.getBoundingClientRect().top)")
    first = page.locator(".answer-form").bounding_box()["y"]
    assert len(help_tops) == 2 and help_tops[0] < first < help_tops[1]
    assert page.locator(".call-now").last.get_by_role("link", name="0800 1111").is_visible()


@pytest.mark.parametrize("leave", [
    lambda page: page.locator(".leave").first.tap(),
    lambda page: page.locator(".leave").last.tap(),
    lambda page: [page.keyboard.press("Escape") for _ in range(2)],
])
def test_leaving_quickly_can_not_be_gone_back_from(young_link, phone, leave):
    page = phone()
    page.goto("/accessibility")
    page.goto(young_link)
    leave(page)
    page.wait_for_url(AWAY)
    page.go_back()
    assert young_link not in page.url


def test_the_way_back_to_an_earlier_page_leads_away_again(young_link, phone):
    page = phone()
    page.goto(young_link)
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url("**page=**")
    page.locator(".leave").first.tap()
    page.wait_for_url(AWAY)
    with page.expect_request(AWAY):
        page.evaluate("history.back()")
    page.wait_for_function("document.title === 'Weather'")
    assert page.url == AWAY


def test_without_javascript_leaving_is_a_link(young_link, phone):
    page = phone(javascript=False)
    page.goto(young_link)
    page.locator(".leave").first.tap()
    page.wait_for_url(AWAY)
