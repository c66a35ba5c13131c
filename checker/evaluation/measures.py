"""What do the records give for each rule, unit by unit? Pure; figures stay whole numbers or fractions.

Only the version in force of each fact counts, only from its own day on, and only within the period.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import Any

from checker.domain.period import Period, PeriodKind, day
from checker.domain.record import (
    Agreement,
    CaseReview,
    Deliverable,
    Event,
    Headcount,
    Measurement,
    Meeting,
    RecordVersion,
    Request,
    StatusRecord,
    Training,
    last_planned_day,
)
from checker.domain.rule import Rule, Target

_KEY = attrgetter("key")
A_DAY = timedelta(days=1)


class RecordIndex:
    """The versions in force, sorted so that each rule finds its own without looking at the others."""

    def __init__(self, versions: Iterable[RecordVersion]) -> None:
        self._by_topic: dict[tuple[str, str], dict[Period, list[RecordVersion]]] = {}
        self._found: dict[Hashable, Mapping[str, list[RecordVersion]]] = {}
        self._event_days: dict[str, frozenset[date]] = {}
        for version in versions:
            record = version.record
            self._by_topic.setdefault(_topic(record), {}).setdefault(record.period, []).append(version)

    @cached_property
    def by_key(self) -> Mapping[str, RecordVersion]:
        """Each version by its record's key."""
        periods = chain.from_iterable(topic.values() for topic in self._by_topic.values())
        return {version.key: version for versions in periods for version in versions}

    def openings(self, rule: Rule, year: int, on: date) -> Iterator[RecordVersion]:
        """What has asked, by the day `on` and in a year, for what a rule promises on demand, in order of their keys."""
        topic = ("agreement", "") if rule.measure.records == "agreement" else ("request", rule.id)
        found = [version for versions in self._by_topic.get(topic, {}).values() for version in versions]
        for version in sorted(found, key=lambda version: version.key):
            since = asked_on(version.record)
            if since.year == year and since <= on:
                yield version

    def last_meeting(self, body: str, year: int) -> date | None:
        """The day a body calls its last of a year, else its latest known one; None: its calendar is not known."""
        known = [
            version.record
            for versions in self._by_topic.get(("meeting", body), {}).values()
            for version in versions
            if isinstance(version.record, Meeting) and version.record.held_on.year == year
        ]
        last = [meeting.held_on for meeting in known if meeting.is_last]
        return max(last or [meeting.held_on for meeting in known], default=None)

    def meeting_days(self, body: str) -> tuple[date, ...]:
        """The known days on which a body meets, in order."""
        versions = chain.from_iterable(self._by_topic.get(("meeting", body), {}).values())
        return tuple(sorted({one.record.held_on for one in versions if isinstance(one.record, Meeting)}))

    def event_days(self, rule: Rule) -> frozenset[date]:
        """On which days events of a rule's topics were held, or are planned no more, whatever their period and unit."""
        return frozenset(chain.from_iterable(map(self._days_of_topic, topics_of(rule))))

    def _days_of_topic(self, topic: str) -> frozenset[date]:
        if topic not in self._event_days:
            versions = chain.from_iterable(self._by_topic.get(("event", topic), {}).values())
            self._event_days[topic] = frozenset(each for version in versions for each in _days_of_event(version.record))
        return self._event_days[topic]

    def has_meeting(self, body: str) -> bool:
        """Is any meeting of a body among them?"""
        return ("meeting", body) in self._by_topic

    def may_count(self, rule: Rule, period: Period) -> bool:
        """Is there one that `find` might give for a rule in a period on some day, whatever its other words?"""
        reported_for = chain.from_iterable(
            self._by_topic.get((rule.measure.records, topic), ()) for topic in topics_of(rule)
        )
        # A deliverable has its topic to itself, and its nominal day may have been another before an amendment.
        return any(rule.measure.records == "deliverable" or _is_figure_of(rule, each, period) for each in reported_for)

    def find(self, rule: Rule, period: Period, on: date) -> Mapping[str, list[RecordVersion]]:
        """The records that count for a rule in a period, by the scope they were reported for.

        Rules that count the same share what is found: of one event it is asked whether it was planned, and held.
        """
        measure, where = rule.measure, rule.measure.where
        words = where.stratum, where.selection, where.aggregation
        asked_for = (measure.records, measure.take, tuple(topics_of(rule)), words, rule.due.nominal, period, on)
        if asked_for not in self._found:
            self._found[asked_for] = self._find(rule, period, on)
        return self._found[asked_for]

    def _find(self, rule: Rule, period: Period, on: date) -> Mapping[str, list[RecordVersion]]:
        found: dict[str, list[RecordVersion]] = defaultdict(list)
        counts = _counting(rule, on)
        for topic in topics_of(rule):
            for reported_for, versions in self._by_topic.get((rule.measure.records, topic), {}).items():
                if _is_figure_of(rule, reported_for, period) and _can_be_known(rule, reported_for, on):
                    for version in versions if counts is None else [one for one in versions if counts(one.record)]:
                        found[version.record.scope].append(version)
        return found


def _is_figure_of(rule: Rule, reported_for: Period, period: Period) -> bool:
    """A dated item may also be reported for its nominal day, which may lie after the plan year."""
    if period.kind is PeriodKind.REQUEST:
        return reported_for == period
    if rule.measure.take == "latest":
        return period.start <= reported_for.end <= period.end
    if period.covers(reported_for):
        return True
    if rule.measure.records == "event":
        # A dated item's period is its plan year: which month it falls in, its own days say.
        return reported_for.covers(period)
    nominal = rule.due.nominal
    return rule.measure.records == "deliverable" and nominal is not None and reported_for == day(nominal)


def _can_be_known(rule: Rule, reported_for: Period, on: date) -> bool:
    """A figure counts only from its period's last day on. Events and what was handed in have days of their own."""
    return rule.measure.records in ("event", "deliverable") or reported_for.end <= on


def _days_of_event(record: StatusRecord) -> Iterator[date]:
    assert isinstance(record, Event), "a topic of events holds nothing else"
    if record.held_on is not None:
        yield record.held_on
    if record.planned_on is not None:
        yield last_planned_day(record.planned_on) + A_DAY


def is_of_topic(rule: Rule, record: StatusRecord) -> bool:
    """Is it of the type and topic that a rule measures, whatever its period and its other words?"""
    kind, topic = _topic(record)
    return kind == rule.measure.records and topic in topics_of(rule)


def left_out(rule: Rule, record: StatusRecord, period: Period, on: date) -> str | None:
    """Why `RecordIndex.find` passes over a record of the rule's topic, as a code; None: it is found."""
    if not _is_figure_of(rule, record.period, period):
        return "outside_period"
    if not _can_be_known(rule, record.period, on):
        return "still_to_come"
    counts = _counting(rule, on)
    if counts is None or counts(record):
        return None
    match record:
        case CaseReview():
            stratum = rule.measure.where.stratum
            return "other_selection" if stratum is None or stratum == record.stratum else "other_stratum"
        case Deliverable():
            return "not_handed_in" if record.submitted_on is None else "handed_in_later"
        case _:
            return "other_aggregation"


def _topic(record: StatusRecord) -> tuple[str, str]:
    match record:
        case CaseReview():
            return record.type, record.topic
        case Measurement():
            return record.type, record.metric
        case Headcount():
            return record.type, record.headcount
        case Training():
            return record.type, record.training
        case Event():
            return record.type, record.event_type
        case Deliverable() | Request():
            return record.type, record.target_id
        case Meeting():
            return record.type, record.body
        case Agreement():
            return record.type, ""


def asked_on(record: StatusRecord) -> date:
    """The day of a request, or of an agreement."""
    if isinstance(record, Agreement):
        return record.agreed_on
    assert isinstance(record, Request), "the index sorts by type"
    return record.requested_on


def topics_of(rule: Rule) -> Sequence[str]:
    """What the records are about that a rule counts: a topic, a metric, a sort of event, itself."""
    where = rule.measure.where
    match rule.measure.records:
        case "case_review":
            return _any_of(where.topic)
        case "measurement":
            return _any_of(where.metric)
        case "headcount":
            return _any_of(where.headcount)
        case "training":
            return _any_of(where.training)
        case "event":
            return _any_of(where.event_type)
        case "deliverable":
            return (rule.id,)
        case "agreement":
            return ("",)
        case "meeting" | "request":
            return ()


def _any_of(given: str | tuple[str, ...] | None) -> Sequence[str]:
    if given is None:
        return ()
    return (given,) if isinstance(given, str) else given


def _counting(rule: Rule, on: date) -> Callable[[Any], bool] | None:
    """Tests what the index has not sorted by: the other `where` keys, and the day of what was handed in. None: all
    that it has sorted counts.
    """
    where = rule.measure.where
    match rule.measure.records:
        case "case_review":
            stratum, selections = where.stratum, _any_of(where.selection)
            return lambda review: (
                (stratum is None or review.stratum == stratum) and (not selections or review.selection in selections)
            )
        case "measurement" | "headcount":
            aggregations = _any_of(where.aggregation)
            return (lambda figure: figure.aggregation in aggregations) if aggregations else None
        case "deliverable":
            return lambda item: item.submitted_on is not None and item.submitted_on <= on
        case _:
            return None


def chosen(by_scope: Mapping[str, list[RecordVersion]], scopes: Iterable[str] | None) -> list[RecordVersion]:
    """The records of some units; None: of the whole house, whatever unit reported them."""
    if scopes is None:
        return [version for versions in by_scope.values() for version in versions]
    return [version for scope in scopes for version in by_scope.get(scope, ())]


def is_final(versions: Iterable[RecordVersion]) -> bool:
    """No figure among them is marked provisional by its sender."""
    return "provisional" not in [version.record.data_status for version in versions]


def keys_of(versions: Iterable[RecordVersion]) -> tuple[str, ...]:
    return tuple(sorted(map(_KEY, versions)))


DIGITS = {"half_up_1": 1, "half_up_2": 2}


def rounded(value: Fraction, rounding: str, per: int) -> Fraction:
    """The value as the rule wants it compared: to one or two digits of its unit, halves up; or as it is.

    `per`: a value of 1 is so many in its unit, 100 of percent.
    """
    digits = DIGITS.get(rounding)
    if digits is None:
        return value
    scale = 10**digits * per
    return Fraction((value * scale * 2 + 1).__floor__() // 2, scale)


def exact_decimal(value: Fraction) -> str:
    """A number as exact text: a finite decimal, or a fraction such as `500/59` where there is none."""
    digits = next((digits for digits in range(13) if (value * 10**digits).denominator == 1), None)
    if digits is None:
        return f"{value.numerator}/{value.denominator}"
    return f"{Decimal(value.numerator) / Decimal(value.denominator):.{digits}f}"


def share_bound(rule: Rule) -> Fraction:
    """The rule's bound as a share of 1 where it is given as one, else as it stands; 0 where it is no number."""
    compared = rule.compared
    assert compared is not None, f"{rule.id} is measured and must have a target"
    if isinstance(compared, Target) and not compared.is_number:
        return Fraction(0)
    return in_terms(compared.bound, rule)


def in_terms(figure: Fraction, rule: Rule) -> Fraction:
    """A figure in the terms of a verdict's value: so many percent, or of a thousand, become a share of 1."""
    per = rule.per
    return figure / per if per != 1 else figure
