"""Which obligations, verdict changes and mails are there, and what is each mail about? Shell, read-only.

Without verdicts and without the bytes of mails: an auditor follows all of a house at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, Text, bindparam, func, select, type_coerce

from checker.domain.message import MessageKind
from checker.store.batches import batches
from checker.store.organisation_scope import OURS, ours
from checker.store.tables import item, message, message_item, obligation, proposal, record_version, verdict_change


@dataclass(frozen=True, slots=True)
class TracedItem:
    """What one item of a mail is about: `rule/scope/period`, or the report, file or answer of a notice; "": the mail
    itself. `kind` as it is stored, also of a newer version's. `episode`: the finding's number; 0: about none.
    """

    kind: str
    about: str
    step: int
    key: str
    episode: int


@dataclass(frozen=True, slots=True)
class TracedMail:
    """A mail without its words. `waited`: the obligations that waited for the report which it tells of."""

    key: str
    message_id: str
    kind: str
    addressed: str
    planned_on: date
    state: str
    sent_at: datetime | None
    mailbox: str | None
    attempts: int
    items: tuple[TracedItem, ...]
    waited: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TracedVerdict:
    """A stored verdict without what it rests on: its number among those of its obligation, its day, its state."""

    number: int
    on: date
    state: str


@dataclass(frozen=True, slots=True)
class CountedIn:
    """A stored verdict by its number among those of its obligation, and the keys of the records that it counted."""

    obligation: str
    number: int
    on: date
    known_at: datetime
    sequence: int
    state: str
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToldItem:
    """An item with the mail that tells it. `about` as in `TracedItem`; `queued_at` is when it was planned."""

    key: str
    kind: str
    about: str
    addressed: str
    message: str
    message_id: str
    queued_at: datetime


OBLIGATIONS = (
    select(obligation.c.key, obligation.c.is_active).where(obligation.c.organisation == OURS).order_by(obligation.c.key)
)
CHANGES = (
    select(*(verdict_change.c[name] for name in ("obligation", "number", "judged_on", "state")))
    .where(verdict_change.c.organisation == OURS)
    .order_by(verdict_change.c.obligation, verdict_change.c.number)
)
SHOWN = ("key", "message_id", "kind", "addressed", "planned_on", "state", "sent_at", "mailbox", "attempts")
MAILS = (
    select(*(message.c[name] for name in SHOWN))
    .where(message.c.organisation == OURS)
    .order_by(message.c.planned_on, message.c.queued_at, message.c.key)
)
ITEMS = (
    select(message_item.c.message, item.c.kind, item.c.obligation, item.c.step, item.c.key, item.c.episode)
    .join(item, (item.c.organisation == message_item.c.organisation) & (item.c.key == message_item.c.item))
    .where(message_item.c.organisation == OURS)
    .order_by(message_item.c.message, message_item.c.position)
)
# Letters that were told in another way, under a file number.
DECIDED = (
    select(message.c.key, message.c.decision)
    .where(message.c.organisation == OURS, message.c.decision.is_not(None))
    .order_by(message.c.planned_on, message.c.key)
)
NUMBERED = (
    select(proposal.c.number, proposal.c.about, proposal.c.file_number)
    .where(proposal.c.organisation == OURS, proposal.c.file_number.is_not(None))
    .order_by(proposal.c.number)
)
ANSWERS = select(proposal.c.number, proposal.c.about).where(proposal.c.organisation == OURS).order_by(proposal.c.number)
REPORTS = select(message.c.key, message.c.facts).where(
    message.c.organisation == OURS, message.c.kind == MessageKind.OVERDUE_REPORT.value
)
VERSIONS = select(record_version.c.sha256, record_version.c.key).where(record_version.c.organisation == OURS).distinct()
COUNTING: Select[Any] = select(
    *(verdict_change.c[name] for name in ("obligation", "number", "known_at", "sequence", "state", "verdict")),
    verdict_change.c.judged_on.label("on"),
).where(verdict_change.c.organisation == OURS)
_in_time = COUNTING.order_by(verdict_change.c.known_at, verdict_change.c.obligation, verdict_change.c.number)
NAMING = _in_time.where(func.instr(type_coerce(verdict_change.c.verdict, Text), bindparam("named")) > 0)
CHANGES_OF = _in_time.where(verdict_change.c.obligation.in_(bindparam("keys", expanding=True)))
TOLD = COUNTING.where(
    verdict_change.c.obligation == bindparam("which"),
    verdict_change.c.known_at <= bindparam("then", type_=verdict_change.c.known_at.type),
).order_by(verdict_change.c.number.desc())
TOLD_ITEMS = (
    select(
        item.c.key,
        item.c.kind,
        item.c.obligation.label("about"),
        item.c.addressed,
        message_item.c.message,
        message.c.message_id,
        message.c.queued_at,
    )
    .join(message_item, (message_item.c.organisation == item.c.organisation) & (message_item.c.item == item.c.key))
    .join(message, (message.c.organisation == item.c.organisation) & (message.c.key == message_item.c.message))
    .where(item.c.organisation == OURS, item.c.key.startswith(bindparam("begins"), autoescape=False))
    .order_by(item.c.key)
)


def every_obligation(tx: Connection) -> dict[str, bool]:
    """Each obligation that ever was, and whether the rules in force still owe it."""
    return {row.key: row.is_active for row in tx.execute(OBLIGATIONS, ours(tx))}


def changes(tx: Connection) -> dict[str, tuple[TracedVerdict, ...]]:
    """The verdicts of each obligation as they changed, the first one included."""
    found: dict[str, list[TracedVerdict]] = defaultdict(list)
    for row in tx.execute(CHANGES, ours(tx)):
        found[row.obligation].append(TracedVerdict(row.number, row.judged_on, row.state))
    return {key: tuple(those) for key, those in found.items()}


def every_mail(tx: Connection) -> tuple[TracedMail, ...]:
    """Every mail that was ever planned, the oldest first."""
    items: dict[str, list[TracedItem]] = defaultdict(list)
    for row in tx.execute(ITEMS, ours(tx)):
        items[row.message].append(TracedItem(row.kind, row.obligation, row.step, row.key, row.episode))
    waited = {row.key: tuple(row.facts.get("waited", ())) for row in tx.execute(REPORTS, ours(tx))}
    return tuple(
        TracedMail(**row._asdict(), items=tuple(items[row.key]), waited=waited.get(row.key, ()))
        for row in tx.execute(MAILS, ours(tx))
    )


def records_of_file(tx: Connection, sha256: str) -> frozenset[str]:
    """The keys of the records of which a version came with this file."""
    rows = tx.execute(VERSIONS.where(record_version.c.sha256 == sha256), ours(tx))
    return frozenset(row.key for row in rows)


def verdicts_counting(tx: Connection, keys: Collection[str]) -> tuple[CountedIn, ...]:
    """Every stored verdict of the obligations that ever counted a record of one of these keys, in the order in which
    they were decided.
    """
    wanted = frozenset(keys)
    # Of a single record the database looks itself; a text that only resembles the key is sorted out below.
    rows = tx.execute(NAMING, ours(tx, named=min(wanted))) if len(wanted) == 1 else tx.execute(_in_time, ours(tx))
    naming = {change.obligation for change in map(_counted_in, rows) if not wanted.isdisjoint(change.records)}
    return tuple(
        _counted_in(row) for some in batches(sorted(naming)) for row in tx.execute(CHANGES_OF, ours(tx, keys=some))
    )


def told_items(tx: Connection, begins: str) -> tuple[ToldItem, ...]:
    """The items whose keys begin so, with their mails."""
    return tuple(ToldItem(**row._asdict()) for row in tx.execute(TOLD_ITEMS, ours(tx, begins=begins)))


def verdict_told(tx: Connection, told: ToldItem) -> CountedIn | None:
    """The verdict that stood when the item was planned; None: it is about no obligation that was judged by then."""
    row = tx.execute(TOLD.limit(1), ours(tx, which=told.about, then=told.queued_at)).first()
    return _counted_in(row) if row else None


def _counted_in(row: Row[Any]) -> CountedIn:
    facts = row._asdict()
    counted = tuple(facts.pop("verdict")["records"])
    return CountedIn(**facts, records=counted)


def letters_by_file_number(tx: Connection) -> dict[str, tuple[str, ...]]:
    """The keys of letters that were told in another way, by the file number that shows it."""
    found: dict[str, tuple[str, ...]] = {}
    for row in tx.execute(DECIDED, ours(tx)):
        if number := row.decision.get("file_number"):
            found[number] = (*found.get(number, ()), row.key)
    return found


def answers_by_file_number(tx: Connection) -> dict[str, tuple[tuple[int, str], ...]]:
    """The answers that name a file number: their number, and the obligation or report that they are about."""
    found: dict[str, tuple[tuple[int, str], ...]] = {}
    for row in tx.execute(NUMBERED, ours(tx)):
        found[row.file_number] = (*found.get(row.file_number, ()), (row.number, row.about))
    return found


def every_answer(tx: Connection) -> tuple[tuple[int, str], ...]:
    """The number of each answer that came by mail, and the obligation or report that it is about."""
    return tuple((row.number, row.about) for row in tx.execute(ANSWERS, ours(tx)))


def records_counted_for(tx: Connection, obligations: Collection[str]) -> frozenset[str]:
    """The keys of all records that a verdict on one of these obligations ever counted."""
    return frozenset(
        key
        for some in batches(sorted(obligations))
        for row in tx.execute(CHANGES_OF, ours(tx, keys=some))
        for key in _counted_in(row).records
    )
