"""What becomes of a scenario when one compiled rule is deleted. The scenarios and their outcomes stand in the tests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from checker.domain.clock import end_of_day
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import Verdict
from checker.evaluation import evaluate
from checker.evaluation.compile import Ruleset
from checker.evaluation.engine import Engine
from checker.evaluation.kinds import kinds
from checker.evaluation.rulesets import compiled, shapes_of
from tests.build import Reported

CATCH_ALL = "undecided"
Outcome = tuple[str, bool, bool]


@dataclass(frozen=True)
class Scenario:
    """Told, on a day: the state of the obligation, whether provisional, whether late."""

    told: Reported
    on: date
    outcome: Outcome
    at: str


def says(
    told: Reported,
    on: date,
    state: str,
    *,
    provisional: bool = False,
    late: bool = False,
    at: str = "jobcenter/2016",
) -> Scenario:
    """`at` is the scope and period of the obligation that is looked at."""
    return Scenario(told, on, (state, provisional, late), at)


def rows_of(book: Rulebook) -> set[str]:
    """Each rule with each row that it can reach: `error-rate#final_missed`."""
    return {
        f"{planned.rule.id}#{row.name.lower()}"
        for planned in book.rules()
        for row in kinds()[planned.rule.kind].rows(planned.rule)
    }


def compiled_rules_of(book: Rulebook) -> set[tuple[str, str]]:
    """Goal and name of every compiled rule that decides something."""
    return {(goal, name) for goal, ruleset in compiled(book).items() for name in ruleset if name != CATCH_ALL}


def behind(book: Rulebook, name: str) -> tuple[str, str]:
    """The goal of a scenario's rule, and the compiled rule of its shape that the scenario is named after."""
    rule, _, row = name.partition("#")
    planned = book.rule(rule)
    assert planned is not None, f"{rule} is a rule of the book"
    return f"{planned.plan.year}-{planned.goal.id}", f"{shapes_of(book)[planned.key]}#{row}"


def judged(book: Rulebook, name: str, scenario: Scenario, engine: Engine) -> Verdict:
    """The verdict of the scenario's own obligation."""
    key = {f"{name.partition('#')[0]}/{scenario.at}"}
    known_at = end_of_day(scenario.on)
    (verdict,) = evaluate(
        book, book.calendar, book.organisation, scenario.told.records, (), scenario.on, known_at, only=key,
        engine=engine,
    )  # fmt: skip
    return verdict


def without(book: Rulebook, name: str, goal: str) -> Engine:
    """The goal without one of its compiled rules; the other goals as they are, where they are asked for."""
    ruleset: Ruleset = {other: rule for other, rule in compiled(book)[goal].items() if other != name}
    return Engine({goal: ruleset})


def outcome(verdict: Verdict) -> Outcome:
    return str(verdict.state), verdict.provisional, verdict.late


def all_told(verdict: Verdict) -> tuple[Outcome, str]:
    """What somebody is told: two rows of one state differ by the reason, and who misses a calendar must hear of it."""
    return outcome(verdict), verdict.cause
