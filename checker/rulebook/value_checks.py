"""Is what a sender's file says of values ever read: tables of words, factors, words in a column of numbers? Pure.

Asked of the folder only: profiles that are in force already stay in force.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.domain.figures import FIGURES
from checker.domain.problem import Problem, nearest
from checker.domain.profile import ROW, YES_OR_NO, Column, Profile, RecordSpec, SenderFile
from checker.rulebook.profile_places import columns_at, specs_at
from checker.rulebook.yaml_tree import Path, Tree

# Fields that a profile's `dates` read, whatever words stand there.
TIMES = frozenset(
    {"valid_from", "held_on", "submitted_on", "accepted_on", "effective_on", "reference_date", "requested_on"}
    | {"agreed_on", "due_on", "done_on", "planned_on", "reported_at", "period", "base_month", "data_month"}
)
NUMBERS = frozenset({ROW, *(name for names in FIGURES.values() for name in names)})


def value_problems(file: SenderFile, tree: Tree) -> Iterator[Problem]:
    """A table of words that there is not, or that nothing names; words or a factor where nothing would read them; a
    number that a column gives and that is made of others too.
    """
    named: set[str] = set()
    for place, profile in enumerate(file.profiles):
        for at, spec in specs_at(profile, ("profiles", place)):
            yield from _derived_beside_a_column(profile, spec, at, tree)
        fields_by_title = _fields_by_title(profile)
        for path, title, column in columns_at(profile, ("profiles", place)):
            fields = fields_by_title.get(title, frozenset())
            named.add(column.values_from or "")
            yield from _table(file, column, path, tree)
            yield from _unread_words(column, fields, path, tree)
            if column.times is not None and not fields <= NUMBERS:
                what = "times multiplies numbers, and this column gives none; take it away"
                yield Problem(tree.where_key((*path, "times")), what)
    for name in file.value_tables:
        if name not in named:
            what = f"no column names the table '{name}'; write 'values_from: {name}' at the columns with its words"
            yield Problem(tree.where_key(("value_tables", name)), what)


def _fields_by_title(profile: Profile) -> dict[str, frozenset[str]]:
    """What each column gives: its own field, those of the kinds of rows that name it, those that are derived of it."""
    found: dict[str, set[str]] = {title: {column.field} for title, column in profile.every_column() if column.field}
    for _, spec in specs_at(profile, ()):
        for name, title in spec.fields.items():
            found.setdefault(title, set()).add(name)
        for name, made in spec.derive.items():
            for title in made.columns:
                found.setdefault(title, set()).add(name)
    return {title: frozenset(names) for title, names in found.items()}


def _derived_beside_a_column(profile: Profile, spec: RecordSpec, path: Path, tree: Tree) -> Iterator[Problem]:
    given = {column.field or "": title for title, column in profile.every_column()} | dict(spec.fields)
    for name in spec.derive:
        if (title := given.get(name)) is not None:
            what = f"'{name}' is made of columns here, and column '{title}' gives it too; take one of them away"
            yield Problem(tree.where_key((*path, "derive", name)), what)


def _table(file: SenderFile, column: Column, path: Path, tree: Tree) -> Iterator[Problem]:
    name = column.values_from
    if name is None:
        return
    if name not in file.value_tables:
        tables = tuple(sorted(file.value_tables))
        what = f"unknown table '{name}'; write its words under 'value_tables' of this file"
        yield Problem(tree.where((*path, "values_from")), what, tables, nearest(name, tables))
    elif column.field in YES_OR_NO and {*file.value_tables[name].values()} - {"true", "false"}:
        what = f"the words of '{column.field}' mean true or false, those of the table '{name}' something else"
        yield Problem(tree.where((*path, "values_from")), what)


def _unread_words(column: Column, fields: frozenset[str], path: Path, tree: Tree) -> Iterator[Problem]:
    if not (column.values and fields):
        return
    where = tree.where_key((*path, "values_from" if column.values_from else "values"))
    if fields <= NUMBERS:
        what = "values translate words, and this column gives a number; say under 'sentinels' what its marks mean"
        yield Problem(where, what)
    elif fields <= TIMES:
        what = "values translate words, and this column gives a day or month; list its spelling under 'dates'"
        yield Problem(where, what)
