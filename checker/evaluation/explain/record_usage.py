"""Which records counted for an obligation, and why did the others not? Pure.

The answers come from the functions that choose the records of a measure, asked one record at a time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from checker.domain.expression import parse
from checker.domain.kinds import KINDS
from checker.domain.period import Period
from checker.domain.record import Deliverable, Event, RecordVersion, StatusRecord
from checker.domain.rule import Rule
from checker.domain.verdict import Reason, ReasonValue
from checker.evaluation.completeness import is_mature
from checker.evaluation.deliverables import submissions, what_it_lacks
from checker.evaluation.events import is_in
from checker.evaluation.events import what_it_lacks as lack_of_event
from checker.evaluation.explain.trace import Trace
from checker.evaluation.figures import Unmeasured
from checker.evaluation.measures import is_of_topic, left_out
from checker.evaluation.view import FIGURES_OF_UNITS

COUNTED = "counted"
COUNTED_FOR_SUCCESSOR = "counted_for_successor"
# What was told of other units, or of units where the house's own figure counts, says nothing about this verdict.
OF_OTHER_UNITS = ("other_unit", "part_of_the_house", "told_by_the_house")
OF_OTHER_PERIODS = "outside_period"


@dataclass(frozen=True, slots=True)
class RecordUsage:
    """One stored version and how it was used. `why` is a code with its facts; `lack` what a submission lacks."""

    version: RecordVersion
    why: str
    facts: Mapping[str, ReasonValue] = field(default_factory=dict)
    lack: Reason | None = None

    @property
    def counts(self) -> bool:
        return self.why in (COUNTED, COUNTED_FOR_SUCCESSOR)


def usage_of(known: Sequence[RecordVersion], later: Sequence[RecordVersion], trace: Trace) -> tuple[RecordUsage, ...]:
    """Every version of the rule's topic, in order of key and rank. `later` are those that were not known yet."""
    rule, highest = trace.view.rule, _highest(known)
    found = [_fate(one, highest[one.key], trace) for one in known if is_of_topic(rule, one.record)]
    found += [
        RecordUsage(one, _beside(one, trace) or "not_known_yet") for one in later if is_of_topic(rule, one.record)
    ]
    told = sorted(found, key=lambda fate: (fate.version.record.period.end, fate.version.key, fate.version.rank))
    return (*_opening(trace), *_meetings(highest, trace), *(fate for fate in told if fate.why != "retraction"))


def other_topics(known: Sequence[RecordVersion], trace: Trace) -> Mapping[str, int]:
    """How many records of the same type are about something else, by what they are about; retracted ones left out."""
    rule = trace.view.rule
    others = [
        version.key.split(":")[2 if version.record.type == "case_review" else 1]
        for version in _highest(known).values()
        if version.record.type == rule.measure.records
        and version.record.record_status == "active"
        and not is_of_topic(rule, version.record)
    ]
    return dict(sorted(Counter(others).items()))


def _highest(versions: Sequence[RecordVersion]) -> dict[str, RecordVersion]:
    """Of every key the version in force, be it a retraction."""
    found: dict[str, RecordVersion] = {}
    for version in versions:
        if version.key not in found or found[version.key].rank < version.rank:
            found[version.key] = version
    return found


def _fate(version: RecordVersion, highest: RecordVersion, trace: Trace) -> RecordUsage:
    view, record = trace.view, version.record
    if highest is version and record.record_status == "retracted":
        # What it retracts is told as retracted; it says nothing of its own.
        return RecordUsage(version, "retraction")
    if (beside := _beside(version, trace)) is not None:
        return RecordUsage(version, beside)
    if highest is not version:
        if highest.record.record_status == "retracted":
            return RecordUsage(version, "retracted")
        if (newer := _fate(highest, highest, trace)).why in OF_OTHER_UNITS:
            return RecordUsage(version, newer.why)
        return RecordUsage(version, "superseded", {"file": highest.origin.file, "row": highest.origin.row})
    if (passed_over := left_out(view.rule, record, view.period, view.on)) is not None:
        return RecordUsage(version, passed_over)
    if view.rule.period.kind == "cohort" and (view.on < view.end or not is_mature(version, view.end)):
        return RecordUsage(version, "cohort_not_mature", {"mature": view.end})
    if not any(one is version for one in _of_the_scope(trace)):
        return RecordUsage(version, _elsewhere(version, trace))
    return _in_the_scope(version, trace)


def _beside(version: RecordVersion, trace: Trace) -> str | None:
    """Is it told of another unit, or of another period, whatever else there is to say of it? None: of neither."""
    if not _is_own(version.record, trace):
        return _elsewhere(version, trace)
    view = trace.view
    passed_over = left_out(view.rule, version.record, view.period, view.on)
    return passed_over if passed_over == OF_OTHER_PERIODS else None


def _is_own(record: StatusRecord, trace: Trace) -> bool:
    """Is it told of the unit judged, of one that merged into it, or of one whose figures make up the house's?"""
    view, scope = trace.view, trace.obligation.scope
    if record.scope == scope.id or record.scope in view.predecessors(scope.id):
        return True
    if record.type == "deliverable":
        return bool(view.rule.scope.parts) or isinstance(view.opened_by, RecordVersion)
    return scope.id == view.organisation.organisation.id and view.rule.measure.take != "latest"


def _of_the_scope(trace: Trace) -> list[RecordVersion]:
    """The records that the measure of this unit was made from."""
    view, scope = trace.view, trace.obligation.scope
    return submissions(view, scope) if view.rule.measure.records == "deliverable" else view.records(scope)


def _elsewhere(version: RecordVersion, trace: Trace) -> str:
    view, scope = trace.view, trace.obligation.scope
    house = view.organisation.organisation.id
    if scope.id == house and view.rule.measure.records in FIGURES_OF_UNITS and view.rule.measure.take != "latest":
        return "told_by_the_house"
    if scope.id == house:
        return "part_of_the_house"
    if version.record.scope in view.predecessors(scope.id):
        return "predecessor_not_credited"
    return "other_unit"


def _in_the_scope(version: RecordVersion, trace: Trace) -> RecordUsage:
    view, figures, record = trace.view, trace.figures, version.record
    if isinstance(record, Deliverable) and (lack := what_it_lacks(version, view)) is not None:
        return RecordUsage(version, "incomplete", lack=lack)
    if isinstance(record, Event) and not _is_of_the_window(record, trace):
        return RecordUsage(version, "outside_window")
    if isinstance(record, Event) and (why_not := lack_of_event(record, view.rule.measure)) is not None:
        return RecordUsage(version, why_not)
    if version.key in figures.keys and isinstance(figures, Unmeasured) and not _has_the_figure(record, view.rule):
        return RecordUsage(version, "no_figure_in_it")
    if version.key not in figures.keys:
        return RecordUsage(version, "older_figure" if figures.keys else "no_figure_in_it")
    is_merged = record.scope in view.predecessors(trace.obligation.scope.id)
    return RecordUsage(version, COUNTED_FOR_SUCCESSOR if is_merged else COUNTED)


def _has_the_figure(record: StatusRecord, rule: Rule) -> bool:
    """Does it say what the rule measures: its amount, its part and whole, or the rate in their place?"""
    measure = rule.measure
    single = measure.amount or measure.total
    expressions = [single] if single else [one for one in (measure.part, measure.whole) if one]
    names = [name for expression in expressions for name in parse(expression).names()]
    is_told = all(getattr(record, name, None) is not None for name in names)
    return is_told or (measure.rate is not None and getattr(record, measure.rate, None) is not None)


def _is_of_the_window(event: Event, trace: Trace) -> bool:
    view = trace.view
    if not KINDS[view.rule.kind].is_in_a_stretch:
        return is_in(event, view.period, view.on)
    window = Period.parse(view.rule.period.about) if view.rule.period.about else view.period
    return event.held_on is not None and window.start <= event.held_on <= min(window.end, view.on)


def _opening(trace: Trace) -> list[RecordUsage]:
    """The request or agreement that the obligation is owed for."""
    opened = trace.view.opened_by
    is_measured = trace.view.rule.measure.records == "agreement"
    return [RecordUsage(opened, COUNTED)] if isinstance(opened, RecordVersion) and not is_measured else []


def _meetings(highest: Mapping[str, RecordVersion], trace: Trace) -> list[RecordUsage]:
    """Where it is due with a meeting: the calendar of that body, of which one day counts."""
    spec, view = trace.view.rule.due.meeting, trace.view
    if spec is None:
        return []
    known = [
        version for version in highest.values() if version.record.type == "meeting" and version.record.body == spec.body
    ]
    return [
        RecordUsage(one, COUNTED if one.record.held_on == view.meeting else "other_meeting")
        for one in sorted(known, key=lambda one: one.key)
        if one.record.type == "meeting" and one.record.record_status == "active"
    ]
