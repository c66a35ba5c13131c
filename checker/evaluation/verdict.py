"""What is the verdict on each of some obligations? Pure.

The figures are gathered as whole numbers; which row of the state table they meet is the engine's decision.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import assert_never

from checker.domain.act import Act, ActKind
from checker.domain.conflicting_records import ConflictingFigures
from checker.domain.due import Due
from checker.domain.kinds import KINDS
from checker.domain.record import Agreement
from checker.domain.rule import Rule
from checker.domain.verdict import SET_ASIDE, Pace, Reason, Verdict
from checker.evaluation.assessment import Assessment
from checker.evaluation.compile import Row, compiled_name
from checker.evaluation.fact import fact_of, flat
from checker.evaluation.few_staff import speaks_of_few
from checker.evaluation.figures import Figures, HandedIn, Measured, NotShownYet, Unmeasured
from checker.evaluation.gather import RuleViews, due_after_extension
from checker.evaluation.kinds import kinds
from checker.evaluation.measures import exact_decimal
from checker.evaluation.missing_sources import with_their_sources
from checker.evaluation.obligations import Obligation
from checker.evaluation.occasion import why_it_is_owed
from checker.evaluation.pace import forecast_along, needed_a_week
from checker.evaluation.reasons import reasons_for
from checker.evaluation.samples import evidence_of
from checker.evaluation.set_aside import GoalFact, failed, figures_or_reason, rows_of, too_large
from checker.evaluation.staleness import stale_of
from checker.evaluation.trigger import Trigger
from checker.evaluation.view import RuleView


def verdicts_on(obligations: Iterable[Obligation], assessment: Assessment) -> tuple[Verdict, ...]:
    """The verdict of each obligation, in their order. Raises what `evaluate` does."""
    views, kind_by_name, on = RuleViews(assessment), kinds(), assessment.on
    judged: list[tuple[Obligation, RuleView, Figures, Sequence[Act]]] = []
    facts: list[GoalFact | None] = []
    for obligation in obligations:
        view = views.of(obligation)
        figures = figures_or_reason(kind_by_name[obligation.planned.rule.kind], view, obligation.scope)
        acts = assessment.acts_by_obligation.get(obligation.key, ())
        due_now = due_after_extension(view, acts, assessment.calendar)
        judged.append((obligation, view, figures, acts))
        is_set_aside = isinstance(figures, Unmeasured) and figures.why in SET_ASIDE
        facts.append(None if is_set_aside else (view.ruleset, flat(fact_of(view, figures, due_now))))
    rows = rows_of(facts, assessment.engine)
    verdicts = tuple(
        _with_conflicts(_verdict_or_reason(obligation, view, figures, row, acts, on), assessment.conflicts)
        for (obligation, view, figures, acts), row in zip(judged, rows, strict=True)
    )
    waiting = [place for place, row in enumerate(rows) if row is Row.NO_FIGURES or row is Row.REPORT_MISSING]
    if not waiting:
        return verdicts
    return with_their_sources(verdicts, {place: judged[place][1] for place in waiting}, assessment)


def _verdict_or_reason(
    obligation: Obligation, view: RuleView, figures: Figures, row: Row | None, acts: Sequence[Act], on: date
) -> Verdict:
    """The verdict; `not_evaluable` with the reason where there is no row, or where our program fails over it."""
    if row is not None:
        try:
            return _verdict(obligation, view, figures, row, acts, on)
        except Exception as mistake:
            figures = failed(mistake, figures.keys)
    elif not isinstance(figures, Unmeasured):
        figures = too_large(figures)
    return _verdict(obligation, view, figures, Row.NO_FIGURES, acts, on)


def _with_conflicts(verdict: Verdict, conflicts: Mapping[str, ConflictingFigures]) -> Verdict:
    """The verdict, marked where it rests on one of two official figures."""
    months = sorted({conflicts[key].month for key in verdict.records if key in conflicts}) if conflicts else []
    if not months:
        return verdict
    return replace(verdict, reasons=(*verdict.reasons, Reason("two_official_figures", {"month": months[-1]})))


def _verdict(
    obligation: Obligation, view: RuleView, figures: Figures, row: Row, acts: Sequence[Act], on: date
) -> Verdict:
    rule, outcome = view.rule, row.value
    due_now = due_after_extension(view, acts, view.calendar)
    waiver = _waiver(acts, on) if acts else None
    evidence = evidence_of(rule, figures, view.bound)
    value, numerator, denominator = _numbers(figures)
    pace = _pace(view, figures)
    reasons = reasons_for(view, figures, row, due_now, evidence, pace)
    if view.opened_by is not None:
        reasons = (*reasons, why_it_is_owed(view.opened_by, view.organisation))
    compared = rule.compared
    return Verdict(
        rule=rule.id,
        scope=obligation.scope,
        period=obligation.period,
        state=outcome.state,
        provisional=outcome.provisional == "yes" or (outcome.provisional == "until_final" and not _is_final(figures)),
        waived=waiver is not None,
        late=outcome.late,
        evidence=evidence,
        value=value,
        numerator=numerator,
        denominator=denominator,
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
        few_staff=(value, numerator) != (None, None) and speaks_of_few(view, obligation.scope, figures.keys),
        stale=stale_of(view, figures, row),
    )


Number = Fraction | int | None


def _numbers(figures: Figures) -> tuple[Fraction | None, Number, Number]:
    """Value, numerator and denominator as the verdict shows them; a whole of zero is shown without a value."""
    match figures:
        case Measured():
            return figures.value, figures.numerator, figures.denominator
        case Unmeasured():
            return None, figures.numerator, figures.denominator
        case NotShownYet() | HandedIn():
            return None, None, None
        case _:
            assert_never(figures)


def _is_final(figures: Figures) -> bool:
    """Is no figure marked provisional by its sender? Where there is none, nothing is."""
    match figures:
        case Measured() | NotShownYet():
            return figures.final
        case Unmeasured() | HandedIn():
            return True
        case _:
            assert_never(figures)


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
    bound = figures.bound if isinstance(figures, Measured) else None
    if bound is None and kinds()[rule.kind].scales_its_bound:
        bound = view.bound
    if bound is None:
        return compared.value
    return exact_decimal(compared.unit.out_of_terms(bound))


def _waiver(acts: Sequence[Act], on: date) -> Act | None:
    """The newest waiver that covers the day judged, from the day it was given to its last."""
    given = [act for act in acts if act.kind is ActKind.WAIVE and act.granted_on <= on <= act.until]
    return max(given, key=lambda act: act.sequence, default=None)


def _act_reasons(waiver: Act | None, due_now: Due, view: RuleView) -> tuple[Reason, ...]:
    found: list[Reason] = []
    if due_now.effective != view.due.effective:
        found.append(Reason("extended", {"until": due_now.effective, "was": view.due.effective}))
    if waiver is not None:
        found.append(Reason("waived", {"until": waiver.until, "by": waiver.by}))
    return tuple(found)


def _pace(view: RuleView, figures: Figures) -> Pace | None:
    if not isinstance(figures, Measured) or figures.expected is None or not _has_a_path(view.rule):
        return None
    compared = view.rule.compared
    # What a rate must gain a week says little: its whole moves as well. Events are planned one by one, not by the week.
    is_counted_whole = view.rule.measure.records == "event"
    is_floor = compared is not None and compared.operator in (">=", ">") and not compared.unit.is_share
    is_counted_floor = is_floor and not is_counted_whole and not KINDS[view.rule.kind].is_rate
    return Pace(
        expected=figures.expected,
        view_end=figures.view_end,
        forecast=None if is_counted_whole else _forecast(figures.value, figures.expected, view),
        per_week_needed=needed_a_week(figures.value, view.bound, view.days_left) if is_counted_floor else None,
        method="along_path",
    )


def _forecast(value: Fraction, expected: Fraction, view: RuleView) -> Fraction | None:
    """The figure at the period's end along its path. Of a share that would be more than all there is none."""
    found = forecast_along(value, expected, view.bound)
    is_share = view.rule.compared is not None and view.rule.compared.unit.is_share
    return None if found is not None and is_share and found > 1 else found


def _has_a_path(rule: Rule) -> bool:
    return rule.path is not None and rule.interim in ("path", "month")
