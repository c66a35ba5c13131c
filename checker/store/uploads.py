"""Which role brought a file over the web, by which sending, and under which accounts it is found. Shell.

A sending is named by a digest of its key, so that the same one twice is found; its account says all the rest.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select

from checker.store import journal
from checker.store.batches import batches
from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.tables import import_account, uploaded_file

OF_KEY = (
    select(uploaded_file.c.account, import_account.c.sha256)
    .join(
        import_account,
        (import_account.c.organisation == uploaded_file.c.organisation)
        & (import_account.c.number == uploaded_file.c.account),
    )
    .where(uploaded_file.c.organisation == OURS, uploaded_file.c.key == bindparam("which"))
    .order_by(uploaded_file.c.account)
)
BROUGHT_BY = select(uploaded_file.c.account, uploaded_file.c.by_role).where(
    uploaded_file.c.organisation == OURS, uploaded_file.c.account.in_(bindparam("accounts", expanding=True))
)

EVERYBODY = select(uploaded_file.c.account, uploaded_file.c.by_role).where(uploaded_file.c.organisation == OURS)


def add(tx: Connection, key: str, account: int, by: str, at: datetime) -> None:
    """Note in the transaction of its import who brought a file; journaled. `key`: the digest of the sending's key."""
    row = {"organisation": organisation_of(tx), "key": key, "account": account, "by_role": by}
    tx.execute(insert(uploaded_file), row)
    journal.append(tx, "records.uploaded", {"account": account, "by": by}, at)


def accounts_of(tx: Connection, key: str) -> tuple[tuple[int, ...], str]:
    """The accounts of a sending in their order and the SHA-256 (hex) of its file; (), "" where it never came."""
    rows = tx.execute(OF_KEY, ours(tx, which=key)).all()
    return tuple(row.account for row in rows), rows[0].sha256 if rows else ""


def brought_by(tx: Connection, accounts: Iterable[int]) -> dict[int, str]:
    """Who brought the file (`role@unit`), of those accounts whose file came over the web."""
    return {
        row.account: row.by_role
        for some in batches(sorted(set(accounts)))
        for row in tx.execute(BROUGHT_BY, ours(tx, accounts=some))
    }


def everybody(tx: Connection) -> dict[int, str]:
    """As `brought_by`, of all accounts."""
    return {row.account: row.by_role for row in tx.execute(EVERYBODY, ours(tx))}
