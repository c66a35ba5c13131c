"""Which records can a row hold by its profile, and which columns are their own? Pure.

A plain row holds one. Each record of a wide row is a group: it has columns of its own, and says something that is the
same in every row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.domain.profile import CELLS, Column, Profile
from checker.records.grid import Cell

NO_GROUP = ""


class Slot(NamedTuple):
    """A column of the profile: group and title as the profile writes it."""

    group: str
    title: str


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Columns by title, and fields of the record that they leave unsaid. `under`: the upper heading of its columns.

    `heading` is the cell that says what `sets` is, which may depend on the report's year. `marks_fill`: a mark in place
    of a value is a record that says why there is none.
    """

    columns: Mapping[str, Column]
    under: str = NO_GROUP
    sets: Mapping[str, object] = field(default_factory=dict)
    heading: Cell | None = None
    marks_fill: bool = True


def declared_records(profile: Profile) -> Mapping[str, RowGroup]:
    """Those that a profile names, by group; empty where a row holds one record, or as many as there are headings."""
    if profile.groups is not None:
        return {
            group: RowGroup(profile.groups.columns, upper, marks_fill=False)
            for upper, group in profile.groups.names.items()
        }
    each = profile.records_a_row.each if profile.records_a_row else ()
    return {
        _numbered(place): RowGroup(one.columns, one.under or NO_GROUP, one.set)
        for place, one in enumerate(each, start=1)
    }


def headed_record(place: int, heading: Cell, said: object, profile: Profile) -> tuple[str, RowGroup]:
    """That of a heading which says something, with its group; `place` is the column's, from 1."""
    wide = profile.records_a_row
    assert wide is not None, "headings are read where a profile has them"
    assert wide.headings is not None, "headings are read where a profile has them"
    assert wide.cells is not None, "headings and cells belong together"
    return _numbered(place), RowGroup({CELLS: wide.cells}, sets={wide.headings.field: said}, heading=heading)


def slots(profile: Profile) -> Iterator[tuple[str, Slot, Column]]:
    """Every column that the profile names, below which upper heading it stands."""
    for title, column in profile.columns.items():
        yield NO_GROUP, Slot(NO_GROUP, title), column
    for group, record in declared_records(profile).items():
        for title, column in record.columns.items():
            yield record.under, Slot(group, title), column


def _numbered(place: int) -> str:
    """Sorted as they stand in the row."""
    return f"{place:05}"
