"""Does a figure on staff speak of so few people that only the house's value is shown? Pure. Source: law note 7."""

from __future__ import annotations

from collections.abc import Collection

from checker.domain.level import HOUSE
from checker.domain.record import RecordVersion
from checker.domain.rule import Rule
from checker.domain.scope import Scope
from checker.domain.staff import is_few, persons_in
from checker.domain.vocabulary import Vocabulary
from checker.evaluation.view import RuleView


def speaks_of_few(view: RuleView, scope: Scope, counted: Collection[str]) -> bool:
    """Does one of the records that were `counted` for a unit (their keys) speak of few? Never of the house's value."""
    if not view.rule.measures_staff or scope.level == HOUSE:
        return False
    floor = floor_of(view.rule, view.vocabulary)
    return any(is_few(persons_of(view.rule, one), floor) for one in view.records(scope) if one.key in counted)


def persons_of(rule: Rule, version: RecordVersion) -> int | None:
    """Of how many people a record speaks that a rule counts; None: it does not say."""
    return persons_in(version.record, counts_people=rule.measure.counts_people)


def floor_of(rule: Rule, vocabulary: Vocabulary) -> int:
    """From how many people on its figure is shown below the house."""
    return vocabulary.staff_floor(rule.measure.where.headcount)
