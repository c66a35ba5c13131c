"""Texts with placeholders: does a line or file name fit, and which period or day does it name? Pure.

However a template is written, the work grows with the length of the text and no faster: templates are edited by
admins, and one that backtracks would hold up every sender's files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from checker.domain import period
from checker.domain.period import Period
from checker.domain.visible import plain

_SHAPES = {
    "year": r"(?P<year>[0-9]{4})",
    "quarter": r"(?P<quarter>[1-4])",
    "half": r"(?P<half>[12])",
    "month": r"(?P<month>1[0-2]|0?[1-9])",
    # Bounded, so that trying them at every place of a long line stays cheap.
    "month_name": r"(?P<month_name>[A-Za-zÄÖÜäöü]{1,30}\.?)",
    "time": r"(?P<time>[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?)",
    "date": r"(?P<date>[0-9][0-9./-]{0,30}[0-9])",
}
MONTH_BY_NAME: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            ("januar", "jan", "jänner"),
            ("februar", "feb"),
            ("märz", "mär", "mrz", "maerz"),
            ("april", "apr"),
            ("mai",),
            ("juni", "jun"),
            ("juli", "jul"),
            ("august", "aug"),
            ("september", "sep", "sept"),
            ("oktober", "okt"),
            ("november", "nov"),
            ("dezember", "dez"),
        ),
        start=1,
    )
    for name in names
}


def fits(template: str, text: str) -> Mapping[str, str] | None:
    """What the placeholders stand for; None when the text does not fit. Upper and lower case are alike, and so is
    what looks alike.

    A star takes as much as it can, the first one first.
    """
    pieces, text = _compiled(plain(template)), plain(text)
    if len(pieces) == 1:
        match = pieces[0].fullmatch(text)
        return match.groupdict() if match else None
    return _pieces_in(pieces, text)


def _pieces_in(pieces: Sequence[re.Pattern[str]], text: str) -> Mapping[str, str] | None:
    """The pieces between stars, each placed as far right as it goes, from the last to the first: no place is tried
    twice, whereas a single expression with stars tries every combination of places.
    """
    first, *middle, last = pieces
    placed = _rightmost(last, text, len(text), to_the_end=True)
    if placed is None:
        return None
    found = placed.groupdict()
    for piece in reversed(middle):
        placed = _rightmost(piece, text, placed.start())
        if placed is None:
            return None
        found |= placed.groupdict()
    placed = first.match(text, 0, placed.start())
    return found | placed.groupdict() if placed else None


def _rightmost(piece: re.Pattern[str], text: str, end: int, *, to_the_end: bool = False) -> re.Match[str] | None:
    for start in range(end, -1, -1):
        if match := piece.fullmatch(text, start, end) if to_the_end else piece.match(text, start, end):
            return match
    return None


def month_number(name: str) -> int | None:
    """1 to 12 for a German month or its usual short form; None for anything else."""
    return MONTH_BY_NAME.get(name.rstrip(".").casefold())


def named_period(placeholders: Mapping[str, str]) -> Period | None:
    """The period the placeholders name together; None when they name none (no year, or no such month)."""
    if "year" not in placeholders:
        return None
    year = int(placeholders["year"])
    if "quarter" in placeholders:
        return period.quarter(year, int(placeholders["quarter"]))
    if "half" in placeholders:
        return period.half_year(year, int(placeholders["half"]))
    if "month" in placeholders:
        return period.month(year, int(placeholders["month"]))
    if "month_name" in placeholders:
        number = month_number(placeholders["month_name"])
        return period.month(year, number) if number else None
    return period.year(year)


@lru_cache(maxsize=1024)
def _compiled(template: str) -> tuple[re.Pattern[str], ...]:
    """The pieces between the stars. One star alone tries each place once by itself, so it stays within its piece."""
    parts = re.split(r"(\{[a-z_]+\}|\*+)", template)
    stars = [place for place, part in enumerate(parts) if part.startswith("*")]
    if len(stars) < 2:
        return (_joined(parts),)
    bounds = [-1, *stars, len(parts)]
    return tuple(_joined(parts[before + 1 : after]) for before, after in pairwise(bounds))


def _joined(parts: Iterable[str]) -> re.Pattern[str]:
    return re.compile("".join(map(_pattern, parts)), re.IGNORECASE)


def _pattern(part: str) -> str:
    if part.startswith("*"):
        return ".*"
    return _SHAPES[part[1:-1]] if part.startswith("{") else re.escape(part)
