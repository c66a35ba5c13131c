"""Where a mistake is, what is wrong, what is allowed and what was probably meant. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


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
        nearest = f"; did you mean '{self.nearest}'?" if self.nearest else ""
        return f"{self.where}: {self.what}{allowed}{nearest}"


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate spelt most like `word`, ignoring case; None when none is close."""
    from difflib import get_close_matches  # only where something is misspelt

    by_folded = {candidate.casefold(): candidate for candidate in candidates}
    found = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else None
