"""Which files have come in, what became of each, and what of them is still kept out? Shell, read-only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from checker.domain.receipt import FileOutcome, FileReceipt
from checker.domain.rulebook import Rulebook
from checker.store import receipts, uploads
from checker.store.import_ledger import ImportResult
from checker.store.opening import Store
from checker.usecases.importing.kept_out import FileStanding, every_file
from checker.usecases.reading.at_head import at_head
from checker.usecases.reading.house_seen import book_seen


@dataclass(frozen=True, slots=True)
class FileCome:
    """A file, or one of the profiles that it feeds, as a list shows it. `account` None: nobody has read it, and `why`
    is the code of the reason, with how many megabytes it might have had.

    `outcome` None: it is older than receipts, or a single fact. `by` (`role@unit`): who brought it over the web.
    """

    file: str
    at: datetime
    outcome: FileOutcome | None
    account: ImportResult | None = None
    count_open: int = 0
    by: str = ""
    why: str = ""
    megabytes: int = 0

    @property
    def sender(self) -> str:
        return self.account.sender if self.account else ""


@dataclass(frozen=True, slots=True)
class FilesCome:
    """All of them, the newest first."""

    book: Rulebook
    files: tuple[FileCome, ...]

    @property
    def count_open(self) -> int:
        return sum(one.count_open for one in self.files)


def files_come(store: Store) -> FilesCome:
    """Every file that came in, also what was put aside before it was read."""
    with store.read() as tx:
        known = at_head(tx)
        files = known.get_lasting("files come", lambda: _files(tx))
        return FilesCome(book_seen(tx, known), files)


def _files(tx: Connection) -> tuple[FileCome, ...]:
    read = every_file(tx, at_head(tx).house)
    by = uploads.everybody(tx)
    found = [*(_of_account(one, by) for one in read), *(_unread(one) for one in receipts.of_unread(tx))]
    return tuple(sorted(found, key=lambda one: (one.at, one.account.number if one.account else 0), reverse=True))


def _of_account(one: FileStanding, by: dict[int, str]) -> FileCome:
    account = one.account
    assert account.imported_at is not None, "what is stored has come"
    outcome = one.receipt.outcome if one.receipt else None
    return FileCome(account.file, account.imported_at, outcome, account, one.count_open, by.get(account.came_as, ""))


def _unread(receipt: FileReceipt) -> FileCome:
    megabytes = receipt.counts.get("megabytes", 0)
    return FileCome(receipt.file, receipt.received_at, receipt.outcome, why=receipt.why, megabytes=megabytes)
