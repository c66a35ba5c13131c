"""What was typed into a field of a form, and how a day may be typed there. Pure."""

from __future__ import annotations

from datetime import date, timedelta

from checker.pages.typed import typed_day, typed_number
from checker.web.asked import PostedForm

# A day as an example lies so far ahead, where that is not too far.
AHEAD = timedelta(days=14)
SEEN = "seen"


class OddDay(ValueError):
    """What was typed is no day; its text is the name of the field."""


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


def seen_version(form: PostedForm) -> int:
    """The version that was seen of what a form is about; -1: what bears none has seen none."""
    seen = typed_number(form.get(SEEN))
    return -1 if seen is None else seen
