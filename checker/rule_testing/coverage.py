"""Which sides of its bound, or which states of its date, has no test of a rule asserted? Pure.

A side counts as asserted when a test that names the state has passed there: the compiled rule that fired says where.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from checker.domain.rule import Rule
from checker.domain.rulebook import PlannedRule
from checker.domain.verdict import Verdict
from checker.evaluation.compile import Row, compiled_name
from checker.evaluation.kinds import kinds
from checker.rule_testing.run import LineResult

# What can become of a date: each of its states is a side of it. Of a bound only the two at the end are.
_OF_A_DATE = {
    Row.AWAITING_EVENT: "awaited, its day not known",
    Row.CALENDAR_MISSING: "its calendar missing past the warning",
    Row.DONE_IN_TIME: "done in time",
    Row.DONE_LATE: "done late",
    Row.DUE_AHEAD: "not done, still time",
    Row.DUE_OVER: "not done, time over",
}
_OF_A_BOUND = {
    Row.FINAL_HOLDS: "bound kept",
    Row.FINAL_MISSED: "bound missed",
    Row.FINAL_SHORT: "bound missed",
    Row.CAP_PASSED: "bound missed",
    Row.CAP_PASSED_SHORT: "bound missed",
}


@dataclass(frozen=True, slots=True)
class CoverageGap:
    """A rule and a side of it that no test asserts."""

    planned: PlannedRule
    side: str

    def __str__(self) -> str:
        return f"{self.planned.rule.id}: {self.side}"


def gaps(rules: Iterable[PlannedRule], outcomes: Iterable[LineResult]) -> tuple[CoverageGap, ...]:
    """What the passed tests leave open, in the order of the rules."""
    passed: dict[tuple[str, int], list[LineResult]] = {}
    for outcome in outcomes:
        if outcome.passed:
            passed.setdefault(outcome.check.planned.key, []).append(outcome)
    return tuple(gap for planned in rules for gap in _gaps(planned, passed.get(planned.key, [])))


def _gaps(planned: PlannedRule, passed: list[LineResult]) -> Iterator[CoverageGap]:
    if not passed:
        yield CoverageGap(planned, "no test at all")
        return
    told = [one.verdict for one in passed if one.verdict is not None and _asserts_the_state(one)]
    for side, is_there in sides(planned.rule):
        if not any(is_there(verdict) for verdict in told):
            yield CoverageGap(planned, side)


def _asserts_the_state(outcome: LineResult) -> bool:
    return outcome.check.expect is not None and outcome.check.expect.state is not None


def sides(rule: Rule) -> Iterator[tuple[str, Callable[[Verdict], bool]]]:
    """What there is to assert of a rule, in words, and how a verdict shows it."""
    rows = kinds()[rule.kind].rows(rule)
    named = _OF_A_DATE | _OF_A_BOUND
    for row in rows:
        if row in named:
            yield named[row], _fired(rule, row)
    if Row.FOR_INFORMATION in rows:
        yield from _of_what_only_informs(rule)


def _of_what_only_informs(rule: Rule) -> Iterator[tuple[str, Callable[[Verdict], bool]]]:
    warnings = kinds()[rule.kind].warnings(rule)
    if not warnings:
        yield "told for information", _fired(rule, Row.FOR_INFORMATION)
        return
    yield f"{rule.kind} holds", lambda verdict: verdict.value is not None and not _codes(verdict) & {*warnings}
    for code in warnings:
        yield code.replace("_", " "), _says(code)


def _says(code: str) -> Callable[[Verdict], bool]:
    return lambda verdict: code in _codes(verdict)


def _codes(verdict: Verdict) -> set[str]:
    return {reason.code for reason in verdict.reasons}


def _fired(rule: Rule, row: Row) -> Callable[[Verdict], bool]:
    name = compiled_name(rule.id, row)
    return lambda verdict: verdict.fired == name
