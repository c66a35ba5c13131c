"""Judge every obligation on a day, as known at an instant. Pure: no clock, no file, no memory of earlier days."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Sequence
from datetime import date, datetime

from checker.domain.act import Act
from checker.domain.bulk import collector_paused
from checker.domain.calendar import WorkingCalendar
from checker.domain.obligation_key import rule_of
from checker.domain.organisation import Organisation
from checker.domain.report import Records
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.domain.verdict import Verdict
from checker.evaluation.assessment import Assessment
from checker.evaluation.engine import Engine
from checker.evaluation.obligations import Obligation, owed
from checker.evaluation.trigger_rules import TriggerEngine
from checker.evaluation.triggered_obligations import opened
from checker.evaluation.verdict import verdicts_on


@collector_paused()
def evaluate(
    rulebook: Rulebook,
    calendar: WorkingCalendar,
    organisation: Organisation,
    records: Records,
    acts: Sequence[Act],
    on: date,
    known_at: datetime,
    only: Collection[str] | None = None,
    engine: Engine | None = None,
    triggers: TriggerEngine | None = None,
) -> tuple[Verdict, ...]:
    """The verdict of every obligation on the local day `on`, from all the records and acts that are given.

    Whoever gives them has cut them by sequence: `known_at` (aware) only says when that was known. `only` limits the
    work to some obligation keys; `engine` and `triggers` stand in for the rulebook's own. Out: verdicts in the order of
    the rule files. Raises EngineError when the engine does not answer each with exactly one state. What cannot be
    judged is `not_evaluable` alone, with its reason.
    """
    assessment = Assessment.of(
        rulebook, calendar, organisation, records, acts, on, known_at, engine=engine, triggers=triggers
    )
    return verdicts_on(owed_in(assessment, only), assessment)


def owed_on(
    rulebook: Rulebook,
    calendar: WorkingCalendar,
    organisation: Organisation,
    records: Records,
    acts: Sequence[Act],
    on: date,
    known_at: datetime,
) -> Iterator[Obligation]:
    """Everything owed on a day, as far as it was known, with the follow-ups of other rules' verdicts among it.

    Takes and raises what `evaluate` does, in the same order; judges no more than what something may follow from.
    """
    return owed_in(Assessment.of(rulebook, calendar, organisation, records, acts, on, known_at))


def owed_in(assessment: Assessment, only: Collection[str] | None = None) -> Iterator[Obligation]:
    """Everything owed in an assessment; `only`: what bears one of these keys."""
    every = owed_by_rules(assessment, None if only is None else {rule_of(key) for key in only})
    return every if only is None else (obligation for obligation in every if obligation.key in only)


def owed_by_rules(assessment: Assessment, rules: Container[str] | None) -> Iterator[Obligation]:
    """What the rules of these ids owe in an assessment; None: all."""

    def on_demand(planned: PlannedRule) -> Iterator[Obligation]:
        return opened(planned, assessment)

    return owed(assessment.rulebook, assessment.on, on_demand, rules)
