"""Which stored versions fit what somebody asks for? One after the other: a large store takes no memory. Shell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, or_, select, true

from checker.domain.record import RecordVersion
from checker.store import recordings, withdrawals
from checker.store.organisation_scope import OURS, ours
from checker.store.records import VERSIONS, has_word, said_of_row, version_of_row
from checker.store.tables import record_version, recording

Which = Literal["all", "in-force"]
ROWS_AT_ONCE = 2_000
SHORTEST_HASH = 8
METRICS = ("metric", "headcount", "training")


@dataclass(frozen=True, slots=True)
class RecordFilter:
    """What is asked for; None: any. `file` is a name or the beginning of a SHA-256, `metric` that of a measurement, a
    headcount or a training. `since` (inclusive) and `until` (exclusive) are instants of recording (aware).

    `which`: every version, or of each record the one that counts. `known_at`: by what was known then; None: now.
    """

    key: str | None = None
    type: str | None = None
    metric: str | None = None
    topic: str | None = None
    scope: str | None = None
    period: str | None = None
    sender: str | None = None
    file: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    which: Which = "all"
    known_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SelectedVersion:
    """A version, and whether it was withdrawn with its file by what was known."""

    version: RecordVersion
    is_withdrawn: bool


def selected(tx: Connection, wanted: RecordFilter) -> Iterator[SelectedVersion]:
    """All versions in the order in which they came; of those that count in the order of their keys."""
    sequence = recordings.last_sequence(tx)
    if wanted.known_at is not None:
        sequence = recordings.sequence_at(tx, wanted.known_at)
    gone = frozenset(one.import_number for one in withdrawals.standing(tx, sequence=sequence))
    known = VERSIONS.where(recording.c.sequence <= sequence)
    if wanted.which == "all":
        for row in _rows(tx, known.where(*_conditions(wanted))):
            yield SelectedVersion(version_of_row(row), row.import_number in gone)
        return
    for row in _in_force(tx, known, wanted, gone):
        yield SelectedVersion(version_of_row(row), is_withdrawn=False)


def _in_force(tx: Connection, known: Select[Any], wanted: RecordFilter, gone: frozenset[int]) -> Iterator[Row[Any]]:
    """Of each record the row that counts, where it fits: what else was said of the record is looked at too."""
    keys = select(record_version.c.key).where(
        record_version.c.organisation == OURS, *_conditions(wanted, by_time=False)
    )
    # What counts must fit itself: another version of the record may have led to it.
    fits = and_(true(), *_conditions(wanted)).label("fits")
    # By key, and nothing is kept of a record once the next one begins.
    by_key = known.add_columns(fits).where(record_version.c.key.in_(keys)).order_by(None).order_by(record_version.c.key)
    counting = (row for row in _rows(tx, by_key) if row.import_number not in gone)
    for _, said in groupby(counting, key=lambda row: row.key):
        row = max(said, key=lambda one: said_of_row(one.content, one.row_number, one.sequence).rank)
        version = version_of_row(row)
        if row.fits and version.record.record_status == "active":
            yield row


def _rows(tx: Connection, statement: Select[Any]) -> Iterator[Row[Any]]:
    yield from tx.execute(statement, ours(tx), execution_options={"yield_per": ROWS_AT_ONCE})


def _conditions(wanted: RecordFilter, *, by_time: bool = True) -> Iterator[ColumnElement[bool]]:
    for name in ("key", "type", "scope", "period", "sender"):
        if (value := getattr(wanted, name)) is not None:
            yield record_version.c[name] == value
    if wanted.metric is not None:
        yield or_(*(has_word(field, wanted.metric) for field in METRICS))
    if wanted.topic is not None:
        yield has_word("topic", wanted.topic)
    if wanted.file is not None:
        yield or_(record_version.c.file == wanted.file, *_by_hash(wanted.file))
    if by_time and wanted.since is not None:
        yield recording.c.recorded_at >= wanted.since
    if by_time and wanted.until is not None:
        yield recording.c.recorded_at < wanted.until


def _by_hash(named: str) -> Iterable[ColumnElement[bool]]:
    if len(named) >= SHORTEST_HASH and named.isalnum():
        yield record_version.c.sha256.startswith(named.lower(), autoescape=True)
