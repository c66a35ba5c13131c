"""The queue of mails: queued once, released, superseded, looked up. Shell; how it leaves is in `sending`.

A step happens once, whoever tries (`mail_moves`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, case, func, insert, select, update

from checker.domain.act import ActKind
from checker.domain.message import NOT_LEFT_YET, TOLD_NOBODY, Item, Message, MessageKind, OutboxState, message_id
from checker.domain.outbox import NotNeeded, OutboxMove
from checker.store import journal
from checker.store.batches import batches
from checker.store.mail_moves import INSTANT, move, stands_before
from checker.store.mail_rows import (
    IS_READABLE,
    KINDS,
    MESSAGES_WITH_ITEMS,
    LetterDecision,
    QueuedMessage,
    decision_row,
    item_row,
    messages_of,
    with_items,
)
from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.tables import item, message, message_item

KNOWN_ITEMS = select(item.c.key).where(item.c.organisation == OURS, item.c.key.in_(bindparam("keys", expanding=True)))


def known_items(tx: Connection, keys: Iterable[str]) -> frozenset[str]:
    """Those of `keys` that are planned or sent already, whatever the result of their mail."""
    return frozenset(row.key for some in batches(keys) for row in tx.execute(KNOWN_ITEMS, ours(tx, keys=some)))


def enqueue(
    tx: Connection,
    messages: Iterable[Message],
    *,
    at: datetime,
    domain: str,
    state: OutboxState = OutboxState.PENDING,
) -> tuple[Message, ...]:
    """Queue what was never queued before, and return it. `state` draft: it waits for a release.

    Items that are known are dropped; a message without a new item is not queued, and no digest twice: what is new
    in the second one is still untold, and the next digest brings it. `domain` ends the Message-ID.
    """
    assert state in NOT_LEFT_YET, f"a message does not begin as {state}"
    planned = tuple(messages)
    known = set(known_items(tx, (each.key for mail in planned for each in mail.items)))
    queued = []
    for mail in planned:
        if mail.kind is MessageKind.DIGEST and mail.key in known:
            continue
        new = replace(mail, items=_new_items(mail.items, known))
        if new.items:
            known.update(each.key for each in new.items)
            _insert(tx, new, at=at, domain=domain, state=state)
            queued.append(new)
    return tuple(queued)


def _new_items(items: tuple[Item, ...], known: set[str]) -> tuple[Item, ...]:
    by_key = {each.key: each for each in items if each.key not in known}
    return tuple(by_key.values())


def _insert(tx: Connection, mail: Message, *, at: datetime, domain: str, state: OutboxState) -> None:
    organisation = organisation_of(tx)
    row = {
        "organisation": organisation,
        "key": mail.key,
        "message_id": message_id(mail.key, domain),
        "kind": str(mail.kind),
        "addressed": mail.addressed,
        "planned_on": mail.planned_on,
        "not_before": mail.not_before,
        "facts": mail.facts,
        "root_key": mail.root_key,
        "state": str(state),
        "attempts": 0,
        "queued_at": at,
    }
    links = [
        {"organisation": organisation, "message": mail.key, "position": position, "item": each.key}
        for position, each in enumerate(mail.items)
    ]
    tx.execute(insert(message), row)
    tx.execute(insert(item), [item_row(tx, each) for each in mail.items])
    tx.execute(insert(message_item), links)
    facts = {"message": mail.key, "kind": str(mail.kind), "addressed": mail.addressed, "state": str(state)}
    journal.append(tx, "mail.queued", {**facts, "items": [each.key for each in mail.items]}, at)


NEXT_DUE = (
    select(message.c.key)
    .where(
        message.c.organisation == OURS,
        stands_before(OutboxMove.CLAIM),
        message.c.not_before <= bindparam("now", type_=INSTANT),
    )
    .order_by(message.c.not_before, message.c.queued_at, message.c.key)
    .limit(bindparam("most"))
)


def next_due(tx: Connection, now: datetime, *, limit: int = 100) -> tuple[str, ...]:
    """Keys of the messages that may leave now, the longest waiting first."""
    return tuple(tx.execute(NEXT_DUE, ours(tx, now=now, most=limit)).scalars())


CLIMBING = (MessageKind.ESCALATION.value, MessageKind.OVERDUE_REPORT.value)
HASTEN = (
    update(message)
    .where(
        message.c.organisation == OURS,
        message.c.state == OutboxState.PENDING.value,
        message.c.kind.in_(CLIMBING),
        message.c.not_before > bindparam("at", type_=INSTANT),
        message.c.key.in_(
            select(message_item.c.message)
            .join(item, (item.c.organisation == message_item.c.organisation) & (item.c.key == message_item.c.item))
            .where(item.c.organisation == OURS, item.c.obligation == bindparam("matter"))
        ),
    )
    .values(not_before=bindparam("at", type_=INSTANT))
)


def hasten(tx: Connection, obligation: str, *, at: datetime) -> None:
    """Steps and repeats of a ladder that waited for an answer need wait no more, but for the mail hours."""
    tx.execute(HASTEN, ours(tx, matter=obligation, at=at))


def supersede(tx: Connection, keys: Iterable[str], *, at: datetime, why: NotNeeded | ActKind) -> tuple[str, ...]:
    """Withdraw mails that nobody needs any more; returns those that had not left yet."""
    return _moved(tx, OutboxMove.SUPERSEDE, keys, {"why": why.value}, at)


def replace_dead(tx: Connection, keys: Iterable[str], *, at: datetime, why: NotNeeded) -> tuple[str, ...]:
    """Dead mails in whose place others are planned, as far as anybody needs to be told; returns those that were."""
    return _moved(tx, OutboxMove.REPLACE, keys, {"why": why.value}, at)


@dataclass(frozen=True, slots=True)
class Release:
    """A draft as it leaves: its facts on that day, and the mail that it follows (None: none has left to its reader)."""

    key: str
    facts: Mapping[str, object]
    root_key: str | None
    leaves_on: date


def release(tx: Connection, letter: Release, *, at: datetime, by: str) -> bool:
    """Let a draft to a body outside go. False: it is none (any more)."""
    return move(
        tx,
        OutboxMove.RELEASE,
        letter.key,
        at=at,
        facts={"by": by},
        written=letter.facts,
        root=letter.root_key,
        leaves_on=letter.leaves_on,
    )


def edit(tx: Connection, key: str, facts: Mapping[str, object], *, at: datetime, by: str) -> bool:
    """Put other words into a draft. False: it is none (any more)."""
    return move(tx, OutboxMove.EDIT, key, at=at, facts={"by": by}, written=facts)


def tell_otherwise(tx: Connection, key: str, decided: LetterDecision, *, told_at: datetime, at: datetime) -> bool:
    """What a letter says was told at the instant `told_at`, not by mail. False: it has left, or waits to leave."""
    row = decision_row(decided)
    facts = {"by": decided.by}
    return move(tx, OutboxMove.TELL_OTHERWISE, key, at=at, facts=facts, decided=row, told_at=told_at)


def decide_against(tx: Connection, key: str, decided: LetterDecision, *, at: datetime) -> bool:
    """A draft that is not to be sent. False: it is none (any more)."""
    row, facts = decision_row(decided), {"by": decided.by}
    return move(tx, OutboxMove.DECIDE_AGAINST, key, at=at, facts=facts, decided=row)


def retry(tx: Connection, keys: Iterable[str], *, at: datetime, by: str) -> tuple[str, ...]:
    """Try dead messages once more, under the same Message-ID; returns those that were dead."""
    return _moved(tx, OutboxMove.RETRY, keys, {"by": by}, at)


def settle(tx: Connection, key: str, decided: LetterDecision, *, at: datetime) -> bool:
    """A dead mail that somebody has seen to, and how. False: it is not dead (any more)."""
    return move(tx, OutboxMove.SETTLE, key, at=at, facts={"by": decided.by}, decided=decision_row(decided))


def _moved(
    tx: Connection, step: OutboxMove, keys: Iterable[str], facts: dict[str, str], at: datetime
) -> tuple[str, ...]:
    return tuple(key for key in keys if move(tx, step, key, at=at, facts=facts))


MESSAGES = select(message).where(message.c.organisation == OURS, IS_READABLE)
_of_digests = (message.c.organisation == OURS) & (message.c.kind == MessageKind.DIGEST.value)
UNTOLD = [state.value for state in TOLD_NOBODY]
_first_item = (
    (message_item.c.organisation == message.c.organisation)
    & (message_item.c.message == message.c.key)
    & (message_item.c.position == 0)
)
_its_item = (item.c.organisation == message_item.c.organisation) & (item.c.key == message_item.c.item)
LAST_ROUND = (
    select(func.max(message.c.planned_on))
    .join(message_item, _first_item)
    .join(item, _its_item)
    .where(_of_digests, item.c.step == 1)
)
PLANNED_SINCE = (
    select(message.c.addressed, message.c.kind, item.c.step)
    .join(message_item, _first_item)
    .join(item, _its_item)
    .where(
        message.c.organisation == OURS,
        message.c.planned_on >= bindparam("day", type_=message.c.planned_on.type),
        message.c.state.not_in(UNTOLD),
        message.c.kind.in_(KINDS),
    )
    .order_by(message.c.key)
)
_since = bindparam("since", type_=INSTANT)
TRAFFIC = select(
    func.sum(case(((message.c.state == OutboxState.SENT.value) & (message.c.sent_at >= _since), 1), else_=0)).label(
        "sent"
    ),
    func.max(message.c.sent_at).label("last_sent"),
).where(message.c.organisation == OURS)


BY_STATE = (
    select(message.c.state, func.count().label("many"))
    .where(message.c.organisation == OURS)
    .group_by(message.c.state)
    .order_by(message.c.state)
)


def count_by_state(tx: Connection) -> dict[str, int]:
    """How many mails stand in each state."""
    return {row.state: row.many for row in tx.execute(BY_STATE, ours(tx))}


READABLE_WITH_ITEMS = MESSAGES_WITH_ITEMS.where(message.c.organisation == OURS, IS_READABLE)
ONE = READABLE_WITH_ITEMS.where(message.c.key == bindparam("which")).order_by(message.c.key, message_item.c.position)
FACTS = select(message.c.key, message.c.facts).where(
    message.c.organisation == OURS, message.c.key.in_(bindparam("keys", expanding=True))
)


DRAFTS = READABLE_WITH_ITEMS.where(message.c.state == OutboxState.DRAFT.value).order_by(
    message.c.planned_on, message.c.queued_at, message.c.key, message_item.c.position
)


def find(tx: Connection, key: str) -> QueuedMessage | None:
    """One message by its key."""
    return next(iter(with_items(tx.execute(ONE, ours(tx, which=key)))), None)


def facts_of(tx: Connection, keys: Iterable[str]) -> dict[str, Mapping[str, Any]]:
    """What each of these messages was planned with, by its key; none for a key that is no message's."""
    return {row.key: row.facts for some in batches(keys) for row in tx.execute(FACTS, ours(tx, keys=some))}


BY_MESSAGE_ID = select(message.c.key).where(message.c.organisation == OURS, message.c.message_id == bindparam("that"))


def first_of_ids(tx: Connection, message_ids: Iterable[str]) -> str | None:
    """The key of the first mail of ours that bears one of these Message-IDs; None: none of them is ours."""
    keys = (tx.execute(BY_MESSAGE_ID, ours(tx, that=each)).scalar_one_or_none() for each in message_ids)
    return next((key for key in keys if key), None)


def list_messages(
    tx: Connection,
    *,
    states: Iterable[OutboxState] | None = None,
    kinds: Iterable[MessageKind] | None = None,
    obligation: str | None = None,
    addressed: str | None = None,
    limit: int | None = None,
) -> tuple[QueuedMessage, ...]:
    """Messages that fit every filter given, in the order in which they were planned; with a limit the newest."""
    statement: Select[Any] = MESSAGES
    if states is not None:
        statement = statement.where(message.c.state.in_([state.value for state in states]))
    if kinds is not None:
        statement = statement.where(message.c.kind.in_([kind.value for kind in kinds]))
    if addressed is not None:
        statement = statement.where(message.c.addressed == addressed)
    if obligation is not None:
        statement = statement.where(message.c.key.in_(_about(obligation)))
    order = [message.c[name] for name in ("planned_on", "queued_at", "key")]
    if limit is None:
        return messages_of(tx, statement.order_by(*order), ours(tx))
    newest = statement.order_by(*(column.desc() for column in order)).limit(limit)
    return tuple(reversed(messages_of(tx, newest, ours(tx))))


def drafts(tx: Connection) -> tuple[QueuedMessage, ...]:
    """All letters that wait for a release, in the order in which they were planned: with their items in one read."""
    return with_items(tx.execute(DRAFTS, ours(tx)))


def last_round_on(tx: Connection) -> date | None:
    """The day of the last week's round: of digests with the number 1, not of collective mails. None: there was none."""
    return tx.execute(LAST_ROUND, ours(tx)).scalar_one_or_none()


@dataclass(frozen=True, slots=True)
class PlannedMail:
    """A mail as it was planned. `number` is that of a digest, 0 for every other."""

    addressed: str
    kind: MessageKind
    number: int


def planned_since(tx: Connection, day: date) -> tuple[PlannedMail, ...]:
    """The mails planned for `day` and later that have left or will: no drafts, nothing kept back or refused."""
    rows = tx.execute(PLANNED_SINCE, ours(tx, day=day))
    return tuple(
        PlannedMail(row.addressed, kind := MessageKind(row.kind), row.step if kind is MessageKind.DIGEST else 0)
        for row in rows
    )


@dataclass(frozen=True, slots=True)
class Traffic:
    """How many mails were taken since an instant, and when the last left."""

    sent: int
    last_sent: datetime | None


def traffic_since(tx: Connection, since: datetime) -> Traffic:
    """The mails taken since an instant (aware); the last delivery whenever it was."""
    row = tx.execute(TRAFFIC, ours(tx, since=since)).one()
    return Traffic(row.sent or 0, row.last_sent)


def _about(obligation: str) -> Select[str]:
    """The keys of the messages with an item about an obligation."""
    return (
        select(message_item.c.message)
        .join(item, (item.c.organisation == message_item.c.organisation) & (item.c.key == message_item.c.item))
        .where(item.c.organisation == OURS, item.c.obligation == obligation)
    )
