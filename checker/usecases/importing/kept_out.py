"""What lies in quarantine: files that could not be used, rows that were kept out, how each stands. Shell, read-only.

A cell is never kept beside its row: it is read again from the archived file, and shown only where it is figures and
signs that look like nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Connection

from checker.domain.clock import local_day
from checker.domain.message import MessageKind
from checker.domain.organisation import Organisation
from checker.domain.profile import Profile, id_in
from checker.domain.quarantine import FileRead, HeldState, HowItStands, QuarantineNumber, standings
from checker.domain.record_problem import RecordProblem
from checker.domain.refusal import NotThere, Refused
from checker.domain.rulebook import Rulebook
from checker.records.heading import period_in_name
from checker.records.original_cell import OriginalCell, cell_at
from checker.records.profiles import base_name
from checker.store import archive, import_ledger, outbox, receipts, recordings
from checker.store.import_ledger import ImportResult, RefusedRow
from checker.store.mail_rows import QueuedMessage
from checker.store.opening import Store
from checker.store.receipts import Brief
from checker.usecases.reasons import PHONE
from checker.usecases.rules.activation import active

PRIVATE = "private"
REFUSED_WHOLE = frozenset({"refused", PRIVATE})
# A day so long before the file came is somebody's birthday rather than a day to report.
YEARS_OF_A_BIRTH = 12
YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


class CellLack(StrEnum):
    """Why the value of a cell is not shown."""

    WHOLE_ROW = "whole_row"
    NOT_KEPT = "not_kept"
    REMOVED = "removed"
    NO_PROFILE = "no_profile"
    NOT_FOUND = "not_found"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class KeptOutEntry:
    """A row that is kept out, or a file that could not be used (`row` None). `problems` are why; of a private file, and
    of what was kept before reasons had codes, there are none.
    """

    number: QuarantineNumber
    account: ImportResult
    stands: HowItStands
    row: RefusedRow | None = None
    problems: tuple[RecordProblem, ...] = ()
    is_private: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(problem.code.value for problem in self.problems) or ((PRIVATE,) if self.is_private else ())

    @property
    def is_open(self) -> bool:
        return self.stands.standing is HeldState.OPEN

    @property
    def is_of_its_file(self) -> bool:
        """Is nothing wrong with the row itself?"""
        return bool(self.problems) and self.problems[0].is_of_its_file


@dataclass(frozen=True, slots=True)
class WantedEntries:
    """Which are meant; empty: any. `file` is a name or the beginning of a SHA-256, `day` that of arrival."""

    sender: str = ""
    profile: str = ""
    file: str = ""
    reason: str = ""
    day: date | None = None
    everything: bool = False


@dataclass(frozen=True, slots=True)
class InQuarantine:
    """What was found, oldest file first; `settled` how many more there are that are not open."""

    book: Rulebook
    entries: tuple[KeptOutEntry, ...]
    settled: int


@dataclass(frozen=True, slots=True)
class EntryStory:
    """One entry with what is known around it. `cell` is the value that stands there, `title` what heads it; `told` are
    the mails about its file; `by` is the reading that came in its place.
    """

    book: Rulebook
    entry: KeptOutEntry
    receipt: Brief | None
    told: tuple[QueuedMessage, ...]
    by: ImportResult | None
    title: str
    cell: str | CellLack
    is_kept: bool
    profile_now: str


def in_quarantine(store: Store, wanted: WantedEntries) -> InQuarantine:
    """What is kept out, the open ones unless `everything` is wanted."""
    with store.read() as tx:
        known = _Ledger.of(tx)
        shown, settled = [], 0
        for account in known.accounts:
            if not _is_meant(account, wanted):
                continue
            for entry in known.entries(tx, account):
                if wanted.reason and wanted.reason not in entry.codes:
                    continue
                if entry.is_open or wanted.everything:
                    shown.append(entry)
                else:
                    settled += 1
    return InQuarantine(known.book, tuple(shown), settled)


def entry_story(store: Store, number: QuarantineNumber) -> EntryStory:
    """All that is known of one entry. Raises Refused where there is none of that number."""
    with store.read() as tx:
        known = _Ledger.of(tx)
        entry = known.entry(tx, number)
        account, receipt = entry.account, known.receipt(entry.account)
        told = outbox.list_messages(tx, kinds=[MessageKind.RECEIPT], obligation=account.sha256)
        kept = archive.get(tx, account.archived) if account.archived else None
        by = next((one for one in known.accounts if one.number == entry.stands.by), None)
    profile = profile_of(known.book, account)
    title, cell = _cell(entry, kept, profile, known.book.organisation)
    return EntryStory(
        known.book,
        entry,
        receipt,
        tuple(one for one in told if receipt is None or one.queued_at >= receipt.received_at),
        by,
        title,
        cell,
        is_kept=kept is not None,
        profile_now=profile.name if profile else "",
    )


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file of which something is kept out: how it stands, the account under which it came in, and all its readings.

    `rows` or `problems` are what is kept out and why; of a private file there is neither.
    """

    book: Rulebook
    account: ImportResult
    stands: HowItStands
    arrived: ImportResult
    readings: tuple[ImportResult, ...]
    rows: tuple[RefusedRow, ...]
    problems: tuple[RecordProblem, ...]
    is_private: bool

    @property
    def came_at(self) -> datetime:
        assert self.arrived.imported_at is not None, "what is stored has come"
        return self.arrived.imported_at

    def came_sequence(self, tx: Connection) -> int:
        """At which it came in; of what is older than numbered imports what was known then."""
        return import_ledger.published_at(tx, self.arrived) or recordings.sequence_at(tx, self.came_at)


def held_file(tx: Connection, number: int) -> HeldFile | None:
    """The file of an account. None: there is none, or nothing of it is kept out."""
    known = _Ledger.of(tx)
    account = next((one for one in known.accounts if one.number == number), None)
    entries = tuple(known.entries(tx, account)) if account else ()
    if account is None or not entries:
        return None
    whole = next((entry for entry in entries if entry.row is None), None)
    arrived = next((one for one in known.accounts if one.number == account.again_of), account)
    return HeldFile(
        known.book,
        account,
        known.stands[number],
        arrived,
        tuple(one for one in known.accounts if one.sha256 == account.sha256),
        tuple(entry.row for entry in entries if entry.row is not None),
        whole.problems if whole else (),
        is_private=whole is not None and whole.is_private,
    )


def _is_meant(account: ImportResult, wanted: WantedEntries) -> bool:
    file, start = wanted.file.casefold(), wanted.file.lower()
    return (
        wanted.sender in ("", account.sender)
        and wanted.profile in ("", account.profile, id_in(account.profile))
        and (not file or account.file.casefold() == file or (len(start) >= 8 and account.sha256.startswith(start)))
        and (wanted.day is None or (account.imported_at is not None and local_day(account.imported_at) == wanted.day))
    )


# The file's hash and name, and when it came.
_Came = tuple[str, str, datetime | None]


@dataclass(frozen=True, slots=True)
class _Ledger:
    """What the store has, read once."""

    book: Rulebook
    accounts: tuple[ImportResult, ...]
    stands: Mapping[int, HowItStands]
    receipts: Mapping[_Came, Brief]

    @classmethod
    def of(cls, tx: Connection) -> _Ledger:
        book, accounts = active(tx), import_ledger.list_accounts(tx)
        told: dict[_Came, Brief] = {(one.sha256, one.file, one.received_at): one for one in receipts.briefs(tx)}
        read = (_file_read(one, told.get(_came(one)), profile_of(book, one)) for one in accounts)
        return cls(book, accounts, standings(read), told)

    def receipt(self, account: ImportResult) -> Brief | None:
        return self.receipts.get(_came(account))

    def is_refused_whole(self, account: ImportResult) -> bool:
        receipt = self.receipt(account)
        return account.read == 0 and receipt is not None and receipt.outcome in REFUSED_WHOLE

    def entries(self, tx: Connection, account: ImportResult) -> Iterator[KeptOutEntry]:
        """The file where it could not be used, else its rows that are kept out."""
        stands = self.stands[account.number]
        if self.is_refused_whole(account):
            yield _refused_whole(tx, account, stands, self.receipts[_came(account)])
        for position, row in enumerate(_refused_rows(tx, account), start=1):
            problems = (row.reason,) if isinstance(row.reason, RecordProblem) else ()
            yield KeptOutEntry(QuarantineNumber(account.number, position), account, stands, row, problems)

    def entry(self, tx: Connection, number: QuarantineNumber) -> KeptOutEntry:
        account = next((one for one in self.accounts if one.number == number.account), None)
        entries = {one.number: one for one in self.entries(tx, account)} if account else {}
        if number not in entries:
            raise Refused(NotThere.QUARANTINED, number=str(number))
        return entries[number]


def _refused_rows(tx: Connection, account: ImportResult) -> Sequence[RefusedRow]:
    return import_ledger.refused_rows(tx, account.import_number, account.file) if account.quarantined else ()


def _refused_whole(tx: Connection, account: ImportResult, stands: HowItStands, brief: Brief) -> KeptOutEntry:
    receipt = receipts.find(tx, brief.number)
    problems = receipt.problems if receipt else ()
    number = QuarantineNumber(account.number)
    return KeptOutEntry(number, account, stands, None, problems, is_private=brief.outcome == PRIVATE)


def _came(account: ImportResult) -> _Came:
    return account.sha256, account.file, account.imported_at


def _file_read(account: ImportResult, receipt: Brief | None, profile: Profile | None) -> FileRead:
    taken = account.accepted + account.duplicate + account.correction
    is_nil = account.read == 0 and (receipt is None or receipt.outcome not in REFUSED_WHOLE)
    return FileRead(
        account=account.number,
        sha256=account.sha256,
        file=account.file,
        sender=account.sender,
        profile=account.profile,
        is_used=taken > 0 or is_nil,
        arrived=account.again_of or 0,
        scope=receipt.scope if receipt else "",
        period=period_in_name(base_name(account.file), profile) if profile else None,
    )


def profile_of(book: Rulebook, account: ImportResult) -> Profile | None:
    """As it is in force, whatever version of it read the file then."""
    named = account.sender, id_in(account.profile)
    return next((profile for file, profile in book.profiles() if (file.sender.id, profile.id) == named), None)


def _cell(
    entry: KeptOutEntry, kept: bytes | None, profile: Profile | None, house: Organisation
) -> tuple[str, str | CellLack]:
    """What heads the cell that is wrong, and its value or why that is not shown."""
    problem = next(iter(entry.problems), None)
    if entry.row is None or problem is None or not (problem.where.column or problem.part.field):
        return "", CellLack.WHOLE_ROW
    if kept is None:
        return problem.part.column, CellLack.REMOVED if entry.account.archived else CellLack.NOT_KEPT
    if profile is None:
        return problem.part.column, CellLack.NO_PROFILE
    found = cell_at(entry.account.file, kept, profile, house, problem)
    if found is None:
        return problem.part.column, CellLack.NOT_FOUND
    shows = found.is_harmless and not _looks_personal(found, entry.account)
    return found.title, found.text if shows else CellLack.WITHHELD


def _looks_personal(cell: OriginalCell, account: ImportResult) -> bool:
    """Even among figures and signs: a telephone number, a birthday."""
    came = local_day(account.imported_at).year if account.imported_at else date.max.year
    years = (int(year) for year in YEAR.findall(cell.text))
    return bool(PHONE.search(cell.text)) or any(year < came - YEARS_OF_A_BIRTH for year in years)
