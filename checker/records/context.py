"""What the import must know of the rulebook: senders, units, plan years, due dates. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from checker.domain.counted_aggregations import counted_aggregations
from checker.domain.file_limits import STARTER, FileLimits
from checker.domain.organisation import Organisation
from checker.domain.problem import nearest
from checker.domain.profile import SenderFile
from checker.domain.record import (
    ELSEWHERE,
    Agreement,
    Deliverable,
    Event,
    Headcount,
    Measurement,
    Request,
    StatusRecord,
)
from checker.domain.record_problem import Facts, NamedLevel, ProblemCode
from checker.domain.rule import Rule
from checker.domain.rulebook import Rulebook
from checker.domain.vocabulary import Vocabulary
from checker.records.comparable import Comparing, comparing
from checker.records.own_reports import with_own_reports

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
# Of these it is asked whether a rule counts them; of reviews every one is counted.
DOUBTED = frozenset({*TOPIC_BY_TYPE, "agreement"})


class UncountedForm(NamedTuple):
    """A figure that rules count, put together in a way in which none does; `counted` are the ways that count."""

    topic: str
    aggregation: str
    counted: tuple[str, ...]


def facts_of(form: UncountedForm) -> Facts:
    return {"topic": form.topic, "aggregation": form.aggregation, "counted": form.counted}


class NoEffect(NamedTuple):
    """Why something that was taken opens or settles nothing."""

    code: ProblemCode
    facts: Facts


class UnknownName(NamedTuple):
    """Whom or what an event names that there is not in the house."""

    code: ProblemCode
    facts: Facts
    nearest: str | None


@dataclass(frozen=True, slots=True)
class ImportContext:
    """`plan_year_by_due` is keyed by target id and nominal date: a report may name either the year or that day.

    `counted` are the topics that rules count, by type of record: metrics, headcounts, sorts of events, target ids and
    so on. Of a type that is not there nothing is known, so nothing of it is doubted.
    `aggregations` are the ways of putting a figure together that some rule counts, by type and topic; of what is not
    there any will do.
    `levels` are those on which something is owed, by type of record and rule (agreements name none: empty); of what is
    not there any level will do. `comparing` are the rules that compare an amount with a number.
    """

    senders: tuple[SenderFile, ...]
    organisation: Organisation
    plan_years: frozenset[int]
    plan_year_by_due: Mapping[tuple[str, date], int] = field(default_factory=dict)
    counted: Mapping[str, frozenset[str]] = field(default_factory=dict)
    aggregations: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    levels: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    comparing: Comparing = field(default_factory=dict)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    limits: FileLimits = STARTER

    @classmethod
    def of(cls, book: Rulebook, limits: FileLimits = STARTER) -> ImportContext:
        return cls(
            senders=with_own_reports(book.senders, book.escalation.administering),
            organisation=book.organisation,
            plan_years=frozenset(plan.year for plan in book.plans),
            comparing=comparing(book.rules()),
            vocabulary=book.vocabulary,
            limits=limits,
            plan_year_by_due={
                (planned.rule.id, planned.rule.due.nominal): planned.plan.year
                for planned in book.rules()
                if planned.rule.due.nominal is not None
            },
            counted=_counted([planned.rule for planned in book.rules()]),
            aggregations=counted_aggregations([planned.rule for planned in book.rules()]),
            levels=_levels([planned.rule for planned in book.rules()], book.organisation),
        )

    def due_dates(self, target_id: str) -> tuple[date, ...]:
        """The nominal dates of a target in all plans; empty when no rule has that id."""
        return tuple(sorted(due for known, due in self.plan_year_by_due if known == target_id))

    def uncounted(self, record: StatusRecord) -> str | None:
        """The record's topic where no rule counts it; None when one does, or nothing is known of such records."""
        known, name = self.counted.get(record.type), TOPIC_BY_TYPE.get(record.type)
        if known is None or name is None:
            return None
        topic: str = getattr(record, name)
        return None if topic in known else topic

    def uncounted_form(self, record: StatusRecord) -> UncountedForm | None:
        """A figure whose topic rules count, though none in its aggregation; None when one does (D27)."""
        if not isinstance(record, Measurement | Headcount):
            return None
        topic: str = getattr(record, TOPIC_BY_TYPE[record.type])
        counted = self.aggregations.get((record.type, topic))
        if counted is None or record.aggregation in counted:
            return None
        return UncountedForm(topic, record.aggregation, tuple(sorted(counted)))

    def unknown_name(self, record: StatusRecord) -> UnknownName | None:
        """The first role named as taking part in an event that there is not; else its place, if it is no unit."""
        if not isinstance(record, Event):
            return None
        for role in record.participant_roles or ():
            if self.organisation.role(role) is None:
                roles = [known.id for known in self.organisation.roles]
                return UnknownName(ProblemCode.PARTICIPANT_UNKNOWN, {"role": role}, nearest(role, roles))
        if record.place is None or record.place == ELSEWHERE or self.organisation.find(record.place):
            return None
        units = self.organisation.unit_by_id
        return UnknownName(ProblemCode.PLACE_UNKNOWN, {"place": record.place}, nearest(record.place, units))

    def without_effect(self, record: StatusRecord) -> NoEffect | None:
        """Why something asked for, agreed or handed in opens or settles nothing; None when it may."""
        if not isinstance(record, Request | Agreement | Deliverable):
            return None
        levels = self.levels.get((record.type, "" if isinstance(record, Agreement) else record.target_id))
        place = self.organisation.find(record.scope)
        if levels is not None and place is not None and place[0] not in levels:
            owed = tuple(self._called(level) for level in sorted(levels))
            facts: Facts = {"unit": record.scope, "level": self._called(place[0]), "owed": owed}
            return NoEffect(ProblemCode.OWED_BY_ANOTHER_LEVEL, facts)
        since = record.requested_on if isinstance(record, Request) else None
        since = record.agreed_on if isinstance(record, Agreement) else since
        if levels is not None and since is not None and since.year not in self.plan_years:
            return NoEffect(ProblemCode.NO_PLAN_OF_THE_YEAR, {"year": since.year})
        return None

    def _called(self, level: str) -> str | NamedLevel:
        found = self.organisation.level(level)
        return NamedLevel(found.id, found.de.one, found.en.one) if found else level

    def unknown_owner(self, record: StatusRecord) -> str | None:
        """The role that is to do what was agreed, where there is no such role; then the rule's own owner answers."""
        role = record.owner_role if isinstance(record, Agreement) else None
        return role if role is not None and self.organisation.role(role) is None else None


def _levels(rules: Iterable[Rule], organisation: Organisation) -> dict[tuple[str, str], frozenset[str]]:
    levels_by_subject: dict[tuple[str, str], set[str]] = {}
    for rule in rules:
        if rule.period.kind != "request":
            if rule.measure.records == "deliverable" and not rule.scope.parts:
                levels_by_subject.setdefault(("deliverable", rule.id), set()).add(rule.scope.judge)
            continue
        about = ("agreement", "") if rule.measure.records == "agreement" else ("request", rule.id)
        named = [organisation.find(occasion.opens.scope) for occasion in rule.occasions if occasion.opens]
        levels_by_subject.setdefault(about, set()).update(
            {rule.scope.judge, *(place[0] for place in named if place is not None)}
        )
    return {about: frozenset(levels) for about, levels in levels_by_subject.items()}


def _counted(rules: Iterable[Rule]) -> dict[str, frozenset[str]]:
    topics_by_type: dict[str, set[str | None]] = {record_type: set() for record_type in TOPIC_BY_TYPE}
    for rule in rules:
        where, records = rule.measure.where, rule.measure.records
        match records:
            case "deliverable":
                topics_by_type[records].add(rule.id)
            case "measurement" | "headcount" | "training" | "event":
                topics_by_type[records] |= {getattr(where, TOPIC_BY_TYPE[records])}
            case _:
                pass
        if rule.period.kind == "request":
            topics_by_type["request"].add(rule.id)
        if rule.due.meeting is not None:
            topics_by_type["meeting"].add(rule.due.meeting.body)
    return {
        record_type: frozenset(topic for topic in topics if topic is not None)
        for record_type, topics in topics_by_type.items()
    }
