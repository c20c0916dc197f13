"""A survey as the people who have a part in it: who asks, who answers, who reads, and what each may see."""
import pytest

import survey
from conftest import become

WORDS = "Lights in the alley behind the library"
TRAINING = "Safeguarding training in your organisation"


@pytest.fixture
def person(new_page, be):
    def at_home(role, name=None):
        page = new_page()
        be(page, role, name)
        return page

    return at_home


@pytest.fixture(scope="module")
def closed(browser, demo):
    """A survey that nine people answered, all but one of them alike, closed: (its page, what closing said)."""
    contexts = []

    def fresh():
        contexts.append(browser.new_context(base_url=demo, locale="en-GB"))
        contexts[-1].set_default_timeout(10_000)
        return contexts[-1].new_page()

    manager = fresh()
    become(manager, "Business manager")
    survey.bring_in(manager, "day-of-many", "A day of many")
    asked = survey.ask(manager, "After the day", "A day of many", reached=12)
    visitor = fresh()
    for number in range(9):
        survey.answer(visitor, asked.link, useful=number > 0)
    yield asked, survey.close(manager, asked.page)
    for context in contexts:
        context.close()


def test_closing_says_in_numbers_who_can_no_longer_answer(closed):
    assert "3 of the 12 people who were asked have not answered, and no longer can after this." in closed[1]


def test_what_was_closed_stays_closed(closed, person, page):
    asked, _ = closed
    manager = person("Business manager")
    assert manager.request.get(f"{asked.page}/opening").status == 409
    manager.goto(asked.page)
    assert manager.get_by_role("link", name="Open for answers").count() == 0
    page.goto(asked.link)
    assert page.locator("h1").inner_text() == "These questions are closed"
    assert page.locator("form").count() == 0


def test_whoever_asks_reads_every_number(closed, person):
    manager = person("Business manager")
    manager.goto(f"{closed[0].page}/results")
    words = manager.inner_text("main")
    assert "89% (8 of 9" in words and "11% (1 of 9" in words
    assert "[c]" not in words


def test_the_scrutineer_reads_them_with_small_numbers_held_back(closed, person):
    scrutineer = person("Independent scrutineer")
    survey.find(scrutineer, "After the day")
    scrutineer.get_by_role("link", name="See what people answered").click()
    words = scrutineer.inner_text("main")
    assert "[c]" in words and "Numbers of 5 or fewer are held back" in words
    assert "of 9; 95% interval" not in words
    for address in ("paper", "edit", "closing", "answers"):
        assert scrutineer.request.get(f"{closed[0].page}/{address}").status == 403


def test_somebody_without_a_part_in_it_reads_nothing(closed, person):
    practitioner = person("Practitioner")
    assert practitioner.request.get(closed[0].page).status == 403
    assert practitioner.request.get(f"{closed[0].page}/results").status == 403


def test_a_young_person_s_words_are_nobody_s_until_they_are_cleared(person, page):
    manager = person("Business manager")
    occasion = survey.find(manager, "Where do you feel safe?")
    page.goto(manager.locator(".answer-link__address a").get_attribute("href"))
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("What would make you feel safer?").fill(WORDS)
    page.get_by_role("button", name="Send my answers").click()
    assert page.locator("h1").inner_text() == "Thank you. Your answers have been sent"
    manager.goto(f"{occasion}/results")
    assert WORDS not in manager.inner_text("main")
    survey.read_held_text(person("Trained reader"), WORDS)
    manager.reload()
    assert WORDS in manager.inner_text("main")


def test_what_can_not_be_asked_is_said_before_opening(person):
    manager = person("Business manager")
    occasion = survey.plan(manager, "Training this year", TRAINING, anonymous=False)
    manager.get_by_role("link", name="Open for answers").click()
    assert "This question set asks for a file" in manager.inner_text("main")
    assert manager.locator("main form").count() == 0
    assert manager.request.get(f"{occasion}/closing").status == 409


def test_opening_a_list_says_to_how_many_people_it_writes(person):
    manager = person("Business manager")
    occasion = survey.draw_up(manager, "To a list of one area")
    manager.get_by_role("link", name="Open for answers").click()
    button = manager.locator("main form button").inner_text()
    number = button.removeprefix("Open, and write to ").removesuffix(" people")
    assert int(number) > 1 and f"{number} people are written to at once" in manager.inner_text("main")
    manager.get_by_role("link", name="Go back").click()
    survey.open_for_answers(manager, button)
    manager.get_by_role("link", name=f"Remind the {number} who have not answered").click()
    assert f"{number} people are written to at once" in manager.inner_text("main")
    manager.get_by_role("link", name="Go back").click()
    assert f"{number} of the {number} people who were asked have not answered" in survey.close(manager, occasion)
