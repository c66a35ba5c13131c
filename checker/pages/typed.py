"""What was typed into a field or an address, as a value. Pure."""

from __future__ import annotations

import re
from datetime import date

GERMAN = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", re.ASCII)
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
# What the store can bear.
LONGEST_NUMBER = 18


def typed_day(text: str) -> date | None:
    """04.07.2016, 4.7.2016 or 2016-07-04. None: it is no day, or elsewhere it would be another one (4/7/2016)."""
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


def typed_number(text: str) -> int | None:
    """A whole number of ours that a form or an address bears. None: it is none, or the store could not bear it."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER else None
