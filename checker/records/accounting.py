"""Every row read is accepted, a duplicate, a correction, or quarantined: the row counts of one file. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum

from checker.domain.bulk import collector_paused
from checker.domain.record import Origin, Rank, RecordVersion, StatusRecord, content, rank_of
from checker.domain.report import Report
from checker.domain.said import Said, SaidUnderKey, said_by, says_in_memory, says_of
from checker.records.overtaken import OvertakenRow
from checker.records.reading import FileReading, KeptOutTogether, Quarantined

# Natural keys, each of them once, to every version stored under them; keys without a version may be left out.
Stored = Callable[[Sequence[str]], Mapping[str, Collection[Said]]]
# Rows that were refused whenever these bytes were read by this version of the profile. None: they never were.
RefusedBefore = Collection[int] | None


def was_taken_whole(refused_before: RefusedBefore) -> bool:
    """Was every row of these bytes taken before?"""
    return refused_before is not None and not refused_before


@dataclass(slots=True)
class RefusedAmong:
    """Of some files, read one after the other: the rows refused whenever the same bytes were read by one profile."""

    _rows: dict[tuple[str, str], frozenset[int]] = field(default_factory=dict)

    def before(self, reading: FileReading) -> frozenset[int] | None:
        """As `RefusedBefore`, by the files so far."""
        return self._rows.get((reading.sha256, reading.profile))

    def add(self, reading: FileReading) -> None:
        if reading.read:
            before, refused = self.before(reading), frozenset(row.row for row in reading.quarantined)
            self._rows[reading.sha256, reading.profile] = refused if before is None else before & refused


@dataclass(frozen=True, slots=True)
class Account:
    """read = accepted + duplicate + correction + quarantined, always. `rows` are the quarantined ones."""

    file: str
    read: int
    accepted: int
    duplicate: int
    correction: int
    quarantined: int
    rows: Sequence[Quarantined] = ()

    @property
    def wrong(self) -> Sequence[Quarantined]:
        """The quarantined rows with a mistake of their own; the others only share their file."""
        rows = self.rows
        return rows.own if isinstance(rows, KeptOutTogether) else [row for row in rows if not row.shares_its_file]


@dataclass(frozen=True, slots=True)
class Accounted:
    """The account, and what is to be stored. `report` is None where nothing of the file could be used.

    `overtaken` are rows that were taken, or known, and do not count. `corrections` are those of the versions that
    count as one in the account.
    """

    account: Account
    versions: tuple[RecordVersion, ...]
    report: Report | None
    overtaken: tuple[OvertakenRow, ...] = ()
    corrections: tuple[RecordVersion, ...] = ()

    def with_said_before(self, more: int) -> Accounted:
        """With further rows that were known, and left out of what was accounted."""
        counted = replace(self.account, read=self.account.read + more, duplicate=self.account.duplicate + more)
        return replace(self, account=counted)


class RowFinding(Enum):
    """What a row turns out to be beside what was said before it."""

    NEW = "new"
    CORRECTION = "correction"
    DUPLICATE = "duplicate"
    # A version of its own, as its Stand is another; it counts as a duplicate.
    REPEATED = "repeated"


def account_alone(reading: FileReading, *, recorded_at: datetime, sequence: int) -> Accounted:
    """As `account` where nothing was said before, and only what counts is asked for: of a file read in bulk no other
    version is made.
    """
    from checker.records.bulk.accounting import account_in_bulk  # needs polars, which small files do not
    from checker.records.bulk.rows import BulkCandidates

    candidates = reading.candidates
    assert isinstance(candidates, BulkCandidates), "only such are told apart by columns"
    found = account_in_bulk(candidates)
    result = Account(
        reading.file,
        reading.read,
        found.accepted,
        found.duplicate,
        found.correction,
        len(reading.quarantined),
        reading.quarantined,
    )
    versions = tuple(
        RecordVersion.keyed(key, record, origin, recorded_at, sequence) for record, origin, key in found.highest
    )
    return Accounted(result, versions, _report(reading, recorded_at, sequence))


@collector_paused()
def account(
    reading: FileReading,
    stored: Stored,
    *,
    recorded_at: datetime,
    sequence: int,
    refused_before: RefusedBefore = None,
) -> Accounted:
    """Tell new from known. All that one import brings shares its instant (aware, UTC) and sequence.

    What was said before is a duplicate: in the same bytes, with the same Stand or, where none is told, in the version
    in force. All else is a new version, and the older ones survive it. Where it says what the version in force says
    it counts as a duplicate all the same; only its Stand is another.
    """
    times_by_key = Counter(candidate.key for candidate in reading.candidates)
    again = {key for key, times in times_by_key.items() if times > 1}
    comparison = _Comparison(stored(tuple(times_by_key)), sequence, refused_before)
    known, find, new = comparison.known, comparison.find, RowFinding.NEW
    versions: list[RecordVersion] = []
    corrections: list[RecordVersion] = []
    findings: list[RowFinding] = []
    for record, origin, key in reading.candidates:
        found = find(record, origin, key) if key in again or known.get(key) else new
        findings.append(found)
        if found is not RowFinding.DUPLICATE:
            versions.append(RecordVersion.keyed(key, record, origin, recorded_at, sequence))
        if found is RowFinding.CORRECTION:
            corrections.append(versions[-1])
    result = Account(
        reading.file,
        reading.read,
        findings.count(new),
        findings.count(RowFinding.DUPLICATE) + findings.count(RowFinding.REPEATED),
        findings.count(RowFinding.CORRECTION),
        len(reading.quarantined),
        reading.quarantined,
    )
    report = _report(reading, recorded_at, sequence)
    return Accounted(result, tuple(versions), report, tuple(comparison.overtaken()), tuple(corrections))


@dataclass(slots=True)
class _Comparison:
    """The rows of one file beside what is stored, and beside the rows before them."""

    known: Mapping[str, Collection[Said]]
    sequence: int
    refused_before: RefusedBefore
    _said: dict[str, SaidUnderKey] = field(default_factory=dict)
    _numbers: dict[object, int] = field(default_factory=dict)
    # Of every stored key the highest record of this file, with its rank.
    _own: dict[str, tuple[Rank, StatusRecord]] = field(default_factory=dict)

    def find(self, record: StatusRecord, origin: Origin, key: str) -> RowFinding:
        before = self._said.get(key)
        if before is None:
            before = self._said[key] = SaidUnderKey(self.known.get(key, ()))
        if key in self.known:
            return self._beside_stored(record, origin, key, before)
        return _added(Said(rank_of(record, row=origin.row, sequence=self.sequence), self._number(record)), before)

    def _beside_stored(self, record: StatusRecord, origin: Origin, key: str, before: SaidUnderKey) -> RowFinding:
        was_taken = self.refused_before is not None and origin.row not in self.refused_before
        rank = rank_of(record, row=origin.row, sequence=0 if was_taken else self.sequence)
        own = self._own.get(key)
        if own is None or own[0] < rank:
            self._own[key] = rank, record
        # What a row that was taken before says is dear to tell, and nothing depends on it.
        return RowFinding.DUPLICATE if was_taken else _added(Said(rank, says_of(content(record))), before)

    def _number(self, record: StatusRecord) -> int:
        """What a record says, as a number among all that this file says: cheap to compare again and again."""
        return self._numbers.setdefault(says_in_memory(record), len(self._numbers))

    def overtaken(self) -> Iterator[OvertakenRow]:
        """Where something else than this file says counts now."""
        for key, (rank, record) in self._own.items():
            highest = self._said[key].highest
            if highest is not None and highest.says != says_of(content(record)):
                yield OvertakenRow(rank, highest.rank)


def _added(said: Said, before: SaidUnderKey) -> RowFinding:
    """What it is beside all that was said before; if it is a version of its own, it is among that from now on."""
    highest = before.highest
    if not before.take(said):
        return RowFinding.DUPLICATE
    if highest is None:
        return RowFinding.NEW
    return RowFinding.REPEATED if highest.says == said.says else RowFinding.CORRECTION


def _report(reading: FileReading, recorded_at: datetime, sequence: int) -> Report | None:
    """A file of which everything is quarantined has not reported."""
    head = reading.report
    if head is None or not (reading.candidates or head.nil):
        return None
    return Report(
        head.sender, head.profile, head.period, recorded_at, sequence, reading.sha256, head.nil, head.reported_at
    )


def stored_in(versions: Iterable[RecordVersion]) -> Stored:
    """A lookup over versions that are at hand, for example those of the files before this one."""
    by_key: dict[str, list[RecordVersion]] = defaultdict(list)
    for version in versions:
        by_key[version.key].append(version)
    return lambda keys: {key: [said_by(version) for version in by_key[key]] for key in keys if key in by_key}


def disappeared(
    reading: FileReading, active: Iterable[RecordVersion], *, recorded_at: datetime, sequence: int
) -> Iterator[RecordVersion]:
    """Retractions of what a snapshot no longer contains. They are no rows read and stand in no account.

    `active` are the versions in force that the same sender and profile reported for the same report period. A file
    with quarantined rows retracts nothing: what is missing from it may be among them.
    """
    if not reading.snapshot or reading.quarantined or reading.problems or reading.report is None:
        return
    present = {candidate.key for candidate in reading.candidates}
    for version in active:
        if version.key not in present and version.record.record_status == "active":
            # Without a Stand also where only the version in force has none: it could not be overruled otherwise.
            stand = reading.report.reported_at if version.record.reported_at else None
            retracted = version.record.model_copy(update={"record_status": "retracted", "reported_at": stand})
            retraction = RecordVersion(retracted, version.origin, recorded_at, sequence)
            if retraction.rank > version.rank:
                yield retraction
