"""Which day is meant by what somebody typed into a form? Pure: 04.07.2016, 4.7.2016 or 2016-07-04, and nothing else."""

from __future__ import annotations

import re
from datetime import date

GERMAN = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", re.ASCII)
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)


def typed_day(text: str) -> date | None:
    """The day; None: it is none, or might be another one where people count otherwise (4/7/2016)."""
    text = text.strip()
    if found := GERMAN.fullmatch(text):
        day, month, year = map(int, found.groups())
    elif found := ISO.fullmatch(text):
        year, month, day = map(int, found.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shown_days(on: date) -> dict[str, str]:
    """A day as it may be typed, for a hint: `example` and `iso`."""
    return {"example": f"{on:%d.%m.%Y}", "iso": on.isoformat()}
