"""Which later files say something about the records of a file that is withdrawn, or counts again? Shell, read-only.

What counted as known has left no version, so that only the file itself tells whether it said the same. It is read again
from the archive, outside of any transaction.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from checker.domain.rulebook import Rulebook
from checker.records.context import ImportContext
from checker.records.foreign_reader import ReaderNotStarted
from checker.records.reading import FileReading
from checker.store import archive
from checker.store.import_ledger import ImportResult
from checker.store.opening import Store
from checker.usecases.importing.retry import read_kept

# Larger files are named without a look: who withdraws a file waits for this.
MOST_ROWS = 20_000


class SaidToo(NamedTuple):
    """A later file, and how many of its rows are about the records. Of one that cannot be read, or is large, it is
    not known about which: `rows` are those that counted as known.
    """

    account: ImportResult
    rows: int


def said_too(store: Store, book: Rulebook, later: Iterable[ImportResult], keys: Collection[str]) -> Iterator[SaidToo]:
    """Those of some later files that are about one of the keys."""
    context = ImportContext.of(book)
    for account in later:
        reading = _read(store, context, account)
        if reading is None:
            yield SaidToo(account, account.duplicate)
        elif rows := sum(candidate.key in keys for candidate in reading.candidates):
            yield SaidToo(account, rows)


def _read(store: Store, context: ImportContext, account: ImportResult) -> FileReading | None:
    """By the rules in force. None: it is not to be read."""
    if account.archived is None or account.imported_at is None or account.read > MOST_ROWS:
        return None
    with store.read() as tx:
        data = archive.get(tx, account.archived)
    if data is None:
        return None
    try:
        reading = read_kept(context, account, account.imported_at, data)
    except ReaderNotStarted:
        return None
    return None if reading.problems else reading
