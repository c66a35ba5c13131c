"""Where do the parts of a profile stand in its file: what rows become, and what columns say? Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from checker.domain.profile import CELLS, HEADINGS, Column, Profile, RecordSpec, SenderFile

if TYPE_CHECKING:
    # What reads YAML is not loaded where the rulebook was kept.
    from checker.rulebook.yaml_tree import Path, Tree


class PlacedProfile(NamedTuple):
    sender: str
    profile: Profile
    path: Path
    tree: Tree


def placed_profiles(files: Mapping[str, SenderFile], trees: Mapping[str, Tree]) -> tuple[PlacedProfile, ...]:
    """Every profile of the folder, in the order of its files."""
    return tuple(
        PlacedProfile(file.sender.id, profile, ("profiles", place), trees[name])
        for name, file in files.items()
        for place, profile in enumerate(file.profiles)
    )


def specs_at(profile: Profile, path: Path) -> Iterator[tuple[Path, RecordSpec]]:
    """What its rows become, each with its place; `path` is that of the profile."""
    if profile.records is not None:
        yield (*path, "records"), profile.records
    if profile.records_by is not None:
        for word, spec in profile.records_by.kinds.items():
            yield (*path, "records_by", "kinds", word), spec


PlacedColumn = tuple["Path", str, Column]


def columns_at(profile: Profile, path: Path) -> Iterator[PlacedColumn]:
    """Its columns and those of its groups, each with its place and its title; `path` is that of the profile."""
    yield from _columns_of_rows(profile, path)
    for own in _columns_of_records(profile, path):
        yield from own


def columns_of_each_record_at(profile: Profile, path: Path) -> Iterator[Sequence[PlacedColumn]]:
    """The same, for each record that a row holds: those of the row and its own."""
    shared = list(_columns_of_rows(profile, path))
    for own in _columns_of_records(profile, path) or [[]]:
        yield [*shared, *own]


def _columns_of_rows(profile: Profile, path: Path) -> Iterator[PlacedColumn]:
    for title, column in profile.columns.items():
        yield (*path, "columns", title), title, column


def _columns_of_records(profile: Profile, path: Path) -> Sequence[Sequence[PlacedColumn]]:
    """Of each of the records of a row; none where it holds one."""
    if profile.groups:
        return [
            [((*path, "groups", "columns", title), title, column) for title, column in profile.groups.columns.items()]
        ]
    wide, at = profile.records_a_row, (*path, "records_a_row")
    if wide and wide.headings and wide.cells:
        return [[((*at, HEADINGS), HEADINGS, wide.headings.column), ((*at, CELLS), CELLS, wide.cells)]]
    return [
        [((*at, "each", place, "columns", title), title, column) for title, column in record.columns.items()]
        for place, record in enumerate(wide.each if wide else ())
    ]
