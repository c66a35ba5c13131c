"""Who did what, by which way they had come in: the one place where an act leads to a person. Shell.

Outside journal and packs, and deleted after a span; of what was done the entry of the journal tells, by role.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select

from checker.domain.access import LogInWay, Viewer
from checker.domain.clock import local_day
from checker.store import journal, members
from checker.store.database import database_of
from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.tables import access_log as table
from checker.store.tables import member


@dataclass(frozen=True, slots=True)
class AccessNote:
    """That a member did something at an instant (aware, UTC). `entry` is the number of the journal's entry about it.

    `member` None: by the link of a mail alone, or on the machine. `login` None: none, or forgotten.
    """

    number: int
    at: datetime
    member: int | None
    login: str | None = field(repr=False)
    kind: str
    entry: int
    way: LogInWay


NOTE, MEMBER = "note ", "member "
LAST = select(func.coalesce(func.max(table.c.number), 0)).where(table.c.organisation == OURS)
ALL = (
    select(table, member.c.login)
    .outerjoin(member, (member.c.organisation == table.c.organisation) & (member.c.number == table.c.member))
    .where(table.c.organisation == OURS)
    .order_by(table.c.number)
)
ABOUT = ALL.where(table.c.entry == bindparam("about"))
COUNT = select(func.count()).select_from(table).where(table.c.organisation == OURS)
COUNT_ABOUT = COUNT.where(table.c.entry == bindparam("about"))
KEPT = select(table.c.number, table.c.at).where(table.c.organisation == OURS)
FORGET = delete(table).where(table.c.organisation == OURS, table.c.number.in_(bindparam("which", expanding=True)))
# Who has ended, and of whom nothing is noted any more.
GONE = select(member.c.number, member.c.ended_at).where(
    member.c.organisation == OURS,
    member.c.ended_at.is_not(None),
    member.c.login.is_not(None),
    ~select(table.c.number)
    .where(table.c.organisation == member.c.organisation, table.c.member == member.c.number)
    .exists(),
)


def note(tx: Connection, viewer: Viewer, kind: str, now: datetime) -> None:
    """That somebody did what the newest entry of the journal tells: call it in the transaction of the act."""
    head = journal.head(tx)
    row = {
        "organisation": organisation_of(tx),
        "number": int(tx.execute(LAST, ours(tx)).scalar_one()) + 1,
        "at": now,
        "member": viewer.member,
        "kind": kind,
        "entry": head.seq if head else 0,
        "way": viewer.way.value,
    }
    tx.execute(insert(table), row)


def read(tx: Connection, *, entry: int | None = None) -> Iterator[AccessNote]:
    """All there is, the oldest first; about one entry of the journal if given."""
    statement, values = (ALL, {}) if entry is None else (ABOUT, {"about": entry})
    yield from map(_note, tx.execute(statement, ours(tx, **values)))


def newest(tx: Connection, at_most: int, *, entry: int | None = None) -> tuple[AccessNote, ...]:
    """As `read`, the newest of them, the oldest first."""
    statement, values = (ALL, {}) if entry is None else (ABOUT, {"about": entry})
    rows = tx.execute(statement.order_by(None).order_by(table.c.number.desc()).limit(at_most), ours(tx, **values)).all()
    return tuple(map(_note, reversed(rows)))


def count(tx: Connection, *, entry: int | None = None) -> int:
    """How many there are; about one entry of the journal if given."""
    statement, values = (COUNT, {}) if entry is None else (COUNT_ABOUT, {"about": entry})
    return int(tx.execute(statement, ours(tx, **values)).scalar_one())


def _note(row: Row[Any]) -> AccessNote:
    return AccessNote(row.number, row.at, row.member, row.login, row.kind, row.entry, LogInWay(row.way))


def kept(tx: Connection) -> Iterator[tuple[str, date]]:
    """Each note with the local day it is of, and each member of whom nothing is noted any more with the day since which
    they come in no more.
    """
    yield from ((f"{NOTE}{row.number}", local_day(row.at)) for row in tx.execute(KEPT, ours(tx)))
    yield from ((f"{MEMBER}{row.number}", local_day(row.ended_at)) for row in tx.execute(GONE, ours(tx)))


def forget(tx: Connection, named: Sequence[str]) -> None:
    """Remove notes, and who members were, their bytes included; as `kept` names them."""
    database_of(tx).wipe_while_removing(tx)
    notes = [int(each.removeprefix(NOTE)) for each in named if each.startswith(NOTE)]
    tx.execute(FORGET, ours(tx, which=notes))
    for each in named:
        if each.startswith(MEMBER):
            members.forget(tx, int(each.removeprefix(MEMBER)))
