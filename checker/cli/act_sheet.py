"""What an act would do or has done: as lines, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from checker.cli.mail import waiting_line
from checker.domain.act import ActKind

if TYPE_CHECKING:
    from checker.usecases.acting.act import ActPreview, Wanted

DONE = {
    ActKind.ACKNOWLEDGE: "acknowledged",
    ActKind.SILENCE: "silenced",
    ActKind.WAIVE: "waived",
    ActKind.EXTEND: "extended",
    ActKind.OBJECT: "objected to",
    ActKind.HANDBACK: "handed back",
    ActKind.TAKEOVER: "taken over",
    ActKind.NOISE: "called noise",
}


def done_line(done: ActPreview) -> str:
    """One sentence for stdout."""
    if done.undoes is not None:
        return f"{done.obligation}: {done.by} took back what it had decided ({_act(done)})"
    until = f" until {_day(done.until)}" if done.until else ""
    kept = f"; mails kept back: {len(done.stops)}" if done.kind not in (ActKind.OBJECT, ActKind.HANDBACK) else ""
    return f"{done.obligation} is {DONE[done.kind]} by {done.by}{until}{kept}"


def preview_lines(shown: ActPreview) -> Iterator[str]:
    """What the act would stop, and what comes then; for stderr, beside the result."""
    before = shown.before
    stands = f"{before.state}, step {before.step}" if before else "no finding"
    what = f"take back: {_act(shown)}" if shown.undoes else str(shown.kind)
    yield f"{shown.obligation}, {shown.verdict.state}, {stands}; {what}, by {shown.by}:"
    keeps_back = shown.kind not in (ActKind.OBJECT, ActKind.HANDBACK, ActKind.UNDO)
    for mail in shown.stops:
        yield f"  kept back    {waiting_line(mail)}"
    if keeps_back and not shown.stops:
        yield "  kept back    no mail waits"
    if keeps_back and shown.next_role and shown.next_on:
        yield f"  not notified {shown.next_role}, who would be next on {_day(shown.next_on)}"
    if shown.told_next:
        yield f"  next mail to {shown.told_next}, by the next tick, with the reason"
    if shown.due is not None:
        was, now = shown.verdict.due, shown.due
        dates = f"on {_day(now.effective)} (please by {_day(now.please_by)})"
        yield f"  due          {dates} instead of {_day(was.effective)}"
    yield f"  goes on      {_goes_on(shown)}"


def as_json(shown: ActPreview, wanted: Wanted, *, done: bool) -> dict[str, object]:
    return {
        "schema": "zielwacht/act/1",
        "done": done,
        "act": str(shown.kind),
        "obligation": shown.obligation,
        "by": shown.by,
        "until": _iso(shown.until),
        "until_resolved": wanted.until_resolved,
        "state_before": str(shown.before.state) if shown.before else None,
        "state": str(shown.after.state) if shown.after else None,
        "superseded": [mail.message for mail in shown.stops],
        "resumes_on": _iso(shown.resumes_on),
        "due": {"effective": _iso(shown.due.effective), "please_by": _iso(shown.due.please_by)} if shown.due else None,
        "told_next": shown.told_next,
        "undoes": shown.undoes.sequence if shown.undoes else None,
    }


def _goes_on(shown: ActPreview) -> str:
    day = _day(shown.resumes_on)
    match shown.kind:
        case ActKind.ACKNOWLEDGE | ActKind.TAKEOVER:
            return f"on {day} at the step it has by then, or at once if it gets worse"
        case ActKind.SILENCE:
            return f"on {day}: a mail at once if it is still bad; if critical and worse, before that"
        case ActKind.WAIVE:
            return f"on {day}: mails from the first step on if it is still bad"
        case ActKind.EXTEND:
            return f"reminders are planned anew; from {day} on it counts as missed"
        case ActKind.NOISE:
            return "not in this period, unless it gets worse"
        case ActKind.UNDO:
            return f"as it stood before: {shown.after.state}" if shown.after else "as it stood before"
        case ActKind.OBJECT | ActKind.HANDBACK:
            return "at once, open again"


def _act(shown: ActPreview) -> str:
    undone = shown.undoes
    return f"{undone.kind} of {undone.granted_on:%d.%m.%Y}" if undone else ""


def _day(day: date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else "?"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
