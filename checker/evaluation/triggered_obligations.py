"""What is owed on demand on a day: what was asked for or agreed, and the follow-ups of other rules' verdicts. Pure.

Gathers what `checker.evaluation.trigger_rules` decides on: who asks for what, and which verdicts there are to react to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from weakref import WeakKeyDictionary

from checker.domain.clock import local_day
from checker.domain.counted_aggregations import AGGREGATED
from checker.domain.due import due
from checker.domain.period import Period, PeriodKind, parts, request, year
from checker.domain.record import Agreement, RecordVersion, Request
from checker.domain.report import in_force
from checker.domain.rule import Rule, When
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.domain.scope import Scope
from checker.domain.verdict import RuleKey, State, Verdict
from checker.evaluation.assessment import Assessment
from checker.evaluation.compile import Row
from checker.evaluation.completeness import NOTHING_OWED
from checker.evaluation.engine import can_be_compared
from checker.evaluation.fact import FigureFact, flat
from checker.evaluation.figures import Measured
from checker.evaluation.kinds import kinds
from checker.evaluation.measures import RecordIndex
from checker.evaluation.next_look import next_look
from checker.evaluation.obligations import Obligation, asked_for, owed_by, units_of
from checker.evaluation.rulesets import ruleset_of, shapes_of
from checker.evaluation.set_aside import figures_or_reason
from checker.evaluation.trigger import Trigger
from checker.evaluation.trigger_rules import MISSES, Asking, WatchedVerdict, openings
from checker.evaluation.verdict import verdicts_on
from checker.evaluation.view import RuleView

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Missed:
    """A verdict to react to, with what is needed to make the follow-up."""

    judged: WatchedVerdict
    cause: Trigger | None
    units: Mapping[str, Scope]


def opened(planned: PlannedRule, assessment: Assessment) -> Iterator[Obligation]:
    """What a rule owes on demand on the day: what records ask for in the order of their keys, then its follow-ups.

    What it reacts to is judged first, which may be owed on demand itself; rules never open each other in a circle.
    """
    asking = list(asked_for(planned, assessment.organisation, assessment.on, assessment.index))
    missed = [
        one
        for place, occasion in enumerate(planned.rule.occasions, start=1)
        if occasion.rule is not None
        for one in _reacting(planned, place, occasion, assessment)
    ]
    if not asking and not missed:
        return
    asked = [_asking(one) for one in asking]
    found = openings(assessment.triggers, ruleset_of(planned), planned.rule, asked, [one.judged for one in missed])
    keys: set[str] = set()
    for obligation in (
        *(asking[place] for place in sorted(found.by_record)),
        *_follow_ups(planned, missed, found.by_verdict),
    ):
        # Two offices that miss the same month open one report of the house about it.
        if obligation.key not in keys:
            keys.add(obligation.key)
            yield obligation


def _follow_ups(
    planned: PlannedRule, missed: Sequence[_Missed], by_verdict: Sequence[tuple[int, str]]
) -> Iterator[Obligation]:
    """Those known first come first, so that of two causes of one follow-up the earlier sets its day."""
    found = [
        (
            cause.known_on,
            place,
            Obligation(planned, missed[place].units[unit], request(planned.plan.year, cause.label), cause),
        )
        for place, unit in by_verdict
        if (cause := missed[place].cause) is not None
    ]
    yield from (one for _, _, one in sorted(found, key=lambda each: (each[0], each[1], each[2].scope.id)))


def _asking(obligation: Obligation) -> Asking:
    opened_by = obligation.opened_by
    assert isinstance(opened_by, RecordVersion), "a record asks"
    record = opened_by.record
    if isinstance(record, Agreement):
        return Asking("agreement", obligation.scope.id, f"{record.agreed_on:%Y-%m}", record.agreed_on)
    assert isinstance(record, Request), "only requests and agreements ask"
    is_about_a_month = record.period.kind is PeriodKind.MONTH
    month = str(record.period) if is_about_a_month else f"{record.requested_on:%Y-%m}"
    return Asking("request", obligation.scope.id, month, record.requested_on)


def _reacting(planned: PlannedRule, place: int, occasion: When, assessment: Assessment) -> Iterator[_Missed]:
    """The verdicts of the rule that an alternative names, as far as they were known by the day judged."""
    assert occasion.rule is not None, "only what names a rule reacts to one"
    assert occasion.opens is not None, "and it says where it opens what"
    watched = assessment.rulebook.rule(occasion.rule, planned.year)
    if watched is None:
        return
    view = occasion.view or "period"
    for scope, period, state, known_on in (_of_months if view == "month" else _of_periods)(watched, assessment):
        if known_on is not None and known_on > assessment.on:
            continue
        units = _where(occasion.opens.scope, scope, planned.rule, assessment)
        if not units:
            continue
        owner, title = occasion.opens.owner, watched.rule.short_title
        cause = Trigger(watched.rule.id, scope.id, period, known_on, owner, title) if known_on else None
        about = str(period) if period.kind is PeriodKind.MONTH else ""
        judged = WatchedVerdict(place, watched.rule.id, view, scope.id, about, str(state), known_on, tuple(units))
        yield _Missed(judged, cause, units)


# Where, when, how, and the local day since which it has been known; None: it misses nothing.
WatchedState = tuple[Scope, Period, State, date | None]
_Months = dict[tuple[Rulebook, RuleKey, int, date | None], tuple[WatchedState, ...]]
# By what was known: it ends with the index that a later record replaces.
_months_by_index: WeakKeyDictionary[RecordIndex, _Months] = WeakKeyDictionary()


def _where(named: str, scope: Scope, rule: Rule, assessment: Assessment) -> dict[str, Scope]:
    """The units in which something is opened, as they stand on the day judged."""
    if named == "each":
        return {unit.id: unit for unit in units_of(rule.scope, organisation=assessment.organisation, on=assessment.on)}
    unit_id = assessment.organisation.successor(scope.id if named == "same" else named, assessment.on)
    found = assessment.organisation.find(unit_id)
    if found is None or not found[1].is_valid(assessment.on):
        return {}
    if named == "same" and unit_id not in {
        unit.id for unit in units_of(rule.scope, organisation=assessment.organisation, on=assessment.on)
    }:
        return {}
    return {unit_id: Scope(unit_id, found[0], found[1].name)}


# --- A month's figure against its rule's bound ------------------------------------------------------------


def _of_months(watched: PlannedRule, assessment: Assessment) -> Iterable[WatchedState]:
    """What each month that is over says by itself; a month without a figure says nothing.

    Until another month is over or something is recorded all days say the same, so the answer is kept for them.
    """
    is_the_rulebooks = assessment.own_engine is None and assessment.organisation is assessment.rulebook.organisation
    if watched.rule.measure.records not in AGGREGATED or not is_the_rulebooks:
        return _judged_months(watched, assessment)
    months_over = sum(month.end <= assessment.on for month in parts(year(watched.year), PeriodKind.MONTH))
    kept = _months_by_index.setdefault(assessment.index, {})
    newest = assessment.records.newest_instant
    # As long as a stamp is ahead of its time, what it brought is known since today.
    known_by = min(local_day(newest), assessment.last_day) if newest else None
    at = assessment.rulebook, watched.key, months_over, known_by
    if at not in kept:
        kept[at] = tuple(_judged_months(watched, assessment))
    return kept[at]


def _judged_months(watched: PlannedRule, assessment: Assessment) -> Iterator[WatchedState]:
    rule = _of_one_month(watched.rule)
    found: list[tuple[Scope, Period]] = []
    facts: list[FigureFact] = []
    for month in parts(year(watched.year), PeriodKind.MONTH):
        if month.end > assessment.on:
            break
        for scope, fact in _month_facts(watched, rule, month, assessment.index, assessment):
            found.append((scope, month))
            facts.append(fact)
    rows = _decided(facts, watched, assessment)
    told = [one for one in assessment.records.versions if one.record.type == watched.rule.measure.records]
    for (scope, month), row in zip(found, rows, strict=True):
        state = row.value.state
        is_missed = state in MISSES["month"]
        yield scope, month, state, _month_known_on(watched, scope, month, told, assessment) if is_missed else None


def _decided(facts: Sequence[FigureFact], watched: PlannedRule, assessment: Assessment) -> list[Row]:
    ruleset = ruleset_of(watched)
    return assessment.engine.decide((ruleset, flat(fact)) for fact in facts) if facts else []


def _month_facts(
    watched: PlannedRule, looking: Rule, month: Period, index: RecordIndex, assessment: Assessment
) -> Iterator[tuple[Scope, FigureFact]]:
    """The facts for the state table: the month is over and its figure is there, so it keeps the bound or not."""
    rule = looking.as_of(month.end)
    by_scope = index.find(rule, month, assessment.on)
    if not by_scope:
        return
    kind = kinds()[rule.kind]
    view = RuleView(
        rule=rule,
        ruleset=ruleset_of(watched),
        shape=shapes_of(assessment.rulebook)[watched.key],
        period=month,
        end=month.end,
        on=assessment.on,
        due=due(month.end, rule.due.due_policy, assessment.calendar),
        bound=kind.bound(rule) if rule.compared else Fraction(0),
        calendar=assessment.calendar,
        organisation=assessment.organisation,
        vocabulary=assessment.rulebook.vocabulary,
        predecessors=lambda _unit: (),
        by_scope=by_scope,
        reports=(),
        complete=NOTHING_OWED,
        figures_expected=None,
        days_left=0,
    )
    for scope in units_of(rule.scope, organisation=assessment.organisation, on=month.end):
        figures = figures_or_reason(kind, view, scope)
        if isinstance(figures, Measured):
            fact = FigureFact(
                rule=rule.id,
                shape=view.shape,
                on=assessment.on,
                end=month.end,
                sides=figures.sides,
                reports_missing=0,
                outstanding=0,
                days_left=0,
                beside=figures.beside,
            )
            # What cannot be compared says nothing here; the obligation of its own rule says why.
            if can_be_compared(flat(fact)):
                yield scope, fact


def _of_one_month(rule: Rule) -> Rule:
    """The rule as it looks at a month: by the month's own figure. What was so far is no month's miss (D25)."""
    if rule.measure.where.aggregation is None or rule.measure.records not in AGGREGATED:
        return rule
    where = rule.measure.where.model_copy(update={"aggregation": "month"})
    return rule.model_copy(update={"measure": rule.measure.model_copy(update={"where": where})})


def _month_known_on(
    watched: PlannedRule, scope: Scope, month: Period, of_its_type: Iterable[RecordVersion], assessment: Assessment
) -> date | None:
    """Since which local day it has been known, without a break, that the month misses its bound."""
    rule = _of_one_month(watched.rule)
    told = [version for version in of_its_type if month.start <= version.record.period.end <= month.end]
    last = assessment.last_day
    days = [(min(local_day(version.recorded_at), last), version) for version in told]
    known_on: date | None = None
    for at in sorted({max(day, month.end) for day, _ in days}, reverse=True):
        index = RecordIndex(in_force(version for day, version in days if day <= at))
        facts = [fact for unit, fact in _month_facts(watched, rule, month, index, assessment) if unit.id == scope.id]
        if not facts or _decided(facts, watched, assessment)[0].value.state not in MISSES["month"]:
            break
        known_on = at
    return known_on


# --- A rule's own obligations ----------------------------------------------------------------------------


def _of_periods(watched: PlannedRule, assessment: Assessment) -> Iterator[WatchedState]:
    """The verdicts of a rule's own obligations on the day."""
    obligations = tuple(_owed_by(watched, assessment))
    for obligation, verdict in zip(obligations, verdicts_on(obligations, assessment), strict=True):
        is_missed = verdict.state in MISSES["period"]
        known_on = _breached_since(verdict, watched, assessment) if is_missed else None
        yield obligation.scope, obligation.period, verdict.state, known_on


def _owed_by(planned: PlannedRule, assessment: Assessment) -> Iterator[Obligation]:
    """Everything that one rule owes, whoever asks for it."""
    if planned.rule.period.kind == "request":
        return opened(planned, assessment)
    return iter(owed_by(planned, assessment.rulebook, assessment.on))


def _breached_since(verdict: Verdict, watched: PlannedRule, assessment: Assessment) -> date | None:
    """Since which local day it has been known, without a break, that an obligation is breached."""
    known_on: date | None = None
    for at in sorted(_days_of_change(verdict, watched.rule, assessment), reverse=True):
        then = assessment.by_end_of(at)
        same = [obligation for obligation in _owed_by(watched, then) if obligation.key == verdict.obligation]
        if not same or verdicts_on(same, then)[0].state not in MISSES["period"]:
            break
        known_on = at
    return known_on


def _days_of_change(verdict: Verdict, rule: Rule, assessment: Assessment) -> set[date]:
    """The days on which the verdict may have changed: something was recorded, or a day of its own had come."""
    reported = rule.reported
    told = {
        local_day(one.recorded_at)
        for one in assessment.records.versions
        if one.record.type in (rule.measure.records, "meeting", "request", "agreement")
    }
    told |= {
        local_day(one.recorded_at)
        for one in assessment.records.reports
        if reported is not None and (one.sender, one.profile) == (reported.sender, reported.profile)
    }
    by_time = {verdict.due.effective + A_DAY}
    looked: date | None = verdict.period.start
    while looked is not None and looked <= assessment.on:
        by_time.add(looked)
        looked = next_look(rule, verdict.period, assessment.calendar, looked, verdict.due)
    # A stamp that was ahead of its time is known all the same: by today at the latest.
    last = assessment.last_day
    return {min(at, last) for at in told} | {at for at in by_time if at <= assessment.on}
