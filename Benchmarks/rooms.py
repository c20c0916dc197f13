"""What scripts/bench measures about rooms: one look at the wall, while a full room answers and once a page is stopped."""
import html
import random
import re

from answers import answers, published, queries, queries_of_asking
from measuring import fail, load

PEOPLE = 300
ASKED, STOPPED = "(j) the wall while 300 people answer", "    the same once the page is stopped"


def opened_room(asking, version):
    """- Returns: the paths of its wall and of those who answer."""
    fields = asking.fields_of(f"/occasions/new?set={version}", "/occasions")
    planned = asking.post("/occasions", fields | {
        "title": "The last hour", "set": version, "kind": "live-room", "anonymous": "yes", "young": "no"})
    own = planned.location
    pressed(asking, own, "/opening")
    room = html.unescape(re.search(r"/room/[a-z0-9-]+", asking.get(f"{own}/room").text).group(0))
    return own, room


def pressed(asking, own, step, page=None):
    """Presses a button of whoever asks, on the page before it is done or on the wall."""
    where = own + step if page is None else f"{own}/room"
    answer = asking.post(own + step, asking.fields_of(where, own + step))
    if answer.status != 303:
        fail(f"{step} answered {answer.status}")


def fill(server, room):
    chance = random.Random(3)
    for _ in range(PEOPLE):
        person = server.visitor()
        fields = list(person.fields_of(room, room).items())
        for name, value in answers(chance).items():
            question, _, choice = name.partition(": ")
            if question == "on":
                fields += [(f"q.on-{part}", number) for part, number in zip(("year", "month", "day"), value.split("-"))]
            elif not choice:
                fields.append((f"q.{question}", value))
            elif value == "1":
                fields.append((f"q.{question}", choice))
        if (sent := person.post(room, fields)).status != 303:
            fail(f"an answer in the room was answered {sent.status}")


def measure_wall(options, figures, server, asking, own, name):
    wall = f"{own}/room"
    cookie = "; ".join(f"{key}={value}" for key, value in asking.cookies.items())
    asking.get(wall)
    before = queries(asking)
    asking.get(wall)
    figures.one(f"{name}: statements", queries(asking) - before - queries_of_asking(asking), "")
    for clients in (clients for clients in options.clients if clients <= 8):
        address = f"http://127.0.0.1:{server.port}{wall}"
        figures.rate(name, clients, *load(address, options.seconds, clients, SIGHTLINE_COOKIE=cookie)[:2])


def measure(options, installation, folder, figures):
    version = published(installation)
    with installation.serving() as server:
        asking = server.signed_in()
        own, room = opened_room(asking, version)
        pressed(asking, own, "/room/next", page="all")
        fill(server, room)
        print(f"\n{'':<44}{'clients':>8}{'per second':>12}{'p99 ms':>11}")
        measure_wall(options, figures, server, asking, own, ASKED)
        if f"{PEOPLE} people have answered." not in asking.get(f"{own}/room").text:
            fail("the wall does not say how many have answered")
        pressed(asking, own, "/room/stop", page="all")
        measure_wall(options, figures, server, asking, own, STOPPED)


def judge(options, figures):
    for name in (ASKED, STOPPED):
        statements = figures.known[f"{name}: statements"]
        figures.aim(f"{name.strip()}, at most 10 statements", f"{statements:.0f}", statements <= 10)
