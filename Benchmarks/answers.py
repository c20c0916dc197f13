"""What scripts/bench measures about questions: answers sent, taken in from a file, counted and taken out again."""
import csv
import html
import json
import os
import random
import re
import subprocess
import time
import urllib.parse
from pathlib import Path

from measuring import engine_alone, fail, load, resident_megabytes

QUESTIONS = Path(__file__).resolve().parent.parent / "Tests/Fixtures/thirty-questions.yaml"
FEW, ORGANISATIONS = 5_900, 280
WORDS = (
    "the room talk time school night bus listen people quiet help together morning leaflet parents more clear voice"
).split()
SENT, INSERTED = "(e) thirty answers sent through the form", "    one such row, engine alone"
RESULTS = "(g) results page of 5,900 answers"
TAKEN = ("taken in", "counted, page of results", "taken out as CSV")


def published(installation):
    return installation.does("questions", "publish", QUESTIONS)


def open_occasion(installation, version, title, *more):
    """- Returns: its id, and the path people answer at."""
    occasion, path = installation.does("occasion", "plan", "--set", version, "--title", title, *more).split()
    installation.does("occasion", "open", occasion)
    return occasion, path


def words(chance):
    return " ".join(chance.choices(WORDS, k=chance.randrange(4, 30))).capitalize() + "."


def answers(chance):
    """One person's answers, by column of an export."""
    found = {f"agree-{n}": str(chance.randrange(1, 6)) for n in range(1, 13)}
    found |= {f"rating-{n}": str(chance.randrange(0, 11)) for n in range(1, 4)}
    found |= {f"kept-{n}": chance.choice(["yes", "partly", "no"]) for n in range(1, 5)}
    return found | {
        "met": chance.choice(["yes", "yes", "yes", "partly", "no"]),
        "came-by": chance.choice(["bus", "car", "bike", "foot"]), "again": chance.choice(["yes", "no"]),
        "want: leaflet": chance.choice("01"), "want: talk": "1", "want: list": chance.choice("01"),
        "heard: letter": chance.choice("01"), "heard: colleague": chance.choice("01"), "heard: web": "1",
        "years": str(chance.randrange(0, 40)), "people": str(chance.randrange(0, 900)),
        "on": f"20{chance.randrange(10, 19)}-0{chance.randrange(1, 10)}-1{chance.randrange(0, 10)}",
        "team": f"Team {chance.randrange(0, 60)}", "best": words(chance), "better": words(chance)}


def write_file(path, rows):
    chance = random.Random(5)
    with path.open("w", newline="", encoding="utf-8") as file:
        columns = ["group", *answers(chance)]
        out = csv.DictWriter(file, columns)
        out.writeheader()
        for number in range(rows):
            out.writerow({"group": f"School {number % ORGANISATIONS}"} | answers(chance))
    return path


# Sending.

def form(visitor, path):
    """The body of one sending, with CODE where each has a code of its own, and the cookies that go with it."""
    page = visitor.get(path).text
    token = html.unescape(re.search(r'name="token" value="([^"]*)"', page).group(1))
    fields = [("token", token), ("page", "all"), ("code", "CODE")]
    for name, value in answers(random.Random(7)).items():
        question, _, choice = name.partition(": ")
        if question == "on":
            fields += [(f"q.on-{part}", digits) for part, digits in zip(("year", "month", "day"), value.split("-"))]
        elif not choice:
            fields.append((f"q.{question}", value))
        elif value == "1":
            fields.append((f"q.{question}", choice))
    cookie = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items() if "visit" in name)
    return {"SIGHTLINE_ANSWERS": urllib.parse.urlencode(fields), "SIGHTLINE_COOKIE": cookie}


def sheet(folder, records):
    """One row's sheet as it is kept, for the engine to take in."""
    import sqlite3

    with sqlite3.connect(f"file:{records}?mode=ro", uri=True) as db:
        [found] = db.execute("SELECT sheet FROM response LIMIT 1").fetchone()
    path = folder / "sheet.json"
    path.write_text(found, encoding="utf-8")
    return path


def measure_sending(options, figures, installation, folder, server, visitor, occasion, path):
    body = form(visitor, path)
    address = f"http://127.0.0.1:{server.port}{path}"
    sent = 0
    for clients in options.clients:
        found = load(address, options.seconds, clients, SIGHTLINE_SEED=str(clients * 1000), **body)
        figures.rate(SENT, clients, *found[:2])
        sent += found[2]
    row = sheet(folder, installation.records)
    for clients in options.clients:
        alone = engine_alone(options.folder / "engine", folder, options.seconds, clients, row)
        figures.rate(INSERTED, clients, *alone)
    kept = int(re.search(rf"{occasion}\s+open\s+(\d+) answers", installation.does("occasion", "list")).group(1))
    if not sent <= kept <= sent + len(options.clients) * max(options.clients):
        fail(f"{sent} answers were acknowledged and {kept} are kept")


# Files.

def timed(installation, *words):
    """- Returns: seconds of the whole command, the most megabytes it held, and what it printed."""
    command = [os.environ["SIGHTLINE_PROGRAM"], *map(str, words), *installation.where]
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=installation.folder, stdout=subprocess.PIPE, text=True)
    said = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    if os.waitstatus_to_exitcode(status):
        fail(f"{words} ended with {os.waitstatus_to_exitcode(status)}: {said}")
    return seconds, used.ru_maxrss / 1024, said


def measure_files(figures, installation, folder, rows):
    """Takes in, counts and takes out so many answers; each in a process of its own."""
    occasion, _ = open_occasion(
        installation, "thirty-questions/1", f"{rows:,} answers", "--breakdown", "organisation")
    file = write_file(folder / f"answers-{rows}.csv", rows)
    seconds, megabytes, said = timed(installation, "import", "answers", file, "--occasion", occasion, "--json")
    if json.loads(said)["added"] != rows:
        fail(f"{said} of {rows} answers were taken in")
    figures.file(TAKEN[0], rows, seconds, megabytes)
    with installation.serving() as server:
        visitor = server.signed_in()
        began = time.perf_counter()
        page = visitor.get(f"/occasions/{occasion}/results")
        seconds = time.perf_counter() - began
        if page.status != 200:
            fail(f"the page of results answered {page.status}")
        figures.file(TAKEN[1], rows, seconds, resident_megabytes(server.process, "VmHWM"))
    for form in ("csv", "json", "xlsx"):
        out = folder / f"out-{rows}.{form}"
        seconds, megabytes, _ = timed(
            installation, "export", "answers", "--occasion", occasion, "--format", form, "--output", out)
        figures.file(f"taken out as {form.upper()}", rows, seconds, megabytes)
        out.unlink()
    file.unlink()
    return occasion


def measure_results(options, figures, server, visitor, occasion):
    cookie = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
    address = f"http://127.0.0.1:{server.port}/occasions/{occasion}/results"
    before = queries(visitor)
    visitor.get(f"/occasions/{occasion}/results")
    figures.one("(g) its statements to the engine", queries(visitor) - before - queries_of_asking(visitor), "")
    for clients in (clients for clients in options.clients if clients <= 8):
        figures.rate(RESULTS, clients, *load(address, options.seconds, clients, SIGHTLINE_COOKIE=cookie)[:2])


def queries(visitor):
    return int(re.search(r"^sightline_statements (\d+)$", visitor.get("/metrics").text, re.M).group(1))


def queries_of_asking(visitor):
    """What asking for the count costs itself."""
    before = queries(visitor)
    return queries(visitor) - before


def measure(options, installation, folder, figures):
    version = published(installation)
    occasion, path = open_occasion(installation, version, "After the forum")
    with installation.serving() as server:
        print(f"\n{'':<44}{'clients':>8}{'per second':>12}{'p99 ms':>11}")
        measure_sending(
            options, figures, installation, folder, server, server.visitor(), occasion, path)
    print(f"\n{'(f) answers to thirty questions':<44}{'answers':>10}{'seconds':>10}{'µs each':>10}{'MB at most':>12}")
    few = measure_files(figures, installation, folder, FEW)
    if options.answers > FEW:
        measure_files(figures, installation, folder, options.answers)
    print(f"\n{'':<44}{'clients':>8}{'per second':>12}{'p99 ms':>11}")
    with installation.serving() as server:
        measure_results(options, figures, server, server.signed_in(), few)


def judge(options, figures):
    known = figures.known
    for clients in options.clients:
        share = known[SENT, clients] / known[INSERTED, clients]
        figures.aim(f"(e) at least 0.4 of the engine, {clients} clients", f"{share:.2f}", share >= 0.4)
    together = sum(known[part, FEW][0] for part in TAKEN)
    figures.aim("(f) 5,900 in, counted and out, under 2 s", f"{together:.2f}", together < 2)
    if options.answers <= FEW:
        return
    for part in (*TAKEN, "taken out as XLSX"):
        (few, little), (many, much) = known[part, FEW], known[part, options.answers]
        ratio = many / options.answers / (few / FEW)
        figures.aim(f"(f) {part}: time an answer, no worse", f"{ratio:.2f}", ratio <= 1.05)
        if part != TAKEN[0]:
            figures.aim(f"(f) {part}: memory, no more", f"{much / little:.2f}", much <= little * 1.25)
