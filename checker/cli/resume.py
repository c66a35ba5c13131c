"""`zielwacht resume`: an admin confirms that a reported problem is known."""

from __future__ import annotations

import json
from datetime import datetime

import click

from checker.cli.options import App, InstantParam, global_options
from checker.domain.clock import WallClock, local_time
from checker.domain.errors import ExitCode, UsageError


@click.command(name="resume")
@click.option("--clock", is_flag=True, help="Confirm stamps that are ahead of the clock.")
@click.option("--now", type=InstantParam(), default=None, help="For rehearsals: the instant that counts as now.")
@global_options
def command(app: App, clock: bool, now: datetime | None) -> int:
    """Confirm that stamps ahead of the clock are known: 'status' no longer reports them, the journal keeps that.

    Judging goes on in any case. Correct the machine's clock first.

    \b
    Example:
      zielwacht resume --clock
    """
    from checker.usecases.running.clock_ahead import resume_clock

    if not clock:
        raise UsageError("say what is known: 'zielwacht resume --clock'")
    store = app.store()
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
