"""Content that was deleted on purpose: it is overwritten, its bytes included, and the fact stays. Shell.

The row gets a new seal with its next commit; the old one's random bits go, so that nobody can guess from it what stood
there. Of a record version the seal stays, as the root of its import is made of it, and its random bits go. Whoever
deletes calls `Store.rewrite` after the commit: what is left of the content outside the tables goes with that.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, Table, bindparam, func, insert, select, update

from checker.domain.data_class import DataClass, Deleted
from checker.domain.message import OutboxState
from checker.domain.record import canonical
from checker.store import journal
from checker.store.database import database_of
from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.tables import act, attempt, message, proposal, record_version
from checker.store.tables import redaction as table

REDACTED = "data.redacted"
REWRITTEN = "store.rewritten"
# What has left, or will not leave: nobody needs its bytes any more.
AT_REST = frozenset(
    {
        OutboxState.SENT,
        OutboxState.DEAD,
        OutboxState.SUPERSEDED,
        OutboxState.TOLD_OTHERWISE,
        OutboxState.NOT_TO_BE_SENT,
    }
)


class RowKey(NamedTuple):
    """A row of a table, by its key as a JSON list."""

    table: str
    key: str


def row_key(of: Table, *key: str | int) -> RowKey:
    return RowKey(of.name, canonical(list(key)).decode())


LAST = select(func.coalesce(func.max(table.c.number), 0)).where(table.c.organisation == OURS)
OF_TABLE = (
    select(table.c.key, table.c.redacted_at, table.c.data_class, table.c.by_role)
    .where(table.c.organisation == OURS, table.c.of_table == bindparam("which"))
    .order_by(table.c.number)
)


def note(tx: Connection, rows: Iterable[RowKey], data_class: DataClass, *, by: str, at: datetime) -> int:
    """Keep and journal that the content of these rows is deleted, by which role; how many they are."""
    first = int(tx.execute(LAST, ours(tx)).scalar_one()) + 1
    organisation = organisation_of(tx)
    noted = [
        {
            "organisation": organisation,
            "number": number,
            "redacted_at": at,
            "data_class": data_class.value,
            "of_table": row.table,
            "key": row.key,
            "by_role": by,
        }
        for number, row in enumerate(sorted(set(rows)), start=first)
    ]
    if noted:
        tx.execute(insert(table), noted)
        facts = {"class": data_class.value, "by": by, "first": first, "rows": len(noted)}
        journal.append(tx, REDACTED, facts, at)
    return len(noted)


def deleted_of(tx: Connection, of: Table) -> dict[str, Deleted]:
    """Of which rows of a table content was deleted, by key (a JSON list); the last time where it was several times."""
    return {
        row.key: Deleted(row.redacted_at, DataClass(row.data_class), row.by_role)
        for row in tx.execute(OF_TABLE, ours(tx, which=of.name))
    }


def count(tx: Connection) -> int:
    """How many there are; the number only rises."""
    return int(tx.execute(LAST, ours(tx)).scalar_one())


def is_rewritten(tx: Connection) -> bool:
    """Was the store rewritten since content was last deleted in it?"""
    deleted, rewritten = journal.newest_of(tx, REDACTED), journal.newest_of(tx, REWRITTEN)
    return deleted is None or (rewritten is not None and rewritten.seq > deleted.seq)


def note_rewritten(tx: Connection, at: datetime) -> None:
    journal.append(tx, REWRITTEN, {}, at)


def _wipe(tx: Connection) -> None:
    database_of(tx).wipe_while_removing(tx)


FORGET_REASON = update(act).where(act.c.organisation == OURS, act.c.sequence == bindparam("which")).values(reason="")
FORGET_REASON_AND_FILE = FORGET_REASON.values(file_number=None)


def forget_reason(tx: Connection, sequence: int, *, and_file_number: bool) -> RowKey:
    """What was said beside the act with this sequence; and the file that it names, where that is to go too."""
    _wipe(tx)
    tx.execute(FORGET_REASON_AND_FILE if and_file_number else FORGET_REASON, ours(tx, which=sequence))
    return row_key(act, sequence)


class MailWords(NamedTuple):
    """What a mail says: its facts and the bytes that left (None: they are not there); where it stands; a decision."""

    key: str
    facts: Mapping[str, Any]
    rendered: bytes | None
    state: OutboxState
    decision: Mapping[str, Any] | None


MAILS = select(*(message.c[name] for name in MailWords._fields)).where(message.c.organisation == OURS)
SINCE = MAILS.where(message.c.queued_at >= bindparam("instant", type_=message.c.queued_at.type)).order_by(message.c.key)
THIS_MAIL = MAILS.where(message.c.key == bindparam("which"))


def mails_since(tx: Connection, instant: datetime) -> Iterator[MailWords]:
    """What was queued at an instant (aware) or later."""
    for row in tx.execute(SINCE, ours(tx, instant=instant), execution_options={"yield_per": 100}):
        yield _words(row)


def mail(tx: Connection, key: str) -> MailWords:
    row = tx.execute(THIS_MAIL, ours(tx, which=key)).one()
    return _words(row)


def _words(row: Row[Any]) -> MailWords:
    return MailWords(row.key, row.facts, row.rendered, OutboxState(row.state), row.decision)


FORGET_WORDS = (
    update(message)
    .where(message.c.organisation == OURS, message.c.key == bindparam("which"))
    .values(
        facts=bindparam("instead", type_=message.c.facts.type),
        decision=bindparam("decided", type_=message.c.decision.type),
        rendered=None,
    )
)
FORGET_MAILBOX = (
    update(message)
    .where(message.c.organisation == OURS, message.c.key == bindparam("which"))
    .values(mailbox=None, rendered=None)
)
FORGET_REPLIES = (
    update(attempt)
    .where(attempt.c.organisation == OURS, attempt.c.message == bindparam("which"), attempt.c.reply.is_not(None))
    .values(reply="")
)


def forget_words(tx: Connection, key: str, instead: Mapping[str, Any]) -> RowKey:
    """The bytes of a mail, of its facts all but `instead`, and of a decision about it all but who decided."""
    _wipe(tx)
    before = mail(tx, key).decision
    decided = None if before is None else {"by": before["by"]}
    tx.execute(FORGET_WORDS, ours(tx, which=key, instead=instead, decided=decided))
    return row_key(message, key)


def forget_mailbox(tx: Connection, key: str) -> RowKey:
    """Where a mail went, what the server said to that, and the bytes, whose head names it too."""
    _wipe(tx)
    tx.execute(FORGET_MAILBOX, ours(tx, which=key))
    tx.execute(FORGET_REPLIES, ours(tx, which=key))
    return row_key(message, key)


FORGET_RECORD = (
    update(record_version)
    .where(
        record_version.c.organisation == OURS,
        record_version.c.key == bindparam("which"),
        record_version.c.content != "",
    )
    .values(content="", salt=b"", file="", sheet="")
)
NUMBERS_OF = select(record_version.c.number).where(
    record_version.c.organisation == OURS, record_version.c.key == bindparam("which"), record_version.c.content != ""
)
DELETED_VERSIONS = select(record_version.c.key, record_version.c.number).where(
    record_version.c.organisation == OURS, record_version.c.content == ""
)
_newest = (
    select(record_version.c.key, func.max(record_version.c.number).label("number"))
    .where(record_version.c.organisation == OURS)
    .group_by(record_version.c.key)
    .subquery()
)
GONE = (
    select(record_version.c.key, record_version.c.number)
    .join(_newest, (record_version.c.key == _newest.c.key) & (record_version.c.number == _newest.c.number))
    .where(record_version.c.organisation == OURS, record_version.c.content == "")
)


def forget_record(tx: Connection, key: str) -> tuple[RowKey, ...]:
    """What all versions of a record say."""
    _wipe(tx)
    numbers = tx.execute(NUMBERS_OF, ours(tx, which=key)).scalars().all()
    tx.execute(FORGET_RECORD, ours(tx, which=key))
    return tuple(row_key(record_version, number) for number in numbers)


def records_deleted(tx: Connection) -> dict[str, Deleted]:
    """The keys of records of which a version was deleted, also where it was reported again since."""
    return _versions_deleted(tx, DELETED_VERSIONS)


def _versions_deleted(tx: Connection, statement: Select[Any]) -> dict[str, Deleted]:
    deleted = deleted_of(tx, record_version)
    if not deleted:
        return {}
    rows = tx.execute(statement, ours(tx)).all()
    return {row.key: deleted[key] for row in rows if (key := json.dumps([row.number])) in deleted}


def records_gone(tx: Connection) -> dict[str, Deleted]:
    """The keys of records whose newest version is deleted: what rested on them cannot be judged anew."""
    return _versions_deleted(tx, GONE)


FORGET_PROPOSAL = (
    update(proposal)
    .where(proposal.c.organisation == OURS, proposal.c.number == bindparam("which"))
    .values(day=None, until=None, reader="", file_number=None, reason="")
)


def forget_proposal(tx: Connection, number: int) -> RowKey:
    """What an answer said, but for the choice itself."""
    _wipe(tx)
    tx.execute(FORGET_PROPOSAL, ours(tx, which=number))
    return row_key(proposal, number)
