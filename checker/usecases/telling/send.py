"""Send what is due: each mail claimed, rendered, handed over, noted. Shell; nothing slow inside a transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import assert_never

from sqlalchemy import Connection

from checker.domain.clock import local_day
from checker.domain.finding import Episode
from checker.domain.message import TELLS_BAD, Item, Message, MessageKind
from checker.domain.post import Post
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import State
from checker.store import findings, outbox, sending, verdicts
from checker.store.opening import Store
from checker.store.sending import Claim
from checker.usecases.progress import UNWATCHED, Progress
from checker.usecases.rules.activation import active
from checker.usecases.rules.staffed import staffed
from notifications.facts_json import stored_facts
from notifications.message import Correspondence, TemplateTrouble, build
from notifications.render import render
from notifications.sending_times import LEASE, expires_at, next_attempt, within_mail_hours
from notifications.transport import Ambiguous, Delivered, Outcome, Rejected, Transport, Unreachable


class LeaseLost(Exception):
    """Somebody else holds the mail by now: it must not be sent from here."""


@dataclass(slots=True)
class SendResult:
    """How many mails left, wait for another try, may have arrived, can never be delivered, were not needed any more.

    `trouble` is what the mail server (or folder) said when nothing could be handed over. `template_troubles` are the
    edited templates that were broken, each once: those mails left with the built-in texts.
    """

    sent: int = 0
    deferred: int = 0
    ambiguous: int = 0
    dead: int = 0
    superseded: int = 0
    trouble: str = ""
    template_troubles: list[TemplateTrouble] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class MailIdentity:
    """From whom the mails are, the domain that ends their Message-IDs, and the folder of edited templates, if any."""

    mailbox: str
    domain: str
    templates: Path | None = None


def send_due(
    store: Store, now: datetime, transport: Transport, sender: MailIdentity, *, progress: Progress = UNWATCHED
) -> SendResult:
    """Send what may leave at the instant `now` (aware), within the house's mail hours; then end the session.

    A mail server that cannot be reached stops the round: what is left stays queued for the next one.
    """
    report = SendResult()
    book, keys = _due(store, now)
    try:
        for key in keys:
            if not progress.may_send():
                break
            _send_one(store, key, now, transport, sender, book, report)
            if report.trouble:
                break
    finally:
        transport.close()
    return report


def _due(store: Store, now: datetime) -> tuple[Rulebook, tuple[str, ...]]:
    """The rules in force and what may leave, with what a crashed process held; most often nothing."""
    with store.read() as tx:
        if not sending.has_expired(tx, now):
            return _may_leave(tx, now)
    with store.write() as tx:
        sending.expire_leases(tx, now)
    with store.read() as tx:
        return _may_leave(tx, now)


def _may_leave(tx: Connection, now: datetime) -> tuple[Rulebook, tuple[str, ...]]:
    book = staffed(tx, active(tx), now)
    return book, outbox.next_due(tx, now, limit=10_000) if _may_mail(book, now) else ()


def _may_mail(book: Rulebook, now: datetime) -> bool:
    """Open day, mail hours: nobody is mailed at night, on weekends, holidays and closure days."""
    hours = book.calendar_file
    return (
        within_mail_hours(now, book.calendar, from_hour=hours.mail_from_hour, until_hour=hours.mail_until_hour) == now
    )


def _send_one(
    store: Store,
    key: str,
    now: datetime,
    transport: Transport,
    sender: MailIdentity,
    book: Rulebook,
    report: SendResult,
) -> None:
    with store.write() as tx:
        held = sending.claim(tx, key, now=now, until=now + LEASE)
        if held is None:
            return
        if why := _not_needed(tx, held.queued.message, local_day(now)):
            sending.mark_superseded(tx, held, at=now, why=why)
            report.superseded += 1
            return
        if now >= expires_at(held.queued.message.planned_on, book.calendar):
            sending.mark_expired(tx, held, at=now, why="too old to help")
            report.dead += 1
            return
    mailbox = held.queued.mailbox or _mailbox(held.queued.message, book, now)
    if mailbox is None:
        with store.write() as tx:
            sending.mark_not_built(tx, held, at=now, why="nobody reads for this role any more")
        report.dead += 1
        return
    raw = held.queued.rendered or _rendered(held.queued.message, mailbox, sender, book, now, report)
    outcome = _hand_over(store, held, raw, mailbox, transport, sender)
    if outcome is not None:
        with store.write() as tx:
            _note(tx, held, outcome, now, book, report)


def _not_needed(tx: Connection, message: Message, on: date) -> str:
    """The last look before sending: why nobody needs this any more; empty when somebody does."""
    rests = ""
    for item in message.items:
        if item.kind is MessageKind.REMINDER:
            known = verdicts.history(tx, item.obligation)
            if not known or known[-1].verdict.state in (State.PENDING, State.AWAITING_EVENT):
                return ""
        elif item.kind in TELLS_BAD:
            episodes = findings.history(tx, item.obligation)
            if any(_still_tells(episode, item, on) for episode in episodes):
                return ""
            if any(episode.number == item.episode and episode.is_left_in_peace(on) for episode in episodes):
                rests = "acknowledged before it left"
        else:
            return ""
    return rests or "done or over before it left"


def _still_tells(episode: Episode, item: Item, on: date) -> bool:
    return episode.number == item.episode and not episode.is_over and not episode.is_left_in_peace(on)


def _mailbox(message: Message, book: Rulebook, now: datetime) -> str | None:
    addressee = book.organisation.reader_of(Post.parse(message.addressed), local_day(now))
    return addressee.mailbox if addressee else None


def _rendered(
    message: Message, mailbox: str, sender: MailIdentity, book: Rulebook, now: datetime, report: SendResult
) -> bytes:
    facts = stored_facts(message.facts)
    rendered = render(facts, sender.templates)
    if rendered.trouble is not None and rendered.trouble not in report.template_troubles:
        report.template_troubles.append(rendered.trouble)
    house = book.organisation.organisation.id
    questions = book.organisation.address(book.escalation.questions_to, house, local_day(now))
    correspondence = Correspondence(
        sender=sender.mailbox,
        recipient=mailbox,
        reply_to=questions.mailbox if questions else sender.mailbox,
        domain=sender.domain,
    )
    return build(message, facts, rendered, correspondence, now)


def _hand_over(
    store: Store, held: Claim, raw: bytes, mailbox: str, transport: Transport, sender: MailIdentity
) -> Outcome | None:
    """What became of it; None when the lease was lost just before the text would have left."""
    try:
        return transport.deliver(
            raw, envelope_from=sender.mailbox, recipient=mailbox, before_data=_announce(store, held, raw, mailbox)
        )
    except LeaseLost:
        return None


def _announce(store: Store, held: Claim, raw: bytes, mailbox: str) -> Callable[[], None]:
    def before_data() -> None:
        with store.write() as tx:
            if not sending.mark_data(tx, held, raw, mailbox=mailbox):
                raise LeaseLost(held.key)

    return before_data


def _note(tx: Connection, held: Claim, outcome: Outcome, now: datetime, book: Rulebook, report: SendResult) -> None:
    match outcome:
        case Delivered(answer):
            sending.mark_sent(tx, held, at=now, reply=answer)
            report.sent += 1
        case Rejected(permanent=True, answer=answer):
            sending.mark_refused(tx, held, at=now, reply=answer)
            report.dead += 1
        case Rejected(answer=answer):
            sending.back_to_pending(tx, held, again_at=_again_at(tx, held, now, book), at=now, reply=answer)
            report.deferred += 1
        case Unreachable(reason):
            sending.back_to_pending(tx, held, again_at=_again_at(tx, held, now, book), at=now, reply=reason)
            report.deferred += 1
            report.trouble = reason
        case Ambiguous(reason):
            sending.mark_ambiguous(tx, held, again_at=_again_at(tx, held, now, book), at=now, reply=reason)
            report.ambiguous += 1
        case _:
            assert_never(outcome)


def _again_at(tx: Connection, held: Claim, now: datetime, book: Rulebook) -> datetime:
    hours = book.calendar_file
    return next_attempt(
        now,
        sending.counted_attempts(tx, held),
        book.calendar,
        from_hour=hours.mail_from_hour,
        until_hour=hours.mail_until_hour,
    )
