"""How a mail is sent: claimed under a lease, announced, taken or not. Shell.

Only the holder of the newest attempt may go on, and a lost race is a result (`None`, `False`), not an error. After a
crash past DATA a mail may have arrived; it goes out again under the same Message-ID with the same bytes, and the
journal says so. What may follow what stands in `domain.outbox`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, or_, select

from checker.domain.message import TOLD_BY_NO_OTHER, OutboxState
from checker.domain.outbox import IN_HAND, AttemptOutcome, NotNeeded, OutboxMove
from checker.store import journal
from checker.store.mail_moves import INSTANT, change, move
from checker.store.mail_rows import QueuedMessage, messages_of
from checker.store.organisation_scope import OURS, ours
from checker.store.tables import attempt, message


@dataclass(frozen=True, slots=True)
class Claim:
    """A message in our hands until the lease ends. `number` distinguishes this attempt from any later one."""

    queued: QueuedMessage
    number: int

    @property
    def key(self) -> str:
        return self.queued.key


THIS = select(message).where(message.c.organisation == OURS, message.c.key == bindparam("which"))


def claim(tx: Connection, key: str, *, now: datetime, until: datetime) -> Claim | None:
    """Take one message until the lease ends. None: another node was faster, or it must not leave any more."""
    if not move(tx, OutboxMove.CLAIM, key, at=now, now=now, until=until):
        return None
    (queued,) = messages_of(tx, THIS, ours(tx, which=key))
    return Claim(queued, queued.attempts)


def mark_data(tx: Connection, held: Claim, rendered: bytes, *, mailbox: str) -> bool:
    """The mail is about to be sent: from now on it may have arrived. False: the lease was lost, do not send.

    The bytes and the mailbox of the first attempt are kept; send those (`held.queued`) when there are any.
    """
    return change(tx, OutboxMove.ANNOUNCE, held.key, number=held.number, bytes=rendered, to=mailbox)


def mark_sent(tx: Connection, held: Claim, *, at: datetime, reply: str = "") -> bool:
    """The server has taken it. False: somebody else holds it by now and may send it again."""
    return _end(tx, OutboxMove.ACCEPT, held, at, reply, taken_at=at)


def back_to_pending(tx: Connection, held: Claim, *, again_at: datetime, at: datetime, reply: str) -> bool:
    """The server refuses it for now (4xx): try again from `again_at` on. False: the lease was lost."""
    return _end(tx, OutboxMove.DEFER, held, at, reply, again=again_at)


def session_failed(tx: Connection, held: Claim, *, again_at: datetime, at: datetime, reply: str) -> bool:
    """Sender, log-in, relay or connection are at fault, not this mail: it waits. False: the lease was lost.

    The first of them since a mail has left is journaled.
    """
    is_new = outage(tx) is None
    if not _end(tx, OutboxMove.FAIL_SESSION, held, at, reply, again=again_at):
        return False
    if is_new:
        journal.append(tx, "mail.held_up", {"message": held.key, "attempt": held.number}, at)
    return True


def mark_ambiguous(tx: Connection, held: Claim, *, again_at: datetime, at: datetime, reply: str = "") -> bool:
    """The connection was lost after DATA: it may have arrived. It goes out again under the same Message-ID."""
    return _end(tx, OutboxMove.LOSE_ANSWER, held, at, reply, again=again_at)


def mark_refused(tx: Connection, held: Claim, *, at: datetime, reply: str) -> bool:
    """The server will never take it (5xx). False: the lease was lost."""
    return _end(tx, OutboxMove.REFUSE, held, at, reply)


def mark_expired(tx: Connection, held: Claim, *, at: datetime, why: str) -> bool:
    """It is too old to be sent. False: the lease was lost."""
    return _end(tx, OutboxMove.EXPIRE, held, at, why)


def mark_not_built(tx: Connection, held: Claim, *, at: datetime, why: str) -> bool:
    """No mail can be made of it. False: the lease was lost."""
    return _end(tx, OutboxMove.FAIL_TO_BUILD, held, at, why)


def set_aside(tx: Connection, key: str, *, at: datetime, why: str) -> bool:
    """What cannot even be read is dead, with the reason. False: it does not wait (any more)."""
    return move(tx, OutboxMove.SET_ASIDE, key, at=at, reply=why)


def note_bounce(tx: Connection, key: str, *, at: datetime, status: str) -> bool:
    """What had been taken came back, and is dead: it has told nobody. False: it had not left, or came back before.

    `status` is the code of the report (`5.1.1`); what the server had answered stays.
    """
    mail = next(iter(messages_of(tx, THIS, ours(tx, which=key))), None)
    if mail is None or mail.attempts == 0:
        return False
    return move(tx, OutboxMove.BOUNCE, key, at=at, number=mail.attempts, facts={"status": status})


def mark_superseded(tx: Connection, held: Claim, *, at: datetime, why: NotNeeded) -> bool:
    """The last look before sending found that nobody needs the mail any more. False: the lease was lost."""
    step = OutboxMove.HOLD_BACK
    return move(tx, step, held.key, at=at, number=held.number, reply=why.value, facts={"why": why.value})


def _end(tx: Connection, step: OutboxMove, held: Claim, at: datetime, reply: str, **values: Any) -> bool:
    facts = _facts(held.number, held.queued.message_id)
    return move(tx, step, held.key, at=at, number=held.number, reply=reply, facts=facts, **values)


def _facts(number: int, message_id: str) -> dict[str, object]:
    return {"attempt": number, "message_id": message_id}


OVERDUE = (
    select(message.c.key, message.c.state, message.c.attempts, message.c.message_id)
    .where(
        message.c.organisation == OURS,
        message.c.state.in_(sorted(state.value for state in IN_HAND)),
        message.c.lease_until <= bindparam("now", type_=INSTANT),
    )
    .order_by(message.c.key)
)
ANY_OVERDUE = OVERDUE.order_by(None).limit(1)


def has_expired(tx: Connection, now: datetime) -> bool:
    """Whether `expire_leases` would give anything back."""
    return tx.execute(ANY_OVERDUE, ours(tx, now=now)).first() is not None


def expire_leases(tx: Connection, now: datetime) -> tuple[str, ...]:
    """Give back what a crashed or hanging process held, and return the keys.

    What was claimed is pending again; what had reached DATA may have arrived, which is journaled, and is pending too.
    """
    rows = tx.execute(OVERDUE, ours(tx, now=now)).all()
    for row in rows:
        step = OutboxMove.LOSE_ANSWER if row.state == OutboxState.DATA.value else OutboxMove.LOSE_LEASE
        facts = _facts(row.attempts, row.message_id)
        move(tx, step, row.key, at=now, number=row.attempts, reply="", facts=facts, again=now)
    return tuple(row.key for row in rows)


@dataclass(frozen=True, slots=True)
class Outage:
    """No mail has left since the instant `since`; `answer` is what the server said, or what went wrong, last."""

    since: datetime
    answer: str


LAST_LEFT = select(func.max(message.c.sent_at)).where(message.c.organisation == OURS).scalar_subquery()
HELD_UP = (
    select(attempt.c.started_at, attempt.c.reply)
    .where(
        attempt.c.organisation == OURS,
        attempt.c.outcome == AttemptOutcome.SESSION_FAILED.value,
        or_(LAST_LEFT.is_(None), attempt.c.started_at > LAST_LEFT),
    )
    .limit(1)
)
HELD_UP_FIRST = HELD_UP.order_by(attempt.c.started_at, attempt.c.message, attempt.c.number)
HELD_UP_LAST = HELD_UP.order_by(attempt.c.started_at.desc(), attempt.c.message.desc(), attempt.c.number.desc())


def outage(tx: Connection) -> Outage | None:
    """Since when sender, log-in, relay or connection hold all mails up. None: they do not, as far as was tried."""
    first, last = (tx.execute(each, ours(tx)).first() for each in (HELD_UP_FIRST, HELD_UP_LAST))
    return Outage(first.started_at, last.reply or "") if first and last else None


# Mails that are dead, beside the attempt of which each died; the oldest first.
THE_DEAD = (
    select(message.c.key)
    .join(
        attempt,
        (attempt.c.organisation == message.c.organisation)
        & (attempt.c.message == message.c.key)
        & (attempt.c.number == message.c.attempts),
    )
    .where(message.c.organisation == OURS, message.c.state == OutboxState.DEAD.value)
    .order_by(message.c.planned_on, message.c.queued_at, message.c.key)
)
EXPIRED = THE_DEAD.where(
    message.c.kind.not_in(sorted(kind.value for kind in TOLD_BY_NO_OTHER)),
    attempt.c.outcome == AttemptOutcome.EXPIRED.value,
)
DIED_SINCE = THE_DEAD.where(attempt.c.ended_at >= bindparam("since", type_=INSTANT))


def died_since(tx: Connection, since: datetime) -> tuple[str, ...]:
    """Keys of the dead mails whose last attempt ended at the instant `since` (aware) or later."""
    return tuple(tx.execute(DIED_SINCE, ours(tx, since=since)).scalars())


WAITS = (
    select(message.c.key).where(message.c.organisation == OURS, message.c.state == OutboxState.PENDING.value).limit(1)
)


def expired(tx: Connection) -> tuple[str, ...]:
    """Keys of the mails that grew too old to leave and are not replaced, in the order in which they were planned.

    Without those whose matter no later mail takes up.
    """
    return tuple(tx.execute(EXPIRED, ours(tx)).scalars())


def mails_leave(tx: Connection) -> bool:
    """Do mails leave, as far as is known? With none that waits nothing would ever be known again."""
    return outage(tx) is None or tx.execute(WAITS, ours(tx)).first() is None


FIRST_HELD_UP = (
    select(func.min(attempt.c.started_at))
    .where(
        attempt.c.organisation == OURS,
        attempt.c.message == bindparam("which"),
        attempt.c.outcome == AttemptOutcome.SESSION_FAILED.value,
    )
    .scalar_subquery()
)
LEFT_SINCE = select(message.c.key).where(message.c.organisation == OURS, message.c.sent_at > FIRST_HELD_UP).limit(1)


def others_have_left_since(tx: Connection, held: Claim) -> bool:
    """Has the relay taken other mails since it first would not carry this one?"""
    return tx.execute(LEFT_SINCE, ours(tx, which=held.key)).first() is not None


WITHOUT_FAULT = (
    select(func.count())
    .select_from(attempt)
    .where(
        attempt.c.organisation == OURS,
        attempt.c.message == bindparam("which"),
        attempt.c.outcome.in_([outcome.value for outcome in AttemptOutcome if not outcome.counts]),
    )
)


def counted_attempts(tx: Connection, held: Claim) -> int:
    """How often the mail was tried, this time included, without the attempts that were no fault of its own."""
    return held.number - int(tx.execute(WITHOUT_FAULT, ours(tx, which=held.key)).scalar_one())
