"""Who reads the mails of a role, day by day, and who stands in during an absence. Shell.

No reason is asked for or kept. An absence counts from when it was entered; a day is always read as it was known then.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection

from checker.domain.access import DoneOnPage, Viewer
from checker.domain.clock import local_day
from checker.domain.organisation import ADMINISTRATION, Absence, Addressee, Organisation, Role
from checker.domain.post import Post
from checker.domain.problem import nearest
from checker.domain.refusal import AbsenceRefusal, NotThere, Refused
from checker.domain.rulebook import Rulebook
from checker.evaluation.obligations import obligations
from checker.findings.page_rights import PageAct
from checker.store import absences
from checker.store.opening import Store
from checker.usecases.access.access_log import note_page
from checker.usecases.rules.activation import active
from checker.usecases.rules.staffed import staffed, with_absences

A_DAY = timedelta(days=1)
# Parental leave is not longer; beyond it a post is filled anew.
LONGEST_ABSENCE = timedelta(days=3 * 366)


class ReaderReason(StrEnum):
    """Why it is this reader."""

    HOLDER = "holder"
    NOT_YET = "not yet there"
    GONE = "gone"
    VACANT = "vacant"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """A post on one day. `reader` is `role`, or `role@unit`; None: nobody reads. `mailbox` is the reader's.

    `since` and `until` (inclusive) frame what `why` says, as far as it is known. `owns` and `steps` are ids of rules:
    those it answers for and those whose next step it is.
    """

    role: str
    scope: str
    title: str
    reader: str | None
    mailbox: str | None
    why: ReaderReason
    since: date | None
    until: date | None
    owns: tuple[str, ...]
    steps: tuple[str, ...]

    @property
    def key(self) -> str:
        return str(Post(self.role, self.scope))


@dataclass(frozen=True, slots=True)
class Entered:
    """An absence as it was recorded, and who reads for the post in its days: first day, last day, reader or nobody."""

    absence: Absence
    readers: tuple[tuple[date, date, str | None], ...]


def roster(book: Rulebook, on: date, role: str | None = None) -> tuple[RosterEntry, ...]:
    """Every post on a day, in the order of the file; of one role (`role` or `role@unit`) only if given.

    Refused with the nearest name when there is no such role or unit.
    """
    organisation = book.organisation
    wanted = _known_post(organisation, role, on) if role else None
    told = _told_by_post(book, on)
    return tuple(
        _post(organisation, held, place, on, told[held.id].get(place, _Told()))
        for held in organisation.roles
        for place in told[held.id] or organisation.places(held, organisation.organisation.id, on)
        if wanted is None or (wanted[0] == held.id and wanted[1] in (None, place))
    )


def list_roles(store: Store, on: date, role: str | None = None) -> tuple[tuple[RosterEntry, ...], tuple[Absence, ...]]:
    """The posts on a day by the rules in force, and every absence that is kept, as known now."""
    with store.read() as tx:
        kept = absences.load(tx)
        book = active(tx)
    organisation = book.organisation.with_absences(kept)
    return roster(with_absences(book, kept), on, role), organisation.absences


def deputize(
    store: Store,
    post: str,
    since: date,
    until: date,
    to: str | None,
    by: str,
    now: datetime,
    page: DoneOnPage | None = None,
) -> Entered:
    """Enter that `post` (`role`, or `role@unit`) is away from `since` through `until`. Raises Refused.

    `to` (`role` or `role@unit`) stands in; None: the deputy of the role. `by` is the role that enters it.
    """
    with store.write() as tx:
        entered = deputize_in(tx, post, since, until, to, by, now)
        note_page(tx, page, PageAct.ENTER_ABSENCE, now)
        return entered


def deputize_in(tx: Connection, post: str, since: date, until: date, to: str | None, by: str, now: datetime) -> Entered:
    """As `deputize`, within a transaction that does more."""
    book = staffed(tx, active(tx))
    entry = _checked(book.organisation, post, since, until, to, by, now)
    absence = absences.add(tx, entry, by=by, now=now)
    organisation = book.organisation.with_absences((*book.organisation.absences, absence))
    return Entered(absence, tuple(_readers(organisation, absence)))


def remove(
    store: Store, number: int, by: str, now: datetime, page: DoneOnPage | None = None, *, of_others: bool = False
) -> None:
    """Remove an absence for good: whose it was and until when is kept nowhere. On a page only of one's own posts,
    unless it is that of whoever enters them for others. Raises Refused.
    """
    with store.write() as tx:
        _check_author(active(tx).organisation, by)
        if page is not None and not of_others and not _is_of(tx, number, page.viewer):
            raise Refused(NotThere.ABSENCE, number=number)
        if not absences.remove(tx, number, by=by, now=now):
            raise Refused(NotThere.ABSENCE, number=number)
        note_page(tx, page, PageAct.ENTER_ABSENCE, now)
    store.forget_removed_rows()


def _is_of(tx: Connection, number: int, viewer: Viewer) -> bool:
    return any(one.sequence == number and one.post in viewer.posts for one in absences.load(tx))


def _checked(
    organisation: Organisation, post: str, since: date, until: date, to: str | None, by: str, now: datetime
) -> Absence:
    _check_author(organisation, by)
    role_id, place = _known_post(organisation, post, since)
    role = organisation.role(role_id)
    assert role is not None, "a known post has a role"
    if role.is_external:
        raise Refused(AbsenceRefusal.SETTLED_OUTSIDE, role=role_id)
    if place is None:
        raise _several(organisation, role, since)
    if until < since:
        raise Refused(AbsenceRefusal.ENDS_BEFORE_IT_BEGINS, since=since, until=until)
    if until < local_day(now):
        raise Refused(AbsenceRefusal.OVER_ALREADY, until=until)
    latest = min(since, local_day(now)) + LONGEST_ABSENCE
    if until > latest:
        raise Refused(AbsenceRefusal.TOO_LONG, until=until, latest=latest)
    deputy = _deputy(organisation, role, place, to, since) if to else None
    if deputy is None and role.deputy is None:
        raise Refused(AbsenceRefusal.NO_DEPUTY, role=role_id)
    return Absence(role_id, place, since, until, deputy, now)


def _deputy(organisation: Organisation, role: Role, place: str, to: str, on: date) -> str:
    """The deputy as it is kept: with its unit if it has one."""
    deputy_id, at = _known_post(organisation, to, on)
    deputy = organisation.role(deputy_id)
    assert deputy is not None, "a known post has a role"
    if deputy.is_external:
        raise Refused(AbsenceRefusal.DEPUTY_OUTSIDE, deputy=deputy_id, role=role.id)
    if not deputy.exists_at_units:
        reader = deputy_id
    elif at is None and deputy.scope == role.scope:
        at, reader = place, str(Post(deputy_id, place))
    elif at is None:
        raise _several(organisation, deputy, on)
    else:
        reader = str(Post(deputy_id, at))
    if (deputy_id, at or place) == (role.id, place):
        raise Refused(AbsenceRefusal.ITS_OWN_DEPUTY, role=role.id)
    return reader


def _known_post(organisation: Organisation, post: str, on: date) -> tuple[str, str | None]:
    """Role and unit of `role` or `role@unit`; the unit is None where the role has several holders and none is named."""
    parsed = Post.parse(post)
    role_id, place = parsed.role, parsed.unit
    _check_role(organisation, role_id)
    role = organisation.role(role_id)
    assert role is not None, "a checked role is there"
    house = organisation.organisation.id
    if not role.exists_at_units:
        if place not in ("", house):
            raise Refused(AbsenceRefusal.EXISTS_ONCE, role=role_id, unit=place)
        return role_id, house
    if not place:
        return role_id, None
    units = [scope.id for scope in organisation.scopes(role.scope, on)]
    if place not in units:
        raise Refused(NotThere.UNIT_OF_LEVEL, level=role.scope, unit=place, day=on, nearest=nearest(place, units))
    return role_id, place


def _several(organisation: Organisation, role: Role, on: date) -> Refused:
    place = next((scope.id for scope in organisation.scopes(role.scope, on)), role.scope)
    return Refused(AbsenceRefusal.SEVERAL_HOLDERS, role=role.id, example=str(Post(role.id, place)))


def _check_author(organisation: Organisation, by: str) -> None:
    if by != ADMINISTRATION:
        _check_role(organisation, by)


def _check_role(organisation: Organisation, role_id: str) -> None:
    roles = [role.id for role in organisation.roles]
    if role_id not in roles:
        close = nearest(role_id, roles)
        raise Refused(NotThere.ROLE, role=role_id, nearest=close, allowed=() if close else tuple(roles))


@dataclass(frozen=True, slots=True)
class _Told:
    """The rules that a post answers for, and those it is notified of when their owner does not answer."""

    owns: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


def _told_by_post(book: Rulebook, on: date) -> dict[str, dict[str, _Told]]:
    """What each post is notified of, by role and unit, from what is owed on the day."""
    organisation = book.organisation
    told: dict[str, dict[str, _Told]] = {role.id: {} for role in organisation.roles}
    for obligation in obligations(book, on):
        rule = obligation.rule
        for role_id in book.escalation.ladder(rule.owner, rule.escalation):
            role = organisation.role(role_id)
            assert role is not None, f"lint knows the role {role_id}"
            for place in organisation.places(role, obligation.scope.id, on):
                known = told[role_id].get(place, _Told())
                told[role_id][place] = _with(known, rule.id, is_owner=role_id == rule.owner)
    return told


def _with(known: _Told, rule: str, *, is_owner: bool) -> _Told:
    if rule in (*known.owns, *known.steps):
        return known
    return replace(known, owns=(*known.owns, rule)) if is_owner else replace(known, steps=(*known.steps, rule))


def _post(organisation: Organisation, role: Role, place: str, on: date, told: _Told) -> RosterEntry:
    read = organisation.address(role.id, place, on)
    why, since, until = _why(organisation, role, place, on)
    return RosterEntry(
        role=role.id,
        scope=place,
        title=_title(organisation, role, place),
        reader=_reader(organisation, read),
        mailbox=read.mailbox if read else None,
        why=why,
        since=since,
        until=until,
        owns=told.owns,
        steps=told.steps,
    )


def _title(organisation: Organisation, role: Role, place: str) -> str:
    unit = organisation.find(place) if role.exists_at_units else None
    return f"{role.title} {unit[1].name}" if unit else role.title


def _reader(organisation: Organisation, read: Addressee | None) -> str | None:
    if read is None:
        return None
    holder = organisation.role(read.held_by)
    has_units = holder is not None and holder.exists_at_units
    return str(Post(read.held_by, read.read_at)) if has_units else read.held_by


def _why(organisation: Organisation, role: Role, place: str, on: date) -> tuple[ReaderReason, date | None, date | None]:
    """What the file or an absence says about the post on that day. Nothing says more than that somebody is away."""
    if role.valid_from is not None and on < role.valid_from:
        return ReaderReason.NOT_YET, None, role.valid_from - A_DAY
    if role.valid_to is not None and role.valid_to < on:
        return ReaderReason.GONE, role.valid_to + A_DAY, None
    vacancy = role.vacancy(on)
    if vacancy is not None:
        return ReaderReason.VACANT, vacancy.since, vacancy.until
    away = organisation.absence(role.id, place, on)
    if away is not None:
        return ReaderReason.AWAY, away.since, away.until
    return ReaderReason.HOLDER, None, None


def _readers(organisation: Organisation, absence: Absence) -> Iterator[tuple[date, date, str | None]]:
    """The days of an absence, cut where another reads."""
    first, reader = absence.since, _read_on(organisation, absence, absence.since)
    day = absence.since + A_DAY
    while day <= absence.until:
        following = _read_on(organisation, absence, day)
        if following != reader:
            yield first, day - A_DAY, reader
            first, reader = day, following
        day += A_DAY
    yield first, absence.until, reader


def _read_on(organisation: Organisation, absence: Absence, on: date) -> str | None:
    return _reader(organisation, organisation.address(absence.role, absence.scope, on))
