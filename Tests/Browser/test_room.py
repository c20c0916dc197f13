"""A room: whoever asks, the screen on the wall, and phones that follow by themselves."""
import io

import zxingcpp
from PIL import Image

import survey

PHONES = 7


def scanned(page):
    """What a camera reads from the code on a page, from a picture of it as Chromium draws it."""
    picture = Image.open(io.BytesIO(page.locator(".scan-code").screenshot())).convert("L")
    return [found.text for found in zxingcpp.read_barcodes(picture)]


def test_a_room_is_asked_answered_shown_and_closed(new_page, be):
    manager = new_page()
    be(manager, "Business manager")
    survey.bring_in(manager, "room-of-many", "A room of many")
    survey.plan(manager, "The last hour", "A room of many", kind="Live in a room, a page at a time")
    survey.open_for_answers(manager)
    [joining] = scanned(manager)
    manager.get_by_role("link", name="Go to the room").click()
    address = manager.locator(".answer-link__address").inner_text()
    assert scanned(manager) == [address] and joining == address
    assert manager.get_by_role("img", name=f"QR code that opens {address}").is_visible()
    manager.emulate_media(forced_colors="active", color_scheme="dark")
    assert scanned(manager) == [address]
    manager.emulate_media(forced_colors="none", color_scheme="light")

    first = new_page(width=320, height=700)
    first.goto(address)
    assert "The first questions appear here" in first.locator("main").inner_text()
    manager.get_by_role("button", name="Ask the first").click()
    # The phone follows without being touched.
    first.get_by_label("Yes").check()
    first.get_by_label("What is your role?").fill("Teacher")
    first.get_by_role("button", name="Send my answers").click()
    assert "Your answers are in." in first.locator("main").inner_text()
    for _ in range(PHONES - 1):
        phone = new_page(width=320, height=700, javascript=False)
        phone.goto(address)
        phone.get_by_label("Yes").check()
        phone.get_by_role("button", name="Send my answers").click()
        assert "Your answers are in." in phone.locator("main").inner_text()
    manager.get_by_text(f"{PHONES} people have answered.").wait_for()
    manager.get_by_role("button", name="Stop, and show the answers").click()
    # A share of fewer than ten is not shown on the wall.
    assert "[c]" in manager.locator("main").inner_text()
    first.get_by_text("Look at the screen in the room.").wait_for()
    assert "Teacher" not in manager.locator("main").inner_text()
    manager.get_by_role("button", name="Ask the next: One more thing").click()
    first.get_by_role("heading", name="One more thing").wait_for()
    manager.get_by_role("button", name="Stop, and show the answers").click()
    manager.get_by_role("link", name="Close the room").click()
    manager.locator("main form button").click()
    manager.get_by_role("link", name="See what people answered").click()
    assert f"{PHONES} of {PHONES} answered this question" in manager.locator("main").inner_text()
    first.get_by_text("This room is closed.").wait_for()
