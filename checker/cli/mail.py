"""`zielwacht mail`: take in answers, show the outbox, decide about letters, retry or settle mails, preview, test."""

from __future__ import annotations

import json
import sys
import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.answers import answer
from checker.cli.link_key import link_key
from checker.cli.options import App, DayParam, InstantParam, global_options, today
from checker.domain.clock import WallClock, local_time
from checker.domain.errors import ExitCode, UsageError
from checker.domain.message import MessageKind, OutboxState

if TYPE_CHECKING:
    from checker.domain.message import SentItem
    from checker.domain.rulebook import Rulebook
    from checker.store.mail_rows import QueuedMessage
    from checker.store.opening import Store
    from checker.usecases.telling.mail_preview import MailPreview
    from checker.wording.locales import Locale

KEY_CHARACTERS = 12
KINDS = tuple(str(kind) for kind in MessageKind)
STATES = tuple(str(state) for state in OutboxState)


@click.group(name="mail")
def command() -> None:
    """Show the outbox and its mails, decide about letters, retry, settle, preview, send a test mail."""


command.add_command(answer)
command.add_command(link_key)


@command.command(name="outbox")
@click.option("--state", "states", type=click.Choice(STATES), multiple=True, help="Only mails in this state.")
@global_options
def list_outbox(app: App, states: tuple[str, ...]) -> None:
    """List the mails in the order in which they were planned: key, state, day, kind, addressee, subject.

    \b
    Example:
      zielwacht mail outbox --state draft
    """
    from checker.usecases.telling.outbox_admin import list_mails
    from checker.wording.year_review.words import counted

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
    app.note(counted(len(mails), "mails", "en"))


@command.command()
@click.argument("key")
@click.option("--by", required=True, help="The role that releases: the management or its deputy.")
@click.option("--now", type=InstantParam(), default=None, help="For rehearsals: the instant of the release.")
@global_options
def release(app: App, key: str, by: str, now: datetime | None) -> None:
    """Release the draft KEY, a mail to a body outside; it leaves with the next tick. Part of the key is enough.

    \b
    Example:
      zielwacht mail release 4f5d9c31c425 --by management
    """
    from checker.usecases.telling.letters import release as let_go

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


@command.command()
@click.argument("key", required=False)
@click.option("--all-dead-since", "since", type=DayParam(), default=None, help="All that have died since that day.")
@click.option("--by", default="administration", show_default=True, help="The role that asks for it.")
@click.option("--now", type=InstantParam(), default=None, help="For rehearsals: the instant of the retry.")
@global_options
def retry(app: App, key: str | None, since: date | None, by: str, now: datetime | None) -> None:
    """Retry the dead mail KEY, or all that have died since a day; they leave with the next tick.

    Part of the key is enough.

    \b
    Example:
      zielwacht mail retry --all-dead-since 2016-05-02
    """
    from checker.usecases.telling import outbox_admin

    if (key is None) is (since is None):
        raise click.UsageError("name one mail by its KEY, or all by --all-dead-since DAY")
    instant = now or WallClock().now()
    store = app.store()
    try:
        if since is not None:
            retried = outbox_admin.retry_all(store, since, by, instant)
        else:
            assert key is not None, "one of both is given"
            retried = outbox_admin.RetriedMails((outbox_admin.retry(store, key, by, instant),), 0)
    finally:
        store.close()
    if app.json:
        shown = [mail_json(mail) for mail in retried.waiting]
        click.echo(json.dumps(shown if since is not None else shown[0], ensure_ascii=False, indent=1))
        return
    for mail in retried.waiting:
        click.echo(f"waits again: {mail_line(mail)}")
    if since is not None:
        app.note(f"{len(retried.waiting)} wait again, {retried.too_old} are too old and stay dead.")


@command.command()
@click.argument("key")
@click.option("--reason", default=None, help="How a dead mail was seen to; it is kept with the mail.")
@click.option("--file-number", default=None, help="Of a letter told in another way: the file that shows it.")
@click.option("--on", type=DayParam(), default=None, help="Of a letter told in another way: the day.")
@click.option("--by", default="administration", show_default=True, help="The role that has seen to it.")
@click.option("--now", type=InstantParam(), default=None, help="For rehearsals: the instant that counts as now.")
@global_options
def settle(
    app: App, key: str, reason: str | None, file_number: str | None, on: date | None, by: str, now: datetime | None
) -> None:
    """Settle the mail KEY: somebody has seen to what it was about. Part of the key is enough.

    A dead mail is settled with a reason; 'zielwacht status' no longer names it. A letter to a body outside that was
    told in another way is settled with the day and the file number: it counts as told, and its ladder goes on from
    that day. The management settles letters.

    \b
    Example:
      zielwacht mail settle 4f5d9c31c425 --file-number 50.1-2016/077 --on 2016-06-10 --by management
    """
    from checker.usecases.telling import letters, outbox_admin

    if (reason is None) is (file_number is None) or (file_number is None) is not (on is None):
        raise click.UsageError("say how it was seen to: --reason, or --file-number and --on of a letter told otherwise")
    instant = now or WallClock().now()
    store = app.store()
    try:
        if file_number is not None and on is not None:
            mail = letters.tell_otherwise(store, key, by, letters.ToldOtherwise(on, file_number), instant)
        else:
            assert reason is not None, "one of both is given"
            mail = outbox_admin.settle(store, key, by, reason, instant)
    finally:
        store.close()
    _tell_done(app, f"settled by {by}", mail)


@command.command()
@click.argument("key")
@click.option("--reason", required=True, help="Why it is not to be sent; it is kept with the letter.")
@click.option("--by", required=True, help="The role that decides: the management or its deputy.")
@click.option("--now", type=InstantParam(), default=None, help="For rehearsals: the instant that counts as now.")
@global_options
def withhold(app: App, key: str, reason: str, by: str, now: datetime | None) -> None:
    """Withhold the draft KEY: it is not to be sent, and is not written anew while the state is the same.

    \b
    Example:
      zielwacht mail withhold 4f5d9c31c425 --by management --reason "is on the agenda of the assembly"
    """
    from checker.usecases.telling.letters import decide_against

    store = app.store()
    try:
        mail = decide_against(store, key, by, reason, now or WallClock().now())
    finally:
        store.close()
    _tell_done(app, f"withheld by {by}", mail)


@command.command()
@click.argument("key")
@click.option("--opening", default=None, help="What it begins with, after the salutation.")
@click.option("--request", default=None, help="The one thing that it asks for.")
@click.option("--closing", default=None, help="The words before who signs.")
@click.option("--by", required=True, help="The role that writes: the management or its deputy.")
@click.option("--now", type=InstantParam(), default=None, help="For rehearsals: the instant that counts as now.")
@global_options
def edit(app: App, key: str, by: str, now: datetime | None, **passages: str | None) -> None:
    """Write passages of the draft KEY, a letter to a body outside, in other words. Its facts stay as they are.

    Both texts are kept; 'zielwacht mail show KEY' shows them.

    \b
    Example:
      zielwacht mail edit 4f5d9c31c425 --by management --request "Please agree to the new date."
    """
    from checker.usecases.telling.letters import edit as write

    words = {name: text for name, text in passages.items() if text is not None}
    store = app.store()
    try:
        mail = write(store, key, by, words, now or WallClock().now())
    finally:
        store.close()
    _tell_done(app, f"edited by {by}", mail)


@command.command(name="show")
@click.argument("key")
@click.option("--html", "part", flag_value="html", help="The HTML part, which prints as a letter.")
@click.option("--eml", "part", flag_value="eml", help="All bytes, as they left or would leave.")
@click.option("--delivery", "part", flag_value="delivery", help="Its way alone: attempts, the server's answers, items.")
@global_options
def show_mail(app: App, key: str, part: str | None) -> None:
    """Show the mail KEY as it left or would leave: its text, HTML, bytes, or way. Part of the key is enough.

    KEY may be the mail's Message-ID too. What became of it is told beside the text: each attempt with the server's
    answer, and whether it came back.

    \b
    Example:
      zielwacht mail show 4f5d9c31c425
    """
    from checker.cli.mail_sheet import delivery_json, delivery_lines, shown_lines
    from checker.cli.wiring import sender_of
    from checker.usecases.telling.show_mail import show, way_of

    configuration = app.configuration()
    store = app.store()
    try:
        if part == "delivery" and not app.json:
            click.echo("\n".join(delivery_lines(way_of(store, key))))
            return
        shown = show(store, key, sender_of(configuration), WallClock().now())
    finally:
        store.close()
    if part == "eml":
        if shown.way.bytes_are_gone:
            raise UsageError("the bytes that left are kept no more: 'zielwacht mail show KEY' shows what is")
        sys.stdout.buffer.write(shown.raw)
        sys.stdout.buffer.flush()
        return
    if part == "html":
        click.echo(shown.html, nl=False)
    elif app.json:
        told = mail_json(shown.queued) | {"subject": shown.subject, "text": shown.text}
        click.echo(json.dumps(told | {"delivery": delivery_json(shown.way)}, ensure_ascii=False, indent=1))
    else:
        click.echo(f"Subject: {shown.subject}\n\n{shown.text}", nl=False)
    for line in shown_lines(shown) if app.json else (*shown_lines(shown), *delivery_lines(shown.way)):
        app.note(line)


def _tell_done(app: App, done: str, mail: QueuedMessage) -> None:
    if app.json:
        click.echo(json.dumps(mail_json(mail), ensure_ascii=False, indent=1))
    else:
        click.echo(f"{done}: {mail_line(mail)}")


@command.command()
@click.argument("rule", required=False)
@click.option("--kind", type=click.Choice(KINDS), required=True, help="Which kind of mail.")
@click.option("--scope", default=None, help="The unit; without it the first unit to which the rule applies.")
@click.option("--locale", type=click.Choice(("de", "en")), default=None, help="The language; without it the reader's.")
@click.option("--on", type=DayParam(), default=None, help="The day on which it would leave.  [default: today]")
@click.option("--open", "opens", is_flag=True, help="Show the HTML in the browser.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=None, help="Write .eml, .html, .txt.")
@global_options
def preview(
    app: App,
    rule: str | None,
    kind: str,
    scope: str | None,
    locale: str | None,
    on: date | None,
    opens: bool,
    out: Path | None,
) -> None:
    """Show a mail about RULE as it would arrive, by the templates in force; nothing is sent.

    It shows the store's verdict if such a mail could be sent about it, else made-up figures, and says which.
    The exit code is 2 when an edited template is broken.

    \b
    Example:
      zielwacht mail preview error-rate --kind alert --on 2016-10-05
    """
    from checker.cli.wiring import sender_of
    from checker.usecases.telling.mail_preview import Wish, preview

    sender = sender_of(app.configuration())
    spoken: Locale | None = "en" if locale == "en" else "de" if locale == "de" else None
    wish = Wish(MessageKind(kind), on or today(), rule, scope, spoken)
    store = _store_if_any(app)
    try:
        shown = preview(_rules(app, store), wish, sender, store)
    finally:
        if store is not None:
            store.close()
    if shown.figures == "made up":
        app.note("The figures are made up" + (": the store has no verdict for such a mail." if rule else "."))
    if sender.templates is not None:
        _note_strays(app, sender.templates)
    _show(app, shown, f"{kind}-{rule or 'service'}", out=out, opens=opens)
    if shown.rendered.trouble is not None:
        click.echo(f"zielwacht: {shown.rendered.trouble}; mails leave with the built-in text", err=True)
        raise click.exceptions.Exit(ExitCode.WRONG)


@command.command(name="test")
@click.option("--to", help="The role whose mailbox gets it; ROLE@UNIT where each unit has one. Default: the service.")
@global_options
def send_test_mail(app: App, to: str | None) -> None:
    """Send one mail, marked as a test, to the mailbox of a role in the house, by the configured transport.

    \b
    Example:
      zielwacht mail test --to reporting
    """
    from checker.cli.wiring import place_of, sender_of, transport_of
    from checker.usecases.telling.test_mail import send_test

    configuration = app.configuration()
    store = app.store()
    try:
        done = send_test(store, to, WallClock().now(), transport_of(configuration), sender_of(configuration))
    finally:
        store.close()
    click.echo(f"taken for {done.mailbox} by {place_of(configuration)}: {done.answer}")


def _store_if_any(app: App) -> Store | None:
    """The store, unless rules were named or there is none yet: then the folder's rules are shown."""
    from checker.store.errors import StoreError

    if app.rules is not None:
        return None
    try:
        return app.store()
    except StoreError:
        return None


def _rules(app: App, store: Store | None) -> Rulebook:
    from checker.store.errors import NothingActivated
    from checker.usecases.rules.activation import active

    if store is not None:
        try:
            with store.read() as tx:
                return active(tx)
        except NothingActivated:
            pass
    return app.folder_rulebook()


def _note_strays(app: App, templates: Path) -> None:
    from notifications.sandbox import read_sources, without_twin

    sources = read_sources(templates)
    for name in without_twin(sources) if isinstance(sources, dict) else ():
        app.note(f"{name} replaces no built-in template: a part of another one, or a misspelt name?")


def _show(app: App, shown: MailPreview, stem: str, *, out: Path | None, opens: bool) -> None:
    rendered = shown.rendered
    if out is None and not opens:
        click.echo(f"To: {shown.to}\nSubject: {rendered.subject}\n\n{rendered.text}", nl=False)
        return
    folder = out or Path(tempfile.mkdtemp(prefix="zielwacht-preview-"))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{stem}.eml").write_bytes(shown.raw)
    (folder / f"{stem}.html").write_text(rendered.html, encoding="utf-8")
    (folder / f"{stem}.txt").write_text(f"{rendered.subject}\n\n{rendered.text}", encoding="utf-8")
    for ending in ("eml", "html", "txt"):
        click.echo(folder / f"{stem}.{ending}")
    if opens and click.launch(str(folder / f"{stem}.html")) != 0:
        app.note("No browser could be started: open the HTML file above.")


def mail_line(mail: QueuedMessage) -> str:
    """One line a mail."""
    told = mail.message
    when = f"{local_time(mail.sent_at):%d.%m.%Y %H:%M}" if mail.sent_at else f"{told.planned_on:%d.%m.%Y}"
    about = ", ".join(dict.fromkeys(item.obligation for item in told.items if item.obligation))
    return _line(mail.key, mail.state, when, told.kind, told.addressed, about)


def waiting_line(sent: SentItem) -> str:
    """One line of a mail that has not left and is about one thing, as `mail_line`."""
    planned = f"{sent.planned_on:%d.%m.%Y}"
    return _line(sent.message, sent.state, planned, sent.mail_kind, sent.item.addressed, sent.item.obligation)


def _line(key: str, state: OutboxState, when: str, kind: MessageKind, addressed: str, about: str) -> str:
    return f"{key[:KEY_CHARACTERS]}  {state:<10}  {when:<16}  {kind:<13}  {addressed:<36}  {about}".rstrip()


def mail_json(mail: QueuedMessage) -> dict[str, object]:
    """A mail as JSON, without its text."""
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
