"""Which files brought records? Shell, read-only."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, select, union

from checker.store.batches import batches
from checker.store.organisation_scope import OURS, ours
from checker.store.tables import import_account, receipt, record_import, record_version

FILES_OF = (
    select(record_version.c.sha256)
    .join(
        record_import,
        (record_import.c.organisation == record_version.c.organisation)
        & (record_import.c.number == record_version.c.import_number),
    )
    .where(
        record_version.c.organisation == OURS,
        record_version.c.key.in_(bindparam("keys", expanding=True)),
        record_import.c.sequence <= bindparam("up_to"),
    )
    .distinct()
)
ORIGINALS_OF = (
    select(import_account.c.archived)
    .join(
        record_version,
        (record_version.c.organisation == import_account.c.organisation)
        & (record_version.c.import_number == import_account.c.import_number),
    )
    .where(
        import_account.c.organisation == OURS,
        record_version.c.key == bindparam("which"),
        import_account.c.archived.is_not(None),
    )
    .distinct()
)

NAMES = union(
    select(import_account.c.file).where(import_account.c.organisation == OURS),
    select(receipt.c.file).where(receipt.c.organisation == OURS),
)


def names_of_files(tx: Connection) -> frozenset[str]:
    """Under which names files ever came in, also those that were refused."""
    return frozenset(tx.execute(NAMES, ours(tx)).scalars())


def files_of_records(tx: Connection, keys: Iterable[str], *, up_to: int) -> tuple[str, ...]:
    """The files (SHA-256, hex) with a version of one of these records that was known at a sequence."""
    found: set[str] = set()
    for some in batches(keys):
        found.update(tx.execute(FILES_OF, ours(tx, keys=some, up_to=up_to)).scalars())
    return tuple(sorted(found))


def originals_of(tx: Connection, record: str) -> tuple[str, ...]:
    """What is kept (SHA-256) of the files that brought a version of a record: they say it too."""
    return tuple(sorted(tx.execute(ORIGINALS_OF, ours(tx, which=record)).scalars()))
