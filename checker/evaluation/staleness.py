"""Are the figures of a verdict old: is the newest view that is owed missing? Pure. Source: D24."""

from __future__ import annotations

from typing import assert_never

from checker.domain.verdict import Stale
from checker.evaluation.compile import Row
from checker.evaluation.figures import Figures, HandedIn, Measured, NotShownYet, Unmeasured
from checker.evaluation.view import RuleView

# Their state says itself that figures are missing.
WITHOUT_A_VIEW = frozenset({Row.NO_FIGURES, Row.REPORT_MISSING, Row.UNDECIDED})


def stale_of(view: RuleView, figures: Figures, row: Row) -> Stale | None:
    """What a verdict that keeps its state must say of its figures. None: they are the newest that were owed.

    What was never reported is missing, not old; a nil report is as old as the day up to which it speaks.
    """
    if not view.lacks_newest or row in WITHOUT_A_VIEW:
        return None
    overdue = view.complete.missing
    match figures:
        case Measured() if view.rule.measure.records == "event":
            # What nobody reports did not happen, so that their count speaks up to any day; their reports do not.
            return Stale(view.speaks_until([]), overdue)
        case Measured() | NotShownYet():
            return Stale(figures.view_end, overdue)
        case Unmeasured():
            return Stale(figures.view_end or view.speaks_until([]), overdue) if figures.only_nil else None
        case HandedIn():
            return None
        case _:
            assert_never(figures)
