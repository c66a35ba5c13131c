"""What is owed on demand on a day: what was asked for or agreed, and the follow-ups of other rules' verdicts. Pure.

Gathers what `checker.evaluation.trigger_rules` decides on: who asks for what, and which verdicts there are to react to.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction

from checker.domain.calendar import WorkingCalendar
from checker.domain.clock import end_of_day, local_day
from checker.domain.due import due
from checker.domain.organisation import Organisation
from checker.domain.period import Period, PeriodKind, parts, request, year
from checker.domain.record import Agreement, RecordVersion, Request
from checker.domain.report import Records, in_force
from checker.domain.rule import Rule, When
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.domain.scope import Scope
from checker.domain.verdict import State, Verdict
from checker.evaluation.compile import Row
from checker.evaluation.completeness import NOTHING_OWED
from checker.evaluation.engine import Fact
from checker.evaluation.kinds import kinds
from checker.evaluation.measures import RecordIndex
from checker.evaluation.next_look import next_look
from checker.evaluation.obligations import Obligation, asked_for, owed, units_of
from checker.evaluation.trigger import Trigger
from checker.evaluation.trigger_rules import MISSES, Asking, ChainEngine, WatchedVerdict, openings, ruleset_of
from checker.evaluation.view import RuleView

A_DAY = timedelta(days=1)
# Figures that carry how they were put together; a month's own comes before what was so far.
_AGGREGATED = ("measurement", "headcount")

Decide = Callable[[Sequence[tuple[PlannedRule, Fact]]], list[Row]]
Judge = Callable[[Collection[str], date, datetime], Mapping[str, Verdict]]


@dataclass(frozen=True, slots=True)
class JudgedDay:
    """All that is known of the day judged. `decide` asks the state table, `judge` for verdicts of some obligations on
    a day as known at an instant, `chains` for the compiled chains once they are needed.
    """

    rulebook: Rulebook
    calendar: WorkingCalendar
    organisation: Organisation
    known: Records
    shelf: RecordIndex
    on: date
    known_at: datetime
    decide: Decide
    judge: Judge
    chains: Callable[[], ChainEngine]


@dataclass(frozen=True, slots=True)
class _Missed:
    """A verdict to react to, with what is needed to make the follow-up."""

    judged: WatchedVerdict
    cause: Trigger | None
    units: Mapping[str, Scope]


def opened(planned: PlannedRule, day: JudgedDay) -> Iterator[Obligation]:
    """What a rule owes on demand on the day: what records ask for in the order of their keys, then its follow-ups."""
    asking = list(asked_for(planned, day.organisation, day.on, day.shelf))
    missed = [
        one
        for place, occasion in enumerate(planned.rule.occasions, start=1)
        if occasion.rule is not None
        for one in _reacting(planned, place, occasion, day)
    ]
    if not asking and not missed:
        return
    asked = [_asking(one) for one in asking]
    found = openings(day.chains(), ruleset_of(planned), planned.rule, asked, [one.judged for one in missed])
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


def _reacting(planned: PlannedRule, place: int, occasion: When, day: JudgedDay) -> Iterator[_Missed]:
    """The verdicts of the rule that an alternative names, as far as they were known by the day judged."""
    assert occasion.rule is not None, "only what names a rule reacts to one"
    assert occasion.opens is not None, "and it says where it opens what"
    watched = day.rulebook.rule(occasion.rule, planned.year)
    if watched is None:
        return
    view = occasion.view or "period"
    for scope, period, state, known_on in (_of_months if view == "month" else _of_periods)(watched, day):
        if known_on is not None and known_on > day.on:
            continue
        units = _where(occasion.opens.scope, scope, planned.rule, day)
        if not units:
            continue
        owner, title = occasion.opens.owner, watched.rule.short_title
        cause = Trigger(watched.rule.id, scope.id, period, known_on, owner, title) if known_on else None
        about = str(period) if period.kind is PeriodKind.MONTH else ""
        judged = WatchedVerdict(place, watched.rule.id, view, scope.id, about, str(state), known_on, tuple(units))
        yield _Missed(judged, cause, units)


Watched = Iterator[tuple[Scope, Period, State, date | None]]


def _where(named: str, scope: Scope, rule: Rule, day: JudgedDay) -> dict[str, Scope]:
    """The units in which something is opened, as they stand on the day judged."""
    if named == "each":
        return {unit.id: unit for unit in units_of(rule.scope, organisation=day.organisation, on=day.on)}
    unit_id = day.organisation.successor(scope.id if named == "same" else named, day.on)
    found = day.organisation.find(unit_id)
    if found is None or not found[1].is_valid(day.on):
        return {}
    if named == "same" and unit_id not in {
        unit.id for unit in units_of(rule.scope, organisation=day.organisation, on=day.on)
    }:
        return {}
    return {unit_id: Scope(unit_id, found[0], found[1].name)}


# --- A month's figure against its rule's bound ------------------------------------------------------------


def _of_months(watched: PlannedRule, day: JudgedDay) -> Watched:
    """What each month that is over says by itself; a month without a figure says nothing."""
    rule = _of_one_month(watched.rule)
    found: list[tuple[Scope, Period]] = []
    facts: list[tuple[PlannedRule, Fact]] = []
    for month in parts(year(watched.year), PeriodKind.MONTH):
        if month.end > day.on:
            break
        for scope, fact in _month_facts(watched, rule, month, day.shelf, day):
            found.append((scope, month))
            facts.append((watched, fact))
    rows = day.decide(facts) if facts else []
    for (scope, month), row in zip(found, rows, strict=True):
        state = row.value.state
        yield scope, month, state, _month_known_on(watched, scope, month, day) if state in MISSES["month"] else None


def _month_facts(
    watched: PlannedRule, looking: Rule, month: Period, shelf: RecordIndex, day: JudgedDay
) -> Iterator[tuple[Scope, Fact]]:
    """The flat facts for the state table: the month is over and its figure is there, so it keeps the bound or not."""
    rule = looking.as_of(month.end)
    by_scope = shelf.find(rule, month, day.on)
    if not by_scope:
        return
    kind = kinds()[rule.kind]
    view = RuleView(
        rule=rule,
        goal=ruleset_of(watched),
        period=month,
        end=month.end,
        on=day.on,
        due=due(month.end, rule.due.due_policy, day.calendar),
        bound=kind.bound(rule) if rule.compared else Fraction(0),
        calendar=day.calendar,
        organisation=day.organisation,
        predecessors=lambda _unit: (),
        by_scope=by_scope,
        reports=(),
        complete=NOTHING_OWED,
        figures_expected=None,
        days_left=0,
    )
    for scope in units_of(rule.scope, organisation=day.organisation, on=month.end):
        figures = kind.figures(view, scope)
        if figures.usable:
            fact: Fact = {"rule": rule.id, "on": day.on.toordinal(), "end": month.end.toordinal(), "usable": 1}
            fact |= {"waiting": 0, "lhs": figures.lhs, "rhs": figures.rhs, "reports_missing": 0, "outstanding": 0}
            yield scope, {**fact, "days_left": 0, "figure": 0, "path": 0, **figures.extra}


def _of_one_month(rule: Rule) -> Rule:
    """The rule as it looks at a month: the month's own figure first; without one, what was so far at its end."""
    named = rule.measure.where.aggregation
    if named is None or rule.measure.records not in _AGGREGATED:
        return rule
    order = named if isinstance(named, tuple) else (named,)
    where = rule.measure.where.model_copy(update={"aggregation": ("month", *order)})
    return rule.model_copy(update={"measure": rule.measure.model_copy(update={"where": where})})


def _month_known_on(watched: PlannedRule, scope: Scope, month: Period, day: JudgedDay) -> date | None:
    """Since which local day it has been known, without a break, that the month misses its bound."""
    rule, records = _of_one_month(watched.rule), watched.rule.measure.records
    told = [
        version
        for version in day.known.versions
        if version.record.type == records and month.start <= version.record.period.end <= month.end
    ]
    known_on: date | None = None
    for at in sorted({max(local_day(version.recorded_at), month.end) for version in told}, reverse=True):
        instant = min(end_of_day(at), day.known_at)
        shelf = RecordIndex(in_force(version for version in told if version.recorded_at <= instant))
        facts = [
            (watched, fact) for where, fact in _month_facts(watched, rule, month, shelf, day) if where.id == scope.id
        ]
        if not facts or day.decide(facts)[0].value.state not in MISSES["month"]:
            break
        known_on = at
    return known_on


# --- A rule's own obligations ----------------------------------------------------------------------------


def _of_periods(watched: PlannedRule, day: JudgedDay) -> Watched:
    """The verdicts of a rule's own obligations on the day."""
    if watched.rule.period.kind == "request":
        found = list(opened(watched, day))
    else:
        found = [one for one in owed(day.rulebook, day.on) if one.planned.key == watched.key]
    verdicts = day.judge([one.key for one in found], day.on, day.known_at)
    for obligation in found:
        verdict = verdicts[obligation.key]
        known_on = _breached_since(verdict, watched.rule, day) if verdict.state in MISSES["period"] else None
        yield obligation.scope, obligation.period, verdict.state, known_on


def _breached_since(verdict: Verdict, rule: Rule, day: JudgedDay) -> date | None:
    """Since which local day it has been known, without a break, that an obligation is breached."""
    known_on: date | None = None
    for at in sorted(_days_of_change(verdict, rule, day), reverse=True):
        then = day.judge([verdict.obligation], min(at, day.on), min(end_of_day(at), day.known_at))
        if verdict.obligation not in then or then[verdict.obligation].state not in MISSES["period"]:
            break
        known_on = at
    return known_on


def _days_of_change(verdict: Verdict, rule: Rule, day: JudgedDay) -> set[date]:
    """The days on which the verdict may have changed: something was recorded, or a day of its own had come."""
    reported = rule.reported
    told = {
        local_day(one.recorded_at)
        for one in day.known.versions
        if one.record.type in (rule.measure.records, "meeting", "request", "agreement")
    }
    told |= {
        local_day(one.recorded_at)
        for one in day.known.reports
        if reported is not None and (one.sender, one.profile) == (reported.sender, reported.profile)
    }
    by_time = {verdict.due.effective + A_DAY}
    looked: date | None = verdict.period.start
    while looked is not None and looked <= day.on:
        by_time.add(looked)
        looked = next_look(rule, verdict.period, day.calendar, looked, verdict.due)
    last = max(day.on, local_day(day.known_at))
    return {at for at in told if at <= last} | {at for at in by_time if at <= day.on}
