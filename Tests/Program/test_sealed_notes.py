"""With the records, a backup, every export, the outbox and the log in hand: no word of a note."""
import base64
import io
import re
import uuid
import zipfile

import pytest

OLD, NEW = "quiet lanes at noon", "another way to the sea"
WORDS = ["Zyzzogeton", "Qwyrfjord", "Xanthippe"]


def set_up(visitor):
    token = visitor.fields_of("/notes/set-up", "/notes/set-up")["token"]
    assert visitor.post("/notes/set-up", {"token": token, "new": OLD, "again": OLD}).status == 303
    confirm(visitor, token)
    return token


def confirm(visitor, token):
    groups = re.findall(r'recovery-code__characters">(....)<', visitor.get("/notes/recovery-code").text)
    sent = visitor.post("/notes/recovery-code", {"token": token, "first": groups[2], "second": groups[6]})
    assert sent.location == "/notes"


def write(visitor, token):
    notes = []
    for word in WORDS:
        sent = visitor.post("/notes", {
            "token": token, "new": str(uuid.uuid4()), "title": f"{word} seen", "text": f"I saw {word} twice"})
        assert sent.status == 303
        notes.append(sent.location)
        assert word in visitor.post("/notes/search", {"token": token, "words": word}).text
        assert visitor.post("/notes", {"token": token, "title": word}).status == 422
    return notes


def forms(word):
    """A word as it may have slipped in: in either case, in other encodings, in base64 wherever it begins."""
    for spelling in (word, word.lower(), word.upper()):
        for plain in (spelling.encode(), spelling.encode("utf-16-le"), spelling.encode("utf-16-be")):
            yield plain
            yield plain.hex().encode()
            for shift in range(3):
                text = base64.b64encode(bytes(shift) + plain)
                yield text[(shift * 8 + 5) // 6:(shift + len(plain)) * 8 // 6]


def found_in(data):
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            data = b"".join(book.read(name) for name in book.namelist())
    return [word for word in WORDS for form in forms(word) if form in data]


def files_under(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def opens(visitor, token, passphrase):
    assert visitor.post("/notes/lock", {"token": token}).status == 303
    return visitor.post("/notes/unlock", {"token": token, "passphrase": passphrase}).status == 303


@pytest.fixture
def written(installation):
    """A partnership in which the scrutineer wrote notes, changed the passphrase and left."""
    installation.make_partnership("business-manager")
    installation.make_hub("Gangs")
    installation.does("member", "add", "sam@example.org", "--role", "scrutineer", "--name", "Sam Okoro")
    with installation.serving() as server:
        visitor = server.signed_in("sam@example.org")
        token = set_up(visitor)
        notes = write(visitor, token)
        changed = visitor.post("/notes/passphrase", {"token": token, "present": OLD, "new": NEW, "again": NEW})
        assert changed.location == "/notes/recovery-code"
        confirm(visitor, token)
        live = files_under(installation.folder)
    return installation, notes, live


def test_no_word_of_a_note_is_in_any_file(written):
    installation, _, live = written
    installation.does("backup", installation.folder / "all.backup")
    for kind in ("contacts", "comments", "themes", "hub"):
        for format in ("csv", "xlsx", "json"):
            installation.does("export", kind, "--format", format, "--output", installation.folder / f"{kind}.{format}")
    files = {**{f"live {path}": data for path, data in live.items()}, **files_under(installation.folder)}
    assert any("serve.log" in str(path) for path in files)
    assert b"sealed_text" in (installation.folder / "all.backup").read_bytes()
    for path, data in files.items():
        assert not found_in(data), path
    # The same search finds a word that is not sealed.
    assert found_in(f"a {WORDS[0]} in the open".encode()) and found_in(base64.b64encode(b"1 zyzzogeton"))


def test_a_restored_backup_opens_with_the_passphrase_it_was_made_under_and_no_other(written, tmp_path):
    installation, notes, _ = written
    installation.does("backup", tmp_path / "all.backup")
    other = type(installation).on_sqlite(tmp_path / "other")
    other.folder.mkdir()
    other.does("restore", tmp_path / "all.backup", "--verify")
    with other.serving() as server:
        visitor = server.signed_in("sam@example.org")
        token = visitor.fields_of("/notes/unlock", "/notes/unlock")["token"]
        assert not opens(visitor, token, OLD)
        assert opens(visitor, token, NEW)
        for note, word in zip(notes, WORDS):
            assert word in visitor.get(note).text
