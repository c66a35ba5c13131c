"""Why a verdict is what it is, as codes with numbers. Pure; the first reason decided, the others add to it.

The sentences are made by `checker.wording`.
"""

from __future__ import annotations

from datetime import date

from checker.domain.due import Due
from checker.domain.verdict import EvidenceClass, Pace, Reason, ReasonValue
from checker.evaluation.compile import Row
from checker.evaluation.measures import Figures
from checker.evaluation.samples import STRATA_POOLED
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
        sample: Facts = {"part": figures.numerator, "whole": figures.denominator, "class": str(evidence)}
        found.append(Reason("sample", sample))
        minimum = view.rule.minimum_sample
        if minimum is not None and figures.denominator is not None and figures.denominator < minimum.value:
            found.append(Reason("below_minimum_sample", {"minimum": minimum.value, "whole": figures.denominator}))
        found += [note for note in figures.notes if note.code == STRATA_POOLED]
    if not figures.final and figures.usable:
        found.append(Reason("data_provisional", {}))
    return tuple(found)


def _deciding(view: RuleView, figures: Figures, row: Row, due_now: Due, pace: Pace | None) -> tuple[str, Facts]:
    code = row.value.reason
    match row:
        case Row.DONE_IN_TIME | Row.DONE_LATE | Row.DUE_AHEAD | Row.DUE_OVER:
            return code, _of_the_due_day(figures, due_now)
        case Row.FOR_INFORMATION:
            return (code, {"value": figures.value}) if figures.value is not None else (f"{code}_without_figure", {})
        case Row.AWAITING_EVENT | Row.CALENDAR_MISSING:
            return code, {"effective": due_now.effective, "warn_from": date.fromordinal(figures.extra["warn_from"])}
        case Row.WAITING_FOR_FIGURES if view.rule.period.kind == "cohort" and view.on <= view.end:
            return "not_mature_yet", {"mature": view.end}
        case Row.WAITING_FOR_FIGURES:
            return code, {"next": view.complete.next_by}
        case Row.NO_FIGURES:
            noted = next((note for note in figures.notes if note.code == figures.why_unusable), None)
            if noted is not None:
                return noted.code, {**noted.facts}
            missing = view.complete.missing
            return figures.why_unusable or code, {"missing": len(missing), "first": missing[0] if missing else None}
        case Row.REPORT_MISSING:
            return code, {"missing": len(view.complete.missing), "first": view.complete.missing[0]}
        case Row.ON_PACE if figures.value is None:
            return "year_value_only", {"mature": view.end}
        case Row.MONTH_SHORT:
            newest = next(note for note in figures.notes if note.code == "newest_month")
            return code, {**newest.facts, "a_month": view.bound / 12}
        case Row.TOO_FEW_DAYS:
            return code, {"still_missing": figures.extra["still_missing"], "days_left": view.days_left}
        case Row.BEHIND_PATH | Row.ON_PACE if pace is not None:
            return code, {"value": figures.value, "expected": pace.expected, "view_end": pace.view_end}
        case Row.UPCOMING_SHORT:
            return code, {name: figures.extra[name] for name in ("within_reach", "to_reach")}
        case _:
            return code, {"value": figures.value, "view_end": figures.view_end}


def _of_the_due_day(figures: Figures, due_now: Due) -> Facts:
    submitted = figures.extra.get("submitted")
    return {
        "nominal": due_now.nominal,
        "effective": due_now.effective,
        "submitted": date.fromordinal(submitted) if submitted else None,
    }
