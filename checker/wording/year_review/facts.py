"""The facts of a span of days that a review is made of. Pure; all of them come from the store and its rulebook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from checker.domain.finding import Episode
from checker.domain.level import HOUSE
from checker.domain.message import MessageKind
from checker.domain.rule import Goal, Rule
from checker.domain.verdict import WORST_FIRST, State, Verdict
from checker.wording.dates import month_text
from checker.wording.locales import Locale
from checker.wording.titles import titled_verdict

Month = tuple[int, int]


@dataclass(frozen=True, slots=True)
class StateChange:
    """A verdict whose state differs from the one before, as it may be published. `rule` None: it is gone."""

    on: date
    before: State
    verdict: Verdict
    rule: Rule | None

    @property
    def is_for_the_worse(self) -> bool:
        """Does it need somebody now, and more than before?"""
        return self.verdict.is_bad and WORST_FIRST[self.verdict.state] < WORST_FIRST[self.before]

    @property
    def is_met(self) -> bool:
        return self.verdict.state is State.MET


@dataclass(frozen=True, slots=True)
class ReviewedEpisode:
    """An episode of a finding with the rule and the newest verdict of its obligation."""

    episode: Episode
    verdict: Verdict
    rule: Rule | None

    @property
    def days(self) -> int:
        """How long it lasted; 0 while it stands."""
        return (self.episode.resolved_on - self.episode.since).days if self.episode.resolved_on else 0


@dataclass(frozen=True, slots=True)
class Standing:
    """An obligation at the end of the span. `goal` None: its rule is gone."""

    state: State
    goal: Goal | None


@dataclass(frozen=True, slots=True)
class RoleName:
    """A role by its id, with its titles."""

    id: str
    title: str
    title_en: str | None = None

    def in_language(self, locale: Locale) -> str:
        return self.title_en or self.title if locale == "en" else self.title


@dataclass(frozen=True, slots=True)
class SentMail:
    """A mail that left: its local day, kind, role, obligations, subject, language, and the name of its file."""

    day: date
    kind: MessageKind
    role: RoleName
    about: frozenset[str]
    subject: str
    locale: Locale
    file: str


@dataclass(frozen=True, slots=True)
class ImportTotals:
    """What came in: files, their senders, records that were taken (corrections among them), and refused ones."""

    files: int = 0
    senders: int = 0
    taken: int = 0
    corrections: int = 0
    refused: int = 0


@dataclass(frozen=True, slots=True)
class YearFacts:
    """All that happened from `first` to `last`, each list in the order of the days. `drafts`: mails not released."""

    first: date
    last: date
    house: str
    rules: int
    goals: tuple[Goal, ...]
    intake: ImportTotals
    changes: tuple[StateChange, ...]
    standing: tuple[Standing, ...]
    episodes: tuple[ReviewedEpisode, ...]
    mails: tuple[SentMail, ...]
    drafts: tuple[RoleName, ...] = ()

    @property
    def states(self) -> Counter[State]:
        """How many obligations are in which state at the end."""
        return Counter(each.state for each in self.standing)


def months_of(first: date, last: date) -> Iterator[Month]:
    """Every month from one day to another, both included."""
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    return ((number // 12, number % 12 + 1) for number in range(start, end + 1))


def month_of(day: date) -> Month:
    return day.year, day.month


def name_of_month(month: Month, locale: Locale) -> str:
    """ "März 2016"."""
    return month_text(date(*month, 1), locale)


def promise(verdict: Verdict, rule: Rule | None, locale: Locale, *, brief: bool = False) -> str:
    """What is promised: the rule's title with its month or request; the id where the rule is gone."""
    if rule is None:
        return verdict.obligation
    return titled_verdict(rule.short_title_in(locale) if brief else rule.title_in(locale), rule, verdict, locale)


def place(verdict: Verdict) -> str:
    """Where it applies; empty for the house as a whole."""
    return "" if verdict.scope.level == HOUSE else verdict.scope.name
