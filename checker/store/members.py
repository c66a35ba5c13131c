"""Who may log in, and their invitations. Shell.

The journal names the number of a member and their posts, never a login. A number never comes again: of a member that
is forgotten the row stays, without a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select, update

from checker.domain.access import LogInWay
from checker.domain.member import Member
from checker.store import journal
from checker.store.column_types import InstantColumn, Json
from checker.store.database import database_of
from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.tables import invitation
from checker.store.tables import member as table

INVITED, INVITED_AGAIN = "member.invited", "member.invited_again"
POSTS, ENDED = "member.posts_changed", "member.ended"

ALL = select(table).where(table.c.organisation == OURS, table.c.login.is_not(None)).order_by(table.c.login)
BY_NUMBER = select(table).where(table.c.organisation == OURS, table.c.number == bindparam("which"))
BY_LOGIN = select(table).where(table.c.organisation == OURS, table.c.login == bindparam("which"))
LAST = select(func.coalesce(func.max(table.c.number), 0)).where(table.c.organisation == OURS)
_this = update(table).where(table.c.organisation == OURS, table.c.number == bindparam("which"))
SET_POSTS = _this.values(posts=bindparam("what", type_=Json()))
SET_PASSWORD = _this.values(password=bindparam("what"))
SET_TOTP = _this.values(totp=bindparam("what"), totp_step=None)
RESEAL_TOTP = _this.values(totp=bindparam("what"))
SET_LANGUAGE = _this.values(language=bindparam("what"))
END = _this.where(table.c.ended_at.is_(None)).values(
    ended_at=bindparam("at", type_=InstantColumn()), password=None, totp=None, totp_step=None
)
COME_AGAIN = _this.values(ended_at=None, way=bindparam("comes"), invited_at=bindparam("at", type_=InstantColumn()))
# Two may come with the same code, the row changes once.
TAKE_STEP = _this.where((table.c.totp_step.is_(None)) | (table.c.totp_step < bindparam("step"))).values(
    totp_step=bindparam("step")
)
FORGET = _this.values(login=None, posts=[], password=None, totp=None, totp_step=None, language=None)
INVITATION = select(invitation).where(invitation.c.organisation == OURS, invitation.c.token == bindparam("hash"))
NO_INVITATIONS = delete(invitation).where(invitation.c.organisation == OURS, invitation.c.member == bindparam("which"))
USE_INVITATION = delete(invitation).where(invitation.c.organisation == OURS, invitation.c.token == bindparam("hash"))


class Credentials(NamedTuple):
    """What a log-in is held against: hashes, and the last step of time whose code was taken. Never shown."""

    password: str | None
    totp: str | None
    totp_step: int | None


class Invitation(NamedTuple):
    """Whom it invites, and until when (aware, UTC)."""

    member: int
    ends_at: datetime


def add(tx: Connection, login: str, posts: Sequence[str], way: LogInWay, *, by: str, now: datetime) -> Member:
    """Keep a member, and return it with its number. The login is nobody's yet. `by` is a role."""
    number = int(tx.execute(LAST, ours(tx)).scalar_one()) + 1
    row = {
        "organisation": organisation_of(tx),
        "number": number,
        "login": login,
        "posts": list(posts),
        "way": way.value,
        "invited_at": now,
    }
    tx.execute(insert(table), row)
    facts = {"member": number, "posts": list(posts), "way": way.value, "by": by}
    journal.append(tx, INVITED, facts, now)
    return Member(number, login, tuple(posts), way, now)


def every(tx: Connection) -> tuple[Member, ...]:
    """All that are not forgotten, by login; those that have ended too."""
    return tuple(_member(row) for row in tx.execute(ALL, ours(tx)))


def find(tx: Connection, login: str) -> Member | None:
    """By the login as it is kept (`domain.member.login_of`)."""
    row = tx.execute(BY_LOGIN, ours(tx, which=login)).first()
    return _member(row) if row else None


def of_number(tx: Connection, number: int) -> Member | None:
    row = tx.execute(BY_NUMBER, ours(tx, which=number)).first()
    return _member(row) if row else None


def credentials(tx: Connection, number: int) -> Credentials:
    row = tx.execute(BY_NUMBER, ours(tx, which=number)).one()
    return Credentials(row.password, row.totp, row.totp_step)


def change_posts(tx: Connection, number: int, posts: Sequence[str], *, by: str, now: datetime) -> None:
    tx.execute(SET_POSTS, ours(tx, which=number, what=list(posts)))
    journal.append(tx, POSTS, {"member": number, "posts": list(posts), "by": by}, now)


def end(tx: Connection, number: int, *, by: str, now: datetime) -> bool:
    """They come in no more: password and second factor go at once. False: they have ended already."""
    database_of(tx).wipe_while_removing(tx)
    if tx.execute(END, ours(tx, which=number, at=now)).rowcount == 0:
        return False
    tx.execute(NO_INVITATIONS, ours(tx, which=number))
    journal.append(tx, ENDED, {"member": number, "by": by}, now)
    return True


def come_again(
    tx: Connection, member: Member, posts: Sequence[str], way: LogInWay, *, by: str, now: datetime
) -> Member:
    """Somebody who has ended is invited once more, under the same number."""
    tx.execute(COME_AGAIN, ours(tx, which=member.number, at=now, comes=way.value))
    tx.execute(SET_POSTS, ours(tx, which=member.number, what=list(posts)))
    journal.append(tx, INVITED, {"member": member.number, "posts": list(posts), "way": way.value, "by": by}, now)
    return Member(member.number, member.login, tuple(posts), way, now, language=member.language)


def note_new_invitation(tx: Connection, number: int, *, by: str, now: datetime) -> None:
    """What a member came in with was taken back, and they are invited to choose anew."""
    journal.append(tx, INVITED_AGAIN, {"member": number, "by": by}, now)


def set_password(tx: Connection, number: int, hashed: str | None) -> None:
    database_of(tx).wipe_while_removing(tx)
    tx.execute(SET_PASSWORD, ours(tx, which=number, what=hashed))


def set_totp(tx: Connection, number: int, kept: str | None) -> None:
    """The second factor as it is kept; None: none is asked for any more."""
    database_of(tx).wipe_while_removing(tx)
    tx.execute(SET_TOTP, ours(tx, which=number, what=kept))


def reseal_totp(tx: Connection, number: int, kept: str) -> None:
    """The same second factor behind another password: codes that were used stay used."""
    database_of(tx).wipe_while_removing(tx)
    tx.execute(RESEAL_TOTP, ours(tx, which=number, what=kept))


def set_language(tx: Connection, number: int, language: str | None) -> None:
    tx.execute(SET_LANGUAGE, ours(tx, which=number, what=language))


def take_step(tx: Connection, number: int, step: int) -> bool:
    """Use the code of a step of time. False: it, or a later one, was used already."""
    return tx.execute(TAKE_STEP, ours(tx, which=number, step=step)).rowcount == 1


def forget(tx: Connection, number: int) -> None:
    """Who a member was; their number stays."""
    database_of(tx).wipe_while_removing(tx)
    tx.execute(FORGET, ours(tx, which=number))


def invite(tx: Connection, number: int, hashed: str, ends_at: datetime) -> None:
    """Keep an invitation; those of before hold no more."""
    tx.execute(NO_INVITATIONS, ours(tx, which=number))
    row = {"organisation": organisation_of(tx), "token": hashed, "member": number, "ends_at": ends_at}
    tx.execute(insert(invitation), row)


def invitation_of(tx: Connection, hashed: str) -> Invitation | None:
    row = tx.execute(INVITATION, ours(tx, hash=hashed)).first()
    return Invitation(row.member, row.ends_at) if row else None


def use_invitation(tx: Connection, hashed: str) -> bool:
    """It holds once. False: somebody else was faster."""
    return tx.execute(USE_INVITATION, ours(tx, hash=hashed)).rowcount == 1


def _member(row: Row[Any]) -> Member:
    return Member(
        number=row.number,
        login=row.login,
        posts=tuple(row.posts),
        way=LogInWay(row.way),
        invited_at=row.invited_at,
        ended_at=row.ended_at,
        has_password=row.password is not None,
        has_totp=row.totp is not None,
        language=row.language,
    )
