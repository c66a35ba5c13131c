"""Archived originals, read again as they were read when they came in. Shell, read-only.

Files are read outside of any transaction.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from checker.domain.profile import id_in
from checker.domain.rulebook import Rulebook
from checker.records.context import ImportContext
from checker.records.importer import read_file
from checker.records.reading import FileReading
from checker.store import Store, activations, archive, import_ledger
from checker.store.activations import ActivationHead
from checker.store.errors import StoreError
from checker.store.import_ledger import ImportResult
from checker.usecases.rules.activation import former_book, newest_activation
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
    then = BooksThen()
    came_at = {account.number: account.imported_at for account in accounts}
    for account in accounts:
        with store.read() as tx:
            kept = archive.get(tx, account.archived) if account.archived else None
            context = then.context(tx, account) if account.imported_at and kept is not None else None
        if kept is None or context is None or account.imported_at is None:
            yield ReadAgain(account, kept, None)
        else:
            # What was kept out and read again is judged as of the day on which it came.
            at = came_at.get(account.again_of or 0) or account.imported_at
            of = account.sender, id_in(account.profile)
            yield ReadAgain(account, kept, read_file(account.file, kept, context, recorded_at=at, of=of))


def files_that_say(store: Store, record: str) -> tuple[str, ...]:
    """The archived files (SHA-256) in which a record (key) stands, also those that only said it once more."""
    return tuple(
        each.account.archived
        for each in read_again(store)
        if each.account.archived and each.reading and any(one.key == record for one in each.reading.candidates)
    )


class BooksThen:
    """The rules that a file was read by, each rulebook made once: those in force at its import, or the first after it
    that have its profile. A file is read by what is in force, whatever the clock says; one that was behind stamped it
    before the rules that have read it.

    `today` is taken as it is where it was in force then too. None: the rules of then were changed behind the program's
    back, or this program refuses what an earlier one took.
    """

    def __init__(self, today: Rulebook | None = None) -> None:
        self._today = today
        self._books: dict[int, Rulebook | None] = {}
        self._contexts: dict[int, ImportContext | None] = {}

    def at(self, tx: Connection, instant: datetime) -> Rulebook | None:
        return self._book(tx, activation_then(tx, instant)[0])

    def book(self, tx: Connection, account: ImportResult) -> Rulebook | None:
        return self._book(tx, self._read_by(tx, account))

    def context(self, tx: Connection, account: ImportResult) -> ImportContext | None:
        """What reading a file asks of them."""
        return self._context(tx, self._read_by(tx, account))

    def _read_by(self, tx: Connection, account: ImportResult) -> ActivationHead:
        assert account.imported_at is not None, "what is stored has come"
        then = activation_then(tx, account.imported_at)[0]
        if not account.profile or self._has_profile(tx, then, account):
            return then
        later = activations.after(tx, then.number)
        return next((head for head in later if self._has_profile(tx, head, account)), then)

    def _has_profile(self, tx: Connection, head: ActivationHead, account: ImportResult) -> bool:
        context = self._context(tx, head)
        named = account.sender, account.profile
        every = ((file.sender.id, one.name) for file in context.senders for one in file.profiles) if context else ()
        return named in every

    def _context(self, tx: Connection, head: ActivationHead) -> ImportContext | None:
        if head.number not in self._contexts:
            book = self._book(tx, head)
            self._contexts[head.number] = ImportContext.of(book) if book else None
        return self._contexts[head.number]

    def _book(self, tx: Connection, head: ActivationHead) -> Rulebook | None:
        if head.number not in self._books:
            is_todays = self._today is not None and head == newest_activation(tx)
            self._books[head.number] = self._today if is_todays else _former(tx, head)
        return self._books[head.number]


def _former(tx: Connection, head: ActivationHead) -> Rulebook | None:
    try:
        return former_book(tx, head)
    except StoreError:
        return None
