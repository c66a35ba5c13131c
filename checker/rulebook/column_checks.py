"""Does each field of a record come from one column, and is a row told by columns of its own? Pure.

A second column would overwrite the first; by a column of one record of a row no row is ever found.

Asked of the folder only: profiles that are in force already stay in force.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.domain.problem import Problem
from checker.domain.profile import ROW, Profile, RecordSpec
from checker.domain.record_fields import FIELDS_BY_TYPE
from checker.rulebook.profile_places import PlacedProfile, columns_of_each_record_at, specs_at
from checker.rulebook.yaml_tree import Path, Tree

REMEDY = "give each column a field of its own, 'ignore' one, or write 'records_a_row' for several records a row"


def column_problems(profiles: tuple[PlacedProfile, ...]) -> Iterator[Problem]:
    """Two columns for one field; one column for two fields of a row, of which only the last would be read; rows told
    by a column that is not theirs.
    """
    for _, profile, path, tree in profiles:
        yield from _row_told_by_a_record(profile, path, tree)
        for at, spec in specs_at(profile, path):
            yield from _column_of_two_fields(spec, at, tree)
            yield from _field_of_two_columns(profile, spec, path, tree)


def _row_told_by_a_record(profile: Profile, path: Path, tree: Tree) -> Iterator[Problem]:
    for at, title in _tells_rows(profile):
        if title not in profile.columns:
            what = f"'{title}' is a column of one of the records of a row; a row is told by one of its own 'columns'"
            yield Problem(tree.where((*path, *at)), what)


def _tells_rows(profile: Profile) -> Iterator[tuple[Path, str]]:
    """The columns by which rows are told apart, passed over or known as totals, each with its place."""
    if profile.records_by is not None:
        yield ("records_by", "column"), profile.records_by.column
    for place, skip in enumerate(profile.rows.skip):
        if skip.column is not None:
            yield ("rows", "skip", place, "column"), skip.column
    if profile.rows.only is not None:
        yield ("rows", "only", "column"), profile.rows.only.column
    if profile.sum_row is not None:
        yield ("sum_row", "column"), profile.sum_row.column
    for place, total in enumerate(profile.total_rows):
        yield ("total_rows", place, "column"), total.column
        if total.by is not None:
            yield ("total_rows", place, "by"), total.by


def _column_of_two_fields(spec: RecordSpec, path: Path, tree: Tree) -> Iterator[Problem]:
    field_by_title: dict[str, str] = {}
    for name, title in spec.fields.items():
        if (other := field_by_title.setdefault(title, name)) != name:
            what = f"column '{title}' is named for '{other}' and for '{name}'; a column gives one field"
            yield Problem(tree.where((*path, "fields", name)), what)


def _field_of_two_columns(profile: Profile, spec: RecordSpec, path: Path, tree: Tree) -> Iterator[Problem]:
    field_by_title = {title: name for name, title in spec.fields.items()}
    known = {*FIELDS_BY_TYPE[spec.type], ROW}
    told: set[Path] = set()
    for columns in columns_of_each_record_at(profile, path):
        first: dict[str, str] = {}
        for at, title, column in columns:
            name = field_by_title.get(title, column.field)
            if name not in known or name is None:
                continue
            if (other := first.setdefault(name, title)) != title and at not in told:
                told.add(at)
                what = f"columns '{other}' and '{title}' both give '{name}' of a {spec.type}; {REMEDY}"
                yield Problem(tree.where_key(at), what)
