"""The seals of a store whose tables have become those of this version. Shell.

What a migration writes is noted by nobody, so what it has changed is sealed anew behind it, in one entry. What was
unsound before is not: a migration heals no tampering.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from sqlalchemy import Connection, bindparam, inspect, select, update

from checker.store import imports, journal, records
from checker.store.batches import batches
from checker.store.column_types import EPOCH
from checker.store.organisation_scope import OURS, assign, ours
from checker.store.salt import new_salt
from checker.store.seal_check import Tampering, Unsound, check_all
from checker.store.seals import SEALED_TABLES, seal_rows
from checker.store.tables import activation, record_import, record_version

MIGRATED = "store.migrated"
ORGANISATIONS = select(activation.c.organisation).distinct().order_by(activation.c.organisation)
OF_A_ROW = (Tampering.ROW_ADDED, Tampering.ROW_CHANGED, Tampering.ROW_MISSING)
_columns = [record_version.c[name] for name in records.SEALED]
UNSEALED = select(record_version.c.number, *_columns).where(
    record_version.c.organisation == OURS, record_version.c.seal == ""
)
SEAL = (
    update(record_version)
    .where(record_version.c.organisation == OURS, record_version.c.number == bindparam("of_number"))
    .values(salt=bindparam("its_salt"), seal=bindparam("its_seal"))
)
NOT_SUMMED = select(record_import.c.number).where(
    record_import.c.organisation == OURS,
    record_import.c.is_published == True,  # noqa: E712
    record_import.c.root.is_(None),
)
SUM = (
    update(record_import)
    .where(record_import.c.organisation == OURS, record_import.c.number == bindparam("of_import"))
    .values(versions=bindparam("many"), root=bindparam("of_seals"))
)


def unsound(tx: Connection) -> Iterator[tuple[str, Unsound]]:
    """What is unsound before a migration, by organisation; nothing in a store from before seals."""
    inspector = inspect(tx)
    if not inspector.has_table("seal"):
        return
    there = {
        name: replace(of, content=tuple(part for part in of.content if _column(part) in columns))
        for name, of in SEALED_TABLES.items()
        if inspector.has_table(name) and (columns := {column["name"] for column in inspector.get_columns(name)})
    }
    for organisation in tx.execute(ORGANISATIONS).scalars().all():
        assign(tx, organisation)
        yield from ((organisation, found) for found in check_all(tx, there).unsound)


def seal_anew(tx: Connection, *, but_for: Collection[tuple[str, Unsound]]) -> None:
    """Seal what has no seal, or another than it had before the migration; `but_for`: what was unsound before."""
    for organisation in tx.execute(ORGANISATIONS).scalars().all():
        assign(tx, organisation)
        _seal_versions(tx)
        before = {(found.table, found.key) for owner, found in but_for if owner == organisation}
        changed: dict[str, list[str]] = {}
        for found in check_all(tx).unsound:
            if found.what in OF_A_ROW and found.table != "record_version" and (found.table, found.key) not in before:
                changed.setdefault(found.table, []).append(found.key)
        if changed:
            rows = sum(len(keys) for keys in changed.values())
            journal.append(tx, MIGRATED, {"sealed": rows}, journal.newest_instant(tx) or EPOCH)
            seal_rows(tx, changed, changed)


def _seal_versions(tx: Connection) -> None:
    for some in batches(tx.execute(UNSEALED, ours(tx)).all(), records.BATCH):
        sealed = []
        for row in some:
            salt = new_salt()
            sealed.append({"of_number": row.number, "its_salt": salt, "its_seal": records.seal_of(salt, row[1:])})
        tx.execute(SEAL, [ours(tx, **one) for one in sealed])
    for number in tx.execute(NOT_SUMMED, ours(tx)).scalars().all():
        many, root = imports.sealed_versions(tx, number)
        tx.execute(SUM, ours(tx, of_import=number, many=many, of_seals=root))


def _column(part: str) -> str:
    """The column that is sealed, or that a sealed expression is made of."""
    return part.partition(" ")[0]
