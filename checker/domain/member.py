"""Who may log in, by which invitation, and for how long a session lasts. Pure.

A login is the only name of a person that anything of ours bears. It stands in the table of members and nowhere else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NewType

from checker.domain.access import LogInWay, Viewer

# What a browser keeps, or an invitation bears: 256 random bits. The store has its SHA-256, and no log has either.
SessionSecret = NewType("SessionSecret", str)
InvitationToken = NewType("InvitationToken", str)

LOGIN = re.compile(r"[a-z0-9](?:[a-z0-9._@+-]{0,62}[a-z0-9])?")
# Clocks of two machines behind one service may differ by so much; a stamp further ahead means that one was set back.
CLOCK_TOLERANCE = timedelta(minutes=5)


def login_of(text: str) -> str | None:
    """A login as it is kept: in small letters, without blanks around it. None: it is none."""
    login = text.strip().casefold()
    return login if LOGIN.fullmatch(login) else None


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who may log in. `login` None: who it was is forgotten. `posts` are `role@unit`; empty where the house's
    own log-in says them each time. Instants are aware, UTC; `ended_at` None: may still come in.
    """

    number: int
    login: str | None = field(repr=False)
    posts: tuple[str, ...]
    way: LogInWay
    invited_at: datetime
    ended_at: datetime | None = None
    has_password: bool = False
    has_totp: bool = False
    language: str | None = None


@dataclass(frozen=True, slots=True)
class SessionLimits:
    """When a session ends: so long after it was last used, and so long after it began."""

    idle: timedelta = timedelta(minutes=60)
    longest: timedelta = timedelta(hours=10)


@dataclass(frozen=True, slots=True)
class SessionFound:
    """A session that goes on. `mark` tells it from others of the same member and is no secret. `ends_at` is when it
    ends if nothing more is done. `language` is what the member chose; None: nothing.
    """

    mark: str
    viewer: Viewer
    opened_at: datetime
    used_at: datetime
    ends_at: datetime
    language: str | None = None


def ends_at(used_at: datetime, idle: timedelta, last: datetime) -> datetime:
    """When a session ends if nothing more is done: idle for too long, or at its last instant."""
    return min(used_at + idle, last)


def is_over(opened_at: datetime, ends: datetime, now: datetime) -> bool:
    """Is a session over? Also one that began in the future: the clock was set back, and nobody knows for how long it
    has been going on.
    """
    return now >= ends or opened_at > now + CLOCK_TOLERANCE
