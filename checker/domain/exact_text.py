"""How is a number or a day written where no sender's profile says otherwise? Pure.

One grammar for records in JSON, rules and rule tests; a profile's own spellings are translated into it. Narrower than
what Python converts: `1_000`, `1e3`, ` 12 `, `１２` or `2016-W18-1` would be taken by one reader and not by another.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

NUMBER = r"-?[0-9]+(\.[0-9]+)?"
DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_NUMBER = re.compile(NUMBER)
_DAY = re.compile(DAY)


def is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None


def number(text: str) -> Decimal:
    """The exact value. ValueError for every other spelling."""
    if not is_number(text):
        raise ValueError("no exact number")
    return Decimal(text)


def day(text: str) -> date:
    """ValueError for every other spelling, and for a day that does not exist."""
    if not _DAY.fullmatch(text):
        raise ValueError("no day")
    return date.fromisoformat(text)
