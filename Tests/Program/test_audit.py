"""One byte changed anywhere in the audit trail is found, and the entry named."""
import sqlite3

import pytest

COLUMNS = ["position", "at", "actor", "action", "subject_kind", "subject_id", "detail", "previous_hash", "hash"]


@pytest.fixture
def trail(sqlite):
    """Five entries, the third of which has something in every column."""
    sqlite.make_partnership()
    sqlite.make_hub("Gangs")
    file = sqlite.folder / "contacts.csv"
    for number in range(3):
        file.write_text(f"name,email\nBo Reed,bo{number}@example.org\n")
        sqlite.does("import", "contacts", file)
    return sqlite


def changed(value, place):
    if isinstance(value, int):
        return value + 1_000_000
    return value[:place] + chr(ord(value[place]) ^ 1) + value[place + 1:]


def test_every_changed_byte_of_an_entry_is_found_and_the_entry_named(trail):
    with sqlite3.connect(trail.records) as records:
        [entry] = records.execute(f"SELECT {', '.join(COLUMNS)} FROM audit_entry WHERE detail <> '' LIMIT 1").fetchall()
    position = entry[0]
    assert "whole" in trail.does("audit", "verify")
    for column, value in zip(COLUMNS, entry):
        places = [0] if isinstance(value, int) else sorted({0, len(value) // 2, len(value) - 1})
        for place in places:
            write(trail, column, changed(value, place), position)
            said = trail.refuses("audit", "verify")
            assert f"Entry {position} " in said, f"{column}, byte {place}: {said}"
            write(trail, column, value, changed(position, 0) if column == "position" else position)
    assert "whole" in trail.does("audit", "verify")


def write(trail, column, value, position):
    with sqlite3.connect(trail.records) as records:
        done = records.execute(f"UPDATE audit_entry SET {column} = ? WHERE position = ?", (value, position))
        assert done.rowcount == 1
    records.close()


@pytest.mark.parametrize("statement, words", [
    ("DELETE FROM audit_entry WHERE position = 2", "Entry 2 is missing"),
    ("DELETE FROM audit_entry WHERE position = (SELECT max(position) FROM audit_entry)", "should end with entry"),
    ("UPDATE audit_head SET position = position - 1", "should end with entry"),
    ("DELETE FROM audit_head", "should end with entry"),
    ("UPDATE audit_entry SET detail = detail || char(0) || 'more' WHERE position = 3", "Entry 3 "),
    ("UPDATE audit_entry SET actor = action, action = actor WHERE position = 2", "Entry 2 "),
])
def test_what_is_taken_out_or_put_between_is_found(trail, statement, words):
    with sqlite3.connect(trail.records) as records:
        records.execute(statement)
    records.close()
    assert words in trail.refuses("audit", "verify")
