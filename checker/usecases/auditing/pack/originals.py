"""The senders' files that verdicts rest on: which of them may be handed on as they came in? Shell, read-only."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from checker.audit.pack.left_out import LeftOut, LeftOutKind, WhyLeftOut
from checker.audit.pack.record_cells import Counted, SmallCells, of_staff, of_things
from checker.domain.profile import id_in
from checker.domain.rulebook import Rulebook
from checker.records.importer import readings_of
from checker.records.packing import unpacked_name
from checker.store import archive, import_ledger, records
from checker.store.import_ledger import ImportResult
from checker.store.record_files import files_of_records
from checker.usecases.auditing.pack.persons import HouseWords, names_somebody
from checker.usecases.auditing.read_again import BooksThen

# Of every workbook the cells are kept, as XLSX.
KEPT_AS = {"ods": ".xlsx", "xls": ".xlsx"}


@dataclass(frozen=True, slots=True)
class RestsOn:
    """A file as it came in. `number` is that of its import; `archived` what is kept of it (SHA-256, hex).

    `file`: its bytes' ending. `why` it is left out; None: it is in the pack.
    """

    number: int
    sender: str
    profile: str
    ending: str
    imported_at: datetime | None
    sha256: str
    archived: str | None
    why: WhyLeftOut | None

    @property
    def is_in(self) -> bool:
        return self.why is None

    @property
    def path(self) -> str:
        """Where it is in the pack: a file's own name may name somebody."""
        return f"dateien/import-{self.number:06}{self.ending}"

    def left_out(self) -> LeftOut | None:
        """As a line of the list of what is not in the pack."""
        return LeftOut(LeftOutKind.ORIGINAL, f"import {self.number}", self.why) if self.why else None


def originals_of(
    tx: Connection, book: Rulebook, keys: Collection[str], *, up_to: int, kept_back: Collection[Counted]
) -> tuple[RestsOn, ...]:
    """The files with a version of one of these records, known up to a sequence, in the order of their imports.

    `kept_back`: what is counted where a verdict keeps a figure back. Of that, and of whatever is small anywhere in the
    store, no file is handed on: another one, or another pack, would tell what is left in a sum.
    """
    accounts = [
        account
        for sha256 in files_of_records(tx, keys, up_to=up_to)
        for account in import_ledger.list_accounts(tx, sha256=sha256)
    ]
    cells = SmallCells(of_things(book), of_staff(book), book.organisation.organisation.id)
    cells.look_at(version.record for version in records.load(tx).versions)
    then, house = BooksThen(book), HouseWords.of(book)
    looked = [
        (account, _look(tx, account, then, house, cells)) for account in sorted(accounts, key=lambda one: one.number)
    ]
    small = cells.found | set(kept_back)
    return tuple(_rests_on(account, why, counted & small) for account, (why, counted) in looked)


def _look(
    tx: Connection, account: ImportResult, then: BooksThen, house: HouseWords, cells: SmallCells
) -> tuple[WhyLeftOut | None, frozenset[Counted]]:
    """Read the file again, by the rules that it was read by and by every profile that it feeds, as every cell of it
    would be handed on, and not only what was new in it.
    """
    content = archive.get(tx, account.archived) if account.archived else None
    if content is None or account.imported_at is None:
        return WhyLeftOut.MISSING, frozenset()
    book, context = then.book(tx, account), then.context(tx, account)
    if book is None or context is None:
        return WhyLeftOut.UNREAD, frozenset()
    parts = readings_of(account.file, content, context, recorded_at=account.imported_at)
    found = [candidate.record for part in parts for candidate in part.candidates]
    counted = cells.look_at(found)
    if any(part.problems or part.quarantined or _leaves_unread(book, part.profile) for part in parts):
        return WhyLeftOut.UNREAD, counted
    noted = any(record.note for record in found)
    says = names_somebody((content.decode("utf-8", "replace"),), house)
    return WhyLeftOut.PERSON if noted or says else None, counted


def _leaves_unread(book: Rulebook, named: str) -> bool:
    """Does the profile (`id@version`) leave something of its files unread, or is there none any more?"""
    profile = next((profile for _, profile in book.profiles() if profile.id == id_in(named)), None)
    return profile is None or profile.leaves_unread


def _rests_on(account: ImportResult, why: WhyLeftOut | None, small: Collection[Counted]) -> RestsOn:
    name, dot, ending = unpacked_name(account.file).rpartition(".")
    is_plain = bool(name and dot) and ending.isascii() and ending.isalnum() and len(ending) <= 5
    return RestsOn(
        number=account.number,
        sender=account.sender,
        profile=account.profile,
        ending=KEPT_AS.get(ending.lower(), f".{ending.lower()}") if is_plain else "",
        imported_at=account.imported_at,
        sha256=account.sha256,
        archived=account.archived,
        why=WhyLeftOut.SMALL_CELL if small else why,
    )
