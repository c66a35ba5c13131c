"""Which posts may decide what about an obligation on a day? Pure; from escalation.yaml and who reads for whom.

Whoever stands in for a post may what it may. Nobody decides about what they answer for themselves, not even in the
place of somebody else, and not while they stand in for the post that answers for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Protocol

from checker.domain.act import ActKind
from checker.domain.calendar import WorkingCalendar
from checker.domain.escalation import NOT_ABOUT_ONES_OWN, Escalation, LongestSetting
from checker.domain.organisation import Addressee, Organisation
from checker.domain.post import Post
from checker.domain.rule import Rule
from checker.domain.rulebook import Rulebook
from checker.findings.acts import Powers

ACKNOWLEDGE = "acknowledge"
SETTINGS: Mapping[ActKind, LongestSetting] = {
    ActKind.ACKNOWLEDGE: "acknowledged_at_most_working_days",
    ActKind.TAKEOVER: "acknowledged_at_most_working_days",
    ActKind.SILENCE: "silenced_at_most_working_days",
    ActKind.WAIVE: "waived_at_most_working_days",
}


class DecidingHouse(Protocol):
    """What says who may decide: a rulebook, or what mails are written from."""

    @property
    def organisation(self) -> Organisation: ...
    @property
    def escalation(self) -> Escalation: ...


def powers_over(kind: ActKind, rule: Rule, scope: str, book: Rulebook, on: date) -> Powers:
    """Who may do an act about a rule's finding at a unit. The rule bears the owner of the obligation itself."""
    latest, latest_by = _latest(kind, book.escalation, book.calendar, on)
    return Powers(
        posts=_posts_on(book.organisation, on),
        may=posts_that_may(book, kind, rule, scope, on),
        latest=latest,
        own=_own(kind, rule, scope, book.organisation, on),
        latest_by=latest_by,
    )


def posts_that_may(house: DecidingHouse, kind: ActKind, rule: Rule, scope: str, on: date) -> tuple[str, ...]:
    """The posts (`role@unit`) that may do an act about a rule's finding at a unit, in the order they are named in."""
    organisation = house.organisation
    roles = house.escalation.who_may(kind, rule.id, rule.owner, rule.escalation)
    own = _own(kind, rule, scope, organisation, on)
    named = list(_posts(roles, scope, organisation, on))
    may = [*named, *(reader for post in named for reader in _readers(post, organisation, on))]
    if kind is ActKind.ACKNOWLEDGE:
        may += _posts((role.id for role in organisation.roles if ACKNOWLEDGE in role.rights), scope, organisation, on)
    each_once = tuple(dict.fromkeys(may))
    if not own:
        return each_once
    return tuple(post for post in each_once if not own & {post, *_readers(post, organisation, on)})


def _own(kind: ActKind, rule: Rule, scope: str, organisation: Organisation, on: date) -> frozenset[str]:
    """Those who answer for it, and whoever reads for them, where nobody decides about their own."""
    own = set(_posts([rule.owner], scope, organisation, on)) if kind in NOT_ABOUT_ONES_OWN else set()
    return frozenset(own | {reader for post in own for reader in _readers(post, organisation, on)})


def places_on_ladder(rule: Rule, scope: str, book: Rulebook, on: date) -> dict[str, int]:
    """The step of each post on a rule's ladder, from 1; a reader stands where the first post stands they read for."""
    step_of: dict[str, int] = {}
    for number, role in enumerate(book.escalation.ladder(rule.owner, rule.escalation), start=1):
        for post in _posts([role], scope, book.organisation, on):
            for each in (post, *_readers(post, book.organisation, on)):
                step_of.setdefault(each, number)
    return step_of


def _posts_on(organisation: Organisation, on: date) -> frozenset[str]:
    """Every post, looked up once a day: each act that a page shows asks for them."""
    known = organisation.posts_looked_up
    if on not in known:
        known[on] = frozenset(every_post(organisation, on))
    return known[on]


def every_post(organisation: Organisation, on: date) -> Iterator[str]:
    """`role@unit` of every post of the house and of the bodies outside."""
    for role in organisation.roles:
        for place in organisation.places(role, organisation.organisation.id, on):
            yield str(Post(role.id, place))


def post_of(by: str, scope: str, organisation: Organisation, on: date) -> tuple[str, ...]:
    """The posts that `role` or `role@unit` may mean at a unit: one, or several where no unit was named.

    What names none is given back as it is.
    """
    wanted = Post.parse(by)
    role = organisation.role(wanted.role)
    if role is None or wanted.unit:
        return (by,)
    places = organisation.places(role, scope, on)
    return tuple(str(Post(role.id, place)) for place in places) or (by,)


def named(post: str, organisation: Organisation) -> str:
    """A post as people write it: the bare role where it exists once."""
    parsed = Post.parse(post)
    return parsed.role if parsed.unit in ("", organisation.organisation.id) else post


def _posts(roles: Iterable[str], scope: str, organisation: Organisation, on: date) -> Iterator[str]:
    for role_id in roles:
        role = organisation.role(role_id)
        if role is not None:
            yield from (str(Post(role.id, place)) for place in organisation.places(role, scope, on))


def _readers(post: str, organisation: Organisation, on: date) -> Iterator[str]:
    """Who reads for a post on a day, if it is somebody else."""
    parsed = Post.parse(post)
    for addressee in organisation.addressees(parsed.role, parsed.unit, on):
        if addressee.is_deputised:
            yield str(Post(addressee.held_by, _place_of_reader(addressee, organisation)))


def _place_of_reader(addressee: Addressee, organisation: Organisation) -> str:
    holder = organisation.role(addressee.held_by)
    has_units = holder is not None and holder.exists_at_units
    return addressee.read_at if has_units else organisation.organisation.id


def _latest(kind: ActKind, escalation: Escalation, calendar: WorkingCalendar, on: date) -> tuple[date, str | None]:
    """The last day that may be named, and by which setting; None: it is the calendar's last. Extensions have none."""
    setting = SETTINGS.get(kind)
    days = escalation.longest(setting) if setting else None
    if days is None or calendar.office_days(on, calendar.last) <= days:
        return calendar.last, None
    return calendar.add_office_days(on, days), setting
