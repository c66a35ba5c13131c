"""Texts with placeholders: does a line or file name fit, and which period or day does it name? Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from checker.domain import period
from checker.domain.period import Period

_SHAPES = {
    "year": r"(?P<year>[0-9]{4})",
    "quarter": r"(?P<quarter>[1-4])",
    "half": r"(?P<half>[12])",
    "month": r"(?P<month>1[0-2]|0?[1-9])",
    "month_name": r"(?P<month_name>[A-Za-zÄÖÜäöü]+\.?)",
    "date": r"(?P<date>[0-9][0-9./-]*[0-9])",
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
    """What the placeholders stand for; None when the text does not fit. Upper and lower case are alike."""
    match = _compiled(template).fullmatch(text)
    return match.groupdict() if match else None


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
def _compiled(template: str) -> re.Pattern[str]:
    parts = re.split(r"(\{[a-z_]+\}|\*)", template)
    return re.compile("".join(map(_pattern, parts)), re.IGNORECASE)


def _pattern(part: str) -> str:
    if part == "*":
        return ".*"
    return _SHAPES[part[1:-1]] if part.startswith("{") else re.escape(part)
