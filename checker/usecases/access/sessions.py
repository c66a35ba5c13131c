"""Open a session, find it again and end it. Shell.

A session gets a new secret each time somebody logs in, so that one planted before is worth nothing after.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from checker.domain.access import LogInWay
from checker.domain.member import SessionFound, SessionLimits, SessionSecret
from checker.domain.refusal import AccessRefusal, Refused
from checker.store import Store, members, sessions
from checker.store.errors import StoreError
from checker.store.sessions import NOTED_EVERY
from checker.usecases.access.secrets import hash_of, new_secret

log = logging.getLogger(__name__)


def open_session(
    store: Store,
    *,
    way: LogInWay,
    now: datetime,
    member: int | None = None,
    posts: Sequence[str] | None = None,
    limits: SessionLimits | None = None,
) -> SessionSecret:
    """Open a session of a member (its number), or of whoever acts for `posts` (`role@unit`), and return what the
    browser keeps. A member acts for `posts` where the table of members names none for them; those that it names
    change while the session goes on. Nothing of it is journaled. Refused where there is no such member, or they have
    ended.
    """
    with store.write() as tx:
        return open_in(tx, way=way, now=now, member=member, posts=posts, limits=limits)


def open_in(
    tx: Connection,
    *,
    way: LogInWay,
    now: datetime,
    member: int | None = None,
    posts: Sequence[str] | None = None,
    limits: SessionLimits | None = None,
) -> SessionSecret:
    """As `open_session`, within a transaction that does more."""
    assert member is not None or posts is not None, "a session is somebody's, or for posts"
    if member is not None:
        known = members.of_number(tx, member)
        if known is None or known.ended_at is not None:
            raise Refused(AccessRefusal.NO_MEMBER, number=member)
        posts = None if known.posts else posts
    secret = SessionSecret(new_secret())
    limits = limits or SessionLimits()
    sessions.add(tx, hash_of(secret), number=member, posts=posts, way=way, limits=limits, now=now)
    return secret


def session_of(store: Store, secret: str, now: datetime) -> SessionFound | None:
    """The session of what a browser brought, at an instant (aware). None: there is none such, it is over, or its member
    has ended. That it was used is kept to the minute.
    """
    hashed = hash_of(secret)
    with store.read() as tx:
        found = sessions.find(tx, hashed, now)
    if found is None or now - found.used_at < NOTED_EVERY:
        return found
    try:
        with store.write() as tx:
            sessions.use(tx, hashed, now)
            return sessions.find(tx, hashed, now)
    except StoreError as busy:
        # Nobody is kept from looking because somebody else writes; at worst the session ends a little early.
        log.warning("it is not noted that a session was used", extra={"why": type(busy).__name__})
        return found


def end_session(store: Store, secret: str) -> bool:
    """Log out. False: it had ended already."""
    with store.write() as tx:
        return sessions.end(tx, hash_of(secret))


def end_one(store: Store, member: int, mark: str) -> bool:
    """End one of a member's own sessions by its mark. False: it has ended, or is not theirs."""
    with store.write() as tx:
        return sessions.end_one_of(tx, member, mark)


def end_others(store: Store, member: int, secret: str) -> int:
    """End all sessions of a member but the one they are in; how many."""
    with store.write() as tx:
        return sessions.end_all_of(tx, member, but=hash_of(secret))
