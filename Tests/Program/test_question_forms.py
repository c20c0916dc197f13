"""XLSForm workbooks brought in as question sets, or refused row by row; and sets written as workbooks."""
import openpyxl
import pytest
from pyxform.xls2xform import convert

import forms
from program import ROOT

SURVEY = ["type", "name", "label"]
SETS = [*sorted(ROOT.glob("Packs/question-sets/*.yaml")), ROOT / "Tests/Fixtures/every-kind.yaml"]


def imported(sqlite, content, name="form"):
    """The question set's file, and what was said besides."""
    workbook, output = sqlite.folder / f"{name}.xlsx", sqlite.folder / f"{name}.yaml"
    workbook.write_bytes(content)
    ended = sqlite_run(sqlite, "import", workbook, output)
    assert ended.returncode == 0, ended.stderr
    return output.read_text(encoding="utf-8"), ended.stdout + ended.stderr


def refused(sqlite, content, name="form"):
    """Every line that was said of a workbook that has to be refused whole."""
    workbook, output = sqlite.folder / f"{name}.xlsx", sqlite.folder / f"{name}.yaml"
    workbook.write_bytes(content)
    ended = sqlite_run(sqlite, "import", workbook, output)
    assert ended.returncode == 1, ended.stdout + ended.stderr
    assert not output.exists() and ended.stdout == ""
    assert "Nothing was written." in ended.stderr
    assert "Something went wrong" not in ended.stderr and "Fatal" not in ended.stderr
    return [line.removeprefix(f"{workbook}: ") for line in ended.stderr.splitlines()]


def exported(sqlite, file, name):
    output = sqlite.folder / name
    ended = sqlite_run(sqlite, "export", file, output)
    assert ended.returncode == 0, ended.stderr
    return output


def sqlite_run(sqlite, verb, file, output):
    return sqlite.without_records("questions", verb, file, "--output", output)


def cells(path):
    book = openpyxl.load_workbook(path)
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets}


# Good

GOOD = {
    "the smallest form": (
        [SURVEY, ["text", "note", "What did you see?"]], {},
        ["key: visits", "version: 3", "title: Visits", "id: note", "kind: short-text", "label: What did you see?"]),
    "every type": (
        [SURVEY + ["appearance", "parameters"], ["begin_group", "first", "First page"],
         ["select_one place", "place", "Where?"], ["select_multiple place", "places", "Where else?"],
         ["integer", "pupils", "How many pupils?"], ["decimal", "share", "Which share?"],
         ["range", "score", "How good?", None, "start=0 end=10 step=1"], ["text", "short", "In a word"],
         ["text", "long", "In your own words", "multiline"], ["date", "day", "When?"], ["note", "thanks", "Thank you"],
         ["rank place", "order", "Put in order"], ["file", "policy", "Your policy"], ["image", "photo", "A photo"],
         ["image", "signed", "Sign here", "signature"], ["end_group"]], {},
        ["id: first", "kind: one-choice", "kind: many-choices", "kind: number", "kind: short-text", "kind: long-text",
         "kind: date", "kind: information", "kind: ranking", "kind: file", "kind: signature"]),
    "conditions": (
        [SURVEY + ["relevant", "constraint", "constraint_message", "required"],
         ["select_one place", "where_", "Where?", None, None, None, "yes"],
         ["integer", "age", "Age?", "selected(${where_}, 'far')", ". >= 0 and . <= 120"],
         ["date", "day", "When?", "${age} >= 16 and not(${where_} = 'near')", ". <= today()", "Not in the future"],
         ["text", "why", "Why at ${age}?", "${age} != 5 or ${day} = ''"]], {},
        ["shown-when: selected(${where_}, 'far')", "least: 0", "most: 120", "required: yes",
         "shown-when: ${age} >= 16 and not (answered(${where_}) and ${where_} = 'near')", "check: . <= today()",
         "Not in the future", "label: Why at ${age}?",
         "shown-when: not answered(${age}) or ${age} != 5 or not answered(${day})"]),
    "a matrix as a table": (
        [SURVEY + ["appearance"], ["begin_group", "page", "A page"],
         ["begin_group", "grid", "How far is it to", "table-list"], ["select_one place", "school", "School"],
         ["select_one place", "doctor", "Doctor"], ["end_group"], ["end_group"]], {},
        ["id: grid", "kind: matrix", "school: School", "doctor: Doctor", "label: How far is it to"]),
    "a matrix as rows below headings": (
        [SURVEY + ["appearance"], ["select_one place", "grid", "How far is it to", "label"],
         ["select_one place", "school", "School", "list-nolabel"],
         ["select_one place", "doctor", "Doctor", "list-nolabel"], ["text", "other", "Anything else?"]], {},
        ["id: page-1", "id: grid", "kind: matrix", "school: School", "doctor: Doctor", "id: other"]),
    "two languages": (
        [["type", "name", "label::English (en)", "label::Cymraeg (cy)", "hint::Cymraeg (cy)", "hint::English (en)"],
         ["select_one place", "place", "Where?", "Ble?", "Dewiswch", "Choose one"]],
        {"choices": [["list_name", "name", "label::English (en)", "label::Cymraeg (cy)"],
                     ["place", "near", "Near", "Agos"], ["place", "far", "Far", "Pell"]],
         "settings": [["form_title", "form_id", "default_language"], ["Visits", "visits", "English (en)"]]},
        ["cy: Cymraeg", "Where?", "cy: Ble?", "Choose one", "cy: Dewiswch", "cy: Agos", "cy: Pell"]),
}


@pytest.mark.parametrize("survey, sheets, expected", GOOD.values(), ids=GOOD.keys())
def test_a_good_form_becomes_a_question_set(sqlite, survey, sheets, expected):
    text, _ = imported(sqlite, forms.workbook(survey, **sheets))
    for words in expected:
        assert words in text, text


# Odd

ODD = {
    "capitals and spaces in types": (
        [[" Type ", "NAME", "Label "], [" Select_One  place ", " where ", "Where? "], ["TEXT", "why", "Why?"],
         ["Begin Group", "more", "More"], ["Int", "age", "Age?"], ["End Group", None, None]], {},
        ["kind: one-choice", "id: where", "kind: short-text", "id: more", "kind: number"], []),
    "columns of one's own": (
        [SURVEY + ["who wrote this", "relevant"], ["text", "why", "Why?", "Ada"]],
        {"notes": [["Remember the milk"]]},
        ["id: why"], ["who wrote this: The column is no part of an XLSForm", "notes: The sheet is no part"]),
    "numbers as names of choices": (
        [SURVEY + ["relevant"], ["select_one many", "how_many", "How many?"],
         ["text", "why", "Why?", "${how_many} = '2' or selected(${how_many}, -99)"]],
        {"choices": [["list_name", "name", "label"], ["many", 1, "One"], ["many", 2.0, 2], ["many", -99, "No answer"]]},
        ["1: One", "2: 2", "minus-99: No answer", "${how_many} = '2' or selected(${how_many}, 'minus-99')"], []),
    "blank rows and cells": (
        [[None], SURVEY, [None, None, None], ["text", "why", "Why?"], [None, "  ", None], ["note", None, "The end"]],
        {},
        ["id: why", "id: note-6", "kind: information"], []),
    "many ways to say yes": (
        [SURVEY + ["required"], ["text", "a", "A", "yes"], ["text", "b", "B", "TRUE"], ["text", "c", "C", True],
         ["text", "d", "D", "true()"], ["text", "e", "E", "no"], ["text", "f", "F", False], ["text", "g", "G"]], {},
        ["required: yes"], []),
    "no settings and no choices": (
        [SURVEY, ["text", "why", "Why?"]], {"choices": None, "settings": None},
        ["key: school-visits-2026", "title: School visits 2026"], []),
    "accents, old spellings and a version that is a date": (
        [["type", "name", "label", "relevance"], ["string", "Prénom", "Prénom?"],
         ["note", "_n", "Hello ${Prénom}", None]],
        {"settings": [["form_title", "form_id", "version"], ["Visits", "Visits_2026", "2026090101"]]},
        ["id: Prenom", "label: Hello ${Prenom}", "key: Visits_2026", "version: 1"], ["2026090101"]),
}


@pytest.mark.parametrize("survey, sheets, expected, notes", ODD.values(), ids=ODD.keys())
def test_an_odd_form_becomes_a_question_set_and_what_is_left_out_is_said(sqlite, survey, sheets, expected, notes):
    text, said = imported(sqlite, forms.workbook(survey, **sheets), name="School visits 2026")
    for words in expected:
        assert words in text, text
    for words in notes:
        assert words in said, said
    assert said.count("note: ") >= len(notes)


def test_yes_in_any_spelling_is_yes(sqlite):
    text, _ = imported(sqlite, forms.workbook(ODD["many ways to say yes"][0]))
    assert text.count("required: yes") == 4


# Broken

BROKEN = {
    "an unknown type": (
        [SURVEY, ["text", "a", "A"], ["telepathy", "b", "B"]], {}, ["survey, row 3, type: There is no type telepathy"]),
    "types that can not be held": (
        [SURVEY, ["start", "s"], ["calculate", "c", "C"], ["geopoint", "g", "G"], ["begin_repeat", "r", "R"],
         ["text", "a", "A"], ["end_repeat"]], {},
        ["survey, row 2, type: start records something", "survey, row 3, type: Calculations",
         "survey, row 4, type: geopoint can not be held", "survey, row 5, type: Repeated groups"]),
    "a list that is not there": (
        [SURVEY, ["select_one plce", "a", "A"], ["select_one", "b", "B"]], {},
        ["survey, row 2, type: The sheet choices has no list “plce”",
         "survey, row 3, type: select_one needs the name of a list"]),
    "no sheet choices": (
        [SURVEY, ["select_one place", "a", "A"]], {"choices": None},
        ["survey, row 2, type: There is no sheet choices"]),
    "a group that is never closed": (
        [SURVEY, ["begin_group", "one", "One"], ["text", "a", "A"]], {},
        ["survey, row 2, type: The group “one” is never closed"]),
    "a group that was never opened": (
        [SURVEY, ["text", "a", "A"], ["end_group"]], {}, ["survey, row 3, type: No group is open here"]),
    "a group in a group": (
        [SURVEY, ["begin_group", "one", "One"], ["begin_group", "two", "Two"], ["text", "a", "A"], ["end_group"],
         ["end_group"]], {}, ["survey, row 3, type: A group inside a group"]),
    "one name twice": (
        [SURVEY, ["text", "a_b", "A"], ["text", "a_b", "B"], ["text", "a-b", "C"], ["text", None, "D"],
         ["text", "e e", "E"], ["text", "a.b", "F"]], {},
        ["survey, row 3, name: Row 2 has the name “a_b” already", "survey, row 5, name: The row has no name",
         "survey, row 6, name: The name “e e” has a space in it", "survey, row 7, name: “a.b” becomes “a-b” here"]),
    "expressions that can not be read": (
        [SURVEY + ["relevant", "constraint"], ["integer", "a", "A"], ["text", "b", "B", "${a} >> 3"],
         ["text", "c", "C", "${a = 3"], ["text", "d", "D", "${nobody} = 1"],
         ["text", "e", "E", None, "regex(., '[a-z]')"],
         ["text", "f", "F", "${a} + 1"], ["text", "g", "G", "once(${a}) and"], ["text", "h", "H", "${a} = “x”"],
         ["text", "i", "I", "/data/a = 1"]], {},
        ["survey, row 3, relevant: At character 7: ", "survey, row 4, relevant: At character 1: ${ has no closing }",
         "survey, row 5, relevant: At character 1: There is no question named nobody",
         "survey, row 6, constraint: At character 1: regex() can not be held",
         "survey, row 7, relevant: At character 6: ",
         "survey, row 8, relevant: At character 15: Expected a value",
         "survey, row 9, relevant: At character 8: Use straight quotes",
         "survey, row 10, relevant: At character 1: Paths can not be held"]),
    "expressions that do not fit the questions": (
        [SURVEY + ["relevant"], ["select_one place", "a", "A"], ["text", "b", "B", "${a} = 'moon'"],
         ["text", "c", "C", "${a} > 3"], ["text", "d", "D", "${b} < today()"]], {},
        ["survey, row 3, relevant: At character 8: 'moon' is not one of the choices: far, near",
         "survey, row 4, relevant: At character 6:", "survey, row 5, relevant: At character 6:"]),
    "conditions in a circle": (
        [SURVEY + ["relevant"], ["integer", "a", "A", "${b} > 1"], ["integer", "b", "B", "${a} > 1"],
         ["integer", "c", "C", "${c} > 1"]], {},
        ["survey, row 2, relevant: At character 1: ${b} is not earlier",
         "survey, row 4, relevant: At character 1: ${c} is not earlier"]),
    "columns that can not be held": (
        [SURVEY + ["default", "calculation", "choice_filter", "readonly", "media::image", "sightline::magic",
                   "required"],
         ["text", "a", "A", "x"], ["text", "b", "B", None, "1 + 1"],
         ["select_one place", "c", "C", None, None, "x = 1"],
         ["text", "d", "D", None, None, None, "yes"], ["text", "e", "E", None, None, None, None, "e.png"],
         ["text", "f", "F", None, None, None, None, None, "yes"], ["text", "g", "G"] + [None] * 6 + ["${a} = 1"]], {},
        ["survey, row 2, default: ", "survey, row 3, calculation: ", "survey, row 4, choice_filter: ",
         "survey, row 5, readonly: ", "survey, row 6, media::image: ", "survey, row 7, sightline::magic: ",
         "survey, row 8, required: This has to be yes or no"]),
    "columns that a row has no use for": (
        [SURVEY + ["required", "sightline::unit", "body::accept", "constraint"],
         ["begin_group", "one", "One", "yes", None, None, ". > 1"], ["text", "a", "A", None, "pupils"],
         ["image", "b", "B", None, None, ".pdf"], ["note", "c", "C", "yes"], ["end_group"]], {},
        ["survey, row 2, required: A group can not have this", "survey, row 2, constraint: A group can not have this",
         "survey, row 3, sightline::unit: A question of type text",
         "survey, row 4, body::accept: A question of type image",
         "survey, row 5: Information has no answer"]),
    "choices that are not whole": (
        [SURVEY, ["select_one place", "a", "A"]],
        {"choices": [["list_name", "name", "label"], ["place", "near", "Near"], ["place", "near", "Far"],
                     ["place", None, "None"], [None, "x", "X"], ["place", "y", None], ["place", "<>", "?"]]},
        ["choices, row 3, name: The list “place” has “near” in row 2 already", "choices, row 4, name: ",
         "choices, row 5, list_name: ", "choices, row 6, label: ", "choices, row 7, name: "]),
    "no words": (
        [["type", "name", "label", "label::Cymraeg (cy)"], ["text", "a"], ["text", "b", None, "Pam?"]], {},
        ["survey, row 2, label: The row has no label", "survey, row 3, label: There is no ordinary wording"]),
    "a formula without a value": (
        [SURVEY, ["text", "a", "=A1"]], {}, ["survey, row 2, label: The cell has a formula without a value"]),
    "nothing to answer": ([SURVEY, ["note", "a", "A"]], {}, ["survey: There is nothing to answer"]),
    "no rows": ([SURVEY], {}, ["survey: There are no rows below the titles"]),
    "no column type": ([["typ", "name"], ["text", "a"]], {}, ["survey: There is no column type"]),
    "no sheet survey": (
        None, {"Sheet1": [["type"]]},
        ["There is no sheet named survey. The workbook has “choices”, “settings”, “Sheet1”"]),
    "a form_id that can not be kept": (
        [SURVEY, ["text", "a", "A"]], {"settings": [["form_id"], ["???"]]}, ["settings, row 2, form_id: "]),
}


@pytest.mark.parametrize("survey, sheets, expected", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_form_is_refused_with_sheet_row_and_reason(sqlite, survey, sheets, expected):
    said = refused(sqlite, forms.workbook(survey, **sheets))
    for words in expected:
        assert any(line.startswith(words) for line in said), said
    reasons = [line for line in said if "note: " not in line and line != "Nothing was written."]
    assert len(reasons) == len(expected), reasons


WHOLE = forms.workbook([SURVEY, ["text", "a", "A"]])
FILES = {
    "empty": (b"", "The file is empty"),
    "a CSV": (b"type,name,label\ntext,a,A\n", "text file"),
    "an old workbook": (bytes.fromhex("D0CF11E0A1B11AE1") + bytes(2000), "old Excel workbook (.xls)"),
    "a password": (forms.locked(), "protected by a password"),
    "half a workbook": (WHOLE[: len(WHOLE) // 2], "damaged"),
    "an archive of something else": (forms.packed({"a.txt": "hello"}), "not an Excel workbook"),
    "a sheet cut off": (
        forms.packed(forms.parts_of(WHOLE) | {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row>"}), "damaged"),
    "a bomb": (forms.bomb(WHOLE), "unpacks to far more"),
    "entities without end": (forms.laughs(WHOLE), "defines entities"),
    "eleven million bytes": (WHOLE + bytes(11_000_000), "more than 10,000,000 bytes"),
}


@pytest.mark.parametrize("content, words", FILES.values(), ids=FILES.keys())
def test_a_file_that_is_no_sound_workbook_is_refused_in_words(sqlite, content, words):
    [said, *_] = refused(sqlite, content)
    assert words in said


@pytest.mark.parametrize("words", [
    ["questions", "import"], ["questions", "export", "a.yaml"], ["questions", "import", "--output", "b.yaml"],
    ["questions", "magic"],
])
def test_wrong_usage_of_questions_ends_with_64(sqlite, words):
    assert sqlite.without_records(*words).returncode == 64


def test_a_file_that_is_there_is_not_written_over(sqlite):
    workbook, kept = sqlite.folder / "form.xlsx", sqlite.folder / "kept.yaml"
    workbook.write_bytes(WHOLE)
    kept.write_text("kept")
    for verb, file in (("import", workbook), ("export", SETS[0])):
        ended = sqlite_run(sqlite, verb, file, kept)
        assert ended.returncode == 1 and "exists already" in ended.stderr
    assert kept.read_text() == "kept"


@pytest.mark.parametrize("verb", ["import", "export"])
@pytest.mark.parametrize("name", ["missing.xlsx", "."])
def test_a_file_that_can_not_be_read_is_said_in_words(sqlite, verb, name):
    output = sqlite.folder / "out"
    ended = sqlite_run(sqlite, verb, sqlite.folder / name, output)
    assert ended.returncode == 1 and "can not be read" in ended.stderr
    assert not output.exists()


# There and back

@pytest.mark.parametrize("file", SETS, ids=lambda path: path.stem)
def test_a_set_exported_and_imported_again_is_equal(sqlite, file):
    workbook = exported(sqlite, file, "first.xlsx")
    text, _ = imported(sqlite, workbook.read_bytes(), name="back")
    again = exported(sqlite, sqlite.folder / "back.yaml", "second.xlsx")
    assert cells(again) == cells(workbook)
    twice, _ = imported(sqlite, again.read_bytes(), name="twice")
    assert twice == text


@pytest.mark.parametrize("file", SETS, ids=lambda path: path.stem)
def test_another_program_takes_what_is_exported_for_a_form(sqlite, file):
    workbook = exported(sqlite, file, "form.xlsx")
    converted = convert(str(workbook))
    rows = cells(workbook)["survey"]
    names = rows[0].index("name")
    asked = [row[names] for row in rows[1:] if row[names]]
    assert asked
    for name in asked:
        assert f"/{name}\"" in converted.xform or f"/{name}<" in converted.xform or f"<{name}" in converted.xform


@pytest.mark.parametrize("survey, sheets, _", GOOD.values(), ids=GOOD.keys())
def test_what_was_imported_is_a_form_for_another_program_again(sqlite, survey, sheets, _):
    imported(sqlite, forms.workbook(survey, **sheets))
    workbook = exported(sqlite, sqlite.folder / "form.yaml", "again.xlsx")
    assert "<h:html" in convert(str(workbook)).xform
    text, _ = imported(sqlite, workbook.read_bytes(), name="back")
    assert text == (sqlite.folder / "form.yaml").read_text(encoding="utf-8")


def test_a_condition_changed_in_only_one_of_two_columns_is_refused(sqlite):
    survey = [
        SURVEY + ["relevant", "sightline::relevant"], ["integer", "a", "A"],
        ["text", "b", "B", "${a} != '' and ${a} != 5", "${a} != 5"],
    ]
    text, _ = imported(sqlite, forms.workbook(survey))
    assert "shown-when: ${a} != 5" in text
    survey[2][3] = "${a} != '' and ${a} != 6"
    said = refused(sqlite, forms.workbook(survey), name="changed")
    assert said[0].startswith("survey, row 3, relevant: This no longer says the same as sightline::relevant")
