"""For which posts may a member act? Pure: what was typed is held against the rules in force."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from checker.domain.organisation import Organisation, Role
from checker.domain.post import Post
from checker.domain.problem import nearest
from checker.domain.refusal import AccessRefusal, Refused
from checker.findings.visibility import is_held, is_place_of


def posts_of(typed: Iterable[str], organisation: Organisation, on: date) -> tuple[str, ...]:
    """The posts (`role@unit`) that are meant, each once. Refused with the nearest name where there is no such."""
    posts = tuple(dict.fromkeys(_post_of(each, organisation, on) for each in typed))
    if not posts:
        raise Refused(AccessRefusal.NO_POSTS, allowed=tuple(role.id for role in organisation.roles))
    return posts


def _post_of(typed: str, organisation: Organisation, on: date) -> str:
    wanted = Post.parse(typed.strip())
    role = organisation.role(wanted.role)
    if role is None:
        known = [each.id for each in organisation.roles]
        raise Refused(AccessRefusal.NO_SUCH_POST, post=wanted.role, nearest=nearest(wanted.role, known))
    house = organisation.organisation.id
    places = organisation.places(role, house, on)
    if wanted.unit and not is_place_of(role, wanted.unit, organisation, on):
        near = nearest(wanted.unit, places)
        raise Refused(AccessRefusal.NO_SUCH_UNIT, role=role.id, unit=wanted.unit, allowed=places, nearest=near)
    if not wanted.unit and role.exists_at_units:
        raise Refused(AccessRefusal.WHICH_UNIT, role=role.id, allowed=places)
    return str(Post(role.id, wanted.unit if role.exists_at_units else house))


def missing(posts: Iterable[str], organisation: Organisation, on: date) -> tuple[str, ...]:
    """Those of some posts that do not exist on a day: of a role or unit that has gone, or has another name now."""
    return tuple(post for post in posts if not _exists(Post.parse(post), organisation, on))


def vacant(posts: Iterable[str], organisation: Organisation, on: date) -> tuple[str, ...]:
    """Those that exist on a day and are held by nobody then, so that they give nothing."""
    there = (Post.parse(post) for post in posts)
    return tuple(str(post) for post in there if _exists(post, organisation, on) and not is_held(post, organisation, on))


def _exists(post: Post, organisation: Organisation, on: date) -> bool:
    role: Role | None = organisation.role(post.role)
    return role is not None and role.exists(on) and is_place_of(role, post.unit, organisation, on)
