"""What is kept since when, by class, and which classes are on hold? Shell, read-only but for holds.

A hold and its end are entries of the journal: the newest of a class counts.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, func, select

from checker.domain.clock import local_day
from checker.domain.data_class import DataClass, HoldReason
from checker.domain.period import Period
from checker.domain.proposal import ProposalState
from checker.store import access_log, archive, journal, sessions
from checker.store.organisation_scope import OURS, ours
from checker.store.redactions import AT_REST
from checker.store.tables import absence, act, message, proposal, record_import, record_version, recording, redaction

HELD, RELEASED, RAN = "retention.held", "retention.released", "retention.ran"
FORGOTTEN = "access.forgotten"


@dataclass(frozen=True, slots=True)
class Hold:
    """That nothing of a class is deleted until the end of a day, and why; `by` is the role that said so."""

    data_class: DataClass
    until: date
    why: HoldReason
    by: str


# Of each class what it is found by, and the day from which its span counts.
Kept = tuple[str, date]

RECORDS = (
    select(record_version.c.key, record_version.c.period, func.max(recording.c.recorded_at).label("last"))
    .join(
        record_import,
        (record_import.c.organisation == record_version.c.organisation)
        & (record_import.c.number == record_version.c.import_number),
    )
    .join(
        recording,
        (recording.c.organisation == record_import.c.organisation) & (recording.c.sequence == record_import.c.sequence),
    )
    .where(record_version.c.organisation == OURS, record_version.c.content != "")
    .group_by(record_version.c.key, record_version.c.period)
)
REASONS = (
    select(act.c.sequence, act.c.until, recording.c.recorded_at)
    .join(recording, (recording.c.organisation == act.c.organisation) & (recording.c.sequence == act.c.sequence))
    .where(act.c.organisation == OURS, act.c.reason != "")
)
_resting = sorted(state.value for state in AT_REST)
MAILS = select(message.c.key, message.c.planned_on, message.c.mailbox, message.c.state).where(
    message.c.organisation == OURS, message.c.state.in_(_resting)
)
PROPOSALS = select(proposal.c.number, proposal.c.received_at).where(
    proposal.c.organisation == OURS, proposal.c.state != ProposalState.WAITING.value
)
ABSENCES = select(absence.c.sequence, absence.c.until).where(absence.c.organisation == OURS)
DELETED = select(redaction.c.key).where(redaction.c.organisation == OURS)


def kept(tx: Connection, data_class: DataClass) -> Iterator[Kept]:
    """What is kept of a class. Records count from the end of their year, whose sums they are part of, or from when they
    came if that is later.
    """
    match data_class:
        case DataClass.ORIGINALS:
            yield from ((sha256, local_day(at)) for sha256, at in archive.originals(tx))
        case DataClass.RECORDS:
            yield from _records(tx)
        case DataClass.REASONS:
            for row in tx.execute(REASONS, ours(tx)):
                yield str(row.sequence), max(row.until, local_day(row.recorded_at))
        case DataClass.MAILS:
            gone = _deleted(tx, data_class)
            yield from ((row.key, row.planned_on) for row in tx.execute(MAILS, ours(tx)) if row.key not in gone)
        case DataClass.MAILBOXES:
            rows = tx.execute(MAILS, ours(tx))
            yield from ((row.key, row.planned_on) for row in rows if row.mailbox is not None)
        case DataClass.PROPOSALS:
            gone = _deleted(tx, data_class)
            for one in tx.execute(PROPOSALS, ours(tx)):
                if one.number not in gone:
                    yield str(one.number), local_day(one.received_at)
        case DataClass.ABSENCES:
            yield from ((str(row.sequence), row.until) for row in tx.execute(ABSENCES, ours(tx)))
        case DataClass.ACCESS_LOG | DataClass.SESSIONS:
            yield from (access_log if data_class is DataClass.ACCESS_LOG else sessions).kept(tx)


def _records(tx: Connection) -> Iterator[Kept]:
    newest: dict[str, date] = {}
    for row in tx.execute(RECORDS, ours(tx)):
        since = max(date(Period.parse(row.period).end.year, 12, 31), local_day(row.last))
        newest[row.key] = max(since, newest.get(row.key, since))
    yield from newest.items()


def _deleted(tx: Connection, data_class: DataClass) -> set[str | int]:
    of_class = DELETED.where(redaction.c.data_class == data_class.value)
    return {json.loads(key)[0] for key in tx.execute(of_class, ours(tx)).scalars()}


def holds(tx: Connection, on: date) -> Mapping[DataClass, Hold]:
    """The classes of which nothing is deleted on a day."""
    found: dict[DataClass, Hold] = {}
    for entry in journal.entries(tx, kind="retention."):
        facts = entry.facts
        if entry.kind == HELD:
            held = DataClass(facts["class"])
            until = date.fromisoformat(facts["until"])
            found[held] = Hold(held, until, HoldReason(facts["why"]), facts["by"])
        elif entry.kind == RELEASED:
            found.pop(DataClass(facts["class"]), None)
    return {held: hold for held, hold in found.items() if on <= hold.until}


def forget(tx: Connection, data_class: DataClass, named: Sequence[str]) -> None:
    """Remove what is of people, and goes without a note of its rows (`OF_PEOPLE`)."""
    if data_class is DataClass.ACCESS_LOG:
        access_log.forget(tx, named)
    else:
        sessions.forget(tx, named)


def hold(tx: Connection, wanted: Hold, at: datetime) -> None:
    facts = {"class": wanted.data_class.value, "until": wanted.until.isoformat(), "why": wanted.why.value}
    journal.append(tx, HELD, {**facts, "by": wanted.by}, at)


def release(tx: Connection, data_class: DataClass, *, by: str, at: datetime) -> None:
    journal.append(tx, RELEASED, {"class": data_class.value, "by": by}, at)


def note_run(tx: Connection, deleted: Mapping[DataClass, int], *, by: str, at: datetime) -> None:
    """How many of each class were deleted, each of which `data.redacted` names."""
    counts = {data_class.value: many for data_class, many in deleted.items() if many}
    journal.append(tx, RAN, {"by": by, "deleted": counts}, at)


def note_forgotten(tx: Connection, deleted: Mapping[DataClass, int], *, at: datetime) -> None:
    """How much of what is of people went by itself."""
    journal.append(tx, FORGOTTEN, {"deleted": {each.value: many for each, many in deleted.items()}}, at)
