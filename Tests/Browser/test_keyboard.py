"""The main tasks with the keys alone, with the focus always to be seen; presses that come twice; ways back."""
import re

import chain
import survey

MOST_STEPS = 150
# Whether what has the focus can be seen, and looks otherwise than without it. A box to tick is drawn by its label.
LOOK = """() => { const it = document.activeElement, box = it.getBoundingClientRect();
  const label = it.nextElementSibling, parts = [[it, null], ...(label ? [[label, null], [label, '::before']] : [])];
  const drawn = () => parts.map(([part, pseudo]) => { const look = getComputedStyle(part, pseudo);
    return [look.outline, look.boxShadow, look.backgroundColor, look.border].join(); }).join();
  const focused = drawn();
  it.blur();
  const plain = drawn();
  it.focus();
  return { isSeen: box.width > 0 && box.height > 0, isMarked: focused !== plain }; }"""


def tab_to(page, wanted):
    """Presses Tab until `wanted` has the focus; each stop on the way is seen and marked."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        told = page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        look = page.evaluate(LOOK)
        assert told.startswith("<body") or look == {"isSeen": True, "isMarked": True}, told
        if wanted.evaluate("it => it === document.activeElement"):
            return
    raise AssertionError(f"Tab does not reach {wanted}")


def press(page, wanted, key="Enter"):
    tab_to(page, wanted)
    page.keyboard.press(key)


def type_into(page, wanted, words):
    tab_to(page, wanted)
    page.keyboard.press("Control+A")
    page.keyboard.type(words)


def test_the_first_stop_skips_to_the_content(page, be):
    be(page, "Business manager")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_somebody_becomes_a_person_and_signs_out(page):
    page.goto("/people")
    press(page, page.get_by_role("button", name="Be the Coordinator"))
    page.wait_for_url(lambda url: not url.endswith("/people"))
    press(page, page.get_by_role("button", name="Sign out"))
    page.get_by_role("link", name="Sign in").first.wait_for()


def test_a_hub_is_started_after_a_problem_that_takes_the_focus(page, be):
    be(page, "Coordinator")
    page.goto("/hubs")
    press(page, page.get_by_role("link", name="Start a hub"))
    page.wait_for_url("**/hubs/new")
    press(page, page.get_by_role("button", name="Save"))
    page.wait_for_selector(".nhsuk-error-summary")
    assert "nhsuk-error-summary" in page.evaluate("document.activeElement.className")
    first = page.locator(".nhsuk-error-summary a").first
    press(page, first)
    assert page.evaluate("'#' + document.activeElement.id") == first.get_attribute("href")
    page.keyboard.type("Keys to help")
    type_into(page, page.get_by_label("Season"), "Summer 2019")
    type_into(page, page.get_by_label("Why it matters to people who work with children"), "It does")
    type_into(page, page.get_by_label("Why it matters to people who work with adults"), "It does")
    board = page.get_by_label("Children's board")
    tab_to(page, board)
    if not board.is_checked():
        page.keyboard.press("Space")
    type_into(page, page.get_by_label("Key questions"), "What gets in the way?")
    press(page, page.get_by_role("button", name="Save"))
    page.wait_for_selector("h1:text-is('Keys to help')")


def test_comments_are_put_under_a_theme(page, be):
    be(page, "Coordinator")
    press(page, page.get_by_role("link", name=re.compile("Put 12 comments under themes")))
    page.wait_for_selector(".theming")
    theme = page.locator("form.theming").get_by_label("Theme")
    tab_to(page, theme)
    page.keyboard.type("Educ")
    assert theme.evaluate("it => it.selectedOptions[0].text").startswith("Education")
    ticks = page.locator("input[name=comment]")
    before = ticks.count()
    page.keyboard.press("Shift+Tab")
    press(page, ticks.first, "Space")
    page.locator("form.theming").evaluate("form => form.querySelector('.theming__tools summary').focus()")
    press(page, page.get_by_role("button", name="Put under the theme"))
    page.wait_for_selector(".notice")
    assert page.locator("input[name=comment]").count() == before - 1


def test_a_decision_is_recorded_with_the_arrows(page, be):
    be(page, "Executive group member")
    press(page, page.get_by_role("link", name=re.compile("Record the decision: Specific issues")))
    page.wait_for_url("**/decision")
    tab_to(page, page.get_by_label("We will do this"))
    page.keyboard.press("ArrowDown")
    assert page.get_by_label("We are doing this").is_checked()
    type_into(page, page.get_by_label("Reason"), chain.REASON)
    for label, value in zip(("Day", "Month", "Year"), chain.TODAY):
        type_into(page, page.get_by_label(label, exact=True), value)
    press(page, page.get_by_role("button", name=re.compile("Record the decision")))
    page.wait_for_selector(".notice, .nhsuk-error-summary")
    assert chain.REASON in page.inner_text("main")
    assert page.locator(".nhsuk-error-summary").count() == 0


def test_an_action_is_checked_and_closed(page, be):
    be(page, "Independent scrutineer")
    press(page, page.get_by_role("link", name=re.compile("Check and close")).last)
    page.wait_for_url("**/actions/*")
    type_into(page, page.get_by_label("What shows that it worked?"), "Read the note and asked who uses it")
    for label, value in zip(("Day", "Month", "Year"), chain.TODAY):
        type_into(page, page.get_by_label(label, exact=True), value)
    press(page, page.get_by_role("button", name="Close the action"))
    page.wait_for_selector(".notice")
    assert "Read the note" in page.inner_text("main")


def test_questions_are_answered_with_the_arrows_and_enter(page, be, new_page):
    be(page, "Business manager")
    survey.bring_in(page, "day-by-keys", "A day by keys")
    asked = survey.ask(page, "How was the day of keys?", "A day by keys")
    visitor = new_page()
    visitor.goto(asked.link)
    tab_to(visitor, visitor.get_by_label("Yes", exact=True))
    visitor.keyboard.press("ArrowDown")
    assert visitor.get_by_label("No", exact=True).is_checked()
    press(visitor, visitor.get_by_role("button", name="Continue"))
    visitor.wait_for_selector("h2:text-is('One more thing')")
    tab_to(visitor, visitor.get_by_label("0", exact=True))
    for _ in range(8):
        visitor.keyboard.press("ArrowRight")
    assert visitor.get_by_label("8", exact=True).is_checked()
    tab_to(visitor, visitor.get_by_label("Where should the next one be?"))
    visitor.keyboard.press("Enter")
    visitor.wait_for_selector("h1:text-is('Thank you. Your answers have been sent')")


def test_a_survey_is_closed_by_keys(page, be):
    be(page, "Business manager")
    asked = survey.ask(page, "Closed by keys")
    page.goto(asked.page)
    press(page, page.get_by_role("link", name="Close for answers"))
    page.wait_for_url("**/closing")
    press(page, page.get_by_role("button", name="Close for answers"))
    page.wait_for_selector(".notice")
    assert page.locator(".notice").inner_text() == "Closed. No more answers are taken."


def test_two_presses_make_one_record_and_the_way_back_is_calm(page, be):
    be(page, "Coordinator")
    page.goto("/hubs")
    page.locator("main").get_by_role("link", name="Neglect").click()
    hub = page.url
    page.get_by_role("link", name="Add a theme").first.click()
    page.get_by_label("Name").fill("Pressed twice")
    page.get_by_role("button", name="Save").dblclick()
    page.wait_for_url(lambda url: "/new" not in url)
    page.go_back()
    assert page.locator("h1").inner_text() == "Add a theme"
    page.goto(hub)
    assert page.locator("main").get_by_role("link", name="Pressed twice", exact=True).count() == 1


def test_a_form_sent_again_after_the_way_back_does_its_work_once(page, be):
    be(page, "Coordinator")
    page.goto("/hubs")
    page.locator("main").get_by_role("link", name="Neglect").click()
    hub = page.url
    page.get_by_role("link", name="Add a theme").first.click()
    for _ in range(2):
        page.get_by_label("Name").fill("Sent again")
        page.get_by_role("button", name="Save").click()
        page.wait_for_url(lambda url: "/new" not in url)
        page.go_back()
    page.goto(hub)
    assert page.locator("main").get_by_role("link", name="Sent again", exact=True).count() == 1


def test_a_form_with_an_old_token_gives_a_calm_page(page, be):
    be(page, "Coordinator")
    page.goto("/hubs/new")
    page.locator("main input[name=token]").evaluate("field => { field.value = 'of-yesterday' }")
    page.get_by_label("Theme", exact=True).fill("An old form")
    with page.expect_response(lambda answer: answer.request.method == "POST") as answer:
        page.get_by_role("button", name="Save").click()
    assert 400 <= answer.value.status < 500
    assert page.locator("h1").count() == 1
    page.goto("/hubs")
    assert "An old form" not in page.inner_text("main")
