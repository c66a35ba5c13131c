"""The span month by month: which states changed, and which mails left. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TypeVar

from checker.domain.verdict import WORST_FIRST, State
from checker.wording.locales import Locale
from checker.wording.present import value_and_counts
from checker.wording.titles import which
from checker.wording.year_review.facts import (
    Month,
    SentMail,
    StateChange,
    YearFacts,
    month_of,
    months_of,
    name_of_month,
    place,
    promise,
)

Dated = TypeVar("Dated", StateChange, SentMail)


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """Obligations of one rule whose states changed alike on one day. `places`: which of them, where there are several.

    `figure` is that of a single one, as it may be published; empty: it has none, or they are several.
    """

    day: date
    title: str
    places: tuple[str, ...]
    before: State
    now: State
    figure: str
    is_for_the_worse: bool


@dataclass(frozen=True, slots=True)
class MonthReview:
    """A month with its counts and what they count. `other`: changes that are neither for the worse nor met."""

    month: Month
    name: str
    worse: int
    met: int
    other: int
    changes: tuple[ChangeLine, ...]
    mails: tuple[SentMail, ...]


def timeline(facts: YearFacts, locale: Locale) -> tuple[MonthReview, ...]:
    """Every month of the span, also those in which nothing happened."""
    changes = _by_month(facts.changes, lambda change: change.on)
    mails = _by_month(facts.mails, lambda mail: mail.day)
    return tuple(
        _month(month, changes.get(month, ()), mails.get(month, ()), locale)
        for month in months_of(facts.first, facts.last)
    )


def _month(month: Month, changes: tuple[StateChange, ...], mails: tuple[SentMail, ...], locale: Locale) -> MonthReview:
    worse = sum(1 for change in changes if change.is_for_the_worse)
    met = sum(1 for change in changes if change.is_met)
    return MonthReview(
        month=month,
        name=name_of_month(month, locale),
        worse=worse,
        met=met,
        other=len(changes) - worse - met,
        changes=tuple(_change_lines(changes, locale)),
        mails=mails,
    )


def _change_lines(changes: Iterable[StateChange], locale: Locale) -> Iterator[ChangeLine]:
    """By day, on each day the worst first."""
    ordered = sorted(changes, key=_alike)
    for _, group in groupby(ordered, key=_alike):
        yield _change_line(tuple(group), locale)


def _alike(change: StateChange) -> tuple[date, bool, int, str, int]:
    """What makes changes one line. Of two plans the years are in the periods."""
    verdict = change.verdict
    rule, _ = verdict.rule_key
    return change.on, not change.is_for_the_worse, WORST_FIRST[verdict.state], rule, WORST_FIRST[change.before]


def _change_line(alike: tuple[StateChange, ...], locale: Locale) -> ChangeLine:
    """What all of them share is in the title, what distinguishes them in `places`."""
    first = alike[0]
    verdict, rule = first.verdict, first.rule
    wheres = [place(change.verdict) for change in alike]
    whens = [which(change.rule, change.verdict.period, locale) if change.rule else "" for change in alike]
    if len(set(whens)) == 1:
        title, places = promise(verdict, rule, locale), tuple(filter(None, wheres))
    else:
        title = rule.title if rule else verdict.rule
        places = tuple(", ".join(filter(None, words)) for words in zip(wheres, whens, strict=True))
    figure = value_and_counts(verdict, locale) if len(alike) == 1 else None
    return ChangeLine(first.on, title, places, first.before, verdict.state, figure or "", first.is_for_the_worse)


def _by_month(dated: Iterable[Dated], day_of: Callable[[Dated], date]) -> dict[Month, tuple[Dated, ...]]:
    """In the order of the days."""
    ordered = sorted(dated, key=day_of)
    return {month: tuple(group) for month, group in groupby(ordered, key=lambda each: month_of(day_of(each)))}
