"""Every page of the demonstration, as each of its people and as a visitor: whole, and for anybody to use."""
import pytest
from axe_playwright_python.sync_playwright import Axe

import survey
from crawl import become_at, follow, kind_of, people_of

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
STARTS_OF_A_VISITOR = ("/people", "/", "/sign-in", "/sign-in/sent", "/accessibility")
NOWHERE = "/no-such-page"
WIDTHS = (1280, 320)
# The room is the window without the strip for its scroll bar.
WIDTH_AND_ROOM = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
# Links must lead to each of these, or the tests below look at less than there is.
KINDS = {
    "/", "/people", "/sign-in", "/accessibility", "/manage", "/audit", "/jobs", "/settings", "/outbox",
    "/outbox/:letter", "/members", "/members/new", "/members/:id", "/organisations", "/organisations/new",
    "/organisations/:id", "/organisations/:id/edit", "/schools", "/schools/import", "/schools/:id", "/areas",
    "/contacts", "/contacts/new", "/contacts/import", "/contacts/:id", "/contacts/:id/edit",
    "/contacts/:id/erasure", "/groups", "/groups/new", "/groups/:id", "/groups/:id/members",
    "/groups/:id/meetings/new", "/meetings/:id", "/meetings/:id/edit", "/meetings/:id/items/new",
    "/agenda-items/:id/decision", "/decisions/:id", "/decisions/:id/actions/new", "/actions", "/actions/:id",
    "/hubs", "/hubs/new", "/hubs/:id", "/hubs/:id/edit", "/hubs/:id/comments", "/hubs/:id/comments/new",
    "/hubs/:id/comments/import", "/hubs/:id/comments/:id", "/hubs/:id/themes/new", "/hubs/:id/themes/:id",
    "/hubs/:id/themes/:id/edit", "/hubs/:id/said-and-done", "/hubs/:id/letters", "/hubs/:id/report",
    "/hubs/:id/report/decisions", "/hubs/:id/report/contacts", "/answer/:link", "/answer/:link?",
    "/answer/:link/return", "/occasions", "/occasions/new", "/occasions/:id", "/occasions/:id/edit",
    "/occasions/:id/import", "/occasions/:id/opening",
    "/occasions/:id/reminders", "/occasions/:id/closing", "/occasions/:id/paper",
    "/occasions/:id/results", "/occasions/:id/texts/:question",
    "/occasions/:id/returns", "/occasions/:id/returns?", "/occasions/:id/returns/:id", "/return/:link",
    "/return/:link/pages/:page", "/held-texts", "/held-texts/:text",
    "/question-sets", "/question-sets/:set/:version",
    "/notes", "/scrutineer", "/scrutineers", "/scrutineers/new", "/scrutineers/:id/edit", "/interests/new",
    "/interests/:id/end", "/conflicts/new",
    "/scrutiny", "/scrutiny-plan", "/plans/new", "/plans/:id", "/plans/:id/edit", "/plans/:id/coverage",
    "/plans/:id/areas/new", "/plans/:id/areas/:id/edit", "/plans/:id/enquiries/new", "/plans/:id/enquiries/new?",
    "/enquiries/:id", "/enquiries/:id/edit", "/enquiries/:id/next", "/evidence", "/evidence/new", "/evidence/new?",
    "/evidence/:id", "/evidence/:id/links/new", "/activities/new?", "/activities/:id", "/activities/:id/edit",
    "/judgements", "/judgements/:id",
}


@pytest.fixture(scope="module")
def sessions(browser, demo):
    """Each person's open session and what the person can reach: [(who, context, visits)]."""
    options = {"base_url": demo, "locale": "en-GB", "timezone_id": "Europe/London"}
    visitor = browser.new_context(**options)
    people = people_of(visitor)
    links = _surveys(browser.new_context(**options), dict(people)["Business manager"])
    found = [("visitor", visitor, follow(visitor, demo, STARTS_OF_A_VISITOR + tuple(links)))]
    for who, address in people:
        context = browser.new_context(**options)
        become_at(context, address)
        found.append((who, context, follow(context, demo)))
    yield found
    for _, context, _ in found:
        context.close()


def _surveys(context, manager):
    """Two lists, one drawn up and one that was written to; gives the paths where anybody answers."""
    become_at(context, manager)
    page = context.new_page()
    page.goto("/")
    survey.draw_up(page, "A list that is drawn up")
    page.goto("/")
    survey.draw_up(page, "A list that is written to")
    page.get_by_role("link", name="Open for answers").click()
    page.locator("main form button").click()
    links = survey.open_links(context)
    context.close()
    return links


def test_seventeen_people_and_a_visitor_look_around(sessions):
    assert len(sessions) == 18


def test_every_link_leads_to_a_page(sessions):
    broken = [(who, visit.path, visit.status) for who, _, visits in sessions for visit in visits if visit.status != 200]
    assert broken == []


def test_every_page_has_one_title_and_one_first_heading(sessions):
    odd = {(visit.kind, visit.titles, visit.headings) for _, _, visits in sessions for visit in visits
           if visit.is_page and (visit.titles, visit.headings) != (1, 1)}
    assert odd == set()


def test_links_lead_to_every_kind_of_page(sessions):
    assert KINDS - {visit.kind for _, _, visits in sessions for visit in visits} == set()


def test_every_kind_of_page_is_usable_by_anybody_at_both_widths(sessions):
    complaints = []
    for context, paths in _one_of_each_kind(sessions):
        page = context.new_page()
        _listen(page, complaints)
        for path in paths:
            complaints += _examine(page, path)
        page.close()
    assert complaints == [], "\n".join(complaints)


def test_pages_that_refuse_are_as_usable_as_others(sessions, demo):
    """As the practitioner, who may not read what others said; a sign-in link without its secret is a used one."""
    practitioner = next(context for who, context, _ in sessions if who == "Practitioner")
    page = practitioner.new_page()
    complaints = []
    for path, status in ((NOWHERE, 404), ("/contacts", 403), ("/audit", 403), ("/sign-in/link", 410)):
        assert practitioner.request.get(demo + path).status == status
        complaints += _examine(page, path)
    page.close()
    assert complaints == [], "\n".join(complaints)


def _one_of_each_kind(sessions):
    """For each session the paths to look at: each kind once, for the first person who can see it."""
    done = set()
    for _, context, visits in sessions:
        fresh = {}
        for visit in visits:
            if visit.is_page and visit.kind not in done:
                fresh.setdefault(kind_of(visit.path), visit.path)
        done.update(fresh)
        yield context, list(fresh.values())


def _listen(page, complaints):
    page.on("console", lambda said: said.type in ("error", "warning") and complaints.append(
        f"{page.url}: the console says {said.text}"))
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))


def _examine(page, path):
    page.goto(path)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        wide, room = page.evaluate(WIDTH_AND_ROOM)
        if wide > room:
            yield f"{path}: {wide} wide, with room for {room}, in a window of {width}"
        for violation in violations(page):
            yield f"{path} at {width}: {violation}"


def violations(page):
    answer = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]})
    for violation in answer.response["violations"]:
        nodes = "; ".join(node["html"][:160] for node in violation["nodes"][:3])
        yield f"{violation['id']}: {violation['help']}: {nodes}"
