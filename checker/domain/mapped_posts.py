"""Which posts does somebody hold whose groups or roles another system names? By a table of the house. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from checker.domain.organisation import Organisation
from checker.domain.post import Post


@dataclass(frozen=True, slots=True)
class MappedPosts:
    """`posts` (`role@unit`; of a role that exists once with the house's id) that there are on the day, each once.

    `missing` are those of the table (as it writes them) that there are not.
    """

    posts: tuple[str, ...]
    missing: tuple[str, ...]


def mapped_posts(
    named: Iterable[str], table: Mapping[str, tuple[str, ...]], organisation: Organisation, on: date
) -> MappedPosts:
    """What the groups or roles in `named` give by the `table`, in its order; they are compared in any case."""
    folded = {name.strip().casefold() for name in named}
    wanted = dict.fromkeys(post for name, posts in table.items() if name.strip().casefold() in folded for post in posts)
    held = {text: _post(Post.parse(text), organisation, on) for text in wanted}
    found = dict.fromkeys(str(post) for post in held.values() if post is not None)
    return MappedPosts(tuple(found), tuple(text for text, post in held.items() if post is None))


def _post(post: Post, organisation: Organisation, on: date) -> Post | None:
    role = organisation.role(post.role)
    if role is None or role.is_external or not role.exists(on):
        return None
    house = organisation.organisation.id
    place = post.unit or house
    return Post(role.id, place) if place in organisation.places(role, house, on) else None
