"""What is owed: every rule in every scope and period where it applies, from the first day on. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from checker.domain.organisation import Organisation
from checker.domain.period import Period, year
from checker.domain.rule import Rule
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.domain.scope import Scope


@dataclass(frozen=True, slots=True)
class Obligation:
    """One rule × scope × period."""

    planned: PlannedRule
    scope: Scope
    period: Period

    @property
    def rule(self) -> Rule:
        return self.planned.rule

    @property
    def key(self) -> str:
        return f"{self.planned.rule.id}/{self.scope.id}/{self.period}"


def obligations(rulebook: Rulebook, on: date) -> Iterator[Obligation]:
    """Everything owed on a day, in the order of the rule files.

    Units that have ceased by `on` owe nothing any more; before the plan year's first day the units of that day
    count, so that a plan can be looked at ahead.
    """
    scopes = cache(rulebook.organisation.scopes)
    for planned in rulebook.rules():
        period = year(planned.plan.year)
        for scope in scopes(planned.rule.scope.level, max(on, period.start)):
            yield Obligation(planned, scope, period)


def scopes_of(rule: Rule, organisation: Organisation, on: date) -> tuple[Scope, ...]:
    """The units on which a rule is judged on a day."""
    return organisation.scopes(rule.scope.level, on)
