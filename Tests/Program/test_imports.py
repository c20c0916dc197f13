"""Files brought in: what is said of each, what a dry run promises, and that a refused file changes nothing."""
import csv
import json

import pytest

REPORT = ["added", "updated", "unchanged", "rejected"]


def report(installation, *words, code=0):
    ended = installation.run("import", *words, "--json")
    assert ended.returncode == code, ended.stderr
    found = json.loads(ended.stdout)
    assert list(found) == REPORT
    return found


def numbers(found):
    assert found["rejected"] == []
    return found["added"], found["updated"], found["unchanged"]


def words(said):
    return set(said.replace(",", "").split())


def written(installation, name, text):
    path = installation.folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


CONTACTS = "name,email,role\nBo Reed,bo@example.org,Nurse\nCy Marsh,cy@example.org,Teacher\n"


@pytest.mark.parametrize("content, column", [
    ("name,email\nBo Reed,not an address\n", "email"),
    ("name,email\n,bo@example.org\n", "name"),
    ("name,email\nBo,bo@example.org\nBo again,BO@example.org\n", "email"),
])
def test_a_contact_that_cannot_be_is_named_by_row_and_column_and_nothing_is_changed(installation, content, column):
    installation.make_partnership()
    good = "name,email\nDi Holt,di@example.org\n"
    file = written(installation, "bad.csv", good + content.split("\n", 1)[1])
    found = report(installation, "contacts", file, code=1)
    assert (found["added"], found["updated"], found["unchanged"]) == (0, 0, 0)
    assert [sorted(entry) for entry in found["rejected"]] == [["column", "reason", "row"]]
    assert found["rejected"][0]["column"] == column
    assert isinstance(found["rejected"][0]["row"], int) and found["rejected"][0]["reason"]
    said = installation.refuses("import", "contacts", file)
    assert "Nothing was changed." in said and str(file) in said
    assert numbers(report(installation, "contacts", written(installation, "good.csv", good), "--dry-run")) == (1, 0, 0)


@pytest.mark.parametrize("content", [
    "", "name\nBo\n", "name,email,email\nBo,bo@example.org,x\n", "name,email\nBo\n",
    "name,email\nBo,b\0o@example.org\n",
    b"\xff\xfe\x00\xd8", 'name,email\n"Bo,bo@example.org\n',
])
@pytest.mark.parametrize("kind", ["contacts", "schools", "comments"])
def test_a_file_that_is_not_such_a_table_is_refused_in_words(sqlite, kind, content):
    sqlite.make_partnership()
    sqlite.make_hub("Gangs")
    file = written(sqlite, "bad.csv", content)
    assert "Nothing was changed." in sqlite.refuses("import", kind, file)
    assert report(sqlite, kind, file, code=1)["rejected"]


def test_contacts_are_added_then_unchanged_then_updated(installation):
    installation.make_partnership()
    file = written(installation, "contacts.csv", CONTACTS)
    assert numbers(report(installation, "contacts", file, "--dry-run")) == (2, 0, 0)
    assert "dry run" in installation.does("import", "contacts", file, "--dry-run")
    assert numbers(report(installation, "contacts", file)) == (2, 0, 0)
    assert numbers(report(installation, "contacts", file)) == (0, 0, 2)
    file.write_text(CONTACTS.replace("Nurse", "Midwife"))
    assert installation.does("import", "contacts", file) == "0 added, 1 updated, 1 unchanged."


def test_518_schools_are_added_once_and_a_dry_run_names_exactly_what_changed(installation, schools):
    installation.make_partnership()
    assert numbers(report(installation, "schools", schools)) == (518, 0, 0)
    assert numbers(report(installation, "schools", schools)) == (0, 0, 518)
    edited, changed, gone = edit(installation, schools)
    said = installation.does("import", "schools", edited, "--dry-run").splitlines()
    assert sorted(line.split()[:2] for line in said[:-1]) == (
        [["changed", urn] for urn in sorted(changed)] + [["closed", gone]])
    assert said[-1].startswith("0 added, 4 updated, 514 unchanged.")
    assert numbers(report(installation, "schools", edited, "--dry-run")) == (0, 4, 514)
    assert numbers(report(installation, "schools", edited)) == (0, 4, 514)
    assert numbers(report(installation, "schools", edited))[:2] == (0, 0)


def test_the_project_s_schools_are_those_of_the_corpus(schools, corpus):
    assert schools.read_bytes() == corpus(schools.name).read_bytes()


def edit(installation, schools):
    """Three rows changed and one taken out."""
    with schools.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        rows, columns = list(reader), reader.fieldnames
    rows[3]["EstablishmentName"] = "Fen Lane School"
    rows[200]["NumberOfPupils"] = "1"
    rows[517]["PhaseOfEducation (name)"] = "All-through"
    gone = rows.pop(100)
    path = installation.folder / "edited.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)
    return path, [rows[3]["URN"], rows[199]["URN"], rows[516]["URN"]], gone["URN"]


def test_comments_need_a_hub_and_say_which_there_are(installation):
    installation.make_partnership()
    file = written(installation, "comments.csv", "comment\nIt is dark.\n")
    assert "no hub yet" in installation.refuses("import", "comments", file)
    installation.make_hub("Gangs", "Neglect")
    assert {"Gangs", "Neglect"} <= words(installation.refuses("import", "comments", file))
    assert {"Gangs", "Neglect"} <= words(installation.refuses("import", "comments", file, "--hub", "Knives"))
    assert numbers(report(installation, "comments", file, "--hub", "gangs")) == (1, 0, 0)


def test_comments_exported_and_taken_into_another_hub_are_the_same(installation):
    """With what spreadsheets would run, quotes, line feeds inside a cell, several themes."""
    installation.make_partnership()
    installation.make_hub("Gangs", "Neglect")
    file = written(installation, "comments.csv", "\ufeff" + (
        'comment,source,theme,organisation\r\n"=1+1 is ""two""",Local forum,Buses|Light,Fen School\r\n'
        '"Two\r\nlines",Parish walk,Light,\r\n-5 degrees,,,\r\n@home,,Buses,\r\n'))
    assert numbers(report(installation, "comments", file, "--hub", "Gangs")) == (4, 0, 0)
    assert numbers(report(installation, "comments", file, "--hub", "Gangs")) == (0, 0, 4)
    same_again_in_another_hub(installation, 4)


def test_10334_real_comments_go_in_out_and_into_another_hub_the_same(installation, corpus):
    installation.make_partnership()
    installation.make_hub("Gangs", "Neglect")
    file = corpus("patient-feedback-labelled.csv")
    assert numbers(report(installation, "comments", file, "--hub", "Gangs", "--dry-run")) == (10_334, 0, 0)
    assert numbers(report(installation, "comments", file, "--hub", "Gangs")) == (10_334, 0, 0)
    assert numbers(report(installation, "comments", file, "--hub", "Gangs")) == (0, 0, 10_334)
    same_again_in_another_hub(installation, 10_334)


def same_again_in_another_hub(installation, comments):
    first, second = installation.folder / "first.csv", installation.folder / "second.csv"
    installation.does("export", "comments", "--hub", "Gangs", "--format", "csv", "--output", first)
    assert numbers(report(installation, "comments", first, "--hub", "Neglect")) == (comments, 0, 0)
    installation.does("export", "comments", "--hub", "Neglect", "--format", "csv", "--output", second)
    assert first.read_bytes() == second.read_bytes()
