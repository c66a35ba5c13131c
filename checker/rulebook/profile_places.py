"""Where do the parts of a profile stand in its file: what rows become, and what columns say? Pure."""

from __future__ import annotations

from collections.abc import Iterator

from checker.domain.profile import HEADINGS, Column, Profile, RecordSpec
from checker.rulebook.yaml_tree import Path


def specs_at(profile: Profile, path: Path) -> Iterator[tuple[Path, RecordSpec]]:
    """What its rows become, each with its place; `path` is that of the profile."""
    if profile.records is not None:
        yield (*path, "records"), profile.records
    if profile.records_by is not None:
        for word, spec in profile.records_by.kinds.items():
            yield (*path, "records_by", "kinds", word), spec


def columns_at(profile: Profile, path: Path) -> Iterator[tuple[Path, str, Column]]:
    """Its columns and those of its groups, each with its place and its title; `path` is that of the profile."""
    for title, column in profile.columns.items():
        yield (*path, "columns", title), title, column
    for title, column in (profile.groups.columns if profile.groups else {}).items():
        yield (*path, "groups", "columns", title), title, column
    for place, record in enumerate(profile.records_a_row.each if profile.records_a_row else ()):
        for title, column in record.columns.items():
            yield (*path, "records_a_row", "each", place, "columns", title), title, column
    if profile.records_a_row and profile.records_a_row.headings:
        yield (*path, "records_a_row", HEADINGS), HEADINGS, profile.records_a_row.headings.column
