"""A recommendation from the words to an action that somebody else closes."""
import pytest

WORDS = "Every young person meets a youth worker before going home"


def fill_day(form, field, day):
    for part, value in zip(("day", "month", "year"), day):
        form.locator(f"[name={field}-{part}]").fill(value)


@pytest.mark.parametrize("width, javascript", [(1280, True), (320, False)])
def test_a_recommendation_becomes_an_action(new_page, be, width, javascript):
    page, words = new_page(width=width, javascript=javascript), f"{WORDS} ({width})"
    be(page, "Independent scrutineer")
    page.goto("/recommendations")
    page.get_by_role("link", name="Make a recommendation").click()
    page.get_by_role("button", name="Put it to them").click()
    assert "Choose what it comes from" in page.locator(".nhsuk-error-summary").inner_text()
    page.get_by_label("What should change for children?").fill(words)
    page.get_by_label("What does it come from?").select_option(label="An audit")
    page.get_by_label("Fernshire Youth Service", exact=True).check()
    page.get_by_role("button", name="Put it to them").click()
    assert "No answer yet" in page.inner_text("main")
    own = page.url
    be(page, "Agency safeguarding lead", "Callum")
    page.goto(own)
    page.get_by_label("We accept it", exact=True).check()
    page.get_by_label("Why?").fill("It is what young people asked for.")
    fill_day(page, "done", ("30", "9", "2019"))
    page.get_by_role("button", name="Send the answer").click()
    page.get_by_role("link", name="Add an action").click()
    page.get_by_label("What will be done?").fill(f"Agree a rota ({width})")
    page.get_by_label("Which organisation will do it?").select_option(label="Fernshire Youth Service")
    fill_day(page, "due", ("30", "9", "2019"))
    page.get_by_label("How will you know that it worked?").fill("Nine in ten meet one")
    page.get_by_role("button", name="Add the action").click()
    action = page.url
    page.get_by_role("button", name="Mark as done").click()
    assert page.get_by_label("What shows that it worked?").count() == 0
    be(page, "Independent scrutineer")
    page.goto(action)
    page.get_by_label("What shows that it worked?").fill("A count of May and June")
    fill_day(page, "evidenced", ("20", "6", "2019"))
    page.get_by_role("button", name="Close the action").click()
    assert "Evidence counts until" in page.inner_text("main")
    page.locator("main").get_by_role("link", name="Recommendation").click()
    assert page.url == own and f"Agree a rota ({width})" in page.inner_text("main")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
