"""Does a profile name a column by its title, or by its place in the row? Pure.

`#3` is the third column, whatever its header says; a title that reads `#3` itself is written `##3`.
"""

from __future__ import annotations

import re

_PLACE = re.compile(r"#([1-9][0-9]{0,4})")
_DOUBLED = re.compile(r"#(#+[0-9]+)")
_LIKE_A_PLACE = re.compile(r"#[0-9]+")


def place_in(named: str) -> int | None:
    """The column's place, counted from 1; None: it is named by its title."""
    found = _PLACE.fullmatch(named)
    return int(found[1]) if found else None


def title_in(named: str) -> str:
    """The title that is meant, where the column is named by one."""
    found = _DOUBLED.fullmatch(named)
    return found[1] if found else named


def is_no_place(named: str) -> bool:
    """Is it written as a place, though there is no such column?"""
    return bool(_LIKE_A_PLACE.fullmatch(named)) and place_in(named) is None
