"""What does somebody who has logged in see of what is owed, and for which posts do they act on a day? Pure.

A role sees what it, or a role below it (`reports_to`), answers for, at its own unit; what it was told of; and what the
house owes as a whole. `read_all` adds every unit. A post with `read_rules` that does not audit reads the rules; of the
rest it sees what it answers for or was told of, not the house's totals. Whoever reads for a post that is not held sees
and may what it may, on those days and no others. Bodies outside the house, and whoever came by the link of a mail
alone, see only what they were told of. DESIGN section 8, ADR 0097, 0123.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from checker.domain.access import Right, Viewer
from checker.domain.organisation import Addressee, Organisation, Role
from checker.domain.post import Post

KNOWN = frozenset(right.value for right in Right)


def acting_posts(viewer: Viewer, organisation: Organisation, on: date) -> tuple[str, ...]:
    """The posts (`role@unit`) that somebody acts for on a day: their own that exist then, and those they read for.

    A post that is vacant on that day, of a role or unit that does not exist, or of another name since, gives nothing.
    Whoever is away keeps their post: they may look from there.
    """
    house = organisation.organisation.id
    posts = (Post.parse(post) for post in viewer.posts)
    held = dict.fromkeys(str(_at_house(post, house)) for post in posts if is_held(post, organisation, on))
    read = _read_by_others(organisation, on, held) if viewer.is_logged_in else ()
    return tuple(dict.fromkeys((*held, *read)))


def is_held(post: Post, organisation: Organisation, on: date) -> bool:
    """Can somebody hold that post on a day: its role and unit exist, and it is not vacant?"""
    role = organisation.role(post.role)
    return role is not None and not role.is_vacant(on) and is_place_of(role, post.unit, organisation, on)


def is_place_of(role: Role, unit: str, organisation: Organisation, on: date) -> bool:
    """Does a role stand at a unit on a day? One that exists once stands at the house, also where no unit is named."""
    house = organisation.organisation.id
    return (unit or house) in organisation.places(role, house, on)


@dataclass(frozen=True, slots=True)
class Sight:
    """What somebody sees on one day, made once for all that a page shows. `posts` are those they act for, `rights` are
    those of all these posts; by a link alone there are none. `sees_totals`: one of the posts sees what the house owes
    as a whole, also where others answer for it.
    """

    posts: tuple[str, ...]
    rights: frozenset[Right]
    is_inside: bool
    sees_totals: bool
    organisation: Organisation
    on: date

    def sees(self, owner: str, scope: str, told: Collection[str] = ()) -> bool:
        """Is an obligation of the role `owner` at the unit `scope` theirs to see? `told`: the posts that were told of
        it (`role@unit`).
        """
        if Right.READ_ALL in self.rights or any(post in told for post in self.posts):
            return True
        if not self.is_inside:
            return False
        is_total = self.sees_totals and scope == self.organisation.organisation.id
        return is_total or self._answers_for(owner, scope)

    def sees_parts(self, owner: str, scope: str) -> bool:
        """Are the figures that an obligation is made of theirs to see, unit by unit? Of what the house owes as a whole
        everybody inside sees the whole; the parts see those who answer for it, and those with `read_all`.
        """
        return Right.READ_ALL in self.rights or (self.is_inside and self._answers_for(owner, scope))

    def _answers_for(self, owner: str, scope: str) -> bool:
        """Does one of their posts answer for it, or stand above whoever does?"""
        role = self.organisation.role(owner)
        if role is None:
            return False
        answering = {role.id, *self.organisation.above(role)}
        mine = (Post.parse(post) for post in self.posts)
        return any(post.role in answering and self._is_at(post, scope) for post in mine)

    def _is_at(self, post: Post, scope: str) -> bool:
        role = self.organisation.role(post.role)
        if role is None or not role.exists_at_units:
            return role is not None
        return post.unit in self.organisation.places(role, scope, self.on)


def sight_of(viewer: Viewer, organisation: Organisation, on: date) -> Sight:
    """What somebody sees on a day."""
    posts = acting_posts(viewer, organisation, on)
    roles = tuple(_roles(posts, organisation)) if viewer.is_logged_in else ()
    # Rules of before the list was closed may name other rights: they give nothing.
    rights = frozenset(Right(right) for role in roles for right in role.rights if right in KNOWN)
    inside = [role for role in roles if not role.is_external]
    # Whoever audits as well follows what came of a rule to its obligation.
    sees_totals = any(Right.READ_RULES not in role.rights or Right.READ_AUDIT in role.rights for role in inside)
    return Sight(posts, rights, bool(inside), sees_totals, organisation, on)


def _read_by_others(organisation: Organisation, on: date, held: Collection[str]) -> Iterator[str]:
    """The posts of the house that are read by one of these on a day."""
    house = organisation.organisation.id
    for role in organisation.roles:
        for addressee in organisation.addressees(role.id, house, on):
            if addressee.is_deputised and str(_reader(addressee, organisation)) in held:
                yield addressee.key


def _reader(addressee: Addressee, organisation: Organisation) -> Post:
    holder = organisation.role(addressee.held_by)
    has_units = holder is not None and holder.exists_at_units
    return Post(addressee.held_by, addressee.read_at if has_units else organisation.organisation.id)


def _at_house(post: Post, house: str) -> Post:
    return post if post.unit else Post(post.role, house)


def _roles(posts: Collection[str], organisation: Organisation) -> Iterator[Role]:
    for post in posts:
        role = organisation.role(Post.parse(post).role)
        if role is not None:
            yield role
