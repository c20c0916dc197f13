"""People of many organisations answer at once, each by their own link, and the program is killed in between."""
import collections
import csv
import email
import email.policy
import http.client
import os
import re
import threading
import time

WHOLE = os.environ.get("SIGHTLINE_WHOLE_SURVEY") == "1"
PEOPLE, ORGANISATIONS, KILLS, CLIENTS = (5_900, 280, 10, 64) if WHOLE else (360, 18, 3, 16)
SET = """\
key: numbers
version: 1
title: Numbers
pages:
- id: all
  questions:
  - id: number
    kind: number
    label: Which number?
    required: yes
"""
SECONDS_TO_WRITE, SECONDS_TO_COME_BACK = 600, 120


def asked(installation, server):
    """The path of each person's own link, in no order."""
    manager = server.signed_in()
    fields = manager.fields_of("/occasions/new", "/occasions")
    planned = manager.post("/occasions", fields | {
        "title": "Numbers", "set": "numbers/1", "kind": "closed-list", "anonymous": "yes", "young": "no",
        "breakdown": "organisation"})
    assert planned.status == 303, planned.text
    occasion = planned.location.split("?")[0]
    token = {"token": manager.fields_of(occasion, f"{occasion}/list")["token"]}
    assert manager.post(f"{occasion}/list", token).status == 303
    assert manager.post(f"{occasion}/opening", token).status == 303
    return occasion.rpartition("/")[2], links(installation)


def links(installation):
    folder, end = installation.records.parent / "outbox", time.monotonic() + SECONDS_TO_WRITE
    while len(letters := list(folder.glob("*.eml"))) < PEOPLE:
        assert time.monotonic() < end, f"{len(letters)} letters were written in time"
        time.sleep(0.2)
    found = []
    for letter in letters:
        text = email.message_from_bytes(letter.read_bytes(), policy=email.policy.default).get_content()
        found.append(re.search(r"/answer/[\w-]+", text).group())
    return found


def answer(server, path, number, acknowledged):
    """Sends one answer until it is acknowledged. A link that is spent was spent by this person's own sending."""
    fields, sent, end = None, False, time.monotonic() + SECONDS_TO_COME_BACK
    visitor = server.visitor()
    while time.monotonic() < end:
        try:
            if fields is None:
                page = visitor.get(path)
                if page.status == 404 and sent:
                    return acknowledged.append(number)
                assert page.status == 200, f"{path} answered {page.status}"
                fields = visitor.fields_of(path, path)
            sent = True
            answered = visitor.post(path, fields | {"q..shown": "number", "q.number": number})
            if answered.status == 303:
                return acknowledged.append(number)
            fields = None
        except (OSError, http.client.HTTPException):
            time.sleep(0.05)
    raise AssertionError(f"the answer {number} was not taken in time")


def test_every_acknowledged_answer_is_there_once_after_kills(sqlite, tmp_path):
    sqlite.make_partnership(role="business-manager")
    people = tmp_path / "people.csv"
    with people.open("w", newline="") as file:
        out = csv.writer(file)
        out.writerow(["name", "email", "organisation", "kind", "consents"])
        for number in range(PEOPLE):
            out.writerow([
                f"Person {number}", f"person{number}@example.org", f"Charity {number % ORGANISATIONS}", "voluntary",
                "surveys"])
    sqlite.does("import", "contacts", people)
    (tmp_path / "numbers.yaml").write_text(SET)
    sqlite.does("questions", "publish", tmp_path / "numbers.yaml")
    acknowledged = []
    with sqlite.serving() as server:
        occasion, paths = asked(sqlite, server)
        work = list(enumerate(paths))
        clients = [
            threading.Thread(
                target=lambda share: [answer(server, path, number, acknowledged) for number, path in share],
                args=(work[first::CLIENTS],))
            for first in range(CLIENTS)
        ]
        for client in clients:
            client.start()
        for kill in range(KILLS):
            while len(acknowledged) < PEOPLE * (kill + 1) // (KILLS + 1) and any(one.is_alive() for one in clients):
                time.sleep(0.002)
            server.kill()
            server.start()
        for client in clients:
            client.join()
    assert sorted(acknowledged) == list(range(PEOPLE))
    assert "whole" in sqlite.does("audit", "verify")
    file = tmp_path / "answers.csv"
    sqlite.does("export", "answers", "--occasion", occasion, "--format", "csv", "--output", file)
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert sorted(int(row["number"]) for row in rows) == list(range(PEOPLE)), "an answer is lost, or there twice"
    groups = collections.Counter(row["group"] for row in rows)
    assert len(groups) == ORGANISATIONS
    assert set(groups.values()) <= {PEOPLE // ORGANISATIONS, PEOPLE // ORGANISATIONS + 1}
