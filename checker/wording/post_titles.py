"""What are roles and posts called by people? Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from checker.domain.organisation import ADMINISTRATION, SERVICE, Organisation
from checker.domain.post import Post
from checker.wording.locales import Locale

# Who acts where no role was named: whoever runs commands on the machine, and the service.
WITHOUT_ROLE: Mapping[Locale, Mapping[str, str]] = {
    "de": {ADMINISTRATION: "Administration", SERVICE: "der Dienst"},
    "en": {ADMINISTRATION: "administration", SERVICE: "the service"},
}


def role_title(role_id: str, scope_id: str, organisation: Organisation, locale: Locale) -> str:
    """The role as people call it, with its unit where each unit has a holder of its own."""
    role = organisation.role(role_id)
    title = role.title_in(locale) if role else WITHOUT_ROLE[locale].get(role_id, role_id)
    place = organisation.find(scope_id)
    if role is None or not role.exists_at_units or place is None or scope_id == organisation.organisation.id:
        return title
    # Where a house has one of its kind, the title of the post names it already.
    return title if title.endswith(place[1].name) else f"{title} {place[1].name}"


def post_title(post: str, organisation: Organisation, locale: Locale) -> str:
    """A post (`role@unit`, or a bare role) as people call it; empty for none."""
    parsed = Post.parse(post)
    return role_title(parsed.role, parsed.unit, organisation, locale) if post else ""


def told_apart(posts: Iterable[str], organisation: Organisation, locale: Locale) -> Mapping[str, str]:
    """What each post (`role@unit`) is called in a list of them: with its unit where another is called the same."""
    titles = {post: post_title(post, organisation, locale) for post in posts}
    many = Counter(titles.values())
    return {
        post: title if many[title] == 1 else _with_unit(post, title, organisation) for post, title in titles.items()
    }


def _with_unit(post: str, title: str, organisation: Organisation) -> str:
    place = organisation.find(Post.parse(post).unit)
    return f"{title} ({place[1].name})" if place else title
