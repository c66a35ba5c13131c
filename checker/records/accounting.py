"""Every row read is accepted, a duplicate, a correction, or quarantined: the row counts of one file. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from checker.domain.bulk import collector_paused
from checker.domain.record import RecordVersion, content, rank_of
from checker.domain.report import Report
from checker.domain.said import Said, SaidUnderKey, said_by, says_in_memory, says_of
from checker.records.reading import FileReading, Quarantined

# Natural keys to every version stored under them; keys without a version may be left out.
Stored = Callable[[Sequence[str]], Mapping[str, Collection[Said]]]
# Rows that were refused whenever these bytes were read by this version of the profile. None: they never were.
RefusedBefore = Collection[int] | None


def was_taken_whole(refused_before: RefusedBefore) -> bool:
    """Was every row of these bytes taken before?"""
    return refused_before is not None and not refused_before


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
    it counts as a duplicate all the same; only its Stand is later.
    """
    keys = [candidate.key for candidate in reading.candidates]
    known = stored(keys)
    again = {key for key, times in Counter(keys).items() if times > 1}
    said_by_key: dict[str, SaidUnderKey] = {}
    versions: list[RecordVersion] = []
    duplicate = correction = 0
    for record, origin, key in reading.candidates:
        stored_under_key = known.get(key)
        if stored_under_key or key in again:
            if stored_under_key and refused_before is not None and origin.row not in refused_before:
                duplicate += 1
                continue
            before = said_by_key.get(key)
            if before is None:
                before = said_by_key[key] = SaidUnderKey(stored_under_key or ())
            says = says_of(content(record)) if stored_under_key else says_in_memory(record)
            said = Said(rank_of(record, row=origin.row, sequence=sequence), says)
            is_repeated, is_new = before.is_repeated_by(said), not before.has(said)
            duplicate += is_repeated or not is_new
            correction += is_new and before.highest is not None and not is_repeated
            if not is_new:
                continue
            before.add(said)
        versions.append(RecordVersion.keyed(key, record, origin, recorded_at, sequence))
    read, quarantined = reading.read, len(reading.quarantined)
    accepted = read - quarantined - duplicate - correction
    assert accepted >= 0, "every row read is in the account exactly once"
    result = Account(reading.file, read, accepted, duplicate, correction, quarantined, reading.quarantined)
    return Accounted(result, tuple(versions), _report(reading, recorded_at, sequence))


def _report(reading: FileReading, recorded_at: datetime, sequence: int) -> Report | None:
    """A file of which everything is quarantined has not reported."""
    head = reading.report
    if head is None or not (reading.candidates or head.nil):
        return None
    return Report(
        head.sender, head.profile, head.period, recorded_at, sequence, reading.sha256, head.nil, head.reported_at
    )


def nothing_stored(keys: Sequence[str]) -> Mapping[str, Collection[Said]]:
    """The lookup of an empty store."""
    del keys
    return {}


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
