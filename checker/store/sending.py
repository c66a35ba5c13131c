"""How a mail leaves: claimed under a lease, about to be sent, taken or not. Shell.

The WHERE of each statement is the lock: only the holder of the newest attempt may go on, and a lost race is a
result (`None`, `False`), not an error. After a crash past DATA a mail may have arrived; it goes out again under the
same Message-ID with the same bytes, and the journal says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, insert, select, update

from checker.domain.message import OutboxState
from checker.store import journal
from checker.store.mail_rows import QueuedMessage, messages_of
from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.tables import attempt, message

INSTANT = message.c.not_before.type
IN_HAND = (OutboxState.CLAIMED.value, OutboxState.DATA.value)
_this = (message.c.organisation == OURS) & (message.c.key == bindparam("which"))
_held = _this & (message.c.attempts == bindparam("number"))


@dataclass(frozen=True, slots=True)
class Claim:
    """A message in our hands until the lease ends. `number` tells this attempt from any later one."""

    queued: QueuedMessage
    number: int

    @property
    def key(self) -> str:
        return self.queued.key


# pending -> claimed. Two nodes may try, the row changes once.
CLAIM = (
    update(message)
    .where(
        _this,
        message.c.state == OutboxState.PENDING.value,
        message.c.not_before <= bindparam("now", type_=INSTANT),
    )
    .values(
        state=OutboxState.CLAIMED.value,
        lease_until=bindparam("until", type_=INSTANT),
        attempts=message.c.attempts + 1,
    )
)


def claim(tx: Connection, key: str, *, now: datetime, until: datetime) -> Claim | None:
    """Take one message until the lease ends. None: another node was faster, or it must not leave any more."""
    if tx.execute(CLAIM, ours(tx, which=key, now=now, until=until)).rowcount != 1:
        return None
    (queued,) = messages_of(tx, select(message).where(_this), ours(tx, which=key))
    row = {"organisation": organisation_of(tx), "message": key, "number": queued.attempts, "started_at": now}
    tx.execute(insert(attempt), row)
    return Claim(queued, queued.attempts)


# claimed -> data, for the holder of the lease alone.
DATA = (
    update(message)
    .where(_held, message.c.state == OutboxState.CLAIMED.value)
    .values(
        state=OutboxState.DATA.value,
        # What once may have left, leaves the same again: the first bytes stay.
        rendered=func.coalesce(message.c.rendered, bindparam("bytes")),
        mailbox=func.coalesce(message.c.mailbox, bindparam("to")),
    )
)


def mark_data(tx: Connection, held: Claim, rendered: bytes, *, mailbox: str) -> bool:
    """The mail is about to be sent: from now on it may have arrived. False: the lease was lost, do not send.

    The bytes and the mailbox of the first attempt are kept; send those (`held.queued`) when there are any.
    """
    step = ours(tx, which=held.key, number=held.number, bytes=rendered, to=mailbox)
    return tx.execute(DATA, step).rowcount == 1


# The server has taken it. Also when the lease ended meanwhile, unless somebody else holds a new one.
SENT = (
    update(message)
    .where(_held, message.c.state.in_((OutboxState.DATA.value, OutboxState.PENDING.value)))
    .values(state=OutboxState.SENT.value, sent_at=bindparam("ended", type_=INSTANT), lease_until=None)
)


def mark_sent(tx: Connection, held: Claim, *, at: datetime, reply: str = "") -> bool:
    """The server has taken it. False: somebody else holds it by now and may send it again."""
    if tx.execute(SENT, ours(tx, which=held.key, number=held.number, ended=at)).rowcount != 1:
        return False
    _end_attempt(tx, held.key, held.number, "sent", reply, at)
    _journal(tx, "mail.sent", held.key, held.number, held.queued.message_id, at)
    return True


BACK = (
    update(message)
    .where(_held, message.c.state.in_(IN_HAND))
    .values(
        state=OutboxState.PENDING.value,
        lease_until=None,
        not_before=bindparam("again", type_=INSTANT),
    )
)


def back_to_pending(tx: Connection, held: Claim, *, again_at: datetime, at: datetime, reply: str) -> bool:
    """It was not taken (4xx, no connection): try again from `again_at` on. False: the lease was lost."""
    if tx.execute(BACK, ours(tx, which=held.key, number=held.number, again=again_at)).rowcount != 1:
        return False
    _end_attempt(tx, held.key, held.number, "deferred", reply, at)
    return True


def mark_ambiguous(tx: Connection, held: Claim, *, again_at: datetime, at: datetime, reply: str = "") -> bool:
    """The connection was lost after DATA: it may have arrived. It goes out again under the same Message-ID."""
    if tx.execute(BACK, ours(tx, which=held.key, number=held.number, again=again_at)).rowcount != 1:
        return False
    _end_attempt(tx, held.key, held.number, "ambiguous", reply, at)
    _journal(tx, "mail.ambiguous", held.key, held.number, held.queued.message_id, at)
    return True


EXPIRED = (
    select(message.c.key, message.c.state, message.c.attempts, message.c.message_id)
    .where(
        message.c.organisation == OURS,
        message.c.state.in_(IN_HAND),
        message.c.lease_until <= bindparam("now", type_=INSTANT),
    )
    .order_by(message.c.key)
)


ANY_EXPIRED = EXPIRED.order_by(None).limit(1)


def has_expired(tx: Connection, now: datetime) -> bool:
    """Whether `expire_leases` would give anything back."""
    return tx.execute(ANY_EXPIRED, ours(tx, now=now)).first() is not None


def expire_leases(tx: Connection, now: datetime) -> tuple[str, ...]:
    """Give back what a crashed or hanging process held, and return the keys.

    What was claimed is pending again; what had reached DATA is ambiguous, which is journaled, then pending.
    """
    expired = tx.execute(EXPIRED, ours(tx, now=now)).all()
    for row in expired:
        tx.execute(BACK, ours(tx, which=row.key, number=row.attempts, again=now))
        is_ambiguous = row.state == OutboxState.DATA.value
        outcome = "ambiguous" if is_ambiguous else "lease expired"
        _end_attempt(tx, row.key, row.attempts, outcome, "", now)
        if is_ambiguous:
            _journal(tx, "mail.ambiguous", row.key, row.attempts, row.message_id, now)
    return tuple(row.key for row in expired)


DEAD = update(message).where(_held, message.c.state.in_(IN_HAND)).values(state=OutboxState.DEAD.value, lease_until=None)


def mark_dead(tx: Connection, held: Claim, *, at: datetime, reply: str) -> bool:
    """It will never be taken (5xx, too old). False: the lease was lost."""
    if tx.execute(DEAD, ours(tx, which=held.key, number=held.number)).rowcount != 1:
        return False
    _end_attempt(tx, held.key, held.number, "dead", reply, at)
    _journal(tx, "mail.dead", held.key, held.number, held.queued.message_id, at)
    return True


OUTDATED = (
    update(message)
    .where(_held, message.c.state == OutboxState.CLAIMED.value)
    .values(state=OutboxState.SUPERSEDED.value, lease_until=None)
)


def mark_superseded(tx: Connection, held: Claim, *, at: datetime, why: str) -> bool:
    """The last look before sending found that nobody needs to be told any more. False: the lease was lost."""
    if tx.execute(OUTDATED, ours(tx, which=held.key, number=held.number)).rowcount != 1:
        return False
    _end_attempt(tx, held.key, held.number, "superseded", why, at)
    journal.append(tx, "mail.superseded", {"message": held.key, "why": why}, at)
    return True


END_ATTEMPT = (
    update(attempt)
    .where(
        attempt.c.organisation == OURS,
        attempt.c.message == bindparam("which"),
        attempt.c.number == bindparam("attempt_number"),
    )
    .values(ended_at=bindparam("ended", type_=INSTANT), outcome=bindparam("result"), reply=bindparam("said"))
)


def _end_attempt(tx: Connection, key: str, number: int, outcome: str, reply: str, at: datetime) -> None:
    step = ours(tx, which=key, attempt_number=number, ended=at, result=outcome, said=reply)
    tx.execute(END_ATTEMPT, step)


def _journal(tx: Connection, kind: str, key: str, number: int, identity: str, at: datetime) -> None:
    journal.append(tx, kind, {"message": key, "attempt": number, "message_id": identity}, at)
