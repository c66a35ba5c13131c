"""What became of a file that came in, as the store has it: its account, its receipt and who brought it. Shell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from checker.domain.receipt import FileReceipt
from checker.store import import_ledger, receipts, uploads
from checker.store.import_ledger import ImportResult


@dataclass(frozen=True, slots=True)
class FileResult:
    """Of one profile that a file feeds, nearly always the one. `receipt` has the reasons, of its rows the first.

    `receipt` None: none was kept (a single fact, or long ago). `by` (`role@unit`) empty: it did not come over the web.
    """

    account: ImportResult
    receipt: FileReceipt | None
    by: str = ""


def file_results(tx: Connection, accounts: Iterable[int]) -> tuple[FileResult, ...]:
    """Those of these accounts that exist, oldest first."""
    return results_of(tx, import_ledger.of_numbers(tx, accounts))


def results_of(tx: Connection, found: Sequence[ImportResult]) -> tuple[FileResult, ...]:
    """As `file_results`, of accounts that are at hand."""
    kept, numbers = receipts.of_accounts(tx, found), {one.came_as for one in found}
    by = uploads.brought_by(tx, numbers)
    return tuple(FileResult(one, kept.get(one.number), by.get(one.came_as, "")) for one in found)
