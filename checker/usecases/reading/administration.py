"""Who may come in: members, keys of machines and absences, for whoever administers that. Shell, read-only."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from checker.domain.clock import local_day
from checker.domain.organisation import Absence
from checker.domain.rulebook import Rulebook
from checker.findings.permissions import every_post
from checker.store.opening import Store
from checker.usecases.access import access_keys, members
from checker.usecases.access.access_keys import KeyEntry
from checker.usecases.access.members import MemberEntry
from checker.usecases.reading.account import is_outside
from checker.usecases.reading.at_head import at_head
from checker.usecases.reading.house_seen import book_seen


@dataclass(frozen=True, slots=True)
class Administered:
    """All members and keys, those that have ended too, and the absences that are not over. `posts` are all there are
    on that day, `inside` those of the house. `version` is another one after each change of members, keys and absences.
    """

    book: Rulebook
    members: tuple[MemberEntry, ...]
    keys: tuple[KeyEntry, ...]
    absences: tuple[Absence, ...]
    posts: tuple[str, ...]
    inside: tuple[str, ...]
    version: str


def administered(store: Store, now: datetime) -> Administered:
    """As of the instant `now` (aware)."""
    on = local_day(now)
    with store.read() as tx:
        known = at_head(tx)
        book = book_seen(tx, known)
        there = members.entries(tx, book.organisation, on)
        keys = access_keys.entries(tx, book, on)
        absences = tuple(each for each in known.house.absences if each.until >= on)
    seen = repr([(each.member.number, each.member.posts, each.member.ended_at) for each in there])
    seen += repr([(each.key.number, each.key.ended_at) for each in keys])
    seen += repr([each.sequence for each in absences])
    version = hashlib.sha256(seen.encode()).hexdigest()[:16]
    posts = tuple(sorted(every_post(book.organisation, on)))
    inside = tuple(post for post in posts if not is_outside(post, book))
    return Administered(book, there, keys, absences, posts, inside, version)
