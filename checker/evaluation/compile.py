"""The state table as prioritised rules for the engine: one ruleset a goal, first match wins. Pure.

Rules whose rows say the same are of one shape, and share its compiled rules: what differs between them is figures,
and those come with the fact. The numbers are those of the design's state table. ADR 0019.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Literal

from checker.domain.errors import UsageError
from checker.domain.rule import Rule
from checker.domain.verdict import State

MOST_ROWS_A_GOAL = 900
Condition = dict[str, Any]
# What the flat event may say. Conditions and facts name their fields by these words only, so that a misspelt one is
# an error of types, not a fact that falls to the catch-all.
EventField = Literal[
    "rule", "shape", "on", "end",
    "effective", "complete", "submitted", "event_known", "warn_from",
    "usable", "waiting", "lhs", "rhs", "reports_missing", "outstanding", "figure", "path", "days_left",
    "still_missing", "within_reach", "to_reach", "newest_month", "a_month", "least", "most",
]  # fmt: skip
Provisional = Literal["no", "yes", "until_final"]


class TooManyRules(UsageError):
    """A goal has more rows than the engine can bear (it fails at 1,024 rules in a ruleset)."""


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """What a row decides: the state, the code of its reason, and the words beside the state."""

    place: int
    state: State
    reason: str
    provisional: Provisional = "no"
    late: bool = False


class Row(Enum):
    """The rows of the state table, in the order in which they are tried."""

    FOR_INFORMATION = RowOutcome(10, State.INFO, "for_information")
    CALENDAR_MISSING = RowOutcome(20, State.AWAITING_EVENT, "calendar_missing")
    AWAITING_EVENT = RowOutcome(21, State.AWAITING_EVENT, "awaiting_event")
    DONE_IN_TIME = RowOutcome(30, State.MET, "done_in_time")
    DONE_LATE = RowOutcome(31, State.MET, "done_late", late=True)
    DUE_AHEAD = RowOutcome(40, State.PENDING, "due_ahead")
    DUE_OVER = RowOutcome(41, State.BREACHED, "due_over")
    WAITING_FOR_FIGURES = RowOutcome(50, State.PENDING, "figures_not_owed_yet")
    NO_FIGURES = RowOutcome(51, State.NOT_EVALUABLE, "no_figures")
    CAP_PASSED = RowOutcome(60, State.BREACHED, "cap_passed", "until_final")
    CAP_PASSED_SHORT = RowOutcome(60, State.AT_RISK, "cap_passed", "until_final")
    TOO_FEW_DAYS = RowOutcome(61, State.BREACHED, "too_few_days")
    FLOOR_STAYS = RowOutcome(62, State.MET, "floor_stays", "yes")
    REPORT_MISSING = RowOutcome(63, State.NOT_EVALUABLE, "report_missing")
    FINAL_HOLDS = RowOutcome(64, State.MET, "bound_holds", "until_final")
    FINAL_MISSED = RowOutcome(65, State.BREACHED, "bound_missed", "until_final")
    FINAL_SHORT = RowOutcome(66, State.AT_RISK, "bound_missed", "until_final")
    FLOOR_REACHED = RowOutcome(70, State.MET, "floor_reached", "until_final")
    HOLDS_SO_FAR = RowOutcome(71, State.MET, "holds_so_far", "yes")
    EXCEEDED_SO_FAR = RowOutcome(80, State.AT_RISK, "interim_exceeded")
    BEHIND_PATH = RowOutcome(81, State.AT_RISK, "pace")
    UPCOMING_SHORT = RowOutcome(82, State.AT_RISK, "upcoming")
    MONTH_SHORT = RowOutcome(83, State.AT_RISK, "month_short")
    ON_PACE = RowOutcome(90, State.PENDING, "on_pace")
    UNDECIDED = RowOutcome(99, State.NOT_EVALUABLE, "undecided")


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """What a fact must match for a row to decide. `row` also says when it is tried."""

    matches: Condition
    row: Row


Ruleset = dict[str, CompiledRule]


def two_fields(operator: str, left: EventField, right: EventField) -> Condition:
    """Compare two fields of one fact. Equality needs both bounds: the engine takes `{"m": "rhs"}` as always true."""
    if operator == "=":
        return {"$and": [two_fields("<=", left, right), two_fields(">=", left, right)]}
    word = {"<": "$lt", "<=": "$lte", ">": "$gt", ">=": "$gte"}[operator]
    return {word: {left: {"$m": right}}}


def says(field: EventField, value: int | str) -> Condition:
    """A field of the fact has this value."""
    return {field: value}


def more_than(field: EventField, value: int) -> Condition:
    return {"$gt": {field: value}}


OPEN = two_fields("<=", "on", "end")
OVER = two_fields(">", "on", "end")
COMPLETE = says("outstanding", 0)
OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}


def _holds(rule: Rule) -> list[Condition]:
    """The figure keeps what it is compared with: a band on both sides, else the bound."""
    if rule.band is not None:
        return [two_fields(">=", "lhs", "least"), two_fields("<=", "lhs", "most")]
    return [two_fields(_operator(rule), "lhs", "rhs")]


def _operator(rule: Rule) -> str:
    return rule.compared.operator if rule.compared else "="


def conditions(row: Row, rule: Rule) -> list[Condition]:
    """What must hold of the flat fact for `row`, given the rule's operator. Empty: whatever comes this far."""
    operator = _operator(rule)
    match row:
        case Row.CALENDAR_MISSING:
            return [says("event_known", 0), two_fields(">=", "on", "warn_from"), two_fields("<=", "on", "effective")]
        case Row.AWAITING_EVENT:
            return [says("event_known", 0), two_fields("<=", "on", "effective")]
        case Row.DONE_IN_TIME:
            return [says("complete", 1), two_fields("<=", "submitted", "effective")]
        case Row.DONE_LATE:
            return [says("complete", 1)]
        case Row.DUE_AHEAD:
            return [two_fields("<=", "on", "effective")]
        case Row.WAITING_FOR_FIGURES:
            return [says("usable", 0), says("waiting", 1)]
        case Row.NO_FIGURES:
            return [says("usable", 0)]
        case Row.CAP_PASSED | Row.CAP_PASSED_SHORT:
            return [two_fields(OPPOSITE[operator], "lhs", "rhs")]
        case Row.TOO_FEW_DAYS:
            return [OPEN, two_fields(">", "still_missing", "days_left")]
        case Row.FLOOR_STAYS:
            return [OVER, more_than("outstanding", 0), *_holds(rule)]
        case Row.REPORT_MISSING:
            return [OVER, more_than("reports_missing", 0)]
        case Row.FINAL_HOLDS:
            return [OVER, COMPLETE, *_holds(rule)]
        case Row.FINAL_MISSED | Row.FINAL_SHORT:
            return [OVER, COMPLETE]
        case Row.FLOOR_REACHED | Row.HOLDS_SO_FAR:
            return _holds(rule)
        case Row.MONTH_SHORT:
            return [two_fields("<", "newest_month", "a_month")]
        case Row.BEHIND_PATH:
            return [two_fields("<" if operator in (">=", ">", "=") else ">", "figure", "path")]
        case Row.UPCOMING_SHORT:
            return [two_fields("<", "within_reach", "to_reach")]
        case Row.FOR_INFORMATION | Row.DUE_OVER | Row.EXCEEDED_SO_FAR | Row.ON_PACE | Row.UNDECIDED:
            return []


def shape_of(rule: Rule, rows: tuple[Row, ...]) -> str:
    """What a rule's rows ask of a fact, as one short name: `rate_upper-4be1c2`. Rules of one shape share them."""
    asked = repr([(row.name, conditions(row, rule)) for row in rows])
    return f"{rule.kind}-{hashlib.sha256(asked.encode()).hexdigest()[:6]}"


def compiled_name(shape: str, row: Row) -> str:
    """The name of a compiled rule: of a shape, or (as verdicts and explanations show it) of the one rule judged."""
    return f"{shape}#{row.name.lower()}"


def compile_goal(rows_by_rule: Iterable[tuple[Rule, tuple[Row, ...]]], goal: str) -> Ruleset:
    """The ruleset of one goal. Raises TooManyRules long before the engine's limit."""
    ruleset: Ruleset = {}
    for rule, rows in rows_by_rule:
        shape = shape_of(rule, rows)
        for row in rows:
            expression = [says("shape", shape), *conditions(row, rule)]
            matches = {"$and": expression} if len(expression) > 1 else expression[0]
            ruleset[compiled_name(shape, row)] = CompiledRule(matches, row)
    if len(ruleset) > MOST_ROWS_A_GOAL:
        raise TooManyRules(
            f"goal '{goal}' compiles to {len(ruleset)} engine rules (at most {MOST_ROWS_A_GOAL}); split the goal file"
        )
    ruleset["undecided"] = CompiledRule({"$ex": {"rule": 1}}, Row.UNDECIDED)
    return ruleset
