"""A file that comes once more, and of which nothing is to be read anew: it says what its account knows. Shell.

What a reading says depends on the bytes, the name, the rules in force, this program and what a file may have; a later
day refuses nothing that was taken. Beside what is stored it says the same for as long as nothing was said since that
one of its records is about (ADR 0087).
"""

from __future__ import annotations

import hashlib
from datetime import datetime

from sqlalchemy import Connection

from checker import __version__
from checker.domain.clock import local_day
from checker.domain.file_limits import FileLimits
from checker.domain.record import canonical
from checker.records.accounting import Account, Accounted, RefusedBefore
from checker.records.overtaken import overtaken_rows
from checker.records.reading import FileReading
from checker.store import once_more
from checker.store.activations import ActivationHead
from checker.store.once_more import OnceMore, ReadBefore
from checker.usecases.importing.receipts import only_scope_of

# A file about which there is more to say is read again.
MOST_SIGNS = 10_000


def basis_of(head: ActivationHead, limits: FileLimits) -> str:
    """A name (hex) of all but bytes and name that a reading depends on."""
    return hashlib.sha256(
        canonical([__version__, head.sha256, head.calendar, limits.rows, limits.megabytes])
    ).hexdigest()


def said_once_more(
    reading: FileReading, accounted: Accounted, refused_before: RefusedBefore, basis: str, deletions: int
) -> OnceMore | None:
    """What the file would say. None: something of it would be read anew, it feeds several profiles, or there is no
    `basis` to compare with.

    Where some of its rows were taken before and others only now, they rank otherwise when all of them were taken.
    """
    is_taken = bool(reading.candidates) and not (reading.quarantined or reading.problems or refused_before)
    if not basis or reading.is_part or not is_taken:
        return None
    brought = {version.key for version in accounted.versions}
    says = OnceMore(
        basis,
        deletions,
        brought.issuperset(key for _, _, key in reading.candidates),
        only_scope_of(reading),
        reading.without_stand,
        (*reading.warnings, *overtaken_rows(reading.file, accounted.overtaken)),
    )
    content = says.content()
    return None if content is None or len(canonical(content)) > MOST_SIGNS else says


def read_before(tx: Connection, name: str, sha256: str, basis: str, now: datetime) -> ReadBefore | None:
    """What the store knows of these bytes (by their hash, hex) under this name, and holds at `now`. None: read them."""
    before = once_more.find(tx, sha256=sha256, file=name, basis=basis)
    return None if before is None or local_day(now) < local_day(before.imported_at) else before


def as_known(name: str, before: ReadBefore) -> Accounted:
    """The account of a file of which every row is known, and its report once more."""
    account = Account(name, before.read, 0, before.read, 0, 0)
    return Accounted(account, (), before.report)
