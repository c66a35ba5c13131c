"""What would a file say that comes once more, byte for byte? Kept with its account, for as long as it holds. Shell.

Only of files of which every row was taken. Then nothing is read anew, and the counts are known; what else a reading
would say is kept here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, exists, func, select

from checker.domain.record_problem import RecordProblem, as_content, of_content
from checker.domain.report import Report
from checker.store import archive, records, redactions, withdrawals
from checker.store.organisation_scope import OURS, ours
from checker.store.tables import import_account, record_import, record_version


@dataclass(frozen=True, slots=True)
class OnceMore:
    """`basis` (hex) names all that a reading depends on beside the bytes and the file's name; `deletions` is how many
    contents were deleted by then. `has_all_keys`: under each key of the file its import has brought a version. `scope`
    is the only unit that it is about, else empty; so many of its records are `without_stand`.
    """

    basis: str
    deletions: int
    has_all_keys: bool
    scope: str
    without_stand: int
    warnings: tuple[RecordProblem, ...]

    def content(self) -> dict[str, Any] | None:
        """JSON-ready. None: not all of it could be told again from that."""
        warnings = [as_content(each) for each in self.warnings]
        files = [each.where.file for each in self.warnings]
        if any(map(_differs, warnings, files, self.warnings)):
            return None
        return {
            "basis": self.basis,
            "deletions": self.deletions,
            "has_all_keys": self.has_all_keys,
            "scope": self.scope,
            "without_stand": self.without_stand,
            "warnings": warnings,
        }


class ReadBefore(NamedTuple):
    """The account of a file that holds for it still. `report` is None where the file is none."""

    sender: str
    profile: str
    read: int
    archived: str
    imported_at: datetime
    report: Report | None
    says: OnceMore


NEWEST = (
    select(import_account, record_import.c.sequence.label("published_at"))
    .join(
        record_import,
        (record_import.c.organisation == import_account.c.organisation)
        & (record_import.c.number == import_account.c.import_number),
    )
    .where(
        import_account.c.organisation == OURS,
        import_account.c.sha256 == bindparam("sha256"),
        import_account.c.file == bindparam("file"),
        import_account.c.once_more.is_not(None),
    )
    .order_by(import_account.c.number.desc())
    .limit(1)
)
_later = record_import.alias("later")
IS_SINCE = (_later.c.organisation == OURS, _later.c.sequence > bindparam("then"), _later.c.versions > 0)
BROUGHT_SINCE = select(func.count()).select_from(_later).where(*IS_SINCE)
_their = record_version.alias("their")
BROUGHT_UNDER_ITS_KEYS = (
    select(record_version.c.key)
    .where(
        record_version.c.organisation == OURS,
        record_version.c.import_number == bindparam("of_import"),
        exists(
            select(_their.c.number)
            .join(
                _later, (_later.c.organisation == _their.c.organisation) & (_later.c.number == _their.c.import_number)
            )
            .where(_their.c.organisation == OURS, _their.c.key == record_version.c.key, *IS_SINCE)
        ),
    )
    .limit(1)
)


def find(tx: Connection, *, sha256: str, file: str, basis: str) -> ReadBefore | None:
    """What holds for the bytes with this hash (hex) under this name. None: they must be read."""
    row = tx.execute(NEWEST, ours(tx, sha256=sha256, file=file)).one_or_none()
    if row is None:
        return None
    content = row.once_more
    if (content["basis"], content["deletions"]) != (basis, redactions.count(tx)):
        return None
    says = _of_content(content, file)
    if archive.size_of(tx, row.archived) is None or withdrawals.changed_since(tx, row.published_at):
        return None
    if _is_said_otherwise(tx, says, row):
        return None
    report = records.report_of(tx, row.published_at, sha256)
    return ReadBefore(row.sender, row.profile, row.rows_read, row.archived, row.imported_at, report, says)


def _is_said_otherwise(tx: Connection, says: OnceMore, row: Any) -> bool:
    """May anything have been said since that one of its records is about?"""
    since = ours(tx, then=row.published_at)
    if not tx.execute(BROUGHT_SINCE, since).scalar_one():
        return False
    if not says.has_all_keys:
        return True
    return tx.execute(BROUGHT_UNDER_ITS_KEYS, since | {"of_import": row.import_number}).first() is not None


def _of_content(content: dict[str, Any], file: str) -> OnceMore:
    warnings = tuple(of_content(each, file) for each in content["warnings"])
    return OnceMore(**content | {"warnings": warnings})


def _differs(content: dict[str, Any], file: str, problem: RecordProblem) -> bool:
    return of_content(content, file) != problem
