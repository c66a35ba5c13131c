"""`zielwacht audit access`: which member did what. Each look has a reason and is in the log."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

import click

from checker.cli.columns import in_columns
from checker.cli.options import App, InstantParam, global_options
from checker.domain.access import AccessReason
from checker.domain.clock import WallClock, local_time

if TYPE_CHECKING:
    from checker.store.access_log import AccessNote


@click.command(name="access")
@click.option("--reason", type=click.Choice([each.value for each in AccessReason]), required=True, help="Why you look.")
@click.option("--by", required=True, help="The role that looks; it has the right read_audit.")
@click.option("--entry", type=int, default=None, help="Only who did what this entry of the log tells.")
@click.option("--now", type=InstantParam(), default=None, help="For rehearsals: the instant that counts as now.")
@global_options
def command(app: App, reason: str, by: str, entry: int | None, now: datetime | None) -> None:
    """Show which member did what on the pages, by which way of log-in, the oldest first.

    What was done stands in the log, by role, under the number of the entry. That you look, and why, is in the log too.
    Notes are kept for access_log_days of [web] in config.toml.

    \b
    Example:
      zielwacht audit access --reason objection --by data_protection --entry 812
    """
    from checker.usecases.access.access_log import look_into

    store = app.store()
    try:
        notes = look_into(store, by, AccessReason(reason), now or WallClock().now(), entry=entry).notes
    finally:
        store.close()
    if app.json:
        document = {"schema": "zielwacht/access-log/1", "notes": [_json(each) for each in notes]}
        click.echo(json.dumps(document, ensure_ascii=False, indent=1))
        return
    for line in in_columns([_cells(each) for each in notes]):
        click.echo(line)
    if not notes:
        app.note("nothing is noted")


def _cells(note: AccessNote) -> tuple[str, ...]:
    at = f"{local_time(note.at):%d.%m.%Y %H:%M}"
    return at, _who(note), note.kind, f"entry {note.entry}", note.way.value


def _who(note: AccessNote) -> str:
    if note.member is None:
        return "nobody known"
    return note.login or f"member {note.member}, forgotten"


def _json(note: AccessNote) -> dict[str, object]:
    return {
        "at": note.at.isoformat(),
        "member": note.member,
        "login": note.login,
        "act": note.kind,
        "entry": note.entry,
        "way": note.way.value,
    }
