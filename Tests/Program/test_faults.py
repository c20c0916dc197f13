"""Records that cannot be used: plain words, an end with 1, and nothing changed."""
import os
import shutil
import sqlite3
import subprocess
from contextlib import contextmanager

import pytest

from program import Installation

CONTACTS = "name,email\n" + "".join(f"Bo Reed,bo{number}@example.org\n" for number in range(3))
COMMANDS = [["audit", "verify"], ["import", "contacts"], ["export", "contacts"], ["serve"], ["migrate"], ["backup"]]


@pytest.fixture
def kept(sqlite):
    sqlite.make_partnership()
    sqlite.folder.joinpath("contacts.csv").write_text(CONTACTS)
    return sqlite


def completed(words, folder):
    """A command with the file it needs."""
    more = {
        "import": [folder / "contacts.csv"], "export": ["--output", folder / "out.csv"], "backup": [folder / "b"],
        "serve": ["--port", "0"],
    }
    return words + more.get(words[0], [])


def content(path):
    kept = (file for file in path.parent.iterdir() if file.is_file() and file.suffix != ".sqlite-shm")
    return {file.name: file.read_bytes() for file in kept}


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_records_of_a_newer_program_are_left_alone(kept, words):
    with sqlite3.connect(kept.records) as records:
        [(columns,)] = records.execute("SELECT count(*) FROM pragma_table_info('schema_migration')").fetchall()
        names = [name for (name,) in records.execute("SELECT name FROM pragma_table_info('schema_migration')")]
        copied = ", ".join(["'zz-9999-of-the-future'"] + [name for name in names if name != "name"])
        records.execute(f"INSERT INTO schema_migration SELECT {copied} FROM schema_migration LIMIT 1")
        assert columns >= 1
    records.close()
    assert "newer Sightline" in kept.refuses(*completed(words, kept.folder))
    assert not kept.folder.joinpath("out.csv").exists() and not kept.folder.joinpath("b").exists()


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_file_that_is_no_database_is_left_alone(kept, words):
    kept.records.write_bytes(b"These are not records. " * 1000)
    before = kept.records.read_bytes()
    assert "damaged" in kept.refuses(*completed(words, kept.folder))
    assert kept.records.read_bytes() == before


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_file_that_lost_its_second_half_is_said_to_be_damaged(kept, words):
    size = kept.records.stat().st_size
    with kept.records.open("r+b") as file:
        file.truncate(size // 8192 * 4096 // 8)
    kept.refuses(*completed(words, kept.folder))
    assert not kept.folder.joinpath("b").exists()


def test_a_file_that_is_gone_is_not_made_anew(kept):
    kept.records.unlink()
    assert "no partnership here yet" in kept.refuses("import", "contacts", kept.folder / "contacts.csv")
    assert not kept.records.exists()


def test_a_file_somebody_else_writes_to_is_said_to_be_held(kept):
    records = sqlite3.connect(kept.records, isolation_level=None)
    records.execute("BEGIN IMMEDIATE")
    said = kept.refuses("import", "contacts", kept.folder / "contacts.csv")
    records.execute("ROLLBACK")
    records.close()
    assert "Another program holds the database" in said
    assert kept.does("import", "contacts", kept.folder / "contacts.csv").startswith("3 added")


def as_nobody():
    """Root may write anywhere: the program is then run as somebody who may not."""
    if os.getuid() != 0:
        return []
    if not shutil.which("setpriv"):
        pytest.skip("setpriv is not there, and root may write anywhere")
    return ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]


def test_a_folder_that_may_not_be_written_is_said_in_words(kept):
    before = content(kept.records)
    for folder in [kept.folder, *kept.folder.parents][:3]:
        folder.chmod(0o755)
    kept.records.chmod(0o444)
    for folder in (kept.records.parent, kept.records.parent.parent):
        folder.chmod(0o555)
    reader = Installation(kept.folder, kept.where, as_nobody())
    try:
        reader.refuses("import", "contacts", kept.folder / "contacts.csv")
        reader.refuses("partnership", "create", "moor", "--name", "Moorshire")
    finally:
        for folder in (kept.records.parent, kept.records.parent.parent):
            folder.chmod(0o755)
        kept.records.chmod(0o644)
    assert content(kept.records) == before
    assert kept.does("import", "contacts", kept.folder / "contacts.csv").startswith("3 added")


@contextmanager
def small_disk(path, size):
    path.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(path)], capture_output=True, text=True)
    if done.returncode != 0:
        pytest.skip(f"no disk of a few megabytes can be made here: {done.stderr.strip()}")
    try:
        yield path
    finally:
        subprocess.run(["umount", str(path)], check=True)


def fill(disk, leaving):
    with (disk / "filler").open("wb", buffering=0) as filler:
        try:
            while True:
                filler.write(b"x" * 4096)
        except OSError:
            filler.truncate(filler.tell() - leaving)


@pytest.mark.parametrize("leaving", [0, 8192, 131_072])
def test_a_full_disk_is_said_in_words_and_changes_nothing(tmp_path, leaving):
    with small_disk(tmp_path / "disk", "4m") as disk:
        kept = Installation(tmp_path, ["--data", str(disk / "data")]).make_partnership()
        contacts = tmp_path / "contacts.csv"
        contacts.write_text("name,email\n" + "".join(f"Bo Reed,bo{n}@example.org\n" for n in range(20_000)))
        before = kept.does("audit", "verify")
        fill(disk, leaving)
        assert "disk is full" in kept.refuses("import", "contacts", contacts)
        fill(disk, 0)
        assert "disk is full" in kept.refuses("backup", disk / "backup")
        assert sorted(path.name for path in disk.iterdir()) == ["data", "filler"]
        (disk / "filler").unlink()
        assert kept.does("audit", "verify") == before
        contacts.write_text(CONTACTS)
        assert kept.does("import", "contacts", contacts).startswith("3 added")
