"""How do a day, a period and a sentence of one year read in the next? Pure."""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from collections.abc import Callable
from datetime import date

from checker.wording.dates import WEEKDAYS

# Years nearer than this to the plan's are about the plan; others (a law's, a building's) stay.
BEFORE, AFTER = 2, 3
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PERIOD = re.compile(r"([0-9]{4})(-.+)?")
_WEEK = re.compile(r"([0-9]{4})-W53")
_YEAR = re.compile(r"(?<![0-9,])((?:19|20)[0-9]{2})(?![0-9]|[.,][0-9])")
# A day as German or English write it in figures, and as files do.
_WRITTEN_DAY = re.compile(r"(?<![0-9])(?:([0-9]{2})\.([0-9]{2})\.([0-9]{4})|([0-9]{4})-([0-9]{2})-([0-9]{2}))(?![0-9])")
_SHORT_DAY = re.compile(r"(?<![0-9.])[0-3]?[0-9]\.[01]?[0-9]\.(?![0-9])")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(name for names in WEEKDAYS.values() for name in names)})s?\b")
LEAP_DAY = 29


def is_near(year: int, plan_year: int) -> bool:
    """Is a year near enough to that of the plan to move with it?"""
    return plan_year - BEFORE <= year <= plan_year + AFTER


def next_year(day: date, *, ends_month: bool = False) -> date:
    """The same day a year later; of a 29th of February the 28th.

    `ends_month`: the last day of its month, which a 28th of February may cease to be.
    """
    if ends_month and is_month_end(day):
        return day.replace(year=day.year + 1, day=monthrange(day.year + 1, day.month)[1])
    if (day.month, day.day) == (2, LEAP_DAY):
        return date(day.year + 1, 2, 28)
    return day.replace(year=day.year + 1)


def is_month_end(day: date) -> bool:
    """Is it the last day of its month?"""
    return day.day == monthrange(day.year, day.month)[1]


def is_at_odds_with_february(day: date) -> bool:
    """Is it a day at the end of February that the next year has otherwise: a 29th, or the 28th before a leap year?"""
    return day.month == 2 and is_month_end(day) and isleap(day.year) != isleap(day.year + 1)


def next_name(file: str, plan_year: int) -> str:
    """The name of a file of a plan in the folder of the next one."""
    return file.replace(f"plans/{plan_year}/", f"plans/{plan_year + 1}/", 1)


def next_period(said: str, plan_year: int) -> str:
    """A period a year later: `2016-Q1`, `2016-W45`, `2016-v17`. Not every year has a 53rd week."""
    if (week := _WEEK.fullmatch(said)) and is_near(int(week[1]), plan_year):
        following = int(week[1]) + 1
        return f"{following}-W{min(53, date(following, 12, 28).isocalendar().week):02}"
    found = _PERIOD.fullmatch(said)
    if found is None or not is_near(int(found[1]), plan_year):
        return said
    return f"{int(found[1]) + 1}{years_moved(found[2] or '', plan_year)}"


def years_moved(said: str, plan_year: int) -> str:
    """Every year near the plan's, one later."""
    return _YEAR.sub(
        lambda found: str(int(found[1]) + 1) if is_near(int(found[1]), plan_year) else found[1],
        said,
    )


def prose_moved(said: str, plan_year: int, moved: Callable[[date], date] = next_year) -> str:
    """A sentence a year later: its days as `moved` has them, then its years."""
    kept: list[str] = []

    def put_aside(found: re.Match[str]) -> str:
        kept.append(_day_moved(found, plan_year, moved))
        return f"\0{len(kept) - 1}\0"

    years = years_moved(_WRITTEN_DAY.sub(put_aside, said), plan_year)
    return re.sub("\0([0-9]+)\0", lambda found: kept[int(found[1])], years)


def _day_moved(found: re.Match[str], plan_year: int, moved: Callable[[date], date]) -> str:
    day, month, year = (found[1], found[2], found[3]) if found[3] else (found[6], found[5], found[4])
    try:
        was = date(int(year), int(month), int(day))
    except ValueError:
        return found[0]
    if not is_near(was.year, plan_year):
        return found[0]
    return f"{moved(was):%d.%m.%Y}" if found[3] else moved(was).isoformat()


def names_weekday(said: str) -> bool:
    """Does it name a day of the week, which the same day of the next year is not?"""
    return _WEEKDAY.search(said) is not None


def speaks_of_days(said: str, plan_year: int) -> bool:
    """Does it say something of a day, a weekday or a year near the plan's, so that it may not hold a year later?"""
    return names_weekday(said) or _SHORT_DAY.search(said) is not None or prose_moved(said, plan_year) != said
