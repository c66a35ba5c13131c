"""Is plan.yaml in the right folder, in years that the calendar has? Pure; checks give problems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from checker.domain.calendar_file import CalendarFile
from checker.domain.plan import PlanFile
from checker.domain.problem import Problem
from checker.domain.rule import GoalFile
from checker.rulebook.yaml_tree import Tree


def plan_problems(
    head: PlanFile, folder_year: int, calendar_file: CalendarFile | None, tree: Tree, calendar_tree: Tree | None
) -> Iterator[Problem]:
    """A year that differs from its folder's; a calendar too short for the plan's earliest and latest days."""
    if head.year != folder_year:
        yield Problem(tree.where(("year",)), f"the year is {head.year}, but the folder is plans/{folder_year}")
    if calendar_file is not None and calendar_tree is not None:
        yield from _calendar_reaches(folder_year, calendar_file, calendar_tree)


def row_problems(head: PlanFile, goals: Iterable[GoalFile], tree: Tree) -> Iterator[Problem]:
    """A row that is said to have no rule twice, or that a rule of this plan names as its own."""
    ruled = {rule.source.row: rule.id for goal in goals for rule in goal.rules}
    seen = set[str]()
    for number, each in enumerate(head.without_rule):
        where = tree.where(("without_rule", number, "row"))
        if each.row in seen:
            yield Problem(where, f"row {each.row} stands here twice; keep one entry")
        elif each.row in ruled:
            yield Problem(
                where, f"row {each.row} has the rule {ruled[each.row]}; remove it here, or name the part that has none"
            )
        seen.add(each.row)


def last_due_day(year: int) -> date:
    """Due dates may lie up to twelve months after the plan year."""
    return date(year + 1, 12, 31)


def _calendar_reaches(year: int, calendar_file: CalendarFile, tree: Tree) -> Iterator[Problem]:
    # Reminders run back into the year before; due days and figures of the last day run two years on.
    first, last = year - 1, year + 2
    if calendar_file.years.first > first or calendar_file.years.last < last:
        what = f"the plan {year} needs the calendar of {first} to {last}"
        yield Problem(tree.where(("years",)), what)
