"""The result of importing each file: how many records it held, and which rows were refused and why. Shell.

A refused row is kept as a place and a reason, never as its cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from checker.domain.record_problem import RecordProblem, as_content, of_content
from checker.domain.withdrawal import Withdrawal
from checker.store import journal, withdrawals
from checker.store.batches import batches
from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.tables import import_account, quarantine_decision, quarantine_row, record_import

# So many signs of a SHA-256 name a file.
SHORTEST_HASH = 8


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A candidate record that could not be taken. `column` is empty when the row as a whole is wrong.

    `reason` is a code with its facts; a text as it was written before reasons had codes (migration 0005).
    """

    row: int
    column: str
    reason: RecordProblem | str
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class ImportResult:
    """One file's account: read = accepted + duplicate + correction + quarantined.

    `sha256` is of the file as it came in, `archived` of what is kept of it (of a workbook its cells alone); None:
    nothing is kept. `sequence` is that of the versions it brought; None: it brought nothing new. `again_of` is the
    account under which the file came in, where what was kept of it was read again; None: it came in.
    """

    file: str
    sha256: str
    sender: str
    profile: str
    read: int
    accepted: int
    duplicate: int
    correction: int
    quarantined: int
    rows: tuple[RefusedRow, ...] = ()
    sequence: int | None = None
    imported_at: datetime | None = None
    number: int = 0
    archived: str | None = None
    # Where its rows are found; of two stores that know the same it may be another one.
    import_number: int = field(default=0, compare=False)
    again_of: int | None = None

    @property
    def came_as(self) -> int:
        """The number of the account under which its file came in: what is read again was brought once."""
        return self.number if self.again_of is None else self.again_of

    def is_meant_by(self, start: str) -> bool:
        """Does its hash, or that of what is kept of it, begin so? Too few signs mean no file."""
        begins = start.lower()
        hashes = (self.sha256, self.archived or "")
        return len(begins) >= SHORTEST_HASH and any(one.startswith(begins) for one in hashes)


ACCOUNTS = select(import_account).where(import_account.c.organisation == OURS).order_by(import_account.c.number)
THESE = ACCOUNTS.where(import_account.c.number.in_(bindparam("numbers", expanding=True)))
LAST_NUMBER = select(func.max(import_account.c.number)).where(import_account.c.organisation == OURS)
READ_BEFORE = (
    select(import_account.c.import_number, import_account.c.duplicate, record_import.c.sequence)
    .join(
        record_import,
        (record_import.c.organisation == import_account.c.organisation)
        & (record_import.c.number == import_account.c.import_number),
    )
    .where(
        import_account.c.organisation == OURS,
        import_account.c.sha256 == bindparam("sha256"),
        import_account.c.profile == bindparam("profile"),
        import_account.c.rows_read > 0,
        # What was taken in by decision are some rows of a file, and no reading of it.
        import_account.c.number.not_in(
            select(quarantine_decision.c.by_account).where(
                quarantine_decision.c.organisation == OURS, quarantine_decision.c.by_account.is_not(None)
            )
        ),
    )
)
REFUSED_IN = select(quarantine_row.c.row_number).where(
    quarantine_row.c.organisation == OURS, quarantine_row.c.import_number == bindparam("import_number")
)
PUBLISHED_AT = select(record_import.c.sequence).where(
    record_import.c.organisation == OURS, record_import.c.number == bindparam("import_number")
)
NAMES = (
    select(import_account.c.archived, import_account.c.file)
    .where(import_account.c.organisation == OURS, import_account.c.archived.is_not(None))
    .distinct()
    .order_by(import_account.c.archived, import_account.c.file)
)
KEEP_INSTEAD = (
    update(import_account)
    .where(import_account.c.organisation == OURS, import_account.c.archived == bindparam("before"))
    .values(archived=bindparam("instead"))
)
ROWS_OF = (
    select(quarantine_row)
    .where(quarantine_row.c.organisation == OURS, quarantine_row.c.import_number == bindparam("import_number"))
    .order_by(quarantine_row.c.position)
)


def add(
    tx: Connection,
    account: ImportResult,
    *,
    import_number: int,
    at: datetime,
    once_more: Mapping[str, Any] | None = None,
) -> int:
    """Keep the account of an import that is published, journal it without the file's name and return its number. Its
    refused rows are staged before (`stage_refused`). `once_more` is the content of what the file would say then.
    """
    accounted = account.accepted + account.duplicate + account.correction + account.quarantined
    assert account.read == accounted, f"{account.read} records read, {accounted} accounted for"
    organisation = organisation_of(tx)
    number = int(tx.execute(LAST_NUMBER, ours(tx)).scalar() or 0) + 1
    figures: dict[str, Any] = {
        "sender": account.sender,
        "profile": account.profile,
        "file": account.file,
        "sha256": account.sha256,
        "archived": account.archived,
        "sequence": account.sequence,
        "accepted": account.accepted,
        "duplicate": account.duplicate,
        "correction": account.correction,
        "quarantined": account.quarantined,
    }
    if account.again_of is not None:
        figures["again_of"] = account.again_of
    row = {"organisation": organisation, "number": number, "import_number": import_number, "imported_at": at}
    tx.execute(insert(import_account), row | {"rows_read": account.read, "once_more": once_more} | figures)
    # Hashes of the file stay in the sealed row: who knows all of a file but a small number could try it out.
    told = {name: value for name, value in figures.items() if name not in ("file", "sha256", "archived")}
    journal.append(tx, "records.imported", {"account": number, "read": account.read, **told}, at)
    return number


def stage_refused(tx: Connection, import_number: int, rows: Sequence[RefusedRow], *, after: int = 0) -> None:
    """Add refused rows to an import that is not published yet; `after` so many that it has already."""
    if rows:
        tx.execute(insert(quarantine_row), _refused(organisation_of(tx), import_number, rows, after))


def list_accounts(tx: Connection, *, sha256: str | None = None, with_rows: bool = False) -> tuple[ImportResult, ...]:
    """All accounts, oldest first, or those of one file; `with_rows` adds the refused rows."""
    statement = ACCOUNTS if sha256 is None else ACCOUNTS.where(import_account.c.sha256 == sha256)
    return tuple(
        _account(row, refused_rows(tx, row.import_number, row.file) if with_rows else ())
        for row in tx.execute(statement, ours(tx)).all()
    )


def of_numbers(tx: Connection, numbers: Iterable[int]) -> tuple[ImportResult, ...]:
    """Those of these accounts that exist, without their refused rows, oldest first."""
    wanted = batches(sorted(set(numbers)))
    return tuple(_account(row, ()) for some in wanted for row in tx.execute(THESE, ours(tx, numbers=some)))


def count_files(accounts: Iterable[ImportResult]) -> int:
    """How many files came; one that feeds several profiles has an account for each."""
    return len({(one.sha256, one.file, one.imported_at) for one in accounts})


def names_of_kept_files(tx: Connection) -> dict[str, tuple[str, ...]]:
    """Under which names the files came in that are kept, by what is archived of them (SHA-256, hex)."""
    names: dict[str, tuple[str, ...]] = {}
    for row in tx.execute(NAMES, ours(tx)):
        names[row.archived] = (*names.get(row.archived, ()), row.file)
    return names


def published_at(tx: Connection, account: ImportResult) -> int:
    """The sequence at which the rows of an import became known; 0: before imports had one, with nothing brought."""
    return int(tx.execute(PUBLISHED_AT, ours(tx, import_number=account.import_number)).scalar() or 0)


def keep_instead(tx: Connection, before: str, instead: str | None) -> None:
    """From now on something else is kept of a file, or nothing; whoever archives and removes it journals it."""
    tx.execute(KEEP_INSTEAD, ours(tx, before=before, instead=instead))


def refused_rows(tx: Connection, import_number: int, file: str) -> tuple[RefusedRow, ...]:
    """The rows that an import of `file` refused, in the order of the file."""
    return tuple(
        RefusedRow(
            row.row_number, row.column_name, of_content(row.problem, file) if row.problem else row.reason, row.sheet
        )
        for row in tx.execute(ROWS_OF, ours(tx, import_number=import_number))
    )


def refused_before(tx: Connection, *, sha256: str, profile: str) -> frozenset[int] | None:
    """The rows that were refused whenever these bytes were read by this version of a profile (`id@version`).

    None: no row of theirs was ever read by it; or what they said counted as known by a file that was withdrawn since.
    """
    read = tx.execute(READ_BEFORE, ours(tx, sha256=sha256, profile=profile)).all()
    held = withdrawals.standing(tx)
    imported = [row.import_number for row in read if not _leant_on_withdrawn(row, held)]
    if not imported:
        return None
    refused = [frozenset(tx.execute(REFUSED_IN, ours(tx, import_number=number)).scalars()) for number in imported]
    return frozenset.intersection(*refused)


def _leant_on_withdrawn(read: Row[Any, Any, Any], held: Sequence[Withdrawal]) -> bool:
    """May rows of an import have counted as known only because of one that came before it and was withdrawn after?"""
    return read.duplicate > 0 and any(
        one.import_number < read.import_number and (read.sequence or 0) < one.sequence for one in held
    )


def _refused(organisation: str, import_number: int, rows: Sequence[RefusedRow], after: int) -> list[dict[str, Any]]:
    return [
        {
            "organisation": organisation,
            "import_number": import_number,
            "position": position,
            "sheet": row.sheet,
            "row_number": row.row,
            "column_name": row.column,
            **_reason(row.reason),
        }
        for position, row in enumerate(rows, start=after + 1)
    ]


def _reason(reason: RecordProblem | str) -> dict[str, Any]:
    if isinstance(reason, str):
        return {"reason": reason, "problem": None}
    return {"reason": reason.code.value, "problem": as_content(reason)}


def _account(row: Row[Any], rows: tuple[RefusedRow, ...]) -> ImportResult:
    return ImportResult(
        file=row.file,
        sha256=row.sha256,
        sender=row.sender,
        profile=row.profile,
        read=row.rows_read,
        accepted=row.accepted,
        duplicate=row.duplicate,
        correction=row.correction,
        quarantined=row.quarantined,
        rows=rows,
        sequence=row.sequence,
        imported_at=row.imported_at,
        number=row.number,
        archived=row.archived,
        import_number=row.import_number,
        again_of=row.again_of,
    )
