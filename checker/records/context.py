"""What the import must know of the rulebook: senders, units, plan years, due dates. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from checker.domain.organisation import Organisation
from checker.domain.profile import SenderFile
from checker.domain.record import StatusRecord
from checker.domain.rule import Rule
from checker.domain.rulebook import Rulebook

# The field that says what a record of a type is about.
TOPIC_BY_TYPE: Mapping[str, str] = {
    "measurement": "metric",
    "headcount": "headcount",
    "training": "training",
    "event": "event_type",
    "deliverable": "target_id",
    "request": "target_id",
    "meeting": "body",
}


@dataclass(frozen=True, slots=True)
class ImportContext:
    """`plan_year_by_due` is keyed by target id and nominal date: a report may name either the year or that day.

    `counted` are the topics that rules count, by type of record: metrics, headcounts, sorts of events, target ids and
    so on. Of a type that is not there nothing is known, so nothing of it is doubted.
    """

    senders: tuple[SenderFile, ...]
    organisation: Organisation
    plan_years: frozenset[int]
    plan_year_by_due: Mapping[tuple[str, date], int] = field(default_factory=dict)
    counted: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, book: Rulebook) -> ImportContext:
        return cls(
            senders=book.senders,
            organisation=book.organisation,
            plan_years=frozenset(plan.year for plan in book.plans),
            plan_year_by_due={
                (planned.rule.id, planned.rule.due.nominal): planned.plan.year
                for planned in book.rules()
                if planned.rule.due.nominal is not None
            },
            counted=_counted([planned.rule for planned in book.rules()]),
        )

    def due_dates(self, target_id: str) -> tuple[date, ...]:
        """The nominal dates of a target in all plans; empty when no rule has that id."""
        return tuple(sorted(due for known, due in self.plan_year_by_due if known == target_id))

    def uncounted(self, record: StatusRecord) -> str | None:
        """The record's topic where no rule counts it; None when one does, or nothing is known of such records."""
        known, name = self.counted.get(record.type), TOPIC_BY_TYPE.get(record.type)
        if known is None or name is None:
            return None
        said: str = getattr(record, name)
        return None if said in known else said


def _counted(rules: Iterable[Rule]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str | None]] = {record_type: set() for record_type in TOPIC_BY_TYPE}
    for rule in rules:
        where, records = rule.measure.where, rule.measure.records
        match records:
            case "deliverable":
                found[records].add(rule.id)
            case "measurement" | "headcount" | "training" | "event":
                found[records] |= {getattr(where, TOPIC_BY_TYPE[records])}
            case _:
                pass
        if rule.period.kind == "request":
            found["request"].add(rule.id)
        if rule.due.meeting is not None:
            found["meeting"].add(rule.due.meeting.body)
    return {record_type: frozenset(one for one in topics if one is not None) for record_type, topics in found.items()}
