"""`zielwacht findings`: what needs somebody, its whole story, and taking it on."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from checker.cli.options import App, Day, Instant, global_options
from checker.domain.clock import WallClock

if TYPE_CHECKING:
    from checker.usecases.act import Preview

NOT_CONFIRMED = 2


@click.group(name="findings")
def command() -> None:
    """List findings, show one's whole story, take one on."""


@command.command(name="list")
@click.option("--all", "everything", is_flag=True, help="Also what is over or only watched.")
@click.option("--role", default=None, help="Only what this role answers for or was told, as gf or gf@jobcenter.")
@click.option("--state", default=None, help="Only this state of the finding (open) or its verdict (breached).")
@click.option("--now", type=Instant(), default=None, help="As of this instant; the last tick unless given.")
@global_options
def list_(app: App, everything: bool, role: str | None, state: str | None, now: datetime | None) -> None:
    """List what needs somebody, worst first: verdict, obligation, state, step, who is next and when.

    \b
    Example:
      zielwacht findings list --role gf
    """
    from checker.cli.finding_sheet import as_json, lines
    from checker.usecases.findings import last_tick, list_findings

    store = app.store()
    try:
        instant = now or last_tick(store) or WallClock().now()
        found = list_findings(store, instant, everything=everything, role=role, state=state)
    finally:
        store.close()
    if app.json:
        click.echo(json.dumps([as_json(one) for one in found], ensure_ascii=False, indent=1))
        return
    for line in lines(found):
        click.echo(line)
    app.note(f"{len(found)} findings")


@command.command()
@click.argument("obligation")
@click.option("--now", type=Instant(), default=None, help="As of this instant; the last tick unless given.")
@global_options
def show(app: App, obligation: str, now: datetime | None) -> None:
    """Show the whole story of the finding about OBLIGATION: verdict, mails, acts, what comes next, journal.

    \b
    Example:
      zielwacht findings show investigation-criteria-agreed/jobcenter/2016
    """
    from checker.cli.finding_sheet import sheet, story_json
    from checker.usecases.findings import last_tick, story

    store = app.store()
    try:
        told = story(store, obligation, now or last_tick(store) or WallClock().now())
    finally:
        store.close()
    click.echo(json.dumps(story_json(told), ensure_ascii=False, indent=1) if app.json else sheet(told))


@command.command()
@click.argument("obligation")
@click.option("--by", required=True, help="The role that takes it on.")
@click.option("--until", type=Day(), required=True, help="The last day of it; the ladder goes on the day after.")
@click.option("--reason", default="", help="What will be done. Journaled, never mailed; no names, please.")
@click.option("--yes", is_flag=True, help="Do it without asking.")
@click.option("--now", type=Instant(), default=None, help="For rehearsals: the instant of the act.")
@global_options
def acknowledge(app: App, obligation: str, by: str, until: date, reason: str, yes: bool, now: datetime | None) -> int:
    """Take the finding about OBLIGATION on. Until the end of that day nobody is told more, unless it gets worse.

    Shows first what it stops, and asks; without a terminal, --yes says it is meant.

    \b
    Example:
      zielwacht findings acknowledge kdu-error-rate/jobcenter/2016 --by gf --until 2016-10-28
    """
    from checker.usecases.act import acknowledge as take_on
    from checker.usecases.act import preview_acknowledgement

    instant = now or WallClock().now()
    store = app.store()
    try:
        shown = preview_acknowledgement(store, obligation, by, until, reason, instant)
        _tell(app, shown, by)
        if not yes and not _confirmed():
            click.echo("nothing was done; repeat with --yes if it is meant", err=True)
            return NOT_CONFIRMED
        done = take_on(store, obligation, by, until, reason, instant)
    finally:
        store.close()
    if app.json:
        click.echo(json.dumps(_json(done, by), ensure_ascii=False, indent=1))
    else:
        click.echo(f"{obligation} is acknowledged by {by} until {until:%d.%m.%Y}; mails kept back: {len(done.stops)}")
    return 0


def _confirmed() -> bool:
    return sys.stdin.isatty() and click.confirm("Take it on?", default=False, err=True)


def _tell(app: App, preview: Preview, by: str) -> None:
    """What the act would stop; on stderr, beside the result."""
    from checker.cli.mail import mail_line

    for warning in preview.warnings:
        click.echo(f"the reason holds what looks like {warning}: it will stand in the journal for good", err=True)
    app.note(f"{preview.after.obligation}, {preview.before.verdict}, step {preview.before.step}, taken on by {by}:")
    for mail in preview.stops:
        app.note(f"  kept back    {mail_line(mail)}")
    if not preview.stops:
        app.note("  kept back    no mail waits")
    if preview.next_role and preview.next_on:
        app.note(f"  not told     {preview.next_role}, who would be next on {preview.next_on:%d.%m.%Y}")
    app.note(f"  goes on      on {preview.resumes_on:%d.%m.%Y} where it stands now, or at once if it gets worse")


def _json(preview: Preview, by: str) -> dict[str, object]:
    return {
        "schema": "zielwacht/act/1",
        "act": "acknowledge",
        "obligation": preview.after.obligation,
        "by": by,
        "until": preview.after.until.isoformat() if preview.after.until else None,
        "superseded": [mail.key for mail in preview.stops],
        "resumes_on": preview.resumes_on.isoformat(),
        "warnings": list(preview.warnings),
    }
