"""Which imports count no more, and since when? Shell.

A row says that an import is withdrawn, or counts again; the last one known decides. Nothing is removed: what was known
at a sequence is told by the rows up to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select

from checker.domain.withdrawal import Withdrawal, WithdrawalReason
from checker.store import journal, recordings
from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.recordings import Recording
from checker.store.tables import import_account, record_import, recording
from checker.store.tables import withdrawal as table

WITHDRAWN, COUNTS_AGAIN = "records.withdrawn", "records.counts_again"
EVERYTHING = 2**62
UP_TO = (
    select(table, recording.c.recorded_at, record_import.c.sequence.label("import_sequence"))
    .join(recording, (recording.c.organisation == table.c.organisation) & (recording.c.sequence == table.c.sequence))
    .join(
        record_import,
        (record_import.c.organisation == table.c.organisation) & (record_import.c.number == table.c.import_number),
    )
    .where(table.c.organisation == OURS, table.c.sequence <= bindparam("up_to"))
    .order_by(table.c.sequence, table.c.import_number)
)
HOW_MANY = (
    select(func.count()).select_from(table).where(table.c.organisation == OURS, table.c.sequence <= bindparam("up_to"))
)
LAST = select(func.max(table.c.sequence)).where(table.c.organisation == OURS)
BETWEEN = select(table.c.import_number).where(
    table.c.organisation == OURS, table.c.sequence > bindparam("after"), table.c.sequence <= bindparam("up_to")
)
IMPORTS_OF = (
    select(import_account.c.import_number)
    .where(import_account.c.organisation == OURS, import_account.c.sha256 == bindparam("sha256"))
    .order_by(import_account.c.import_number)
)


def add(
    tx: Connection,
    imports: Iterable[int],
    *,
    reason: WithdrawalReason,
    by: str,
    file_number: str | None,
    is_taken_back: bool,
    now: datetime,
) -> Recording:
    """From now on these imports count no more; `is_taken_back`: they count again. Journaled without a free text."""
    recorded = recordings.add(tx, now)
    numbers = sorted(imports)
    tx.execute(
        insert(table),
        [
            {
                "organisation": organisation_of(tx),
                "sequence": recorded.sequence,
                "import_number": number,
                "is_taken_back": is_taken_back,
                "reason": reason.value,
                "by_role": by,
                "file_number": file_number,
            }
            for number in numbers
        ],
    )
    facts = {"imports": numbers, "by": by, "why": reason.value, "sequence": recorded.sequence}
    journal.append(tx, COUNTS_AGAIN if is_taken_back else WITHDRAWN, facts, now)
    return recorded


def standing(tx: Connection, *, sequence: int | None = None) -> tuple[Withdrawal, ...]:
    """The withdrawals that hold by what was known up to a sequence (None: all), in the order of the imports."""
    newest = {row.import_number: row for row in tx.execute(UP_TO, ours(tx, up_to=_up_to(sequence)))}
    return tuple(_withdrawal(row) for _, row in sorted(newest.items()) if not row.is_taken_back)


def count(tx: Connection, *, sequence: int | None = None) -> int:
    """How many rows there are up to a sequence; the number only rises with it."""
    return int(tx.execute(HOW_MANY, ours(tx, up_to=_up_to(sequence))).scalar_one())


def changed_between(tx: Connection, *, after: int, up_to: int) -> frozenset[int]:
    """The imports that were withdrawn, or count again, since a sequence."""
    return frozenset(tx.execute(BETWEEN, ours(tx, after=after, up_to=up_to)).scalars())


def changed_since(tx: Connection, sequence: int) -> frozenset[int]:
    """As `changed_between`, up to now."""
    return changed_between(tx, after=sequence, up_to=EVERYTHING)


def ever_and_standing(tx: Connection) -> tuple[frozenset[int], frozenset[int]]:
    """The imports that were withdrawn once, and those of them that still are: read at once."""
    newest = {row.import_number: row.is_taken_back for row in tx.execute(UP_TO, ours(tx, up_to=EVERYTHING))}
    return frozenset(newest), frozenset(number for number, is_taken_back in newest.items() if not is_taken_back)


def imports_of(tx: Connection, sha256: str) -> tuple[int, ...]:
    """The imports of a file, by the hash of its bytes, in the order in which they came."""
    return tuple(tx.execute(IMPORTS_OF, ours(tx, sha256=sha256)).scalars())


def of_file(tx: Connection, sha256: str) -> Withdrawal | None:
    """The newest withdrawal that holds of a file, by the hash of its bytes; None: it counts, or never came."""
    held = standing(tx)
    if not held:
        return None
    numbers = frozenset(imports_of(tx, sha256))
    return max((one for one in held if one.import_number in numbers), key=lambda one: one.sequence, default=None)


def _up_to(sequence: int | None) -> int:
    return EVERYTHING if sequence is None else sequence


def _withdrawal(row: Row[Any]) -> Withdrawal:
    return Withdrawal(
        import_number=row.import_number,
        import_sequence=row.import_sequence,
        sequence=row.sequence,
        recorded_at=row.recorded_at,
        reason=WithdrawalReason(row.reason),
        by=row.by_role,
        file_number=row.file_number,
    )
