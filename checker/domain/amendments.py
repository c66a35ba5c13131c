"""Which dated changes of bounds and days have begun since a day, and what was required before? Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from checker.domain.rule import BoundAmended, DueAmended, GoalFile, Rule
from checker.domain.rulebook import Rulebook


def begun(rule: Rule, last: date, on: date) -> tuple[BoundAmended | DueAmended, ...]:
    """Those of a rule that begin after the day `last` and not after `on`, the earliest first."""
    bounds = (rule.target.amended or ()) if rule.target else ()
    every: list[BoundAmended | DueAmended] = [*bounds, *(rule.due.amended or ())]
    return tuple(sorted((one for one in every if last < one.since <= on), key=lambda one: one.since))


def before_amendments(book: Rulebook, last: date, on: date) -> Rulebook:
    """The rulebook as if nothing had begun after the day `last`; itself when nothing has by `on`."""
    if not any(begun(planned.rule, last, on) for planned in book.rules()):
        return book
    plans = tuple(
        plan.model_copy(update={"goals": tuple(_before_of(goal, last, on) for goal in plan.goals)})
        for plan in book.plans
    )
    return replace(book, plans=plans)


def _before_of(goal: GoalFile, last: date, on: date) -> GoalFile:
    return goal.model_copy(update={"rules": tuple(_before(rule, last, on) for rule in goal.rules)})


def _before(rule: Rule, last: date, on: date) -> Rule:
    """What held on the day `last`, for good: later amendments are no longer known."""
    if not begun(rule, last, on):
        return rule
    held = rule.as_of(last)
    target = held.target.model_copy(update={"amended": None}) if held.target else None
    return held.model_copy(update={"target": target, "due": held.due.model_copy(update={"amended": None})})
