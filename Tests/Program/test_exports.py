"""Files written: the same table in three formats, read back by other people's programs."""
import csv
import json
import stat

import openpyxl
import pytest

KINDS = ["contacts", "comments", "themes", "hub"]


@pytest.fixture
def filled(installation):
    installation.make_partnership()
    installation.make_hub("Gangs")
    contacts, comments = installation.folder / "c.csv", installation.folder / "m.csv"
    contacts.write_text("name,email\nBo Reed,bo@example.org\n=HYPERLINK(1),cy@example.org\n")
    comments.write_text("comment,theme\nIt is dark.,Light\n=2+2,Light|Buses\n+44 1,\n")
    installation.does("import", "contacts", contacts)
    installation.does("import", "comments", comments)
    return installation


def read_csv(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def read_xlsx(path):
    sheet = openpyxl.load_workbook(path).worksheets[0]
    for row in sheet.iter_rows():
        assert all(cell.data_type != "f" for cell in row), "a cell is a formula"
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def read_json(path):
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", KINDS)
def test_every_export_is_one_table_in_three_formats(filled, kind):
    found = {}
    for format, read in (("csv", read_csv), ("xlsx", read_xlsx), ("json", read_json)):
        path = filled.folder / f"out.{format}"
        said = filled.does("export", kind, "--format", format, "--output", path)
        found[format] = read(path)
        assert said == f"{rows(found[format], format)} rows in {path}"
    header = found["csv"][0]
    assert len(found["csv"]) == rows(found["xlsx"], "xlsx") + 1
    assert [str(cell) for cell in found["xlsx"][0]] == header
    assert [list(entry) for entry in found["json"]] == [header] * rows(found["json"], "json")
    for cells in found["csv"][1:]:
        assert not any(cell.startswith(("=", "+", "@")) for cell in cells)


def rows(table, format):
    return len(table) if format == "json" else len(table) - 1


def test_a_file_that_is_there_is_not_written_over(filled):
    path = filled.folder / "kept.csv"
    path.write_text("kept")
    assert "exists already" in filled.refuses("export", "contacts", "--output", path)
    assert path.read_text() == "kept"


@pytest.mark.parametrize("format", ["csv", "xlsx", "json"])
def test_a_folder_that_is_not_there_is_said_in_words(filled, format):
    said = filled.refuses("export", "contacts", "--format", format, "--output", filled.folder / "none/x")
    assert "can not be written" in said
    assert not (filled.folder / "none").exists()


def test_a_backup_gives_byte_for_byte_equal_exports_elsewhere(filled, tmp_path):
    backup = tmp_path / "fern.backup"
    before = [exported(filled, kind, "before") for kind in KINDS]
    filled.does("backup", backup)
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert "exists already" in filled.refuses("backup", backup)
    assert "exists already" in filled.refuses("restore", backup)

    other = type(filled).on_sqlite(tmp_path / "other")
    other.folder.mkdir()
    assert "Verified" in other.does("restore", backup, "--verify")
    assert [exported(other, kind, "after") for kind in KINDS] == before
    assert "whole" in other.does("audit", "verify")


def exported(installation, kind, name):
    path = installation.folder / f"{name}-{kind}.json"
    installation.does("export", kind, "--format", "json", "--output", path)
    return path.read_bytes()


def test_a_backup_that_was_cut_or_changed_restores_nothing(filled, tmp_path):
    backup = tmp_path / "fern.backup"
    filled.does("backup", backup)
    whole = backup.read_bytes()
    other = type(filled).on_sqlite(tmp_path / "other")
    other.folder.mkdir()
    bad = tmp_path / "bad.backup"
    for content in (b"", whole[:200], whole[:len(whole) // 2], whole[:-2], b"\0" * 50, whole + b"row\tnonsense\n"):
        bad.write_bytes(content)
        other.refuses("restore", bad, "--verify")
        assert "partnership create" in other.refuses("audit", "verify")
    assert "not a backup" in other.refuses("restore", "/dev/zero", "--partnership", "fern")
