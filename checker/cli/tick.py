"""`zielwacht tick`: judge what is due, plan the mails and send them, once."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

import click

from checker.cli.options import App, InstantParam, global_options
from checker.domain.clock import WallClock, local_time
from checker.domain.errors import ExitCode

KEY_CHARACTERS = 12

if TYPE_CHECKING:
    from checker.store.seal_check import SealCheck
    from checker.usecases.running.tick import TickResult
    from checker.usecases.telling.send import SendResult


@click.command(name="tick")
@click.option(
    "--now", type=InstantParam(), default=None, help="For rehearsals: the instant, never before the last tick."
)
@global_options
def command(app: App, now: datetime | None) -> int:
    """Judge what is due after reading the answers, and send the mails, once. A repeated tick sends nothing twice.

    \b
    Example:
      zielwacht tick
    """
    from checker.cli.answer_mailbox import look_in_passing, tell_trouble
    from checker.cli.noted_time import note_time
    from checker.cli.wiring import mailbox_of, make_link_key, place_of, sender_of, signing_of, transport_of
    from checker.store.errors import Overtaken
    from checker.store.heartbeat import note_timed_tick
    from checker.usecases.running.seal_watch import prove_daily
    from checker.usecases.running.tick import tick
    from checker.usecases.telling.send import send_due
    from checker.usecases.telling.sending_troubles import tell_of_sending

    configuration = app.configuration()
    transport, sender = transport_of(configuration), sender_of(configuration)
    instant = now or WallClock().now()
    make_link_key(configuration, instant)
    store = app.store()
    try:
        # A rehearsal leaves the mails of others where they are.
        read = look_in_passing(store, mailbox_of(configuration), instant, sender) if now is None else None
        ticked = tick(store, instant, mail_domain=sender.domain)
        sent = send_due(store, instant, transport, sender)
        tell_of_sending(store, instant, sent, mail_domain=sender.domain)
        checked = prove_daily(
            store, signing_of(configuration), instant, mail_domain=sender.domain, spans=configuration.spans
        )
        if now is None:
            note_time(note_timed_tick, store.place, instant)
    except Overtaken:
        return _overtaken(app, instant)
    finally:
        store.close()
    _show(app, instant, ticked, sent)
    _tell_troubles(ticked, sent, place_of(configuration))
    is_unsound = _tell_unsound(checked)
    return ExitCode.FAILED if tell_trouble(read) or sent.trouble or sent.dead or is_unsound else ExitCode.ALL_WELL


def _show(app: App, now: datetime, ticked: TickResult, sent: SendResult) -> None:
    from checker.wording.year_review.words import counted

    if app.json:
        click.echo(json.dumps(_json(ticked, sent), ensure_ascii=False))
    else:
        changed, planned = counted(ticked.changed, "episodes", "en"), counted(ticked.queued, "mails", "en")
        click.echo(
            f"{local_time(now):%d.%m.%Y %H:%M}: {ticked.judged} judged, {changed} changed, {planned} planned, "
            f"{sent.sent} sent"
        )
        if sent.opens_at is not None:
            app.note(
                f"Mails wait until {local_time(sent.opens_at):%d.%m.%Y %H:%M}: the house mails on working days, at the "
                "hours of calendar.yaml. They leave with the first tick after that."
            )


def _overtaken(app: App, now: datetime) -> int:
    """What was to be done is done: a timer and a hand at the same moment are no failure."""
    if app.json:
        click.echo(json.dumps({"schema": "zielwacht/tick/1", "now": now.isoformat(), "overtaken": True}))
    app.note("another tick was faster; nothing was left for this one")
    return ExitCode.ALL_WELL


def _tell_unsound(checked: SealCheck | None) -> bool:
    """Is the store not what it was sealed as? Then say so. None: it was checked on this day before."""
    if checked is None or not checked.unsound:
        return False
    click.echo("the store was changed by another program: 'zielwacht store check' names what", err=True)
    return True


def _tell_troubles(ticked: TickResult, sent: SendResult, place: str) -> None:
    for addressed in ticked.unreachable:
        click.echo(f"nobody reads for {addressed}: name a deputy or fill the post in organisation.yaml", err=True)
    if sent.dead:
        refused = "1 mail was" if sent.dead == 1 else f"{sent.dead} mails were"
        click.echo(f"{refused} refused for good; 'zielwacht status' shows more", err=True)
    for unbuilt in sent.unbuilt:
        click.echo(f"mail {unbuilt.key[:KEY_CHARACTERS]} does not leave: {unbuilt.why}", err=True)
    if sent.trouble:
        waiting = sent.deferred + sent.ambiguous
        click.echo(
            f"{place} did not take mails ({sent.trouble}); {waiting or 'they'} tried, "
            "all stay queued and go out with a later tick",
            err=True,
        )


def _json(ticked: TickResult, sent: SendResult) -> dict[str, object]:
    return {
        "schema": "zielwacht/tick/1",
        "now": ticked.now.isoformat(),
        "on": ticked.on.isoformat(),
        "judged": ticked.judged,
        "changes": [
            {"obligation": change.episode.obligation, "event": str(change.event), "state": str(change.verdict.state)}
            for change in ticked.changes
        ],
        "mails": {"planned": ticked.queued, "sent": sent.sent, "deferred": sent.deferred,
                  "ambiguous": sent.ambiguous, "dead": sent.dead, "superseded": sent.superseded + ticked.superseded},
        "unreachable": list(ticked.unreachable),
        "trouble": sent.trouble or None,
    }  # fmt: skip
