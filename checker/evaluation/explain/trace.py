"""From which facts was one verdict decided? Pure: gathered by the functions that gathered it for the verdict itself."""

from __future__ import annotations

from dataclasses import dataclass

from checker.domain.due import Due
from checker.evaluation.assessment import Assessment
from checker.evaluation.completeness import OwedReport, reports_owed
from checker.evaluation.engine import FlatFact, can_be_compared
from checker.evaluation.fact import fact_of, flat
from checker.evaluation.figures import Figures
from checker.evaluation.gather import RuleViews, arrived_periods, due_after_extension
from checker.evaluation.judge import owed_in
from checker.evaluation.kinds import kinds
from checker.evaluation.obligations import Obligation
from checker.evaluation.set_aside import figures_or_reason, too_large
from checker.evaluation.view import RuleView


@dataclass(frozen=True, slots=True)
class Trace:
    """What one verdict was decided from. `due_now` has the extensions in it, `view.due` has not."""

    obligation: Obligation
    view: RuleView
    figures: Figures
    due_now: Due
    reports: tuple[OwedReport, ...]

    def event(self, figures: Figures | None = None) -> FlatFact:
        """The flat event that the engine was given; with other figures the one that it would be given then."""
        return flat(fact_of(self.view, figures or self.figures, self.due_now))


def trace_of(assessment: Assessment, key: str) -> Trace | None:
    """What stands behind the verdict on an obligation; None: nothing of that key is owed."""
    obligation = next(owed_in(assessment, (key,)), None)
    if obligation is None:
        return None
    view = RuleViews(assessment).of(obligation)
    acts = assessment.acts_by_obligation.get(key, ())
    figures = figures_or_reason(kinds()[obligation.rule.kind], view, obligation.scope)
    due_now = due_after_extension(view, acts, assessment.calendar)
    if not can_be_compared(flat(fact_of(view, figures, due_now))):
        figures = too_large(figures)
    units_on = assessment.organisation.answering_on(view.period.end, assessment.on)
    arrived = arrived_periods(view.rule, view.reports, view.by_scope, assessment.organisation, units_on)
    return Trace(
        obligation=obligation,
        view=view,
        figures=figures,
        due_now=due_now,
        reports=reports_owed(view.rule, view.period, arrived, assessment.calendar),
    )
