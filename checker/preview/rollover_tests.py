"""The tests of rules for the next year: carried, run, carried otherwise where one fails, and at last skipped. Shell.

Runs them in a folder of its own, which it takes away again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from checker.domain.period import year
from checker.domain.rollover import RolloverDecision, RolloverDecisionKind
from checker.domain.rule import Rule
from checker.domain.rulebook import Rulebook
from checker.evaluation.obligations import periods_of
from checker.rule_testing.run import NothingTested, run_tests
from checker.rulebook.problems import RulebookError
from checker.starter.rollover.goal_file import RolledFile
from checker.starter.rollover.test_days import DaysOfTest, TestMove, days_of
from checker.starter.rollover.test_file import TestInFile, TestsToMove, period_of, rolled_tests, tests_in
from checker.starter.rollover.year_shift import next_name
from checker.wording.rollover_texts import SKIPPED

# The ways in which a test may be carried, the likeliest first.
WAYS = (TestMove.PARTS, TestMove.WORKING_DAYS, TestMove.WEEKS)
WAYS_OF_TIMELINES = (TestMove.WORKING_DAYS, TestMove.WEEKS, TestMove.PARTS)
# A test within its file: the file's name, and its place in it.
TestPlace = tuple[str, int]


@dataclass(frozen=True, slots=True)
class CarriedTests:
    """The files with tests of the next year by name, how many tests they have, and how many of them are skipped."""

    files: Mapping[str, bytes]
    decisions: tuple[RolloverDecision, ...]
    count: int
    skipped: int


@dataclass(slots=True)
class _Carrying:
    """The texts of this year's tests, the tests in them, and the way each is carried so far."""

    texts: Mapping[str, str]
    tests: Mapping[TestPlace, TestInFile]
    before: Rulebook
    rules: Mapping[str, Rule]
    plan_year: int
    moves: dict[TestPlace, TestMove] = field(default_factory=dict)
    failed: dict[TestPlace, str] = field(default_factory=dict)

    def rolled(self) -> dict[str, RolledFile]:
        """Each file as it stands with these ways, by its name in the next plan."""
        return {self.named(name): self._file(name, text) for name, text in self.texts.items()}

    def named(self, name: str) -> str:
        return next_name(name, self.plan_year)

    def of_file(self, name: str) -> Iterator[TestInFile]:
        return (test for (file, _), test in self.tests.items() if file == name)

    def _file(self, name: str, text: str) -> RolledFile:
        tests = {
            test.place: TestsToMove(
                self._days(test.rule, test.period),
                self.moves.get((name, test.place), TestMove.PARTS),
                SKIPPED[self.before.language].format(year=self.plan_year) if (name, test.place) in self.failed else "",
            )
            for test in self.of_file(name)
        }
        return rolled_tests(text, self.named(name), self.plan_year, tests)

    def _days(self, rule_id: str, period: str) -> DaysOfTest:
        planned = self.before.rule(rule_id, self.plan_year) or self.before.rule(rule_id)
        assert planned is not None, "tests of unknown rules are mistakes"
        rule, named = planned.rule, period_of(period)
        periods = () if rule.period.kind == "request" else periods_of(rule, year(planned.year))
        if named is not None and periods:
            periods = (named,)
        return days_of(rule, self.rules[rule_id], periods, self.before.calendar, self.plan_year)


def carried_tests(
    texts: Mapping[str, str],
    before: Rulebook,
    after: Rulebook | None,
    rules: Mapping[str, Rule],
    files: Mapping[str, bytes],
    plan_year: int,
) -> CarriedTests:
    """The tests of the next plan. `texts` are this year's by name, `rules` the next year's by id, `files` all.

    `after` None: the rules contradict the house, so that no test can be run; they are carried all the same.
    """
    tests = {(name, test.place): test for name, text in texts.items() for test in tests_in(text)}
    carrying = _Carrying(texts, tests, before, rules, plan_year)
    if after is not None and texts:
        # What is compiled for the other plans would be of no use here.
        after = replace(after, plans=tuple(plan for plan in after.plans if plan.year == plan_year + 1))
        _carry(carrying, after, files)
    rolled = carrying.rolled()
    told = [decision for file in rolled.values() for decision in file.decisions]
    for at, why in carrying.failed.items():
        facts = {"test": tests[at].name, "why": why}
        told.append(RolloverDecision(RolloverDecisionKind.TEST, carrying.named(at[0]), tests[at].rule, facts=facts))
    new = {name: file.text.encode() for name, file in rolled.items()}
    return CarriedTests(new, tuple(told), len(tests), len(carrying.failed))


def _carry(carrying: _Carrying, after: Rulebook, files: Mapping[str, bytes]) -> None:
    """Finds the way in which each test passes, or that there is none."""
    ways = {at: list(WAYS_OF_TIMELINES if test.is_timeline else WAYS) for at, test in carrying.tests.items()}
    carrying.moves = {at: of_test.pop(0) for at, of_test in ways.items()}
    trying: Collection[TestPlace] = ways.keys()
    while trying:
        failing = _failing(carrying, after, files, trying)
        for at, why in failing.items():
            if not ways[at]:
                carrying.failed[at] = why
            carrying.moves[at] = ways[at].pop(0) if ways[at] else WAYS[0]
        trying = failing.keys() - carrying.failed.keys()


def _failing(
    carrying: _Carrying, after: Rulebook, files: Mapping[str, bytes], trying: Collection[TestPlace]
) -> dict[TestPlace, str]:
    """Those of the tests `trying` that fail as carried so far, each with its first difference."""
    rolled = carrying.rolled()
    with TemporaryDirectory(prefix="zielwacht-rollover-") as made:
        folder = Path(made)
        for name, data in {**files, **{name: one.text.encode() for name, one in rolled.items()}}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return {at: why for at, why in _differing(carrying, after, folder, trying).items() if at in trying}


def _differing(
    carrying: _Carrying, after: Rulebook, folder: Path, trying: Collection[TestPlace]
) -> dict[TestPlace, str]:
    paths = {str(folder / carrying.named(name)): name for name, _ in sorted(trying)}
    rules = {carrying.tests[at].rule for at in trying}
    try:
        outcomes = run_tests(folder, [Path(path) for path in paths], rulebook=after, of_rules=rules).outcomes
    except NothingTested:
        return {}
    except RulebookError as wrong:
        told = {paths[one.where.file]: one.what for one in reversed(wrong.problems) if one.where.file in paths}
        return {at: what for name, what in told.items() for at in carrying.tests if at[0] == name}
    places = {
        (path, test.name): (name, test.place)
        for path, name in paths.items()
        for test in tests_in(Path(path).read_text("utf-8"))
    }
    failing: dict[TestPlace, str] = {}
    for outcome in outcomes:
        if outcome.differences:
            at = places[outcome.check.where.file, outcome.check.test]
            failing.setdefault(at, str(outcome.differences[0]))
    return failing
