"""A question set's file, checked from a terminal."""
import json
import re

import pytest

from program import ROOT, Installation

PACKS = sorted((ROOT / "Packs/question-sets").glob("*.yaml"))
SOUND = (
    "key: visit\ntitle: Your visit\npages:\n- id: one\n  questions:\n"
    "  - id: came\n    kind: one-choice\n    label: Did you come?\n    choices:\n    - yes: Yes\n    - no: No\n"
    "  - id: why\n    kind: short-text\n    label: Why not?\n    shown-when: ${came} = 'no'\n")
KEYS = ["line", "page", "question", "part", "column", "reason"]


@pytest.fixture
def terminal(tmp_path):
    """The command needs no records, so it is told of none."""
    return Installation(tmp_path, [])


def written(folder, text, name="set.yaml"):
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def checked(terminal, file, code):
    ended = terminal.run("questions", "check", file, "--json")
    assert ended.returncode == code, ended.stderr
    assert ended.stderr == ""
    return json.loads(ended.stdout)


@pytest.mark.parametrize("before, after, line, page, question, part, column, reason", [
    ("${came} = 'no'", "${cane} = 'no'", 15, "one", "why", "shown-when", 1, "There is no question cane"),
    ("${came} = 'no'", "${came} = 'maybe'", 15, "one", "why", "shown-when", 11,
     "'maybe' is not one of the choices: yes, no"),
    ("${came} = 'no'", "${came} = ", 15, "one", "why", "shown-when", 10,
     "Expected a value or a question, not the end"),
    ("${came} = 'no'", "answered(${why})", 15, "one", "why", "shown-when", 10,
     "${why} is not earlier. Only questions that come before can be used"),
    ("- no: No", "- yes: No", 11, "one", "came", "choice yes", None, "This id is used 2 times"),
    ("id: why", "id: came", 12, "one", "came", None, None, "This id is used already, on page one"),
    ("title: Your visit\n", "", 1, None, None, None, None, "title is missing"),
])
def test_a_problem_is_named_by_its_place(terminal, tmp_path, before, after, line, page, question, part, column, reason):
    file = written(tmp_path, SOUND.replace(before, after, 1))
    found = checked(terminal, file, code=1)
    assert list(found) == ["key", "version", "questions", "problems"]
    first = found["problems"][0]
    assert list(first) == KEYS
    assert list(first.values()) == [line, page, question, part, column, reason]
    ended = terminal.run("questions", "check", file)
    assert ended.returncode == 1 and ended.stdout == ""
    assert f"{file}: Line {line}" in ended.stderr and reason in ended.stderr


def test_every_problem_is_told_at_once(terminal, tmp_path):
    broken = SOUND.replace("- no: No", "- no").replace("kind: short-text", "kind: slider")
    found = checked(terminal, written(tmp_path, broken + "    colour: red\n- words\n"), code=1)
    assert [problem["line"] for problem in found["problems"]] == [11, 13, 17]
    assert found["key"] is None


@pytest.mark.parametrize("content", [
    b"", b"\xff\xfe\x00\xd8", b"PK\x03\x04", b"[" * 100_000, b"a: &a x\nb: *a\n", b"key: [", b" " * 1_000_001,
    b"key: x\nkey: y\n",
], ids=["empty", "no text", "a workbook", "deep", "repeated", "broken", "large", "a name twice"])
def test_what_is_no_question_set_is_refused_in_words(terminal, tmp_path, content):
    found = checked(terminal, written(tmp_path, content), code=1)
    assert len(found["problems"]) >= 1 and all(problem["reason"] for problem in found["problems"])


def test_a_file_that_is_not_there_and_a_folder_are_refused(terminal, tmp_path):
    for path in [tmp_path / "nowhere.yaml", tmp_path]:
        ended = terminal.run("questions", "check", path)
        assert ended.returncode == 1
        assert f"{path} can not be read" in ended.stderr


def test_a_condition_of_a_hundred_thousand_brackets_is_refused(terminal, tmp_path):
    found = checked(terminal, written(tmp_path, SOUND.replace("${came}", "(" * 100_000 + "${came}")), code=1)
    assert found["problems"][0]["reason"] == "A condition must be 2000 characters or fewer"


def test_wrong_usage_ends_with_64(terminal, tmp_path):
    assert terminal.run("questions", "check").returncode == 64
    assert terminal.run("questions", "check", "a", "b").returncode == 64


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.stem)
def test_every_set_that_comes_with_the_program_is_sound(terminal, pack):
    found = checked(terminal, pack, code=0)
    assert found["problems"] == [] and found["key"] == pack.stem and found["questions"] >= 3
    ended = terminal.run("questions", "check", pack)
    assert ended.returncode == 0 and ended.stdout.strip().endswith("Nothing is wrong.")


def test_the_set_in_the_documents_is_sound(terminal, tmp_path):
    words = (ROOT / "docs/question-sets.md").read_text(encoding="utf-8")
    example = words.split("```yaml\n")[1].split("```")[0]
    assert checked(terminal, written(tmp_path, example), code=0)["key"] == "school-visit"


def test_the_documents_describe_every_kind_there_is(terminal, tmp_path):
    words = (ROOT / "docs/question-sets.md").read_text(encoding="utf-8")
    described = re.findall(r"^\| `([a-z-]+)` \|", words, re.M)
    found = checked(terminal, written(tmp_path, SOUND.replace("kind: short-text", "kind: none")), code=1)
    known = found["problems"][0]["reason"].removeprefix("The kind must be one of: ").split(", ")
    assert sorted(described) == sorted(known)
