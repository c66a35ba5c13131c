"""Do the stored records say what the files say that they were read from? Shell, read-only.

Seals show what was changed after it was sealed. Who has rewritten record, seal and journal together is found by a head
kept outside, and this names the row: each archived original is read again, by the rules of its import. A record whose
original is kept no more cannot be compared; how many imports that are is said.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from checker.domain.record import RecordVersion, StatusRecord, canonical, content
from checker.records.reading import FileReading
from checker.store import Store, archive, import_ledger, journal, records, redactions
from checker.store.import_ledger import ImportResult
from checker.store.seal_check import Tampering, Unsound
from checker.usecases.auditing.read_again import read_again

CHECKED = "originals.checked"


@dataclass(frozen=True, slots=True)
class OriginalsCheck:
    """How many originals were read again and how many versions compared with them, and what is otherwise, in the order
    of the imports. `not_compared`: imports that brought records whose original is not there any more.
    """

    read: int
    rows: int
    not_compared: int
    unsound: tuple[Unsound, ...]


def check_originals(store: Store, now: datetime) -> OriginalsCheck:
    """Read each archived original again, compare what it says with what its import has stored, and note the result at
    the instant `now` (aware).

    Files are read outside of any transaction. Another version of the product may read a file otherwise.
    """
    result = _compared(store)
    with store.write() as tx:
        facts = {
            "read": result.read,
            "rows": result.rows,
            "not_compared": result.not_compared,
            "unsound": len(result.unsound),
        }
        journal.append(tx, CHECKED, facts, now)
    return result


def _compared(store: Store) -> OriginalsCheck:
    with store.read() as tx:
        deleted = frozenset(redactions.records_deleted(tx))
    stored = _Stored()
    unsound: list[Unsound] = []
    imports = read = rows = 0
    for again in read_again(store):
        if again.account.sequence is None:
            continue  # it brought nothing
        with store.read() as tx:
            brought = records.brought_by(tx, again.account.sequence)
            refused = _refused(tx, again.account)
        stored.add(brought)
        imports += 1
        if again.kept is not None and archive.sha256_of(again.kept) != again.account.archived:
            unsound.append(Unsound("archive", json.dumps([again.account.archived]), Tampering.ORIGINAL_CHANGED))
        if again.reading is None:
            continue
        read, rows = read + 1, rows + len(brought)
        # What was deleted on purpose is compared with nothing.
        found = _otherwise(again.reading, brought, stored, refused)
        unsound += [one for one in found if json.loads(one.key)[0] not in deleted]
    return OriginalsCheck(read, rows, imports - read, tuple(dict.fromkeys(unsound)))


# The key under which a version stands, and what it says; None: it is no record any more.
Brought = tuple[tuple[str, RecordVersion | None], ...]


class _Stored:
    """What all imports up to now have stored under each key."""

    def __init__(self) -> None:
        self._said: dict[str, set[bytes]] = defaultdict(set)

    def add(self, brought: Brought) -> None:
        for key, version in brought:
            if version is not None:
                self._said[key].add(_content(version.record))

    def holds(self, key: str, said: bytes) -> bool:
        return said in self._said[key]


def _refused(tx: Connection, account: ImportResult) -> frozenset[int]:
    """The rows of a file that was read again which were kept out, as other files had said otherwise since."""
    if account.again_of is None or not account.quarantined:
        return frozenset()
    return frozenset(row.row for row in import_ledger.refused_rows(tx, account.import_number, account.file))


def _otherwise(reading: FileReading, brought: Brought, stored: _Stored, refused: Collection[int]) -> Iterator[Unsound]:
    """Versions that the file does not say, and what it says that is stored nowhere; but for `refused` rows.

    What a snapshot took back stands in no row of it: that it is missing is what the file says. What was taken in by
    decision is said by a row that was kept out.
    """
    taken = [candidate for candidate in reading.candidates if candidate.origin.row not in refused]
    said = [(candidate.key, _content(candidate.record)) for candidate in taken]
    held = [row.held for row in reading.quarantined if row.held is not None]
    in_file = {*said, *((candidate.key, _content(candidate.record)) for candidate in held)}
    keys = {key for key, _ in said}
    for key, version in brought:
        took_back = reading.snapshot and key not in keys and _is_retraction(version)
        if version is None or not (took_back or (key, _content(version.record)) in in_file):
            yield Unsound("record_version", json.dumps([key]), Tampering.NOT_IN_ORIGINAL)
    for key, content_there in said:
        if not stored.holds(key, content_there):
            yield Unsound("record_version", json.dumps([key]), Tampering.NOT_STORED)


def _is_retraction(version: RecordVersion | None) -> bool:
    return version is not None and version.record.record_status == "retracted"


def _content(record: StatusRecord) -> bytes:
    return canonical(content(record))
