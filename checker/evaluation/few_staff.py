"""Does a figure on staff speak of so few people that only the house's value is shown? Pure. Source: law note 7."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from checker.domain.level import HOUSE
from checker.domain.record import Measurement, RecordVersion, StatusRecord
from checker.domain.rule import Rule
from checker.domain.rulebook import Rulebook
from checker.domain.scope import Scope
from checker.domain.staff import is_few, persons_in
from checker.domain.staff_records import STAFF_RECORDS
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


@dataclass(frozen=True, slots=True)
class StaffFigures:
    """Which records alone, whatever rule counts them, say something of so few staff of a unit?

    `house` is the unit whose figures are shown. `metrics`: measurements on staff, and whether they count people. By
    default, where no rules are in force: headcounts and trainings, of whichever unit.
    """

    house: str = ""
    metrics: Mapping[str, bool] = field(default_factory=dict)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)

    @classmethod
    def of(cls, book: Rulebook) -> StaffFigures:
        """By the words and rules of a house; of a metric that several rules count, each must count people."""
        metrics = {metric.id: False for metric in book.vocabulary.metrics if metric.about is not None}
        counting: dict[str, bool] = {}
        for planned in book.rules():
            metric = planned.rule.measure.where.metric
            if planned.rule.measures_staff and metric is not None:
                counting[metric] = counting.get(metric, True) and planned.rule.measure.counts_people
        return cls(book.organisation.organisation.id, metrics | counting, book.vocabulary)

    def keeps_back(self, record: StatusRecord) -> bool:
        """Is it about so few that its figures are not shown?"""
        if record.scope == self.house:
            return False
        if isinstance(record, Measurement):
            counts_people = self.metrics.get(record.metric)
            return counts_people is not None and is_few(persons_in(record, counts_people=counts_people))
        floor = self.vocabulary.staff_floor(getattr(record, "headcount", None))
        return record.type in STAFF_RECORDS and is_few(persons_in(record, counts_people=True), floor)
