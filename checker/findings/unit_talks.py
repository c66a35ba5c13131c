"""Whom does a unit's talk on targets concern, though another role answers for it? Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from checker.domain.rulebook import PlannedRule, Rulebook
from checker.domain.talk import agreement_rule, talk_rules
from checker.domain.verdict import Verdict
from checker.findings.visibility import Sight


@dataclass(frozen=True, slots=True)
class UnitTalks:
    """The rules that want talks, by rule and plan year, each with the roles that the talk is about: whoever wants it
    held, and whoever answers for what is agreed there.
    """

    owners: Mapping[tuple[str, int], tuple[str, ...]]

    @classmethod
    def of(cls, book: Rulebook) -> Self:
        return cls({(talk.rule.id, talk.plan.year): taking_part(book, talk) for talk in talk_rules(book)})

    def concern(self, sight: Sight, rule: str, year: int, unit: str) -> bool:
        """Is what a rule of a plan's year asks of a unit a talk at which one of the viewer's posts sits, or a role
        below it?"""
        return any(sight.sees(owner, unit) for owner in self.owners.get((rule, year), ()))

    def concern_with(self, sight: Sight, verdict: Verdict) -> bool:
        """The same of a verdict."""
        rule, year = verdict.rule_key
        return self.concern(sight, rule, year, verdict.scope.id)


def taking_part(book: Rulebook, talk: PlannedRule) -> tuple[str, ...]:
    """The roles that a talk is about, whoever wants it held first."""
    follows = agreement_rule(book, talk.plan.year)
    return (talk.rule.owner, *((follows.rule.owner,) if follows else ()))
