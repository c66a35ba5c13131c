"""`zielwacht mail`: show the outbox, and release drafts to bodies outside."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

import click

from checker.cli.options import App, Instant, global_options
from checker.domain.clock import WallClock, local_time
from checker.domain.message import OutboxState

if TYPE_CHECKING:
    from checker.store.mail_rows import QueuedMessage

KEY_CHARACTERS = 12
STATES = tuple(str(state) for state in OutboxState)


@click.group(name="mail")
def command() -> None:
    """Show the outbox, and release drafts to bodies outside."""


@command.command(name="outbox")
@click.option("--state", "states", type=click.Choice(STATES), multiple=True, help="Only mails in this state.")
@global_options
def list_outbox(app: App, states: tuple[str, ...]) -> None:
    """List the mails as they were planned: key, state, day, kind, addressee, what about.

    \b
    Example:
      zielwacht mail outbox --state draft
    """
    from checker.usecases.mails import list_mails

    store = app.store()
    try:
        mails = list_mails(store, [OutboxState(state) for state in states] or None)
    finally:
        store.close()
    if app.json:
        click.echo(json.dumps([mail_json(mail) for mail in mails], ensure_ascii=False, indent=1))
        return
    for mail in mails:
        click.echo(mail_line(mail))
    app.note(f"{len(mails)} mails")


@command.command()
@click.argument("key")
@click.option("--by", required=True, help="The role that releases: the management or its deputy.")
@click.option("--now", type=Instant(), default=None, help="For rehearsals: the instant of the release.")
@global_options
def release(app: App, key: str, by: str, now: datetime | None) -> None:
    """Let the draft KEY go, a mail to a body outside; it leaves with the next tick. Part of the key is enough.

    \b
    Example:
      zielwacht mail release 4f5d9c31c425 --by gf
    """
    from checker.usecases.mails import release as let_go

    store = app.store()
    try:
        mail = let_go(store, key, by, now or WallClock().now())
    finally:
        store.close()
    if app.json:
        click.echo(json.dumps(mail_json(mail), ensure_ascii=False, indent=1))
    else:
        click.echo(f"released by {by}: {mail_line(mail)}")
        app.note("It leaves with the next tick, within the house's mail hours.")


def mail_line(mail: QueuedMessage) -> str:
    """One line a mail."""
    told = mail.message
    when = f"{local_time(mail.sent_at):%d.%m.%Y %H:%M}" if mail.sent_at else f"{told.planned_on:%d.%m.%Y}"
    about = ", ".join(dict.fromkeys(item.obligation for item in told.items if item.obligation))
    return (
        f"{mail.key[:KEY_CHARACTERS]}  {mail.state:<10}  {when:<16}  {told.kind:<13}  {told.addressed:<36}  {about}"
    ).rstrip()


def mail_json(mail: QueuedMessage) -> dict[str, object]:
    """What is told of a mail to programs: never its text."""
    told = mail.message
    return {
        "key": mail.key,
        "message_id": mail.message_id,
        "state": str(mail.state),
        "kind": str(told.kind),
        "addressed": told.addressed,
        "planned_on": told.planned_on.isoformat(),
        "sent_at": mail.sent_at.isoformat() if mail.sent_at else None,
        "attempts": mail.attempts,
        "items": [
            {"obligation": item.obligation, "episode": item.episode, "kind": str(item.kind), "step": item.step,
             "occurrence": item.occurrence, "addressed": item.addressed}
            for item in told.items
        ],
    }  # fmt: skip
