"""One fact without a file: built as a status record and taken in by the same importer as every file. Shell.

A fact completes what is known already where it is about the same thing: the held day of a planned dialogue belongs
to that dialogue. Where two things could be meant nothing is guessed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from checker.domain.clock import local_day
from checker.domain.expression import parse
from checker.domain.organisation import Organisation
from checker.domain.problem import nearest
from checker.domain.record import (
    Deliverable,
    Event,
    RecordVersion,
    StatusRecord,
    content,
    first_planned_day,
    last_planned_day,
)
from checker.domain.refusal import Choice, FactRefusal, Inputs, NotThere, PlannedEvent, PlannedEvents, Refused
from checker.domain.report import in_force
from checker.domain.rule import Rule
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.domain.scope import Level
from checker.evaluation.judge import owed_on
from checker.records.context import ImportContext
from checker.records.importer import read_file
from checker.records.json_file import SCHEMA
from checker.store import acts, records
from checker.store.opening import Store
from checker.usecases.importing.import_records import import_content
from checker.usecases.importing.read_files import ReadFile
from checker.usecases.rules.activation import active

MICROSECOND = timedelta(microseconds=1)
# What may be said of each type of record, beside scope, period, evidence and who says it.
MAY_BE_SAID: Mapping[str, tuple[str, ...]] = {
    "event": ("held_on", "planned_on", "cancelled", "event_id", "replaces", "another"),
    "deliverable": (
        *("submitted_on", "accepted_on", "done", "total"),
        *("reference_date", "effective_on", "data_month", "data_status"),
    ),
    "case_review": ("reviewed", "faulty", "topic", "stratum", "selection"),
    "measurement": ("value", "numerator", "denominator", "aggregation", "data_month"),
    "headcount": ("days_sick", "days_target", "rate", "aggregation", "data_month"),
}
# Of these at least one must be said: it is the fact.
MUST_BE_SAID: Mapping[str, tuple[str, ...]] = {
    "event": ("held_on", "planned_on", "cancelled"),
    "deliverable": ("submitted_on", "accepted_on", "done"),
    "case_review": ("reviewed",),
    "measurement": ("value", "numerator"),
    "headcount": ("days_sick", "rate"),
}
OF_THE_PLAN_YEAR = ("event", "deliverable")
PAST = ("held_on", "submitted_on", "accepted_on")
PROOF = {"event": "minutes"}
# Who said it and when is no part of what was said.
ABOUT_SAYING = ("reported_at", "reported_by_role")


@dataclass(frozen=True, slots=True)
class Fact:
    """What somebody says about a rule. `said` holds what was given, by field of the record type."""

    rule: str
    scope: str | None = None
    period: str | None = None
    evidence: str | None = None
    evidence_kind: str | None = None
    by: str | None = None
    note: str | None = None
    said: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Filed:
    """What became of a fact: its key, the account, and whether it is what counts now."""

    key: str
    read: ReadFile
    counts: bool
    completes: bool = False


def report_fact(store: Store, fact: Fact, now: datetime) -> Filed:
    """File one fact at the instant `now` (aware). Refused with what to say instead; then nothing is stored."""
    with store.read() as tx:
        book = active(tx)
        planned = _rule(book, fact.rule)
        record_type = _type(planned.rule, fact)
    if planned.rule.period.kind == "request":
        scope = _on_demand(store, planned, fact, now)
    else:
        scope = _scope(book.organisation, planned.rule, fact, record_type)
    with store.read() as tx:
        known = in_force(records.list_versions(tx, record_type=record_type, scope=scope))
    _check_days(book.organisation, scope, fact, now)
    _check_role(book.organisation, fact.by)
    said = _said(planned, record_type, scope, fact, known)
    name = f"einzelmeldung-{planned.rule.id}-{scope}.json"
    draft = _read(book, name, said, now)
    before = next((version for version in known if version.key == draft.key), None)
    return _file(store, book, name, _said_at(said, draft, before, now), now, completes=before is not None)


def retract(store: Store, key: str, *, reason: str, by: str, now: datetime) -> Filed:
    """Withdraw a report: a new version without effect from now on; the old one stays. Refused when there is none."""
    with store.read() as tx:
        book = active(tx)
        standing = _standing(tx, key)
    _check_role(book.organisation, by)
    if standing is None:
        raise Refused(FactRefusal.RETRACTED_ALREADY, record=key)
    said_at = max(now, standing.said_at + MICROSECOND)
    said = content(standing.record) | {
        "record_status": "retracted",
        "note": reason,
        "reported_by_role": by,
        "reported_at": said_at.isoformat(),
    }
    return _file(store, book, "ruecknahme.json", said, now, completes=True)


def _standing(tx: Connection, key: str) -> RecordVersion | None:
    """The version in force; None when it is retracted. Refused with the nearest key when there never was one."""
    versions = records.list_versions(tx, key=key)
    if not versions:
        known = {version.key for version in records.list_versions(tx)}
        raise Refused(NotThere.RECORD, record=key, nearest=nearest(key, known))
    return next(iter(in_force(versions)), None)


# --- What is it about? --------------------------------------------------------------------------------------


def _rule(book: Rulebook, rule_id: str) -> PlannedRule:
    planned = book.rule(rule_id)
    if planned is None:
        known = [other.rule.id for other in book.rules()]
        raise Refused(NotThere.RULE_IN_FORCE, rule=rule_id, nearest=nearest(rule_id, known))
    return planned


def _type(rule: Rule, fact: Fact) -> str:
    """The type of record the rule counts, when what was said fits it."""
    record_type = rule.measure.records
    allowed = MAY_BE_SAID.get(record_type)
    if allowed is None:
        raise Refused(FactRefusal.IN_FILES_ONLY, rule=rule.id)
    if unsaid := sorted(_needed(rule) - {*allowed}) if record_type in ("measurement", "headcount") else []:
        raise Refused(FactRefusal.FIELDS_IN_FILES_ONLY, rule=rule.id, fields=tuple(unsaid))
    wrong = Inputs(tuple(name for name in fact.said if name not in allowed))
    if wrong.names:
        raise Refused(
            FactRefusal.DOES_NOT_FIT, inputs=wrong, rule=rule.id, record_type=record_type, allowed=Inputs(allowed)
        )
    if not any(name in fact.said for name in MUST_BE_SAID[record_type]):
        raise Refused(FactRefusal.NOTHING_SAID, inputs=Inputs(MUST_BE_SAID[record_type]))
    return record_type


def _needed(rule: Rule) -> set[str]:
    """The figures without which the rule cannot be judged."""
    measure = rule.measure
    texts = (text for text in (measure.part, measure.whole, measure.total, measure.amount, measure.base) if text)
    return {name for text in texts for name in parse(text).names()} | {*measure.requires}


def _on_demand(store: Store, planned: PlannedRule, fact: Fact, now: datetime) -> str:
    """The unit for which what somebody or something has asked for is owed; the period says which answer it is."""
    rule = planned.rule
    with store.read() as tx:
        book = active(tx)
        known, known_acts = records.load(tx, known_at=now), acts.load(tx, known_at=now)
    owed = [
        (obligation.scope.id, str(obligation.period))
        for obligation in owed_on(book, book.calendar, book.organisation, known, known_acts, local_day(now), now)
        if obligation.rule.id == rule.id
    ]
    fitting = [place for place, period in owed if period == fact.period and fact.scope in (None, place)]
    if len(fitting) == 1:
        return fitting[0]
    if not owed:
        raise Refused(FactRefusal.NOBODY_ASKED, rule=rule.id)
    asked = tuple(Choice((("scope", place), ("period", period))) for place, period in owed)
    raise Refused(FactRefusal.WHICH_ANSWER, asked=asked)


def _units(organisation: Organisation, rule: Rule) -> tuple[str, ...]:
    """The units that a rule means: of its level all, the one it names, or those of its group."""
    spec = rule.scope
    return tuple(
        unit.id
        for unit in organisation.units(spec.level)
        if spec.unit in (None, unit.id) and spec.group in (None, unit.group)
    )


def _scope(organisation: Organisation, rule: Rule, fact: Fact, record_type: str) -> str:
    of_the_house = rule.scope.level is Level.ORGANISATION and record_type != "case_review"
    wanted = _units(organisation, rule)
    if fact.scope is None:
        if of_the_house:
            return organisation.organisation.id
        if rule.scope.unit is not None:
            return rule.scope.unit
        raise Refused(FactRefusal.NO_SCOPE, allowed=_places(organisation, rule, record_type))
    found = organisation.find(fact.scope)
    if found is None:
        close = nearest(fact.scope, [unit.id for _, unit in organisation.every_unit()])
        raise Refused(NotThere.UNIT, unit=fact.scope, nearest=close, allowed=() if close else wanted)
    if record_type in OF_THE_PLAN_YEAR and found[0] is not rule.scope.level:
        raise Refused(
            FactRefusal.OF_ANOTHER_LEVEL,
            rule=rule.id,
            level=rule.scope.level,
            unit=fact.scope,
            unit_level=found[0],
            allowed=wanted,
        )
    if record_type in OF_THE_PLAN_YEAR and fact.scope not in wanted:
        raise Refused(FactRefusal.NOT_OWED_THERE, rule=rule.id, unit=fact.scope, allowed=wanted)
    return fact.scope


def _places(organisation: Organisation, rule: Rule, record_type: str) -> tuple[str, ...]:
    if record_type == "case_review":
        return tuple(unit.id for unit in organisation.units(Level.OFFICE))
    return _units(organisation, rule)


def _check_days(organisation: Organisation, scope: str, fact: Fact, now: datetime) -> None:
    """What is said to have happened has happened, and its unit existed then."""
    today = local_day(now)
    for name in PAST:
        day = fact.said.get(name)
        if isinstance(day, date) and day > today:
            raise Refused(FactRefusal.STILL_TO_COME, inputs=Inputs((name,)), day=day, today=today)
    days = [fact.said[name] for name in ("held_on", "submitted_on") if name in fact.said]
    if "planned_on" in fact.said:
        days.append(last_planned_day(str(fact.said["planned_on"])))
    found = organisation.find(scope)
    assert found is not None, "the unit was looked up before"
    for day in days:
        if not found[1].is_valid(day):
            raise Refused(FactRefusal.UNIT_NOT_THERE_THEN, unit=scope, day=day)


def _check_role(organisation: Organisation, role: str | None) -> None:
    if role is not None and organisation.role(role) is None:
        raise Refused(NotThere.ROLE, role=role, nearest=nearest(role, [known.id for known in organisation.roles]))


# --- What does it say? --------------------------------------------------------------------------------------


def _said(
    planned: PlannedRule, record_type: str, scope: str, fact: Fact, known: Sequence[RecordVersion]
) -> dict[str, Any]:
    """The record as status-record/1, before anybody has said it at an instant."""
    said: dict[str, Any] = {"type": record_type, "scope": scope, "period": _period(planned, record_type, fact)}
    match record_type:
        case "event":
            said = _event(planned.rule, said, fact, known)
        case "deliverable":
            said = _handed_in(planned.rule, said, known) | _plain(fact.said) | _covered(planned.rule, fact)
        case _:
            said |= _of_rule(planned.rule, record_type, fact) | _plain(fact.said)
    if fact.evidence:
        said["evidence"] = {"kind": fact.evidence_kind or PROOF.get(record_type, "report"), "ref": fact.evidence}
    elif planned.rule.measure.evidence == "required" and "evidence" not in said:
        raise Refused(FactRefusal.NO_EVIDENCE, rule=planned.rule.id)
    extra = {"reported_by_role": fact.by, "note": fact.note}
    return said | {name: value for name, value in extra.items() if value}


def _period(planned: PlannedRule, record_type: str, fact: Fact) -> str:
    if fact.period is not None:
        return fact.period
    if record_type == "event" and planned.rule.period.kind == "month":
        return _month_of(fact, planned)
    if record_type in OF_THE_PLAN_YEAR:
        return str(planned.plan.year)
    raise Refused(FactRefusal.NO_PERIOD, example=f"{planned.plan.year}-03")


def _month_of(fact: Fact, planned: PlannedRule) -> str:
    """What is owed every month is of the month of its day, the planned one first."""
    if planned_on := fact.said.get("planned_on"):
        day = first_planned_day(str(planned_on))
    elif isinstance(held_on := fact.said.get("held_on"), date):
        day = held_on
    else:
        raise Refused(FactRefusal.NO_MONTH, example=f"{planned.plan.year}-03")
    return f"{day:%Y-%m}"


def _handed_in(rule: Rule, said: dict[str, Any], known: Sequence[RecordVersion]) -> dict[str, Any]:
    """What is known of the item already: that it was accepted does not undo that it was handed in."""
    said = said | {"target_id": rule.id}
    for version in known:
        item = version.record
        if isinstance(item, Deliverable) and (item.target_id, str(item.period)) == (rule.id, said["period"]):
            return {name: value for name, value in content(item).items() if name not in ABOUT_SAYING}
    return said


def _covered(rule: Rule, fact: Fact) -> dict[str, Any]:
    """What is handed in as a whole covers all that the rule asks for."""
    return (
        {"covers": [one.id for one in rule.measure.contents]}
        if rule.measure.covers and "submitted_on" in fact.said
        else {}
    )


def _of_rule(rule: Rule, record_type: str, fact: Fact) -> dict[str, Any]:
    """What the rule itself says about its records; where it leaves a choice it must be said."""
    names = {
        "case_review": ("topic", "stratum", "selection"),
        "measurement": ("metric", "aggregation"),
        "headcount": ("headcount", "aggregation"),
    }[record_type]
    found: dict[str, Any] = {}
    for name in names:
        wanted = getattr(rule.measure.where, name)
        allowed = wanted if isinstance(wanted, tuple) else (wanted,) if wanted else ()
        given = fact.said.get(name)
        if given is not None and allowed and given not in allowed:
            raise Refused(FactRefusal.OF_ANOTHER_KIND, rule=rule.id, field=name, counted=allowed, given=given)
        if given is None and len(allowed) != 1:
            raise _which(name, allowed)
        found[name] = given or allowed[0]
    return found


def _which(name: str, counted: tuple[str, ...]) -> Refused:
    if not counted:
        return Refused(FactRefusal.WHICH_KIND, inputs=Inputs((name,)))
    return Refused(FactRefusal.WHICH_OF, inputs=Inputs((name,)), counted=counted)


def _event(rule: Rule, said: dict[str, Any], fact: Fact, known: Sequence[RecordVersion]) -> dict[str, Any]:
    """A new event, or the planned one in force with what is new about it."""
    event_type = rule.measure.where.event_type
    if event_type is None:
        raise Refused(FactRefusal.EVENTS_WITHOUT_TYPE, rule=rule.id)
    events = [
        version.record
        for version in known
        if isinstance(version.record, Event)
        and version.record.event_type == event_type
        and str(version.record.period) == said["period"]
    ]
    meant = _meant(fact, events)
    base = content(meant) if meant else said | {"event_type": event_type}
    base = {name: value for name, value in base.items() if name not in ABOUT_SAYING}
    given = _plain({name: value for name, value in fact.said.items() if name not in ("cancelled", "another")})
    base |= given
    if "held_on" in fact.said:
        return base | {"status": "held"}
    if fact.said.get("cancelled"):
        if meant is None and "planned_on" not in base:
            raise Refused(FactRefusal.WHICH_IS_CANCELLED, events=_choice(events))
        base.pop("held_on", None)
        return base | {"status": "cancelled"}
    base.pop("held_on", None)
    return base | {"status": "planned"}


def _meant(fact: Fact, events: Sequence[Event]) -> Event | None:
    """Which known event is it? None: a new one. Refused where it could be one or another."""
    if event_id := fact.said.get("event_id"):
        return next((event for event in events if event.event_id == event_id), None)
    planned_on = fact.said.get("planned_on")
    if planned_on is not None:
        same = [event for event in events if event.planned_on == planned_on]
        return same[0] if len(same) == 1 else None
    held_on, still_open = fact.said.get("held_on"), [event for event in events if event.status in ("planned", "moved")]
    if fact.said.get("another"):
        return None
    if held_on is not None:
        if again := [event for event in events if event.held_on == held_on]:
            return again[0]
        fitting = [event for event in still_open if _is_planned_for(event, held_on)]
        if len(fitting) == 1:
            return fitting[0]
        if still_open:
            raise Refused(FactRefusal.WHICH_EVENT, events=_choice(still_open))
    return None


def _is_planned_for(event: Event, day: date) -> bool:
    if event.planned_on is None:
        return False
    return first_planned_day(event.planned_on) <= day <= last_planned_day(event.planned_on)


def _choice(events: Iterable[Event]) -> PlannedEvents:
    return PlannedEvents(tuple(PlannedEvent(event.event_id, event.planned_on) for event in events if event.planned_on))


def _said_at(said: dict[str, Any], draft: StatusRecord, before: RecordVersion | None, now: datetime) -> dict[str, Any]:
    """With the instant at which it is said. The same said twice is one report and keeps its first instant."""
    if before is None:
        return said | {"reported_at": now.astimezone(UTC).isoformat()}
    if _without_saying(content(draft)) == _without_saying(content(before.record)):
        return content(before.record)
    if before.record.data_month and "data_month" not in said:
        said = said | {"data_month": before.record.data_month}
    floor = before.recorded_at + MICROSECOND if before.record.reported_at is None else now
    return said | {"reported_at": max(now, floor).astimezone(UTC).isoformat()}


def _without_saying(said: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if name not in ABOUT_SAYING}


def _plain(said: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in said.items()}


def _read(book: Rulebook, name: str, said: Mapping[str, Any], now: datetime) -> StatusRecord:
    """As the importer reads it. Refused with its reasons where it would not take it: nothing is stored then."""
    reading = read_file(name, _bytes(said), ImportContext.of(book), recorded_at=now)
    refusals = [*reading.problems, *(row.reason for row in reading.quarantined)]
    if refusals:
        raise Refused(FactRefusal.NOT_TAKEN, problems=tuple(refusals))
    return reading.candidates[0].record


def _file(store: Store, book: Rulebook, name: str, said: Mapping[str, Any], now: datetime, *, completes: bool) -> Filed:
    """Through the importer, as every file."""
    key = _read(book, name, said, now).key
    read = import_content(store, name, _bytes(said), now)
    with store.read() as tx:
        versions = records.list_versions(tx, key=key)
    highest = max(versions, key=lambda version: version.rank)
    counts = highest.origin.sha256 == read.sha256 or bool(read.account.duplicate)
    return Filed(key, read, counts, completes)


def _bytes(said: Mapping[str, Any]) -> bytes:
    return json.dumps([{"schema": SCHEMA, **said}], ensure_ascii=False, indent=1).encode()
