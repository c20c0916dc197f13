"""How fast sealed notes are unlocked and read, against AES-GCM and scrypt by themselves."""
import json
import re
import statistics
import subprocess
import time
import uuid

from measuring import fail

NOTES, WORDS, TIMES = 1_000, 300, 21
PASSPHRASE = "quiet lanes at noon"
# A note of 300 words with its title, as it is sealed.
PADDED = 2_048
UNLOCK, READ = "(h) unlocking", f"(h) {NOTES:,} notes read and searched"
SCRYPT, AES = "(i) scrypt alone", f"(i) {NOTES:,} boxes opened by AES-GCM alone"


def set_up(visitor):
    token = visitor.fields_of("/notes/set-up", "/notes/set-up")["token"]
    form = {"token": token, "new": PASSPHRASE, "again": PASSPHRASE}
    expect(visitor.post("/notes/set-up", form), "/notes/recovery-code")
    groups = re.findall(r'recovery-code__characters">(....)<', visitor.get("/notes/recovery-code").text)
    expect(visitor.post("/notes/recovery-code", {"token": token, "first": groups[2], "second": groups[6]}), "/notes")
    return token


def expect(answer, location):
    if answer.status != 303 or not answer.location.startswith(location):
        fail(f"sealed notes: {answer.status} {answer.location}")


def write_notes(visitor, token):
    text = " ".join(f"w{number % 97}" for number in range(WORDS - 200)) + " " + "listened " * 200
    for number in range(NOTES):
        form = {"token": token, "new": str(uuid.uuid4()), "title": f"Note {number}", "text": f"{text} n{number}."}
        expect(visitor.post("/notes", form), "/notes/")


def median(body):
    taken = []
    for _ in range(TIMES):
        began = time.perf_counter()
        body()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def measure(options, installation, folder, figures):
    installation.does("member", "add", "sam@example.org", "--role", "scrutineer", "--name", "Sam Okoro")
    with installation.serving() as server:
        visitor = server.signed_in("sam@example.org")
        visitor.keep = True
        token = set_up(visitor)
        write_notes(visitor, token)

        def unlock():
            expect(visitor.post("/notes/lock", {"token": token}), "/notes/unlock")
            expect(visitor.post("/notes/unlock", {"token": token, "passphrase": PASSPHRASE}), "/notes")

        def read():
            page = visitor.post("/notes/search", {"token": token, "words": f"n{NOTES // 2}."})
            if "1 note has" not in page.text:
                fail("the note was not found")

        figures.one(f"{UNLOCK}, median", median(unlock), "ms")
        figures.one(f"{READ}, median", median(read), "ms")
    alone = subprocess.run(
        [options.folder / "sealing", str(NOTES), str(PADDED)], check=True, capture_output=True, text=True)
    found = json.loads(alone.stdout)
    figures.one(f"{SCRYPT}, median", found["scrypt_ms"], "ms")
    figures.one(f"{AES}, median", found["open_ms"], "ms")


def judge(options, figures):
    known = figures.known
    share = known[f"{SCRYPT}, median"] / known[f"{UNLOCK}, median"]
    figures.aim("(h) scrypt's share of unlocking, at least 0.8", f"{share:.2f}", share >= 0.8)
    taken = known[f"{READ}, median"]
    figures.aim(f"(h) {NOTES:,} notes read, under 100 ms", f"{taken:.0f}", taken < 100)
