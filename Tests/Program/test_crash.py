"""The program killed, and its database stopped, in the middle of saving."""
import csv
import http.client
import os
import random
import subprocess
import threading
import time
import uuid

import pytest

from program import POSTGRES, ROOT, Installation

CRASHES = int(os.environ.get("SIGHTLINE_CRASHES", "20"))
SAVES, WINDOWS = 200, 20


def save_all(visitor, hub, texts, acknowledged):
    """One window: sends its comments one after another and notes those that were answered with 303."""
    window = visitor.another()
    for text in texts:
        try:
            if window.add_comment(hub, text).status == 303:
                acknowledged.append(text)
        except (OSError, http.client.HTTPException):
            return


def kept_comments(installation, name):
    path = installation.folder / f"{name}.csv"
    installation.does("export", "comments", "--format", "csv", "--output", path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [row["comment"] for row in csv.DictReader(file)]


def test_every_acknowledged_save_outlives_a_kill(sqlite):
    """200 saves from 20 windows each time; the kill comes after a number of them that is left to chance."""
    sqlite.make_partnership()
    [hub] = sqlite.make_hub("Gangs")
    chance, acknowledged, sent = random.Random(7), [], []
    for crash in range(CRASHES):
        with sqlite.serving() as server:
            visitor = server.signed_in()
            visitor.learn_token(hub)
            texts = [f"crash {crash} comment {number}" for number in range(SAVES)]
            sent += texts
            goal = len(acknowledged) + chance.randrange(1, SAVES - WINDOWS)
            windows = [
                threading.Thread(target=save_all, args=(visitor, hub, texts[first::WINDOWS], acknowledged))
                for first in range(WINDOWS)
            ]
            for window in windows:
                window.start()
            while len(acknowledged) < goal and any(window.is_alive() for window in windows):
                time.sleep(0.001)
            server.kill()
            for window in windows:
                window.join()
        assert len(acknowledged) >= goal
        assert "whole" in sqlite.does("audit", "verify")
        kept = kept_comments(sqlite, f"after-{crash}")
        assert len(kept) == len(set(kept)), "a comment was kept twice"
        assert set(acknowledged) <= set(kept), "an acknowledged save is lost"
        assert set(kept) <= set(sent)


def test_a_form_sent_again_after_a_kill_is_taken_in_once(sqlite):
    sqlite.make_partnership()
    [hub] = sqlite.make_hub("Gangs")
    new = str(uuid.uuid4())
    for _ in range(2):
        with sqlite.serving() as server:
            visitor = server.signed_in()
            visitor.learn_token(hub)
            assert visitor.add_comment(hub, "It is dark.", new).status == 303
            server.kill()
    assert kept_comments(sqlite, "after") == ["It is dark."]


@pytest.fixture
def server_of_its_own():
    """A PostgreSQL server that may be stopped: its folder and its address."""
    if not POSTGRES:
        pytest.skip("SIGHTLINE_TEST_POSTGRES names no server, so none is started either")
    started = subprocess.run([ROOT / "scripts/postgres", "start"], check=True, capture_output=True, text=True)
    folder, address = started.stdout.split()[-2:]
    yield folder, address
    subprocess.run([ROOT / "scripts/postgres", "stop", folder], capture_output=True)


def test_without_its_postgresql_it_gives_a_calm_page_and_then_goes_on(server_of_its_own, tmp_path):
    folder, address = server_of_its_own
    installation = Installation(tmp_path, ["--database", address]).make_partnership()
    [hub] = installation.make_hub("Gangs")
    with installation.serving() as server:
        visitor = server.signed_in()
        visitor.learn_token(hub)
        assert visitor.add_comment(hub, "Before.").status == 303

        subprocess.run([ROOT / "scripts/postgres", "halt", folder], check=True, capture_output=True)
        for answer in (visitor.get(hub), visitor.add_comment(hub, "Between.")):
            assert answer.status == 503 and answer.headers["retry-after"]
            assert "<h1" in answer.text and "PQ" not in answer.text
        assert visitor.get("/health").status == 200
        assert visitor.get("/ready").status == 503
        assert "can not be reached" in installation.refuses("audit", "verify")

        subprocess.run([ROOT / "scripts/postgres", "resume", folder], check=True, capture_output=True)
        assert visitor.get(hub).status == 200
        assert visitor.add_comment(hub, "After.").status == 303
        assert visitor.get("/ready").status == 200
    assert kept_comments(installation, "after") == ["Before.", "After."]
    assert "whole" in installation.does("audit", "verify")
