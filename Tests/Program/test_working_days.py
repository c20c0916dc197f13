"""`sightline working-days`: dates and numbers of working days, and what it refuses to count."""
import csv

import pytest

from program import ROOT

CASES = ROOT / "Tests/Fixtures/working-days.csv"


def test_two_hundred_cases_in_one_call(sqlite):
    cases = list(csv.DictReader(CASES.open(encoding="utf-8")))
    asked = sqlite.folder / "asked.csv"
    asked.write_text("".join(f"{case['from']},{case['then']}\n" for case in cases))
    ended = sqlite.without_records("working-days", "--each", asked)
    assert ended.stdout.split() == [case["expected"] for case in cases], ended.stderr
    assert len(cases) == 200


@pytest.mark.parametrize("words, answer", [
    (["18/4/2019", "+1"], "2019-04-23"), (["2019-04-18", "2019-04-23"], "1"), (["2019-04-20", "+0"], "2019-04-20"),
    (["29 February 2024", "+10"], "2024-03-14"),
])
def test_one_answer_is_a_line_of_its_own(sqlite, words, answer):
    assert sqlite.without_records("working-days", *words).stdout == answer + "\n"


@pytest.mark.parametrize("words, code, said", [
    (["2019-04-23", "2019-04-18"], 1, "must not be after"), (["30/2/2019", "+1"], 1, "real date"),
    (["2019-04-23", "+x"], 1, "+10"), (["2019-04-23", "+-1"], 1, "0 or more"), (["2019-04-23", "soon"], 1, "soon"),
    (["2028-12-28", "+10"], 1, "2012 to 2028"), (["2011-12-30", "+1"], 1, "2011"), (["1066-10-14", "+9"], 1, "1066"),
    (["2019-04-23", "+99999999999999999999"], 1, "+10"), (["2019-04-23", "+999999"], 1, "2012 to 2028"),
    (["2019-04-23"], 64, "FROM"), ([], 64, "FROM"),
    (["2019-04-23", "+1", "--holidays", "nowhere.json"], 1, "not there"),
])
def test_what_it_refuses(sqlite, words, code, said):
    ended = sqlite.without_records("working-days", *words)
    assert (ended.returncode, ended.stdout) == (code, "") and said in ended.stderr, ended.stderr
    assert "Something went wrong" not in ended.stderr


def test_closures_and_a_newer_list(sqlite):
    closed, newer = sqlite.folder / "closed.csv", sqlite.folder / "bank-holidays.json"
    closed.write_text("date,why\n2019-12-27,Office closed\n2019-12-30,Office closed\n")
    days = ", ".join(f'{{"title": "x", "date": "2029-0{month}-01"}}' for month in range(1, 9))
    newer.write_text(f'{{"england-and-wales": {{"division": "england-and-wales", "events": [{days}]}}}}')
    assert sqlite.without_records("working-days", "2019-12-24", "+1", "--closures", closed).stdout == "2019-12-31\n"
    assert sqlite.without_records("working-days", "2029-07-31", "+1", "--holidays", newer).stdout == "2029-08-02\n"
    ended = sqlite.without_records("working-days", "2019-12-24", "+1", "--holidays", newer)
    assert ended.returncode == 1 and "2029" in ended.stderr
    closed.write_text("why\nclosed\n")
    ended = sqlite.without_records("working-days", "2019-12-24", "+1", "--closures", closed)
    assert ended.returncode == 1 and "not a date" in ended.stderr


def test_a_bad_line_of_many_is_named_and_nothing_is_printed(sqlite):
    asked = sqlite.folder / "asked.csv"
    asked.write_text("2019-04-18,+1\n2019-04-18\n")
    ended = sqlite.without_records("working-days", "--each", asked)
    assert (ended.returncode, ended.stdout) == (1, "") and "Line 2" in ended.stderr
