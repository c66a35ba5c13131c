"""Keys of machines, by the SHA-256 of what they send. Shell.

The journal names the number of a key, its prefix, post and scopes, never its secret. That a key was used is noted
nowhere: what it brings stands in the journal under its post.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from checker.domain.access_key import AccessKey, KeyScope, in_order
from checker.store import journal
from checker.store.column_types import InstantColumn
from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.tables import access_key as table

MADE, ENDED = "access_key.made", "access_key.ended"

ALL = select(table).where(table.c.organisation == OURS).order_by(table.c.number)
BY_HASH = select(table).where(table.c.organisation == OURS, table.c.secret == bindparam("hash"))
LAST = select(func.coalesce(func.max(table.c.number), 0)).where(table.c.organisation == OURS)
# The hash stays: whoever still sends the secret is told that it has ended.
END = (
    update(table)
    .where(table.c.organisation == OURS, table.c.number == bindparam("which"), table.c.ended_at.is_(None))
    .values(ended_at=bindparam("at", type_=InstantColumn()))
)


def add(tx: Connection, key: AccessKey, hashed: str, *, by: str) -> AccessKey:
    """Keep a key, and return it with its number. `by` is a role."""
    number = int(tx.execute(LAST, ours(tx)).scalar_one()) + 1
    scopes = [scope.value for scope in in_order(key.scopes)]
    row = {
        "organisation": organisation_of(tx),
        "number": number,
        "secret": hashed,
        "prefix": key.prefix,
        "purpose": key.purpose,
        "post": key.post,
        "scopes": scopes,
        "made_at": key.made_at,
        "ends_at": key.ends_at,
        "by_role": by,
    }
    tx.execute(insert(table), row)
    facts = {"key": key.prefix, "number": number, "posts": [key.post], "scopes": scopes, "by": by}
    journal.append(tx, MADE, facts | {"until": key.last_day.isoformat()}, key.made_at)
    return replace(key, number=number)


def every(tx: Connection) -> tuple[AccessKey, ...]:
    """All there ever were, the oldest first."""
    return tuple(_key(row) for row in tx.execute(ALL, ours(tx)))


def find(tx: Connection, hashed: str) -> AccessKey | None:
    """The key of what was sent, also one that has ended. None: there is none such."""
    row = tx.execute(BY_HASH, ours(tx, hash=hashed)).first()
    return _key(row) if row else None


def end(tx: Connection, number: int, *, by: str, now: datetime) -> bool:
    """It opens nothing more. False: somebody has ended it already."""
    if tx.execute(END, ours(tx, which=number, at=now)).rowcount == 0:
        return False
    journal.append(tx, ENDED, {"number": number, "by": by}, now)
    return True


def _key(row: Row[Any]) -> AccessKey:
    return AccessKey(
        number=row.number,
        prefix=row.prefix,
        purpose=row.purpose,
        post=row.post,
        scopes=frozenset(KeyScope(scope) for scope in row.scopes),
        made_at=row.made_at,
        ends_at=row.ends_at,
        ended_at=row.ended_at,
    )
