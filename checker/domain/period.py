"""Which span of time is a fact or an obligation about? Pure; days are local (Europe/Berlin)."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache


class PeriodKind(StrEnum):
    DATE = "date"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    YTD = "ytd"
    ROLLING12 = "rolling12"
    REQUEST = "request"


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` to `end`, both inclusive. Text: `2016`, `2016-H1`, `2016-Q1`, `2016-03`, `2016-04-30`,
    `2016-03-ytd` (January to March), `2016-03-r12` (the twelve months up to March), `2016-v17` (what a request or
    agreement with the number `v17` opened; it has the days of its year).
    """

    kind: PeriodKind
    start: date
    end: date
    label: str = ""
    _written: str = field(default="", init=False, repr=False, compare=False)

    def __str__(self) -> str:
        """Remembered: periods are shared, and every key of a record or obligation names one."""
        if not self._written:
            object.__setattr__(self, "_written", _text(self))
        return self._written

    def __hash__(self) -> int:
        """As of its text, which is remembered; equal periods are written alike."""
        return hash(str(self))

    def covers(self, other: Period) -> bool:
        """Does `other` lie wholly within this period?"""
        return self.start <= other.start and other.end <= self.end

    @staticmethod
    def parse(text: str) -> Period:
        """Read the text form. ValueError with a sentence when it is none."""
        return _parse(text)


FORMS = "2016, 2016-H1, 2016-Q1, 2016-03, 2016-04-30, 2016-03-ytd, 2016-03-r12, 2016-v17"
# Not what somebody means who writes a quarter or week in small letters.
REQUEST_ID = re.compile(r"(?![hqw]\d+$)[a-z][a-z0-9]*(-[a-z0-9]+)*")


def day(on: date) -> Period:
    return Period(PeriodKind.DATE, on, on)


def month(year: int, number: int) -> Period:
    return Period(PeriodKind.MONTH, date(year, number, 1), _last(year, number))


def quarter(year: int, number: int) -> Period:
    return Period(PeriodKind.QUARTER, date(year, 3 * number - 2, 1), _last(year, 3 * number))


def half_year(year: int, number: int) -> Period:
    return Period(PeriodKind.HALF_YEAR, date(year, 6 * number - 5, 1), _last(year, 6 * number))


def year(number: int) -> Period:
    return Period(PeriodKind.YEAR, date(number, 1, 1), date(number, 12, 31))


def year_to_date(number: int, up_to_month: int) -> Period:
    return Period(PeriodKind.YTD, date(number, 1, 1), _last(number, up_to_month))


def request(number: int, label: str) -> Period:
    """What a request or agreement has opened in a year, by its number: small letters, digits and single hyphens,
    beginning with a letter. Raises ValueError when `label` is none.
    """
    if not REQUEST_ID.fullmatch(label):
        raise ValueError(f"'{label}' is no number of a request (for example v17 or a-2016-03)")
    return Period(PeriodKind.REQUEST, date(number, 1, 1), date(number, 12, 31), label)


def rolling12(number: int, up_to_month: int) -> Period:
    end = _last(number, up_to_month)
    first = date(number, 1, 1) if up_to_month == 12 else date(number - 1, up_to_month + 1, 1)
    return Period(PeriodKind.ROLLING12, first, end)


@lru_cache(maxsize=1024)
def parts(whole: Period, every: PeriodKind) -> tuple[Period, ...]:
    """The months, quarters, half-years or years that make up `whole`, in order."""
    found: list[Period] = []
    first = whole.start
    while first <= whole.end:
        part = containing(first, every)
        found.append(part)
        first = part.end + timedelta(days=1)
    return tuple(found)


def containing(on: date, kind: PeriodKind) -> Period:
    """The calendar period of `kind` in which the day `on` lies."""
    match kind:
        case PeriodKind.DATE:
            return day(on)
        case PeriodKind.MONTH:
            return month(on.year, on.month)
        case PeriodKind.QUARTER:
            return quarter(on.year, (on.month + 2) // 3)
        case PeriodKind.HALF_YEAR:
            return half_year(on.year, (on.month + 5) // 6)
        case PeriodKind.YEAR:
            return year(on.year)
        case PeriodKind.YTD:
            return year_to_date(on.year, on.month)
        case PeriodKind.ROLLING12:
            return rolling12(on.year, on.month)
        case PeriodKind.REQUEST:
            raise ValueError("a request lies in no calendar period")


def monday_of(day: date) -> date:
    """The first day of its ISO week."""
    return day - timedelta(days=day.weekday())


def end_of_month_after(on: date, months: int) -> date:
    """The last day of the month that lies `months` months after that of `on`."""
    year_number, index = divmod(on.year * 12 + on.month - 1 + months, 12)
    return _last(year_number, index + 1)


def months_completed(within: Period, by: date) -> int:
    """How many whole calendar months of `within` have ended by the end of the day `by`."""
    return sum(1 for part in parts(within, PeriodKind.MONTH) if part.end <= by)


def months_of(whole: Period) -> int:
    """How many calendar months a year or a part of one has."""
    return len(parts(whole, PeriodKind.MONTH))


def _text(period: Period) -> str:
    year, month = period.end.year, period.end.month
    match period.kind:
        case PeriodKind.DATE:
            return period.end.isoformat()
        case PeriodKind.MONTH:
            return f"{year}-{month:02}"
        case PeriodKind.QUARTER:
            return f"{year}-Q{month // 3}"
        case PeriodKind.HALF_YEAR:
            return f"{year}-H{month // 6}"
        case PeriodKind.YEAR:
            return str(year)
        case PeriodKind.YTD:
            return f"{year}-{month:02}-ytd"
        case PeriodKind.ROLLING12:
            return f"{year}-{month:02}-r12"
        case PeriodKind.REQUEST:
            return f"{year}-{period.label}"


def _last(year_number: int, month_number: int) -> date:
    return date(year_number, month_number, monthrange(year_number, month_number)[1])


_SHAPES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Period]], ...] = (
    (re.compile(r"([0-9]{4})"), lambda m: year(int(m[1]))),
    (re.compile(r"([0-9]{4})-H([12])"), lambda m: half_year(int(m[1]), int(m[2]))),
    (re.compile(r"([0-9]{4})-Q([1-4])"), lambda m: quarter(int(m[1]), int(m[2]))),
    (re.compile(r"([0-9]{4})-([0-9][0-9])"), lambda m: month(int(m[1]), int(m[2]))),
    (re.compile(r"([0-9]{4}-[0-9][0-9]-[0-9][0-9])"), lambda m: day(date.fromisoformat(m[1]))),
    (re.compile(r"([0-9]{4})-([0-9][0-9])-ytd"), lambda m: year_to_date(int(m[1]), int(m[2]))),
    (re.compile(r"([0-9]{4})-([0-9][0-9])-r12"), lambda m: rolling12(int(m[1]), int(m[2]))),
    (re.compile(rf"([0-9]{{4}})-({REQUEST_ID.pattern})"), lambda m: request(int(m[1]), m[2])),
)


@lru_cache(maxsize=4096)
def _parse(text: str) -> Period:
    for shape, build in _SHAPES:
        if found := shape.fullmatch(text):
            try:
                return build(found)
            except ValueError as impossible:
                raise ValueError(f"'{text}' is no period: there is no such day or month") from impossible
    raise ValueError(f"'{text}' is no period (forms: {FORMS})")
