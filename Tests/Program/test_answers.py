"""Answers and results in files: the same numbers in three formats, read by other people's programs."""
import csv
import datetime
import io
import json
import re
import urllib.parse

import openpyxl
import pytest

SET = """\
key: visit
title: Your visit
pages:
- id: one
  questions:
  - id: came
    kind: one-choice
    label: Did you come?
    required: yes
    choices:
    - yes: Yes
    - no: No
  - id: safe-at
    kind: many-choices
    label: Where is it safe?
    choices:
    - home: At home
    - school: At school
  - id: useful
    kind: agree-scale
    label: It was useful
  - id: score
    kind: rating
    label: How far?
    low: Not at all
    high: Fully
  - id: change
    kind: number
    label: By how much?
    least: -10
    most: 10
    decimals: 1
  - id: on
    kind: date
    label: On which day?
  - id: more
    kind: long-text
    label: Anything more?
"""
COLUMNS = ["came", "safe-at: home", "safe-at: school", "useful", "score", "change", "on", "more", "paper"]
NUMBERS = {"safe-at: home", "safe-at: school", "score", "change", "paper"}
ROWS = [
    ["yes", 1, 0, "5", 10, -2.5, "2026-11-03", "It was light.", 0],
    ["no", 0, 1, "1", 0, 10, None, '=1+1, "quoted"\nand a second line', 1],
    ["no", None, None, None, None, None, None, "'=2+2", 0],
    ["yes", 1, 1, "3", 7, 0, "2024-02-29", "+44 is a prefix", 0],
] + [["yes", None, None, "4", 8, None, None, None, 0]] * 30 + [["no", None, None, "2", 2, None, None, None, 0]] * 2


def as_csv(rows):
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow(["" if cell is None else guarded(cell) for cell in row])
    return out.getvalue()


def guarded(cell):
    """As a spreadsheet is kept from taking text for a formula."""
    return "'" + cell if isinstance(cell, str) and cell.lstrip("'")[:1] in tuple("=+-@") else cell


def unguarded(text):
    return text[1:] if text.startswith("'") and text.lstrip("'")[:1] in tuple("=+-@") else text


class Asked:
    """An occasion that is open for answers, asked through the web application."""

    def __init__(self, installation):
        self.installation = installation
        file = installation.folder / "visit.yaml"
        file.write_text(SET)
        self.version = installation.does("questions", "publish", file)

    def occasion(self, title="The visit"):
        with self.installation.serving() as server:
            visitor = server.signed_in()
            fields = visitor.fields_of("/occasions/new", "/occasions")
            made = visitor.post("/occasions", fields | {
                "title": title, "set": self.version, "kind": "open-link", "anonymous": "yes", "young": "no",
                "reached": "225"})
            assert made.status == 303, made.text
            name = urllib.parse.urlsplit(made.location).path.rsplit("/", 1)[1]
        self.installation.does("occasion", "open", name)
        return name

    def exported(self, occasion, format, name="out"):
        path = self.installation.folder / f"{name}.{format}"
        said = self.installation.does(
            "export", "answers", "--occasion", occasion, "--format", format, "--output", path)
        return path, said


@pytest.fixture
def asked(installation):
    return Asked(installation.make_partnership(role="business-manager"))


@pytest.fixture
def answered(asked):
    asked.occasion_id = asked.occasion()
    file = asked.installation.folder / "in.csv"
    file.write_text(as_csv(ROWS), newline="")
    said = asked.installation.does("import", "answers", file, "--occasion", asked.occasion_id)
    assert said == f"{len(ROWS)} added, 0 updated, 0 unchanged."
    return asked


def from_csv(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    return header, [[typed(name, text) for name, text in zip(header, row)] for row in rows]


def typed(name, text):
    if text == "":
        return None
    return float(text) if name in NUMBERS else unguarded(text)


def from_json(path):
    rows = json.loads(path.read_text(encoding="utf-8"))
    for row in rows:
        assert all(not isinstance(row[name], str) for name in NUMBERS), row
    return list(rows[0]), [list(row.values()) for row in rows]


def from_xlsx(path):
    sheet = openpyxl.load_workbook(path)["answers"]
    for row in sheet.iter_rows():
        assert all(cell.data_type != "f" for cell in row)
    header, *rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    return header, [[plain(cell) for cell in row] for row in rows]


def plain(cell):
    return cell.date().isoformat() if isinstance(cell, datetime.datetime) else cell


def ordered(rows):
    return sorted(rows, key=repr_of)


def repr_of(row):
    return [str(float(cell)) if isinstance(cell, (int, float)) else str(cell) for cell in row]


def test_three_formats_agree_cell_by_cell_with_what_came_in(answered):
    for format, read in (("csv", from_csv), ("json", from_json), ("xlsx", from_xlsx)):
        path, said = answered.exported(answered.occasion_id, format)
        assert said == f"{len(ROWS)} rows in {path}"
        header, rows = read(path)
        assert header == COLUMNS, format
        assert ordered(rows) == ordered(ROWS), format


def test_a_workbook_is_clean_and_explains_itself(answered):
    path, _ = answered.exported(answered.occasion_id, "xlsx")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["answers", "columns", "codes", "notes"]
    for sheet in book:
        assert not sheet.merged_cells.ranges and sheet.freeze_panes == "A2"
        assert all(isinstance(cell.value, str) for cell in sheet[1])
    answers = book["answers"]
    places = {name: COLUMNS.index(name) for name in COLUMNS}
    for row in answers.iter_rows(min_row=2):
        assert all(row[places[name]].data_type == "n" for name in NUMBERS)
        assert row[places["on"]].value is None or row[places["on"]].is_date
        assert row[places["came"]].data_type == "s"
    columns = [[cell for cell in row] for row in book["columns"].iter_rows(min_row=2, values_only=True)]
    assert [row[0] for row in columns] == COLUMNS
    assert {row[0]: (row[3], row[4]) for row in columns}["change"] == (-10, 10)
    codes = {(column, code): means for column, code, means in book["codes"].iter_rows(min_row=2, values_only=True)}
    assert codes["came", "yes"] == "Yes" and codes["useful", "5"] == "Strongly agree"
    for row in answers.iter_rows(min_row=2, values_only=True):
        for name in ("came", "useful"):
            assert row[places[name]] is None or (name, row[places[name]]) in codes
    notes = dict(book["notes"].iter_rows(min_row=2, values_only=True))
    assert notes["Title"] == "The visit" and notes["What was asked"] == "Your visit (visit, version 1)"
    assert notes["Who was asked"] == "225 people" and notes["Answers"].startswith("16% (36 of 225")
    assert notes["Words that wait"] == "None." and "[brackets]" in notes["Masked words"]
    for about in ("How", "When", "Exported on", "Codes", "Empty cells"):
        assert notes[about]


def test_the_dictionary_beside_a_csv_file_describes_each_cell(answered):
    path, _ = answered.exported(answered.occasion_id, "csv")
    table = json.loads((path.parent / (path.name + "-metadata.json")).read_text(encoding="utf-8"))
    assert table["@context"][0] == "http://www.w3.org/ns/csvw" and table["url"] == path.name
    columns = table["tableSchema"]["columns"]
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    assert [column["titles"] for column in columns] == header
    names = [column["name"] for column in columns]
    assert len(set(names)) == len(names)
    # RFC 6570, section 2.3: a variable's name.
    assert all(re.fullmatch(r"(\w|%[0-9A-F]{2})+(\.(\w|%[0-9A-F]{2})+)*", name, re.A) for name in names)
    for row in rows:
        for column, text in zip(columns, row):
            assert fits(column, text), (column, text)
    assert [column["titles"] for column in columns if column["required"]] == ["came", "paper"]
    described = {note["column"]: note["codes"] for note in table["notes"] if "column" in note}
    assert described["came"] == {"yes": "Yes", "no": "No"}


def fits(column, text):
    """Whether a cell is as its dictionary says: W3C, Metadata Vocabulary for Tabular Data, section 5.11."""
    if text == "":
        return not column["required"]
    kind = column["datatype"]
    base = kind if isinstance(kind, str) else kind["base"]
    if base == "date":
        return kind["format"] == "yyyy-MM-dd" and bool(datetime.date.fromisoformat(text))
    if base in ("integer", "decimal"):
        number = int(text) if base == "integer" else float(text)
        return float(kind.get("minimum", number)) <= number <= float(kind.get("maximum", number))
    return base == "string" and (isinstance(kind, str) or re.fullmatch(kind["format"], text) is not None)


def test_what_is_taken_out_comes_in_elsewhere_as_it_was_and_only_once(answered):
    path, _ = answered.exported(answered.occasion_id, "csv")
    other = answered.occasion("Another visit")
    for dry_run, numbers in ((True, "36 added, 0 updated, 0 unchanged"), (False, "36 added, 0 updated, 0 unchanged"),
                             (False, "0 added, 0 updated, 36 unchanged")):
        words = ["import", "answers", path, "--occasion", other] + (["--dry-run"] if dry_run else [])
        assert answered.installation.does(*words).startswith(numbers)
    again, _ = answered.exported(other, "csv", "again")
    assert ordered(from_csv(again)[1]) == ordered(from_csv(path)[1])


@pytest.mark.parametrize("content", [
    b"", b"came\n", b"came,came\nyes,no\n", b"name\nBo\n", b"came\nperhaps\n", b"came,score\nyes\n",
    b"came\nye\0s\n", b"came,safe-at: moon\nyes,1\n", b"came,score\nyes,11\n", b'came\n"yes\n', b"PK\x03\x04\x00",
], ids=["empty", "no rows", "a header twice", "no column", "no choice", "ragged", "null", "no part", "a number",
        "a quote", "a workbook"])
def test_a_file_that_is_wrong_is_refused_in_words_and_changes_nothing(asked, content):
    occasion = asked.occasion()
    file = asked.installation.folder / "bad.csv"
    file.write_bytes(content)
    ended = asked.installation.run("import", "answers", file, "--occasion", occasion, "--json")
    found = json.loads(ended.stdout)
    assert ended.returncode == 1 and found["added"] == 0 and found["rejected"][0]["reason"]
    assert "Nothing was changed." in asked.installation.refuses("import", "answers", file, "--occasion", occasion)
    assert asked.exported(occasion, "json")[0].read_text() == "[]\n"


def test_a_file_or_its_dictionary_that_is_there_is_not_written_over(answered):
    path = answered.installation.folder / "kept.csv"
    beside = path.parent / "kept.csv-metadata.json"
    beside.write_text("kept")
    said = answered.installation.refuses("export", "answers", "--occasion", answered.occasion_id, "--output", path)
    assert "kept.csv-metadata.json exists already" in said
    assert beside.read_text() == "kept" and not path.exists()


def test_results_that_leave_the_team_hold_back_the_same_numbers_in_every_file(answered):
    """4 of 36 did not come: 4 is small, and the 32 who did would give it away."""
    answered.installation.does("occasion", "close", answered.occasion_id)
    answered.installation.does(
        "member", "add", "una@example.org", "--role", "scrutineer", "--name", "Una Reed")
    with answered.installation.serving() as server:
        reader = server.signed_in("una@example.org")
        address = f"/occasions/{answered.occasion_id}/results"
        page = reader.get(address).text
        csv_rows = list(csv.reader(io.StringIO(reader.get(f"{address}/export?format=csv").body.decode("utf-8-sig"))))
        json_rows = json.loads(reader.get(f"{address}/export?format=json").body)
        book = openpyxl.load_workbook(io.BytesIO(reader.get(f"{address}/export?format=xlsx").body))
        team = server.signed_in().get(f"{address}/export?format=json")
        assert reader.get(f"/occasions/{answered.occasion_id}/answers").status == 403
    header, *rows = csv_rows
    assert [list(row) for row in json_rows] == [header] * len(rows)
    for one, other in zip(json_rows, rows):
        assert [as_text(cell) for cell in one.values()] == other
    sheets = [name for name in book.sheetnames if name not in ("columns", "codes", "notes")]
    assert sheets == ["came", "safe-at", "useful", "score", "change", "on", "more"]
    cells = [[as_text(cell) for cell in row]
             for name in sheets for row in book[name].iter_rows(min_row=2, values_only=True)]
    assert cells == rows
    notes = dict(book["notes"].iter_rows(min_row=2, values_only=True))
    assert "recognised" in notes["[c]"]
    numbers = {(row["question"], row["measure"], row["choice"]): row["number"] for row in json_rows}
    assert numbers["came", "chosen", "yes"] == numbers["came", "chosen", "no"] == "[c]"
    assert "[c]" in page and "32 of 36" not in page and "4 of 36" not in page
    exact = {(row["question"], row["measure"], row["choice"]): row["number"] for row in json.loads(team.body)}
    assert exact["came", "chosen", "yes"] == 32 and exact["came", "chosen", "no"] == 4


def as_text(cell):
    if cell is None:
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
