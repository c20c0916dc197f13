"""A question of scrutiny from the plan to the judgement, each step by the person whose step it is."""
import re

import pytest

MOST_SECONDS = 60
PASSPHRASE = "quiet lanes at noon"
QUESTION = "Do schools hear when a child moves?"
CLAIM = "A school hears within a day that a child has moved."
SCRUTINEER = "Zora Lindqvist"
REASONS = "Schools hear by chance. The data set counts the letter and not its arrival."


@pytest.fixture
def people(new_page, be):
    def person(role, name=None):
        page = new_page()
        page.context.set_default_timeout(MOST_SECONDS * 1000)
        be(page, role, name)
        return page
    return person


def press(page, name):
    page.get_by_role("button", name=name).click()


def follow(page, name):
    page.get_by_role("link", name=name).first.click()


def day(page, legend, *parts):
    group = page.get_by_role("group", name=legend)
    for label, value in zip(("Day", "Month", "Year"), parts):
        group.get_by_label(label).fill(value)


def add_scrutineer(page):
    """One of this test's own: the demonstration's scrutineer sets up her notes in another test."""
    page.goto("/members/new")
    page.get_by_label("Full name").fill(SCRUTINEER)
    page.get_by_label("Work email address").fill("zora.lindqvist@fernshire.example")
    page.get_by_label("Independent scrutineer").check()
    page.locator("main form button[type=submit]").first.click()
    page.get_by_text(SCRUTINEER).first.wait_for()


def set_up_notes(page):
    page.goto("/notes/set-up")
    page.get_by_label("New passphrase").fill(PASSPHRASE)
    page.get_by_label("The same passphrase again").fill(PASSPHRASE)
    press(page, "Go on")
    groups = page.locator(".recovery-code__characters").all_inner_texts()
    page.get_by_label("Group 3").fill(groups[2])
    page.get_by_label("Group 7").fill(groups[6])
    press(page, "I have it on paper")
    page.get_by_text("Your notes are ready").wait_for()


def begin_plan(page):
    page.goto("/scrutiny")
    follow(page, "Begin a plan")
    page.get_by_label("Title").fill("Scrutiny plan 2020/21")
    day(page, "First day", "1", "4", "2020")
    day(page, "Last day", "31", "3", "2021")
    page.get_by_label(re.compile("^Principles")).fill("Honesty\nLearning from what works")
    press(page, "Begin the plan")
    follow(page, "Add a line of enquiry")
    page.get_by_label("What do you want to find out?").fill(QUESTION)
    page.get_by_label("What is claimed to be so?").fill(CLAIM)
    page.get_by_label("Why now?").fill("Two schools asked in June.")
    page.get_by_label("Who can answer it?").fill("Schools, the MASH")
    for kind in ("Performance data", "Practitioner feedback", "Child or family voice"):
        page.get_by_label(kind).check()
    press(page, "Add the line of enquiry")
    page.get_by_text("Nothing is on the board yet.").wait_for()
    return page.url


def add_evidence(page, kind, says, stance, readers="Scrutineers and the partnership"):
    follow(page, re.compile(rf"^({kind}|Add evidence)$"))
    page.get_by_label("Line of enquiry").select_option(label=QUESTION)
    page.get_by_label("What kind of evidence is it?").select_option(label=kind + SIDE[kind])
    page.get_by_label("What does it say, in one sentence?").fill(says)
    day(page, "Date of the evidence", "14", "6", "2019")
    page.get_by_label("Where does it come from?").fill("A talk in June")
    page.get_by_label("2, fair").check()
    page.get_by_label("With care").check()
    page.get_by_label(stance).check()
    page.get_by_label(re.compile(readers)).check()
    press(page, "Add the evidence")
    page.get_by_role("link", name=says).wait_for()


SIDE = {
    "Performance data": " (performance)", "Practitioner feedback": " (practice)", "Child or family voice": " (voice)",
}


def test_a_question_goes_from_the_plan_to_a_judgement_with_a_reply(people):
    add_scrutineer(people("Administrator"))
    scrutineer = people("Independent scrutineer", SCRUTINEER)
    board = begin_plan(scrutineer)
    manager = people("Business manager")
    assert manager.goto(board).status == 404

    follow(scrutineer, "Scrutiny plan 2020/21")
    plan = scrutineer.url
    follow(scrutineer, "Offer it to the partners")
    press(scrutineer, "Offer it to the partners")
    for role, name in (("Executive group member", "Devinder"), ("Executive group member", "Lorna"),
                       ("Strategic group member", "Olumide")):
        partner = people(role, name)
        follow(partner, re.compile("Agree the scrutiny plan"))
        press(partner, "Agree the plan")
        partner.get_by_text("Your agreement was recorded").wait_for()
    assert "Agreed" in manager.goto(plan).text()

    scrutineer.goto(board)
    add_evidence(scrutineer, "Performance data", "The letter went out in a day.", "Supports it")
    add_evidence(scrutineer, "Practitioner feedback", "Schools hear by chance.", "Contradicts it")
    add_evidence(scrutineer, "Child or family voice", "My new school did not know me.", "Contradicts it")
    manager.goto(board)
    assert "Performance supports the claim; practice and voice contradict it." in manager.inner_text("main")
    assert "Moderate confidence" in manager.inner_text(".status")

    set_up_notes(scrutineer)
    scrutineer.goto(board)
    follow(scrutineer, re.compile("^Judge$"))
    scrutineer.get_by_label("Limited assurance").check()
    scrutineer.get_by_label("Your reasons").fill(REASONS)
    press(scrutineer, "Save, and check it before release")
    assert "Limited assurance" not in manager.goto(board).text()
    scrutineer.get_by_label("Executive Group").check()
    press(scrutineer, "Release it to these groups")
    scrutineer.get_by_text("The judgement was released").wait_for()
    judgement = scrutineer.url
    assert manager.goto(judgement).status == 404

    chair = people("Executive group member", "Devinder")
    chair.goto("/judgements")
    follow(chair, QUESTION)
    chair.get_by_label(re.compile("^Your reply")).fill("We will count arrivals from July.")
    press(chair, "Reply")
    scrutineer.reload()
    assert "We will count arrivals from July." in scrutineer.inner_text("main")

    follow(scrutineer, "Schools hear by chance.")
    scrutineer.get_by_label("Why does it no longer hold?").fill("The talk was about another county.")
    press(scrutineer, "Withdraw this evidence")
    chair.reload()
    assert "It rests on evidence that was withdrawn on" in chair.inner_text("main")


@pytest.mark.parametrize("width", [320, 1280])
def test_what_is_seen_in_the_corridor_is_written_down_without_javascript(new_page, be, width):
    page = new_page(width=width, javascript=False)
    be(page, "Independent scrutineer")
    page.goto("/activities/new")
    page.get_by_label("What kind is it?").select_option(label="Visit")
    press(page, "Save")
    assert "Enter what it is" in page.locator(".nhsuk-error-summary").inner_text()
    page.get_by_label("What is it?").fill(f"The waiting room, at {width}")
    press(page, "Save")
    assert "Done, unplanned" in page.inner_text("main")
    follow(page, "Add evidence from it")
    assert f"It will be linked to: activity “The waiting room, at {width}”" in page.inner_text("main")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
