"""Judges a rulebook of so many rules in a process of its own, and prints what that cost. No test; see test_scaling.

Rules of seven kinds in turn, goal by goal, each with figures of its own; one obligation a rule.
"""

from __future__ import annotations

import gc
import json
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time

from checker.domain.clock import end_of_day
from checker.domain.plan import Plan
from checker.domain.record import StatusRecord
from checker.domain.rule import Goal, GoalFile, Rule
from checker.domain.rulebook import Rulebook
from checker.evaluation import evaluate
from checker.evaluation.rulesets import engine_of
from tests import build

ON = date(2016, 10, 17)
RULES_A_GOAL = 50  # two hundred goals of them, as the engine was tried for the design
OBLIGATIONS_A_ROUND = 2_000
ROUNDS = 7
HELD = (date(2016, 3, 15), date(2016, 9, 20))
MAKERS: tuple[Callable[[], Rule], ...] = (
    build.budget,
    build.integration_rate,
    lambda: build.visits("2"),
    build.deliverable,
    lambda: build.against_a_base("comparative", "<", "baseline"),
    build.all_booked,
    build.stock_growth,
)


def main(rules: int) -> None:
    """Print cost an obligation and of compiling (microseconds of CPU), peak memory (MiB) and how many states came."""
    book, records = rulebook(rules), reported(rules).records
    known_at = end_of_day(ON)

    def judged() -> int:
        return len(evaluate(book, book.calendar, book.organisation, records, (), ON, known_at))

    begun = process_time()
    engine_of(book)
    compiled = process_time() - begun
    verdicts = evaluate(book, book.calendar, book.organisation, records, (), ON, known_at)
    assert len(verdicts) == rules, "one obligation a rule"
    gc.collect()
    gc.freeze()
    costs = []
    repeats = max(1, OBLIGATIONS_A_ROUND // rules)
    for _ in range(ROUNDS):
        begun = process_time()
        assert sum(judged() for _ in range(repeats)) == repeats * rules
        costs.append((process_time() - begun) / (repeats * rules))
    told = {
        "rules": rules,
        "cost": median(costs) * 1e6,
        "compiling": compiled / rules * 1e6,
        "peak": _peak(),
        "states": len({verdict.state for verdict in verdicts}),
    }
    print(json.dumps(told))


def _peak() -> float:
    """The most memory of this program, in MiB. What the system tells a process of its use begins with its parent's."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (held,) = re.findall(r"(?m)^VmHWM:\s+(\d+) kB$", status)
    return int(held) / 1024


def rulebook(rules: int) -> Rulebook:
    shapes = [make() for make in MAKERS]
    made = [named(shapes[number % len(shapes)], name_of(number)) for number in range(rules)]
    goals = tuple(
        GoalFile(
            goal=Goal(id=f"goal-{first:05}", title=f"Ziel {first}"), rules=tuple(made[first : first + RULES_A_GOAL])
        )
        for first in range(0, rules, RULES_A_GOAL)
    )
    book = build.rulebook(build.error_rate(), of=build.organisation(("hilden",)))
    (plan,) = book.plans
    return replace(book, plans=(Plan(head=plan.head, goals=goals),))


def name_of(number: int) -> str:
    return f"rule-{number:05}"


def named(shape: Rule, name: str) -> Rule:
    """The rule under a name of its own, counting what no other rule counts."""
    where = shape.measure.where
    counts = {"metric": name} if where.metric else {"event_type": name} if where.event_type else {}
    measure = shape.measure.model_copy(update={"where": where.model_copy(update=counts)})
    return shape.model_copy(update={"id": name, "measure": measure})


def reported(rules: int) -> build.Reported:
    """Of each rule what its kind counts, good and bad in turn; of every ninth nothing."""
    told = build.Reported()
    for number in range(rules):
        if number % 9 != 8:
            told.say(*figures(MAKERS[number % len(MAKERS)]().kind, name_of(number), number))
    return told


def figures(kind: str, name: str, number: int) -> tuple[StatusRecord, ...]:
    match kind:
        case "recurring_event":
            return tuple(build.dialogue("hilden", None, day, event_type=name) for day in HELD[: number % 3])
        case "dated_deliverable":
            return (build.handed_in(name, date(2016, 4, 28 + number % 3)),)
        case "budget_cap":
            return (build.amount("2016-09", f"{850 + number % 400}.17", metric=name),)
        case "rate_lower":
            return (build.integrations("2016-06", 150 + number % 80, 1000, metric=name),)
        case "growth_cap":
            return (build.stock("2016-06", 990 + number % 40, 1000, metric=name),)
        case "share_full":
            return (build.booked("2016-03", 99 + number % 2, 100, metric=name),)
        case _:
            return (build.measured(name, "2016-Q3", "100", base=str(99 + number % 3)),)


if __name__ == "__main__":
    main(int(sys.argv[1]))
