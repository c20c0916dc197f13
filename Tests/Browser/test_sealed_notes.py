"""The scrutineer's notes: set up, written, locked while a form is open, and opened again, without JavaScript at 320."""
import pytest

from test_every_page import WIDTH_AND_ROOM, violations

# Keys are stretched slowly, and three at once in a build that is not optimised.
MOST_SECONDS = 60
PASSPHRASE, NEXT = "quiet lanes at noon", "another way to the sea"


@pytest.fixture
def scrutineer(new_page, be):
    page = new_page(width=320, height=640, javascript=False)
    page.context.set_default_timeout(MOST_SECONDS * 1000)
    be(page, "Independent scrutineer")
    return page


def usable(page):
    """Nothing is cut off: axe looks at the pages afterwards, because it needs a script of its own."""
    wide, room = page.evaluate(WIDTH_AND_ROOM)
    assert wide <= room, page.url


def code_on(page):
    return page.locator(".recovery-code__characters").all_inner_texts()


def keep_on_paper(page):
    groups = code_on(page)
    assert len(groups) == 7
    usable(page)
    page.get_by_label("Group 3").fill(groups[2].lower())
    page.get_by_label("Group 7").fill(groups[6])
    page.get_by_role("button", name="I have it on paper").click()
    page.get_by_text("Your notes are ready").wait_for()
    return "-".join(groups)


def unlock(page, passphrase):
    page.get_by_label("Passphrase").fill(passphrase)
    page.get_by_role("button", name="Unlock").click()


def test_notes_are_set_up_written_locked_and_recovered(scrutineer, browser, demo):
    page = scrutineer
    page.get_by_role("link", name="Notes", exact=True).click()
    page.get_by_label("New passphrase").fill("short")
    page.get_by_role("button", name="Go on").click()
    page.get_by_text("Passphrase must be 12 characters or more").first.wait_for()
    usable(page)
    page.get_by_label("New passphrase").fill(PASSPHRASE)
    page.get_by_label("The same passphrase again").fill(PASSPHRASE)
    page.get_by_role("button", name="Go on").click()
    code = keep_on_paper(page)

    page.get_by_role("link", name="Write a note").click()
    page.get_by_label("Title").fill("Night in custody")
    page.get_by_label("Note", exact=True).fill("Nobody asked the children.")
    usable(page)
    other = page.context.new_page()
    other.goto("/notes")
    other.get_by_role("button", name="Lock now").click()
    page.get_by_role("button", name="Save the note").click()
    page.get_by_role("heading", name="Your notes were locked").wait_for()
    usable(page)
    unlock(page, "not the right words")
    page.get_by_text("That is not your passphrase").first.wait_for()
    unlock(page, PASSPHRASE)
    page.get_by_role("heading", name="Night in custody").wait_for()
    assert "custody" not in page.title() and "custody" not in page.url
    usable(page)

    note = page.url
    for window in (page, other):
        window.goto(note + "/edit")
    other.get_by_label("Note", exact=True).fill("Somebody did ask.")
    other.get_by_role("button", name="Save the note").click()
    page.get_by_label("Note", exact=True).fill("Nobody asked them twice.")
    page.get_by_role("button", name="Save the note").click()
    page.get_by_role("heading", name="Two versions of this note").wait_for()
    page.get_by_text("Somebody did ask.").wait_for()
    usable(page)
    page.get_by_role("button", name="Save this version").click()
    page.get_by_text("Nobody asked them twice.").wait_for()

    page.get_by_role("button", name="Lock now").click()
    page.get_by_role("link", name="I have forgotten my passphrase").click()
    page.get_by_label("Recovery code").fill(code.replace("-", " ").lower())
    page.get_by_label("New passphrase").fill(NEXT)
    page.get_by_label("The same passphrase again").fill(NEXT)
    usable(page)
    page.get_by_role("button", name="Open my notes").click()
    assert keep_on_paper(page) != code
    page.get_by_label("Search your notes").fill("TWICE")
    page.get_by_role("button", name="Search").click()
    page.get_by_text("1 note has “TWICE” in it.").wait_for()
    page.get_by_role("link", name="Night in custody").click()
    page.get_by_text("Nobody asked them twice.").wait_for()
    session = page.context.storage_state()
    everything_passes_axe(browser, demo, session, note.replace(demo, ""))


def everything_passes_axe(browser, demo, session, note):
    """With JavaScript, which axe needs; the same session, so unlocked as it was left."""
    with browser.new_context(base_url=demo, storage_state=session) as context:
        page = context.new_page()
        for path in (
                "/notes", "/notes/new", note, note + "/edit", note + "/deletion", "/notes/passphrase",
                "/notes/recovery", "/notes/lost", "/notes/earlier"):
            page.goto(path)
            assert list(violations(page)) == [], path
        page.goto("/notes")
        page.get_by_role("button", name="Lock now").click()
        page.goto("/notes")
        assert list(violations(page)) == [], "unlock"
