"""Something to hand in by a date: in time until the effective day has ended, later is met but late, never is missed."""

from __future__ import annotations

from checker.domain.record import Deliverable, RecordVersion
from checker.domain.rule import Rule
from checker.domain.scope import Scope
from checker.domain.verdict import Reason
from checker.evaluation.compile import Row
from checker.evaluation.measures import Figures, keys_of
from checker.evaluation.view import Kind, RuleView, in_order


def rows(_rule: Rule) -> tuple[Row, ...]:
    return in_order(Row.DONE_IN_TIME, Row.DONE_LATE, Row.DUE_AHEAD, Row.DUE_OVER)


def figures(view: RuleView, scope: Scope) -> Figures:
    """Complete: handed in, with the proof the rule asks for, every part, and all that it has to cover."""
    versions = view.records(scope)
    found = Figures(keys=keys_of(versions))
    lacking = [reason for version in versions if (reason := _lacking(version, view.rule)) is not None]
    complete = [version for version in versions if _lacking(version, view.rule) is None]
    if not complete:
        found.notes += lacking
        found.extra = {"complete": 0, "submitted": 0}
        return found
    submitted = min(_submitted(version) for version in complete)
    found.extra = {"complete": 1, "submitted": submitted}
    found.keys = keys_of(complete)
    return found


def _lacking(version: RecordVersion, rule: Rule) -> Reason | None:
    """Why a submission does not count yet; None when it does."""
    record = version.record
    assert isinstance(record, Deliverable), "the shelf sorts by type"
    if rule.measure.evidence == "required" and record.evidence is None:
        return Reason("evidence_missing", {"submitted": record.submitted_on})
    if record.total is not None and (record.done or 0) < record.total:
        return Reason("parts_missing", {"done": record.done or 0, "total": record.total})
    uncovered = [part for part in rule.measure.covers if part not in record.covers]
    if uncovered:
        return Reason("not_covered", {"parts": ", ".join(uncovered)})
    return None


def _submitted(version: RecordVersion) -> int:
    record = version.record
    assert isinstance(record, Deliverable), "the shelf sorts by type"
    assert record.submitted_on is not None, "only submitted ones are found"
    return record.submitted_on.toordinal()


KIND = Kind("dated_deliverable", rows, figures)
