"""Where a mistake is, what is wrong, what is allowed and what was probably meant. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from checker.domain.visible import odd_sign

_QUOTED = re.compile(r"'([^']*)'")


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file, counted from 1 as editors do. `line` or `column` 0: the whole file or line.

    `sheet` names the sheet of a workbook; a CSV has none.
    """

    file: str
    line: int = 0
    column: int = 0
    sheet: str = ""

    def __str__(self) -> str:
        parts = [self.file + (f"[{self.sheet}]" if self.sheet else "")]
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake, with what is needed to correct it. `allowed` lists what would be accepted there."""

    where: Location
    what: str
    allowed: tuple[str, ...] = ()
    nearest: str | None = None

    def __str__(self) -> str:
        allowed = f" (allowed: {', '.join(self.allowed)})" if self.allowed else ""
        named = next((word for word in _QUOTED.findall(self.what) if odd_sign(word, self.nearest or word)), "")
        return f"{self.where}: {self.what}{allowed}{meant(named, self.nearest)}"


def meant(word: str, close: str | None) -> str:
    """The end of a sentence that says which word was probably meant; empty where none is close.

    Where `word` only looks like it, the sign that differs is named: two words that look the same help nobody.
    """
    if not close:
        return ""
    sign = odd_sign(word, close)
    return f"; did you mean '{close}'?" + (f" It is written with {sign}, which only looks alike." if sign else "")


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate spelt most like `word`, ignoring case; None when none is close."""
    from difflib import get_close_matches  # only where something is misspelt

    by_folded = {candidate.casefold(): candidate for candidate in candidates}
    found = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else None
