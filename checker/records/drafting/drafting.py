"""Puts the draft of a profile together from the look of a file. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from checker.domain.house_ids import free_id
from checker.domain.level import HOUSE
from checker.domain.profile import CELLS, Dates, Numbers
from checker.domain.profile_draft import DraftNote, Noted, ProfileDraft
from checker.domain.visible import plain
from checker.records.context import ImportContext
from checker.records.drafting.cell_look import NumberLook, day_forms, number_look
from checker.records.drafting.column_guess import ColumnLook, column_look
from checker.records.drafting.draft_records import (
    COUNTED,
    DraftRecords,
    KnownHouse,
    WideHeadings,
    draft_records,
    wide_headings,
)
from checker.records.drafting.found_table import FoundTable, found_table
from checker.records.drafting.name_template import as_template, name_template
from checker.records.grid import Cell, Grid, Row, joined, shown
from checker.records.lexical import Lexicon, Unreadable
from checker.records.units import Units

# Signs; YAML reads no key of more than 1,024, and nobody one of a whole paragraph.
LONGEST_TITLE = 200


@dataclass(frozen=True)
class UnknownFile:
    """`file` are the keys of a profile's file but for its name; `other_sheets` those of the same workbook, `sheets` all
    of its tables.
    """

    name: str
    grid: Grid
    file: Mapping[str, object]
    other_sheets: Sequence[str] = ()
    notes: tuple[Noted, ...] = ()
    sheets: tuple[Grid, ...] = ()

    @cached_property
    def table(self) -> FoundTable:
        return found_table(self.grid)


def profile_draft(file: UnknownFile, context: ImportContext, year: int) -> ProfileDraft:
    """The draft of a sender's file with one profile. `year` is the plan's, where the file's name shows none."""
    grid, table, named = file.grid, file.table, name_template(file.name)
    numbers = number_look(cell for index in (*table.data, *table.totals) for cell in grid.rows[index])
    house = KnownHouse(context, Units(context.organisation), _levels(context), year)
    headings = _headings(table, grid)
    looks = [_look(place, name, table, grid, house, numbers) for place, name in enumerate(headings)]
    wide = wide_headings(looks, headings, house)
    body = draft_records(looks, headings, wide, named.kind, house)
    notes = [*file.notes, Noted(DraftNote.SENDER, ("sender",)), *_notes_of_shape(file, table, numbers)]
    profile = {
        "id": named.stem,
        "version": 1,
        "title": named.stem.replace("-", " ").capitalize(),
        "file": {"name": [named.template], **file.file, **_ignored(file)},
        **({"report": "none"} if named.kind is None else {}),
        **_lines(table, grid),
        **({"header_levels": 0} if table.header is None else {}),
        "numbers": _numbers(numbers.numbers),
        **_dates(looks, wide),
        "columns": body.columns,
        **({"records_a_row": body.a_row} if body.a_row else {}),
        "records": body.records,
        **_totals(table, grid, looks, numbers, body, notes),
        **_footer(table, grid),
    }
    role = next((role.id for role in context.organisation.roles if not role.is_external), "")
    sender = free_id(named.stem, {file.sender.id for file in context.senders})
    about = {"id": sender, "title": profile["title"], "role": role}
    return ProfileDraft(sender, {"sender": about, "profiles": [profile]}, (*notes, *body.notes))


def _levels(context: ImportContext) -> Sequence[str]:
    return (HOUSE, *(level.id for level in context.organisation.levels))


def _headings(table: FoundTable, grid: Grid) -> dict[str, str]:
    """What the header says above each column, by the column's name in the profile: its title, or its place where it
    has none, shares it, or it is too long to be a key.
    """
    titles = [plain(title) for title in table.titles(grid)]
    names = (
        f"#{place}" if not title or titles.count(title) > 1 or len(title) > LONGEST_TITLE else _as_title(title)
        for place, title in enumerate(titles, start=1)
    )
    return dict(zip(names, titles, strict=True))


def _as_title(title: str) -> str:
    """A title as a profile names it: one that looks like a place is doubled."""
    return f"#{title}" if re.fullmatch(r"#+[0-9]+", title) else title


def _look(place: int, name: str, table: FoundTable, grid: Grid, house: KnownHouse, numbers: NumberLook) -> ColumnLook:
    cells = [_cell(grid.rows[index], place) for index in table.data]
    return column_look(name, cells, house.units, house.levels, house.context.vocabulary, numbers)


def _cell(row: Row, place: int) -> Cell:
    return row[place] if place < len(row) else ""


def _notes_of_shape(file: UnknownFile, table: FoundTable, numbers: NumberLook) -> list[Noted]:
    told = {
        DraftNote.OTHER_SHEETS: (bool(file.other_sheets), "file"),
        DraftNote.NO_HEADER: (table.header is None, "columns"),
        DraftNote.TWO_LEVELS: (table.two_levels, "columns"),
        DraftNote.AMBIGUOUS_THOUSANDS: (numbers.ambiguous, "numbers"),
    }
    return [Noted(note, (place,)) for note, (holds, place) in told.items() if holds]


def _ignored(file: UnknownFile) -> dict[str, object]:
    return {"ignored_sheets": dict.fromkeys(file.other_sheets, DraftNote.OTHER_SHEETS)} if file.other_sheets else {}


def _lines(table: FoundTable, grid: Grid) -> dict[str, object]:
    """The first line outside the table that says as of which day it is."""
    for place, indices in (("above", table.above), ("below", table.below)):
        for index in indices:
            word, _, rest = joined(grid.rows[index]).partition(" ")
            if word.rstrip(":").casefold() in ("stand", "datenstand") and day_forms(rest.split(" ")[:1]):
                line = {"text": f"{word} {{date}}*", "sets": "reported_at", "required": False}
                return {"lines": [{**line, **({"place": "below"} if place == "below" else {})}]}
    return {}


def _numbers(numbers: Numbers) -> dict[str, object]:
    signs = {"thousands": list(numbers.thousands)} if numbers.thousands else {}
    return {"decimal": numbers.decimal, **signs}


def _dates(looks: Sequence[ColumnLook], wide: WideHeadings | None) -> dict[str, object]:
    """Every spelling that occurs."""
    used = [look.dates for look in looks if look.dates is not None]
    used += [wide.dates] if wide is not None and wide.dates is not None else []
    if not used:
        return {}
    forms = {
        key: list(dict.fromkeys(form for dates in used for form in getattr(dates, key))) for key in Dates.model_fields
    }
    return {"dates": {key: spelt for key, spelt in forms.items() if spelt}}


def _totals(
    table: FoundTable,
    grid: Grid,
    looks: Sequence[ColumnLook],
    numbers: NumberLook,
    body: DraftRecords,
    notes: list[Noted],
) -> dict[str, object]:
    """Rows that begin as sums do. Each column is added up: what agrees is checked from now on."""
    if not table.totals:
        return {}
    last = grid.rows[table.totals[-1]]
    place = next(index for index, cell in enumerate(last) if shown(cell))
    if place >= len(looks) or looks[place].name not in body.columns:
        return {}
    labels = list(dict.fromkeys(as_template(shown(_cell(grid.rows[index], place))) for index in table.totals))
    lexicon = Lexicon(numbers.numbers, Dates())
    agreeing = [
        look.name
        for column, look in enumerate(looks)
        if look.look in COUNTED and look.name in _checkable(body) and _adds_up(table, grid, column, lexicon)
    ]
    if body.a_row and "cells" in body.a_row:
        every = [index for index, look in enumerate(looks) if look.look in COUNTED and look.name not in body.columns]
        agreeing = [CELLS] if all(_adds_up(table, grid, column, lexicon) for column in every) else []
    if not agreeing:
        notes.append(Noted(DraftNote.SUM_DIFFERS, ("total_rows",)))
    entry = {"column": looks[place].name, "labels": labels, "checks": dict.fromkeys(agreeing, "sum"), "required": False}
    return {"total_rows": [entry]}


def _checkable(body: DraftRecords) -> set[str]:
    each = body.a_row.get("each", []) if body.a_row else []
    own = {name for one in each for name in one["columns"]} if isinstance(each, list) else set()
    return {*body.columns, *own}


def _adds_up(table: FoundTable, grid: Grid, column: int, lexicon: Lexicon) -> bool:
    """Is the last total the sum of all rows, as printed?"""
    total = _number(_cell(grid.rows[table.totals[-1]], column), lexicon)
    parts = [_number(_cell(grid.rows[index], column), lexicon) for index in table.data]
    return total is not None and total == sum((part for part in parts if part is not None), start=Decimal(0))


def _number(cell: Cell, lexicon: Lexicon) -> Decimal | None:
    try:
        return Decimal(lexicon.number(cell, percent=True))
    except Unreadable:
        return None


def _footer(table: FoundTable, grid: Grid) -> dict[str, object]:
    """Lines below the data, by their first word."""
    lines = [joined(grid.rows[index]) for index in table.below]
    words = [line.partition(" ")[0] for line in reversed(lines)]
    footers = dict.fromkeys(f"{as_template(word).removesuffix('*')}*" for word in words)
    return {"footer": list(footers)} if footers else {}
