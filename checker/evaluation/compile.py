"""The state table as prioritised rules for the engine: one ruleset a goal, first match wins. Pure.

Each row is compiled once for each rule that can reach it, so that deleting any compiled rule changes a verdict.
The numbers are those of the design's state table.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Literal

from checker.domain.errors import UsageError
from checker.domain.rule import Rule
from checker.domain.verdict import State

MOST_ROWS_A_GOAL = 900
Condition = dict[str, Any]
Provisional = Literal["no", "yes", "until_final"]


class TooManyRules(UsageError):
    """A goal has more rows than the engine can bear (it fails at 1,024 rules in a ruleset)."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a row decides: the state, the code of its reason, and the words beside the state."""

    place: int
    state: State
    reason: str
    provisional: Provisional = "no"
    late: bool = False


class Row(Enum):
    """The rows of the state table, in the order in which they are tried."""

    DONE_IN_TIME = Outcome(30, State.MET, "done_in_time")
    DONE_LATE = Outcome(31, State.MET, "done_late", late=True)
    DUE_AHEAD = Outcome(40, State.PENDING, "due_ahead")
    DUE_OVER = Outcome(41, State.BREACHED, "due_over")
    WAITING_FOR_FIGURES = Outcome(50, State.PENDING, "figures_not_owed_yet")
    NO_FIGURES = Outcome(51, State.NOT_EVALUABLE, "no_figures")
    CAP_PASSED = Outcome(60, State.BREACHED, "cap_passed", "until_final")
    TOO_FEW_DAYS = Outcome(61, State.BREACHED, "too_few_days")
    REPORT_MISSING = Outcome(62, State.NOT_EVALUABLE, "report_missing")
    FINAL_HOLDS = Outcome(63, State.MET, "bound_holds", "until_final")
    FINAL_MISSED = Outcome(64, State.BREACHED, "bound_missed", "until_final")
    FLOOR_REACHED = Outcome(70, State.MET, "floor_reached")
    HOLDS_SO_FAR = Outcome(71, State.MET, "holds_so_far", "yes")
    EXCEEDED_SO_FAR = Outcome(80, State.AT_RISK, "interim_exceeded")
    BEHIND_PATH = Outcome(81, State.AT_RISK, "pace")
    UPCOMING_SHORT = Outcome(82, State.AT_RISK, "upcoming")
    ON_PACE = Outcome(90, State.PENDING, "on_pace")
    UNDECIDED = Outcome(99, State.NOT_EVALUABLE, "undecided")


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """What a fact must match for a row to decide. `row` also says when it is tried."""

    matches: Condition
    row: Row


Ruleset = dict[str, CompiledRule]


def two_fields(operator: str, left: str, right: str) -> Condition:
    """Compare two fields of one fact. Equality needs both bounds: the engine takes `{"m": "rhs"}` as always true."""
    if operator == "=":
        return {"$and": [two_fields("<=", left, right), two_fields(">=", left, right)]}
    word = {"<": "$lt", "<=": "$lte", ">": "$gt", ">=": "$gte"}[operator]
    return {word: {left: {"$m": right}}}


OPEN = two_fields("<=", "on", "end")
OVER = two_fields(">", "on", "end")
COMPLETE = {"outstanding": 0}
OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}


def conditions(row: Row, rule: Rule) -> list[Condition]:
    """What must hold of the flat fact for `row`, given the rule's operator. Empty: whatever comes this far."""
    operator = rule.target.operator if rule.target else "="
    match row:
        case Row.DONE_IN_TIME:
            return [{"complete": 1}, two_fields("<=", "submitted", "effective")]
        case Row.DONE_LATE:
            return [{"complete": 1}]
        case Row.DUE_AHEAD:
            return [two_fields("<=", "on", "effective")]
        case Row.WAITING_FOR_FIGURES:
            return [{"usable": 0}, {"waiting": 1}]
        case Row.NO_FIGURES:
            return [{"usable": 0}]
        case Row.CAP_PASSED:
            return [two_fields(OPPOSITE[operator], "lhs", "rhs")]
        case Row.TOO_FEW_DAYS:
            return [OPEN, two_fields(">", "still_missing", "days_left")]
        case Row.REPORT_MISSING:
            return [OVER, {"$gt": {"reports_missing": 0}}]
        case Row.FINAL_HOLDS:
            return [OVER, COMPLETE, two_fields(operator, "lhs", "rhs")]
        case Row.FINAL_MISSED:
            return [OVER, COMPLETE]
        case Row.FLOOR_REACHED | Row.HOLDS_SO_FAR:
            return [two_fields(operator, "lhs", "rhs")]
        case Row.BEHIND_PATH:
            return [two_fields("<" if operator in (">=", ">", "=") else ">", "figure", "path")]
        case Row.UPCOMING_SHORT:
            return [two_fields("<", "within_reach", "to_reach")]
        case Row.DUE_OVER | Row.EXCEEDED_SO_FAR | Row.ON_PACE | Row.UNDECIDED:
            return []


def compiled_name(rule_id: str, row: Row) -> str:
    """The name of a compiled rule, as explanations and mutation tests show it."""
    return f"{rule_id}#{row.name.lower()}"


def compile_goal(rows_by_rule: Iterable[tuple[Rule, tuple[Row, ...]]], goal: str) -> Ruleset:
    """The ruleset of one goal. Raises TooManyRules long before the engine's limit."""
    ruleset: Ruleset = {}
    for rule, rows in rows_by_rule:
        for row in rows:
            expression = [{"rule": rule.id}, *conditions(row, rule)]
            matches = {"$and": expression} if len(expression) > 1 else expression[0]
            ruleset[compiled_name(rule.id, row)] = CompiledRule(matches, row)
    if len(ruleset) > MOST_ROWS_A_GOAL:
        raise TooManyRules(
            f"goal '{goal}' compiles to {len(ruleset)} engine rules (at most {MOST_ROWS_A_GOAL}); split the goal file"
        )
    ruleset["undecided"] = CompiledRule({"$ex": {"rule": 1}}, Row.UNDECIDED)
    return ruleset
