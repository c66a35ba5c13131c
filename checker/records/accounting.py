"""Every row read is accepted, a duplicate, a correction, or quarantined: the row counts of one file. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from checker.domain.bulk import collector_paused
from checker.domain.record import RecordVersion, StatusRecord, content_hash
from checker.domain.report import Report
from checker.records.reading import FileReading, Quarantined

# Natural keys to the content hashes of every version stored under them; keys without a version may be left out.
Stored = Callable[[Sequence[str]], Mapping[str, Collection[str]]]


@dataclass(frozen=True, slots=True)
class Account:
    """read = accepted + duplicate + correction + quarantined, always. `rows` are the quarantined ones."""

    file: str
    read: int
    accepted: int
    duplicate: int
    correction: int
    quarantined: int
    rows: tuple[Quarantined, ...] = ()


@dataclass(frozen=True, slots=True)
class Accounted:
    """The account, and what is to be stored. `report` is None where nothing of the file could be used."""

    account: Account
    versions: tuple[RecordVersion, ...]
    report: Report | None


@collector_paused()
def account(reading: FileReading, stored: Stored, *, recorded_at: datetime, sequence: int) -> Accounted:
    """Tell new from known. All that one import brings shares its instant (aware, UTC) and sequence.

    Equal content under a key, among stored versions or earlier in the file, is a duplicate; other content under a
    known key is a correction, which the older version survives.
    """
    keys = [candidate.key for candidate in reading.candidates]
    known = stored(keys)
    again = {key for key, times in Counter(keys).items() if times > 1}
    seen: dict[str, set[object]] = {}
    versions: list[RecordVersion] = []
    duplicate = correction = 0
    for record, origin, key in reading.candidates:
        stored_hashes = known.get(key)
        if stored_hashes or key in again:
            in_file, statement = seen.setdefault(key, set()), _statement(record)
            if statement in in_file or (stored_hashes and content_hash(record) in stored_hashes):
                duplicate += 1
                continue
            correction += bool(in_file or stored_hashes)
            in_file.add(statement)
        versions.append(RecordVersion.keyed(key, record, origin, recorded_at, sequence))
    read, quarantined = reading.read, len(reading.quarantined)
    accepted = len(versions) - correction
    assert read == accepted + duplicate + correction + quarantined, "every row read is in the account exactly once"
    result = Account(reading.file, read, accepted, duplicate, correction, quarantined, reading.quarantined)
    return Accounted(result, tuple(versions), _report(reading, recorded_at, sequence))


def _statement(record: StatusRecord) -> object:
    """What a record says, to compare within one file. Readers write every number in one form, so equal is equal.

    The content hash, which stored versions are compared by, is ten times dearer.
    """
    return tuple(record.__dict__.values())


def _report(reading: FileReading, recorded_at: datetime, sequence: int) -> Report | None:
    """A file of which everything is quarantined has not reported."""
    head = reading.report
    if head is None or not (reading.candidates or head.nil):
        return None
    return Report(
        head.sender, head.profile, head.period, recorded_at, sequence, reading.sha256, head.nil, head.reported_at
    )


def nothing_stored(keys: Sequence[str]) -> Mapping[str, Collection[str]]:
    """The lookup of an empty store."""
    del keys
    return {}


def stored_in(versions: Iterable[RecordVersion]) -> Stored:
    """A lookup over versions that are at hand, for example those of the files before this one."""
    by_key: dict[str, list[RecordVersion]] = defaultdict(list)
    for version in versions:
        by_key[version.key].append(version)
    return lambda keys: {
        key: {content_hash(version.record) for version in by_key[key]} for key in keys if key in by_key
    }


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
            said_at = reading.report.reported_at or recorded_at
            retracted = version.record.model_copy(update={"record_status": "retracted", "reported_at": said_at})
            yield RecordVersion(retracted, version.origin, recorded_at, sequence)
