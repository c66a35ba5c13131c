"""The queue of mails as a list, without their words: which were planned, how far each has come, and why. Shell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, func, select

from checker.domain.message import MessageKind, OutboxState
from checker.domain.outbox import AttemptOutcome
from checker.store.organisation_scope import OURS, ours
from checker.store.tables import attempt, message

# What a newer version queued, or tried, may be of kinds that this one cannot name: such a mail is listed all the same.
KNOWN_KINDS = frozenset(MessageKind)


@dataclass(frozen=True, slots=True)
class ListedMail:
    """A mail without its words. `kind` None: of a kind that this version does not know. `outcome` (code) and `reply`
    are those of the last attempt, None and empty before it. `may_have_arrived`: the server's answer to some attempt was
    lost.
    """

    key: str
    kind: MessageKind | None
    addressed: str
    state: OutboxState
    planned_on: date
    not_before: datetime
    attempts: int
    sent_at: datetime | None
    outcome: str | None
    reply: str
    may_have_arrived: bool


@dataclass(frozen=True, slots=True)
class MailsWanted:
    """Which mails are asked for; None: whatever it is. `since` and `until` are days on which they were planned."""

    state: OutboxState | None = None
    kind: MessageKind | None = None
    since: date | None = None
    until: date | None = None
    is_doubtful: bool = False


# Beside the last attempt, which is joined, all of them are asked.
_tried = attempt.alias("tried")
_was_tried = (_tried.c.organisation == message.c.organisation) & (_tried.c.message == message.c.key)
_last = select(func.max(_tried.c.number)).where(_was_tried).correlate(message).scalar_subquery()
_is_last = (
    (attempt.c.organisation == message.c.organisation)
    & (attempt.c.message == message.c.key)
    & (attempt.c.number == _last)
)
_may_have_arrived = (
    select(_tried.c.number)
    .where(_was_tried, _tried.c.outcome == AttemptOutcome.AMBIGUOUS.value)
    .correlate(message)
    .exists()
)
_named = [message.c[name] for name in ("key", "kind", "addressed", "state", "planned_on", "not_before", "attempts")]
LISTED = (
    select(
        *_named,
        message.c.sent_at,
        attempt.c.outcome,
        attempt.c.reply,
        _may_have_arrived.label("may_have_arrived"),
    )
    .select_from(message)
    .outerjoin(attempt, _is_last)
    .where(message.c.organisation == OURS)
    .order_by(message.c.planned_on.desc(), message.c.queued_at.desc(), message.c.key)
)
HOW_MANY = select(func.count()).select_from(message).where(message.c.organisation == OURS)
BY_DAY = (
    select(message.c.planned_on, message.c.state, func.count().label("many"))
    .where(
        message.c.organisation == OURS,
        message.c.planned_on >= bindparam("since", type_=message.c.planned_on.type),
    )
    .group_by(message.c.planned_on, message.c.state)
    .order_by(message.c.planned_on.desc(), message.c.state)
)


def list_mails(tx: Connection, wanted: MailsWanted, *, first: int, at_most: int) -> tuple[ListedMail, ...]:
    """Those asked for, the newest first, from the number `first` (0) on."""
    statement = LISTED.where(*_asked(wanted)).offset(bindparam("first")).limit(bindparam("at_most"))
    return tuple(map(_listed, tx.execute(statement, ours(tx, first=first, at_most=at_most))))


def count_mails(tx: Connection, wanted: MailsWanted) -> int:
    """How many are asked for."""
    return int(tx.execute(HOW_MANY.where(*_asked(wanted)), ours(tx)).scalar_one())


def states_by_day(tx: Connection, since: date) -> dict[date, dict[OutboxState, int]]:
    """Of each day since one on which a mail was planned, how many stand in which state; the newest first."""
    found: dict[date, dict[OutboxState, int]] = {}
    for row in tx.execute(BY_DAY, ours(tx, since=since)):
        found.setdefault(row.planned_on, {})[OutboxState(row.state)] = row.many
    return found


def _asked(wanted: MailsWanted) -> Iterator[ColumnElement[bool]]:
    if wanted.state is not None:
        yield message.c.state == wanted.state.value
    if wanted.kind is not None:
        yield message.c.kind == wanted.kind.value
    if wanted.since is not None:
        yield message.c.planned_on >= wanted.since
    if wanted.until is not None:
        yield message.c.planned_on <= wanted.until
    if wanted.is_doubtful:
        yield _may_have_arrived


def _listed(row: Any) -> ListedMail:
    return ListedMail(
        key=row.key,
        kind=MessageKind(row.kind) if row.kind in KNOWN_KINDS else None,
        addressed=row.addressed,
        state=OutboxState(row.state),
        planned_on=row.planned_on,
        not_before=row.not_before,
        attempts=row.attempts,
        sent_at=row.sent_at,
        outcome=row.outcome,
        reply=row.reply or "",
        may_have_arrived=bool(row.may_have_arrived),
    )
