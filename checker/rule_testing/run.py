"""Run the tests of rules: read, resolve, judge, compare. Shell: reads files, changes nothing.

`evaluate` is what is tested. Each line of a test is judged in a world of its own: its rule, its records, its day.
The calendar is built and the engine compiled once; of the rulebook only the tested rule is looked at.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from checker.domain.bulk import collector_paused
from checker.domain.errors import UsageError
from checker.domain.plan import Plan
from checker.domain.problem import meant, nearest
from checker.domain.rule import GoalFile
from checker.domain.rule_test import RuleTest
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.domain.verdict import RuleKey, Verdict
from checker.evaluation import evaluate
from checker.evaluation.engine import Engine
from checker.evaluation.judge import owed_on
from checker.evaluation.rulesets import compiled
from checker.evaluation.trigger_rules import TriggerEngine, compiled_triggers
from checker.rule_testing.cases import Check, checks_of
from checker.rule_testing.compare import Difference, differences
from checker.rulebook.load import load
from checker.rulebook.problems import RulebookError
from checker.rulebook.rule_tests import ReadTests, default_files, planned_rules, read_tests, timeline_files
from checker.wording.reasons import because

if TYPE_CHECKING:
    from checker.rule_testing.timeline import StepResult


class NothingTested(UsageError):
    """No test was run, or none asserts anything: that is no success."""


@dataclass(frozen=True, slots=True)
class LineResult:
    """The result of one line: no difference is a pass. `because` are the reasons in words, shown with a failure."""

    check: Check
    differences: tuple[Difference, ...] = ()
    verdict: Verdict | None = None
    because: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        return self.check.skip is None and not self.differences


@dataclass(frozen=True)
class RunResult:
    """All that was run. `rules` are those the files are about, tested or not; `not_run` counts files with timelines."""

    rulebook: Rulebook
    outcomes: tuple[LineResult, ...]
    rules: tuple[PlannedRule, ...]
    files: int
    not_run: int = 0

    @property
    def failed(self) -> tuple[LineResult, ...]:
        return tuple(outcome for outcome in self.outcomes if outcome.differences)

    @property
    def skipped(self) -> tuple[LineResult, ...]:
        return tuple(outcome for outcome in self.outcomes if outcome.check.skip is not None)

    @property
    def passed(self) -> tuple[LineResult, ...]:
        return tuple(outcome for outcome in self.outcomes if outcome.passed)


@collector_paused()
def run_tests(
    folder: Path,
    files: Sequence[Path] = (),
    pattern: str | None = None,
    *,
    with_timelines: bool = False,
    rulebook: Rulebook | None = None,
    of_rules: Collection[str] | None = None,
) -> RunResult:
    """Run the tests in `files`, or all of the rules folder, whose rule, test or case `pattern` matches.

    Files under tests/timelines live through a year and take their time: only with `with_timelines`, or a pattern.
    `rulebook` is what the folder's rules said when they were read; None: they are read now. `of_rules`: only of these.
    Raises RulebookError with every mistake of the rules and the tests, NothingTested when nothing was run.
    """
    rulebook = rulebook or load(folder)
    waiting = [] if files or pattern is not None or with_timelines else timeline_files(folder)
    paths = list(files) or [*default_files(folder), *(() if waiting else timeline_files(folder))]
    if not paths:
        raise NothingTested(f"there are no tests in {folder}/plans/<year>/tests; write one, or name the files")
    read_files, problems = [], []
    for path in paths:
        match read_tests(path, folder, rulebook):
            case ReadTests() as found:
                read_files.append(found)
            case list() as wrong:
                problems += wrong
    checks = [check for one in read_files for check in checks_of(one, rulebook, problems)]
    if problems:
        raise RulebookError(problems)
    of_these = checks if of_rules is None else [check for check in checks if check.rule in of_rules]
    chosen = [check for check in of_these if pattern is None or _matches(check, pattern)]
    if not chosen:
        raise NothingTested(_none_matches(pattern or "", checks))
    if all(check.skip is not None for check in chosen):
        raise NothingTested(f"all {len(chosen)} tests that were chosen are skipped: nothing was tested")
    world = World(rulebook)
    outcomes = tuple(world.outcome(check) for check in chosen)
    rules = {planned.key: planned for one in read_files for planned in planned_rules(one, rulebook).values()}
    if not files:
        rules = {planned.key: planned for planned in rulebook.rules()}
    return RunResult(rulebook, outcomes, tuple(rules.values()), len(read_files), len(waiting))


def _matches(check: Check, pattern: str) -> bool:
    """Is it meant? A part of the rule's id or of the name, or a pattern with * over one of them."""
    wanted = pattern.casefold()
    names = [name.casefold() for name in (check.rule, check.name, check.case, check.test)]
    if any(sign in wanted for sign in "*?["):
        return any(fnmatchcase(name, wanted) for name in names)
    return any(wanted in name for name in names)


def _none_matches(pattern: str, checks: Iterable[Check]) -> str:
    near = nearest(pattern, {check.rule for check in checks} | {check.test for check in checks})
    return f"no test matches '{pattern}'" + meant(pattern, near)


# --- Judging ------------------------------------------------------------------------------------------------


class World:
    """A rulebook made ready to judge single rules: its engines compiled, each rule in a rulebook of its own."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._alone: dict[RuleKey, Rulebook] = {}
        self._lived: dict[tuple[str, str], tuple[StepResult, ...]] = {}

    @cached_property
    def _engine(self) -> Engine:
        return Engine(compiled(self._rulebook))

    @cached_property
    def _triggers(self) -> TriggerEngine:
        return TriggerEngine(compiled_triggers(self._rulebook))

    def outcome(self, check: Check) -> LineResult:
        """Run one line."""
        key = check.planned.key
        if key not in self._alone:
            self._alone[key] = alone(self._rulebook, check.planned)
        if check.lived is None or check.skip is not None:
            return outcome_of(check, self._alone[key], self._engine, self._triggers)
        came = self._told(check, check.lived)[check.row]
        known = replace(check, acts=came.acts)
        return self._with_what_became_of_it(outcome_of(known, self._alone[key], self._engine, self._triggers), came)

    def _told(self, check: Check, test: RuleTest) -> tuple[StepResult, ...]:
        """The result of the whole timeline, simulated once for all of its lines."""
        from checker.rule_testing.timeline import TimelineRun, told

        name = (check.where.file, check.test)
        if name not in self._lived:
            rules = tuple(_with_causes(self._rulebook, check.planned))
            self._lived[name] = told(
                TimelineRun(rules, check.obligation, check.all_records, test.timeline or (), test.plan or "adopted"),
                self._rulebook,
            )
        return self._lived[name]

    def _with_what_became_of_it(self, outcome: LineResult, came: StepResult) -> LineResult:
        from checker.rule_testing.timeline import told_otherwise

        check = outcome.check
        assert check.lived is not None, "asked before"
        assert check.lived.timeline is not None, "only a timeline is lived through"
        found = tuple(told_otherwise(check.lived.timeline[check.row], came))
        if not found:
            return outcome
        said = outcome.because or (because(outcome.verdict, self._rulebook.language) if outcome.verdict else ())
        return replace(outcome, differences=(*outcome.differences, *found), because=said)


def alone(rulebook: Rulebook, planned: PlannedRule, changed: PlannedRule | None = None) -> Rulebook:
    """The same house with one rule only, and those it follows from; `changed` takes the place of its namesake."""
    kept = list(_with_causes(rulebook, planned))
    if changed is not None:
        kept = [changed if one.key == changed.key else one for one in kept]
    plans = (
        Plan.model_construct(
            head=of_a_plan.plan.head,
            goals=tuple(
                GoalFile.model_construct(goal=one.goal, rules=(one.rule,)) for one in kept if one.plan is of_a_plan.plan
            ),
        )
        for of_a_plan in {one.plan.year: one for one in kept}.values()
    )
    return Rulebook(
        plans=tuple(plans),
        organisation=rulebook.organisation,
        escalation=rulebook.escalation,
        senders=rulebook.senders,
        calendar_file=rulebook.calendar_file,
        calendar=rulebook.calendar,
        sha256=rulebook.sha256,
    )


def _with_causes(rulebook: Rulebook, planned: PlannedRule) -> Iterator[PlannedRule]:
    """The rules whose verdicts open what this one owes, then itself. Lint has refused circles."""
    for when in planned.rule.when or ():
        cause = rulebook.rule(when.rule, planned.year) if when.rule is not None else None
        if cause is not None:
            yield from _with_causes(rulebook, cause)
    yield planned


def causes_of(rulebook: Rulebook, planned: PlannedRule) -> frozenset[RuleKey]:
    """The rules that have a say in what a rule owes: itself, and those it follows from."""
    return frozenset(one.key for one in _with_causes(rulebook, planned))


def outcome_of(
    check: Check, rulebook: Rulebook, engine: Engine | None = None, triggers: TriggerEngine | None = None
) -> LineResult:
    """The result of one line by a rulebook that holds its rule alone; the engines are those of more than that."""
    if check.skip is not None:
        return LineResult(check)
    if check.owed is not None:
        return LineResult(check, _owed(check, check.owed, rulebook))
    assert check.expect is not None, "a line expects a verdict or obligations"
    only = {check.obligation}
    verdicts = evaluate(
        rulebook,
        rulebook.calendar,
        rulebook.organisation,
        check.records,
        check.acts,
        check.on,
        check.known_at,
        only=only,
        engine=engine,
        triggers=triggers,
    )
    if not verdicts:
        return LineResult(check, (Difference("obligation", check.obligation, _instead(check, rulebook)),))
    found = differences(check.expect, verdicts[0], rulebook.language)
    return LineResult(check, found, verdicts[0], because(verdicts[0], rulebook.language) if found else ())


def _owed(check: Check, expected: Sequence[str], rulebook: Rulebook) -> tuple[Difference, ...]:
    """The obligations that are missing, and those that are too many."""
    came = _owed_by_the_rule(check, rulebook)
    missing = [Difference("obligation", key, "not owed") for key in expected if key not in came]
    return (*missing, *(Difference("obligation", "not owed", key) for key in came if key not in expected))


def _owed_by_the_rule(check: Check, rulebook: Rulebook) -> list[str]:
    owed = owed_on(rulebook, rulebook.calendar, rulebook.organisation, check.records, (), check.on, check.known_at)
    return [obligation.key for obligation in owed if obligation.rule.id == check.rule]


def _instead(check: Check, rulebook: Rulebook) -> str:
    owed = _owed_by_the_rule(check, rulebook)
    shown = ", ".join(owed[:3]) + (f" and {len(owed) - 3} more" if len(owed) > 3 else "")
    return f"owed on that day: {shown or 'nothing of this rule'}"
