"""What does a single fact state, as a status record? Pure.

A fact completes what is known already where it is about the same thing: the held day of a planned event belongs
to that event. Where two things could be meant nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from checker.domain.record import (
    Deliverable,
    Event,
    RecordVersion,
    StatusRecord,
    content,
    first_planned_day,
    last_planned_day,
)
from checker.domain.refusal import FactRefusal, Inputs, PlannedEvent, PlannedEvents, Refused
from checker.domain.rule import Rule
from checker.domain.rulebook import PlannedRule
from checker.records.fact_scope import OF_THE_PLAN_YEAR, SingleFact

MICROSECOND = timedelta(microseconds=1)
PROOF = {"event": "minutes"}
# Who said it and when is no part of what was said.
ABOUT_SAYING = ("reported_at", "reported_by_role")


def fact_content(
    planned: PlannedRule, record_type: str, scope: str, fact: SingleFact, known: Sequence[RecordVersion]
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


def _period(planned: PlannedRule, record_type: str, fact: SingleFact) -> str:
    if fact.period is not None:
        return fact.period
    if record_type == "event" and planned.rule.period.kind == "month":
        return _month_of(fact, planned)
    if record_type in OF_THE_PLAN_YEAR:
        return str(planned.plan.year)
    raise Refused(FactRefusal.NO_PERIOD, example=f"{planned.plan.year}-03")


def _month_of(fact: SingleFact, planned: PlannedRule) -> str:
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


def _covered(rule: Rule, fact: SingleFact) -> dict[str, Any]:
    """What is handed in as a whole covers all that the rule asks for."""
    return (
        {"covers": [one.id for one in rule.measure.contents]}
        if rule.measure.covers and "submitted_on" in fact.said
        else {}
    )


def _of_rule(rule: Rule, record_type: str, fact: SingleFact) -> dict[str, Any]:
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


def _event(rule: Rule, said: dict[str, Any], fact: SingleFact, known: Sequence[RecordVersion]) -> dict[str, Any]:
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


def _meant(fact: SingleFact, events: Sequence[Event]) -> Event | None:
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
        if fact.may_have_moved and (moved := _moved(still_open, held_on)) is not None:
            return moved
        if still_open:
            raise Refused(FactRefusal.WHICH_EVENT, events=_choice(still_open))
    return None


def _moved(still_open: Sequence[Event], held_on: date) -> Event | None:
    """The one event that was held on another day than planned: what is planned for a later day has yet to be held."""
    overdue = [event for event in still_open if event.planned_on and first_planned_day(event.planned_on) <= held_on]
    meant = overdue or still_open
    return meant[0] if len(meant) == 1 else None


def _is_planned_for(event: Event, day: date) -> bool:
    if event.planned_on is None:
        return False
    return first_planned_day(event.planned_on) <= day <= last_planned_day(event.planned_on)


def _choice(events: Iterable[Event]) -> PlannedEvents:
    return PlannedEvents(tuple(PlannedEvent(event.event_id, event.planned_on) for event in events if event.planned_on))


def said_at(said: dict[str, Any], draft: StatusRecord, highest: RecordVersion | None, now: datetime) -> dict[str, Any]:
    """With the instant at which it is said. The same said twice is one report and keeps its first instant.

    `highest` is the version in force, be it a retraction. Where that bears no Stand nothing with one could overrule
    it: then this has none either, and counts as the last to come in.
    """
    if highest is None:
        return said | {"reported_at": now.astimezone(UTC).isoformat()}
    known = highest.record
    if _without_saying(content(draft)) == _without_saying(content(known)):
        return content(known)
    if known.data_month and "data_month" not in said:
        said = said | {"data_month": known.data_month}
    if known.reported_at is None:
        return said
    return said | {"reported_at": max(now, known.reported_at + MICROSECOND).astimezone(UTC).isoformat()}


def _without_saying(said: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if name not in ABOUT_SAYING}


def _plain(said: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in said.items()}
