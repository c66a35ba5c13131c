"""A list as data: columns, rows and which page of it. Pure.

What a page shows as a table and what an export writes are made of the same rows (`table` in parts.html.j2).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil
from typing import TypeVar

from checker.domain.verdict import State
from checker.wording.mail_texts import capitalised
from checker.wording.states import SIGNS

ROWS_A_PAGE = 50
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column by its id (`due`), which an export keeps, and its title in the reader's language."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class ListCell:
    """What stands in one cell. `sign` and `state` (id) stand before a state's word; `href` is where the text leads.

    `beside` are lines under it. An empty text means: there is nothing to say. `value`: what a workbook has as a day or
    a number, and JSON in full, where the text only shows it.
    """

    text: str
    href: str = ""
    sign: str = ""
    state: str = ""
    beside: tuple[str, ...] = ()
    value: date | Fraction | None = None


def stated(text: str, state: State, beside: tuple[str, ...] = ()) -> ListCell:
    """A state as its word, or what has the look of one; `text` begins the cell."""
    return ListCell(capitalised(text), sign=SIGNS[state], state=str(state), beside=beside)


@dataclass(frozen=True, slots=True)
class ListPage:
    """Some rows of a list, a cell a column. `total` counts all of its rows; pages are numbered from 1."""

    columns: tuple[ListColumn, ...]
    rows: tuple[tuple[ListCell, ...], ...]
    total: int
    page: int = 1
    size: int = ROWS_A_PAGE

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, ceil(self.total / self.size))


def nearest_page(total: int, page: int, size: int = ROWS_A_PAGE) -> int:
    """Of so many rows the page that is asked for; the nearest one where there is none of that number."""
    return min(max(1, page), max(1, ceil(total / size)))


def on_page(every: Sequence[Item], page: int, size: int = ROWS_A_PAGE) -> Sequence[Item]:
    """What of a list stands on that page, or on the nearest one: only of this rows need be made."""
    shown = nearest_page(len(every), page, size)
    return every[(shown - 1) * size : shown * size]


def page_of(
    columns: tuple[ListColumn, ...], rows: Sequence[tuple[ListCell, ...]], page: int, size: int = ROWS_A_PAGE
) -> ListPage:
    """One page of all rows; the nearest one where there is none of that number."""
    return page_made(columns, rows, page, lambda row: row, size)


def page_made(
    columns: tuple[ListColumn, ...],
    items: Sequence[Item],
    page: int,
    row: Callable[[Item], tuple[ListCell, ...]],
    size: int = ROWS_A_PAGE,
) -> ListPage:
    """As `page_of`, of things of which only those become a `row` that stand on the page."""
    rows = tuple(map(row, on_page(items, page, size)))
    return ListPage(columns, rows, len(items), nearest_page(len(items), page, size), size)


def whole_list(columns: tuple[ListColumn, ...], rows: Sequence[tuple[ListCell, ...]]) -> ListPage:
    """All rows on one page."""
    return page_of(columns, rows, 1, max(1, len(rows)))
