"""What may a machine do with a key, for which post, and until when? Pure.

A key stands in for one post (`role@unit`) and sees what that sees. It reads, and brings records; it never decides:
there is no scope to waive, extend, release, approve, activate or accept. ADR 0114.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NewType

from checker.domain.clock import local_day

# What a machine sends. The store has its SHA-256, and no log has either.
KeySecret = NewType("KeySecret", str)

# So that a secret that lies about is recognised as one of ours, and which it is.
OURS = "zw"
PREFIX_LENGTH = 8
SECRET = re.compile(rf"{OURS}_([a-z0-9]{{{PREFIX_LENGTH}}})_[A-Za-z0-9_-]{{43}}")
PURPOSE = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
LONGEST_DAYS = 400
# People are told so long before a key ends, and for so long after one has ended by itself.
TOLD_BEFORE = timedelta(days=14)
TOLD_AFTER = timedelta(days=30)


class KeyScope(StrEnum):
    """What a key opens. `records` and `facts` bring something, `feed` is a calendar that is subscribed to."""

    VERDICTS = "verdicts"
    FINDINGS = "findings"
    OBLIGATIONS = "obligations"
    CALENDAR = "calendar"
    IMPORTS = "imports"
    RULEBOOK = "rulebook"
    RECORDS = "records"
    FACTS = "facts"
    METRICS = "metrics"
    FEED = "feed"


# Its key stands in the address that is subscribed to, so that it may open nothing else.
ALONE = frozenset({KeyScope.FEED})


@dataclass(frozen=True, slots=True)
class AccessKey:
    """A key. `prefix` begins the secret and is no secret itself; `purpose` is a word for what it is used for.

    `ends_at` (aware, UTC) is when it ends by itself; `ended_at` None: nobody has ended it before.
    """

    number: int
    prefix: str
    purpose: str
    post: str
    scopes: frozenset[KeyScope]
    made_at: datetime
    ends_at: datetime
    ended_at: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Does it open anything at an instant?"""
        return self.ended_at is None and now < self.ends_at

    @property
    def last_day(self) -> date:
        """The last local day on which it holds, or held, whole or in part."""
        ends = self.ends_at if self.ended_at is None else min(self.ends_at, self.ended_at)
        return local_day(ends - timedelta(microseconds=1))

    def is_to_be_told(self, now: datetime) -> bool:
        """Does it end soon, or has it ended by itself not long ago? Whoever ended one knows of it."""
        return self.ended_at is None and self.ends_at - TOLD_BEFORE <= now < self.ends_at + TOLD_AFTER


@dataclass(frozen=True, slots=True)
class MadeKey:
    """A new key, and its secret, which is shown once. `is_vacant`: nobody holds its post yet, so it opens nothing."""

    key: AccessKey
    secret: KeySecret = field(repr=False)
    is_vacant: bool = False


def prefix_of(secret: str) -> str | None:
    """The prefix of a secret as it was sent. None: it is none of ours."""
    found = SECRET.fullmatch(secret)
    return found[1] if found else None


def in_order(scopes: frozenset[KeyScope]) -> tuple[KeyScope, ...]:
    return tuple(scope for scope in KeyScope if scope in scopes)
