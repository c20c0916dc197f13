#!/usr/bin/env python3
"""Writes a labelled file of comments for measuring the screening of free text. Everybody in it is made up.

usage: Tests/Fixtures/make_screening_labelled.py one|two|three FILE.csv    the same set gives the same file each time

Sets one and two are what the lists and rules were mended against; three was kept aside, to see how they do on words
that nobody had looked at. Columns: comment, identifiers (kind:text, separated by a bar), disclosure (yes or no).
"""
import csv
import random
import sys
from pathlib import Path

PARTS = Path(__file__).parent / "screening"
COMMENTS, CLEAN, DISCLOSURES = 2000, 1000, 170
KINDS = ("name", "birthDate", "nhsNumber", "upn", "nino", "phone", "email", "postcode", "vehicle", "handle")
SLOTS = {
    "name": "first full title lfull lname full2 first2 initial".split(), "birthDate": ["dob"], "nhsNumber": ["nhs"],
    "upn": ["upn"], "nino": ["nino"], "phone": ["phone"], "email": ["email"], "postcode": ["postcode"],
    "vehicle": ["vehicle"], "handle": ["athandle", "handle", "handle2"],
}
MONTHS = "January February March April May June July August September October November December".split()
THEMES = ["neglect", "county lines", "knife crime", "gangs", "child sexual exploitation", "domestic abuse", "self-harm",
          "online safety", "FGM", "radicalisation", "forced marriage", "serious violence", "missing children",
          "parental mental health", "substance misuse", "bullying", "young carers", "transition to adult services"]
PLACES = ["Hertford", "Stevenage", "Watford", "Letchworth", "Hemel Hempstead", "St Albans", "Broxbourne", "Ware",
          "Borehamwood", "Royston", "Tring", "Hoddesdon", "Cheshunt", "Bishop's Stortford", "Hitchin", "Luton"]
SCHOOLS = ["St Mary's School", "Oakwood Academy", "Sheredes School", "Victoria Primary", "Queen Elizabeth's School",
           "The Thomas Alleyne Academy", "Sir John Lawes School", "Holy Trinity Primary", "Chauncy School",
           "Margaret Wix Primary School", "Francis Combe Academy", "St Joan of Arc Catholic School"]
UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
AREAS = ["SG13", "AL1", "WD17", "HP2", "EN8", "CM23", "N1", "SW1A", "E17", "LU4", "M1", "B33", "EC1A", "CB11"]


def lines(name):
    return (PARTS / name).read_text(encoding="utf-8").splitlines()


class Maker:
    """Fills the slots of templates, and remembers what was planted."""

    def __init__(self, which, seed):
        self.chance = random.Random(seed)
        self.names = [tuple(line.split(" ", 1)) for line in lines(f"names-{which}.txt")]
        self.planted = []

    def pick(self, *options):
        return self.chance.choice(options)

    def digits(self, count, first="0123456789"):
        return self.chance.choice(first) + "".join(self.chance.choice("0123456789") for _ in range(count - 1))

    def fill(self, template):
        self.planted = []
        people = iter(self.chance.sample(self.names, 4))
        while "{" in template:
            slot = template[template.index("{") + 1:template.index("}")]
            template = template.replace("{" + slot + "}", self.value(slot, people), 1)
        return template

    def value(self, slot, people):
        for kind, slots in SLOTS.items():
            if slot in slots:
                text = getattr(self, kind)(slot, people) if kind in ("name", "handle") else getattr(self, kind)()
                self.planted.append(f"{kind}:{text}")
                return text
        return getattr(self, "word_" + slot.rstrip("2"))()

    # What identifies

    def name(self, slot, people):
        first, last = next(people)
        if slot == "title":
            return f"{self.pick('Mr', 'Mrs', 'Ms', 'Miss', 'Dr', 'Mr.')} {last}"
        forms = {"first": first, "full": f"{first} {last}", "lfull": f"{first} {last}".lower(), "lname": first.lower(),
                 "initial": f"{first[0]}. {last}"}
        return forms[slot.rstrip("2")]

    def birthDate(self):
        day, month, year = self.chance.randint(1, 28), self.chance.randint(1, 12), self.chance.randint(2001, 2016)
        name = MONTHS[month - 1]
        return self.pick(f"{day:02}/{month:02}/{year}", f"{day}/{month}/{year % 100:02}", f"{day}.{month}.{year}",
                         f"{day} {name} {year}", f"{day}th of {name} {year}", f"{name} {day}, {year}",
                         f"{day:02}-{month:02}-{year}", f"{year}-{month:02}-{day:02}",
                         f"{day} {name[:3]} {year % 100:02}")

    def nhsNumber(self):
        while True:
            digits = self.digits(9, "4679")
            check = 11 - sum(int(d) * w for d, w in zip(digits, range(10, 1, -1))) % 11
            if check != 10:
                ten = digits + str(check % 11)
                break
        joint = self.pick("", " ", "-", "  ", "\u200b", "\u00a0")
        return joint.join((ten[:3], ten[3:6], ten[6:]))

    def upn(self):
        digits = self.digits(12)
        temporary = self.chance.random() < 0.2
        values = [int(d) for d in digits]
        if temporary:
            values[11] = self.chance.randrange(23)
            digits = digits[:11] + UPN_LETTERS[values[11]]
        check = UPN_LETTERS[sum(v * w for v, w in zip(values, range(2, 14))) % 23]
        return (check + digits) if self.chance.random() < 0.8 else (check + digits).lower()

    def nino(self):
        prefix = self.pick("AB", "JK", "SE", "PW", "CX", "RM", "LY", "EH")
        d, last = self.digits(6), self.pick(*"ABCD")
        return self.pick(f"{prefix}{d}{last}", f"{prefix} {d[:2]} {d[2:4]} {d[4:]} {last}",
                         f"{prefix}{d}{last}".lower(), f"{prefix} {d} {last}",
                         f"{prefix}-{d[:2]}-{d[2:4]}-{d[4:]}-{last}")

    def phone(self):
        m, l = self.digits(9), self.digits(6, "234567")
        return self.pick(f"07{m}", f"07{m[:3]} {m[3:]}", f"07{m[:3]} {m[3:6]} {m[6:]}", f"+447{m}",
                         f"+44 7{m[:3]} {m[3:]}",
                         f"+44 (0)7{m[:3]} {m[3:]}", f"01992 {l}", f"(01438) {l}", f"01727-{l}", f"020 7946 {l[:4]}",
                         f"0207{l}9", f"0044 7{m}", f"07{m[:3]}-{m[3:6]}-{m[6:]}")

    def email(self):
        first, last = (part.split("-")[0].split(" ")[0].split("'")[0] for part in self.chance.choice(self.names))
        local = self.pick(f"{first}.{last}", f"{first[0]}{last}{self.digits(2)}", f"{first}_{last}", f"{last}+hub")
        local = local.lower()
        host = self.pick("example.org", "gmail.com", "hotmail.co.uk", "fernshire.sch.uk", "nhs.example.net",
                         "outlook.com")
        return self.pick(f"{local}@{host}", f"{local}@{host}", f"{local}@{host}".upper(), f"{local} (at) {host}",
                         f"{local} at {host.replace('.', ' dot ')}")

    def postcode(self):
        area, unit = self.chance.choice(AREAS), self.pick("8DE", "3NQ", "9XY", "1AA", "2BG", "7TL")
        return self.pick(f"{area} {unit}", f"{area}{unit}", f"{area} {unit}".lower(), f"{area}{unit}".lower())

    def vehicle(self):
        a, b = self.pick("AB", "KM", "LR", "EY", "WX"), self.pick("CDE", "XKJ", "VFR", "ZZP", "BHT")
        year = self.pick("07", "12", "19", "68", "71", "55")
        return self.pick(f"{a}{year} {b}", f"{a}{year}{b}", f"{a}{year} {b}".lower(),
                         f"R{self.digits(3, '123456789')} {b}",
                         f"{b} {self.digits(3, '123456789')}T", f"{a}{year}{b}".lower())

    def handle(self, slot, _people):
        base = self.pick("jaybo", "lilmiss", "darkwolf", "kkxo", "footyking", "moonpie", "zedzilla", "notsosaint",
                         "brfc")
        if slot == "handle2":
            return self.pick(f"{base}{self.digits(2)}", f"{base}_{self.pick('x', 'uk', 'real')}",
                             f"{base}.{self.digits(2)}")
        text = self.pick(f"{base}{self.digits(2)}", f"{base}_x", f"x.{base}.x", f"{base}zz")
        return "@" + text if slot == "athandle" else text

    # What does not

    def word_date(self):
        day, month, year = self.chance.randint(1, 28), self.chance.randint(1, 12), self.chance.randint(2017, 2025)
        return self.pick(f"{day} {MONTHS[month - 1]} {year}", f"{day:02}/{month:02}/{year}",
                         f"{day} {MONTHS[month - 1]}")

    def word_month(self):
        return self.chance.choice(MONTHS)

    word_Month = word_month

    def word_theme(self):
        return self.chance.choice(THEMES)

    def word_theme_start(self):
        theme = self.chance.choice(THEMES)
        return theme[0].upper() + theme[1:]

    def word_place(self):
        return self.chance.choice(PLACES)

    def word_PLACE(self):
        return self.chance.choice(PLACES).upper()

    def word_school(self):
        return self.chance.choice(SCHOOLS)

    def word_year(self):
        return self.pick("7", "8", "9", "11")

    def word_yr(self):
        return self.pick("2018", "2019", "2023")

    def word_case(self):
        return self.pick("2019/00417", "CAS-553201", "19-4471", "HSCP/0093", "00417823", "CR/12/8841", "INC0042119")


def comments(which, seed):
    maker = Maker(which, seed)
    chance = maker.chance
    clean, told = lines(f"clean-{which}.txt"), lines(f"disclosures-{which}.txt")
    templates = {kind: [] for kind in KINDS}
    for template in lines(f"identifiers-{which}.txt"):
        for kind in KINDS:
            if any("{" + slot + "}" in template for slot in SLOTS[kind]):
                templates[kind].append(template)
    for index in range(CLEAN):
        yield joined(chance, [maker.fill(clean[index % len(clean)])] + beside(maker, clean)), [], "no"
    order = KINDS + ("name", "name")
    for index in range(COMMENTS - CLEAN - DISCLOSURES):
        kind = order[index % len(order)]
        text = maker.fill(templates[kind][index // len(order) % len(templates[kind])])
        planted = maker.planted
        yield joined(chance, [text] + beside(maker, clean)), planted, "no"
    for index in range(DISCLOSURES):
        text, planted = told[index % len(told)], []
        round_ = index // len(told)
        parts = [text] + (beside(maker, clean) if round_ == 0 else [maker.fill(chance.choice(clean))])
        if round_ == 2:
            parts = [text.upper() if index % 3 else text.lower().replace("'", "")]
        yield joined(chance, parts), planted, "yes"


def beside(maker, clean):
    """Sometimes another clean sentence."""
    return [maker.fill(maker.chance.choice(clean))] if maker.chance.random() < 0.25 else []


def joined(chance, parts):
    chance.shuffle(parts)
    text = parts[0]
    for part in parts[1:]:
        text += (" " if text[-1] in ".!?" else chance.choice([". ", "\n"])) + part
    return text


def main(which, file):
    rows = list(comments(which, {"one": 2019, "two": 8841, "three": 5303}[which]))
    random.Random(7).shuffle(rows)
    with open(file, "w", encoding="utf-8", newline="") as output:
        writer = csv.writer(output)
        writer.writerow(["comment", "identifiers", "disclosure"])
        for text, planted, disclosure in rows:
            writer.writerow([text, "|".join(planted), disclosure])


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in ("one", "two", "three"):
        sys.exit(__doc__)
    main(*sys.argv[1:])
