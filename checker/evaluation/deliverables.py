"""What has been handed in, is it complete, and since which day? Pure.

Where a rule asks for every town and the whole, each of these is a part: one submission may name several of them
(`covers`, beside the contents that it treats), or each comes by itself. It is complete on the day on which the last
part is.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from checker.domain.period import Period, day
from checker.domain.record import Deliverable, RecordVersion
from checker.domain.rule import Rule
from checker.domain.scope import Scope
from checker.domain.verdict import Reason
from checker.evaluation.compile import Row
from checker.evaluation.figures import HandedIn
from checker.evaluation.measures import chosen, keys_of
from checker.evaluation.view import RuleView, in_order


def rows(_rule: Rule) -> tuple[Row, ...]:
    return in_order(Row.DONE_IN_TIME, Row.DONE_LATE, Row.DUE_AHEAD, Row.DUE_OVER)


def handed_in(view: RuleView, scope: Scope) -> HandedIn:
    """Complete: handed in for every part, with the proof the rule asks for, and all that it has to cover."""
    parts = _parts(view, scope)
    versions = submissions(view, scope)
    lacking = {version.key: what_it_lacks(version, view) for version in versions}
    complete = [version for version in versions if lacking[version.key] is None]
    here_since = _first_days(complete, view.rule, scope.id if view.opened_by is not None else None)
    absent = [part for part in parts if part.id not in here_since]
    if absent:
        notes = [reason for reason in lacking.values() if reason is not None]
        if complete:
            notes.append(_absent(absent, parts))
        return HandedIn(None, keys_of(versions), notes=tuple(notes))
    return HandedIn(max(here_since[part.id] for part in parts), keys_of(complete))


def submissions(view: RuleView, scope: Scope) -> list[RecordVersion]:
    """What was handed in that is looked at for a unit, whether or not it is complete."""
    # What was asked for bears the number of the request, also when the unit asked has merged since.
    from_anyone = bool(view.rule.scope.parts) or isinstance(view.opened_by, RecordVersion)
    # The follow-ups of one cause bear one number in every unit: each is its own unit's, or of those merged into it.
    own = (scope.id, *view.predecessors(scope.id)) if view.opened_by is not None else (scope.id,)
    return chosen(view.by_scope, None if from_anyone else own)


def _parts(view: RuleView, scope: Scope) -> tuple[Scope, ...]:
    """The units that must be spoken for: as they stand on the reference date, or the due day; else the unit judged."""
    levels = view.rule.scope.parts
    if not levels:
        return (scope,)
    at = view.rule.reference_date or view.due.nominal
    return tuple(part for level in levels for part in view.organisation.scopes(level, at))


def _first_days(complete: list[RecordVersion], rule: Rule, scope: str | None) -> dict[str, date]:
    """Since which day each unit has been spoken for; `scope`: the one for which all are, whoever handed them in."""
    found: dict[str, date] = {}
    for version in complete:
        record = _deliverable(version)
        assert record.submitted_on is not None, "only submitted ones are found"
        units = _units_covered(record, rule) or (scope or record.scope,)
        for unit in units:
            found[unit] = min(found.get(unit, record.submitted_on), record.submitted_on)
    return found


def _units_covered(record: Deliverable, rule: Rule) -> tuple[str, ...]:
    """The units that a submission names where it may speak for several; what else it covers are its contents."""
    if not rule.scope.parts:
        return ()
    contents = {content.id for content in rule.measure.contents}
    return tuple(named for named in record.covers if named not in contents)


def _absent(absent: list[Scope], parts: tuple[Scope, ...]) -> Reason:
    names = ", ".join(part.name for part in absent)
    return Reason("units_missing", {"missing": len(absent), "total": len(parts), "units": names})


def what_it_lacks(version: RecordVersion, view: RuleView) -> Reason | None:
    """The first reason for which a submission does not count yet; None when it does."""
    return next(_lacking(version, view), None)


def _lacking(version: RecordVersion, view: RuleView) -> Iterator[Reason]:
    """Why a submission does not count yet; nothing when it does."""
    record, measure = _deliverable(version), view.rule.measure
    if measure.evidence == "required" and record.evidence is None:
        yield Reason("evidence_missing", {"submitted": record.submitted_on})
    untold = [name for name in measure.requires if getattr(record, name) is None]
    if untold:
        yield Reason("fields_missing", {"fields": ", ".join(untold)})
    yield from _wrong_time(record, view)
    if measure.part is not None and not record.total:
        yield Reason("parts_unknown")
    if record.total is not None and (record.done or 0) < record.total:
        yield Reason("parts_missing", {"done": record.done or 0, "total": record.total})
    uncovered = [content.title for content in measure.contents if content.id not in record.covers]
    if uncovered:
        yield Reason("not_covered", {"parts": ", ".join(uncovered)})


def _wrong_time(record: Deliverable, view: RuleView) -> Iterator[Reason]:
    """Is it about another stretch, as of another day, or in force too late?"""
    rule = view.rule
    if rule.period.about is not None:
        about = Period.parse(rule.period.about)
        if record.period not in (about, view.period, day(view.due.nominal)):
            yield Reason("about_another_period", {"given": record.period, "wanted": about})
    if rule.reference_date is not None:
        if record.reference_date is None:
            yield Reason("reference_date_missing", {"wanted": rule.reference_date})
        elif not _is_as_of(record.reference_date, rule.reference_date, view):
            yield Reason("reference_date_wrong", {"given": record.reference_date, "wanted": rule.reference_date})
    if rule.effective_by is not None:
        if record.effective_on is None:
            yield Reason("effective_day_missing", {"wanted": rule.effective_by.day})
        elif record.effective_on > rule.effective_by.day:
            yield Reason("effective_too_late", {"given": record.effective_on, "wanted": rule.effective_by.day})


def _is_as_of(given: date, wanted: date, view: RuleView) -> bool:
    """The reference date never shifts; on a day the house is closed, the last open day's state is its own (D7)."""
    return given in (wanted, view.calendar.last_office_day(wanted))


def _deliverable(version: RecordVersion) -> Deliverable:
    record = version.record
    assert isinstance(record, Deliverable), "the index sorts by type"
    return record
