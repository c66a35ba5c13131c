"""Whom does the house's own log-in, a proxy's header or an OIDC provider, let in? Shell.

Members are invited; where groups say what somebody holds, whoever comes for the first time is kept as a member, so that
they can be ended, and the access log knows them by their number.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from checker.domain.access import LogInWay, Viewer
from checker.domain.mapped_posts import MappedPosts
from checker.domain.member import Member, login_of
from checker.domain.refusal import AdmissionRefusal, Refused
from checker.store import Store, members


@dataclass(frozen=True, slots=True)
class ProvenUser:
    """Who has proved to another system who they are: their `name` there, which `claim` or header says so, and what
    their groups give by the table in the `section` of the configuration (None: the table of members alone decides).
    """

    name: str
    claim: str
    section: str
    mapped: MappedPosts | None = None


def admit(store: Store, user: ProvenUser, way: LogInWay, now: datetime) -> Viewer:
    """Whoever it is as one who looks at pages. Raises Refused (AdmissionRefusal).

    Posts in the table of members count before what groups give. Nothing is written for whoever is known.
    """
    login = login_of(user.name)
    if login is None:
        raise Refused(AdmissionRefusal.NO_LOGIN, claim=user.claim)
    with store.read() as tx:
        member = members.find(tx, login)
    posts = _posts(member, user, way)
    if member is None:
        with store.write() as tx:
            member = _kept(tx, login, way, now)
    return Viewer(posts, way, member.number)


def _posts(member: Member | None, user: ProvenUser, way: LogInWay) -> tuple[str, ...]:
    if member is not None and member.ended_at is not None:
        raise Refused(AdmissionRefusal.ENDED)
    # A name at one place need not be the same person as that name at another.
    if member is not None and member.way is not way:
        raise Refused(AdmissionRefusal.ANOTHER_WAY)
    if member is not None and member.posts:
        return member.posts
    if user.mapped is None:
        raise Refused(AdmissionRefusal.NOT_INVITED)
    if user.mapped.posts:
        return user.mapped.posts
    if user.mapped.missing:
        raise Refused(AdmissionRefusal.ROLE_NOT_THERE, section=user.section, post=user.mapped.missing[0])
    raise Refused(AdmissionRefusal.NO_ROLE, section=user.section)


def _kept(tx: Connection, login: str, way: LogInWay, now: datetime) -> Member:
    """Two windows of one browser may come first at once."""
    return members.find(tx, login) or members.add(tx, login, (), way, by=way.value, now=now)
