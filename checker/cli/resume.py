"""`zielwacht resume`: an admin confirms that a reported problem is known."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

import click

from checker.cli.options import App, InstantParam, global_options
from checker.domain.clock import WallClock, local_time
from checker.domain.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from checker.store import Store


@click.command(name="resume")
@click.option("--clock", is_flag=True, help="Confirm stamps that are ahead of the clock.")
@click.option("--mails", is_flag=True, help="Let mails leave that a restore holds.")
@click.option("--now", type=InstantParam(), default=None, help="For rehearsals: the instant that counts as now.")
@global_options
def command(app: App, clock: bool, mails: bool, now: datetime | None) -> int:
    """Confirm what 'status' reports: it no longer does, and the journal keeps that.

    --clock: stamps ahead of the clock are known. Judging goes on in any case; correct the machine's clock first.
    --mails: mails may leave again after a restore. 'zielwacht mail outbox' shows which wait.

    \b
    Example:
      zielwacht resume --clock
    """
    from checker.usecases.running.clock_ahead import resume_clock

    if clock == mails:
        raise UsageError("say what is known: 'zielwacht resume --clock', or 'zielwacht resume --mails'")
    store = app.store()
    if mails:
        return _let_mails_leave(app, store, now or WallClock().now())
    try:
        ahead = resume_clock(store, now or WallClock().now())
    finally:
        store.close()
    if app.json:
        stamps = [{"sequence": each.sequence, "at": each.at.isoformat(), "what": each.what} for each in ahead]
        click.echo(json.dumps({"schema": "zielwacht/resume/1", "clock": stamps}, ensure_ascii=False))
        return ExitCode.ALL_WELL
    for each in ahead:
        what = each.what or "no record"
        stamped = "the rules in force" if each.sequence is None else f"recording {each.sequence} ({what})"
        click.echo(f"known: {stamped}, stamped {local_time(each.at):%d.%m.%Y %H:%M}")
    if not ahead:
        click.echo("no stamp lies ahead of the clock")
    return ExitCode.ALL_WELL


def _let_mails_leave(app: App, store: Store, now: datetime) -> int:
    from checker.usecases.running.backup.held_mails import let_mails_leave

    try:
        held = let_mails_leave(store, now)
    finally:
        store.close()
    if app.json:
        told = {"waiting": held.waiting, "restored_at": held.at.isoformat()} if held else None
        click.echo(json.dumps({"schema": "zielwacht/resume/1", "mails": told}, ensure_ascii=False))
    elif held is None:
        click.echo("no mails are held by a restore")
    else:
        click.echo(f"mails leave again: {held.waiting} wait, held since {local_time(held.at):%d.%m.%Y %H:%M}")
    return ExitCode.ALL_WELL
