"""What lies in quarantine: files that could not be used, rows that were kept out, how each stands. Shell, read-only.

A cell is never kept beside its row: it is read again from the archived file, and shown only where it is figures and
signs that look like nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Connection

from checker.domain.clock import local_day
from checker.domain.message import MessageKind
from checker.domain.profile import Profile, id_in
from checker.domain.quarantine import (
    FileRead,
    HeldDecision,
    HeldState,
    HowItStands,
    OpenNow,
    QuarantineNumber,
    standings,
)
from checker.domain.receipt import about_file
from checker.domain.record_problem import ProblemCode, RecordProblem
from checker.domain.refusal import NotThere, Refused
from checker.domain.rulebook import Rulebook
from checker.records.heading import period_in_name
from checker.records.original_cell import OriginalCell, cell_at
from checker.records.profiles import base_name
from checker.records.shared_file import others_beside
from checker.store import (
    activations,
    archive,
    house_head,
    import_ledger,
    journal,
    outbox,
    quarantine,
    receipts,
    recordings,
    withdrawals,
)
from checker.store.errors import StoreError
from checker.store.house_head import HouseHead
from checker.store.import_ledger import ImportResult, RefusedRow
from checker.store.journal import JournalHead
from checker.store.mail_rows import QueuedMessage
from checker.store.opening import Store
from checker.store.receipts import Brief
from checker.usecases.reasons import PHONE
from checker.usecases.rules.activation import active, archived_book, readable_book

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
    of what was kept before reasons had codes, there are none. `came_at` (aware) is when the file came in, whenever it
    was read.
    """

    number: QuarantineNumber
    account: ImportResult
    stands: HowItStands
    came_at: datetime
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
    """Which are meant; empty: any. `file` is a name or the beginning of a SHA-256, of the file as it came or of what
    is kept of it; `day` is that of arrival.
    """

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

    @property
    def open_now(self) -> OpenNow | None:
        """None: of what was found nothing is."""
        found = [entry for entry in self.entries if entry.is_open]
        files = {entry.number.account for entry in found}
        return OpenNow(len(found), len(files), min(entry.came_at for entry in found)) if found else None


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
            if not _is_meant(account, wanted, known.came_at(account)):
                continue
            for entry in known.entries(tx, account):
                if wanted.reason and wanted.reason not in entry.codes:
                    continue
                if entry.is_open or wanted.everything:
                    shown.append(entry)
                else:
                    settled += 1
    return InQuarantine(known.book, tuple(shown), settled)


def open_now(tx: Connection, house: HouseHead | None = None) -> OpenNow | None:
    """None: nothing is, or no rules are in force. Of most files their account says it, without a look at the rows.

    `house` is what is in force, where somebody has read it.
    """
    if house is None and (house := house_head.read(tx, None)) is None:
        return None
    known = _Ledger.of(tx, house)
    counted = [(count, known.came_at(one)) for one in known.accounts if (count := known.count_open(tx, one))]
    if not counted:
        return None
    return OpenNow(sum(count for count, _ in counted), len(counted), min(came_at for _, came_at in counted))


@dataclass(frozen=True, slots=True)
class FileStanding:
    """A reading of a file: its account, its receipt (None: it has none), how it stands and how much of it is open."""

    account: ImportResult
    receipt: Brief | None
    stands: HowItStands
    count_open: int


def every_file(tx: Connection, house: HouseHead) -> tuple[FileStanding, ...]:
    """Every reading there was, the oldest first. `house` is what is in force."""
    known = _Ledger.of(tx, house)
    return tuple(
        FileStanding(one, known.receipt(one), known.stands[one.number], known.count_open(tx, one))
        for one in known.accounts
    )


def under_number(store: Store, number: QuarantineNumber) -> InQuarantine | EntryStory:
    """The rows of a file, or all that is known of one row or of a file that could not be used. Raises Refused where
    there is none of that number.
    """
    with store.read() as tx:
        known = _Ledger.of(tx)
        of_file = known.entries_under(tx, number.account)
        if not number.position and any(entry.row is not None for entry in of_file):
            return InQuarantine(known.book, of_file, settled=0)
        entry = next((one for one in of_file if one.number == number), None)
        if entry is None:
            raise Refused(NotThere.QUARANTINED, number=str(number))
        return _story(tx, known, entry)


def held_under(tx: Connection, number: QuarantineNumber, house: HouseHead) -> tuple[HeldFile | None, EntryStory | None]:
    """The file of an account, None where nothing of it is kept out; and all that is known of the row that is named,
    None where none is. `house` is what is in force.
    """
    known = _Ledger.of(tx, house)
    held = _held_file(tx, known, number.account, house.last)
    named = (one for one in (held.entries if held and number.position else ()) if one.number == number)
    entry = next(named, None)
    return held, _story(tx, known, entry) if entry else None


def _story(tx: Connection, known: _Ledger, entry: KeptOutEntry) -> EntryStory:
    account, receipt = entry.account, known.receipt(entry.account)
    told = outbox.list_messages(
        tx, kinds=[MessageKind.RECEIPT], obligation=about_file(account.sha256, known.parts[account.number])
    )
    kept = archive.get(tx, account.archived) if account.archived else None
    by = known.by_number.get(entry.stands.by or 0)
    profile = profile_of(known.book, account)
    title, cell = _cell(entry, kept, profile, known.book)
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

    `entries` are its rows that are kept out, or the one of the file; `decided` what somebody has decided about. `head`
    is the last entry of the journal then: as long as there is no further one, nothing of this is otherwise.
    """

    book: Rulebook
    account: ImportResult
    stands: HowItStands
    arrived: ImportResult
    readings: tuple[ImportResult, ...]
    entries: tuple[KeptOutEntry, ...]
    decided: frozenset[QuarantineNumber]
    head: JournalHead | None

    @property
    def rows(self) -> tuple[RefusedRow, ...]:
        return tuple(entry.row for entry in self.entries if entry.row is not None)

    @property
    def whole(self) -> KeptOutEntry | None:
        """The file itself, where it could not be used. None: it could, and rows are kept out."""
        return next((entry for entry in self.entries if entry.row is None), None)

    @property
    def is_settled(self) -> bool:
        return not any(entry.is_open for entry in self.entries)

    @property
    def came_at(self) -> datetime:
        return _imported_at(self.arrived)

    def came_sequence(self, tx: Connection) -> int:
        """At which it came in; of what is older than numbered imports what was known then."""
        return import_ledger.published_at(tx, self.arrived) or recordings.sequence_at(tx, self.came_at)


def held_files(tx: Connection, numbers: Iterable[int], house: HouseHead | None = None) -> Mapping[int, HeldFile | None]:
    """The files of some accounts by their numbers. None: there is none, or nothing of it is kept out. `house` is what
    is in force, where somebody has read it.
    """
    known, head = _Ledger.of(tx, house), journal.head(tx) if house is None else house.last
    return {number: _held_file(tx, known, number, head) for number in numbers}


def _held_file(tx: Connection, known: _Ledger, number: int, head: JournalHead | None) -> HeldFile | None:
    account = known.by_number.get(number)
    entries = known.entries_under(tx, number)
    if account is None or not entries:
        return None
    arrived = known.arrival_of(account)
    return HeldFile(
        known.book,
        account,
        known.stands[number],
        arrived,
        tuple(one for one in known.accounts if one.sha256 == account.sha256),
        entries,
        frozenset(one.number for one in known.decided.get(number, {}).values()),
        head,
    )


def _imported_at(account: ImportResult) -> datetime:
    assert account.imported_at is not None, "what is stored has come"
    return account.imported_at


def _is_meant(account: ImportResult, wanted: WantedEntries, came_at: datetime) -> bool:
    file = wanted.file.casefold()
    return (
        wanted.sender in ("", account.sender)
        and wanted.profile in ("", account.profile, id_in(account.profile))
        and (not file or account.file.casefold() == file or account.is_meant_by(wanted.file))
        and wanted.day in (None, local_day(came_at))
    )


# The file's hash and name, the profile that it was read by, and when it came.
_Came = tuple[str, str, str, datetime | None]
NONE_WITHDRAWN: tuple[Collection[int], Collection[int]] = ((), ())


@dataclass(frozen=True, slots=True)
class _Ledger:
    """What the store has, read once. `by_number` are the accounts, oldest first; `parts` as in `FileRead`."""

    book: Rulebook
    by_number: Mapping[int, ImportResult]
    parts: Mapping[int, str]
    stands: Mapping[int, HowItStands]
    receipts: Mapping[_Came, Brief]
    decided: Mapping[int, Mapping[int, HeldDecision]]

    @classmethod
    def of(cls, tx: Connection, house: HouseHead | None = None) -> _Ledger:
        """`house` spares reading what there is none of."""
        book = archived_book(tx, house.activation) if house is not None else active(tx)
        accounts = import_ledger.list_accounts(tx)
        told: dict[_Came, Brief] = {
            (one.sha256, one.file, one.profile, one.received_at): one for one in receipts.briefs(tx)
        }
        decided: dict[int, dict[int, HeldDecision]] = {}
        for decision in quarantine.load(tx) if house is None or house.has_decided_rows else ():
            decided.setdefault(decision.number.account, {})[decision.number.position] = decision
        releases = {one.by_account for of_file in decided.values() for one in of_file.values()}
        parts, gone = part_by_account(accounts), _profiles_gone(tx, book, accounts)
        read = (
            replace(
                _file_read(
                    one,
                    told.get(_came(one)),
                    profile_of(book, one) or gone.get(_source(one)),
                    is_release=one.number in releases,
                ),
                part=parts[one.number],
            )
            for one in accounts
        )
        ever, standing = withdrawals.ever_and_standing(tx) if house is None or house.has_withdrawals else NONE_WITHDRAWN
        repeats = frozenset(_repeats(tx, accounts, told, ever))
        read = (replace(one, is_repeat=one.account in repeats) for one in read)
        withdrawn = _withdrawn(accounts, standing)
        stands = {**standings(read), **dict.fromkeys(withdrawn, HowItStands(HeldState.WITHDRAWN))}
        return cls(book, {one.number: one for one in accounts}, parts, stands, told, decided)

    @property
    def accounts(self) -> Collection[ImportResult]:
        return self.by_number.values()

    def came_at(self, account: ImportResult) -> datetime:
        """When its file came in; what is read again came before."""
        return _imported_at(self.arrival_of(account))

    def arrival_of(self, account: ImportResult) -> ImportResult:
        """The account under which its file came in."""
        return self.by_number.get(account.came_as, account)

    def receipt(self, account: ImportResult) -> Brief | None:
        return self.receipts.get(_came(account))

    def is_refused_whole(self, account: ImportResult) -> bool:
        receipt = self.receipt(account)
        return account.read == 0 and receipt is not None and receipt.outcome in REFUSED_WHOLE

    def entries(self, tx: Connection, account: ImportResult) -> Iterator[KeptOutEntry]:
        """The file where it could not be used, else its rows that are kept out."""
        stands, came_at = self.stands[account.number], self.came_at(account)
        if self.is_refused_whole(account):
            found = self.decided.get(account.number, {}).get(0)
            yield _refused_whole(tx, account, _decided(stands, found), came_at, self.receipts[_came(account)])
        rows = _refused_rows(tx, account)
        settled = self._settled_before(tx, account) if rows else {}
        for position, row in enumerate(rows, start=1):
            problems = (row.reason,) if isinstance(row.reason, RecordProblem) else ()
            found = self._decision(account, position, row) or settled.get(_same_row(row))
            number = QuarantineNumber(account.number, position)
            yield KeptOutEntry(number, account, _decided(stands, found), came_at, row, problems)

    def count_open(self, tx: Connection, account: ImportResult) -> int:
        """How many entries of a file are open."""
        if self.stands[account.number].standing is not HeldState.OPEN:
            return 0
        if self.decided and (account.number in self.decided or account.again_of is not None):
            return sum(entry.is_open for entry in self.entries(tx, account))
        return account.quarantined or int(self.is_refused_whole(account))

    def _decision(self, account: ImportResult, position: int, row: RefusedRow) -> HeldDecision | None:
        """About the row itself, or about all of its file: what is taken in with that is only what shares its file."""
        of_file = self.decided.get(account.number, {})
        whole = of_file.get(0)
        if whole is not None and whole.decided is HeldState.RELEASED and not _shares_its_file(row):
            whole = None
        return of_file.get(position) or whole

    def _settled_before(self, tx: Connection, account: ImportResult) -> Mapping[tuple[int, str, str], HeldDecision]:
        """What was decided about rows of an earlier reading of the file, which the same rows inherit when it is read
        again; not when it comes again.
        """
        if account.again_of is None:
            return {}
        found: dict[tuple[int, str, str], HeldDecision] = {}
        for earlier in self.accounts:
            is_same = earlier.sha256 == account.sha256 and self.parts[earlier.number] == self.parts[account.number]
            if is_same and earlier.number < account.number and earlier.number in self.decided:
                for position, row in enumerate(_refused_rows(tx, earlier), start=1):
                    if (decision := self._decision(earlier, position, row)) is not None:
                        found[_same_row(row)] = decision
        return found

    def entries_under(self, tx: Connection, number: int) -> tuple[KeptOutEntry, ...]:
        """Those of the account of a number; there may be no such account."""
        account = self.by_number.get(number)
        return tuple(self.entries(tx, account)) if account else ()


def part_by_account(accounts: Iterable[ImportResult]) -> Mapping[int, str]:
    """By the numbers of accounts which part of its bytes each is about: the profile (id) where they ever fed several
    at once, else empty.
    """
    accounts = tuple(accounts)
    profiles: dict[tuple[str, str, datetime | None], set[str]] = {}
    for one in accounts:
        profiles.setdefault((one.sha256, one.file, one.imported_at), set()).add(id_in(one.profile))
    shared = {sha256 for (sha256, _, _), found in profiles.items() if len(found) > 1}
    return {one.number: id_in(one.profile) if one.sha256 in shared else "" for one in accounts}


def _withdrawn(accounts: Sequence[ImportResult], imports: Collection[int]) -> Iterator[int]:
    """The accounts of files that were withdrawn as a whole (`imports`), those that came since included."""
    hashes = {one.sha256 for one in accounts if one.import_number in imports}
    yield from (one.number for one in accounts if one.sha256 in hashes)


def _repeats(
    tx: Connection, accounts: Sequence[ImportResult], told: Mapping[_Came, Brief], imports: Collection[int]
) -> Iterator[int]:
    """The accounts of files that came while they were withdrawn (`imports` ever were), and were refused as that."""
    hashes = {one.sha256 for one in accounts if one.import_number in imports}
    for one in accounts:
        brief = told.get(_came(one)) if one.sha256 in hashes and one.read == 0 else None
        receipt = receipts.find(tx, brief.number) if brief else None
        if receipt and ProblemCode.FILE_WITHDRAWN in {problem.code for problem in receipt.problems}:
            yield one.number


def _same_row(row: RefusedRow) -> tuple[int, str, str]:
    """By what a row is known again in another reading of its file, refused for the same reason."""
    return row.row, row.column, row.reason if isinstance(row.reason, str) else row.reason.code.value


def _shares_its_file(row: RefusedRow) -> bool:
    return isinstance(row.reason, RecordProblem) and row.reason.is_of_its_file


def _decided(stands: HowItStands, decision: HeldDecision | None) -> HowItStands:
    return HowItStands(decision.decided, decision.by_account, decision) if decision else stands


def _refused_rows(tx: Connection, account: ImportResult) -> Sequence[RefusedRow]:
    return import_ledger.refused_rows(tx, account.import_number, account.file) if account.quarantined else ()


def _refused_whole(
    tx: Connection, account: ImportResult, stands: HowItStands, came_at: datetime, brief: Brief
) -> KeptOutEntry:
    receipt = receipts.find(tx, brief.number)
    problems = receipt.problems if receipt else ()
    number = QuarantineNumber(account.number)
    return KeptOutEntry(number, account, stands, came_at, None, problems, is_private=brief.outcome == PRIVATE)


def _came(account: ImportResult) -> _Came:
    return account.sha256, account.file, account.profile, account.imported_at


def _file_read(account: ImportResult, receipt: Brief | None, profile: Profile | None, *, is_release: bool) -> FileRead:
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
        is_release=is_release,
        scope=receipt.scope if receipt else "",
        period=period_in_name(base_name(account.file), profile) if profile else None,
    )


def profile_of(book: Rulebook, account: ImportResult) -> Profile | None:
    """As it is in force, whatever version of it read the file then."""
    named = _source(account)
    return next((profile for file, profile in book.profiles() if (file.sender.id, profile.id) == named), None)


def _source(account: ImportResult) -> tuple[str, str]:
    """Sender and profile (id)."""
    return account.sender, id_in(account.profile)


def _profiles_gone(
    tx: Connection, book: Rulebook, accounts: Iterable[ImportResult]
) -> Mapping[tuple[str, str], Profile]:
    """Profiles that are in force no more, by sender and id, as they read last; of those that keep nothing out none.

    They still say which period a file is for, and so what has come in its place.
    """
    known = {(file.sender.id, profile.id) for file, profile in book.profiles()}
    read: dict[tuple[str, str], list[ImportResult]] = {}
    for one in accounts:
        if one.profile and _source(one) not in known:
            read.setdefault(_source(one), []).append(one)
    keeps_out = {source: of for source, of in read.items() if any(one.quarantined or not one.read for one in of)}
    found = {source: _profile_then(tx, of[-1]) for source, of in keeps_out.items()}
    return {source: profile for source, profile in found.items() if profile is not None}


def _profile_then(tx: Connection, account: ImportResult) -> Profile | None:
    """By the rules that were in force when the file was read. None: nobody can read them any more."""
    head = activations.in_force_at(tx, _imported_at(account))
    try:
        then = readable_book(tx, head) if head else None
    except StoreError:
        return None
    return profile_of(then, account) if then else None


def _cell(
    entry: KeptOutEntry, kept: bytes | None, profile: Profile | None, book: Rulebook
) -> tuple[str, str | CellLack]:
    """What heads the cell that is wrong, and its value or why that is not shown."""
    problem = next(iter(entry.problems), None)
    if entry.row is None or problem is None or not (problem.where.column or problem.part.field):
        return "", CellLack.WHOLE_ROW
    if kept is None:
        return problem.part.column, CellLack.REMOVED if entry.account.archived else CellLack.NOT_KEPT
    if profile is None:
        return problem.part.column, CellLack.NO_PROFILE
    name = entry.account.file
    senders = (file for file in book.senders if file.sender.id == entry.account.sender)
    others = tuple(other for file in senders for other in others_beside(name, file, profile))
    found = cell_at(name, kept, profile, book.organisation, problem, others)
    if found is None:
        return problem.part.column, CellLack.NOT_FOUND
    shows = found.is_harmless and not _looks_personal(found, entry.account)
    return found.title, found.text if shows else CellLack.WITHHELD


def _looks_personal(cell: OriginalCell, account: ImportResult) -> bool:
    """Even among figures and signs: a telephone number, a birthday."""
    came = local_day(_imported_at(account)).year
    years = (int(year) for year in YEAR.findall(cell.text))
    return bool(PHONE.search(cell.text)) or any(year < came - YEARS_OF_A_BIRTH for year in years)
