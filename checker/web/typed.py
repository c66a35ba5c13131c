"""What was typed into a field, as a value. Pure."""

from __future__ import annotations

import re
from datetime import date

from checker.web.asked import PostedForm

AS_WRITTEN = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


# What the store can bear.
LONGEST_NUMBER = 18


class OddDay(ValueError):
    """What was typed is no day."""


def typed_day(form: PostedForm, name: str) -> date | None:
    """A day as browsers send it or as people write it (`2016-06-10`, `10.06.2016`). None: nothing was typed. OddDay."""
    typed = form.get(name)
    if not typed:
        return None
    written = AS_WRITTEN.fullmatch(typed)
    try:
        return date(int(written[3]), int(written[2]), int(written[1])) if written else date.fromisoformat(typed)
    except ValueError:
        raise OddDay(name) from None


def typed_number(text: str) -> int | None:
    """A whole number of ours that a form bears. None: it is none, or one that the store could not bear."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER else None
