"""Which verdicts without a figure are explained by a missing report, and which by a row that a report lacks? Pure.

The former is decided by the trigger rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from checker.domain.period import Period
from checker.domain.rule import Rule
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import EXPLAINED_BY, Reason, ReasonValue, Verdict
from checker.evaluation.assessment import Assessment
from checker.evaluation.completeness import reports_by, reports_owed
from checker.evaluation.trigger_rules import ReportGap, explained
from checker.evaluation.view import RuleView

# Of these the sentence says which report is missing.
SAYS_WHAT_IS_MISSING = frozenset({"nothing_reported", "report_missing"})
# By these words a file's rows are told apart.
NAMES_OF_FIGURES = ("metric", "headcount", "training")
WAITS_FOR_A_REPORT = frozenset({"nothing_reported", "no_figures", "report_missing", "figure_missing"})


def with_their_sources(
    verdicts: tuple[Verdict, ...], views: Mapping[int, RuleView], assessment: Assessment
) -> tuple[Verdict, ...]:
    """The verdicts, those that wait for a report that has not come with the report that explains it, and those whose
    report has come with the row that it lacks. `views` are those of the verdicts without figures, by place.
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
    rowless: set[int] = set()
    has_come: dict[tuple[ReportGap, bool, Period], bool] = {}
    for place in waiting:
        rule, verdict = views[place].rule, verdicts[place]
        reported, first = rule.reported, verdict.complete.missing[0]
        assert reported is not None, "only what is reported can be missing"
        gap = gaps[place] = ReportGap(reported.sender, reported.profile, str(first))
        question = (gap, reported.cumulative, verdict.period)
        if question not in has_come:
            has_come[question] = _has_come(rule, verdict.period, first, assessment)
        if has_come[question]:
            rowless.add(place)
    arrived = {gap for (gap, _, _), came in has_come.items() if came}
    missing = explained(assessment.triggers, {*gaps.values()}, arrived)
    told = list(verdicts)
    for place, gap in gaps.items():
        if gap in missing:
            told[place] = _explained_by(verdicts[place], gap)
        elif place in rowless and verdicts[place].cause in SAYS_WHAT_IS_MISSING:
            told[place] = _without_its_row(verdicts[place], _row_of(views[place].rule, assessment.rulebook))
    return tuple(told)


def _explained_by(verdict: Verdict, gap: ReportGap) -> Verdict:
    facts: dict[str, ReasonValue] = {"sender": gap.sender, "profile": gap.profile}
    because = Reason(EXPLAINED_BY, facts | {"first": verdict.complete.missing[0]})
    return replace(verdict, reasons=(*verdict.reasons, because))


def _without_its_row(verdict: Verdict, row: str) -> Verdict:
    """The report is here: what is missing is the row. Its name is empty where the sender's rows have none."""
    first, *beside = verdict.reasons
    return replace(verdict, reasons=(replace(first, facts={**first.facts, "row": row}), *beside))


def _row_of(rule: Rule, rulebook: Rulebook) -> str:
    """What the sender calls the row with the rule's figure; empty where its rows are not told apart by a name."""
    reported = rule.reported
    assert reported is not None, "only what is reported can lack a row"
    wanted = {name: str(word) for name in NAMES_OF_FIGURES if (word := getattr(rule.measure.where, name)) is not None}
    for file, profile in rulebook.profiles():
        if (file.sender.id, profile.id) == (reported.sender, reported.profile) and profile.records_by and wanted:
            for title, spec in profile.records_by.kinds.items():
                if spec.type == rule.measure.records and wanted.items() <= spec.set.items():
                    return title
    return ""


def _has_come(rule: Rule, period: Period, part: Period, assessment: Assessment) -> bool:
    """Has a file of the rule's sender come for a part of its period, whatever figures were in it?"""
    reported = rule.reported
    assert reported is not None, "only what is reported can come"
    delivered = [
        report
        for report in assessment.records.reports
        if (report.sender, report.profile) == (reported.sender, reported.profile)
    ]
    if not delivered:
        return False
    came = [report.period for report in reports_by(assessment.on, period, delivered)]
    owed = reports_owed(rule, period, came, assessment.calendar)
    return any(report.is_here for report in owed if report.period == part)
