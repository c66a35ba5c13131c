"""By what does an import decide? By what is stored; a preview by that and the files before it. Shell, read-only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from sqlalchemy import Connection

from checker.domain.record import RecordVersion
from checker.domain.report import Report
from checker.domain.said import Said
from checker.domain.withdrawal import Withdrawal
from checker.records.accounting import RefusedAmong, RefusedBefore, stored_in
from checker.records.reading import FileReading
from checker.store import import_ledger, imports, recordings, records, withdrawals


class KnownRecords(Protocol):
    """What was recorded before a file. `next_sequence` is the file's own, were it published next."""

    @property
    def next_sequence(self) -> int: ...

    @property
    def last_published(self) -> int: ...

    def said(self, keys: Sequence[str]) -> Mapping[str, tuple[Said, ...]]: ...

    def of_keys(self, keys: Iterable[str]) -> tuple[RecordVersion, ...]:
        """Oldest first."""
        ...

    def reviews(self, scope: str, period: str) -> tuple[RecordVersion, ...]: ...

    def of_sender(self, sender: str) -> tuple[RecordVersion, ...]: ...

    def refused_before(self, reading: FileReading) -> RefusedBefore: ...

    def withdrawal_of(self, sha256: str) -> Withdrawal | None: ...


@dataclass(frozen=True, slots=True)
class StoredRecords:
    """What one read of the store sees."""

    tx: Connection

    @property
    def next_sequence(self) -> int:
        return recordings.last_sequence(self.tx) + 1

    @property
    def last_published(self) -> int:
        return imports.last_published(self.tx)

    def said(self, keys: Sequence[str]) -> Mapping[str, tuple[Said, ...]]:
        return records.find_said(self.tx, keys)

    def of_keys(self, keys: Iterable[str]) -> tuple[RecordVersion, ...]:
        return records.versions_of(self.tx, keys)

    def reviews(self, scope: str, period: str) -> tuple[RecordVersion, ...]:
        return records.list_versions(self.tx, record_type="case_review", scope=scope, period=period)

    def of_sender(self, sender: str) -> tuple[RecordVersion, ...]:
        return records.list_versions(self.tx, sender=sender)

    def refused_before(self, reading: FileReading) -> RefusedBefore:
        return import_ledger.refused_before(self.tx, sha256=reading.sha256, profile=reading.profile)

    def withdrawal_of(self, sha256: str) -> Withdrawal | None:
        return withdrawals.of_file(self.tx, sha256)


@dataclass(slots=True)
class WithFilesBefore:
    """What is stored, and what files before this one would add that are not stored."""

    stored: StoredRecords
    versions: list[RecordVersion] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    _files: int = 0
    _refused: RefusedAmong = field(default_factory=RefusedAmong)

    @property
    def next_sequence(self) -> int:
        return self.stored.next_sequence + self._files

    @property
    def last_published(self) -> int:
        return self.stored.last_published

    def said(self, keys: Sequence[str]) -> Mapping[str, tuple[Said, ...]]:
        stored, pending = self.stored.said(keys), stored_in(self.versions)(keys)
        return {key: (*stored.get(key, ()), *pending.get(key, ())) for key in {*stored, *pending}}

    def of_keys(self, keys: Iterable[str]) -> tuple[RecordVersion, ...]:
        wanted = frozenset(keys)
        return (*self.stored.of_keys(wanted), *(one for one in self.versions if one.key in wanted))

    def reviews(self, scope: str, period: str) -> tuple[RecordVersion, ...]:
        pending = (
            one
            for one in self.versions
            if (one.record.type, one.record.scope, str(one.record.period)) == ("case_review", scope, period)
        )
        return (*self.stored.reviews(scope, period), *pending)

    def of_sender(self, sender: str) -> tuple[RecordVersion, ...]:
        return (*self.stored.of_sender(sender), *(one for one in self.versions if one.origin.sender == sender))

    def refused_before(self, reading: FileReading) -> RefusedBefore:
        stored = self.stored.refused_before(reading)
        pending = self._refused.before(reading)
        if stored is None or pending is None:
            return pending if stored is None else stored
        return frozenset(stored) & pending

    def withdrawal_of(self, sha256: str) -> Withdrawal | None:
        return self.stored.withdrawal_of(sha256)

    def add(self, reading: FileReading, versions: Sequence[RecordVersion], report: Report | None) -> None:
        """A file that would now be published, or what one profile has read of it."""
        self._files += 1
        self.versions += versions
        self.reports += [report] if report else []
        self._refused.add(reading)
