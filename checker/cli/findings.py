"""`zielwacht findings`: which findings need action, the history of one, and the acts that decide about it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from checker.cli.options import App, DayParam, InstantParam, global_options
from checker.domain.clock import WallClock
from checker.domain.errors import ExitCode

if TYPE_CHECKING:
    from checker.store import Store
    from checker.usecases.acting.act import ActPreview, Wanted


@click.group(name="findings")
def command() -> None:
    """List findings, show one's history, decide about one."""


@command.command(name="list")
@click.option("--all", "everything", is_flag=True, help="Also what is over or only watched.")
@click.option(
    "--role",
    default=None,
    help="Only what this role answers for or was notified of, as ROLE or ROLE@UNIT.",
)
@click.option(
    "--state", default=None, help="Only this state of the finding (open) or its verdict (breached), or noise."
)
@click.option("--now", type=InstantParam(), default=None, help="As of this instant; the last tick unless given.")
@global_options
def list_(app: App, everything: bool, role: str | None, state: str | None, now: datetime | None) -> None:
    """List the findings that need action, worst first: verdict, obligation, state, step, next mail.

    \b
    Example:
      zielwacht findings list --role management
    """
    from checker.cli.finding_sheet import as_json, lines
    from checker.usecases.acting.findings import last_tick, list_findings
    from checker.wording.year_review.words import counted

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
    if role is None:
        # Of a role it is a list of what is to be done, and no count.
        app.note(counted(len(found), "episodes", "en"))


@command.command()
@click.argument("obligation")
@click.option("--now", type=InstantParam(), default=None, help="As of this instant; the last tick unless given.")
@global_options
def show(app: App, obligation: str, now: datetime | None) -> None:
    """Show the history of the finding about OBLIGATION: verdict, mails and why, acts, next mail, journal.

    \b
    Example:
      zielwacht findings show criteria-agreed/house/2016
    """
    from checker.cli.finding_sheet import sheet, story_json
    from checker.usecases.acting.findings import last_tick, story

    store = app.store()
    try:
        told = story(store, obligation, now or last_tick(store) or WallClock().now())
    finally:
        store.close()
    click.echo(json.dumps(story_json(told), ensure_ascii=False, indent=1) if app.json else sheet(told))


Body = Callable[..., Any]
LAST_DAY = "The last day of it, to its end."


def _of_an_act(body: Body) -> Body:
    """What every act takes. The command below it gives its name, its help, and the options of its own."""
    for option in reversed(
        (
            click.argument("obligation"),
            click.option("--by", required=True, help="The role that decides, or the post at a unit: ROLE@UNIT."),
            click.option("--reason", default="", help="Why. Kept with the act and shown inside the house; no names."),
            click.option("--reason-id", default="", help="One of the house's reasons, by its id in vocabulary.yaml."),
            click.option("--file-number", default="", help="The file that shows it, as 50-16/9."),
            click.option(
                "--seen",
                type=int,
                default=None,
                help="The version that was looked at ('findings show'): refused if it has changed since.",
            ),
            click.option("--dry-run", is_flag=True, help="Only show what it would do."),
            click.option("--yes", is_flag=True, help="Do it without asking."),
            click.option("--now", type=InstantParam(), default=None, help="For rehearsals: the instant of the act."),
        )
    ):
        body = option(body)
    return global_options(body)


@command.command()
@_of_an_act
@click.option("--until", type=DayParam(), required=True, help=LAST_DAY)
@click.option(
    "--measure-due", type=DayParam(), default=None, help="What the reason says is agreed as a measure, due that day."
)
def acknowledge(app: App, obligation: str, by: str, until: date, measure_due: date | None, **given: Any) -> int:
    """Acknowledge the finding about OBLIGATION: no more mails until the end of that day, unless it gets worse.

    Shows first which mails it stops, and asks; without a terminal, --yes confirms.

    \b
    Example:
      zielwacht findings acknowledge error-rate/house/2016 --by management --until 2016-10-28
    """
    if measure_due is not None:
        _check_measure(measure_due, given)
    return _act(app, "acknowledge", obligation, by, given, until=until, measure_due=measure_due)


def _check_measure(due: date, given: dict[str, Any]) -> None:
    from checker.domain.clock import local_day

    if due < local_day(given["now"] or WallClock().now()):
        raise click.BadParameter("that day is over", param_hint="--measure-due")
    if not (given["reason"] or given["reason_id"]):
        raise click.UsageError("a measure takes its words: --reason or --reason-id")


@command.command()
@_of_an_act
@click.option("--until", type=DayParam(), required=True, help=LAST_DAY)
@click.option("--until-resolved", is_flag=True, help="It ends with the finding, at the latest on that day.")
def silence(app: App, obligation: str, by: str, until: date, until_resolved: bool, **given: Any) -> int:
    """Mute the finding about OBLIGATION. If the state is still bad when the silence ends, a mail is sent at once.

    A change for the worse meanwhile is a line in the digest; a critical one ends the silence.

    \b
    Example:
      zielwacht findings silence error-rate/house/2016 --by management --until 2016-08-31 --reason "being rechecked"
    """
    return _act(app, "silence", obligation, by, given, until=until, until_resolved=until_resolved)


@command.command()
@_of_an_act
@click.option("--until", type=DayParam(), required=True, help=LAST_DAY)
def waive(app: App, obligation: str, by: str, until: date, **given: Any) -> int:
    """Accept until the end of a day that OBLIGATION is not kept. --by is the role that approves it, never its owner.

    \b
    Example:
      zielwacht findings waive error-rate/house/2016 --by outside_body --until 2016-12-30 --reason "50-16/9"
    """
    return _act(app, "waive", obligation, by, given, until=until)


@command.command()
@_of_an_act
@click.option(
    "--until", type=DayParam(), default=None, help="The new due day; a day off is shifted by the rule's policy."
)
@click.option(
    "--span", default=None, help="Instead of a day: how much more time, as P2W, from the old end (§ 190 BGB)."
)
def extend(app: App, obligation: str, by: str, until: date | None, span: str | None, **given: Any) -> int:
    """Grant OBLIGATION more time, from now on. --by is who grants it, never its owner.

    \b
    Example:
      zielwacht findings extend procedure-agreed/house/2016 --by outside_body --span P1M --reason "20-16/3"
    """
    if (until is None) == (span is None):
        raise click.UsageError("name either the new due day with --until, or how much more time with --span")
    return _act(app, "extend", obligation, by, given, until=until, span=span)


@command.command(name="object")
@_of_an_act
def object_(app: App, obligation: str, by: str, **given: Any) -> int:
    """Object to the acknowledgement or waiver of OBLIGATION: it is open again, and its step is notified at once.

    \b
    Example:
      zielwacht findings object error-rate/house/2016 --by outside_body --reason "not agreed"
    """
    return _act(app, "object", obligation, by, given)


@command.command()
@_of_an_act
def handback(app: App, obligation: str, by: str, **given: Any) -> int:
    """Hand OBLIGATION back: it is open again, and the role that had it before is notified at once.

    \b
    Example:
      zielwacht findings handback error-rate/house/2016 --by management --reason "not ours to decide"
    """
    return _act(app, "handback", obligation, by, given)


@command.command()
@_of_an_act
@click.option("--until", type=DayParam(), required=True, help=LAST_DAY)
def takeover(app: App, obligation: str, by: str, until: date, **given: Any) -> int:
    """Take over what somebody else has acknowledged about OBLIGATION.

    \b
    Example:
      zielwacht findings takeover error-rate/house/2016 --by management --until 2016-10-28 --reason "on leave"
    """
    return _act(app, "takeover", obligation, by, given, until=until)


@command.command()
@_of_an_act
def noise(app: App, obligation: str, by: str, **given: Any) -> int:
    """Mark the finding about OBLIGATION as noise. It is closed and is opened again only if the state gets worse.

    \b
    Example:
      zielwacht findings noise staff-leaving/house/2016-Q1 --by reporting --reason "sent by another way"
    """
    return _act(app, "noise", obligation, by, given)


@command.command()
@_of_an_act
def undo(app: App, obligation: str, by: str, **given: Any) -> int:
    """Undo the last act of this role on OBLIGATION, as long as it still has its effect.

    Both acts stay in the journal. Mails that have been sent meanwhile are not recalled.

    \b
    Example:
      zielwacht findings undo error-rate/house/2016 --by management --reason "wrong day"
    """
    return _act(app, "undo", obligation, by, given)


def _act(
    app: App, name: str, obligation: str, by: str, given: dict[str, Any], measure_due: date | None = None, **more: Any
) -> int:
    from checker.domain.act import ActKind
    from checker.usecases.acting.act import Wanted

    taken = {key: given[key] for key in ("reason", "reason_id", "file_number", "seen")}
    wanted = Wanted(ActKind(name), obligation, by, **taken, **more)
    now, does = given["now"] or WallClock().now(), partial(_done, measure_due)
    return _do(app, wanted, now, does, dry_run=given["dry_run"], yes=given["yes"])


def _done(measure_due: date | None, store: Store, wanted: Wanted, now: datetime) -> ActPreview:
    """With a measure, where it is due on a day."""
    from checker.usecases.acting.act import act
    from checker.usecases.acting.talks import acknowledge_with_measure

    if measure_due is None:
        return act(store, wanted, now)
    taken = acknowledge_with_measure(store, wanted, measure_due, now)
    click.echo(f"agreed as {taken.agreement}", err=True)
    return taken.done


def _do(
    app: App,
    wanted: Wanted,
    now: datetime,
    does: Callable[[Store, Wanted, datetime], ActPreview],
    *,
    dry_run: bool,
    yes: bool,
) -> int:
    from checker.cli.act_sheet import as_json, done_line, preview_lines
    from checker.usecases.acting.act import preview

    store = app.store()
    try:
        # Whoever is not asked has seen nothing but what --seen names: shown is what was done, after whom.
        shown = does(store, wanted, now) if yes and not dry_run else preview(store, wanted, now)
        for line in preview_lines(shown):
            app.note(line)
        if not (dry_run or yes):
            if not _confirmed():
                click.echo("nothing was done; repeat with --yes if it is meant", err=True)
                return ExitCode.WRONG
            shown = does(store, replace(wanted, seen=shown.version), now)
    finally:
        store.close()
    if app.json:
        click.echo(json.dumps(as_json(shown, wanted, done=not dry_run), ensure_ascii=False, indent=1))
    else:
        click.echo("nothing was done: a rehearsal" if dry_run else done_line(shown))
    return 0


def _confirmed() -> bool:
    return sys.stdin.isatty() and click.confirm("Do it?", default=False, err=True)
