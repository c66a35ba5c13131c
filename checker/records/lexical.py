"""One grammar for numbers, days and months a profile, applied by every reader alike. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from checker.domain import exact_text, period
from checker.domain.period import Period
from checker.domain.problem import Location
from checker.domain.profile import Dates, Numbers
from checker.domain.record import first_planned_day
from checker.domain.record_problem import WHOLE, Facts, FactValue, Part, ProblemCode, RecordProblem
from checker.domain.visible import plain
from checker.records.grid import Cell, Damaged
from checker.records.templates import month_number

LARGEST = 2**63 - 1
# Nothing finer fits beside anything else into the 64 bits in which figures are compared.
MOST_DECIMALS = 18
# Control signs, halves of a pair, and marks that turn the direction of what stands around them.
_UNSTORABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
YEARS = range(1990, 2101)
_DAY = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4}|[0-9]{2})")
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_WEEK = re.compile(r"KW ?([0-9]{1,2})", re.IGNORECASE)
_MONTH_SLASH = re.compile(r"([0-9]{1,2})/([0-9]{4})")
_MONTH_ISO = re.compile(r"([0-9]{4})-([0-9]{2})")
_QUARTER: Mapping[str, re.Pattern[str]] = {
    "q/yyyy": re.compile(r"Q(?P<quarter>[1-4]) ?/ ?(?P<year>[0-9]{4})", re.IGNORECASE),
    "q. quartal yyyy": re.compile(r"(?P<quarter>[1-4])\. ?Quartal (?P<year>[0-9]{4})", re.IGNORECASE),
    "yyyy-q": re.compile(r"(?P<year>[0-9]{4})-Q(?P<quarter>[1-4])", re.IGNORECASE),
}
_MONTH_NAME = re.compile(r"([A-Za-zÄÖÜäöü]+\.?) ([0-9]{4}|[0-9]{2})")
_HARMLESS = re.compile(r"[0-9.,:/%+*xX -]{0,15}")
_PRINTED_DAY = {"dd.mm.yyyy": "15.03.2016", "dd.mm.yy": "15.3.16", "yyyy-mm-dd": "2016-03-15", "week": "KW 45"}
_PRINTED_FIRST = {"dd.mm.yyyy": "01.03.2016", "dd.mm.yy": "1.3.16", "yyyy-mm-dd": "2016-03-01"}
_PRINTED_QUARTER = {"q/yyyy": "Q1/2016", "q. quartal yyyy": "1. Quartal 2016", "yyyy-q": "2016-Q1"}
_PRINTED_MONTH = {
    "mm/yyyy": "03/2016",
    "mon yy": "Mrz 16",
    "month yyyy": "März 2016",
    "yyyy-mm": "2016-03",
    "month": "März",
}


class Unreadable(ValueError):
    """A cell does not say what its column promises. The facts never repeat the content of a personal cell.

    `field` is the record's field where no fact names it and no column does.
    """

    field = ""

    def __init__(
        self,
        code: ProblemCode,
        facts: Facts | None = None,
        allowed: tuple[str, ...] = (),
        nearest: str | None = None,
    ) -> None:
        self.code = code
        self.facts = facts or {}
        self.allowed = allowed
        self.nearest = nearest
        super().__init__(code.value)

    def at(self, where: Location, part: Part = WHOLE) -> RecordProblem:
        """The same, at its place."""
        return RecordProblem(where, self.code, self.facts, self.allowed, self.nearest, part)


def harmless(cell: str | Decimal | date) -> FactValue:
    """The cell where it is figures and signs only; None: a text, which may be personal and is not repeated."""
    if isinstance(cell, str):
        text = plain(cell)
        return text if _HARMLESS.fullmatch(text) else None
    return cell


def damage(cell: Damaged) -> Unreadable:
    """What keeps a cell of a workbook from being read at all."""
    if cell.error:
        return Unreadable(ProblemCode.ERROR_CELL, {"error": cell.error})
    return Unreadable(ProblemCode.FORMULA_NOT_CALCULATED)


# In place of the report's year, while only the look of a cell matters.
ANY_YEAR = 2000


class Lexicon:
    """How numbers and dates are written in one profile's files. `year` completes "KW 45" and "März"."""

    def __init__(self, numbers: Numbers, dates: Dates, year: int | None = None) -> None:
        self._dates = dates
        self._year = year
        self._decimal = numbers.decimal
        groups = "|".join(f"[0-9]{{1,3}}(?:{re.escape(sign)}[0-9]{{3}})+" for sign in numbers.thousands)
        whole = f"{groups}|[0-9]+" if groups else "[0-9]+"
        self._number = re.compile(f"([-+−]?) ?({whole})(?:{re.escape(self._decimal)}([0-9]+))?( ?%)?")
        self._printed_numbers = (
            "1012",
            *(f"1{sign}012" for sign in numbers.thousands),
            f"1012{self._decimal}5",
        )
        amounts = (f"1012{self._decimal}50 {sign}" for sign in numbers.currency)
        self._printed_amounts = (*self._printed_numbers, *amounts)
        signs = "|".join(map(re.escape, numbers.currency))
        self._amount = re.compile(f"(?:{signs}) ?(.+)|(.+?) ?(?:{signs})", re.IGNORECASE) if signs else None

    def number(self, cell: Cell, *, percent: bool = False, is_count: bool = False) -> int | Decimal:
        """A whole number as int, any other exact and without trailing zeros. `percent`: a sign may follow. Unless it
        `is_count`, the sign of a currency may stand before or behind it, where the profile has one.
        """
        if isinstance(cell, Decimal):
            return in_range(cell)
        if isinstance(cell, Damaged):
            raise damage(cell)
        if not isinstance(cell, str):
            raise Unreadable(ProblemCode.DAY_FOR_NUMBER, {"cell": cell})
        text = plain(cell)
        amount = self._amount.fullmatch(text) if self._amount and not is_count else None
        match = self._number.fullmatch(amount[1] or amount[2] if amount else text)
        if not match or (match[4] and (amount or not percent)):
            printed = self._printed_numbers if is_count else self._printed_amounts
            raise Unreadable(ProblemCode.NO_NUMBER, {"cell": harmless(cell)}, printed)
        sign, whole, fraction, _ = match.groups()
        digits = re.sub(r"[^0-9]", "", whole)
        return in_range(exact_text.number(f"{'-' if sign and sign != '+' else ''}{digits}.{fraction or '0'}"))

    def day(self, cell: Cell) -> date:
        """A single day. A bare week is refused: it counts as planning only."""
        if isinstance(cell, date):
            return _plausible(date(cell.year, cell.month, cell.day))
        if isinstance(cell, Damaged):
            raise damage(cell)
        if not isinstance(cell, str):
            raise Unreadable(ProblemCode.NUMBER_FOR_DAY, {"cell": cell}, self._printed_days())
        text = plain(cell)
        if match := _DAY.fullmatch(text):
            return self._german_day(text, match)
        if (match := _ISO_DAY.fullmatch(text)) and "yyyy-mm-dd" in self._dates.days:
            return _existing(text, int(match[1]), int(match[2]), int(match[3]))
        if _WEEK.fullmatch(text):
            raise Unreadable(ProblemCode.WEEK_FOR_DAY, {"cell": text}, self._printed_days())
        raise Unreadable(ProblemCode.NO_DAY, {"cell": harmless(cell)}, self._printed_days())

    def plan(self, cell: Cell) -> str:
        """A planned day as ISO date, or where the profile allows it a week of the report's year: `2016-W45`."""
        match = _WEEK.fullmatch(plain(cell)) if isinstance(cell, str) else None
        if not match or "week" not in self._dates.days:
            return self.day(cell).isoformat()
        if self._year is None:
            raise Unreadable(ProblemCode.WEEK_WITHOUT_YEAR, {"cell": match[0]})
        week = f"{self._year}-W{int(match[1]):02}"
        try:
            first_planned_day(week)
        except ValueError:
            raise Unreadable(ProblemCode.NO_SUCH_WEEK, {"cell": match[0], "year": self._year}) from None
        return week

    def month_or_quarter(self, cell: Cell) -> Period:
        """A quarter where the profile has a form for it, else a month."""
        if isinstance(cell, Damaged):
            raise damage(cell)
        text = plain(cell) if isinstance(cell, str) else ""
        for form in self._dates.quarters:
            if match := _QUARTER[form].fullmatch(text):
                if (year := int(match["year"])) not in YEARS:
                    raise _implausible(year)
                return period.quarter(year, int(match["quarter"]))
        if self._dates.quarters and not self._dates.months:
            forms = tuple(_PRINTED_QUARTER[form] for form in self._dates.quarters)
            raise Unreadable(ProblemCode.NO_QUARTER, {"cell": harmless(cell)}, forms)
        return self.month(cell)

    def month(self, cell: Cell) -> Period:
        """A calendar month. A day stands for its month only if it is the first: so workbooks hold "Jan 16", and print
        it in one of the profile's own spellings of days.
        """
        if isinstance(cell, Damaged):
            raise damage(cell)
        forms = tuple(_PRINTED_MONTH[form] for form in self._dates.months) or self._printed_firsts()
        if isinstance(cell, str) and self._is_spelled_as_day(plain(cell)):
            cell = self.day(cell)
        if isinstance(cell, date):
            if cell.day != 1:
                raise Unreadable(ProblemCode.DAY_FOR_MONTH, {"cell": cell}, forms)
            return period.month(cell.year, cell.month)
        named = self._named_month(plain(cell)) if isinstance(cell, str) else None
        if named is None:
            raise Unreadable(ProblemCode.NO_MONTH, {"cell": harmless(cell)}, forms)
        year, number = named
        if not 1 <= number <= 12 or year not in YEARS:
            raise Unreadable(ProblemCode.NO_SUCH_MONTH, {"cell": harmless(cell)}, forms)
        return period.month(year, number)

    def _named_month(self, text: str) -> tuple[int, int] | None:
        forms = self._dates.months
        if (match := _MONTH_SLASH.fullmatch(text)) and "mm/yyyy" in forms:
            return int(match[2]), int(match[1])
        if (match := _MONTH_ISO.fullmatch(text)) and "yyyy-mm" in forms:
            return int(match[1]), int(match[2])
        if match := _MONTH_NAME.fullmatch(text):
            number, is_short = month_number(match[1]), len(match[2]) == 2
            if number and ("mon yy" if is_short else "month yyyy") in forms:
                return int(match[2]) + (2000 if is_short else 0), number
        if "month" in forms and self._year is not None and (number := month_number(text)):
            return self._year, number
        return None

    def _german_day(self, text: str, match: re.Match[str]) -> date:
        is_short = len(match[3]) == 2
        if is_short and "dd.mm.yy" not in self._dates.days:
            raise Unreadable(ProblemCode.YEAR_OF_TWO_DIGITS, {"cell": text}, self._printed_days())
        if not is_short and "dd.mm.yyyy" not in self._dates.days:
            raise Unreadable(ProblemCode.DAY_WRITTEN_OTHERWISE, {"cell": text}, self._printed_days())
        return _existing(text, int(match[3]) + (2000 if is_short else 0), int(match[2]), int(match[1]))

    def _is_spelled_as_day(self, text: str) -> bool:
        """Is it in one of the profile's spellings of days? Whether there is such a day is another question."""
        if match := _DAY.fullmatch(text):
            return ("dd.mm.yy" if len(match[3]) == 2 else "dd.mm.yyyy") in self._dates.days
        return _ISO_DAY.fullmatch(text) is not None and "yyyy-mm-dd" in self._dates.days

    def _printed_firsts(self) -> tuple[str, ...]:
        """A month as its first day, where the profile has no other spelling of months."""
        return tuple(_PRINTED_FIRST[form] for form in self._dates.days if form != "week")

    def _printed_days(self) -> tuple[str, ...]:
        return tuple(_PRINTED_DAY[form] for form in self._dates.days if form != "week")


def in_range(number: Decimal) -> int | Decimal:
    """The number as int where it is whole, else without trailing zeros. NaN, infinity, giants and dust are refused.

    Of a number as short as `1e-999999999` nothing is written out before it is known to be of a bearable length.
    """
    if not number.is_finite():
        raise Unreadable(ProblemCode.NUMBER_NOT_FINITE)
    if not -LARGEST <= number <= LARGEST:
        raise Unreadable(ProblemCode.NUMBER_TOO_LARGE)
    if number == number.to_integral_value():
        return int(number)
    if _decimals(number) > MOST_DECIMALS:
        raise Unreadable(ProblemCode.NUMBER_TOO_FINE, {"limit": MOST_DECIMALS})
    return Decimal(format(number, "f").rstrip("0"))


def _decimals(number: Decimal) -> int:
    """Digits behind the decimal sign, without trailing zeros."""
    _, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int), "a finite number has a number as exponent"
    zeros = next((place for place, digit in enumerate(reversed(digits)) if digit), len(digits))
    return -(exponent + zeros)


def storable(text: str) -> str:
    """The text itself. Raises Unreadable where a store, a mail or a terminal would not show what stands there."""
    if (found := _UNSTORABLE.search(text)) is not None:
        raise Unreadable(ProblemCode.TEXT_UNSTORABLE, {"sign": f"U+{ord(found[0]):04X}"})
    return text


def _existing(text: str, year: int, month: int, day: int) -> date:
    try:
        return _plausible(date(year, month, day))
    except ValueError as missing:
        if isinstance(missing, Unreadable):
            raise
        raise Unreadable(ProblemCode.NO_SUCH_DAY, {"cell": text}) from None


def _plausible(day: date) -> date:
    if day.year not in YEARS:
        raise _implausible(day.year)
    return day


def _implausible(year: int) -> Unreadable:
    return Unreadable(ProblemCode.YEAR_IMPLAUSIBLE, {"year": year, "first": YEARS.start, "last": YEARS.stop - 1})
