"""What would be judged of one rule in one unit and period, had so much been reported by a day? Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from checker.domain.clock import end_of_day
from checker.domain.obligation_key import key_of
from checker.domain.period import Period
from checker.domain.record import MODEL_BY_TYPE
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.domain.verdict import Verdict
from checker.evaluation import evaluate
from checker.rule_testing.facts import GivenFacts, TestedObligation, reported
from checker.rule_testing.run import alone

# What is asked for or agreed, where there is no more than one.
NUMBER = "a1"


@dataclass(frozen=True, slots=True)
class Opened:
    """The day on which it is asked for or agreed; `due` is what an agreement names itself."""

    asked: date
    due: date


def opened_period(asked: date) -> Period:
    """The period that something asked for or agreed on that day opens."""
    return Period.parse(f"{asked.year}-{NUMBER}")


def verdict_of(
    book: Rulebook,
    planned: PlannedRule,
    scope: str,
    period: Period,
    on: date,
    measure: int | date | str,
    opened: Opened | None = None,
) -> Verdict | None:
    """The verdict of the day `on`, by a measure as tests of rules write it, complete and final. None: nothing is owed.

    `opened`: what is owed only on demand was asked for or agreed, and `measure` is the day on which it was done.
    Raises NoSuchMeasure with a sentence where the rule cannot have it.
    """
    judged = TestedObligation(planned, book.organisation, book.vocabulary, scope, period, on)
    known_at = end_of_day(on)
    given = reported(measure, judged) if opened is None else _opened(measure, judged, opened)
    records = given.together().recorded_by(known_at)
    only = {key_of(planned.rule.id, scope, period)}
    house = alone(book, planned)
    found = evaluate(house, house.calendar, house.organisation, records, (), on, known_at, only=only)
    return found[0] if found else None


def _opened(measure: int | date | str, judged: TestedObligation, opened: Opened) -> GivenFacts:
    """What was asked for or agreed by the day judged, and, if `measure` is such a day, done."""
    found, rule = GivenFacts(), judged.rule
    if opened.asked > judged.on:
        return found
    done = measure if isinstance(measure, date) and measure <= judged.on else None
    said: dict[str, object] = {"scope": judged.scope, "period": str(opened.asked.year)}
    if rule.measure.records == "agreement":
        said |= {"agreement_id": NUMBER, "agreed_on": opened.asked, "due_on": opened.due, "done_on": done}
        found.add(MODEL_BY_TYPE["agreement"].model_validate(said), rule)
        return found
    said |= {"target_id": rule.id, "request_id": NUMBER, "requested_on": opened.asked}
    found.add(MODEL_BY_TYPE["request"].model_validate(said), rule)
    return found if done is None else found.with_more(reported(done, judged))
