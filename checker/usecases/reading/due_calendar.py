"""What falls on which day of a span, for whoever looks? Shell, read-only: stored verdicts say it, nothing is judged."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from checker.domain.access import Right, Viewer
from checker.domain.clock import local_day
from checker.domain.post import Post
from checker.domain.refusal import NotThere, Refused
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import Verdict
from checker.findings.due_calendar import CalendarEntry, entries_of
from checker.findings.unit_talks import UnitTalks
from checker.findings.visibility import Sight, is_place_of, sight_of
from checker.store import obligations, verdicts
from checker.store.mail_history import asked_of
from checker.store.opening import Store
from checker.store.verdicts import JudgedVerdict
from checker.usecases.reading.at_head import at_head
from checker.usecases.reading.house_seen import book_seen

# A wish lies before the last day in time, data come behind the period's end: as a rule no further than this.
APART = timedelta(days=120)
# More than the days that any month has, and than those that pass while one day is worked, with what is closed at once.
DAYS_OF_A_MONTH, DAYS_OF_A_WORKING_DAY = 31, 2


@dataclass(frozen=True, slots=True)
class CalendarSeen:
    """The entries of a span that somebody may see, in order, and the rules in force."""

    book: Rulebook
    entries: tuple[CalendarEntry, ...]


@dataclass(frozen=True, slots=True)
class DueOfPost:
    """What a post answers for from a day on: the verdicts as they were judged last, and the rules in force."""

    book: Rulebook
    judged: tuple[JudgedVerdict, ...]


def calendar_seen(store: Store, viewer: Viewer, first: date, last: date, now: datetime) -> CalendarSeen:
    """What falls on the days from `first` to `last` of all that the viewer may see at `now` (aware)."""
    on = local_day(now)
    with store.read() as tx:
        known = at_head(tx)
        book = book_seen(tx, known)
        return known.get(("calendar", viewer, on, first, last), lambda: _seen(tx, book, viewer, first, last, on))


def due_of_post(store: Store, post: Post, first: date, last: date, now: datetime) -> DueOfPost:
    """What a post answers for with its last day from `first` to `last`, by its key.

    Refused (NotThere.ROLE) where there is no such role, or it does not stand at that unit, at `now` (aware).
    """
    on = local_day(now)
    with store.read() as tx:
        known = at_head(tx)
        book = book_seen(tx, known)
        role = book.organisation.role(post.role)
        if role is None or not is_place_of(role, post.unit, book.organisation, on):
            raise Refused(NotThere.ROLE, role=str(post))
        # Of oneself, not of whom one stands above: they have a calendar of their own.
        mine = known.get(("due", post, first, last), lambda: tuple(_of_post(tx, book, post, first, last, on)))
    return DueOfPost(book, mine)


def _of_post(tx: Connection, book: Rulebook, post: Post, first: date, last: date, on: date) -> Iterator[JudgedVerdict]:
    house = book.organisation.organisation.id
    for judged in verdicts.latest(tx, _around(tx, book, first, last)).values():
        verdict = judged.verdict
        role = book.organisation.role(verdict.owner)
        places = book.organisation.places(role, verdict.scope.id, on) if role is not None else ()
        if verdict.owner == post.role and (post.unit or house) in places:
            yield judged


def _seen(tx: Connection, book: Rulebook, viewer: Viewer, first: date, last: date, on: date) -> CalendarSeen:
    sight = sight_of(viewer, book.organisation, on)
    keys = _around(tx, book, first, last)
    told, talks = told_of(tx, sight), UnitTalks.of(book)
    judged = [each.verdict for each in verdicts.latest(tx, keys).values()]
    mine = [each for each in judged if sees(sight, each, told)]
    theirs = {each.obligation for each in mine}
    # A talk about one's unit is a day of one's own, whoever has to invite to it.
    others = [each for each in judged if each.obligation not in theirs and talks.concern_with(sight, each)]
    return CalendarSeen(book, entries_of((*mine, *others), first, last, {each.obligation for each in others}))


def _around(tx: Connection, book: Rulebook, first: date, last: date) -> tuple[str, ...]:
    """The obligations that may have one of their days from `first` to `last`, by key."""
    return obligations.due_within(tx, first - max((APART, *_waits(book))), last + APART)


def _waits(book: Rulebook) -> Iterator[timedelta]:
    """How long the figures of a rule are awaited behind the end of their period, at most."""
    for planned in book.rules():
        if (wait := planned.rule.data_expected) is not None:
            months, working_days = wait.months_after or 0, wait.working_days_after or 0
            yield timedelta(days=months * DAYS_OF_A_MONTH + working_days * DAYS_OF_A_WORKING_DAY)


def sees(sight: Sight, verdict: Verdict, told: Collection[str]) -> bool:
    """Whether somebody may see a verdict; `told`: the obligations that a mail has told them of (`told_of`)."""
    return sight.sees(verdict.owner, verdict.scope.id, sight.posts if verdict.obligation in told else ())


def told_of(tx: Connection, sight: Sight) -> frozenset[str]:
    """The obligations that a mail has told one of their posts of."""
    if Right.READ_ALL in sight.rights:
        return frozenset()
    items = asked_of(tx, sight.posts).by_matter
    return frozenset(about for about, sent in items.items() if any(each.has_left for each in sent))
