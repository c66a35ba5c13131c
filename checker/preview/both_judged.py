"""What do two rulebooks say on one day, by the same records and acts? Pure.

Judged is only what an edit reaches. An obligation whose rule was renamed is the same one under another key.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from checker.domain.act import Act
from checker.domain.clock import end_of_day
from checker.domain.obligation_key import of_rule, rule_of
from checker.domain.organisation import Absence
from checker.domain.report import Records
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import SET_ASIDE, Verdict
from checker.evaluation.assessment import Assessment
from checker.evaluation.judge import owed_by_rules
from checker.evaluation.verdict import verdicts_on
from checker.preview.changes import (
    NotCompared,
    ObligationChange,
    ObligationChangeKind,
    Reach,
    VerdictChange,
    WhyDated,
    WhyNotCompared,
)
from checker.usecases.rules.staffed import with_absences


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that is known of the day `on`: up to `sequence`, at the instant `known_at` (aware)."""

    on: date
    known_at: datetime
    sequence: int
    records: Records
    acts: tuple[Act, ...]
    absences: tuple[Absence, ...] = ()

    def by_end_of(self, day: date, records: Records | None = None) -> Knowledge:
        """What was known of an earlier day when it ended, as the clock had it then; of `on` itself: all of it.

        `records` are those of then, where they are at hand.
        """
        if day == self.on:
            return self
        end = end_of_day(day)
        acts = tuple(act for act in self.acts if act.granted_on <= day)
        known = self.records.recorded_by(end) if records is None else records
        return replace(self, on=day, known_at=end, records=known, acts=acts)


def assessed(book: Rulebook, known: Knowledge) -> Assessment:
    """The assessment by a rulebook."""
    house = with_absences(book, known.absences)
    return Assessment.of(house, house.calendar, house.organisation, known.records, known.acts, known.on, known.known_at)


@dataclass(frozen=True, slots=True)
class Side:
    """One rulebook's verdicts on what the edit reaches, by key in the order of its files."""

    book: Rulebook
    verdicts: Mapping[str, Verdict]

    @classmethod
    def of(cls, book: Rulebook, known: Knowledge, reach: Reach) -> Side:
        assessment = assessed(book, known)
        judged = verdicts_on(owed_by_rules(assessment, reach.reached), assessment)
        return cls(assessment.rulebook, {verdict.obligation: verdict for verdict in judged})

    def standing(self, stood: Mapping[str, Verdict]) -> Side:
        """With those verdicts that stand as they were decided, whatever the rules say."""
        return replace(self, verdicts={key: stood.get(key, one) for key, one in self.verdicts.items()})


@dataclass(frozen=True, slots=True)
class Pair:
    """One obligation by both rulebooks. `key` and `was` are its keys after and before; alike unless it was renamed."""

    key: str
    was: str
    before: Verdict | None
    after: Verdict | None

    @property
    def is_renamed(self) -> bool:
        return self.key != self.was


@dataclass(frozen=True, slots=True)
class BothJudged:
    before: Side
    after: Side

    def pairs(self) -> Iterator[Pair]:
        """In the order of the rules after, then what is gone."""
        former = former_names(self.after.book, self.after.verdicts, self.before.verdicts)
        for key, verdict in self.after.verdicts.items():
            was = former.get(key, key)
            yield Pair(key, was, self.before.verdicts.get(was), verdict)
        kept = {former.get(key, key) for key in self.after.verdicts}
        for key, verdict in self.before.verdicts.items():
            if key not in kept:
                yield Pair(key, key, verdict, None)


def former_names(book: Rulebook, keys: Iterable[str], before: Iterable[str]) -> dict[str, str]:
    """By key after the key before, of what goes on under the rule that replaces its own."""
    was = {new: old for old, new in book.replaced.items()}
    owed = frozenset(before)
    named = ((key, of_rule(key, was[rule_of(key)])) for key in keys if rule_of(key) in was)
    return {key: old for key, old in named if old in owed}


def obligation_changes(pairs: Iterable[Pair]) -> Iterator[ObligationChange]:
    """What is new, gone, renamed or due on other days."""
    for pair in pairs:
        before = pair.before.due if pair.before else None
        after = pair.after.due if pair.after else None
        was = pair.was if pair.is_renamed else ""
        if before is None or after is None:
            kind = ObligationChangeKind.NEW if before is None else ObligationChangeKind.GONE
            yield ObligationChange(pair.key, kind, before, after)
        elif (before.nominal, before.effective, before.please_by) != (after.nominal, after.effective, after.please_by):
            moved = WhyDated.NOMINAL if before.nominal != after.nominal else WhyDated.CALENDAR
            why = WhyDated.POLICY if moved is WhyDated.CALENDAR and before.policy is not after.policy else moved
            yield ObligationChange(pair.key, ObligationChangeKind.REDATED, before, after, why, was)
        elif pair.is_renamed:
            yield ObligationChange(pair.key, ObligationChangeKind.RENAMED, before, after, was=was)


def verdict_changes(pairs: Iterable[Pair]) -> Iterator[VerdictChange]:
    """The verdicts that are others in anything that is told of them."""
    for pair in pairs:
        if pair.before is None or pair.after is None or _as_of_one_rule(pair.before, pair.after) != pair.after:
            yield VerdictChange(pair.key, pair.before, pair.after)


def _as_of_one_rule(before: Verdict, after: Verdict) -> Verdict:
    """The verdict with what only says which rule and line it is of."""
    return replace(
        before, rule=after.rule, fired=after.fired, source_row=after.source_row, source_line=after.source_line
    )


def not_compared(pairs: Iterable[Pair], stood: Iterable[str]) -> Iterator[NotCompared]:
    """What stands as it was decided, and what one of the rulebooks could not judge."""
    standing = frozenset(stood)
    for pair in pairs:
        if pair.key in standing or pair.was in standing:
            yield NotCompared(pair.key, WhyNotCompared.DELETED)
        elif any(verdict is not None and verdict.cause in SET_ASIDE for verdict in (pair.before, pair.after)):
            yield NotCompared(pair.key, WhyNotCompared.SET_ASIDE)
