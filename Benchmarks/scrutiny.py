"""How fast the plan and the boards are read with 200 lines of enquiry and 20,000 pieces of evidence."""
import random
import uuid

from answers import queries, queries_of_asking
from measuring import fail, load

LINES, EVIDENCE = 200, 20_000
PLAN, BOARD, LOG = "(k) plan of 200 lines of enquiry", "(l) board of 100 pieces of evidence", "(m) evidence log, first page"
KINDS = ["performance-data", "self-assessment", "inspection", "case-audit", "review-learning", "staff-survey",
         "practitioner-feedback", "observation", "voice"]


def expect(answer, location):
    if answer.status != 303 or not answer.location.startswith(location):
        fail(f"scrutiny: {answer.status} {answer.location}")
    return answer.location


def fill(asking):
    """- Returns: the paths of the plan and of one board."""
    chance = random.Random(4)
    token = asking.fields_of("/plans/new", "/plans")["token"]
    plan = expect(asking.post("/plans", {
        "token": token, "new": str(uuid.uuid4()), "title": "Scrutiny plan", "starts-day": "1", "starts-month": "4",
        "starts-year": "2019", "ends-day": "31", "ends-month": "3", "ends-year": "2020",
        "principles": "Openness and honesty"}), "/plans/")
    lines = [expect(asking.post(f"{plan}/enquiries", [
        ("token", token), ("new", str(uuid.uuid4())), ("question", f"Does part {number} work for children?"),
        ("claim", f"Part {number} works for children."), ("why", "A figure moved."), ("answerer", "Everybody"),
        ("wanted", "voice"), ("wanted", "case-audit"), ("wanted", "performance-data")]), "/enquiries/")
        for number in range(LINES)]
    for number in range(EVIDENCE):
        line = lines[number % LINES].rpartition("/")[2]
        expect(asking.post("/evidence", {
            "token": token, "new": str(uuid.uuid4()), "kind": chance.choice(KINDS), "says": f"What was found, {number}.",
            "source": "A source", "strength": str(chance.randint(1, 3)), "sensitivity": "careful",
            "dated-day": str(chance.randint(1, 28)), "dated-month": str(chance.randint(1, 12)), "dated-year": "2018",
            "line": line, "stance": chance.choice(["supports", "contradicts", "silent"]), "readers": "shared"}),
            "/enquiries/")
    return plan, lines[0]


def measure_page(options, figures, server, asking, path, name):
    cookie = "; ".join(f"{key}={value}" for key, value in asking.cookies.items())
    asking.get(path)
    before = queries(asking)
    asking.get(path)
    figures.one(f"{name}: statements", queries(asking) - before - queries_of_asking(asking), "")
    for clients in (clients for clients in options.clients if clients <= 8):
        address = f"http://127.0.0.1:{server.port}{path}"
        figures.rate(name, clients, *load(address, options.seconds, clients, SIGHTLINE_COOKIE=cookie)[:2])


def measure(options, installation, folder, figures):
    installation.does("member", "add", "ros@example.org", "--role", "scrutineer", "--name", "Ros Achter")
    with installation.serving() as server:
        asking = server.signed_in("ros@example.org")
        asking.keep = True
        plan, board = fill(asking)
        print(f"\n{'':<44}{'clients':>8}{'per second':>12}{'p99 ms':>11}")
        for path, name in ((plan, PLAN), (board, BOARD), ("/evidence", LOG)):
            measure_page(options, figures, server, asking, path, name)


def judge(options, figures):
    for name in (PLAN, BOARD, LOG):
        statements = figures.known[f"{name}: statements"]
        figures.aim(f"{name}, at most 16 statements", f"{statements:.0f}", statements <= 16)
