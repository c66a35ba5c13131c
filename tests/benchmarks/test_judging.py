"""What our meaning costs on top of the engine: `evaluate` against bare posting, in one run.

Ratios only, of CPU time of this process, medians over interleaved rounds: neighbours and clocks do not matter.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from datetime import date
from itertools import cycle, product
from statistics import median
from time import process_time

import pytest
from durable.engine import Host

from checker.domain.clock import end_of_day
from checker.domain.organisation import MergePolicy
from checker.domain.plan import Plan, PlanFile
from checker.domain.rule import GoalFile, Rule
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import State
from checker.evaluation import evaluate
from tests import build
from tests.benchmarks.bars import Bars

pytestmark = [pytest.mark.benchmark, pytest.mark.fast]

AT_MOST = 3.0
ROUNDS = 15
UNITS = tuple(f"office-{number:02}" for number in range(10))
RULES_A_GOAL, GOALS = 7, 21
ON = date(2016, 10, 17)
MONTHS = tuple(f"2016-{month:02}" for month in range(1, 10))
TOPICS = ("kdu", "rueckforderung", "unterhalt", "regress", "einkommen", "vermoegen", "rechtskreis")
OFFICE = {"judge": "office"}


def test_judging_1500_obligations_costs_at_most_three_times_bare_posting(bars: Bars) -> None:
    book, records = _rulebook(), _reported().records
    known_at = end_of_day(ON)
    bare = Bare()

    def judged() -> int:
        return len(evaluate(book, book.calendar, book.organisation, records, (), ON, known_at))

    verdicts = evaluate(book, book.calendar, book.organisation, records, (), ON, known_at)
    assert len(verdicts) == 1_500
    assert len({verdict.state for verdict in verdicts} & {State.MET, State.BREACHED, State.AT_RISK, State.PENDING}) == 4
    assert bare.post() == 1_500
    gc.collect()
    gc.freeze()  # what pytest holds is no cost of either side

    rounds = [(_cost(judged), _cost(bare.post)) for _ in range(ROUNDS)]
    gc.unfreeze()
    ratio = median(ours for ours, _ in rounds) / median(theirs for _, theirs in rounds)
    bars.at_most("judging 1,500 obligations, times bare posting", ratio, AT_MOST, f"{len(records.versions)} records")


def _cost(work: Callable[[], int]) -> float:
    begun = process_time()
    assert work() == 1_500
    return process_time() - begun


class Bare:
    """durable_rules alone: one ruleset of one rule that every fact matches, one post a fact, its timer thread off."""

    def __init__(self) -> None:
        class QuietHost(Host):  # type: ignore[misc]
            def _run(self) -> None:
                return None

        self._taken = 0
        self._host = QuietHost()
        self._host.register_rulesets({"bare": {"any": {"all": [{"m": {"$ex": {"rule": 1}}}], "run": self._take}}})
        self._facts = [_a_fact(number) for number in range(1_500)]

    def _take(self, _context: object) -> None:
        self._taken += 1

    def post(self) -> int:
        self._taken = 0
        for fact in self._facts:
            self._host.post("bare", fact)
        self._host.delete_state("bare", "1")
        return self._taken


def _a_fact(number: int) -> dict[str, int | str]:
    """What one obligation's fact looks like: names, sizes and types as in the design, no code of ours."""
    on, end = date(2016, 10, 17).toordinal(), date(2016, 12, 31).toordinal()
    return {
        "id": number,
        "sid": "1",
        "rule": f"rule-{number % 150:03}",
        "on": on,
        "end": end,
        "usable": 1,
        "waiting": 0,
        "lhs": number * 10,
        "rhs": 9_000,
        "reports_missing": 0,
        "outstanding": 1,
        "days_left": 53,
        "figure": number * 7,
        "path": 6_300,
    }


def _rulebook() -> Rulebook:
    """150 rules of six kinds, each judged for ten offices, in goals as large as the plan's largest."""
    rules = _rules()
    goals = tuple(
        GoalFile.model_validate(
            {
                "goal": {"id": f"goal-{number:02}", "title": f"Ziel {number}"},
                "rules": tuple(next(rules) for _ in range(count)),
            }
        )
        for number, count in enumerate([RULES_A_GOAL] * GOALS + [150 - RULES_A_GOAL * GOALS], start=1)
    )
    organisation = build.organisation(UNITS, merge_policy=MergePolicy())
    head = PlanFile(year=2016, title="Plan 2016", status="draft", source="Test")
    book = build.rulebook(build.error_rate(), of=organisation)
    return Rulebook(
        plans=(Plan(head=head, goals=goals),),
        organisation=organisation,
        escalation=book.escalation,
        senders=(),
        calendar_file=book.calendar_file,
        calendar=book.calendar,
        sha256=book.sha256,
    )


def _rules() -> Iterator[Rule]:
    """Kinds in turn, as many of each; bounds vary, so that no two rules say the same."""
    makers: tuple[Callable[[str, int], Rule], ...] = (
        lambda name, step: build.error_rate(name, value=str(5 + step), scope=OFFICE),
        lambda name, step: build.reviews(name, value=str(150 + 10 * step), scope=OFFICE),
        lambda name, step: build.budget(name, value=f"{11_000 + 200 * step}.00", scope=OFFICE),
        lambda name, step: build.dialogues_planned(name, scope=OFFICE),
        lambda name, step: build.dialogues_held(name, scope=OFFICE),
        lambda name, step: build.deliverable(name, date(2016, 4 + step % 9, 28), scope=OFFICE),
    )
    for number, make in zip(range(150), cycle(makers)):
        yield make(f"rule-{number:03}", number // len(makers))


def _reported() -> build.Reported:
    """Nine months of a house: reviews by topic, stratum and selection, amounts, dialogues and papers of ten offices."""
    reported = build.Reported().deliver("2016-Q1", "2016-Q2", "2016-Q3")
    for month in MONTHS:
        reported.deliver(f"{month}-ytd", profile="kennzahlen")
    for number, (office, month, topic, stratum) in enumerate(product(UNITS, MONTHS, TOPICS, ("new", "existing"))):
        selection = "risk" if number % 5 == 4 else "random"
        said = {"topic": topic, "stratum": stratum, "selection": selection, "scope": office}
        reported.say(build.review(month, 10 + number % 5, number % 3, **said))
    for office, month, stratum in product(UNITS, MONTHS, ("new", "existing")):
        reported.say(build.files(month, 17, stratum=stratum, scope=office))
    for number, (office, month) in enumerate(product(UNITS, range(1, 10)), start=1):
        reported.say(
            build.amount(f"2016-{month:02}", f"{month * 1000 + number}.17", f"{month * 1000}.00", scope=office)
        )
    for place, office in enumerate(UNITS):
        reported.say(build.dialogue(office, "2016-03-15", date(2016, 3, 15)))
        reported.say(build.dialogue(office, "2016-11-08" if place % 3 else "2016-09-20"))
    for number, office in product(range(5, 150, 12), UNITS):
        reported.say(build.handed_in(f"rule-{number:03}", date(2016, 6, 30), scope=office))
    return reported
