"""Who may log in: invite somebody, change their posts, end it, and what an invitation is used for. Shell.

Whoever may run commands on the machine does that. The journal has the number of a member and their posts, and by which
role; the login stands in the table of members alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from checker.domain.access import DoneOnPage, LogInWay
from checker.domain.clock import local_day
from checker.domain.member import InvitationToken, Member, login_of
from checker.domain.organisation import Organisation
from checker.domain.password_rule import check_password
from checker.domain.problem import nearest
from checker.domain.refusal import AccessRefusal, Refused
from checker.findings.page_rights import PageAct
from checker.store import Store, members, sessions
from checker.usecases.access.access_log import note_page
from checker.usecases.access.acting_role import book_for
from checker.usecases.access.passwords import hashed
from checker.usecases.access.posts import missing, posts_of, vacant
from checker.usecases.access.secrets import hash_of, new_secret
from checker.usecases.rules.activation import active

INVITED_FOR = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class InvitedMember:
    """A member, and what their invitation bears, which is shown once; None: they come in without a password.

    `vacant` are posts that nobody holds on that day, so that they give nothing yet.
    """

    member: Member
    token: InvitationToken | None = field(repr=False)
    ends_at: datetime | None
    vacant: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MemberEntry:
    """A member on a day, with those of their posts that do not exist, or are vacant, then."""

    member: Member
    missing: tuple[str, ...]
    vacant: tuple[str, ...]

    @property
    def has_no_post(self) -> bool:
        """Do all their posts give nothing? Then they see nothing but their own account."""
        posts = self.member.posts
        return bool(posts) and len(self.missing) + len(self.vacant) == len(posts)


def invite(
    store: Store,
    login: str,
    posts: Iterable[str],
    by: str,
    now: datetime,
    *,
    way: LogInWay = LogInWay.PASSWORD,
    lasts: timedelta = INVITED_FOR,
    page: DoneOnPage | None = None,
) -> InvitedMember:
    """Let somebody in for posts (`role@unit`), or once more: then without posts, and password, second factor and
    sessions of before end at once. `by` is a role. Refused for a login or post that cannot be.
    """
    wanted, posts = _login(login), tuple(posts)
    with store.write() as tx:
        organisation = book_for(tx, by).organisation
        known = members.find(tx, wanted)
        member = _invited(tx, known, wanted, posts, organisation, way, by=by, now=now)
        note_page(tx, page, PageAct.MANAGE_MEMBERS, now)
        gives_nothing = vacant(member.posts, organisation, local_day(now))
        if member.way is not LogInWay.PASSWORD:
            return InvitedMember(member, None, None, gives_nothing)
        token = InvitationToken(new_secret())
        members.invite(tx, member.number, hash_of(token), now + lasts)
    return InvitedMember(member, token, now + lasts, gives_nothing)


def _invited(
    tx: Connection,
    known: Member | None,
    login: str,
    typed: tuple[str, ...],
    organisation: Organisation,
    way: LogInWay,
    *,
    by: str,
    now: datetime,
) -> Member:
    """The member as they are invited, kept."""
    if known is not None and known.ended_at is None:
        if typed:
            raise Refused(AccessRefusal.THERE_ALREADY, login=login)
        if known.way is not LogInWay.PASSWORD:
            raise Refused(AccessRefusal.NOT_BY_PASSWORD, way=known.way)
        _shut_out(tx, known)
        members.note_new_invitation(tx, known.number, by=by, now=now)
        return known
    posts = posts_of(typed, organisation, local_day(now))
    if known is None:
        return members.add(tx, login, posts, way, by=by, now=now)
    return members.come_again(tx, known, posts, way, by=by, now=now)


def list_members(store: Store, on: date) -> tuple[MemberEntry, ...]:
    """All that are not forgotten, by login; those that have ended too."""
    with store.read() as tx:
        return entries(tx, active(tx).organisation, on)


def entries(tx: Connection, organisation: Organisation, on: date) -> tuple[MemberEntry, ...]:
    """As `list_members`, within a transaction."""
    return tuple(
        MemberEntry(each, missing(each.posts, organisation, on), vacant(each.posts, organisation, on))
        for each in members.every(tx)
    )


def change_posts(store: Store, login: str, posts: Iterable[str], by: str, now: datetime) -> MemberEntry:
    """Let a member act for these posts instead, in the sessions that go on too. Refused for what cannot be."""
    with store.write() as tx:
        organisation = book_for(tx, by).organisation
        member = _known(tx, login)
        wanted = posts_of(posts, organisation, local_day(now))
        members.change_posts(tx, member.number, wanted, by=by, now=now)
        changed = members.of_number(tx, member.number)
    assert changed is not None, "its row stays"
    return MemberEntry(changed, (), vacant(wanted, organisation, local_day(now)))


def end_member(store: Store, login: str, by: str, now: datetime, page: DoneOnPage | None = None) -> int:
    """They come in no more: sessions, invitation, password and second factor go at once. How many sessions ended."""
    with store.write() as tx:
        book_for(tx, by)
        member = _known(tx, login)
        members.end(tx, member.number, by=by, now=now)
        note_page(tx, page, PageAct.MANAGE_MEMBERS, now)
        return sessions.end_all_of(tx, member.number)


def invited_login(store: Store, token: str, now: datetime) -> str:
    """Whose invitation it is. Refused for one that was used, replaced, or is over."""
    with store.read() as tx:
        return _invited_member(tx, token, now).login or ""


def accept(store: Store, token: str, password: str, now: datetime) -> Member:
    """Choose a password by an invitation, which holds once. Refused, and then it still holds, for a password that is
    too short or too easily guessed.
    """
    with store.read() as tx:
        member = _invited_member(tx, token, now)
        house = active(tx).organisation.organisation
    check_password(password, (member.login or "", house.id, house.name))
    kept = hashed(password)
    with store.write() as tx:
        _invited_member(tx, token, now)
        members.use_invitation(tx, hash_of(token))
        members.set_password(tx, member.number, kept)
        sessions.end_all_of(tx, member.number)
    return member


def _invited_member(tx: Connection, token: str, now: datetime) -> Member:
    found = members.invitation_of(tx, hash_of(token))
    member = members.of_number(tx, found.member) if found and now < found.ends_at else None
    if member is None or member.ended_at is not None or not member.login:
        raise Refused(AccessRefusal.INVITATION_OVER)
    return member


def _shut_out(tx: Connection, member: Member) -> None:
    """What they came in with holds no more."""
    members.set_password(tx, member.number, None)
    members.set_totp(tx, member.number, None)
    sessions.end_all_of(tx, member.number)


def _known(tx: Connection, login: str) -> Member:
    """A member that may still come in."""
    wanted = _login(login)
    member = members.find(tx, wanted)
    if member is None:
        logins = [each.login for each in members.every(tx) if each.login and each.ended_at is None]
        raise Refused(AccessRefusal.NO_SUCH_LOGIN, login=wanted, nearest=nearest(wanted, logins))
    if member.ended_at is not None:
        raise Refused(AccessRefusal.ENDED_ALREADY, login=wanted)
    return member


def _login(typed: str) -> str:
    login = login_of(typed)
    if login is None:
        raise Refused(AccessRefusal.NO_LOGIN, login=typed)
    return login
