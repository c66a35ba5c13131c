"""What was typed into a field, as a value. Pure."""

from __future__ import annotations

import re
from datetime import date, timedelta

from checker.web.asked import PostedForm

GERMAN = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", re.ASCII)
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
# A day as an example lies so far ahead, where that is not too far.
AHEAD = timedelta(days=14)
SEEN = "seen"
# What the store can bear.
LONGEST_NUMBER = 18


class OddDay(ValueError):
    """What was typed is no day; its text is the name of the field."""


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


def posted_day(form: PostedForm, name: str) -> date | None:
    """The day in a field of a form. None: nothing was typed. OddDay: what was typed is none."""
    typed = form.get(name)
    day = typed_day(typed)
    if typed and day is None:
        raise OddDay(name)
    return day


def shown_days(on: date) -> dict[str, str]:
    """A day as it may be typed, for a hint: `example` and `iso`."""
    return {"example": f"{on:%d.%m.%Y}", "iso": on.isoformat()}


def typed_number(text: str) -> int | None:
    """A whole number of ours that a form or an address bears. None: it is none, or the store could not bear it."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER else None


def seen_version(form: PostedForm) -> int:
    """The version that was seen of what a form is about; -1: what bears none has seen none."""
    seen = typed_number(form.get(SEEN))
    return -1 if seen is None else seen
