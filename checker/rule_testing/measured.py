"""What would be judged of one rule in one unit and period, had so much been reported by a day? Pure."""

from __future__ import annotations

from datetime import date

from checker.domain.clock import end_of_day
from checker.domain.obligation_key import key_of
from checker.domain.period import Period
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.domain.verdict import Verdict
from checker.evaluation import evaluate
from checker.rule_testing.facts import TestedObligation, reported
from checker.rule_testing.run import alone


def verdict_of(
    book: Rulebook, planned: PlannedRule, scope: str, period: Period, on: date, measure: int | date | str
) -> Verdict | None:
    """The verdict of the day `on`, by a measure as tests of rules write it, complete and final. None: nothing is owed.

    Raises NoSuchMeasure with a sentence where the rule cannot have it.
    """
    judged = TestedObligation(planned, book.organisation, book.vocabulary, scope, period, on)
    known_at = end_of_day(on)
    records = reported(measure, judged).together().recorded_by(known_at)
    only = {key_of(planned.rule.id, scope, period)}
    house = alone(book, planned)
    found = evaluate(house, house.calendar, house.organisation, records, (), on, known_at, only=only)
    return found[0] if found else None
