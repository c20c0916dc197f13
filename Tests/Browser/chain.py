"""The steps of the chain, from what was heard to what was told, each as the person whose step it is does it.

Each begins at that person's home page, ends on a page that says what happened, and works without JavaScript too.
"""
import re
from dataclasses import dataclass

from crawl import kind_of

COMMENTS = (
    "comment,source,organisation,area,role\r\n"
    "Nobody told us why the bus pass ended,Families,Fernshire Youth Service,Fernshire West,Parent\r\n"
    "\"The bus is late,\nso my son misses his mentor\",Families,Fernshire Youth Service,Fernshire West,Parent\r\n"
    "=A bus every hour is not enough,Families,Fernshire Youth Service,Fernshire West,Youth worker\r\n"
)
TODAY = ("20", "6", "2019")
REASON = "Help that cannot be reached is no help"
SUMMARY = "People miss help because buses are rare or late"


@dataclass(frozen=True)
class Names:
    """What one walk calls its things, so that two walks through one demonstration do not meet."""
    hub: str

    @property
    def theme(self):
        return f"{self.hub}: getting there by bus"

    @property
    def action(self):
        return f"{self.hub}: agree later buses with the county"

    @property
    def meeting(self):
        return f"{self.hub}: a meeting about it"


def start_hub(page, title):
    open_part(page, "Learning hubs")
    page.get_by_role("link", name="Start a hub").click()
    page.get_by_label("Theme", exact=True).fill(title)
    page.get_by_label("Season").fill("Summer 2019")
    page.get_by_label("Why it matters to people who work with children").fill("Children travel alone to be helped.")
    page.get_by_label("Why it matters to people who work with adults").fill("Adults lose work when they travel.")
    page.get_by_label("Children's board").check()
    page.get_by_label("Key questions").fill("What gets in the way?")
    page.get_by_role("button", name="Save").click()
    heading_is(page, title)
    return page.url


def import_comments(page, hub):
    page.goto(hub)
    page.get_by_role("link", name="Import comments").click()
    choose_file(page, COMMENTS)
    assert "Nothing has been changed yet" in page.inner_text("main")
    page.locator("main form button").click()
    assert "3 comments were added" in page.locator(".notice").inner_text()


def choose_file(page, text, name="comments.csv"):
    page.get_by_label("CSV file").set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": text.encode()})
    page.get_by_role("button", name="Show what it would change").click()


def name_theme(page, hub, names):
    page.goto(hub)
    page.get_by_role("link", name="Add a theme").click()
    page.get_by_label("Name").fill(names.theme)
    page.get_by_role("button", name="Save").click()


def theme_in_bulk(page, hub, names):
    page.goto(f"{hub}/comments")
    for box in page.locator("input[name=comment]").all():
        box.check()
    page.locator("form.theming").get_by_label("Theme").select_option(label=names.theme)
    page.get_by_role("button", name="Put under the theme").click()
    assert page.locator(".comments .tags").count() == 3


def sum_up(page, hub, names):
    open_theme(page, hub, names)
    page.get_by_role("link", name="Change the name or the summary").click()
    page.get_by_label("What was heard").fill(SUMMARY)
    page.get_by_role("button", name="Save").click()


def open_theme(page, hub, names):
    page.goto(hub)
    page.locator("main").get_by_role("link", name=re.compile(f"^{names.theme}")).first.click()
    heading_is(page, names.theme)


def add_meeting(page, title):
    open_part(page, "Meetings")
    page.locator("main").get_by_role("link", name="Executive Group", exact=True).click()
    page.get_by_role("link", name="Add a meeting").click()
    page.get_by_label("Title").fill(title)
    fill_day(page.locator("main form"), TODAY)
    page.get_by_role("button", name="Save").click()


def send_theme(page, hub, names):
    open_theme(page, hub, names)
    choice = page.get_by_label("Which meeting should decide?")
    words = next(it for it in choice.locator("option").all_inner_texts() if names.meeting in it)
    choice.select_option(label=words)
    page.get_by_role("button", name="Put it on the agenda").click()


def decide(page, names):
    """From "Today": what waits for this group to decide."""
    page.get_by_role("link", name=re.compile(f"Record the decision: {names.theme}")).first.click()
    page.get_by_label("We will do this").check()
    page.get_by_label("Reason").fill(REASON)
    fill_day(page.locator("main form").first, TODAY)
    page.get_by_role("button", name=re.compile("Record the decision")).click()
    assert REASON in page.inner_text("main")


def hold_meeting(page, names):
    open_part(page, "Meetings")
    page.locator("main").get_by_role("link", name="Executive Group", exact=True).click()
    page.get_by_role("link", name=re.compile(names.meeting)).click()
    page.get_by_role("button", name="Mark as held").click()
    assert page.get_by_role("button", name="Mark as held").count() == 0


def add_action(page, names):
    open_part(page, "Meetings")
    page.locator("main").get_by_role("link", name="Executive Group", exact=True).click()
    page.get_by_role("link", name=re.compile(names.meeting)).click()
    page.get_by_role("link", name=re.compile("See the decision and its actions")).click()
    page.get_by_role("link", name="Add an action").click()
    page.get_by_label("What will be done?").fill(names.action)
    page.get_by_label("Which organisation will do it?").select_option(label="Fernshire Youth Service")
    fill_day(page.locator("main form"), ("30", "9", "2019"))
    page.get_by_label("How will you know that it worked?").fill("A bus after six on every weekday")
    page.get_by_role("button", name="Add the action").click()


def do_action(page, names):
    open_part(page, "Actions")
    page.get_by_role("link", name=names.action).first.click()
    page.get_by_label("Say what has been done so far").fill("The county has agreed")
    page.get_by_role("button", name="Add", exact=True).click()
    assert "The county has agreed" in page.inner_text("main")
    form = page.locator('form[action$="/done"]')
    fill_day(form, TODAY)
    form.get_by_role("button", name="Mark as done").click()


def close_action(page, names):
    open_part(page, "Actions")
    page.get_by_role("link", name=names.action).first.click()
    form = page.locator('form[action$="/close"]')
    form.get_by_label("What shows that it worked?").fill("The new timetable, read on the day")
    fill_day(form, TODAY)
    form.get_by_role("button", name="Close the action").click()
    assert "The new timetable" in page.inner_text("main")


def publish(page, hub):
    page.goto(hub)
    page.get_by_role("link", name="You said, we did", exact=True).click()
    page.get_by_role("button", name="Publish this page for everybody").click()


def open_part(page, name):
    page.get_by_role("navigation", name="Main").get_by_role("link", name=name).click()


def fill_day(within, day):
    for label, value in zip(("Day", "Month", "Year"), day):
        within.get_by_label(label, exact=True).fill(value)


def heading_is(page, words):
    assert page.locator("h1").inner_text() == words


def walk(person, names):
    """`person(role, name=None)` gives a page of that person, at home. Gives the hub's address."""
    coordinator = person("Coordinator")
    hub = start_hub(coordinator, names.hub)
    import_comments(coordinator, hub)
    name_theme(coordinator, hub, names)
    theme_in_bulk(coordinator, hub, names)
    sum_up(coordinator, hub, names)
    manager = person("Business manager")
    add_meeting(manager, names.meeting)
    send_theme(manager, hub, names)
    decide(person("Executive group member"), names)
    hold_meeting(manager, names)
    add_action(manager, names)
    do_action(person("Agency safeguarding lead", "Callum Vasanthan"), names)
    close_action(person("Independent scrutineer"), names)
    publish(person("Business manager"), hub)
    assert kind_of(hub[hub.index("/hubs"):]) == "/hubs/:id"
    return hub
