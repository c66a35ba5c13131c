"""The flat event that the engine is given about one obligation. Pure.

Whole numbers and text only, as the engine compares nothing else reliably.
"""

from __future__ import annotations

from fractions import Fraction

from checker.domain.due import Due
from checker.domain.rule import Rule
from checker.evaluation.completeness import nothing_owed_yet
from checker.evaluation.engine import Fact
from checker.evaluation.measures import Figures, rounded
from checker.evaluation.view import RuleView


def fact_of(view: RuleView, figures: Figures, due_now: Due) -> Fact:
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
