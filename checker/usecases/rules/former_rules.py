"""What would the rules of the last tick say today, and which change has made the difference? Shell, read-only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from itertools import pairwise

from sqlalchemy import Connection

from checker.domain.alteration import Alteration, AlterationKind
from checker.domain.amendments import before_amendments, begun
from checker.domain.clock import end_of_day, local_day
from checker.domain.obligation_key import rule_of
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import Verdict
from checker.evaluation.assessment import Assessment
from checker.evaluation.judge import owed_in
from checker.evaluation.verdict import verdicts_on
from checker.store import activations, grounds
from checker.store.cursor import Cursor
from checker.store.grounds import given_reason
from checker.usecases.rules.activation import archived_book, former_book

# Today's assessment by another rulebook.
AssessedBy = Callable[[Rulebook], Assessment]
# The keys that an obligation may have had, the newest first.
NamesOf = Callable[[str], tuple[str, ...]]


@dataclass
class _Stage:
    """A rulebook that held since the last tick, and the changes that ended it: by rule where they differ."""

    book: Rulebook
    assessed_by: AssessedBy
    ended_by: Callable[[str], Alteration]
    verdicts: dict[str, Verdict | None] = field(default_factory=dict)

    @cached_property
    def assessment(self) -> Assessment:
        return self.assessed_by(self.book)

    def verdict(self, obligation: str, names: Sequence[str]) -> Verdict | None:
        if obligation not in self.verdicts:
            found = verdicts_on(owed_in(self.assessment, names), self.assessment)
            self.verdicts[obligation] = found[0] if found else None
        return self.verdicts[obligation]


@dataclass(frozen=True, slots=True)
class FormerRules:
    """The rulebooks between the last tick and this one, oldest first; none where nothing has changed.

    Those that cannot be read any more are not among them: `ended_unread` is the change that ended the last of these.
    """

    stages: Sequence[_Stage]
    names_of: NamesOf
    ended_unread: Alteration | None = None

    @property
    def is_there(self) -> bool:
        """Has anything of the rules changed since the last tick?"""
        return bool(self.stages) or self.ended_unread is not None

    def verdict(self, obligation: str) -> Verdict | None:
        """Today's by the rules of the last tick; None: they are the same, or did not owe it."""
        return self._verdict(self.stages[0], obligation) if self.stages else None

    def rulebook(self) -> Rulebook | None:
        """That of the last tick; None: it is the same."""
        return self.stages[0].book if self.stages else None

    def mended_by(self, obligation: str) -> Alteration:
        """The change since which it is not bad any more. Only of what was bad by the rules of the last tick."""
        found = self._ended_by(obligation, lambda verdict: verdict is not None and verdict.is_bad)
        assert found is not None, f"{obligation} was bad by the rules of the last tick"
        return found

    def dropped_by(self, obligation: str) -> Alteration | None:
        """The change since which it is not owed any more; None: by the rules of the last tick it was not, either."""
        return self._ended_by(obligation, lambda verdict: verdict is not None) or self.ended_unread

    def _ended_by(self, obligation: str, held: Callable[[Verdict | None], bool]) -> Alteration | None:
        """The change that ended the last rulebook by which something held."""
        for stage in reversed(self.stages):
            if held(self._verdict(stage, obligation)):
                return stage.ended_by(rule_of(obligation))
        return None

    def _verdict(self, stage: _Stage, obligation: str) -> Verdict | None:
        return stage.verdict(obligation, self.names_of(obligation))


def former_rules(
    tx: Connection, at: Cursor | None, book: Rulebook, on: date, assessed_by: AssessedBy, names_of: NamesOf
) -> FormerRules:
    """Those between the tick that left the cursor `at` and one on the day `on` by `book`, which is in force."""
    stages: list[_Stage] = []
    ended_unread: Alteration | None = None
    if at is None:
        return FormerRules(stages, names_of)
    last = local_day(at.instant)
    heads = activations.since(tx, at.rulebook, at.instant)
    for head, following in pairwise(heads):
        day = local_day(following.activated_at)
        reason = given_reason(grounds.of(tx, following.number))
        activation = Alteration(AlterationKind.RULES, day, following.by, following.number, reason)
        former = former_book(tx, head)
        if former is None:
            ended_unread = activation
            continue
        former = before_amendments(former, last, on)
        stages.append(_Stage(former, assessed_by, partial(_the_same, activation)))
    unamended = before_amendments(book, last, on)
    if unamended is not book:
        stages.append(_Stage(unamended, assessed_by, lambda rule: _amendment(rule, book, last, on)))
    return FormerRules(stages, names_of, ended_unread)


def rules_on(tx: Connection, on: date, book: Rulebook) -> Rulebook:
    """The rulebook in force at the end of a local day; `book`, which is in force now, where none was yet."""
    head = activations.in_force_at(tx, end_of_day(on))
    return book if head is None or head.sha256 == book.sha256 else archived_book(tx, head)


def _the_same(activation: Alteration, _rule: str) -> Alteration:
    return activation


def _amendment(rule: str, book: Rulebook, last: date, on: date) -> Alteration:
    """The newest that has begun of a rule; of one that follows from another's verdict the day alone."""
    rules = (planned.rule for planned in book.rules() if planned.rule.id == rule)
    of_rule = [one for found in rules for one in begun(found, last, on)]
    if not of_rule:
        return Alteration(AlterationKind.AMENDMENT, on)
    newest = max(of_rule, key=lambda one: one.since)
    return Alteration(AlterationKind.AMENDMENT, newest.since, newest.decision_ref)
