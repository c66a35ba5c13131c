"""Archived originals, read again as they were read when they came in. Shell, read-only.

Files are read outside of any transaction.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from checker.records.context import ImportContext
from checker.records.importer import read_file
from checker.records.reading import FileReading
from checker.store import Store, archive, import_ledger
from checker.store.activations import ActivationHead
from checker.store.errors import StoreError
from checker.store.import_ledger import ImportResult
from checker.usecases.rules.activation import former_book
from checker.usecases.rules.rules_then import activation_then


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """What an import's file says. `kept`: the bytes in the archive; None: it is not there any more. `reading` None: the
    rules of then were changed behind the program's back, or this program refuses what an earlier one took.
    """

    account: ImportResult
    kept: bytes | None
    reading: FileReading | None


def read_again(store: Store) -> Iterator[ReadAgain]:
    """The file of each import, by the rules that were in force then, in the order of the imports."""
    with store.read() as tx:
        accounts = import_ledger.list_accounts(tx)
    contexts = _Contexts(store)
    for account in accounts:
        with store.read() as tx:
            kept = archive.get(tx, account.archived) if account.archived else None
        context = contexts.at(account.imported_at) if account.imported_at and kept is not None else None
        if kept is None or context is None or account.imported_at is None:
            yield ReadAgain(account, kept, None)
        else:
            yield ReadAgain(account, kept, read_file(account.file, kept, context, recorded_at=account.imported_at))


def files_that_say(store: Store, record: str) -> tuple[str, ...]:
    """The archived files (SHA-256) in which a record (key) stands, also those that only said it once more."""
    return tuple(
        each.account.archived
        for each in read_again(store)
        if each.account.archived and each.reading and any(one.key == record for one in each.reading.candidates)
    )


class _Contexts:
    """By what a file was read at an instant: made once for each rulebook that ever was in force."""

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
