"""Do the stored records say what the files say that they were read from? Shell, read-only.

Seals show what was changed after it was sealed. Who has rewritten record, seal and journal together is found by a head
kept outside, and this names the row: each archived original is read again, by the rules of its import. A record whose
original is kept no more cannot be compared; how many imports that are is said.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from checker.domain.record import RecordVersion, StatusRecord, canonical, content
from checker.records.context import ImportContext
from checker.records.importer import read_file
from checker.records.reading import FileReading
from checker.store import Store, archive, import_ledger, journal, records, redactions
from checker.store.activations import ActivationHead
from checker.store.errors import StoreError
from checker.store.import_ledger import ImportResult
from checker.store.seal_check import Tampering, Unsound
from checker.usecases.rules.activation import former_book
from checker.usecases.rules.rules_then import activation_then

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
        accounts = [one for one in import_ledger.list_accounts(tx) if one.sequence is not None]
        deleted = frozenset(redactions.records_deleted(tx))
    stored, contexts = _Stored(), _Contexts(store)
    unsound: list[Unsound] = []
    read = rows = 0
    for account in accounts:
        brought, kept = _at_hand(store, account)
        stored.add(brought)
        if kept is None or account.imported_at is None:
            continue
        if hashlib.sha256(kept).hexdigest() != account.archived:
            unsound.append(Unsound("archive", json.dumps([account.archived]), Tampering.ORIGINAL_CHANGED))
        context = contexts.at(account.imported_at)
        if context is None:
            continue
        read, rows = read + 1, rows + len(brought)
        reading = read_file(account.file, kept, context, recorded_at=account.imported_at)
        # What was deleted on purpose is compared with nothing.
        unsound += [one for one in _otherwise(reading, brought, stored) if json.loads(one.key)[0] not in deleted]
    return OriginalsCheck(read, rows, len(accounts) - read, tuple(dict.fromkeys(unsound)))


# The key under which a version stands, and what it says; None: it is no record any more.
Brought = tuple[tuple[str, RecordVersion | None], ...]


def _at_hand(store: Store, account: ImportResult) -> tuple[Brought, bytes | None]:
    """The versions that an import brought, and what is kept of its file."""
    with store.read() as tx:
        brought = records.brought_by(tx, account.sequence) if account.sequence is not None else ()
        return brought, archive.get(tx, account.archived) if account.archived else None


class _Contexts:
    """By what a file was read at an instant: made once for each rulebook that ever was in force.

    None: its rules were changed behind the program's back, or this program refuses what an earlier one took.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._made: dict[int, ImportContext | None] = {}

    def at(self, instant: datetime) -> ImportContext | None:
        with self._store.read() as tx:
            head, _ = activation_then(tx, instant)
            if head.number not in self._made:
                self._made[head.number] = _context(tx, head)
        return self._made[head.number]


def _context(tx: Connection, head: ActivationHead) -> ImportContext | None:
    try:
        book = former_book(tx, head)
    except StoreError:
        return None
    return ImportContext.of(book) if book else None


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


def _otherwise(reading: FileReading, brought: Brought, stored: _Stored) -> Iterator[Unsound]:
    """Versions that the file does not say, and what it says that is stored nowhere.

    What a snapshot took back stands in no row of it: that it is missing is what the file says.
    """
    said = [(candidate.key, _content(candidate.record)) for candidate in reading.candidates]
    in_file, keys = set(said), {key for key, _ in said}
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
