"""An organisation's return, from somebody's day to what those read who asked for it."""
import re

ORGANISATION = "Fernshire Youth Service"
TITLE = "Safeguarding training 2019"
PLAN = {"name": "plan.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 a plan"}


def test_a_lead_sends_the_return_of_their_organisation_from_a_phone(new_page, be):
    page = new_page(width=320, height=700, javascript=False)
    be(page, "Agency safeguarding lead", "Callum")
    page.get_by_role("link", name=f"Send the return of {ORGANISATION}").first.click()
    assert page.locator("h1").inner_text() == TITLE
    assert "You sent your last return on 18 June 2018" in page.locator("main").inner_text()
    page.get_by_role("link", name="Begin").click()
    # Last year's answers stand, but for one.
    for box in page.get_by_label("This is still true").all()[:2]:
        box.check()
    page.get_by_label("How many people work with children").fill("20")
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_label("have had safeguarding training").fill("19")
    for box in page.get_by_label("This is still true").all()[1:]:
        box.check()
    page.get_by_role("button", name="Save and continue").click()
    for box in page.get_by_label("This is still true").all():
        box.check()
    page.get_by_role("button", name="Save and continue").click()
    page.locator("input[type=file]").set_input_files(PLAN)
    # The signature is missing: the page comes back, and the file is kept.
    page.get_by_role("button", name="Save and continue").click()
    assert page.get_by_role("alert").is_visible()
    assert page.get_by_role("link", name="plan.pdf").is_visible()
    page.get_by_label("I have checked these answers").fill("Callum Vasanthan")
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_role("link", name="Check and send").click()
    wide, room = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide <= room
    assert "19 people" in page.locator("main").inner_text()
    page.get_by_role("button", name="Send for our organisation").click()
    assert f"{ORGANISATION} sent this on" in page.locator("main").inner_text()
    page.goto("/")
    assert page.get_by_role("link", name=f"Send the return of {ORGANISATION}").count() == 0

    manager = new_page()
    be(manager, "Business manager")
    manager.get_by_role("link", name="Surveys").click()
    manager.get_by_role("link", name=TITLE).click()
    manager.get_by_role("link", name="See who has sent their return").click()
    assert re.search(r"\(6 of 14;", manager.locator("main").inner_text())
    manager.get_by_role("link", name=ORGANISATION, exact=True).click()
    assert "Callum Vasanthan" in manager.locator("main").inner_text()
    with manager.expect_download() as download:
        manager.get_by_role("link", name="plan.pdf").click()
    assert download.value.suggested_filename == "plan.pdf"
    assert open(download.value.path(), "rb").read() == PLAN["buffer"]
