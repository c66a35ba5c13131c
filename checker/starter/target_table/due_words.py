"""By when, by the words of a table's cell: "30.06.", "Ende Juni", "zum Quartalsende", "KW 26"?

Pure. Days are local days; a day without a year is one of the plan's year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from checker.domain.period import Period, half_year, month, quarter
from checker.domain.target_table import Doubt
from checker.starter.target_table.bounds import Each, often
from checker.wording.dates import MONTHS

_NAMES: Mapping[str, int] = {
    **{name.lower(): at for names in MONTHS.values() for at, name in enumerate(names, start=1)},
    **{name.lower()[:3]: at for names in MONTHS.values() for at, name in enumerate(names, start=1)},
    "sept": 9, "mrz": 3, "jänner": 1,
}  # fmt: skip
_NAME = "|".join(sorted(_NAMES, key=len, reverse=True))
_GERMAN = re.compile(r"\b(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.(?:\s?(?P<y>\d{4}|\d{2})(?!\d))?")
_ISO = re.compile(r"\b(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:[t ]\d{2}:\d{2}(?::\d{2})?)?\b")
_NAMED = re.compile(rf"\b(?P<d>\d{{1,2}})(?:\.|st|nd|rd|th)?\s?(?:of )?(?P<n>{_NAME})\b\.?,?\s?(?P<y>\d{{4}})?")
_ENGLISH = re.compile(rf"\b(?P<n>{_NAME})\b\.?\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?!\d),?\s?(?P<y>\d{{4}})?")
_SLASHED = re.compile(r"\b(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})\b")
_MONTH = re.compile(
    rf"(?P<part>ende|end of|anfang|beginning of|early|mitte|mid|middle of)?[ -]?\b(?P<n>{_NAME})\b\.?\s?(?P<y>\d{{4}})?"
)
_MONTH_NUMBER = re.compile(r"^(?P<m>0?[1-9]|1[0-2])[/.](?P<y>\d{4})$")
_QUARTER = re.compile(
    r"\b(?:q\s?(?P<q>[1-4])|(?P<r>[1-4])\. ?(?:quartal|quarter)|(?P<t>iv|i{1,3})\. ?quartal)\b\s?(?:/?\s?(?P<y>\d{4}))?"
)
_HALF = re.compile(r"\b(?:h(?P<h>[12])|(?P<r>[12])\. ?(?:halbjahr|half-year))\b\s?(?P<y>\d{4})?|first half|second half")
_YEAR_END = re.compile(
    r"(?:ende des jahres|jahresende|jahresschluss|end of (?:the )?year|year[- ]?end|ende)\s?(?P<y>\d{4})?$"
    r"|^(?P<x>\d{4})$"
)
_WEEK = re.compile(r"\b(?:kw|week|calendar week)\s?(?P<w>\d{1,2})\b(?:\s?/?\s?(?P<y>\d{4}))?")
_AFTER_REQUEST = re.compile(
    r"(?P<n>\d{1,3}) (?:arbeitstage?n?|working days?) (?:nach|after) (?:der |the )?(?:anforderung|anfrage|request)"
)
_COHORT = re.compile(r"(?:eintrittsquartal|quarter of entry|quarters of entry)\D*(?P<n>\d{1,2}) (?:monate|months)")
_MEETING = re.compile(r"letzten? sitzung \((?P<body>[^)]+)\)|last meeting \((?P<other>[^)]+)\)")
_BEFORE_A_DAY = re.compile(r"(?:\b(?:bis spätestens|bis zum|bis|spätestens|zum|am|by|until|on|due)\s*)$")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
FRIDAY = 5
FIRST_YEAR, LAST_YEAR = 1900, 2199


@dataclass(frozen=True, slots=True)
class ReadDue:
    """`day`: the last day. `each`: at the end of each such period. `after_request`: working days after somebody asks.

    `body` meets, and `warned` and `day` bound the wait for it. `cohort_months`: of each quarter of entry, so many
    months later. None and no doubt: nothing stands there.
    """

    day: date | None = None
    each: Each | None = None
    after_request: int | None = None
    body: str | None = None
    warned: date | None = None
    cohort_months: int | None = None
    doubts: tuple[Doubt, ...] = ()


def read_due(text: str, year: int) -> ReadDue:
    """What a cell says by when; one that is not understood has the doubt `DAY_NOT_READ`."""
    said = " ".join(text.lower().replace("\u00a0", " ").split())
    if not said:
        return ReadDue()
    if found := _AFTER_REQUEST.search(said):
        return ReadDue(after_request=int(found["n"]))
    if found := _COHORT.search(said):
        return ReadDue(cohort_months=int(found["n"]))
    if found := _MEETING.search(said):
        told = [day for _, _, day in _days(said, year)]
        warned, last = (told[0], told[-1]) if len(told) > 1 else (None, told[0] if told else None)
        return ReadDue(last, body=found["body"] or found["other"], warned=warned)
    days = [day for _, _, day in _days(said, year)]
    if len(days) == 1:
        return _within(days[0], (), year)
    if not days and (each := often(said)) is not None:
        return ReadDue(each=each)
    if not days and (stretch := _stretch(said, year)) is not None:
        return _within(*stretch, year)
    return ReadDue(doubts=(Doubt.DAY_NOT_READ,))


def of_day(day: date, year: int) -> ReadDue:
    """Of a cell that holds a day."""
    return _within(day, (), year)


def without_day(text: str, year: int) -> tuple[str, str]:
    """A text without the one day it names, and that day as it stands there; empty where there is none, or several."""
    folded = text.lower().replace("\u00a0", " ")
    if len(folded) != len(text):
        return text, ""
    found = list(_days(folded, year))
    if len(found) != 1:
        return text, ""
    begin, end, _ = found[0]
    before = _BEFORE_A_DAY.sub("", folded[:begin])
    return f"{text[: len(before)]} {text[end:]}".strip(" ,;.()"), text[begin:end]


def _within(day: date, doubts: tuple[Doubt, ...], year: int) -> ReadDue:
    """What is due on the year just ended may be due in the next; before the plan's year nothing is."""
    if not date(year, 1, 1) <= day <= date(year + 1, 12, 31):
        return ReadDue(doubts=(Doubt.DAY_OUTSIDE,))
    return ReadDue(day, doubts=doubts)


def _days(said: str, year: int) -> Iterator[tuple[int, int, date]]:
    """Each day that a text names, and from where to where."""
    taken: list[tuple[int, int]] = []
    for pattern in (_ISO, _GERMAN, _SLASHED, _NAMED, _ENGLISH):
        for found in pattern.finditer(said):
            if any(begin < found.end() and found.start() < end for begin, end in taken):
                continue
            parts = found.groupdict()
            number = int(parts["m"]) if parts.get("m") else _NAMES[parts["n"]]
            told = parts.get("y")
            if not _is_plausible(told):
                continue
            try:
                named = date(_year(told, year), number, int(parts["d"]))
            except ValueError:
                continue
            taken.append(found.span())
            yield *found.span(), named


def _is_plausible(told: str | None) -> bool:
    """Does a plan speak of such a year?"""
    return not told or len(told) != 4 or FIRST_YEAR <= int(told) <= LAST_YEAR


def _year(told: str | None, year: int) -> int:
    if not told:
        return year
    return int(told) if len(told) == 4 else year // 100 * 100 + int(told)


def _stretch(said: str, year: int) -> tuple[date, tuple[Doubt, ...]] | None:
    """The last day of a stretch that a text names."""
    if not all(map(_is_plausible, re.findall(r"\d{4}", said))):
        return None
    if found := _WEEK.search(said):
        week = int(found["w"])
        told = _year(found["y"], year)
        if 1 <= week <= date(told, 12, 28).isocalendar().week:
            return date.fromisocalendar(told, week, FRIDAY), (Doubt.DAY_ASSUMED,)
        return None
    if found := _QUARTER.search(said):
        number = int(found["q"] or found["r"] or _QUARTERS[found["t"]])
        return quarter(_year(found["y"], year), number).end, ()
    if found := _HALF.search(said):
        is_first = (found["h"] or found["r"]) == "1" or "first" in found[0]
        return half_year(_year(found["y"], year), 1 if is_first else 2).end, ()
    if found := _MONTH_NUMBER.search(said):
        return month(int(found["y"]), int(found["m"])).end, ()
    if (found := _MONTH.search(said)) and not re.search(r"\d", said.replace(found["y"] or "", "")):
        return _of_month(found["part"], month(_year(found["y"], year), _NAMES[found["n"]]))
    if found := _YEAR_END.search(said):
        return date(_year(found["y"] or found["x"], year), 12, 31), ()
    return None


def _of_month(part: str | None, named: Period) -> tuple[date, tuple[Doubt, ...]]:
    if part in ("mitte", "mid", "middle of"):
        return named.start.replace(day=15), (Doubt.DAY_ASSUMED,)
    if part in ("anfang", "beginning of", "early"):
        return named.start.replace(day=10), (Doubt.DAY_ASSUMED,)
    return named.end, () if part else (Doubt.DAY_ASSUMED,)
