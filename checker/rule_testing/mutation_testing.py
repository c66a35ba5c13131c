"""Do the tests of a rule detect changes? Each rule is changed in one small way at a time; a test must then fail. Pure.

Facts come from the rule as it stands, verdicts from the changed one. A change that no input can show is told with its
proof and not counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.domain.errors import ZielwachtError
from checker.domain.rule import Rule
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.domain.verdict import RuleKey
from checker.rule_testing.cases import Check
from checker.rule_testing.mutations import changes
from checker.rule_testing.run import RunResult, alone, causes_of, outcome_of


@dataclass(frozen=True, slots=True)
class Mutant:
    """A rule changed in one way. `proof`: why no input could show it; empty where one could."""

    planned: PlannedRule
    rule: Rule
    what: str
    proof: str = ""

    def __str__(self) -> str:
        return f"{self.planned.rule.id}: {self.what}"


@dataclass(frozen=True, slots=True)
class Tried:
    """A mutant and the first test that failed by it; None: it survived, or nothing could show it."""

    mutant: Mutant
    killed_by: Check | None = None

    @property
    def is_equivalent(self) -> bool:
        return bool(self.mutant.proof)

    @property
    def survived(self) -> bool:
        return self.killed_by is None and not self.is_equivalent


def try_mutants(tested: RunResult) -> tuple[Tried, ...]:
    """Each rule that was tested, changed in every way there is; only tests that it has a say in are run again."""
    book = tested.rulebook
    own: dict[RuleKey, list[Check]] = {}
    for outcome in tested.outcomes:
        if outcome.passed:
            own.setdefault(outcome.check.planned.key, []).append(outcome.check)
    touched: dict[RuleKey, list[Check]] = {key: list(checks) for key, checks in own.items()}
    for key, checks in own.items():
        for cause in causes_of(book, checks[0].planned) - {key}:
            touched.setdefault(cause, []).extend(checks)
    by_key = {planned.key: planned for planned in book.rules()}
    return tuple(_tried(mutant, touched[key], book) for key in own for mutant in mutants(by_key[key], book))


def _tried(mutant: Mutant, checks: Sequence[Check], rulebook: Rulebook) -> Tried:
    if mutant.proof:
        return Tried(mutant)
    planned = mutant.planned
    changed = PlannedRule(planned.plan, planned.goal, mutant.rule, planned.where)
    books: dict[RuleKey, Rulebook] = {}
    for check in checks:
        key = check.planned.key
        if key not in books:
            books[key] = alone(rulebook, changed if key == planned.key else check.planned, changed)
        if _is_killed(check, books[key]):
            return Tried(mutant, check)
    return Tried(mutant)


def _is_killed(check: Check, changed: Rulebook) -> bool:
    try:
        return bool(outcome_of(check, changed).differences)
    except ZielwachtError:
        return True  # a rule that can no longer be judged is told from one that can


def mutants(planned: PlannedRule, rulebook: Rulebook) -> Iterator[Mutant]:
    """Every small change of one rule."""
    for what, changed, proof in changes(planned, rulebook):
        yield Mutant(planned, changed, what, proof)
