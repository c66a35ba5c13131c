"""Which of all that has changed has made a verdict another one? Pure.

A cause is what the change hangs on: with it as it was before, and all else as it is after, the verdict would not be
what it is. Where each of several would have sufficed, so that no single one is needed, each of these is a cause.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cache

from checker.domain.act import Act
from checker.domain.bulk import collector_paused
from checker.domain.calendar import WorkingCalendar
from checker.domain.organisation import Organisation
from checker.domain.report import Records
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import Verdict
from checker.evaluation.assessment import Assessment
from checker.evaluation.judge import owed_in
from checker.evaluation.rulesets import engine_of
from checker.evaluation.verdict import verdicts_on
from checker.store.verdicts import told_apart_columns


class CauseOfChange(StrEnum):
    """In the order in which they are told."""

    RECORD = "record"
    ACT = "act"
    RULE = "rule"
    CALENDAR = "calendar"
    ORGANISATION = "organisation"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class JudgedWorld:
    """All that verdicts follow from: the day, what was known at an instant (aware), the rules and the house."""

    on: date
    known_at: datetime
    rules: Rulebook
    calendar: WorkingCalendar
    organisation: Organisation
    records: Records
    acts: Sequence[Act]

    def assessment(self) -> Assessment:
        is_whole = self.rules.calendar is self.calendar and self.rules.organisation is self.organisation
        book = self.rules
        if not is_whole:
            book = replace(self.rules, calendar=self.calendar, organisation=self.organisation)
        house = self.calendar, self.organisation, self.records, self.acts
        return Assessment.of(book, *house, self.on, self.known_at, engine=engine_of(self.rules))


# What of a world each cause is.
PART: Mapping[CauseOfChange, str] = {
    CauseOfChange.RECORD: "records",
    CauseOfChange.ACT: "acts",
    CauseOfChange.RULE: "rules",
    CauseOfChange.CALENDAR: "calendar",
    CauseOfChange.ORGANISATION: "organisation",
    CauseOfChange.TIME: "on",
}
ByKey = Mapping[str, Verdict]


@collector_paused()
def verdicts_in(assessment: Assessment, only: Collection[str] | None = None) -> ByKey:
    """The verdict of each obligation; `only`: of these."""
    return {one.obligation: one for one in verdicts_on(owed_in(assessment, only), assessment)}


def is_another(one: Verdict | None, other: Verdict | None) -> bool:
    """Would the store keep another row? None: it is not owed."""
    if one is None or other is None:
        return one is not other
    return told_apart_columns(one) != told_apart_columns(other)


@dataclass(frozen=True, slots=True)
class Compared:
    """Two worlds with their verdicts. `moved` is what differs between them, `news_of` gives the local day on which the
    last news of an obligation came in between; None: none did.
    """

    before: JudgedWorld
    after: JudgedWorld
    moved: tuple[CauseOfChange, ...]
    first: ByKey
    last: ByKey
    news_of: Callable[[str], date | None]


def causes_of(compared: Compared, changed: Collection[str]) -> dict[str, tuple[CauseOfChange, ...]]:
    """Of each changed obligation the causes, at least one."""
    keys = frozenset(changed)

    @cache
    def mixed(later: frozenset[CauseOfChange]) -> ByKey:
        return verdicts_in(_mixed(compared.before, compared.after, later).assessment(), keys)

    @cache
    def after_on(day: date) -> ByKey:
        return verdicts_in(replace(compared.after, on=day).assessment(), keys)

    return {key: _causes(key, compared, mixed, after_on) for key in changed}


def _causes(
    key: str, compared: Compared, mixed: Callable[[frozenset[CauseOfChange]], ByKey], after_on: Callable[[date], ByKey]
) -> tuple[CauseOfChange, ...]:
    moved, first, last = compared.moved, compared.first.get(key), compared.last.get(key)
    if len(moved) == 1:
        return moved
    every = frozenset(moved)
    needed = [cause for cause in moved if is_another(mixed(every - {cause}).get(key), last)]
    if CauseOfChange.TIME in needed and len(needed) > 1 and not _is_time_itself(key, compared, mixed, after_on):
        needed.remove(CauseOfChange.TIME)
    enough = [cause for cause in moved if not is_another(mixed(frozenset({cause})).get(key), last)]
    any_part = [cause for cause in moved if is_another(mixed(frozenset({cause})).get(key), first)]
    return tuple(needed or enough or any_part or moved)


def _is_time_itself(
    key: str, compared: Compared, mixed: Callable[[frozenset[CauseOfChange]], ByKey], after_on: Callable[[date], ByKey]
) -> bool:
    """Do days change it without the news, or after them? News counts from its own day on: that it came is no time."""
    if is_another(mixed(frozenset({CauseOfChange.TIME})).get(key), compared.first.get(key)):
        return True
    came_on = compared.news_of(key)
    return came_on is None or is_another(after_on(max(came_on, compared.before.on)).get(key), compared.last.get(key))


def _mixed(before: JudgedWorld, after: JudgedWorld, later: Collection[CauseOfChange]) -> JudgedWorld:
    """The world before, with some of it as it is after. Who looks later, or knows more, looks at the later instant."""
    parts = {PART[cause]: getattr(after, PART[cause]) for cause in later}
    is_later = any(cause in later for cause in (CauseOfChange.TIME, CauseOfChange.RECORD, CauseOfChange.ACT))
    return replace(before, known_at=after.known_at if is_later else before.known_at, **parts)
