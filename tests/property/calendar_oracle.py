"""A plain oracle of German due days: is it a working day, and when does a span end?

It imports nothing of ours and no table of holidays: the laws of the sixteen Länder are written out, Easter is computed.
Days are `date`; years 2010 to 2033.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

FIRST, LAST = 2010, 2033
LAENDER = ("BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH")
DAY = timedelta(days=1)


def easter(year: int) -> date:
    """Easter Sunday by Gauss, with Lichtenberg's amendments; independent of the algorithm libraries use."""
    k = year // 100
    m = 15 + (3 * k + 3) // 4 - (8 * k + 13) // 25
    s = 2 - (3 * k + 3) // 4
    a = year % 19
    d = (19 * a + m) % 30
    r = (d + a // 11) // 29
    og = 21 + d - r
    sz = 7 - (year + year // 4 + s) % 7
    return date(year, 3, 1) + timedelta(days=og + 7 - (og - sz) % 7 - 1)


def repentance(year: int) -> date:
    """Buß- und Bettag: the Wednesday before 23 November."""
    day = date(year, 11, 22)
    while day.weekday() != 2:
        day -= DAY
    return day


def fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def after_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


# Who keeps it, from and to which year (inclusive), when. As in the holiday laws of the Länder; 3 October by Art. 2 (2)
# Einigungsvertrag. What only some communes keep is no holiday of the Land: Mariä Himmelfahrt in BY, Fronleichnam in SN
# and TH, the Friedensfest of Augsburg.
EVERYWHERE = LAENDER
ALWAYS = (FIRST, LAST)
LAWS: tuple[tuple[tuple[str, ...], tuple[int, int], Callable[[int], date]], ...] = (
    (EVERYWHERE, ALWAYS, fixed(1, 1)),
    (EVERYWHERE, ALWAYS, after_easter(-2)),
    (EVERYWHERE, ALWAYS, after_easter(1)),
    (EVERYWHERE, ALWAYS, fixed(5, 1)),
    (EVERYWHERE, ALWAYS, after_easter(39)),
    (EVERYWHERE, ALWAYS, after_easter(50)),
    (EVERYWHERE, ALWAYS, fixed(10, 3)),
    (EVERYWHERE, ALWAYS, fixed(12, 25)),
    (EVERYWHERE, ALWAYS, fixed(12, 26)),
    (("BB",), ALWAYS, after_easter(0)),
    (("BB",), ALWAYS, after_easter(49)),
    (("BW", "BY", "ST"), ALWAYS, fixed(1, 6)),
    (("BE",), (2019, LAST), fixed(3, 8)),
    (("MV",), (2023, LAST), fixed(3, 8)),
    (("BE",), (2020, 2020), fixed(5, 8)),
    (("BE",), (2025, 2025), fixed(5, 8)),
    (("BE",), (2028, 2028), fixed(6, 17)),
    (("BW", "BY", "HE", "NW", "RP", "SL"), ALWAYS, after_easter(60)),
    (("SL",), ALWAYS, fixed(8, 15)),
    (("TH",), (2019, LAST), fixed(9, 20)),
    (("BB", "MV", "SN", "ST", "TH"), ALWAYS, fixed(10, 31)),
    (EVERYWHERE, (2017, 2017), fixed(10, 31)),
    (("HB", "HH", "NI", "SH"), (2018, LAST), fixed(10, 31)),
    (("BW", "BY", "NW", "RP", "SL"), ALWAYS, fixed(11, 1)),
    (("SN",), ALWAYS, repentance),
)


def holidays_of(land: str, years: Iterable[int]) -> set[date]:
    return {
        day(year) for year in years for lands, (since, until), day in LAWS if land in lands and since <= year <= until
    }


def sweep(days: list[date], works: list[bool]) -> tuple[list[date | None], list[date | None]]:
    """For each day the first working day from it on, and the last until it; None where the list ends before."""
    following: list[date | None] = [None] * len(days)
    preceding: list[date | None] = [None] * len(days)
    seen: date | None = None
    for place, day in enumerate(days):
        seen = preceding[place] = day if works[place] else seen
    seen = None
    for place in reversed(range(len(days))):
        seen = following[place] = days[place] if works[place] else seen
    return following, preceding


def walk(start: date, count: int, works: Callable[[date], bool]) -> date:
    """Day by day: `count` working days after the start, which does not count; negative: before it."""
    step = DAY if count > 0 else -DAY
    day = start
    for _ in range(abs(count)):
        day += step
        while not works(day):
            day += step
    return day


def month_of(start: date, months: int) -> list[date]:
    """All days of the month that many months after the start's."""
    first = start.replace(day=1)
    for _ in range(months):
        first = (first + timedelta(days=31)).replace(day=1)
    days = [first]
    while (days[-1] + DAY).month == first.month:
        days.append(days[-1] + DAY)
    return days


def last_day_of_months(start: date, months: int, first_day_counts: bool) -> date:
    """§ 188 (2) and (3) BGB, as they are worded."""
    month = month_of(start, months)
    same_number = [day for day in month if day.day == start.day]
    if not first_day_counts:
        return same_number[0] if same_number else month[-1]
    # The day that precedes the day of the same number. Where both are missing the month's last day; where only the
    # day of the same number is, the one that precedes its place is the last one too.
    return same_number[0] - DAY if same_number else month[-1]


def last_day(start: date, *, months: int = 0, days: int = 0, first_day_counts: bool = False) -> date:
    """§§ 187 to 189 BGB: whole months first, the days after them."""
    if months:
        return last_day_of_months(start, months, first_day_counts) + days * DAY
    return start + (days - 1 if first_day_counts else days) * DAY
