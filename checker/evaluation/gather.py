"""What do calendar, reports and records give for each rule on the day judged? Pure.

A rule's view is gathered once for all its scopes; what was reported for each is looked up in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cache, partial

from checker.domain.act import Act, ActKind
from checker.domain.calendar import WorkingCalendar
from checker.domain.due import Due, effective_day
from checker.domain.organisation import Organisation
from checker.domain.period import Period
from checker.domain.record import RecordVersion
from checker.domain.report import Report
from checker.domain.rule import Rule
from checker.domain.rulebook import PlannedRule
from checker.evaluation.assessment import Assessment
from checker.evaluation.completeness import completeness, is_mature, lacks_newest, reports_by, reports_of
from checker.evaluation.due_days import due_of
from checker.evaluation.kinds import kinds
from checker.evaluation.obligations import Obligation, scopes_of
from checker.evaluation.rulesets import ruleset_of, shapes_of
from checker.evaluation.timetable import timetable_of
from checker.evaluation.trigger import Trigger
from checker.evaluation.view import RuleView


class RuleViews:
    """The view of each rule in an assessment, by the obligation that asks for it."""

    def __init__(self, assessment: Assessment) -> None:
        self._assessment = assessment
        self._predecessors_on = cache(self._predecessors)
        self._shapes = shapes_of(assessment.rulebook)
        self._known: dict[tuple[str, int, date, str], RuleView] = {}

    def of(self, obligation: Obligation) -> RuleView:
        planned = obligation.planned
        # What a trigger opens in several units bears one number in each, and may be due on days of their own.
        unit = "" if obligation.opened_by is None else obligation.key
        # Of one rule's own periods the first day tells which it is, and is hashed faster than a period.
        at = (planned.rule.id, planned.plan.year, obligation.period.start, unit)
        view = self._known.get(at)
        if view is None:
            view = self._known[at] = self._gather(planned, obligation.period, obligation.opened_by)
        return view

    def _gather(self, planned: PlannedRule, period: Period, opened_by: RecordVersion | Trigger | None) -> RuleView:
        on, calendar, index = self._assessment.on, self._assessment.calendar, self._assessment.index
        organisation = self._assessment.organisation
        rule = planned.rule.as_of(on)
        timetable = timetable_of(planned, period, self._assessment)
        within, end = reports_by(on, period, reports_of(rule, self._assessment.records.reports)), timetable.end
        by_scope = _as_far_as_mature(rule, index.find(rule, period, on), end, on)
        units_on = organisation.answering_on(period.end, on)
        arrived = arrived_periods(rule, within, by_scope, organisation, units_on)
        complete = completeness(rule, timetable.reports, arrived, on)
        meeting = index.last_meeting(rule.due.meeting.body, planned.plan.year) if rule.due.meeting else None
        return RuleView(
            rule=rule,
            ruleset=ruleset_of(planned),
            shape=self._shapes[planned.key],
            period=period,
            end=end,
            on=on,
            due=due_of(rule, end, calendar, meeting, opened_by),
            opened_by=opened_by,
            meeting=meeting,
            bound=kinds()[rule.kind].bound(rule) if rule.compared else Fraction(0),
            calendar=calendar,
            organisation=organisation,
            vocabulary=self._assessment.rulebook.vocabulary,
            predecessors=partial(self._predecessors_on, units_on),
            by_scope=by_scope,
            reports=within,
            complete=complete,
            lacks_newest=lacks_newest(complete, timetable.reports),
            figures_expected=timetable.figures_expected,
            days_left=calendar.office_days(max(on, period.start), end) if on <= end else 0,
        )

    def _predecessors(self, on: date, unit: str) -> tuple[str, ...]:
        return self._assessment.organisation.predecessors(unit, on)


def _as_far_as_mature(
    rule: Rule, by_scope: Mapping[str, list[RecordVersion]], end: date, on: date
) -> Mapping[str, list[RecordVersion]]:
    """Before the day on which a cohort is mature nothing of it can be known, whatever is by now."""
    if rule.period.kind != "cohort":
        return by_scope
    if on < end:
        return {}
    return {scope: [version for version in versions if is_mature(version, end)] for scope, versions in by_scope.items()}


def arrived_periods(
    rule: Rule,
    reports: Sequence[Report],
    by_scope: Mapping[str, Sequence[RecordVersion]],
    organisation: Organisation,
    units_on: date,
) -> list[Period]:
    """The periods for which a report has come, or, where only the figure itself counts as one, that figure.

    `units_on` is the day whose units answer for the period that is judged.
    """
    if rule.reported is not None and (rule.reported.counts == "figure" or rule.period.kind == "cohort"):
        units = [scope.id for scope in scopes_of(rule, organisation, units_on)]
        return [version.record.period for unit in units for version in by_scope.get(unit, ())]
    return [report.period for report in reports]


def due_after_extension(view: RuleView, acts: Sequence[Act], calendar: WorkingCalendar) -> Due:
    """The due dates with the newest extension granted by the day judged."""
    if not acts:
        return view.due
    granted = [act for act in acts if act.kind is ActKind.EXTEND and act.granted_on <= view.on]
    if not granted:
        return view.due
    newest = max(granted, key=lambda act: act.sequence)
    effective = effective_day(newest.until, view.due.policy, calendar)
    return Due(view.due.nominal, effective, calendar.last_office_day(newest.until), view.due.policy, view.due.basis)
