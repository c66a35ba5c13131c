"""A plain oracle of rules that react: what does a month over its bound open, and what does a missing report explain?

It imports nothing of ours: plain dates, whole numbers and loops over days, written from ADR 0018 alone. The year is
2016, the Land is NRW. Rates are hundredths of a percent, compared as published: rounded half up to one digit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

HOLIDAYS = {
    date(2016, 3, 25), date(2016, 3, 28), date(2016, 5, 5), date(2016, 5, 16), date(2016, 5, 26),
    date(2016, 10, 3), date(2016, 11, 1), date(2016, 12, 26), date(2017, 4, 14), date(2017, 4, 17),
}  # fmt: skip
DAY = timedelta(days=1)
BOUND = 110  # tenths of a percent; exactly this is kept


@dataclass(frozen=True)
class Told:
    """A month's figure as it came: its own (`own`) or that of the year so far. `rate` None: taken back."""

    month: int
    own: bool
    rate: int | None
    came: date


@dataclass(frozen=True)
class Wanted:
    """A request for a unit; `about` is the month that it says it is about."""

    number: str
    unit: str
    made: date
    came: date
    about: int | None


def month_end(month: int) -> date:
    return date(2016 + month // 12, month % 12 + 1, 1) - DAY


def working_days_after(day: date, count: int) -> date:
    while count:
        day += DAY
        count -= day.weekday() < 5 and day not in HOLIDAYS
    return day


def over(told: Sequence[Told], month: int, by: date) -> bool:
    """Does the month miss its bound, as far as it was known by the end of a day? The later word counts.

    Only the month's own figure says so: that of the year so far is no month's miss.
    """
    rate: int | None = None
    for one in sorted((one for one in told if one.month == month and one.came <= by), key=lambda one: one.came):
        rate = one.rate if one.own else rate
    return rate is not None and (rate + 5) // 10 > BOUND


def known_on(told: Sequence[Told], month: int, known: date) -> date | None:
    """Since which day it has been known without a break; None: it is not known.

    What was known before the month had ended counts from its last day on, though nothing newer is known that day.
    """
    day, found = max(known, month_end(month)), None
    while day >= month_end(month) and over(told, month, min(day, known)):
        found, day = day, day - DAY
    return found


def owed(
    on: date, known: date, told: Sequence[Told], wanted: Sequence[Wanted], where: str, offices: Sequence[str]
) -> dict[str, date]:
    """What is owed on demand, by unit and number, with its day: ten working days on."""
    asked = [one for one in wanted if one.came <= known and one.made <= on]
    found = {
        f"{one.unit}/2016-{one.number}": working_days_after(one.made, 10)
        for one in asked
        if one.unit in offices or one.unit == where
    }
    for month in range(1, 13):
        since = known_on(told, month, known) if month_end(month) <= on else None
        if since is None or since > on:
            continue
        for unit in offices if where == "each" else [where]:
            if not any(_is_the_same(one, unit, month, since) for one in asked):
                found[f"{unit}/2016-sickness-2016-{month:02}"] = working_days_after(since, 10)
    return found


def _is_the_same(one: Wanted, unit: str, month: int, since: date) -> bool:
    about = (2016, one.about) if one.about is not None else (one.made.year, one.made.month)
    return one.unit == unit and one.made <= since and about in ((2016, month), (since.year, since.month))


# --- The joins alone --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Miss:
    """A verdict to react to, by alternative: `bad` or not, about a month, known on a day, in some units."""

    scope: str
    month: str
    bad: bool
    since: date
    units: tuple[str, ...]


def opened(asked: Iterable[tuple[str, str, date]], misses: Sequence[Miss]) -> set[tuple[int, str]]:
    """Which verdict opens something in which unit. `asked` are unit, month and day of requests."""
    every = list(asked)
    return {
        (place, unit)
        for place, miss in enumerate(misses)
        if miss.bad
        for unit in miss.units
        if not any(
            of == unit and month in (miss.month, f"{miss.since:%Y-%m}") and day <= miss.since
            for of, month, day in every
        )
    }


def unexplained(gaps: Sequence[tuple[str, str, str]], arrived: Iterable[tuple[str, str, str]]) -> set[int]:
    """The places of what waits for a report that has come."""
    here = set(arrived)
    return {place for place, gap in enumerate(gaps) if gap in here}
