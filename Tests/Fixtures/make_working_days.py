#!/usr/bin/env python3
"""Writes cases of working days in England, counted from another list of bank holidays than the one in Packs.

usage: Tests/Fixtures/make_working_days.py FILE.csv      needs the package `holidays` (made with version 0.109)

Columns: from, then (+N or a date), expected (a date, or a number of working days).
"""
import csv
import sys
from datetime import date, timedelta

import holidays

OFF = holidays.country_holidays("GB", subdiv="ENG", years=range(2012, 2029))
AROUND = [
    # Christmas and New Year: on weekdays, at the weekend, with days in lieu
    (2012, 12, 21), (2015, 12, 24), (2016, 12, 23), (2019, 12, 24), (2020, 12, 24), (2021, 12, 23), (2022, 12, 23),
    (2023, 12, 22), (2024, 12, 31), (2026, 12, 24), (2027, 12, 24),
    # Easter, early and late
    (2013, 3, 28), (2016, 3, 24), (2018, 3, 29), (2019, 4, 17), (2021, 4, 1), (2024, 3, 28), (2025, 4, 17),
    # Moved and once only: 2012, 2020, 2022, 2023
    (2012, 5, 31), (2012, 6, 3), (2020, 5, 1), (2020, 5, 7), (2022, 5, 27), (2022, 6, 1), (2022, 9, 16), (2022, 9, 18),
    (2023, 4, 28), (2023, 5, 5),
    # Both changes of the clock
    (2019, 3, 29), (2019, 3, 31), (2019, 10, 25), (2019, 10, 27), (2024, 3, 31), (2024, 10, 26), (2014, 3, 30),
    (2018, 10, 28), (2022, 10, 28),
    # 29 February and the days beside it
    (2012, 2, 28), (2016, 2, 29), (2020, 2, 28), (2020, 2, 29), (2024, 2, 28), (2024, 2, 29), (2023, 2, 28),
    # Weekends
    (2019, 6, 1), (2019, 6, 2), (2021, 8, 28), (2021, 8, 29), (2026, 11, 21), (2026, 11, 22),
]


def works(day):
    return day.weekday() < 5 and day not in OFF


def after(day, count):
    while count:
        day += timedelta(1)
        count -= works(day)
    return day


def between(first, last):
    return sum(works(first + timedelta(number)) for number in range(1, (last - first).days + 1))


def cases():
    for place, parts in enumerate(AROUND):
        first = date(*parts)
        for count in ([1, 10], [2, 5], [0, 20], [3, 15])[place % 4]:
            yield first, f"+{count}", after(first, count)
        for length in ([4, 30], [1, 14], [0, 45], [7, 92])[place % 4]:
            last = first + timedelta(length)
            yield first, last, between(first, last)


def main():
    with open(sys.argv[1], "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["from", "then", "expected"])
        rows.writerows(cases())


if __name__ == "__main__":
    main()
