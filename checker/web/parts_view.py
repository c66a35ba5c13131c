"""What a preview or a forecast says, as a page lays it out for one reader: the beginning of long tables. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from checker.findings.visibility import Sight
from checker.pages.list_page import ROWS_A_PAGE, ListCell, ListColumn, ListPage, page_of
from checker.pages.parts import Cell, PagePart, StateCell, Table
from checker.preview.kept_parts import KeptParts, seen_by

# Of a table so many rows stand on the page itself; a year of weeks is shown whole.
MOST_ROWS, WEEKS_OF_A_YEAR = 12, 54
TABLE = "tabelle"
# Told by the page itself.
NOT_SHOWN = frozenset({"approvals"})


@dataclass(frozen=True, slots=True)
class TableView:
    """A table, or its beginning. `href` and `more` lead to all of its rows; empty: all are here."""

    table: Table
    href: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class PartView:
    part: PagePart
    tables: tuple[TableView, ...]


@dataclass(frozen=True, slots=True)
class PartsView:
    """`kept_back`: a sentence about rows that the reader may not see; empty: there are none."""

    heading: str
    lead: tuple[str, ...]
    facts: tuple[tuple[str, str, bool], ...]
    parts: tuple[PartView, ...]
    kept_back: str
    tables: Mapping[str, Table]

    def rows_of(self, name: str, page: int) -> ListPage | None:
        """All rows of a table (`part-2`), a page of them. None: there is no such table."""
        table = self.tables.get(name)
        if table is None:
            return None
        columns = tuple(ListColumn(str(place), title) for place, title in enumerate(table.heads))
        return page_of(columns, [tuple(map(_list_cell, row)) for row in table.rows], page, ROWS_A_PAGE)


def parts_view(kept: KeptParts, sight: Sight, path: str, words: Mapping[str, str]) -> PartsView:
    """As whoever sees so much sees it, on the page at `path`."""
    seen = seen_by(kept, sight)
    parts = [part for part in seen.parts if part.id not in NOT_SHOWN]
    return PartsView(
        kept.heading,
        kept.lead,
        kept.facts,
        tuple(PartView(part, tuple(_tables(part, path, words))) for part in parts),
        words["kept_back"].format(count=seen.kept_back) if seen.kept_back else "",
        {f"{part.id}-{place}": table for part in parts for place, table in enumerate(part.tables, 1)},
    )


def _tables(part: PagePart, path: str, words: Mapping[str, str]) -> Iterator[TableView]:
    for place, table in enumerate(part.tables, 1):
        most = WEEKS_OF_A_YEAR if table.is_counts and not table.is_detail else MOST_ROWS
        if len(table.rows) <= most:
            yield TableView(table)
            continue
        more = words["all_rows"].format(count=len(table.rows), name=table.name)
        yield TableView(replace(table, rows=table.rows[:most], sums=()), f"{path}?{TABLE}={part.id}-{place}", more)


def _list_cell(cell: Cell) -> ListCell:
    return ListCell(cell.word, sign=cell.sign, state=cell.state) if isinstance(cell, StateCell) else ListCell(cell)
