"""Can the headings of a wide table ever be read, and does each mean something of its own? Pure.

Asked of the folder only: profiles that are in force already stay in force.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.domain.problem import Location, Problem
from checker.domain.profile import Dates, Headings, SenderFile
from checker.rulebook.yaml_tree import Tree


def heading_problems(file: SenderFile, tree: Tree) -> Iterator[Problem]:
    """Months of no agreed spelling; headings of which any text would be one."""
    for place, profile in enumerate(file.profiles):
        wide = profile.records_a_row
        if wide is not None and wide.headings is not None:
            where = tree.where(("profiles", place, "records_a_row", "headings", "field"))
            yield from _of_headings(wide.headings, profile.dates, where)


def _of_headings(headings: Headings, dates: Dates, where: Location) -> Iterator[Problem]:
    if headings.field == "period":
        if not _spells_periods(dates):
            what = "no heading is ever read as a period: 'dates' names no spelling; write 'dates: {months: [mon yy]}'"
            yield Problem(where, what)
    elif headings.field != "scope" and not headings.values:
        what = f"any heading would be read as {headings.field}; write under 'values' which headings mean what"
        yield Problem(where, what)


def _spells_periods(dates: Dates) -> bool:
    """A month may also be its first day, where the profile itself says how days are spelt."""
    return bool(dates.months or dates.quarters or (dates.days and "days" in dates.model_fields_set))
