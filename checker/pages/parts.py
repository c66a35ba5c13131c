"""What is a page of sentences and tables made of? Pure: parts that a page, a ticket and a test lay out, each its way.

A part says in sentences what its charts and tables show. Texts are finished and not escaped: whoever lays out escapes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from checker.domain.verdict import Verdict
from checker.pages.day_chart import PlottedDays
from checker.pages.matrix_chart import PlottedGrid
from checker.pages.week_chart import PlottedWeeks
from checker.wording.locales import Locale
from checker.wording.mail_texts import capitalised
from checker.wording.states import SIGNS, state_word


@dataclass(frozen=True, slots=True)
class StateCell:
    """A state in a table: its code for the look, its sign for the eye, its word for everybody."""

    state: str
    sign: str
    word: str

    def __str__(self) -> str:
        return f"{self.sign} {self.word}"


def state_cell(verdict: Verdict, locale: Locale) -> StateCell:
    """The state of a verdict as it is called where it stands alone."""
    return StateCell(str(verdict.state), SIGNS[verdict.state], capitalised(state_word(verdict, locale)))


Cell = str | StateCell


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below their heads; the first cell of a row names it. `is_counts`: all the others are numbers. `is_detail`:
    the page has it, a ticket does not. `about`: the obligations that each row is about, so that a reader is shown only
    those that are theirs to see; empty: no row is about one.
    """

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sums: tuple[str, ...] = ()
    is_counts: bool = False
    is_detail: bool = False
    about: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture: which macro of `charts.html.j2` draws it, and its title. `says` is its message for whoever does not
    see it, `legend` how its signs are to be read.
    """

    macro: Literal["weeks", "days", "grid"]
    drawn: PlottedWeeks | PlottedDays | PlottedGrid
    title: str
    says: str
    legend: str = ""


@dataclass(frozen=True, slots=True)
class PagePart:
    """A section with its heading. `id` is its place on the page; `charts` show what is in `tables`. `is_empty`: it says
    only that there is nothing, which a ticket says of all such sections at once.
    """

    id: str
    title: str
    sentences: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()
    commands: tuple[str, ...] = ()
    is_empty: bool = False
