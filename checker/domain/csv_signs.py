"""Which signs may separate the cells of a CSV, and which may stand around one? Pure."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

NO_QUOTE = "none"
SEPARATOR, QUOTE = re.compile(r'\t|[^\sA-Za-z0-9"]'), re.compile(rf"{NO_QUOTE}|[^\sA-Za-z0-9]")


def _separates(sign: str) -> str:
    if sign == " ":
        raise ValueError(
            "a blank separates no cells: where columns are aligned with blanks, nobody can tell an empty cell; "
            'ask the sender for ";", "," or "\\t" (tab) between them'
        )
    if not SEPARATOR.fullmatch(sign):
        raise ValueError(
            f"{sign!r} cannot separate cells (allowed: one sign that is no letter, digit, blank or quotation mark: "
            '";", ",", "|" or "\\t" for a tab)'
        )
    return sign


def _encloses(sign: str) -> str:
    if not QUOTE.fullmatch(sign):
        raise ValueError(f"{sign!r} cannot enclose cells (allowed: one sign such as \" or ', or {NO_QUOTE})")
    return sign


Delimiter = Annotated[str, AfterValidator(_separates)]
# The sign around a cell that may hold the separator; `none`: no sign means that.
Quote = Annotated[str, AfterValidator(_encloses)]
