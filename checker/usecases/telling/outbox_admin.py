"""The outbox for people: queued and sent mails, and dead ones retried or settled. Shell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from checker.domain.clock import at_local, local_day
from checker.domain.message import OutboxState
from checker.domain.organisation import ADMINISTRATION
from checker.domain.post import Post
from checker.domain.refusal import RefusalCode, Refused, RetryRefusal, SettleRefusal
from checker.domain.rulebook import Rulebook
from checker.store import outbox, sending
from checker.store.mail_rows import LetterDecision, QueuedMessage
from checker.store.opening import Store
from checker.usecases.reasons import check_reason
from checker.usecases.rules.activation import active
from checker.usecases.rules.staffed import staffed
from checker.usecases.telling.letters import KEY_CHARACTERS, SHORTEST_PREFIX, management_of, meant
from notifications.sending_times import expires_at


def list_mails(store: Store, states: Iterable[OutboxState] | None = None) -> tuple[QueuedMessage, ...]:
    """The mails in the order in which they were planned; of some states only if given."""
    with store.read() as tx:
        return outbox.list_messages(tx, states=states)


def retry(store: Store, key: str, by: str, now: datetime) -> QueuedMessage:
    """Try a dead mail once more, by its key or the beginning of it; it leaves with the next sending, rendered anew.

    `by` is a role, or the administration. Raises Refused.
    """
    with store.write() as tx:
        book = staffed(tx, active(tx))
        _check_known(by, book, RetryRefusal.UNKNOWN_ROLE)
        dead = _dead(tx, key, RetryRefusal.NOT_DEAD)
        if now >= expires_at(dead.message.planned_on, book.calendar):
            raise Refused(RetryRefusal.TOO_OLD, planned_on=dead.message.planned_on)
        outbox.retry(tx, [dead.key], at=now, by=by)
        waiting = outbox.find(tx, dead.key)
    assert waiting is not None, "what waits again is there"
    return waiting


@dataclass(frozen=True, slots=True)
class RetriedMails:
    """Mails that wait again, and how many stay dead as they are too old: what still holds of those is told anew."""

    waiting: tuple[QueuedMessage, ...]
    too_old: int


def retry_all(store: Store, since: date, by: str, now: datetime) -> RetriedMails:
    """Try all mails once more that have died since the beginning of a local day. Raises Refused for an unknown role."""
    with store.write() as tx:
        book = staffed(tx, active(tx))
        _check_known(by, book, RetryRefusal.UNKNOWN_ROLE)
        mails = [mail for key in sending.died_since(tx, at_local(since, 0)) if (mail := outbox.find(tx, key))]
        young = [mail.key for mail in mails if now < expires_at(mail.message.planned_on, book.calendar)]
        outbox.retry(tx, young, at=now, by=by)
        waiting = tuple(mail for key in young if (mail := outbox.find(tx, key)))
    return RetriedMails(waiting, len(mails) - len(young))


def settle(store: Store, key: str, by: str, why: str, now: datetime) -> QueuedMessage:
    """Say that somebody has seen to what a dead mail was about, and how; it is no problem of the service any more.

    `by` is a role, or the administration; a letter to a body outside only the management settles, or its deputy, as
    only they release it. Raises Refused.
    """
    if not why.strip():
        raise Refused(SettleRefusal.NO_REASON)
    check_reason(why.strip())
    with store.write() as tx:
        book, on = staffed(tx, active(tx)), local_day(now)
        _check_known(by, book, SettleRefusal.UNKNOWN_ROLE)
        dead = _dead(tx, key, SettleRefusal.NOT_DEAD)
        if _is_outside(dead, book, on) and by not in management_of(book, on):
            raise Refused(SettleRefusal.NOT_THE_MANAGEMENT, by=by, who=management_of(book, on))
        outbox.settle(tx, dead.key, LetterDecision(by, why.strip()), at=now)
        settled = outbox.find(tx, dead.key)
    assert settled is not None, "what was just settled is there"
    return settled


def _is_outside(mail: QueuedMessage, book: Rulebook, on: date) -> bool:
    post = Post.parse(mail.message.addressed)
    role, reader = book.organisation.role(post.role), book.organisation.reader_of(post, on)
    return any(each is not None and each.is_external for each in (role, reader))


def _check_known(by: str, book: Rulebook, refusal: RefusalCode) -> None:
    if by != ADMINISTRATION and book.organisation.role(by) is None:
        raise Refused(refusal, by=by)


def _dead(tx: Connection, key: str, not_dead: RefusalCode) -> QueuedMessage:
    if len(key) < SHORTEST_PREFIX:
        raise Refused(RetryRefusal.KEY_TOO_SHORT, key=key, least=SHORTEST_PREFIX)
    known = meant(tx, key)
    dead = [mail for mail in known if mail.state is OutboxState.DEAD]
    if len(dead) > 1:
        raise Refused(RetryRefusal.SEVERAL_DEAD, key=key, count=len(dead))
    if dead:
        return dead[0]
    if known:
        raise Refused(not_dead, key=known[0].key[:KEY_CHARACTERS], state=known[0].state)
    raise Refused(RetryRefusal.NO_SUCH_MAIL, key=key)
