"""`zielwacht status`: show the state of the service in one screen."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

import click

from checker.cli.options import App, InstantParam, global_options
from checker.domain.clock import WallClock, local_time
from checker.domain.errors import ExitCode
from checker.domain.health import FOR_PEOPLE
from checker.wording.escapes import escaped
from checker.wording.health import issue_text, next_command
from checker.wording.inbox_troubles import trouble_text
from checker.wording.mailbox_troubles import mailbox_trouble_text

if TYPE_CHECKING:
    from checker.domain.health import AnswerMailboxState, HealthIssue, LogFacts
    from checker.domain.quarantine import OpenNow
    from checker.usecases.running.health import Surroundings
    from checker.usecases.running.status import Status

MOST_REJECTED_SHOWN = 5


@click.command(name="status")
@click.option("--now", type=InstantParam(), default=None, help="For rehearsals: the instant at which it is asked.")
@global_options
def command(app: App, now: datetime | None) -> int:
    """Show the state of the service: healthy, or each problem with what to try; then every part of it.

    The exit code is 0 when all is well and 4 when somebody must see to it.

    \b
    Example:
      zielwacht status
    """
    from checker.cli.wiring import around_of
    from checker.usecases.running.status import status

    around = around_of(app.configuration(), now or WallClock().now(), is_clock_given=now is not None)
    store = app.store()
    try:
        seen = status(store, around)
    finally:
        store.close()
    click.echo(json.dumps(_json(seen), ensure_ascii=False, indent=1) if app.json else _screen(seen))
    return ExitCode.ALL_WELL if seen.is_well else ExitCode.FAILED


def _screen(now: Status) -> str:
    lines = [(_alarm(issue), f"{issue_text(issue, 'en')}; try: {next_command(issue)}") for issue in now.issues]
    lines = lines or [("healthy", "nothing to see to")]
    lines += [("store", now.place)]
    lines += _around_lines(now.around) if now.around else []
    lines += [("rules", _rules(now)), ("last tick", _when(now.last_tick, "never"))]
    lines.append(("records", f"{now.versions} versions; last import {_import(now)}"))
    if now.held is not None:
        lines.append(("kept out", _held(now.held)))
    lines.append(("verdicts", _counts(now.states) or "none yet: 'zielwacht tick' judges"))
    lines.append(("findings", f"{now.open_findings} open, {now.watched} watched"))
    if now.noise:
        lines.append(("noise", ", ".join(f"{rule} {count}" for rule, count in now.noise.items())))
    lines.append(("mails", _counts(now.mails) or "none"))
    lines += [("answers", _answers(now.mailbox))] if now.mailbox else []
    lines.append(("backup", _when(now.last_backup, "none: 'zielwacht backup'")))
    lines += [("journal", _journal(now)), ("checkpoint", _checkpoint(now.log)), ("outside", _outside(now.log))]
    missing = Counter(entry.sender for entry in now.missing)
    lines += [
        ("missing", f"{count} overdue reports of {sender}: zielwacht records list --missing --sender {sender}")
        for sender, count in missing.items()
    ]
    stuck = Counter(f"{mail.state}, {mail.kind}" for mail in now.stuck)
    lines += [("stuck mails", f"{count} {what}: zielwacht mail outbox") for what, count in stuck.items()]
    return "\n".join(f"{label:<12}{escaped(text)}" for label, text in lines)


def _alarm(issue: HealthIssue) -> str:
    return "ATTENTION" if issue.code in FOR_PEOPLE else "PROBLEM"


def _rules(now: Status) -> str:
    if now.rulebook is None:
        return "none in force: 'zielwacht rules activate'"
    edited = now.around.folder.sentence() if now.around else ""
    since = f"{now.rulebook[:12]}, since {_when(now.activated_at, '?')} by {now.activated_by}"
    return f"{since}; the folder is {edited}" if edited else since


def _around_lines(around: Surroundings) -> list[tuple[str, str]]:
    lines = [("daemon", _daemon(around))]
    if around.heartbeat and around.is_driven:
        lines += [("trouble", sentence) for sentence in around.heartbeat.troubles]
    inbox = around.inbox
    if inbox.trouble:
        return [*lines, ("inbox", trouble_text(inbox.trouble, "en"))]
    waiting = f"{inbox.files} waiting" + (f" since {_when(inbox.oldest_at, '?')}" if inbox.files else "")
    lines.append(("inbox", f"{waiting}, {len(inbox.rejected_lately)} rejected in the last 7 days"))
    lines += [("rejected", f"{name}: read its receipt") for name in inbox.rejected_lately[:MOST_REJECTED_SHOWN]]
    return [*lines, *(("not read", f"{name}/ is a folder: lay the files themselves here") for name in inbox.folders)]


def _daemon(around: Surroundings) -> str:
    last = around.heartbeat
    if last is None:
        return "none has run here: 'zielwacht run', or ticks from a timer"
    if not around.is_driven:
        return f"not running; last seen {_when(last.progress_at, '?')} ({last.ended or 'no goodbye'})"
    downtime = f"; nobody had looked for {_span(last.downtime_seconds)} before" if last.downtime_seconds else ""
    return (
        f"running, process {last.pid} since {_when(last.started_at, '?')}, every {last.interval_seconds:g} s; "
        f"last progress {local_time(last.progress_at):%H:%M:%S}, last round: {last.outcome or 'the first'}{downtime}"
    )


def _span(seconds: int) -> str:
    minutes = seconds // 60
    if minutes >= 2 * 24 * 60:
        return f"{minutes // (24 * 60)} days"
    return f"{minutes // 60} hours" if minutes >= 120 else f"{minutes} minutes"


def _import(now: Status) -> str:
    last = now.last_import
    if last is None:
        return "none"
    return f"{_when(last.imported_at, '?')}, {last.file} ({last.quarantined} of {last.read} quarantined)"


def _held(held: OpenNow) -> str:
    what = "row or file" if held.count == 1 else "rows and files"
    of = "1 file" if held.files == 1 else f"{held.files} files"
    return f"{held.count} {what}, of {of}, since {_when(held.since, '?')}: zielwacht records quarantine list"


def _journal(now: Status) -> str:
    return "chain intact" if now.broken_entry is None else f"BROKEN at entry {now.broken_entry}: compare with a backup"


def _checkpoint(log: LogFacts) -> str:
    if log.made_at is None:
        return "none yet: daemon and 'zielwacht tick' make one a day"
    return f"{_when(log.made_at, '?')}, over {log.size} of {log.entries} entries"


def _outside(log: LogFacts) -> str:
    """Against what, and when, the log was held that lies outside the house."""
    if log.counter_checked_at is not None:
        return f"last held against a head or checkpoint on {_when(log.counter_checked_at, '?')}"
    return "the log was never held against a head or checkpoint: 'zielwacht audit verify --checkpoint FILE'"


def _answers(mailbox: AnswerMailboxState) -> str:
    if mailbox.failing_since is None:
        return f"read from {mailbox.place}, last {_when(mailbox.read_at, '?')}"
    return (
        f"{mailbox.place} not read since {_when(mailbox.failing_since, '?')}; before: {_when(mailbox.read_at, 'never')}"
    )


def _counts(found: dict[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in found.items())


def _when(instant: datetime | None, otherwise: str) -> str:
    return f"{local_time(instant):%d.%m.%Y %H:%M}" if instant else otherwise


def _json(now: Status) -> dict[str, object]:
    return {
        "schema": "zielwacht/status/1",
        "well": now.is_well,
        "issues": [
            {
                "code": issue.code.value,
                "stage": issue.code.stage,
                "what": issue_text(issue, "en"),
                "next": next_command(issue),
            }
            for issue in now.issues
        ],
        **(_around_json(now.around) if now.around else {}),
        "store": now.place,
        "rulebook": now.rulebook,
        "activated_at": now.activated_at.isoformat() if now.activated_at else None,
        "last_tick": now.last_tick.isoformat() if now.last_tick else None,
        "records": now.versions,
        "last_import": now.last_import.file if now.last_import else None,
        "kept_out": {"open": now.held.count, "files": now.held.files, "since": now.held.since.isoformat()}
        if now.held
        else None,
        "verdicts": now.states,
        "missing_reports": [
            {"sender": one.sender, "profile": one.profile, "period": str(one.period), "due": one.due.isoformat()}
            for one in now.missing
        ],
        "findings": {"open": now.open_findings, "watched": now.watched, "noise": now.noise},
        "mails": now.mails,
        "stuck": [mail.key for mail in now.stuck],
        "answers": _answers_json(now.mailbox) if now.mailbox else None,
        "last_backup": now.last_backup.isoformat() if now.last_backup else None,
        "journal_broken_at": now.broken_entry,
        "checkpoint": {"size": now.log.size, "made_at": now.log.made_at.isoformat()} if now.log.made_at else None,
        "counter_checked_at": now.log.counter_checked_at.isoformat() if now.log.counter_checked_at else None,
    }


def _answers_json(mailbox: AnswerMailboxState) -> dict[str, object]:
    return {
        "mailbox": mailbox.place,
        "read_at": mailbox.read_at.isoformat() if mailbox.read_at else None,
        "failing_since": mailbox.failing_since.isoformat() if mailbox.failing_since else None,
        "trouble": mailbox_trouble_text(mailbox.trouble, "en") if mailbox.trouble else None,
    }


def _around_json(around: Surroundings) -> dict[str, object]:
    last = around.heartbeat
    return {
        "daemon": {
            "running": around.is_driven,
            "pid": last.pid,
            "started_at": last.started_at.isoformat(),
            "progress_at": last.progress_at.isoformat(),
            "outcome": last.outcome,
            "failures": last.failures,
            "troubles": list(last.troubles),
            "downtime_seconds": last.downtime_seconds,
            "ended": last.ended,
        }
        if last
        else None,
        "rules_folder": {"standing": str(around.folder.standing), "first_mistake": around.folder.mistake or None},
        "inbox": {
            "waiting": around.inbox.files,
            "oldest_at": around.inbox.oldest_at.isoformat() if around.inbox.oldest_at else None,
            "rejected_lately": list(around.inbox.rejected_lately),
            "trouble": trouble_text(around.inbox.trouble, "en") if around.inbox.trouble else None,
        },
    }
