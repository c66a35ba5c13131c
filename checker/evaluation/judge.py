"""Judge every obligation on a day, as known at an instant. Pure: no clock, no file, no memory of earlier days.

The figures are gathered here as whole numbers; which row of the state table they meet is the engine's decision.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction
from functools import cache, partial
from itertools import groupby
from weakref import WeakKeyDictionary

from checker.domain.act import Act, ActKind, by_obligation, counting, under_new_names
from checker.domain.bulk import collector_paused
from checker.domain.calendar import WorkingCalendar
from checker.domain.clock import local_day
from checker.domain.conflicting_records import ConflictingFigures, two_official_figures
from checker.domain.due import Due, effective_day
from checker.domain.missing_source import EXPLAINED_BY
from checker.domain.obligation_key import rule_of
from checker.domain.organisation import Organisation
from checker.domain.period import Period
from checker.domain.record import Agreement, RecordVersion
from checker.domain.report import Records, Report, in_force
from checker.domain.rule import Rule
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.domain.verdict import Pace, Reason, ReasonValue, RuleKey, Verdict
from checker.evaluation.compile import Row, Ruleset, compile_goal, compiled_name, shape_of
from checker.evaluation.completeness import (
    OwedReport,
    completeness,
    figures_expected,
    is_mature,
    last_day_of_counting,
    nothing_owed_yet,
    reports_by,
    reports_of,
    reports_owed,
)
from checker.evaluation.due_days import due_of
from checker.evaluation.engine import Engine, Fact
from checker.evaluation.kinds import kinds
from checker.evaluation.measures import Figures, RecordIndex, exact_decimal, rounded
from checker.evaluation.obligations import Obligation, owed, scopes_of
from checker.evaluation.pace import forecast_along, needed_a_week
from checker.evaluation.reasons import reasons_for
from checker.evaluation.samples import evidence_of
from checker.evaluation.trigger import Trigger
from checker.evaluation.trigger_rules import ChainEngine, ReportGap, chain_engine_of, explained
from checker.evaluation.triggered_obligations import JudgedDay, opened
from checker.evaluation.view import RuleView

_engines: WeakKeyDictionary[Rulebook, Engine] = WeakKeyDictionary()
_shapes: WeakKeyDictionary[Rulebook, Mapping[RuleKey, str]] = WeakKeyDictionary()


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
    chains: ChainEngine | None = None,
) -> tuple[Verdict, ...]:
    """The verdict of every obligation on the local day `on`, from what was known at `known_at` (aware).

    `only` limits the work to some obligation keys; `engine` and `chains` stand in for the rulebook's own. In: records
    with their recording times; out: verdicts in the order of the rule files. Raises EngineError when the engine does
    not answer each with exactly one state, and FigureTooLarge when a figure cannot be compared exactly.
    """
    known = records.known_at(known_at)
    day = _day(rulebook, calendar, organisation, known, acts, on, known_at, engine, chains)
    views = _Views(calendar, organisation, known.reports, day.shelf, on)
    known_acts = _acts_by_obligation(acts, known_at, rulebook)
    shapes = shapes_of(rulebook)
    asked: list[tuple[Obligation, RuleView, Figures, Sequence[Act]]] = []
    facts: list[tuple[str, Fact]] = []
    for obligation in _owed(day, only):
        key = obligation.key
        if only is not None and key not in only:
            continue
        view = views(obligation)
        figures = kinds()[obligation.rule.kind].figures(view, obligation.scope)
        about = known_acts.get(key, ())
        due_now = _due_after_extension(view, about, calendar)
        asked.append((obligation, view, figures, about))
        facts.append((view.goal, _fact(view, figures, due_now) | {"shape": shapes[obligation.planned.key]}))
    rows = (engine or engine_of(rulebook)).decide(facts)
    doubted = two_official_figures(known.versions)
    verdicts = tuple(
        _doubted(_verdict(obligation, view, figures, row, about, on), doubted)
        for (obligation, view, figures, about), row in zip(asked, rows, strict=True)
    )
    waiting = [place for place, row in enumerate(rows) if row is Row.NO_FIGURES or row is Row.REPORT_MISSING]
    return _with_their_sources(verdicts, {place: asked[place][1] for place in waiting}, day) if waiting else verdicts


def _doubted(verdict: Verdict, doubted: Mapping[str, ConflictingFigures]) -> Verdict:
    """The verdict, told to rest on one of two official figures where it does."""
    months = sorted({doubted[key].month for key in verdict.records if key in doubted}) if doubted else []
    if not months:
        return verdict
    return replace(verdict, reasons=(*verdict.reasons, Reason("two_official_figures", {"month": months[-1]})))


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
    known = records.known_at(known_at)
    return _owed(_day(rulebook, calendar, organisation, known, acts, on, known_at), None)


def _owed(day: JudgedDay, only: Collection[str] | None) -> Iterator[Obligation]:
    """Everything owed; `only`: at least those of these keys."""
    asked_rules = None if only is None else {rule_of(key) for key in only}

    def on_demand(planned: PlannedRule) -> Iterator[Obligation]:
        return opened(planned, day) if asked_rules is None or planned.rule.id in asked_rules else iter(())

    return owed(day.rulebook, day.on, on_demand)


def _day(
    rulebook: Rulebook,
    calendar: WorkingCalendar,
    organisation: Organisation,
    known: Records,
    acts: Sequence[Act],
    on: date,
    known_at: datetime,
    engine: Engine | None = None,
    chains: ChainEngine | None = None,
) -> JudgedDay:
    """What is known of a day; nothing of it is judged before somebody asks."""

    def decide(facts: Sequence[tuple[PlannedRule, Fact]]) -> list[Row]:
        shapes = shapes_of(rulebook)
        named = (
            (_goal_name(planned.plan.year, planned.goal.id), fact | {"shape": shapes[planned.key]})
            for planned, fact in facts
        )
        return (engine or engine_of(rulebook)).decide(named)

    def judge(keys: Collection[str], then: date, instant: datetime) -> dict[str, Verdict]:
        verdicts = evaluate(rulebook, calendar, organisation, known, acts, then, instant, keys, engine, chains)
        return {verdict.obligation: verdict for verdict in verdicts}

    def chained() -> ChainEngine:
        return chains or chain_engine_of(rulebook)

    shelf = RecordIndex(in_force(known.versions))
    return JudgedDay(rulebook, calendar, organisation, known, shelf, on, known_at, decide, judge, chained)


WAITS_FOR_A_REPORT = frozenset({"nothing_reported", "no_figures", "report_missing", "figure_missing"})


def _with_their_sources(
    verdicts: tuple[Verdict, ...], views: Mapping[int, RuleView], day: JudgedDay
) -> tuple[Verdict, ...]:
    """The verdicts, those that wait for a report that has not come with the report that explains it. `views` are those
    of the verdicts without figures, by place.
    """
    waiting = [
        place
        for place, view in views.items()
        if verdicts[place].complete.missing and verdicts[place].cause in WAITS_FOR_A_REPORT
        # A cohort's figure may come with any later report, so none is the one to wait for.
        if view.rule.period.kind != "cohort"
    ]
    if not waiting:
        return verdicts
    gaps: dict[int, ReportGap] = {}
    has_come: dict[tuple[ReportGap, bool, Period], bool] = {}
    for place in waiting:
        rule, verdict = views[place].rule, verdicts[place]
        reported, first = rule.reported, verdict.complete.missing[0]
        assert reported is not None, "only what is reported can be missing"
        gap = gaps[place] = ReportGap(reported.sender, reported.profile, str(first))
        asked = (gap, reported.cumulative, verdict.period)
        if asked not in has_come:
            has_come[asked] = _has_come(rule, verdict.period, first, day)
    missing = explained(day.chains(), {*gaps.values()}, {gap for (gap, _, _), came in has_come.items() if came})
    found = list(verdicts)
    for place, gap in gaps.items():
        if gap in missing:
            facts: dict[str, ReasonValue] = {"sender": gap.sender, "profile": gap.profile}
            because = Reason(EXPLAINED_BY, facts | {"first": verdicts[place].complete.missing[0]})
            found[place] = replace(found[place], reasons=(*found[place].reasons, because))
    return tuple(found)


def _has_come(rule: Rule, period: Period, part: Period, day: JudgedDay) -> bool:
    """Has a file of the rule's sender come for a part of its period, whatever figures were in it?"""
    reported = rule.reported
    assert reported is not None, "only what is reported can come"
    told = [one for one in day.known.reports if (one.sender, one.profile) == (reported.sender, reported.profile)]
    if not told:
        return False
    came = [report.period for report in reports_by(day.on, period, told)]
    return any(one.is_here for one in reports_owed(rule, period, came, day.calendar) if one.period == part)


def engine_of(rulebook: Rulebook) -> Engine:
    """The compiled rulesets of a rulebook, one a goal; compiled once as long as the rulebook lives."""
    if rulebook not in _engines:
        _engines[rulebook] = Engine(compiled(rulebook))
    return _engines[rulebook]


def compiled(rulebook: Rulebook) -> dict[str, Ruleset]:
    """The rulebook's rules as rulesets of the engine, by goal."""
    rulesets: dict[str, Ruleset] = {}
    for (plan_year, goal), planned in groupby(rulebook.rules(), key=lambda each: (each.plan.year, each.goal.id)):
        name = _goal_name(plan_year, goal)
        rulesets[name] = compile_goal(((each.rule, kinds()[each.rule.kind].rows(each.rule)) for each in planned), name)
    return rulesets


def shapes_of(rulebook: Rulebook) -> Mapping[RuleKey, str]:
    """Which shape of compiled rules judges each rule; found once as long as the rulebook lives."""
    if rulebook not in _shapes:
        _shapes[rulebook] = {
            planned.key: shape_of(planned.rule, kinds()[planned.rule.kind].rows(planned.rule))
            for planned in rulebook.rules()
        }
    return _shapes[rulebook]


def _goal_name(plan_year: int, goal: str) -> str:
    return f"{plan_year}-{goal}"


class _Views:
    """Gives each rule's view, gathered once for all its scopes."""

    def __init__(
        self,
        calendar: WorkingCalendar,
        organisation: Organisation,
        reports: Sequence[Report],
        shelf: RecordIndex,
        on: date,
    ) -> None:
        self._calendar, self._organisation, self._on = calendar, organisation, on
        self._reports, self._shelf = reports, shelf
        self._known: dict[tuple[str, int, Period, str], RuleView] = {}
        self._predecessors = cache(partial(organisation.predecessors, on=on))

    def __call__(self, obligation: Obligation) -> RuleView:
        planned = obligation.planned
        # What a cause opens in several units bears one number in each, and may be due on days of their own.
        of_its_own = "" if obligation.opened_by is None else obligation.scope.id
        at = (planned.rule.id, planned.plan.year, obligation.period, of_its_own)
        if at not in self._known:
            self._known[at] = self._gather(planned, obligation.period, obligation.opened_by)
        return self._known[at]

    def _gather(self, planned: PlannedRule, period: Period, opened_by: RecordVersion | Trigger | None) -> RuleView:
        rule, on, calendar = planned.rule.as_of(self._on), self._on, self._calendar
        within = reports_by(on, period, reports_of(rule, self._reports))
        by_scope = self._shelf.find(rule, period, on)
        end = last_day_of_counting(rule, period)
        if rule.period.kind == "cohort":
            # Before that day nothing of it can be known, whatever is by now.
            mature = {scope: [v for v in versions if is_mature(v, end)] for scope, versions in by_scope.items()}
            by_scope = mature if end <= on else {}
        arrived = _arrived(rule, within, by_scope, self._organisation, on)
        meeting = self._shelf.last_meeting(rule.due.meeting.body, planned.plan.year) if rule.due.meeting else None
        return RuleView(
            rule=rule,
            goal=_goal_name(planned.plan.year, planned.goal.id),
            period=period,
            end=end,
            on=on,
            due=due_of(rule, end, calendar, meeting, opened_by),
            opened_by=opened_by,
            meeting=meeting,
            bound=kinds()[rule.kind].bound(rule) if rule.compared else Fraction(0),
            calendar=calendar,
            organisation=self._organisation,
            predecessors=self._predecessors,
            by_scope=by_scope,
            reports=within,
            complete=completeness(rule, period, arrived, calendar, on),
            figures_expected=figures_expected(rule, period, calendar),
            days_left=calendar.office_days(max(on, period.start), end) if on <= end else 0,
        )


def _arrived(
    rule: Rule,
    reports: Sequence[Report],
    by_scope: Mapping[str, Sequence[RecordVersion]],
    organisation: Organisation,
    on: date,
) -> list[Period]:
    """The periods for which a report has come, or, where only the figure itself counts as one, that figure."""
    if rule.reported is not None and (rule.reported.counts == "figure" or rule.period.kind == "cohort"):
        units = [scope.id for scope in scopes_of(rule, organisation, on)]
        return [version.record.period for unit in units for version in by_scope.get(unit, ())]
    return [report.period for report in reports]


@dataclass(frozen=True, slots=True)
class Trace:
    """What one verdict was decided from. `due_now` has the extensions in it, `view.due` has not."""

    obligation: Obligation
    view: RuleView
    figures: Figures
    due_now: Due
    reports: tuple[OwedReport, ...]
    shelf: RecordIndex

    def fact(self, figures: Figures | None = None) -> Fact:
        """The flat event that the engine was given; with other figures the one that it would be given then."""
        return _fact(self.view, figures or self.figures, self.due_now)


def trace(
    rulebook: Rulebook,
    calendar: WorkingCalendar,
    organisation: Organisation,
    records: Records,
    acts: Sequence[Act],
    on: date,
    known_at: datetime,
    key: str,
) -> Trace | None:
    """What stands behind the verdict that `evaluate` gives on an obligation; None: nothing of that key is owed."""
    known = records.known_at(known_at)
    day = _day(rulebook, calendar, organisation, known, acts, on, known_at)
    shelf = day.shelf
    obligation = next((one for one in _owed(day, [key]) if one.key == key), None)
    if obligation is None:
        return None
    view = _Views(calendar, organisation, known.reports, shelf, on)(obligation)
    figures = kinds()[obligation.rule.kind].figures(view, obligation.scope)
    due_now = _due_after_extension(view, _acts_by_obligation(acts, known_at, rulebook).get(key, ()), calendar)
    arrived = _arrived(view.rule, view.reports, view.by_scope, organisation, on)
    return Trace(obligation, view, figures, due_now, reports_owed(view.rule, view.period, arrived, calendar), shelf)


def _acts_by_obligation(acts: Sequence[Act], known_at: datetime, rulebook: Rulebook) -> dict[str, list[Act]]:
    return by_obligation(counting(under_new_names(acts, rulebook.replaced), known_at)) if acts else {}


def _due_after_extension(view: RuleView, acts: Sequence[Act], calendar: WorkingCalendar) -> Due:
    """The due dates with the newest extension granted by the day judged (§ 26 (7) SGB X by analogy)."""
    if not acts:
        return view.due
    granted = [act for act in acts if act.kind is ActKind.EXTEND and local_day(act.recorded_at) <= view.on]
    if not granted:
        return view.due
    newest = max(granted, key=lambda act: (act.recorded_at, act.sequence))
    effective = effective_day(newest.until, view.due.policy, calendar)
    return Due(view.due.nominal, effective, calendar.last_office_day(newest.until), view.due.policy, view.due.basis)


def _fact(view: RuleView, figures: Figures, due_now: Due) -> Fact:
    """The flat event for the engine: whole numbers and text only, as it compares nothing else reliably.

    What has nothing to say is left out; a row that asks for it then does not match.
    """
    fact: Fact = {"rule": view.rule.id, "on": view.on.toordinal(), "end": view.end.toordinal()}
    if "complete" in figures.extra:
        return {**fact, **figures.extra, "effective": due_now.effective.toordinal()}
    complete = view.complete
    fact["usable"] = int(figures.usable)
    if not figures.usable:
        # More to come is what is not owed yet: an owed report that stays away is missing, whatever came before it.
        more_to_come = complete.next_by is not None
        early = nothing_owed_yet(complete, view.figures_expected or view.end, view.on)
        fact["waiting"] = int(early or (figures.only_nil and more_to_come))
    fact["lhs"], fact["rhs"] = figures.lhs, figures.rhs
    fact["reports_missing"] = len(complete.missing)
    fact["outstanding"] = complete.expected - complete.arrived
    if figures.value is not None and figures.expected is not None:
        fact["figure"], fact["path"] = _against_the_path(figures.value, figures.expected, view.rule)
    if figures.extra:
        fact["days_left"] = view.days_left
        fact.update(figures.extra)
    return fact


def _against_the_path(figure: Fraction, path: Fraction, rule: Rule) -> tuple[int, int]:
    """Both sides of figure against path, cross-multiplied.

    What is rounded before it meets its bound is rounded before it meets its path, and so is the path.
    """
    is_share = rule.compared is not None and rule.compared.unit == "percent"
    value, expected = (rounded(side, rule.rounding, is_share=is_share) for side in (figure, path))
    return value.numerator * expected.denominator, expected.numerator * value.denominator


def _verdict(
    obligation: Obligation, view: RuleView, figures: Figures, row: Row, acts: Sequence[Act], on: date
) -> Verdict:
    rule, outcome = view.rule, row.value
    due_now = _due_after_extension(view, acts, view.calendar)
    waiver = _waiver(acts, on) if acts else None
    evidence = evidence_of(rule, figures, view.bound)
    pace = _pace(view, figures)
    reasons = reasons_for(view, figures, row, due_now, evidence, pace)
    if view.opened_by is not None and isinstance(view.opened_by, Trigger):
        cause = view.opened_by
        facts: dict[str, ReasonValue] = {
            "rule": cause.rule, "title": cause.title, "period": cause.period, "known_on": cause.known_on
        }  # fmt: skip
        reasons = (*reasons, Reason("opened_by", facts))
    compared = rule.compared
    return Verdict(
        rule=rule.id,
        scope=obligation.scope,
        period=obligation.period,
        state=outcome.state,
        provisional=outcome.provisional == "yes" or (outcome.provisional == "until_final" and not figures.final),
        waived=waiver is not None,
        late=outcome.late,
        evidence=evidence,
        value=figures.value,
        numerator=figures.numerator,
        denominator=figures.denominator,
        operator=compared.operator if compared else None,
        target=_target_text(rule, view, figures) if compared else None,
        unit=compared.unit if compared else None,
        rounding=rule.rounding,
        due=due_now,
        data_expected=view.figures_expected,
        complete=view.complete,
        pace=pace,
        severity=rule.severity,
        owner=_owner(rule, view),
        source_row=rule.source.row,
        source_line=rule.source.line,
        reasons=(*reasons, *_act_reasons(waiver, due_now, view)) if acts else reasons,
        records=figures.keys,
        fired=compiled_name(rule.id, row),
        kind=rule.kind,
        counts_people=rule.measure.counts_people,
    )


def _owner(rule: Rule, view: RuleView) -> str:
    """Who answers for it: the rule's owner, or whom an agreement names, or the rule for what another one opens."""
    opened_by = view.opened_by
    if opened_by is None:
        return rule.owner
    if isinstance(opened_by, Trigger):
        named = opened_by.owner
    elif isinstance(opened_by.record, Agreement):
        named = opened_by.record.owner_role
    else:
        at = opened_by.record.scope
        named = next((one.opens.owner for one in rule.occasions if one.opens and one.opens.scope == at), None)
    return named if named and view.organisation.role(named) else rule.owner


def _target_text(rule: Rule, view: RuleView, figures: Figures) -> str | None:
    """The bound as text: the rule's own, what the records gave in its place, or the word while they have not."""
    compared = rule.compared
    assert compared is not None, "asked only where there is a bound"
    bound = figures.bound
    if bound is None and kinds()[rule.kind].scales_its_bound:
        bound = view.bound
    if bound is None:
        return compared.value
    return exact_decimal(bound * 100 if compared.unit == "percent" else bound)


def _waiver(acts: Sequence[Act], on: date) -> Act | None:
    """The newest waiver that covers the day judged, from the day it was given to its last."""
    given = [act for act in acts if act.kind is ActKind.WAIVE and local_day(act.recorded_at) <= on <= act.until]
    return max(given, key=lambda act: (act.recorded_at, act.sequence), default=None)


def _act_reasons(waiver: Act | None, due_now: Due, view: RuleView) -> tuple[Reason, ...]:
    found: list[Reason] = []
    if due_now.effective != view.due.effective:
        found.append(Reason("extended", {"until": due_now.effective, "was": view.due.effective}))
    if waiver is not None:
        found.append(Reason("waived", {"until": waiver.until, "by": waiver.by}))
    return tuple(found)


def _pace(view: RuleView, figures: Figures) -> Pace | None:
    if figures.expected is None or figures.value is None or not _has_a_path(view.rule):
        return None
    compared = view.rule.compared
    # What a rate must gain a week says little: its whole moves as well.
    is_counted_floor = compared is not None and compared.operator in (">=", ">") and compared.unit != "percent"
    is_counted_whole = view.rule.measure.records == "event"
    return Pace(
        expected=figures.expected,
        view_end=figures.view_end,
        forecast=None if is_counted_whole else forecast_along(figures.value, figures.expected, view.bound),
        per_week_needed=needed_a_week(figures.value, view.bound, view.days_left) if is_counted_floor else None,
        method="along_path",
    )


def _has_a_path(rule: Rule) -> bool:
    return rule.path is not None and rule.interim in ("path", "month")
