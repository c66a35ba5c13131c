"""Why a verdict is what it is, as codes with numbers. Pure; the first reason decided, the others add to it.

The sentences are made by `checker.wording`.
"""

from __future__ import annotations

from typing import assert_never

from checker.domain.due import Due
from checker.domain.verdict import EvidenceClass, Pace, Reason, ReasonValue
from checker.evaluation.compile import Row
from checker.evaluation.figures import EventOutlook, Figures, HandedIn, Measured, NotShownYet, Unmeasured, note_of
from checker.evaluation.samples import STRATA_POOLED, reach_of
from checker.evaluation.view import RuleView

Facts = dict[str, ReasonValue]


def reasons_for(
    view: RuleView, figures: Figures, row: Row, due_now: Due, evidence: EvidenceClass | None, pace: Pace | None
) -> tuple[Reason, ...]:
    """The deciding reason, then what else a reader must know."""
    code, facts = _deciding(view, figures, row, due_now, pace)
    notes = [note for note in figures.notes if note.code not in (code, STRATA_POOLED)]
    found = [Reason(code, facts), *notes]
    if evidence is not None:
        assert isinstance(figures, Measured), "only a figure proves something"
        sample: Facts = {"part": figures.numerator, "whole": figures.denominator, "class": str(evidence)}
        sample |= reach_of(figures, view.bound, evidence)
        found.append(Reason("sample", sample))
        minimum = view.rule.minimum_sample
        if minimum is not None and figures.denominator is not None and figures.denominator < minimum.value:
            found.append(Reason("below_minimum_sample", {"minimum": minimum.value, "whole": figures.denominator}))
        found += [note for note in figures.notes if note.code == STRATA_POOLED]
    if isinstance(figures, Measured | NotShownYet) and not figures.final:
        found.append(Reason("data_provisional", {}))
    return tuple(found)


def _deciding(view: RuleView, figures: Figures, row: Row, due_now: Due, pace: Pace | None) -> tuple[str, Facts]:
    """The code of the row that decided, with its numbers. Which rows a kind of figures can meet, its kind says."""
    code = row.value.reason
    if row is Row.REPORT_MISSING:
        return code, {"missing": len(view.complete.missing), "first": view.complete.missing[0]}
    match figures:
        case HandedIn():
            return code, _of_a_day(figures, row, due_now)
        case NotShownYet():
            return "year_value_only", {"mature": view.end}
        case Unmeasured():
            return _without_a_figure(view, figures, row)
        case Measured():
            if row is Row.ON_PACE and (planning := _still_to_plan(figures)) is not None:
                return planning
            return code, _of_a_figure(view, figures, row, pace)
        case _:
            assert_never(figures)


def _of_a_day(figures: HandedIn, row: Row, due_now: Due) -> Facts:
    if row in (Row.AWAITING_EVENT, Row.CALENDAR_MISSING):
        assert figures.meeting is not None, "only what is due with a meeting awaits one"
        return {"effective": due_now.effective, "warn_from": figures.meeting.warn_from}
    return {"nominal": due_now.nominal, "effective": due_now.effective, "submitted": figures.complete_on}


def _without_a_figure(view: RuleView, figures: Unmeasured, row: Row) -> tuple[str, Facts]:
    code = row.value.reason
    if row is Row.FOR_INFORMATION:
        return f"{code}_without_figure", {}
    if row is Row.WAITING_FOR_FIGURES:
        if view.rule.period.kind == "cohort" and view.on <= view.end:
            return "not_mature_yet", {"mature": view.end}
        return code, {"next": view.complete.next_by}
    noted = note_of(figures, figures.why)
    if noted is not None:
        return noted.code, {**noted.facts}
    missing = view.complete.missing
    facts: Facts = {"missing": len(missing), "first": missing[0] if missing else None}
    # Reports have come, and none of them speaks of this: what is lacking is no report.
    came_without = not missing and view.complete.arrived > 0
    return figures.why, facts | {"lacks": view.rule.measure.records} if came_without else facts


def _of_a_figure(view: RuleView, figures: Measured, row: Row, pace: Pace | None) -> Facts:
    match row:
        case Row.FOR_INFORMATION:
            return {"value": figures.value}
        case Row.MONTH_SHORT:
            newest = note_of(figures, "newest_month")
            assert newest is not None, "a month is short where it is told"
            return {**newest.facts, "a_month": view.bound / 12}
        case Row.FLOOR_STAYS:
            return {"value": figures.value, "outstanding": view.complete.expected - view.complete.arrived}
        case Row.TOO_FEW_DAYS:
            return {"still_missing": _outlook(figures).still_missing, "days_left": view.days_left}
        case Row.UPCOMING_SHORT:
            outlook = _outlook(figures)
            return {"within_reach": outlook.within_reach, "to_reach": outlook.to_reach}
        case Row.BEHIND_PATH | Row.ON_PACE if pace is not None:
            return {"value": figures.value, "expected": pace.expected, "view_end": pace.view_end}
        case _:
            return {"value": figures.value, "view_end": figures.view_end}


def _still_to_plan(figures: Measured) -> tuple[str, Facts] | None:
    """Where events are not even planned nobody is on the way, however much time there is (D20). None: they are."""
    if not isinstance(figures.beside, EventOutlook) or not figures.beside.unplanned:
        return None
    unplanned, plan_by = figures.beside.unplanned, figures.beside.plan_by
    if plan_by is None:
        return "still_to_plan", {"unplanned": unplanned}
    return "still_to_plan_by", {"unplanned": unplanned, "plan_by": plan_by}


def _outlook(figures: Measured) -> EventOutlook:
    assert isinstance(figures.beside, EventOutlook), "only events run out of days"
    return figures.beside
