"""Does a rule ask for something that can be met and missed, of somebody who is there? Pure; checks give problems.

Asked of well-formed rules: what is found here reads well and means nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from checker.domain.kinds import KINDS
from checker.domain.level import HOUSE, above
from checker.domain.organisation import Organisation
from checker.domain.problem import Problem
from checker.domain.rule import Rule, Target
from checker.rulebook.plan_checks import last_due_day
from checker.rulebook.yaml_tree import Path, Tree

ALL_OF_IT = 100


def sense_problems(
    rule: Rule, year: int, path: Path, tree: Tree, organisation: Organisation | None
) -> Iterator[Problem]:
    """What of one rule of the plan of `year` can only be a slip."""
    if rule.target is not None:
        yield from _bound(rule, rule.target, (*path, "target"), tree)
        if rule.target.amended is not None and rule.target.is_number:
            changes = [(one.since, Fraction(one.was)) for one in rule.target.amended]
            yield from _amended(changes, rule.target.bound, year, (*path, "target"), tree)
    if rule.due.amended is not None and rule.due.nominal is not None:
        days = [(one.since, one.was) for one in rule.due.amended]
        yield from _amended(days, rule.due.nominal, year, (*path, "due"), tree)
    if organisation is not None:
        yield from _owner_elsewhere(rule, path, tree, organisation)


def _bound(rule: Rule, target: Target, path: Path, tree: Tree) -> Iterator[Problem]:
    """Bounds, now and before an amendment, on which the figure can only ever lie on one side."""
    kind = KINDS.get(rule.kind)
    if kind is None or kind.is_change or not target.is_number or rule.tolerance is not None:
        return
    is_part_of_whole = target.unit.per == ALL_OF_IT and rule.measure.part is not None and rule.measure.base is None
    bounds = {(*path, "value"): target.value or ""}
    bounds |= {(*path, "amended", place, "was"): one.was for place, one in enumerate(target.amended or ())}
    for at, value in bounds.items():
        verdict = _always(target.operator, Fraction(value), ALL_OF_IT if is_part_of_whole else None)
        if verdict is not None and Fraction(value) >= 0:
            said = f"{target.operator} {value} {target.unit}"
            yield Problem(tree.where(at), f"'{said}' can never be {verdict}: nothing lies on its other side")


def _always(operator: str, bound: Fraction, most: int | None) -> str | None:
    """Whether it can never be met, or never be missed, by what lies between 0 and `most`. None: it can be both."""
    if (operator == "<" and bound <= 0) or (most is not None and operator == ">" and bound >= most):
        return "met"
    if most is not None and operator in (">=", "=") and bound > most:
        return "met"
    if operator == ">=" and bound <= 0:
        return "missed"
    if most is not None and ((operator == "<=" and bound >= most) or (operator == "<" and bound > most)):
        return "missed"
    return None


def _amended(
    changes: list[tuple[date, Fraction]] | list[tuple[date, date]],
    now: Fraction | date,
    year: int,
    path: Path,
    tree: Tree,
) -> Iterator[Problem]:
    """Each begins within what the plan is about, and changes something."""
    first, last = date(year, 1, 1), last_due_day(year)
    held_after = [*(was for _, was in changes[1:]), now]
    for place, ((since, was), after) in enumerate(zip(changes, held_after, strict=True)):
        at = (*path, "amended", place)
        if not first < since <= last:
            what = f"an amendment from {since} on lies outside the plan {year} ({first} to {last})"
            yield Problem(tree.where((*at, "from")), what)
        if was == after:
            said = was if isinstance(was, date) else tree.get((*at, "was"))
            yield Problem(tree.where((*at, "was")), f"this amendment changes nothing: it was {said}, and is so still")


def _owner_elsewhere(rule: Rule, path: Path, tree: Tree, organisation: Organisation) -> Iterator[Problem]:
    """Whoever answers exists at units of another branch than those that are judged."""
    role, judged = organisation.role(rule.owner), rule.scope.judge
    if role is None or not role.exists_at_units or judged in (HOUSE, role.scope):
        return
    if not {role.scope, judged} <= {level.id for level in organisation.levels}:
        return  # told already: one of them is no level of this house
    if role.scope in above(judged, organisation.levels) or judged in above(role.scope, organisation.levels):
        return
    what = f"'{role.id}' exists at each {role.scope}, and no {judged} has one: name one of the {judged} or the house"
    yield Problem(tree.where((*path, "owner")), what)
