"""What was reported: versions of records and the reports that brought them. Shell.

Versions are only ever added. They belong to an import and get their sequence and `recorded_at` from it when it is
published; before that nobody sees them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import ColumnElement, Connection, Engine, Row, Select, bindparam, func, select

from checker.domain.hash_tree import GrowingTree
from checker.domain.period import Period
from checker.domain.record import OFFICIAL, Origin, RecordVersion, ranked, status_record
from checker.domain.record_fields import RecordType
from checker.domain.record_texts import RecordTexts
from checker.domain.report import Records, Report
from checker.domain.said import Said, says_of
from checker.domain.withdrawal import Withdrawal
from checker.store import imports, recordings, redactions, withdrawals
from checker.store.batches import batches
from checker.store.many_rows import StoredValue, insert_many
from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.recordings import Recording
from checker.store.salt import new_salts
from checker.store.tables import record_import, record_version, recording, report, withdrawal
from checker.store.upsert import insert_unless_there

BATCH = 5_000
# Where the seal stands in a row of the table.
SEAL = list(record_version.c).index(record_version.c.seal)
# What the seal of a version is made of, beside its salt. Its number and import are in the order of the import's tree.
SEALED = ("key", "type", "scope", "period", "content", "sender", "profile", "file", "sha256", "sheet", "row_number")

ORDER = (recording.c.sequence, record_version.c.row_number, record_version.c.key, record_version.c.number)
_of_import = (record_version.c.organisation == record_import.c.organisation) & (
    record_version.c.import_number == record_import.c.number
)
VERSIONS = (
    select(record_version, recording.c.sequence, recording.c.recorded_at)
    .select_from(recording)
    .join(
        record_import,
        (record_import.c.organisation == recording.c.organisation) & (record_import.c.sequence == recording.c.sequence),
    )
    .join(record_version, _of_import)
    # What was deleted says nothing any more.
    .where(recording.c.organisation == OURS, record_version.c.content != "")
    .order_by(*ORDER)
)
NOT_WITHDRAWN = record_version.c.import_number.not_in(bindparam("withdrawn", expanding=True))
VERSIONS_BETWEEN = VERSIONS.where(
    NOT_WITHDRAWN, recording.c.sequence > bindparam("after"), recording.c.sequence <= bindparam("up_to")
)
VERSIONS_IN = VERSIONS.where(record_version.c.import_number.in_(bindparam("imports", expanding=True)))
VERSIONS_OF = VERSIONS.where(NOT_WITHDRAWN, record_version.c.key.in_(bindparam("keys", expanding=True)))
_later = withdrawal.alias("later")
_last_word = (
    select(func.max(_later.c.sequence))
    .where(_later.c.organisation == withdrawal.c.organisation, _later.c.import_number == withdrawal.c.import_number)
    .scalar_subquery()
)
withdrawn_now = select(withdrawal.c.import_number).where(
    withdrawal.c.organisation == OURS,
    withdrawal.c.is_taken_back == False,  # noqa: E712
    withdrawal.c.sequence == _last_word,
)
# In one statement, for a page that asks for few of them.
COUNTING_OF = VERSIONS.where(
    record_version.c.import_number.not_in(withdrawn_now), record_version.c.key.in_(bindparam("keys", expanding=True))
)
COUNTING_AT = VERSIONS.where(
    record_version.c.import_number.not_in(withdrawn_now),
    record_version.c.scope.in_(bindparam("units", expanding=True)),
    record_version.c.type.in_(bindparam("types", expanding=True)),
)
RECORDED_AT = select(recording.c.recorded_at).where(
    recording.c.organisation == OURS, recording.c.sequence == bindparam("sequence")
)
REPORTS = (
    select(report, recording.c.recorded_at)
    .join(
        recording,
        (recording.c.organisation == report.c.organisation) & (recording.c.sequence == report.c.sequence),
    )
    .where(report.c.organisation == OURS)
    .order_by(report.c.sequence, report.c.sender, report.c.profile, report.c.period)
)
REPORTS_BETWEEN = REPORTS.where(
    report.c.sequence > bindparam("after"),
    report.c.sequence <= bindparam("up_to"),
    report.c.sequence.not_in(bindparam("without", expanding=True)),
)
REPORT_OF = REPORTS.where(report.c.sequence == bindparam("published_at"), report.c.sha256 == bindparam("file_sha256"))
REPORTS_IN = REPORTS.join(
    record_import,
    (record_import.c.organisation == report.c.organisation) & (record_import.c.sequence == report.c.sequence),
).where(record_import.c.number.in_(bindparam("imports", expanding=True)))
_is_known = (
    record_version.c.organisation == OURS,
    record_import.c.sequence.is_not(None),
    record_version.c.content != "",
)
SAID = (
    select(record_version.c.key, record_version.c.content, record_version.c.row_number, record_import.c.sequence)
    .join(record_import, _of_import)
    .where(*_is_known, NOT_WITHDRAWN, record_version.c.key.in_(bindparam("keys", expanding=True)))
)
SEALS_IN = (
    select(record_version.c.key, record_version.c.seal)
    .where(
        record_version.c.organisation == OURS,
        record_version.c.import_number == bindparam("of_import"),
        record_version.c.key.in_(bindparam("keys", expanding=True)),
    )
    .order_by(record_version.c.number)
)
HOW_MANY = select(func.count()).select_from(record_version).join(record_import, _of_import).where(*_is_known)
LAST_NUMBER = select(func.max(record_version.c.number)).where(record_version.c.organisation == OURS)


def stage(tx: Connection, import_number: int, versions: Iterable[RecordVersion], seals: GrowingTree) -> int:
    """Add versions to an import that is not published yet and their seals to its tree, and return how many. Their own
    sequence is not kept.
    """
    organisation = organisation_of(tx)
    number = int(tx.execute(LAST_NUMBER, ours(tx)).scalar() or 0)
    added = 0
    writer = _RowWriter()
    for batch in batches(versions, BATCH):
        salted = enumerate(zip(batch, new_salts(len(batch)), strict=True), start=number + added + 1)
        rows = [(organisation, number, import_number, *writer.row(*one)) for number, one in salted]
        insert_many(tx, record_version, rows)
        seals.add(str(row[SEAL]).encode() for row in rows)
        added += len(batch)
    return added


def add_versions(tx: Connection, versions: Iterable[RecordVersion]) -> int:
    """Publish versions with the recording that each bears, and return how many. They must be new: ask `find_said`
    first, in the same transaction.
    """
    added = 0
    for recorded, together in groupby(versions, key=lambda version: Recording(version.recorded_at, version.sequence)):
        number, seals = imports.begin(tx), GrowingTree()
        added += stage(tx, number, together, seals)
        imports.publish(tx, number, recorded, seals)
    return added


def add_report(tx: Connection, arrived: Report) -> None:
    """Note that a sender has reported for a period. The same report twice in one recording counts once."""
    row = {
        "organisation": organisation_of(tx),
        "sequence": arrived.sequence,
        "sender": arrived.sender,
        "profile": arrived.profile,
        "period": str(arrived.period),
        "sha256": arrived.sha256,
        "nil": arrived.nil,
        "reported_at": arrived.reported_at,
    }
    tx.execute(insert_unless_there(tx, report), row)


def load(tx: Connection, *, sequence: int | None = None) -> Records:
    """All that was known up to a sequence, and not withdrawn by then; by default all that is known."""
    last = recordings.last_sequence(tx)
    up_to = last if sequence is None else min(sequence, last)
    at_hand = _at_hand(tx)
    if up_to < at_hand.sequence:
        return _read(tx, after=0, up_to=up_to)
    if withdrawals.count(tx, sequence=up_to) != at_hand.withdrawals:
        at_hand = _AtHand(deletions=at_hand.deletions)
    if up_to > at_hand.sequence:
        newer = _read(tx, after=at_hand.sequence, up_to=up_to)
        known = Records(at_hand.known.versions + newer.versions, at_hand.known.reports + newer.reports)
        at_hand = _keep(tx, up_to, known)
    return at_hand.known


@dataclass(frozen=True, slots=True)
class _AtHand:
    """All up to a sequence, as read before. `recorded_at` of that sequence distinguishes this store from any other,
    `deletions` a store in which something was deleted since, and `withdrawals` one in which something counts no more.
    """

    sequence: int = 0
    recorded_at: datetime | None = None
    known: Records = field(default_factory=Records)
    deletions: int = 0
    withdrawals: int = 0


# Versions never change: a process reads each of them once. By connection pool, so that it ends with its store.
_kept: WeakKeyDictionary[Engine, dict[str, _AtHand]] = WeakKeyDictionary()


def _at_hand(tx: Connection) -> _AtHand:
    kept, deletions = _kept.get(tx.engine, {}).get(organisation_of(tx)), redactions.count(tx)
    is_of_another = (
        kept is None or tx.execute(RECORDED_AT, ours(tx, sequence=kept.sequence)).scalar() != kept.recorded_at
    )
    if kept is None or is_of_another or kept.deletions != deletions:
        return _AtHand(deletions=deletions)
    return kept


def _keep(tx: Connection, sequence: int, known: Records) -> _AtHand:
    """Keep what was read for later, unless this transaction writes: what it wrote itself may yet be undone."""
    found = _AtHand(
        sequence,
        tx.execute(RECORDED_AT, ours(tx, sequence=sequence)).scalar(),
        known,
        redactions.count(tx),
        withdrawals.count(tx, sequence=sequence),
    )
    if found.recorded_at is not None and not tx.get_execution_options().get("writes", True):
        _kept.setdefault(tx.engine, {})[organisation_of(tx)] = found
    return found


def _read(tx: Connection, *, after: int, up_to: int) -> Records:
    held = withdrawals.standing(tx, sequence=up_to)
    between = ours(tx, after=after, up_to=up_to)
    return Records(
        tuple(version_of_row(row) for row in tx.execute(VERSIONS_BETWEEN, between | _without(held))),
        tuple(_report(row) for row in tx.execute(REPORTS_BETWEEN, between | _without_reports(held))),
    )


def _without(held: Iterable[Withdrawal] = ()) -> dict[str, list[int]]:
    return {"withdrawn": [one.import_number for one in held]}


def _without_reports(held: Iterable[Withdrawal] = ()) -> dict[str, list[int]]:
    return {"without": [one.import_sequence for one in held]}


def turned_by_withdrawals(tx: Connection, *, after: int, up_to: int) -> Records:
    """What has ceased to count, or counts again, because its import was withdrawn or taken back since a sequence."""
    imports_ = withdrawals.changed_between(tx, after=after, up_to=up_to)
    return brought_in(tx, imports_) if imports_ else Records()


def brought_in(tx: Connection, numbers: Iterable[int]) -> Records:
    """What some imports brought, whether it counts or not."""
    of_them = list(numbers)
    versions = tuple(version_of_row(row) for row in tx.execute(VERSIONS_IN, ours(tx, imports=of_them)))
    reports = tuple(_report(row) for row in tx.execute(REPORTS_IN, ours(tx, imports=of_them)))
    return Records(versions, reports)


def brought_by(tx: Connection, sequence: int) -> tuple[tuple[str, RecordVersion | None], ...]:
    """The versions that the import published with this sequence brought, with their keys. None: another program has
    made something of it that is no record.
    """
    rows = tx.execute(VERSIONS_BETWEEN, ours(tx, after=sequence - 1, up_to=sequence, **_without()))
    return tuple((row.key, _readable(row)) for row in rows)


# Behind every sequence there can be: what has come by now.
NEWEST = 2**62


def load_reports(tx: Connection, *, sequence: int, has_withdrawals: bool = True) -> tuple[Report, ...]:
    """The reports that had arrived up to a sequence, without the versions that they brought.

    `has_withdrawals` False: whoever asks knows that no file was ever withdrawn.
    """
    standing = withdrawals.standing(tx, sequence=sequence) if has_withdrawals else ()
    known = ours(tx, after=0, up_to=sequence, **_without_reports(standing))
    return tuple(_report(row) for row in tx.execute(REPORTS_BETWEEN, known))


def report_of(tx: Connection, sequence: int, sha256: str) -> Report | None:
    """The report that the import published with a sequence brought, by the hash (hex) of its bytes."""
    row = tx.execute(REPORT_OF, ours(tx, published_at=sequence, file_sha256=sha256)).one_or_none()
    return None if row is None else _report(row)


def find_said(tx: Connection, keys: Iterable[str]) -> Mapping[str, tuple[Said, ...]]:
    """What is stored under each of `keys` and not withdrawn, to compare with; keys without a version are left out."""
    found: dict[str, list[Said]] = {}
    without = _without(withdrawals.standing(tx))
    for some in batches(keys):
        for key, text, row, sequence in tx.execute(SAID, ours(tx, keys=some, **without)):
            found.setdefault(key, []).append(said_of_row(text, row, sequence))
    return {key: tuple(said) for key, said in found.items()}


def seals_in(tx: Connection, import_number: int, keys: Iterable[str]) -> dict[str, str]:
    """The seal (hex) of the version of each of `keys` that an import brought; of several the newest."""
    found: dict[str, str] = {}
    for some in batches(keys):
        found |= {row.key: row.seal for row in tx.execute(SEALS_IN, ours(tx, of_import=import_number, keys=some))}
    return found


def list_versions(
    tx: Connection,
    *,
    key: str | None = None,
    record_type: str | None = None,
    scope: str | None = None,
    period: str | None = None,
    sender: str | None = None,
    file_sha256: str | None = None,
    limit: int | None = None,
) -> tuple[RecordVersion, ...]:
    """Stored versions, oldest first, that fit every filter given; with a limit the newest of them.

    What was withdrawn with its file is not among them.
    """
    wanted = {
        "key": key,
        "type": record_type,
        "scope": scope,
        "period": period,
        "sender": sender,
        "sha256": file_sha256,
    }
    statement: Select[Any] = VERSIONS.where(NOT_WITHDRAWN)
    known = ours(tx, **_without(withdrawals.standing(tx)))
    for name, value in wanted.items():
        if value is not None:
            statement = statement.where(record_version.c[name] == value)
    if limit is None:
        return tuple(version_of_row(row) for row in tx.execute(statement, known))
    newest = statement.order_by(None).order_by(*(column.desc() for column in ORDER)).limit(limit)
    return tuple(version_of_row(row) for row in reversed(tx.execute(newest, known).all()))


def list_ever(tx: Connection, keys: Iterable[str] | None = None) -> tuple[RecordVersion, ...]:
    """Every stored version, oldest first, whether it was withdrawn with its file or not; of some keys, if given."""
    if keys is None:
        return tuple(version_of_row(row) for row in tx.execute(VERSIONS, ours(tx)))
    return _of_keys(tx, keys, ())


def _of_keys(tx: Connection, keys: Iterable[str], held: Iterable[Withdrawal]) -> tuple[RecordVersion, ...]:
    without = _without(held)
    some_rows = (tx.execute(VERSIONS_OF, ours(tx, keys=some, **without)) for some in batches(sorted(keys)))
    found = (version_of_row(row) for rows in some_rows for row in rows)
    return tuple(sorted(found, key=lambda version: (version.sequence, version.origin.row, version.key)))


def versions_of(tx: Connection, keys: Iterable[str]) -> tuple[RecordVersion, ...]:
    """Every stored version of some keys that is not withdrawn, oldest first."""
    return _of_keys(tx, keys, withdrawals.standing(tx))


def versions_that_count(tx: Connection, keys: Iterable[str]) -> tuple[RecordVersion, ...]:
    """As `versions_of`, of a few keys, in a single statement."""
    return tuple(version_of_row(row) for row in tx.execute(COUNTING_OF, ours(tx, keys=sorted(keys))))


def counting_at(tx: Connection, units: Iterable[str], types: Iterable[RecordType]) -> tuple[RecordVersion, ...]:
    """Every stored version of some types of records of a few units that is not withdrawn, oldest first."""
    asked = ours(tx, units=sorted(units), types=sorted(types))
    return tuple(version_of_row(row) for row in tx.execute(COUNTING_AT, asked))


def count_versions(tx: Connection, *, scope: str | None = None) -> int:
    """How many there are, or how many name this unit."""
    statement = HOW_MANY if scope is None else HOW_MANY.where(record_version.c.scope == scope)
    return int(tx.execute(statement, ours(tx)).scalar_one())


# Where the word of a field stands in the keys of records.
KEYS_WITH_WORD: Mapping[str, str] = {
    "topic": "case_review:%:{word}:%:%:%",
    "stratum": "case_review:%:%:{word}:%:%",
    "selection": "case_review:%:%:%:{word}:%",
    "metric": "measurement:{word}:%",
    "headcount": "headcount:{word}:%",
    "training": "training:{word}:%",
    "event_type": "event:{word}:%",
}


def count_with_word(tx: Connection, field: str, word: str) -> int:
    """How many record versions hold a word of the house in a field of their key."""
    return int(tx.execute(HOW_MANY.where(has_word(field, word)), ours(tx)).scalar_one())


def has_word(field: str, word: str) -> ColumnElement[bool]:
    """Does a version hold this word in a field of its key?"""
    return record_version.c.key.like(KEYS_WITH_WORD[field].format(word=like_escaped(word)), escape="\\")


def like_escaped(text: str) -> str:
    """The text as it stands for itself in a pattern of LIKE whose escape is a backslash."""
    return text.replace("\\", r"\\").replace("_", r"\_").replace("%", r"\%")


@dataclass(slots=True)
class _RowWriter:
    """Makes rows of versions, in the order of the table's columns from `key` on. It remembers what all rows of a file
    have in common, as it goes into their seals.
    """

    texts: RecordTexts = field(default_factory=RecordTexts)
    common: dict[tuple[str, ...], str] = field(default_factory=dict)

    def row(self, version: RecordVersion, salt: bytes) -> tuple[StoredValue, ...]:
        record, origin = version.record, version.origin
        own = (version.key, record.type, record.scope, str(record.period), self.texts.of(record))
        of_file = (origin.sender, origin.profile, origin.file, origin.sha256, origin.sheet)
        if (common := self.common.get(of_file)) is None:
            common = self.common[of_file] = _as_sealed(of_file)
        row = origin.row
        key, kind, scope, period, text = own
        seal = _sealed(
            salt,
            f"{len(key)}:{key}{len(kind)}:{kind}{len(scope)}:{scope}{len(period)}:{period}{len(text)}:{text}"
            f"{common}{len(str(row))}:{row}",
        )
        return (key, seal, salt, *own[1:], *of_file, row)


def seal_of(salt: bytes, values: Iterable[str | int]) -> str:
    """The seal (hex) of a version: of its salt and its `SEALED` columns in their order, each as `length:text`."""
    return _sealed(salt, _as_sealed(map(str, values)))


def _as_sealed(texts: Iterable[str]) -> str:
    return "".join([f"{len(text)}:{text}" for text in texts])


def _sealed(salt: bytes, said: str) -> str:
    return hashlib.sha256(salt + said.encode()).hexdigest()


def version_of_row(row: Row[Any]) -> RecordVersion:
    """Of a row of `VERSIONS`."""
    origin = Origin(row.sender, row.profile, row.file, row.sha256, row.sheet, row.row_number)
    return RecordVersion(status_record.validate_json(row.content), origin, row.recorded_at, row.sequence)


def _readable(row: Row[Any]) -> RecordVersion | None:
    try:
        return version_of_row(row)
    except ValueError:
        return None


def said_of_row(text: str, row: int, sequence: int) -> Said:
    """What a row says, without making a record of it: a large import asks for every key of its file."""
    said = json.loads(text)
    stand = said.get("reported_at")
    rank = ranked(
        said.get("authority") == OFFICIAL,
        said.get("data_month"),
        datetime.fromisoformat(stand) if stand else None,
        row,
        sequence,
    )
    return Said(rank, says_of(said))


def _report(row: Row[Any]) -> Report:
    return Report(
        sender=row.sender,
        profile=row.profile,
        period=Period.parse(row.period),
        recorded_at=row.recorded_at,
        sequence=row.sequence,
        sha256=row.sha256,
        nil=row.nil,
        reported_at=row.reported_at,
    )
