"""Owed since somebody asked or it was agreed, until its own day: handed in, or reported as done (T17, P34)."""

from __future__ import annotations

from checker.domain.record import Agreement
from checker.domain.scope import Scope
from checker.evaluation.deliverables import handed_in, rows
from checker.evaluation.figures import Figures, HandedIn
from checker.evaluation.trigger import Trigger
from checker.evaluation.view import Kind, RuleView


def figures(view: RuleView, scope: Scope) -> Figures:
    """An agreement says itself when it was done; what was asked for is handed in."""
    opened = view.opened_by
    assert opened is not None, "nothing is owed before somebody asks"
    record = None if isinstance(opened, Trigger) else opened.record
    if isinstance(opened, Trigger) or not isinstance(record, Agreement):
        return handed_in(view, scope)
    done = record.done_on if record.done_on is not None and record.done_on <= view.on else None
    return HandedIn(done, (opened.key,))


KIND = Kind("on_demand", rows, figures)
