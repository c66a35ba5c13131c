"""Sessions that go on, by the SHA-256 of what the browser keeps. Shell.

Nothing of a session is journaled: when somebody was there is nobody's business.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, bindparam, delete, insert, select, update

from checker.domain.access import LogInWay, Viewer
from checker.domain.clock import local_day
from checker.domain.member import SessionFound, SessionLimits, ends_at, is_over
from checker.store.column_types import InstantColumn
from checker.store.database import database_of
from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.tables import member
from checker.store.tables import session as table

# Writing at every look would stand in the way of whoever judges.
NOTED_EVERY = timedelta(minutes=1)

_with_member = (
    select(
        table,
        member.c.posts.label("own_posts"),
        member.c.language,
        member.c.ended_at.label("member_ended_at"),
    )
    .outerjoin(member, (member.c.organisation == table.c.organisation) & (member.c.number == table.c.member))
    .where(table.c.organisation == OURS)
)
THIS_ONE = _with_member.where(table.c.secret == bindparam("hash"))
OF_MEMBER = _with_member.where(table.c.member == bindparam("who")).order_by(table.c.opened_at, table.c.secret)
USE = (
    update(table)
    .where(table.c.organisation == OURS, table.c.secret == bindparam("hash"))
    .values(used_at=bindparam("at", type_=InstantColumn()))
)
_delete = delete(table).where(table.c.organisation == OURS)
END = _delete.where(table.c.secret == bindparam("hash"))
END_OF_MEMBER = _delete.where(table.c.member == bindparam("who"))
END_OTHERS = END_OF_MEMBER.where(table.c.secret != bindparam("hash"))
END_ONE_OF = END_OF_MEMBER.where(table.c.secret == bindparam("hash"))
KEPT = select(table.c.secret, table.c.used_at).where(table.c.organisation == OURS)
FORGET = _delete.where(table.c.secret.in_(bindparam("which", expanding=True)))
_idle_microseconds: ColumnElement[int] = table.c.idle_seconds * 1_000_000
_now = bindparam("at", type_=InstantColumn())
SWEEP = _delete.where((table.c.ends_at <= _now) | (table.c.used_at + _idle_microseconds <= _now))


def add(
    tx: Connection,
    hashed: str,
    *,
    number: int | None,
    posts: Sequence[str] | None,
    way: LogInWay,
    limits: SessionLimits,
    now: datetime,
) -> None:
    """Keep a session of a member (`number`), for `posts` where not those of the member; those that are over go."""
    tx.execute(SWEEP, ours(tx, at=now))
    row = {
        "organisation": organisation_of(tx),
        "secret": hashed,
        "member": number,
        "posts": None if posts is None else list(posts),
        "way": way.value,
        "opened_at": now,
        "used_at": now,
        "idle_seconds": round(limits.idle.total_seconds()),
        "ends_at": now + limits.longest,
    }
    tx.execute(insert(table), row)


def find(tx: Connection, hashed: str, now: datetime) -> SessionFound | None:
    """A session that goes on at an instant (aware). None: there is none, it is over, or its member has ended."""
    row = tx.execute(THIS_ONE, ours(tx, hash=hashed)).first()
    return _going_on(row, now) if row else None


def of_member(tx: Connection, number: int, now: datetime) -> tuple[SessionFound, ...]:
    """All that go on, the oldest first."""
    found = (_going_on(row, now) for row in tx.execute(OF_MEMBER, ours(tx, who=number)))
    return tuple(each for each in found if each is not None)


def use(tx: Connection, hashed: str, now: datetime) -> None:
    tx.execute(USE, ours(tx, hash=hashed, at=now))


def end(tx: Connection, hashed: str) -> bool:
    """False: it has ended already."""
    return tx.execute(END, ours(tx, hash=hashed)).rowcount == 1


def end_one_of(tx: Connection, number: int, hashed: str) -> bool:
    """One of a member's own. False: there is none such, or it is somebody else's."""
    return tx.execute(END_ONE_OF, ours(tx, who=number, hash=hashed)).rowcount == 1


def end_all_of(tx: Connection, number: int, *, but: str = "") -> int:
    """Those of a member, but for one where it is named; how many."""
    return tx.execute(END_OTHERS, ours(tx, who=number, hash=but)).rowcount


def kept(tx: Connection) -> Iterator[tuple[str, date]]:
    """Each session that is kept, also one that is over, and the local day on which it was last used."""
    yield from ((row.secret, local_day(row.used_at)) for row in tx.execute(KEPT, ours(tx)))


def forget(tx: Connection, hashes: Sequence[str]) -> None:
    database_of(tx).wipe_while_removing(tx)
    tx.execute(FORGET, ours(tx, which=list(hashes)))


def _going_on(row: Row[Any], now: datetime) -> SessionFound | None:
    ends = ends_at(row.used_at, timedelta(seconds=row.idle_seconds), row.ends_at)
    if is_over(row.opened_at, ends, now) or row.member_ended_at is not None:
        return None
    posts = row.posts if row.posts is not None else row.own_posts or ()
    viewer = Viewer(tuple(posts), LogInWay(row.way), row.member)
    return SessionFound(row.secret, viewer, row.opened_at, row.used_at, ends, row.language)
