"""Send what is due: each mail claimed, rendered, handed over, noted. Shell; nothing slow inside a transaction."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import assert_never

from sqlalchemy import Connection

from checker.domain.clock import local_day
from checker.domain.finding import Episode
from checker.domain.message import TELLS_BAD, Item, Message, MessageKind
from checker.domain.outbox import NotNeeded
from checker.domain.post import Post
from checker.domain.proposal import ProposalState
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import STILL_TO_DO
from checker.store import backups, findings, journal, outbox, proposals, sending, verdicts
from checker.store.opening import Store
from checker.store.sending import Claim
from checker.usecases.progress import UNWATCHED, Progress
from checker.usecases.rules.activation import active
from checker.usecases.rules.mail_context import briefing_of
from checker.usecases.rules.staffed import staffed
from notifications.facts_json import stored_facts
from notifications.late_answers import held_until, said_by_now
from notifications.letter_facts import LetterFacts
from notifications.link_tokens import LinkTokens
from notifications.mail_context import Briefing
from notifications.mail_links import with_links
from notifications.message import Correspondence, Rendered, TemplateTrouble, build
from notifications.render import render
from notifications.sending_times import (
    LEASE,
    expires_at,
    next_attempt,
    wait_after,
    wait_for_the_relay,
    within_mail_hours,
)
from notifications.transport import Ambiguous, Delivered, NotCarried, Outcome, Rejected, Transport, Unreachable

log = logging.getLogger(__name__)

# Refused for that many recipients in a row, it is us whom the relay will not serve.
RECIPIENTS_ASKED_WITH = 3
SHORT_KEY = 12
WAITS = "an answer about it waits to be entered"
MOST_OF_A_REASON = 300


class LeaseLost(Exception):
    """Somebody else holds the mail by now: it must not be sent from here."""


@dataclass(frozen=True, slots=True)
class UnbuiltMail:
    """A queued mail, by its key, that cannot leave as no mail can be made of it."""

    key: str
    why: str


@dataclass(frozen=True, slots=True)
class RefusedMail:
    """A mail of a kind that the mailbox of a post (`role@scope`) has refused for good, with the server's answer."""

    kind: MessageKind
    addressed: str
    answer: str


@dataclass(slots=True)
class SendResult:
    """How many mails left, wait for another try, may have arrived, can never be delivered, were not needed any more.

    `trouble` is what the mail server (or folder) said when nothing could be handed over; `unbuilt` are the dead of whom
    no mail could be made, each with the reason; `refused` those whose mailbox takes nothing. `template_troubles` are
    the edited templates that were broken, each once: those mails left with the built-in texts. `opens_at` is the
    instant (UTC) for which mails wait because the house does not mail now; None where none wait for that.
    """

    sent: int = 0
    deferred: int = 0
    ambiguous: int = 0
    dead: int = 0
    superseded: int = 0
    trouble: str = ""
    unbuilt: list[UnbuiltMail] = field(default_factory=list)
    refused: list[RefusedMail] = field(default_factory=list)
    template_troubles: list[TemplateTrouble] = field(default_factory=list)
    opens_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MailIdentity:
    """From whom the mails are, the domain that ends their Message-IDs, and the folder of edited templates, if any.

    `links` makes the links to pages; None: mails have none.
    """

    mailbox: str
    domain: str
    templates: Path | None = None
    links: LinkTokens | None = None

    def with_hidden_links(self) -> MailIdentity:
        """For whoever looks at a mail of somebody else: its links are shown, and none of them acts."""
        return replace(self, links=self.links.hidden()) if self.links else self


@dataclass(frozen=True, slots=True)
class _Sending:
    """What all mails of one call share; `briefing` knows the answers that wait, `result` is counted up."""

    store: Store
    now: datetime
    transport: Transport | None
    identity: MailIdentity
    briefing: Briefing
    book: Rulebook
    result: SendResult


def send_due(
    store: Store, now: datetime, transport: Transport | None, identity: MailIdentity, *, progress: Progress = UNWATCHED
) -> SendResult:
    """Send what may leave at the instant `now` (aware), within the house's mail hours; then end the session.

    `transport` None: nobody is to read it, so nothing is built, and what may leave counts as taken (for forecasts).
    A mail server that cannot be reached, or refuses us as a whole, stops the round: what is left stays queued for the
    next one. A mail that cannot be built is dead with its reason, and the others leave.
    """
    result, refusals = SendResult(), 0
    briefing, book, keys = _due(store, now, is_forecast=transport is None)
    opening = _opening(book, now)
    if keys and opening != now:
        result.opens_at, keys = opening, ()
    this = _Sending(store, now, transport, identity, briefing, book, result)
    try:
        for key in keys:
            if not progress.may_send():
                break
            outcome = _send_one(this, key)
            refusals = refusals + 1 if isinstance(outcome, NotCarried) else 0
            if isinstance(outcome, Unreachable) or refusals == RECIPIENTS_ASKED_WITH:
                break
    finally:
        if transport is not None:
            transport.close()
    return result


def _due(store: Store, now: datetime, *, is_forecast: bool) -> tuple[Briefing, Rulebook, tuple[str, ...]]:
    """The rules in force and what may leave, with what a crashed process held; most often nothing."""
    with store.read() as tx:
        if not sending.has_expired(tx, now):
            return _may_leave(tx, now, is_forecast=is_forecast)
    with store.write() as tx:
        sending.expire_leases(tx, now)
    with store.read() as tx:
        return _may_leave(tx, now, is_forecast=is_forecast)


def _may_leave(tx: Connection, now: datetime, *, is_forecast: bool) -> tuple[Briefing, Rulebook, tuple[str, ...]]:
    book = staffed(tx, active(tx))
    # What left after the backup that the store was restored from, it does not know: somebody must say so first.
    is_held = not is_forecast and backups.held_mails(tx) is not None
    # While the house does not mail: does one wait for it to begin?
    limit = 10_000 if (opening := _opening(book, now)) == now else 1
    keys = outbox.next_due(tx, opening, limit=limit) if not is_held else ()
    return briefing_to_leave(tx, book, now), book, keys


def briefing_to_leave(tx: Connection, book: Rulebook, now: datetime) -> Briefing:
    """What a mail is built by that leaves at the instant `now` (aware): it says which answers wait by then."""
    return briefing_of(book, local_day(now), now, proposals.load(tx, ProposalState.WAITING))


def _opening(book: Rulebook, now: datetime) -> datetime:
    """`now` on an open day in mail hours, else when they begin: none at night, on weekends, holidays, closure days."""
    hours = book.calendar_file
    return within_mail_hours(now, book.calendar, from_hour=hours.mail_from_hour, until_hour=hours.mail_until_hour)


def _send_one(this: _Sending, key: str) -> Outcome | None:
    """The outcome; None when nothing was handed over."""
    held = _claimed_or_set_aside(this, key)
    if held is None:
        return None
    made = _made(this, held)
    if made is None:
        return None
    outcome = _hand_over(this, held, made.raw, made.mailbox)
    if outcome is not None:
        with this.store.write() as tx:
            _note(tx, this, held, outcome)
    return outcome


def _claimed_or_set_aside(this: _Sending, key: str) -> Claim | None:
    """The mail in our hands, as `_claimed`. One that cannot be read must not hold up those behind it."""
    try:
        with this.store.write() as tx:
            return _claimed(tx, this, key)
    except (ValueError, KeyError, TypeError) as mistake:
        unbuilt = UnbuiltMail(key, f"it cannot be read: {_of(mistake)}")
    with this.store.write() as tx:
        is_ours = sending.set_aside(tx, key, at=this.now, why=unbuilt.why)
    if is_ours:
        _note_unbuilt(this, unbuilt)
    return None


@dataclass(frozen=True, slots=True)
class _Made:
    raw: bytes
    mailbox: str


def _made(this: _Sending, held: Claim) -> _Made | None:
    """The finished mail. None: none can be made of it, now or later; it is dead with the reason."""
    try:
        mailbox = held.queued.mailbox or mailbox_of(held.queued.message, this.book, this.now)
        if mailbox is not None and this.transport is None:
            return _Made(b"", mailbox)
        if mailbox is not None:
            return _Made(held.queued.rendered or _rendered(this, held.queued.message, mailbox), mailbox)
        why = "nobody reads for this role any more"
    except (OSError, MemoryError):
        # The machine has no room or no process to spare, which is not the mail's fault.
        raise
    except Exception as mistake:
        # Facts of an older version, a text that no header takes, a mistake of ours: whatever it is, it is this mail's.
        log.exception("a mail cannot be built", extra={"message_key": held.key[:SHORT_KEY]})
        why = f"it cannot be built: {_of(mistake)}"
    with this.store.write() as tx:
        is_ours = sending.mark_not_built(tx, held, at=this.now, why=why)
    if is_ours:
        _note_unbuilt(this, UnbuiltMail(held.key, why))
    return None


def _note_unbuilt(this: _Sending, unbuilt: UnbuiltMail) -> None:
    this.result.dead += 1
    this.result.unbuilt.append(unbuilt)


def _of(mistake: Exception) -> str:
    return f"{type(mistake).__name__}: {' '.join(str(mistake).split())[:MOST_OF_A_REASON]}"


def _claimed(tx: Connection, this: _Sending, key: str) -> Claim | None:
    """The mail in our hands. None: somebody else holds it, nobody needs it (yet, or any more), or it is too old."""
    held = sending.claim(tx, key, now=this.now, until=this.now + LEASE)
    if held is None:
        return None
    if why := _not_needed(tx, held.queued.message, local_day(this.now)):
        sending.mark_superseded(tx, held, at=this.now, why=why)
        this.result.superseded += 1
        return None
    if this.now >= expires_at(held.queued.message.planned_on, this.book.calendar):
        sending.mark_expired(tx, held, at=this.now, why="too old to help")
        this.result.dead += 1
        return None
    until = held_until(held.queued.message, this.briefing) if held.queued.rendered is None else None
    if until is not None:
        sending.back_to_pending(tx, held, again_at=until, at=this.now, reply=WAITS)
        this.result.deferred += 1
        return None
    return held


def _not_needed(tx: Connection, message: Message, on: date) -> NotNeeded | None:
    """The last look before sending: why nobody needs this any more; None when somebody does."""
    rests = False
    for item in message.items:
        if item.kind is MessageKind.REMINDER:
            newest = verdicts.latest(tx, [item.obligation]).get(item.obligation)
            if newest is None or newest.verdict.state in STILL_TO_DO:
                return None
        elif item.kind in TELLS_BAD:
            episodes = findings.history(tx, item.obligation)
            if any(_still_tells(episode, item, on) for episode in episodes):
                return None
            if any(episode.number == item.episode and episode.is_left_in_peace(on) for episode in episodes):
                rests = True
        else:
            return None
    return NotNeeded.RESTS if rests else NotNeeded.DONE_OR_OVER


def _still_tells(episode: Episode, item: Item, on: date) -> bool:
    return episode.number == item.episode and not episode.is_over and not episode.is_left_in_peace(on)


def mailbox_of(message: Message, book: Rulebook, now: datetime) -> str | None:
    """Where a mail goes if it leaves now; None: nobody reads for its addressee."""
    addressee = book.organisation.reader_of(Post.parse(message.addressed), local_day(now))
    return addressee.mailbox if addressee else None


@dataclass(frozen=True, slots=True)
class BuiltMail:
    """All bytes of a mail, and the texts in it."""

    raw: bytes
    rendered: Rendered


def built_mail(
    message: Message, mailbox: str, briefing: Briefing, identity: MailIdentity, now: datetime, *, log_head: str = ""
) -> BuiltMail:
    """A queued mail as it leaves for a mailbox at the instant `now` (aware). `log_head`: as `log_head_of` says it."""
    facts = with_links(said_by_now(stored_facts(message.facts), message, briefing), identity.links)
    house = briefing.organisation.organisation.id
    questions = briefing.organisation.address(briefing.escalation.questions_to, house, local_day(now))
    own = facts.reply_to if isinstance(facts, LetterFacts) else ""
    reply_to = own or (questions.mailbox if questions else identity.mailbox)
    rendered = render(facts, identity.templates, answers_to=reply_to, untranslated=briefing.untranslated)
    correspondence = Correspondence(
        sender=identity.mailbox,
        recipient=mailbox,
        reply_to=reply_to,
        domain=identity.domain,
    )
    return BuiltMail(build(message, facts, rendered, correspondence, now, log_head), rendered)


def log_head_of(store: Store) -> str:
    """The newest entry of the log, as `audit verify --head` takes it. A mail that left with it is kept by others."""
    with store.read() as tx:
        newest = journal.head(tx)
    return f"{newest.seq}:{newest.hash}" if newest else ""


def _rendered(this: _Sending, message: Message, mailbox: str) -> bytes:
    head = log_head_of(this.store)
    built = built_mail(message, mailbox, this.briefing, this.identity, this.now, log_head=head)
    trouble = built.rendered.trouble
    if trouble is not None and trouble not in this.result.template_troubles:
        this.result.template_troubles.append(trouble)
    return built.raw


def _hand_over(this: _Sending, held: Claim, raw: bytes, mailbox: str) -> Outcome | None:
    """The outcome; None when the lease was lost just before the text would have left."""
    announce = _announce(this.store, held, raw, mailbox)
    try:
        if this.transport is None:
            announce()
            return Delivered("")
        return this.transport.deliver(raw, envelope_from=this.identity.mailbox, recipient=mailbox, before_data=announce)
    except LeaseLost:
        return None


def _announce(store: Store, held: Claim, raw: bytes, mailbox: str) -> Callable[[], None]:
    def before_data() -> None:
        with store.write() as tx:
            if not sending.mark_data(tx, held, raw, mailbox=mailbox):
                raise LeaseLost(held.key)

    return before_data


def _note(tx: Connection, this: _Sending, held: Claim, outcome: Outcome) -> None:
    now, result = this.now, this.result
    match outcome:
        case Delivered(answer):
            sending.mark_sent(tx, held, at=now, reply=answer)
            result.sent += 1
        case Rejected(permanent=True, answer=answer):
            _note_refused(tx, this, held, answer)
        case Rejected(answer=answer):
            sending.back_to_pending(tx, held, again_at=_again_at(tx, this, held), at=now, reply=answer)
            result.deferred += 1
        case NotCarried(answer) if sending.others_have_left_since(tx, held):
            _note_refused(tx, this, held, answer)
        case NotCarried(reason) | Unreachable(reason):
            wait = wait_for_the_relay(held.number)
            sending.session_failed(tx, held, again_at=_within_hours(this, wait), at=now, reply=reason)
            result.deferred += 1
            result.trouble = reason
        case Ambiguous(reason):
            sending.mark_ambiguous(tx, held, again_at=_again_at(tx, this, held), at=now, reply=reason)
            result.ambiguous += 1
        case _:
            assert_never(outcome)


def _note_refused(tx: Connection, this: _Sending, held: Claim, answer: str) -> None:
    sending.mark_refused(tx, held, at=this.now, reply=answer)
    this.result.dead += 1
    this.result.refused.append(RefusedMail(held.queued.message.kind, held.queued.message.addressed, answer))


def _again_at(tx: Connection, this: _Sending, held: Claim) -> datetime:
    """When it is tried again: after a wait by its own failures, within the mail hours."""
    return _within_hours(this, wait_after(sending.counted_attempts(tx, held)))


def _within_hours(this: _Sending, wait: timedelta) -> datetime:
    hours = this.book.calendar_file
    return next_attempt(
        this.now, wait, this.book.calendar, from_hour=hours.mail_from_hour, until_hour=hours.mail_until_hour
    )
