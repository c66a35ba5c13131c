"""What may a cell of an unknown file be: a number, a day, a month, a mark? Pure; told by its look, every way of writing
at once, where a profile agrees on some of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple, TypeVar, get_args

from checker.domain.profile import DateForm, Dates, MonthForm, Numbers, QuarterForm, Sentinel
from checker.domain.visible import plain
from checker.records.grid import Cell, Damaged, shown
from checker.records.lexical import Lexicon, Unreadable

ThousandsSign = Literal[".", ",", " ", "'"]
THOUSANDS: tuple[ThousandsSign, ...] = get_args(ThousandsSign)
# What official tables and everyday sheets write in place of a figure, and what is meant there most often.
MARKS: dict[str, Sentinel] = {
    "-": "unknown", "–": "unknown", "—": "unknown", ".": "unknown", "*": "suppressed", "/": "unreliable",
    "x": "not_applicable", "X": "not_applicable", "...": "later", "…": "later",
    "k.A.": "missing", "k. A.": "missing", "n/a": "missing", "entf.": "not_applicable", "entfällt": "not_applicable",
}  # fmt: skip
# A profile reads no amount with its currency; such a column is one of figures all the same, and the draft says so.
_SIGN = r"(?: ?(?:%|€|EUR))?"
_NUMBER = re.compile(rf"[-+−]? ?(?:[0-9]{{1,3}}(?:[., '][0-9]{{3}})*|[0-9]+)(?:[.,][0-9]+)?{_SIGN}")
_DECIMALS = re.compile(rf"([.,])(?:[0-9]{{1,2}}|[0-9]{{4,}}){_SIGN}$")
_BOTH_SIGNS = re.compile(rf"([.,])[0-9]{{3}}([.,])[0-9]+{_SIGN}$")
_TWO_GROUPS = re.compile(r"([., '])[0-9]{3}\1[0-9]{3}")
_NO_DECIMAL_SIGN = re.compile(r"[0-9]([ '])[0-9]{3}")
_ONE_GROUP = re.compile(rf"[-+−]? ?[0-9]{{1,3}}([., '])[0-9]{{3}}{_SIGN}$")
_DAYS: tuple[DateForm, ...] = ("dd.mm.yyyy", "yyyy-mm-dd", "dd.mm.yy")
_MONTHS: tuple[MonthForm, ...] = get_args(MonthForm)
_QUARTERS: tuple[QuarterForm, ...] = get_args(QuarterForm)
# Whoever reads one spelling only. Each is asked of a million cells, and made once.
_AS_DAY: Mapping[DateForm, Lexicon] = {form: Lexicon(Numbers(), Dates(days=(form,))) for form in _DAYS}
_AS_MONTH: Mapping[MonthForm, Lexicon] = {form: Lexicon(Numbers(), Dates(months=(form,))) for form in _MONTHS}
_AS_QUARTER: Mapping[QuarterForm, Lexicon] = {form: Lexicon(Numbers(), Dates(quarters=(form,))) for form in _QUARTERS}
Form = TypeVar("Form", DateForm, MonthForm, QuarterForm)


class NumberLook(NamedTuple):
    """How numbers are written. `ambiguous`: the file shows `1.234` only, which may be either."""

    numbers: Numbers
    ambiguous: bool


def is_number(cell: Cell) -> bool:
    return isinstance(cell, Decimal) or (isinstance(cell, str) and bool(_NUMBER.fullmatch(plain(cell))))


def is_mark(cell: Cell) -> bool:
    return shown(cell) in MARKS


def is_value(cell: Cell) -> bool:
    """A number, a day, a month or quarter: no cell of words."""
    if isinstance(cell, Damaged):
        return True
    return isinstance(cell, date) or is_number(cell) or bool(day_forms([cell]) or month_forms([cell]))


def is_whole(cells: Iterable[Cell], look: NumberLook) -> bool:
    lexicon = Lexicon(look.numbers, Dates())
    try:
        return all(isinstance(lexicon.number(cell, percent=True), int) for cell in cells)
    except Unreadable:
        return False


def number_look(cells: Iterable[Cell]) -> NumberLook:
    """The decimal sign and the signs between groups of three digits in a file's numbers."""
    texts = {plain(cell) for cell in cells if isinstance(cell, str) and _NUMBER.fullmatch(plain(cell))}
    decimals = {found[1] for text in texts if (found := _DECIMALS.search(text))}
    decimals |= {found[2] for text in texts if (found := _BOTH_SIGNS.search(text)) and found[1] != found[2]}
    grouping = {found[1] for text in texts if (found := _TWO_GROUPS.search(text))}
    grouping |= {found[1] for text in texts if (found := _BOTH_SIGNS.search(text)) and found[1] != found[2]}
    grouping |= {found[1] for text in texts if (found := _NO_DECIMAL_SIGN.search(text))}
    single = {found[1] for text in texts if (found := _ONE_GROUP.match(text))}
    decimal: Literal[",", "."] = "." if "." in decimals or ("," in grouping and "." not in grouping) else ","
    signs = tuple(sign for sign in THOUSANDS if sign in grouping | single and sign != decimal)
    undecided = bool(single & {".", ","}) and not decimals and not grouping & {".", ","}
    return NumberLook(Numbers(decimal=decimal, thousands=signs), undecided)


def day_forms(cells: Sequence[Cell]) -> tuple[DateForm, ...] | None:
    """The spellings in which all of the cells are days; None: some are none."""
    used: set[DateForm] = set()
    for cell in cells:
        form = "dd.mm.yyyy" if isinstance(cell, date) else _form(cell, _AS_DAY, Lexicon.day)
        if form is None:
            return None
        used.add(form)
    return tuple(form for form in _DAYS if form in used) or None


def month_forms(cells: Sequence[Cell]) -> Dates | None:
    """The spellings in which all of the cells are months, or quarters; None: some are neither."""
    if not cells or not all(isinstance(cell, str | date) for cell in cells):
        return None
    return _months(cells) or _quarters(cells)


def _months(cells: Iterable[Cell]) -> Dates | None:
    """Some may be written as their first day."""
    months: dict[MonthForm, None] = {}
    days: dict[DateForm, None] = {}
    for cell in cells:
        if (form := _form(cell, _AS_MONTH, Lexicon.month_or_quarter)) is not None:
            months[form] = None
        elif (first := _form(cell, _AS_DAY, Lexicon.month_or_quarter)) is not None:
            days[first] = None
        else:
            return None
    return Dates(days=tuple(days) or ("dd.mm.yyyy",), months=tuple(months))


def _quarters(cells: Iterable[Cell]) -> Dates | None:
    quarters: dict[QuarterForm, None] = {}
    for cell in cells:
        if (form := _form(cell, _AS_QUARTER, Lexicon.month_or_quarter)) is None:
            return None
        quarters[form] = None
    return Dates(quarters=tuple(quarters))


def _form(cell: Cell, forms: Mapping[Form, Lexicon], read: Callable[[Lexicon, Cell], object]) -> Form | None:
    """The first of the spellings in which a cell can be read; None: in none of them."""
    for form, lexicon in forms.items():
        with suppress(Unreadable):
            read(lexicon, cell)
            return form
    return None


def distinct(cells: Iterable[Cell]) -> Iterator[Cell]:
    """Each cell that says something, once, in the order of the file."""
    yield from dict.fromkeys(cell for cell in cells if shown(cell) or isinstance(cell, Damaged))
