"""On which days can a count of events change by time alone? Pure.

A planned day passes, a day comes on which one was held, a unit merges into another. How many are still missing tells
from when on the working days may run out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from checker.domain.organisation import Organisation
from checker.domain.rule import Rule
from checker.domain.verdict import Verdict
from checker.evaluation.kinds import kinds
from checker.evaluation.measures import RecordIndex

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class EventsAhead:
    """The days on which a count may change, past ones among them, and how many events are still missing."""

    days: frozenset[date]
    missing: int


def events_ahead(rule: Rule, verdict: Verdict, index: RecordIndex, organisation: Organisation) -> EventsAhead | None:
    """What may happen to a rule's verdict while nothing is reported. None: it is no count of events, or not known,
    and must be looked at daily."""
    if rule.measure.records != "event" or not kinds()[rule.kind].foresees_events:
        return None
    return EventsAhead(index.event_days(rule).union(_days_of_units(organisation)), _missing(verdict))


def _days_of_units(organisation: Organisation) -> Iterator[date]:
    for _, unit in organisation.every_unit():
        if unit.valid_from is not None:
            yield unit.valid_from
        if unit.valid_to is not None:
            yield unit.valid_to + A_DAY


def _missing(verdict: Verdict) -> int:
    """As the figures told it: the rest of the whole, or of the number that the rule asks for; 0 where nothing is."""
    if verdict.denominator is not None and verdict.numerator is not None:
        return int(verdict.denominator - verdict.numerator)
    counted = next((reason.facts for reason in verdict.reasons if reason.code == "events"), None)
    if counted is None or verdict.value is None:
        return 0
    needed = counted["needed"]
    assert isinstance(needed, int), "events are counted in whole numbers"
    return max(0, needed - int(verdict.value))
