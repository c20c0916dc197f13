"""`sightline screen`: what it prints of each row, what it says of a file it can not read, and how much it finds."""
import json
import re

import pytest

from program import ROOT

LABELLED = ROOT / "Tests/Fixtures/screening-labelled.csv"


def screen(installation, *words, code=0):
    """`screen` needs no partnership, so it is told of none."""
    installation.where = []
    ended = installation.run("screen", *words)
    assert ended.returncode == code, ended.stderr
    return ended


def written(installation, text):
    path = installation.folder / "comments.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize("content, said", [
    (b"", "The file is empty"),
    (b"comment\n", "no rows"),
    (b"words\nhello\n", "no column named"),
    (b"comment,comment\na,b\n", "more than one column"),
    (b"comment\nhe\0llo\n", "null character"),
    (b"\xff\xfe\x00\xd8", "not text"),
    (b'comment\n"hello\n', "never closed"),
    (b"comment,area\nhello\n", "header line has"),
])
def test_a_file_that_cannot_be_read_is_named_with_the_reason(sqlite, content, said):
    file = written(sqlite, content)
    ended = screen(sqlite, file, "--json", code=1)
    assert ended.stdout == "" and str(file) in ended.stderr and said in ended.stderr


def test_a_file_that_is_not_there_and_wrong_usage_have_exit_codes_of_their_own(sqlite):
    assert "can not be read" in screen(sqlite, "nowhere.csv", code=1).stderr
    file = written(sqlite, "comment\nhello\n")
    screen(sqlite, file, "--json", "--expected", "identifiers", code=64)
    screen(sqlite, code=64)


def test_each_row_is_one_object_with_the_number_a_spreadsheet_shows(sqlite):
    file = written(sqlite, 'area;comment\r\nx;"my friend Kayden\r\nsaid"\r\n\r\ny;my dad hits me\r\nz;\r\n')
    lines = screen(sqlite, file, "--column", "Comment", "--json").stdout.splitlines()
    assert lines[1] == '{"row":4,"masked":"my dad hits me","findings":[],"disclosure":true}'
    found = [json.loads(line) for line in lines]
    assert [list(one) for one in found] == [["row", "masked", "findings", "disclosure"]] * 3
    assert [one["row"] for one in found] == [2, 4, 5]
    assert [one["disclosure"] for one in found][1:] == [True, False]
    assert found[0]["masked"] == "my friend [name]\r\nsaid"
    assert found[0]["findings"] == [{"kind": "name", "text": "Kayden"}]
    assert found[2] == {"row": 5, "masked": "", "findings": [], "disclosure": False}


def test_the_table_counts_rows_and_findings_and_repeats_nothing_of_them(sqlite):
    file = written(sqlite, "comment\nKayden and Aisha\nring 07700 900123\nmy dad hits me\nnothing\n")
    said = screen(sqlite, file).stdout
    assert re.search(r"^name +1 +2$", said, re.M) and re.search(r"^phone +1 +1$", said, re.M)
    assert re.search(r"^comments +4$", said, re.M) and re.search(r"disclosure +1$", said, re.M)
    assert "Kayden" not in said and "900123" not in said


def test_the_labelled_comments_are_measured_and_enough_is_found(sqlite):
    said = screen(sqlite, LABELLED, "--expected", "identifiers").stdout
    figures = {
        label: (int(count.replace(",", "")), int(of.replace(",", "")))
        for label, count, of in re.findall(r"^(\S.*?) {2,}([\d,]+) +([\d,]+) +[\d.]+ %$", said, re.M)
    }
    kinds = "name birthDate nhsNumber upn nino phone email postcode vehicle handle".split()
    for kind in kinds:
        found, planted = figures[kind]
        assert planted >= 60 and found / planted >= 0.98, (kind, found, planted)
    touched, clean = figures["clean comments touched"]
    assert clean >= 900 and touched / clean <= 0.03
    found, told = figures["disclosures held back"]
    assert found == told >= 120
    assert figures["other comments held back"][1] == 2000 - told


@pytest.mark.parametrize("label", ["Kayden", "surname:Reed"])
def test_a_label_that_names_no_kind_is_refused_with_its_row(sqlite, label):
    file = written(sqlite, f"comment,identifiers,disclosure\nhello,,no\nhello,{label},no\n")
    assert "Row 3" in screen(sqlite, file, "--expected", "identifiers", code=1).stderr


def test_real_comments_are_screened_without_falling_over(sqlite, corpus):
    lines = screen(sqlite, corpus("patient-feedback-labelled.csv"), "--json").stdout.splitlines()
    assert len(lines) == 10_334
    assert sum(1 for line in lines if json.loads(line)["findings"]) < len(lines) / 10
