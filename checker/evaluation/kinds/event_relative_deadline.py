"""Due with a meeting: awaited while its calendar is not known, in any case due on the fallback day (T12)."""

from __future__ import annotations

from dataclasses import replace

from checker.domain.rule import Rule
from checker.domain.scope import Scope
from checker.domain.verdict import Reason
from checker.evaluation import deliverables
from checker.evaluation.compile import Row
from checker.evaluation.figures import AwaitedMeeting, Figures
from checker.evaluation.view import Kind, RuleView, in_order


def rows(rule: Rule) -> tuple[Row, ...]:
    return in_order(Row.CALENDAR_MISSING, Row.AWAITING_EVENT, *deliverables.rows(rule))


def figures(view: RuleView, scope: Scope) -> Figures:
    """What was handed in, and whether the day of the meeting is known."""
    spec = view.rule.due.meeting
    assert spec is not None, f"{view.rule.id} is due with a meeting"
    figures = deliverables.handed_in(view, scope)
    notes = (Reason("meeting_known", {"day": view.meeting}),) if view.meeting is not None else ()
    meeting = AwaitedMeeting(is_known=view.meeting is not None, warn_from=spec.warn_from)
    return replace(figures, meeting=meeting, notes=(*figures.notes, *notes))


KIND = Kind("event_relative_deadline", rows, figures)
