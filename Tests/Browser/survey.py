"""A survey from the question set to its results, each step as the person whose step it is."""
import re
from dataclasses import dataclass

from chain import heading_is, open_part

EVALUATION = "How was the forum?"
FOUR_TAPS = (
    ("Did the forum do what it set out to do?", "Yes"),
    ("Do you understand the theme better than before?", "Partly"),
    ("Were you able to contribute fully?", "Yes"),
    ("How long was the forum?", "About right"),
)
WORD = "Discussion"
# Two pages, with a line to type in on each, a scale, and words.
QUESTIONS = """\
key: {key}
version: 1
title: {title}
introduction: Two pages.
closing: We tell you in July what came of it.
pages:
  - id: first
    questions:
      - id: useful
        kind: one-choice
        label: Was the day useful?
        required: yes
        choices:
          - yes: Yes
          - no: No
      - id: role
        kind: short-text
        label: What is your role?
  - id: last
    title: One more thing
    questions:
      - id: recommend
        kind: rating
        label: Would you recommend it?
        low: Not at all
        high: Very much
      - id: place
        kind: short-text
        label: Where should the next one be?
"""


@dataclass(frozen=True)
class Asked:
    """An occasion's own page, and where everybody answers."""
    page: str
    link: str


def bring_in(page, key, title):
    """Brings a file of questions in and publishes it."""
    page.goto("/question-sets")
    page.get_by_role("link", name="Bring in a file").click()
    page.locator("input[type=file]").set_input_files(
        {"name": f"{key}.yaml", "mimeType": "text/yaml", "buffer": QUESTIONS.format(key=key, title=title).encode()})
    page.get_by_role("button", name="Bring it in").click()
    heading_is(page, title)
    publish(page)


def publish(page):
    page.get_by_role("link", name="Publish", exact=True).click()
    page.get_by_role("button", name="Publish").click()
    assert page.locator(".notice").count() == 1


def plan(page, title, questions, kind="One link for everybody", anonymous=True, reached=None):
    """Gives the address of the occasion's page; nobody has been asked yet."""
    open_part(page, "Surveys")
    page.get_by_role("link", name="Ask people something").click()
    page.get_by_label("Title").fill(title)
    choice = page.get_by_label("Question set")
    choice.select_option(label=next(it for it in choice.locator("option").all_inner_texts() if questions in it))
    page.get_by_label(kind).check()
    page.get_by_label("Yes, nobody can find out" if anonymous else "No, each answer carries a name").check()
    if reached:
        page.get_by_label("For one link: how many people are asked?").fill(str(reached))
    page.get_by_role("button", name="Continue").click()
    heading_is(page, title)
    return page.url


def open_for_answers(page, button="Open for answers"):
    """Through the page that says what opening does; gives where everybody answers, if everybody has one link."""
    page.get_by_role("link", name="Open for answers").click()
    heading_is(page, "Open for answers?")
    page.get_by_role("button", name=button).click()
    assert page.locator(".notice").inner_text() == "Open for answers."
    link = page.locator(".answer-link__address a")
    return link.get_attribute("href") if link.count() else None


def ask(page, title, questions=EVALUATION, **options):
    return Asked(plan(page, title, questions, **options), open_for_answers(page))


def draw_up(page, title, questions=EVALUATION):
    """A list of everybody in the first area who agreed to surveys; gives its page. Answers carry a name."""
    occasion = plan(page, title, questions, kind="A link of their own for each person on a list", anonymous=False)
    page.get_by_label("Area").select_option(index=1)
    page.get_by_role("button", name="Add to the list").click()
    assert re.search(r"\d+ on the list", page.locator(".notice").inner_text())
    return occasion


def evaluate(page, link, press):
    """Answers the evaluation; `press(locator)` taps or clicks. Gives how often something was pressed."""
    page.goto(link)
    presses = 0
    for question, answer in FOUR_TAPS:
        press(page.get_by_role("group", name=question).get_by_text(answer, exact=True))
        presses += 1
    page.get_by_label("What was most useful?").fill(WORD)
    press(page.get_by_role("button", name="Send my answers"))
    page.wait_for_selector("h1:text-is('Thank you. Your answers have been sent')")
    return presses


def answer(page, link, useful):
    """Answers what `bring_in` brought in."""
    page.goto(link)
    page.get_by_label("Yes" if useful else "No", exact=True).check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Send my answers").click()
    heading_is(page, "Thank you. Your answers have been sent")


def close(page, occasion):
    """Through the page that says what closing does; gives what it said."""
    page.goto(occasion)
    page.get_by_role("link", name="Close for answers").click()
    heading_is(page, "Close for answers?")
    words = page.inner_text("main")
    page.get_by_role("button", name="Close for answers").click()
    assert page.locator(".notice").inner_text() == "Closed. No more answers are taken."
    return words


def read_held_text(page, words):
    """As the trained reader: clears these words as they were written."""
    page.goto("/held-texts")
    for path in page.locator("main table a").evaluate_all("all => all.map(link => link.getAttribute('href'))"):
        page.goto(path)
        if page.locator(".held-words").inner_text() == words:
            page.get_by_role("group", name="Does anybody need to know now?").get_by_label("No", exact=True).check()
            page.get_by_label("As it was written").check()
            page.get_by_role("button", name="Save what I decided").click()
            return
    raise AssertionError(f"nobody has to read: {words}")


def find(page, title):
    """Opens an occasion of the demonstration; gives its address."""
    page.goto("/occasions")
    page.locator("main table").get_by_role("link", name=title).click()
    heading_is(page, title)
    return page.url


def open_links(context):
    """Where anybody answers now, as paths. The session is the business manager's."""
    page = context.new_page()
    page.goto("/occasions")
    links = []
    for path in page.locator("main table a").evaluate_all("all => all.map(link => link.getAttribute('href'))"):
        page.goto(path)
        links += page.locator(".answer-link__address a").evaluate_all("all => all.map(link => link.pathname)")
    page.close()
    return links
