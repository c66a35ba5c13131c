"""`zielwacht status`: tell in one screen how it is."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

import click

from checker.cli.options import App, global_options
from checker.domain.clock import local_time

if TYPE_CHECKING:
    from checker.usecases.status import Status

ENVIRONMENT_FAILED = 4


@click.command(name="status")
@global_options
def command(app: App) -> int:
    """Tell how it is: rules in force, last tick, records, verdicts, findings, mails, journal.

    \b
    Example:
      zielwacht status
    """
    from checker.usecases.status import status

    store = app.store()
    try:
        now = status(store)
    finally:
        store.close()
    click.echo(json.dumps(_json(now), ensure_ascii=False, indent=1) if app.json else _screen(now))
    return 0 if now.broken_entry is None else ENVIRONMENT_FAILED


def _screen(now: Status) -> str:
    lines = [("store", now.place), ("rules", _rules(now)), ("last tick", _when(now.last_tick, "never"))]
    lines.append(("records", f"{now.versions} versions; last import {_import(now)}"))
    lines.append(("verdicts", _counts(now.states) or "none yet: 'zielwacht tick' judges"))
    lines.append(("findings", f"{now.open_findings} open, {now.watched} watched"))
    lines.append(("mails", _counts(now.mails) or "none"))
    lines.append(("journal", _journal(now)))
    lines += [("missing", f"{rule}: report for {period}") for rule, period in now.missing]
    lines += [
        ("stuck mail", f"{mail.state}, {mail.attempts} attempts: {mail.message.kind} to {mail.message.addressed}")
        for mail in now.stuck
    ]
    return "\n".join(f"{label:<12}{text}" for label, text in lines)


def _rules(now: Status) -> str:
    if now.rulebook is None:
        return "none in force: 'zielwacht rules activate'"
    return f"{now.rulebook[:12]}, since {_when(now.activated_at, '?')} by {now.activated_by}"


def _import(now: Status) -> str:
    last = now.last_import
    if last is None:
        return "none"
    return f"{_when(last.imported_at, '?')}, {last.file} ({last.quarantined} of {last.read} quarantined)"


def _journal(now: Status) -> str:
    return "chain intact" if now.broken_entry is None else f"BROKEN at entry {now.broken_entry}: compare with a backup"


def _counts(found: dict[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in found.items())


def _when(instant: datetime | None, otherwise: str) -> str:
    return f"{local_time(instant):%d.%m.%Y %H:%M}" if instant else otherwise


def _json(now: Status) -> dict[str, object]:
    return {
        "schema": "zielwacht/status/1",
        "well": now.is_well,
        "store": now.place,
        "rulebook": now.rulebook,
        "activated_at": now.activated_at.isoformat() if now.activated_at else None,
        "last_tick": now.last_tick.isoformat() if now.last_tick else None,
        "records": now.versions,
        "last_import": now.last_import.file if now.last_import else None,
        "verdicts": now.states,
        "missing_reports": [{"rule": rule, "period": str(period)} for rule, period in now.missing],
        "findings": {"open": now.open_findings, "watched": now.watched},
        "mails": now.mails,
        "stuck": [mail.key for mail in now.stuck],
        "journal_broken_at": now.broken_entry,
    }
