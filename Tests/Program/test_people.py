"""Making a partnership, adding people, signing in with a link, and what is said of wrong usage."""
import urllib.parse

import pytest

from program import Visitor


@pytest.mark.parametrize("words", [
    ["nonsense"],
    ["import"],
    ["import", "schools"],
    ["export", "contacts"],
    ["export", "contacts", "--format", "pdf", "--output", "x"],
    ["serve", "--port", "many"],
    ["serve", "--port", "65536"],
    ["demo", "--port", "-1"],
    ["partnership", "create", "fern"],
])
def test_wrong_usage_ends_with_64(sqlite, words):
    assert "Usage" in sqlite.refuses(*words, code=64)


def test_a_folder_and_a_server_at_once_are_wrong_usage(sqlite):
    said = sqlite.refuses("audit", "verify", "--database", "postgres://nobody@127.0.0.1/none", code=64)
    assert "not both" in said


@pytest.mark.parametrize("words", [
    ["serve"], ["work"], ["migrate"], ["audit", "verify"], ["sign-in-link", "ada@example.org"],
    ["backup", "never-written"], ["export", "contacts", "--output", "never-written"],
])
def test_without_a_partnership_every_command_says_how_to_make_one(installation, words):
    assert "partnership create" in installation.refuses(*words)
    assert not (installation.folder / "never-written").exists()


@pytest.mark.parametrize("slug", ["Fern Shire", "../fern", "a", "fern-", "fern/", "F"])
def test_a_short_name_that_cannot_stand_in_an_address_is_refused(sqlite, slug):
    sqlite.refuses("partnership", "create", slug, "--name", "Fernshire")
    assert not sqlite.folder.joinpath("data").exists()


def test_a_second_partnership_of_one_name_is_refused(installation):
    installation.make_partnership()
    assert "exists already" in installation.refuses("partnership", "create", "fern", "--name", "Other")
    assert "Ada" in installation.does("member", "add", "ada@example.org", "--role", "scrutineer", "--name", "Ada Fenn")


def test_with_two_partnerships_a_command_asks_which(installation):
    installation.make_partnership()
    installation.does("partnership", "create", "moor", "--name", "Moorshire")
    assert "fern, moor" in installation.refuses("audit", "verify")
    assert "whole" in installation.does("audit", "verify", "--partnership", "moor")
    assert "no partnership called dale" in installation.refuses("audit", "verify", "--partnership", "dale")


@pytest.mark.parametrize("email, role, name", [
    ("not an address", "coordinator", "Ada"),
    ("ada@example.org", "queen", "Ada"),
    ("ada@example.org", "coordinator", "   "),
])
def test_a_member_who_cannot_be_is_refused(installation, email, role, name):
    installation.does("partnership", "create", "fern", "--name", "Fernshire")
    installation.refuses("member", "add", email, "--role", role, "--name", name)
    assert "No member" in installation.refuses("sign-in-link", "ada@example.org")


def test_a_link_signs_in_once_with_a_button_and_is_then_a_calm_page(installation):
    installation.make_partnership()
    link = installation.link()
    path = f"{link.path}?{link.query}"
    with installation.serving() as server:
        visitor = Visitor(server.port)
        for _ in range(2):
            page = visitor.get(path)
            assert page.status == 200 and "<button" in page.text
        assert visitor.get("/hubs").status == 303
        fields = visitor.fields_of(path, "/sign-in/link")
        assert visitor.post("/sign-in/link", fields).status == 303
        assert "Ada Fenn" in visitor.get("/").text

        late = Visitor(server.port)
        again = late.get(path)
        never = late.get("/sign-in/link?key=" + urllib.parse.quote("never was a link"))
        assert (again.status, never.status) == (410, 410)
        assert heading(again) == heading(never)
        assert late.get("/hubs").status == 303


def test_a_form_without_its_token_is_refused(installation):
    installation.make_partnership()
    with installation.serving() as server:
        visitor = server.signed_in()
        assert visitor.post("/hubs", {"title": "Gangs"}).status == 403


def test_migrating_twice_changes_nothing(installation):
    installation.make_partnership()
    assert installation.does("migrate") == "fern: up to date"


def heading(answer):
    return answer.text.split("<h1", 1)[1].split("</h1>", 1)[0]
