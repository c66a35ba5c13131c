"""Can the headings of a wide table ever be read, and does each mean something of its own? Pure.

Asked of the folder only: profiles that are in force already stay in force.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.domain.problem import Problem
from checker.domain.profile import Dates, Profile, SenderFile
from checker.rulebook.yaml_tree import Path, Tree


def heading_problems(file: SenderFile, tree: Tree) -> Iterator[Problem]:
    """Months of no agreed spelling; headings of which any text would be one."""
    for place, profile in enumerate(file.profiles):
        if profile.records_a_row is not None and profile.records_a_row.headings is not None:
            yield from _of_headings(profile, ("profiles", place), tree)


def _of_headings(profile: Profile, path: Path, tree: Tree) -> Iterator[Problem]:
    assert profile.records_a_row is not None, "asked of wide tables"
    assert profile.records_a_row.headings is not None, "asked where headings say something"
    headings, where = profile.records_a_row.headings, tree.where((*path, "records_a_row", "headings", "field"))
    if headings.field == "period":
        if not _spells_periods(profile.dates):
            what = "no heading is ever read as a period: 'dates' names no spelling; write 'dates: {months: [mon yy]}'"
            yield Problem(where, what)
    elif headings.field != "scope" and not headings.values:
        what = f"any heading would be read as {headings.field}; write under 'values' which headings mean what"
        yield Problem(where, what)


def _spells_periods(dates: Dates) -> bool:
    """A month may also be its first day, where the profile itself says how days are spelt."""
    return bool(dates.months or dates.quarters or (dates.days and "days" in dates.model_fields_set))
