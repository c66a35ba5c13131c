"""What does somebody's own account hold: posts, rights, sessions, absences, and who may stand in? Shell, read-only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from checker.domain.access import Right, Viewer
from checker.domain.clock import local_day
from checker.domain.member import SessionFound
from checker.domain.organisation import Absence
from checker.domain.post import Post
from checker.domain.rulebook import Rulebook
from checker.findings.permissions import every_post
from checker.findings.visibility import sight_of
from checker.store import sessions
from checker.store.opening import Store
from checker.usecases.reading.at_head import at_head
from checker.usecases.reading.house_seen import book_seen


@dataclass(frozen=True, slots=True)
class OwnAccount:
    """Of a viewer on a day. `held` are their own posts that somebody may stand in for, `read_for` those they read for.

    `sessions` are theirs, the oldest first; `absences` those of their posts that are not over. `deputies` are the
    posts of the house that may be named to stand in.
    """

    book: Rulebook
    held: tuple[str, ...]
    read_for: tuple[str, ...]
    rights: frozenset[Right]
    sessions: tuple[SessionFound, ...]
    absences: tuple[Absence, ...]
    deputies: tuple[str, ...]


def account_of(store: Store, viewer: Viewer, now: datetime) -> OwnAccount:
    """What a viewer may know and change of themselves at `now` (aware)."""
    on = local_day(now)
    with store.read() as tx:
        book = book_seen(tx, at_head(tx))
        found = sessions.of_member(tx, viewer.member, now) if viewer.member is not None else ()
    organisation = book.organisation
    sight = sight_of(viewer, organisation, on)
    inside = tuple(post for post in every_post(organisation, on) if not is_outside(post, book))
    return OwnAccount(
        book=book,
        held=tuple(post for post in viewer.posts if post in inside),
        read_for=tuple(post for post in sight.posts if post not in viewer.posts),
        rights=sight.rights,
        sessions=found,
        absences=tuple(one for one in organisation.absences if one.post in viewer.posts and one.until >= on),
        deputies=tuple(post for post in inside if post not in viewer.posts),
    )


def is_outside(post: str, book: Rulebook) -> bool:
    """Is it a post of a body outside, or of a role that there is not?"""
    role = book.organisation.role(Post.parse(post).role)
    return role is None or role.is_external
