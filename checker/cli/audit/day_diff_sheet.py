"""What changed between two days as lines to read, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.domain.verdict import Verdict
from checker.store.activations import ActivationHead
from checker.usecases.auditing.causes import CauseOfChange
from checker.usecases.auditing.day_diff import DayChange, DayDiff, RecordChange
from checker.usecases.auditing.judged_again import Basis
from checker.wording.dates import day_text, instant_text, period_text
from checker.wording.day_diff_texts import DAY_DIFF
from checker.wording.refusal_texts import ACTS
from checker.wording.states import state_text

SCHEMA = "zielwacht/audit-diff/1"
SHOWN_CHARACTERS = 12


def lines(found: DayDiff) -> Iterator[str]:
    locale = found.book.language
    words = DAY_DIFF[locale]
    yield words["head"].format(first=day_text(found.first, locale), second=day_text(found.second, locale))
    for on, basis in ((found.first, found.before), (found.second, found.after)):
        head = basis.activation
        said = {"on": day_text(on, locale), "sequence": basis.sequence, "number": head.number}
        yield words["then"].format(**said, sha=head.sha256[:SHOWN_CHARACTERS])
    for change in found.changes:
        yield _change(change, found)
        yield from ("  " + line for line in reasons(change, found))
    if found.gaps:
        yield words["gaps"].format(obligations=", ".join(found.gaps))
    yield words["changed"].format(changed=len(found.changes), all=len(found.changes) + found.unchanged)


def reasons(change: DayChange, found: DayDiff) -> Iterator[str]:
    """Why a verdict is another one, a line for each record, act, activation or day."""
    for cause in change.why.causes:
        yield from _because(cause, change, found)


def _change(change: DayChange, found: DayDiff) -> str:
    locale = found.book.language
    words = DAY_DIFF[locale]
    before = state_text(change.before, locale) if change.before else words["not_owed_yet"]
    after = state_text(change.after, locale) if change.after else words["not_owed_any_more"]
    if before == after:
        after = words["same_state"].format(state=after)
    return words["change"].format(obligation=change.obligation, before=before, after=after)


def _because(cause: CauseOfChange, change: DayChange, found: DayDiff) -> Iterator[str]:
    """The lines of one cause; at least one."""
    locale = found.book.language
    words, why = DAY_DIFF[locale], change.why
    match cause:
        case CauseOfChange.RECORD:
            yield from _records(change, found)
        case CauseOfChange.ACT:
            for act in why.acts:
                at, until = instant_text(act.recorded_at, locale), day_text(act.until, locale)
                yield words["decided"].format(act=ACTS[locale][act.kind], by=act.by, at=at, until=until)
            if not why.acts:
                yield words["act"]
        case CauseOfChange.RULE | CauseOfChange.CALENDAR | CauseOfChange.ORGANISATION:
            for head in found.activations:
                at = instant_text(head.activated_at, locale)
                yield words[cause].format(number=head.number, by=head.by, at=at)
            if not found.activations:
                yield words["absence"]
        case CauseOfChange.TIME:
            for each in why.days:
                yield words[each.passed].format(day=day_text(each.day, locale))
            if not why.days:
                yield words["time"]


def _records(change: DayChange, found: DayDiff) -> Iterator[str]:
    locale = found.book.language
    words, why = DAY_DIFF[locale], change.why
    for one in why.records:
        yield words[one.happened].format(**_place(one), at=instant_text(one.version.recorded_at, locale))
    if why.records:
        return
    for report in why.reports:
        about = {"sender": report.sender, "profile": report.profile, "period": period_text(report.period, locale)}
        at = instant_text(report.recorded_at, locale)
        yield words["report"].format(**about, sequence=report.sequence, at=at)
    if not why.reports:
        yield words["record"].format(first=found.before.sequence + 1, last=found.after.sequence)


def _place(one: RecordChange) -> dict[str, Any]:
    version = one.version
    said = {"key": version.key, "sequence": version.sequence}
    return {**said, "file": version.origin.file, "sheet": version.origin.sheet, "row": version.origin.row}


def as_json(found: DayDiff) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "from": {"on": found.first.isoformat(), **_basis_json(found.before)},
        "to": {"on": found.second.isoformat(), **_basis_json(found.after)},
        "activations": [_head_json(head) for head in found.activations],
        "changes": [_change_json(change) for change in found.changes],
        "deleted": list(found.gaps),
        "unchanged": found.unchanged,
    }


def _basis_json(basis: Basis) -> dict[str, Any]:
    known = {"instant": basis.at.isoformat(), "sequence": basis.sequence}
    return {"known_at": known, "activation": _head_json(basis.activation)}


def _head_json(head: ActivationHead) -> dict[str, Any]:
    at = head.activated_at.isoformat()
    return {"number": head.number, "rulebook": head.sha256, "by": head.by, "at": at}


def _change_json(change: DayChange) -> dict[str, Any]:
    why = change.why
    return {
        "obligation": change.obligation,
        "before": _state_json(change.before),
        "after": _state_json(change.after),
        "causes": list(why.causes),
        "records": [{"happened": one.happened, **_place(one)} for one in why.records],
        "reports": [
            {"sender": one.sender, "profile": one.profile, "period": str(one.period), "sequence": one.sequence}
            for one in why.reports
        ],
        "acts": [
            {"kind": one.kind, "by": one.by, "until": one.until.isoformat(), "sequence": one.sequence}
            for one in why.acts
        ],
        "days": [{"passed": one.passed, "day": one.day.isoformat()} for one in why.days],
    }


def _state_json(verdict: Verdict | None) -> dict[str, Any] | None:
    return None if verdict is None else {"state": verdict.state, "cause": verdict.cause}
