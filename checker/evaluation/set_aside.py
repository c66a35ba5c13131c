"""What cannot be judged is set aside alone, with its reason; everything beside it is judged. Pure.

What is read is checked when it comes in; a figure that slipped through, or a mistake of ours over one obligation, must
not keep all others from their verdicts.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from checker.domain.scope import Scope
from checker.domain.verdict import CANNOT_JUDGE, FIGURE_TOO_LARGE, Reason
from checker.evaluation.compile import Row
from checker.evaluation.engine import Engine, EngineError, FigureTooLarge, FlatFact, can_be_compared
from checker.evaluation.figures import Figures, Unmeasured
from checker.evaluation.view import Kind, RuleView

GoalFact = tuple[str, FlatFact]


def figures_or_reason(kind: Kind, view: RuleView, scope: Scope) -> Figures:
    """The figures of one obligation, or why there are none: not even a mistake of ours may end the judging."""
    try:
        return kind.figures(view, scope)
    except EngineError:
        raise
    except Exception as mistake:
        return failed(mistake)


def failed(mistake: Exception, keys: tuple[str, ...] = ()) -> Unmeasured:
    """No figure, as our program failed. The reason names the place in the program, never what stands in a record."""
    facts = {"error": type(mistake).__name__, "place": _place(mistake)}
    return Unmeasured(CANNOT_JUDGE, keys, notes=(Reason(CANNOT_JUDGE, facts),))


def too_large(figures: Figures) -> Unmeasured:
    return Unmeasured(FIGURE_TOO_LARGE, figures.keys, notes=(Reason(FIGURE_TOO_LARGE, {}),))


def rows_of(facts: Sequence[GoalFact | None], engine: Engine) -> list[Row | None]:
    """The row of each fact, in order; None: there is no fact, or the engine cannot compare it exactly."""
    try:
        rows = engine.decide([fact for fact in facts if fact is not None])
    except FigureTooLarge:
        facts = [fact if fact is not None and can_be_compared(fact[1]) else None for fact in facts]
        rows = engine.decide([fact for fact in facts if fact is not None])
    row_by_place = dict(zip((place for place, fact in enumerate(facts) if fact is not None), rows, strict=True))
    return [row_by_place.get(place) for place in range(len(facts))]


def _place(mistake: Exception) -> str:
    trace = mistake.__traceback__
    if trace is None:
        return ""
    while trace.tb_next is not None:
        trace = trace.tb_next
    return f"{PurePath(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
