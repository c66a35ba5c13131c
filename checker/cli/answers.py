"""`zielwacht mail answer` takes a mail in; `zielwacht proposals` shows, enters and rejects what waits."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, BinaryIO

import click

from checker.cli.options import App, DayParam, InstantParam, global_options
from checker.domain.clock import WallClock, local_time
from checker.domain.errors import ExitCode

if TYPE_CHECKING:
    from checker.domain.proposal import Proposal
    from checker.store.mail_rows import QueuedMessage
    from checker.usecases.answering.proposals import WaitingAnswers
    from checker.usecases.answering.receive import Received

# What an answer says stands at the beginning; of what is longer the rest is passed over.
MOST_BYTES = 50_000_000
A_PIECE = 1 << 20


@click.command()
@click.argument("mail", type=click.File("rb"), required=False)
@click.option("--mailbox", is_flag=True, help="Read the mailbox of section [answers] once, instead of one MAIL.")
@click.option("--now", type=InstantParam(), default=None, help="For rehearsals: the instant at which it came in.")
@global_options
def answer(app: App, mail: BinaryIO | None, mailbox: bool, now: datetime | None) -> int:
    """Accept the answer in MAIL (- for a pipe of the mail server): it waits until somebody enters it.

    Of the mail only its token, choice, days and file number are kept.

    \b
    Example:
      zielwacht mail answer -
    """
    if (mail is None) is not mailbox:
        raise click.UsageError("name one MAIL (- for stdin), or give --mailbox")
    instant = now or WallClock().now()
    return _from_mailbox(app, instant) if mail is None else _from_pipe(app, mail, instant)


def _from_pipe(app: App, mail: BinaryIO, now: datetime) -> int:
    from checker.cli.wiring import sender_of
    from checker.usecases.answering.receive import receive

    sender = sender_of(app.configuration())
    raw = mail.read(MOST_BYTES)
    while mail.read(A_PIECE):
        """Read to its end, so that whoever writes to the pipe does not take us for dead."""
    store = app.store()
    try:
        received = receive(store, raw, now, mail_domain=sender.domain)
    finally:
        store.close()
    click.echo(json.dumps(_fate_json(received), ensure_ascii=False, indent=1) if app.json else _fate(received))
    return ExitCode.ALL_WELL


def _from_mailbox(app: App, now: datetime) -> int:
    from checker.cli.answer_mailbox import tell_trouble
    from checker.cli.wiring import mailbox_of, sender_of
    from checker.usecases.running.answer_watch import look_for_answers
    from checker.wording.year_review.words import counted

    configuration = app.configuration()
    mailbox = mailbox_of(configuration)
    if mailbox is None:
        raise click.UsageError("no mailbox is configured: section [answers] of config.toml has no host")
    store = app.store()
    try:
        read = look_for_answers(store, mailbox, now, mail_domain=sender_of(configuration).domain)
    finally:
        store.close()
    if app.json:
        click.echo(json.dumps([_fate_json(one) for one in read.received], ensure_ascii=False, indent=1))
    else:
        for one in read.received:
            click.echo(_fate(one))
    if tell_trouble(read):
        return ExitCode.FAILED
    app.note(f"{counted(len(read.received), 'mails', 'en')} read from {mailbox.place}")
    return ExitCode.ALL_WELL


def _fate(received: Received) -> str:
    if received.bounced is not None:
        return f"came back: a mail to {received.bounced}"
    if received.proposal is None:
        return f"nothing kept: {received.dropped or 'taken in before'}, counted"
    return line(received.proposal)


def _fate_json(received: Received) -> dict[str, object]:
    if received.bounced is not None:
        return {"bounced": received.bounced}
    if received.proposal is None:
        return {"dropped": received.dropped and str(received.dropped)}
    return as_json(received.proposal)


@click.group(name="proposals")
def command() -> None:
    """Show the answers that came by mail; enter or reject them."""


@command.command(name="list")
@click.option("--all", "everything", is_flag=True, help="Also what was entered or rejected.")
@click.option("--now", type=InstantParam(), default=None, help="For rehearsals: the instant that counts as now.")
@global_options
def list_(app: App, everything: bool, now: datetime | None) -> None:
    """List the answers that wait, the oldest first: number, day, choice, what it is about, by whom.

    \b
    Example:
      zielwacht proposals list
    """
    from checker.usecases.answering.proposals import list_proposals

    store = app.store()
    try:
        found = list_proposals(store, now or WallClock().now(), everything=everything)
    finally:
        store.close()
    if app.json:
        click.echo(json.dumps([as_json(each) for each in found.proposals], ensure_ascii=False, indent=1))
    else:
        for each in found.proposals:
            click.echo(line(each))
    _note_counts(app, found)


def _note_counts(app: App, found: WaitingAnswers) -> None:
    from checker.wording.year_review.words import counted

    dropped = ", ".join(f"{many} {why}" for why, many in sorted(found.dropped.items()))
    app.note(counted(len(found.proposals), "answers", "en") + (f"; not kept in 30 days: {dropped}" if dropped else ""))


@command.command()
@click.argument("number", type=int)
@click.option("--now", type=InstantParam(), default=None, help="For rehearsals: the instant that counts as now.")
@global_options
def show(app: App, number: int, now: datetime | None) -> None:
    """Show the answer NUMBER: what was understood, what is in doubt, who may enter it, and which mails told of it.

    \b
    Example:
      zielwacht proposals show 3
    """
    from checker.cli.mail import mail_json
    from checker.usecases.answering.proposals import show_proposal

    store = app.store()
    try:
        story = show_proposal(store, number, now or WallClock().now())
    finally:
        store.close()
    came, who = story.came, story.who
    if app.json:
        mails = [mail_json(mail) for mail in story.mails]
        click.echo(json.dumps(as_json(came) | {"entered_by": list(who), "mails": mails}, ensure_ascii=False, indent=1))
        return
    click.echo(line(came))
    for label, value in as_json(came).items():
        if value not in (None, "", 0):
            click.echo(f"  {label:<12} {value}")
    click.echo(f"  {'entered_by':<12} {', '.join(who)}")
    for mail in story.mails:
        click.echo(f"  {'mail':<12} {_told_line(mail)}")


@command.command()
@click.argument("number", type=int)
@click.option("--by", required=True, help="The role that enters it: the administration or its deputy.")
@click.option("--day", type=DayParam(), default=None, help="The day, where the answer names none.")
@click.option("--until", type=DayParam(), default=None, help="Last day of an absence, or the day that replaces one.")
@click.option("--file-number", default=None, help="The file number, where the answer names none.")
@click.option("--token", default=None, help="Typed as a confirmation: for releases and unknown senders.")
@click.option("--now", type=InstantParam(), default=None, help="For rehearsals: the instant of the entry.")
@global_options
def accept(
    app: App,
    number: int,
    by: str,
    day: date | None,
    until: date | None,
    file_number: str | None,
    token: str | None,
    now: datetime | None,
) -> None:
    """Enter the answer NUMBER: the act or the fact is that of the role that answered, as of when it came in.

    What the answer says cannot be changed; what it leaves out can be completed.

    \b
    Example:
      zielwacht proposals accept 3 --by controlling --file-number "50.1-2016/077"
    """
    from checker.cli.wiring import sender_of
    from checker.usecases.answering.proposals import Completion
    from checker.usecases.answering.proposals import accept as enter

    adds = Completion(day, until, file_number, token)
    domain = sender_of(app.configuration()).domain
    store = app.store()
    try:
        came = enter(store, number, by, adds, now or WallClock().now(), mail_domain=domain)
    finally:
        store.close()
    click.echo(json.dumps(as_json(came), ensure_ascii=False, indent=1) if app.json else line(came))


@command.command()
@click.argument("number", type=int)
@click.option("--by", required=True, help="The role that rejects it: the administration or its deputy.")
@click.option("--reason", default="", help="Why. It stays with the answer; no names.")
@click.option("--now", type=InstantParam(), default=None, help="For rehearsals: the instant that counts as now.")
@global_options
def reject(app: App, number: int, by: str, reason: str, now: datetime | None) -> None:
    """Withdraw the answer NUMBER from what waits, with the reason why it is not entered.

    \b
    Example:
      zielwacht proposals reject 3 --by controlling --reason "Bitte das Aktenzeichen des Protokolls nennen"
    """
    from checker.cli.wiring import sender_of
    from checker.usecases.answering import proposals

    domain = sender_of(app.configuration()).domain
    store = app.store()
    try:
        came = proposals.reject(store, number, by, reason, now or WallClock().now(), mail_domain=domain)
    finally:
        store.close()
    click.echo(json.dumps(as_json(came), ensure_ascii=False, indent=1) if app.json else line(came))


def _told_line(mail: QueuedMessage) -> str:
    """When, what, to whom: a line a mail about an answer."""
    told = mail.message
    when = f"{local_time(mail.sent_at):%d.%m.%Y %H:%M}" if mail.sent_at else f"{told.planned_on:%d.%m.%Y}"
    fate = told.facts.get("fate", "to enter")
    return f"{when:<16}  {mail.state}  {fate} to {told.addressed}"


def line(came: Proposal) -> str:
    """One line an answer."""
    answer, matter = came.answer, came.matter
    days = " to ".join(f"{day:%d.%m.%Y}" for day in (answer.day, answer.until) if day)
    said = " ".join(each for each in (str(answer.choice or "?"), days, answer.file_number or "") if each)
    doubts = [f"unclear: {answer.unclear}"] if answer.unclear else []
    doubts += [f"in doubt: {came.doubt}"] if came.doubt else []
    doubts += ["unknown sender"] if came.sender == "unknown" else []
    about = f"  {matter.about}" if matter.about else ""
    by = f"  by {matter.addressed}" if matter.addressed else ""
    more = f"  ({'; '.join(doubts)})" if doubts else ""
    when = f"{local_time(came.received_at):%d.%m.%Y %H:%M}"
    return f"{came.number:>4}  {came.state:<8}  {when}  {matter.token or '-':<9}  {said}{about}{by}{more}"


def as_json(came: Proposal) -> dict[str, object]:
    """All that is kept of an answer."""
    answer, matter = came.answer, came.matter
    return {
        "number": came.number,
        "state": str(came.state),
        "received_at": came.received_at.isoformat(),
        "token": matter.token,
        "about": matter.about,
        "addressed": matter.addressed,
        "sender": str(came.sender),
        "choice": answer.choice and str(answer.choice),
        "unclear": answer.unclear and str(answer.unclear),
        "day": answer.day and answer.day.isoformat(),
        "until": answer.until and answer.until.isoformat(),
        "file_number": answer.file_number,
        "reader": answer.reader or None,
        "doubt": came.doubt,
        "decided_at": came.decided_at.isoformat() if came.decided_at else None,
        "decided_by": came.decided_by,
        "reason": came.reason or None,
    }
