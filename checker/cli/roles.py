"""`zielwacht roles`: who reads the mails of a role, and who stands in for it."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from checker.cli.columns import in_columns
from checker.cli.options import App, DayParam, InstantParam, global_options, today
from checker.domain.clock import WallClock

if TYPE_CHECKING:
    from checker.domain.organisation import Absence
    from checker.usecases.acting.absences import Entered, RosterEntry


@click.group(name="roles")
def command() -> None:
    """List roles and who reads their mails; enter or remove an absence."""


@command.command(name="list")
@click.option("--on", type=DayParam(), default=None, help="The day; today unless given.")
@click.option("--role", default=None, help="Only this role, as management or head_of_office@north.")
@global_options
def list_(app: App, on: date | None, role: str | None) -> None:
    """List every post on a day: who reads its mails, in which mailbox, and why this reader.

    \b
    Example:
      zielwacht roles list --on 2016-09-01 --role team_leader
    """
    from checker.usecases.acting.absences import list_roles

    day = on or today()
    store = app.store()
    try:
        posts, absences = list_roles(store, day, role)
    finally:
        store.close()
    kept = [one for one in absences if role is None or role in (one.role, one.post)]
    if app.json:
        told = {
            "schema": "zielwacht/roles/1",
            "on": day.isoformat(),
            "posts": [_post_json(post) for post in posts],
            "absences": [_absence_json(one) for one in kept],
        }
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for line in in_columns([_cells(post) for post in posts]):
        click.echo(line)
    for one in kept:
        click.echo(_absence_line(one, day))
    if role is not None and posts:
        for label, rules in (("answers for", posts[0].owns), ("is notified next of", posts[0].steps)):
            app.note(f"{label}: {', '.join(rules) or 'no rule'}")


@command.command()
@click.argument("role", required=False)
@click.option("--from", "since", type=DayParam(), default=None, help="The first day of the absence.")
@click.option("--until", type=DayParam(), default=None, help="The last day of it; there is always one.")
@click.option("--to", default=None, help="The role that stands in; the deputy of the role unless given.")
@click.option("--delete", "number", type=int, default=None, help="Remove the absence with this number for good.")
@click.option("--by", default="administration", show_default=True, help="The role that enters or removes it.")
@click.option("--now", type=InstantParam(), default=None, help="For rehearsals: the instant of the entry.")
@global_options
def deputize(
    app: App,
    role: str | None,
    since: date | None,
    until: date | None,
    to: str | None,
    number: int | None,
    by: str,
    now: datetime | None,
) -> None:
    """Enter an absence of ROLE and its deputy, or remove one. No reason is asked for, and none is kept.

    Both days count. Name a role that each unit has together with its unit. A removed absence is gone for good; the
    journal keeps only that one was entered and removed, by which role and when.

    \b
    Example:
      zielwacht roles deputize management --from 2016-08-01 --until 2016-08-19 --to head_of_staff
    """
    from checker.usecases.acting.absences import deputize as stand_in

    if number is not None:
        if any(given is not None for given in (role, since, until, to)):
            raise click.UsageError("--delete stands alone: the number says which absence is meant")
        _remove(app, number, by, now or WallClock().now())
        return
    if role is None or since is None or until is None:
        raise click.UsageError("name ROLE, --from and --until (both days count), or --delete NUMBER")
    store = app.store()
    try:
        entered = stand_in(store, role, since, until, to, by, now or WallClock().now())
    finally:
        store.close()
    _tell(app, entered)


def _remove(app: App, number: int, by: str, now: datetime) -> None:
    from checker.usecases.acting.absences import remove

    store = app.store()
    try:
        remove(store, number, by, now)
    finally:
        store.close()
    told = json.dumps({"schema": "zielwacht/absence/1", "removed": number})
    click.echo(told if app.json else f"absence {number} is removed")


def _tell(app: App, entered: Entered) -> None:
    absence = entered.absence
    if app.json:
        told = _absence_json(absence) | {
            "schema": "zielwacht/absence/1",
            "readers": [
                {"from": first.isoformat(), "until": last.isoformat(), "reader": reader}
                for first, last, reader in entered.readers
            ],
        }
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for first, last, reader in entered.readers:
            click.echo(f"{absence.post}  {_days(first, last)}  read by {reader or 'nobody'}")
    if any(reader is None for _, _, reader in entered.readers):
        click.echo("nobody reads on some of these days; name another with --to", err=True)
    app.note(f"absence {absence.sequence}; 'zielwacht roles deputize --delete {absence.sequence}' removes it")


def _cells(post: RosterEntry) -> tuple[str, ...]:
    return post.key, post.title, post.reader or "nobody", post.mailbox or "-", _why(post)


def _why(post: RosterEntry) -> str:
    words = [str(post.why)]
    if post.since is not None:
        words.append(f"since {post.since:%d.%m.%Y}")
    if post.until is not None:
        words.append(f"until {post.until:%d.%m.%Y}")
    return " ".join(words)


def _absence_line(absence: Absence, on: date) -> str:
    over = f"; over, 'zielwacht roles deputize --delete {absence.sequence}' removes it" if absence.until < on else ""
    to = absence.deputy or "the deputy of the role"
    return f"absence {absence.sequence}: {absence.post} {_days(absence.since, absence.until)}, {to} stands in{over}"


def _days(first: date, last: date) -> str:
    return f"{first:%d.%m.%Y} to {last:%d.%m.%Y}"


def _post_json(post: RosterEntry) -> dict[str, object]:
    return {
        "role": post.role,
        "scope": post.scope,
        "title": post.title,
        "reader": post.reader,
        "mailbox": post.mailbox,
        "why": str(post.why),
        "since": post.since.isoformat() if post.since else None,
        "until": post.until.isoformat() if post.until else None,
        "owns": list(post.owns),
        "told_next_of": list(post.steps),
    }


def _absence_json(absence: Absence) -> dict[str, object]:
    return {
        "absence": absence.sequence,
        "role": absence.role,
        "scope": absence.scope,
        "from": absence.since.isoformat(),
        "until": absence.until.isoformat(),
        "to": absence.deputy,
    }
