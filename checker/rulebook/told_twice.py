"""Which rules hold the same records against the same bound, so that each miss is told twice? Pure.

No mistake: a plan may promise one thing in two rows. Rules of other bounds, filters or periods are other promises.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from itertools import combinations

from checker.domain.organisation import Organisation
from checker.domain.rule import Rule

# Chosen by what they say of themselves; what is handed in or agreed is chosen by the rule that asks for it.
CHOSEN = ("case_review", "measurement", "headcount", "training", "event")


def told_twice(rules: Iterable[Rule], organisation: Organisation | None) -> Iterator[str]:
    """Each pair once, as `rule and rule`. `rules` are those of one or more plans."""
    alike: dict[Hashable, list[Rule]] = {}
    for rule in rules:
        if rule.measure.records in CHOSEN and rule.target is not None:
            alike.setdefault(_promise(rule), []).append(rule)
    for same in alike.values():
        for one, other in combinations(same, 2):
            if (
                one.id != other.id
                and _in_full(one) == _in_full(other)
                and _units(one, organisation) & _units(other, organisation)
            ):
                yield f"{one.id} and {other.id}"


def _promise(rule: Rule) -> Hashable:
    """What few rules have in common."""
    target = rule.target
    asked = (target.operator, target.value, target.unit.id) if target is not None else None
    return rule.kind, rule.measure.records, asked, rule.scope.judge


def _in_full(rule: Rule) -> tuple[object, ...]:
    """All else that says what is held against the bound, and when."""
    return rule.measure, rule.tolerance, rule.band, rule.period, rule.due.nominal, rule.reference_date


def _units(rule: Rule, organisation: Organisation | None) -> frozenset[str]:
    """The units in which it is judged."""
    spec = rule.scope
    units = organisation.units(spec.judge) if organisation is not None else ()
    return frozenset(unit.id for unit in units if spec.unit in (None, unit.id) and spec.group in (None, unit.group))
