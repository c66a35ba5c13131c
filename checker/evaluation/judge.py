"""Judge every obligation on a day, as known at an instant. Pure: no clock, no file, no memory of earlier days.

The figures are gathered here as whole numbers; which row of the state table they meet is the engine's decision.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, datetime
from fractions import Fraction
from functools import cache, partial
from itertools import groupby
from weakref import WeakKeyDictionary

from checker.domain.act import Act, ActKind
from checker.domain.bulk import collector_paused
from checker.domain.calendar import WorkingCalendar
from checker.domain.clock import local_day
from checker.domain.due import Due, due, effective_day
from checker.domain.organisation import Organisation
from checker.domain.period import Period
from checker.domain.report import Records, Report, in_force
from checker.domain.rule import Rule
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.domain.verdict import Pace, Reason, Verdict
from checker.evaluation.compile import Row, Ruleset, compile_goal, compiled_name
from checker.evaluation.completeness import completeness, figures_expected, nothing_owed_yet, reports_by, reports_of
from checker.evaluation.engine import Engine, Fact
from checker.evaluation.kinds import kinds
from checker.evaluation.measures import Figures, Shelf, rounded, share_bound
from checker.evaluation.obligations import Obligation, obligations
from checker.evaluation.pace import forecast_along, needed_a_week
from checker.evaluation.reasons import reasons_for
from checker.evaluation.samples import evidence_of
from checker.evaluation.view import RuleView

_engines: WeakKeyDictionary[Rulebook, Engine] = WeakKeyDictionary()


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
) -> tuple[Verdict, ...]:
    """The verdict of every obligation on the local day `on`, from what was known at `known_at` (aware).

    `only` limits the work to some obligation keys; `engine` stands in for the rulebook's own. In: records with
    their recording times; out: verdicts in the order of the rule files. Raises EngineError when the engine does not
    answer each with exactly one state, and FigureTooLarge when a figure cannot be compared exactly.
    """
    views = _Views(calendar, organisation, records.known_at(known_at), on)
    known_acts = _acts_by_obligation(acts, known_at)
    asked: list[tuple[Obligation, RuleView, Figures, Sequence[Act]]] = []
    facts: list[tuple[str, Fact]] = []
    for obligation in obligations(rulebook, on):
        key = obligation.key
        if only is not None and key not in only:
            continue
        view = views(obligation.planned, obligation.period)
        figures = kinds()[obligation.rule.kind].figures(view, obligation.scope)
        about = known_acts.get(key, ())
        due_now = _due_after_extension(view, about, calendar)
        asked.append((obligation, view, figures, about))
        facts.append((view.goal, _fact(view, figures, due_now)))
    rows = (engine or engine_of(rulebook)).decide(facts)
    return tuple(
        _verdict(obligation, view, figures, row, about, on)
        for (obligation, view, figures, about), row in zip(asked, rows, strict=True)
    )


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


def _goal_name(plan_year: int, goal: str) -> str:
    return f"{plan_year}-{goal}"


class _Views:
    """Gives each rule's view, gathered once for all its scopes."""

    def __init__(self, calendar: WorkingCalendar, organisation: Organisation, known: Records, on: date) -> None:
        self._calendar, self._organisation, self._on = calendar, organisation, on
        self._reports: Sequence[Report] = known.reports
        self._shelf = Shelf(in_force(known.versions))
        self._known: dict[tuple[str, int], RuleView] = {}
        self._predecessors = cache(partial(organisation.predecessors, on=on))

    def __call__(self, planned: PlannedRule, period: Period) -> RuleView:
        at = (planned.rule.id, planned.plan.year)
        if at not in self._known:
            self._known[at] = self._gather(planned, period)
        return self._known[at]

    def _gather(self, planned: PlannedRule, period: Period) -> RuleView:
        rule, on, calendar = planned.rule, self._on, self._calendar
        within = reports_by(on, period, reports_of(rule, self._reports))
        by_scope = self._shelf.find(rule, period, on)
        arrived = [report.period for report in within]
        if rule.reported is not None and rule.reported.counts == "figure":
            house = self._organisation.organisation.id
            arrived = [version.record.period for version in by_scope.get(house, ())]
        return RuleView(
            rule=rule,
            goal=_goal_name(planned.plan.year, planned.goal.id),
            period=period,
            on=on,
            due=due(rule.due.nominal, rule.due.due_policy, calendar, rule.due.basis or ""),
            bound=share_bound(rule) if rule.target else Fraction(0),
            calendar=calendar,
            organisation=self._organisation,
            predecessors=self._predecessors,
            by_scope=by_scope,
            reports=within,
            complete=completeness(rule, period, arrived, calendar, on),
            figures_expected=figures_expected(rule, period, calendar),
            days_left=calendar.office_days(max(on, period.start), period.end) if on <= period.end else 0,
        )


def _acts_by_obligation(acts: Sequence[Act], known_at: datetime) -> dict[str, list[Act]]:
    found: dict[str, list[Act]] = defaultdict(list)
    for act in acts:
        if act.recorded_at <= known_at:
            found[act.obligation].append(act)
    return found


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
    """The flat event for the engine: whole numbers and text only, as it compares nothing else reliably."""
    fact: Fact = {"rule": view.rule.id, "on": view.on.toordinal(), "end": view.period.end.toordinal()}
    if "complete" in figures.extra:
        return {**fact, **figures.extra, "effective": due_now.effective.toordinal()}
    complete = view.complete
    # More to come is what is not owed yet: an owed report that stays away is missing, whatever came before it.
    more_to_come = complete.next_by is not None
    early = nothing_owed_yet(complete, view.figures_expected or view.period.end, view.on)
    waits = not figures.usable and (early or (figures.only_nil and more_to_come))
    fact["usable"] = int(figures.usable)
    fact["waiting"] = int(waits)
    fact["lhs"], fact["rhs"] = figures.lhs, figures.rhs
    fact["reports_missing"] = len(complete.missing)
    fact["outstanding"] = complete.expected - complete.arrived
    fact["days_left"] = view.days_left
    fact["figure"], fact["path"] = _against_the_path(figures, view.rule)
    fact.update(figures.extra)
    return fact


def _against_the_path(figures: Figures, rule: Rule) -> tuple[int, int]:
    """Both sides of figure against path, cross-multiplied; equal when there is no path.

    What is rounded before it meets its bound is rounded before it meets its path, and so is the path.
    """
    if figures.value is None or figures.expected is None:
        return 0, 0
    is_share = rule.target is not None and rule.target.unit == "percent"
    value, expected = (rounded(side, rule.rounding, is_share=is_share) for side in (figures.value, figures.expected))
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
    target = rule.target
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
        operator=target.operator if target else None,
        target=target.value if target else None,
        unit=target.unit if target else None,
        rounding=rule.rounding,
        due=due_now,
        data_expected=view.figures_expected,
        complete=view.complete,
        pace=pace,
        severity=rule.severity,
        owner=rule.owner,
        source_row=rule.source.row,
        source_line=rule.source.line,
        reasons=(*reasons, *_act_reasons(waiver, due_now, view)) if acts else reasons,
        records=figures.keys,
        fired=compiled_name(rule.id, row),
    )


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
    target = view.rule.target
    # What a rate must gain a week says little: its whole moves as well.
    is_counted_floor = target is not None and target.operator in (">=", ">") and target.unit != "percent"
    is_counted_whole = view.rule.measure.records == "event"
    return Pace(
        expected=figures.expected,
        view_end=figures.view_end,
        forecast=None if is_counted_whole else forecast_along(figures.value, figures.expected, view.bound),
        per_week_needed=needed_a_week(figures.value, view.bound, view.days_left) if is_counted_floor else None,
        method="along_path",
    )


def _has_a_path(rule: Rule) -> bool:
    return rule.path is not None and rule.interim == "path"
