"""Deleting any one compiled rule of the shipped rulebook changes a verdict: the scenario that catches it has its name.

The table has exactly one scenario a compiled rule. With all rules each scenario has the outcome written down here,
decided by the rule it is named after; without that rule it has another one, or the engine refuses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from checker.domain.clock import end_of_day
from checker.domain.record import CaseReview, Measurement
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import Verdict
from checker.evaluation import evaluate
from checker.evaluation.compile import Ruleset
from checker.evaluation.engine import Engine, EngineError
from checker.evaluation.judge import compiled
from checker.rulebook.load import load
from tests.build import Reported, amount, dialogue, files, handed_in, integrations, review, sick, stock

RULES = Path(__file__).parents[2] / "rules"
QUARTERS = ("2016-Q1", "2016-Q2", "2016-Q3", "2016-Q4")
CATCH_ALL = "undecided"


@dataclass(frozen=True)
class Scenario:
    """Told, on a day: the state of the obligation, whether provisional, whether late."""

    told: Reported
    on: date
    outcome: tuple[str, bool, bool]


def says(told: Reported, on: date, state: str, *, provisional: bool = False, late: bool = False) -> Scenario:
    return Scenario(told, on, (state, provisional, late))


def reviewed(quarters: tuple[str, ...], *figures: CaseReview) -> Reported:
    return Reported().deliver(*quarters, sender="fachaufsicht", profile="reviews").say(*figures)


def key_figure(month: str) -> Reported:
    return Reported().deliver(month, sender="controlling", profile="key-figures")


def of_a_rate(rule: str, topic: str) -> dict[str, Scenario]:
    good, bad = review("2016-02", 300, 29, topic=topic), review("2016-02", 300, 30, topic=topic)
    return {
        f"{rule}#waiting_for_figures": says(Reported(), date(2016, 4, 14), "pending"),
        f"{rule}#no_figures": says(Reported(), date(2016, 4, 15), "not_evaluable"),
        f"{rule}#report_missing": says(reviewed(QUARTERS[:3], good), date(2017, 1, 14), "not_evaluable"),
        f"{rule}#final_holds": says(reviewed(QUARTERS, good), date(2017, 1, 16), "met"),
        f"{rule}#final_missed": says(reviewed(QUARTERS, bad), date(2017, 1, 16), "breached"),
        f"{rule}#holds_so_far": says(reviewed(QUARTERS[:1], good), date(2016, 4, 5), "met", provisional=True),
        f"{rule}#exceeded_so_far": says(reviewed(QUARTERS[:1], bad), date(2016, 4, 5), "at_risk"),
    }


def of_a_count(rule: str, stratum: str, needed: int) -> dict[str, Scenario]:
    def counted(quarters: tuple[str, ...], number: int) -> Reported:
        return reviewed(quarters, files("2016-02", number, stratum=stratum))

    path = needed // 4
    return {
        f"{rule}#waiting_for_figures": says(Reported(), date(2016, 4, 14), "pending"),
        f"{rule}#no_figures": says(Reported(), date(2016, 4, 15), "not_evaluable"),
        f"{rule}#report_missing": says(counted(QUARTERS[:3], needed - 1), date(2017, 1, 14), "not_evaluable"),
        f"{rule}#final_holds": says(counted(QUARTERS, needed), date(2017, 1, 16), "met"),
        f"{rule}#final_missed": says(counted(QUARTERS, needed - 1), date(2017, 1, 16), "breached"),
        f"{rule}#floor_reached": says(counted(QUARTERS[:1], needed), date(2016, 4, 5), "met"),
        f"{rule}#behind_path": says(counted(QUARTERS[:1], path - 1), date(2016, 4, 5), "at_risk"),
        f"{rule}#on_pace": says(counted(QUARTERS[:1], path), date(2016, 4, 5), "pending"),
    }


def of_a_deliverable(rule: str, last_day: date, **says_too: object) -> dict[str, Scenario]:
    the_day_after = date.fromordinal(last_day.toordinal() + 1)
    in_time, late = (Reported().say(handed_in(rule, day, **says_too)) for day in (last_day, the_day_after))
    return {
        f"{rule}#done_in_time": says(in_time, the_day_after, "met"),
        f"{rule}#done_late": says(late, the_day_after, "met", late=True),
        f"{rule}#due_ahead": says(Reported(), last_day, "pending"),
        f"{rule}#due_over": says(Reported(), the_day_after, "breached"),
    }


def of_an_integration_rate(rule: str, reached: int, missed: int) -> dict[str, Scenario]:
    """Of 1,000 clients; `missed` is one integration too few, at the bound of the year."""

    def told(month: str, part: int, soll: str | None = None, *, mean: bool = True) -> Reported:
        return Reported().say(integrations(month, part, 1000, soll, mean=mean, metric=rule))

    return {
        f"{rule}#waiting_for_figures": says(Reported(), date(2016, 4, 30), "pending"),
        f"{rule}#no_figures": says(Reported(), date(2016, 5, 1), "not_evaluable"),
        f"{rule}#report_missing": says(told("2016-11", reached), date(2017, 4, 1), "not_evaluable"),
        f"{rule}#final_holds": says(told("2016-12", reached), date(2017, 3, 31), "met"),
        f"{rule}#final_missed": says(told("2016-12", missed), date(2017, 3, 31), "breached"),
        f"{rule}#holds_so_far": says(told("2016-03", reached), date(2016, 7, 4), "met", provisional=True),
        f"{rule}#behind_path": says(told("2016-03", 49, "5.0", mean=False), date(2016, 7, 4), "at_risk"),
        f"{rule}#on_pace": says(told("2016-03", 50, "5.0", mean=False), date(2016, 7, 4), "pending"),
    }


def grown(month: str, now: int) -> Reported:
    figure: Measurement = stock(month, now, 17683)
    return Reported().say(figure)


def spent(month: str, value: str, soll: str | None = None) -> Reported:
    return key_figure(month).say(amount(month, value, soll))


def sick_rate(month: str, rate: str) -> Reported:
    return key_figure(month).say(sick(month, rate))


ONE_HELD = dialogue("hilden", "2016-03-15", date(2016, 3, 15))
ANOTHER_HELD = dialogue("hilden", "2016-10-12", date(2016, 10, 12))
BOTH_HELD = Reported().say(ONE_HELD, ANOTHER_HELD)
ONLY_ONE = Reported().say(ONE_HELD)
PARTS = (
    "stadt-erkrath",
    "stadt-haan",
    "stadt-heiligenhaus",
    "stadt-hilden",
    "stadt-langenfeld",
    "stadt-mettmann",
    "stadt-monheim",
    "stadt-ratingen",
    "stadt-velbert",
    "stadt-wuelfrath",
    "jobcenter",
)
PLANNED, HELD = "interface-dialogues-planned", "interface-dialogues-held"

SCENARIOS: Mapping[str, Scenario] = {
    **of_a_rate("kdu-error-rate", "kdu"),
    **of_a_rate("benefit-processing-error-rate", "unterhalt"),
    **of_a_count("reviews-new-cases", "new", 300),
    **of_a_count("reviews-existing-cases", "existing", 700),
    **of_a_deliverable("investigation-criteria-agreed", date(2016, 5, 2)),
    **of_a_deliverable("statistics-agreed", date(2016, 6, 30)),
    **of_a_deliverable(
        "health-promotion-guideline", date(2017, 1, 2), covers=("guideline", "priorities"), period="2016-12-31"
    ),
    **of_a_deliverable("job-descriptions", date(2017, 1, 2), done=40, total=40),
    **of_a_deliverable("claims-procedure-agreed", date(2016, 5, 31)),
    **of_a_deliverable("but-reorganisation", date(2016, 8, 31), effective_on=date(2016, 9, 1)),
    **of_a_deliverable(
        "amip-evaluation",
        date(2017, 3, 31),
        covers=("goals_met", "dropouts", "continuation"),
        data_status="provisional",
    ),
    **of_a_deliverable("but-backlog-report-1", date(2016, 4, 15), covers=PARTS, reference_date=date(2016, 4, 15)),
    **of_a_deliverable("but-backlog-report-2", date(2016, 7, 15), covers=PARTS, reference_date=date(2016, 7, 15)),
    **of_a_deliverable("but-backlog-report-3", date(2016, 10, 17), covers=PARTS, reference_date=date(2016, 10, 15)),
    **of_a_deliverable("but-backlog-report-4", date(2017, 1, 16), covers=PARTS, reference_date=date(2017, 1, 13)),
    **of_a_deliverable("municipal-services-report-q1", date(2016, 3, 31), period="2016-Q1", data_month="2016-02"),
    **of_a_deliverable("municipal-services-report-q2", date(2016, 6, 30), period="2016-Q2", data_month="2016-05"),
    **of_a_deliverable("municipal-services-report-q3", date(2016, 9, 30), period="2016-Q3", data_month="2016-08"),
    **of_a_deliverable("municipal-services-report-q4", date(2017, 1, 2), period="2016-Q4", data_month="2016-11"),
    **of_an_integration_rate("iq-without-asylum", 212, 211),
    **of_an_integration_rate("iq-asylum", 100, 99),
    **of_an_integration_rate("iq-total", 205, 204),
    "lzb-stock-growth#waiting_for_figures": says(Reported(), date(2016, 4, 30), "pending"),
    "lzb-stock-growth#no_figures": says(Reported(), date(2016, 5, 1), "not_evaluable"),
    "lzb-stock-growth#report_missing": says(grown("2016-11", 17683), date(2017, 4, 1), "not_evaluable"),
    "lzb-stock-growth#final_holds": says(grown("2016-12", 17948), date(2017, 3, 31), "met"),
    "lzb-stock-growth#final_missed": says(grown("2016-12", 17949), date(2017, 3, 31), "breached"),
    "lzb-stock-growth#holds_so_far": says(grown("2016-03", 17948), date(2016, 7, 4), "met", provisional=True),
    "lzb-stock-growth#exceeded_so_far": says(grown("2016-03", 17949), date(2016, 7, 4), "at_risk"),
    "kdu-budget#waiting_for_figures": says(Reported(), date(2016, 2, 12), "pending"),
    "kdu-budget#no_figures": says(Reported(), date(2016, 2, 13), "not_evaluable"),
    "kdu-budget#cap_passed": says(spent("2016-11", "98200000.00"), date(2016, 12, 5), "breached"),
    "kdu-budget#report_missing": says(spent("2016-11", "90000000.00"), date(2017, 1, 14), "not_evaluable"),
    "kdu-budget#final_holds": says(spent("2016-12", "98199999.99"), date(2017, 1, 16), "met"),
    "kdu-budget#behind_path": says(spent("2016-03", "24550000.01", "24550000.00"), date(2016, 4, 5), "at_risk"),
    "kdu-budget#on_pace": says(spent("2016-03", "24550000.00", "24550000.00"), date(2016, 4, 5), "pending"),
    "sickness-rate#waiting_for_figures": says(Reported(), date(2016, 2, 12), "pending"),
    "sickness-rate#no_figures": says(Reported(), date(2016, 2, 13), "not_evaluable"),
    "sickness-rate#report_missing": says(sick_rate("2016-11", "11.0"), date(2017, 1, 14), "not_evaluable"),
    "sickness-rate#final_holds": says(sick_rate("2016-12", "11.04"), date(2017, 1, 16), "met"),
    "sickness-rate#final_missed": says(sick_rate("2016-12", "11.05"), date(2017, 1, 16), "breached"),
    "sickness-rate#holds_so_far": says(sick_rate("2016-03", "11.0"), date(2016, 4, 5), "met", provisional=True),
    "sickness-rate#exceeded_so_far": says(sick_rate("2016-03", "11.4"), date(2016, 4, 5), "at_risk"),
    f"{PLANNED}#final_holds": says(BOTH_HELD, date(2017, 1, 2), "met"),
    f"{PLANNED}#final_missed": says(ONLY_ONE, date(2017, 1, 2), "breached"),
    f"{PLANNED}#floor_reached": says(BOTH_HELD, date(2016, 4, 1), "met"),
    f"{PLANNED}#behind_path": says(Reported(), date(2016, 4, 1), "at_risk"),
    f"{PLANNED}#on_pace": says(Reported(), date(2016, 3, 31), "pending"),
    f"{HELD}#too_few_days": says(Reported(), date(2016, 12, 30), "breached"),
    f"{HELD}#final_holds": says(BOTH_HELD, date(2017, 1, 2), "met"),
    f"{HELD}#final_missed": says(ONLY_ONE, date(2017, 1, 2), "breached"),
    f"{HELD}#holds_so_far": says(BOTH_HELD, date(2016, 10, 12), "met", provisional=True),
    f"{HELD}#upcoming_short": says(ONLY_ONE, date(2016, 9, 1), "at_risk"),
    f"{HELD}#on_pace": says(ONLY_ONE, date(2016, 8, 31), "pending"),
}


@cache
def shipped() -> Rulebook:
    return load(RULES)


def goal_of(name: str) -> str:
    return next(goal for goal, ruleset in compiled(shipped()).items() if name in ruleset)


def judge(name: str, engine: Engine) -> Verdict:
    """The verdict of the scenario's own obligation; of those in each office, that of Hilden."""
    book, scenario = shipped(), SCENARIOS[name]
    rule = name.partition("#")[0]
    scope = "hilden" if rule in (PLANNED, HELD) else "jobcenter"
    records, known_at = scenario.told.records, end_of_day(scenario.on)
    key = {f"{rule}/{scope}/2016"}
    (verdict,) = evaluate(
        book, book.calendar, book.organisation, records, (), scenario.on, known_at, only=key, engine=engine
    )
    return verdict


def without(name: str, goal: str) -> Engine:
    rulesets: dict[str, Ruleset] = compiled(shipped())
    del rulesets[goal][name]
    return Engine(rulesets)


def outcome(verdict: Verdict) -> tuple[str, bool, bool]:
    return str(verdict.state), verdict.provisional, verdict.late


def test_there_is_one_scenario_for_each_compiled_rule_and_none_too_many() -> None:
    names = {name for ruleset in compiled(shipped()).values() for name in ruleset}
    assert set(SCENARIOS) | {CATCH_ALL} == names


@cache
def whole_engine() -> Engine:
    return Engine(compiled(shipped()))


@pytest.mark.parametrize("name", SCENARIOS)
def test_with_all_rules_the_scenario_is_decided_by_the_rule_it_is_named_after(name: str) -> None:
    verdict = judge(name, whole_engine())
    assert (outcome(verdict), verdict.fired) == (SCENARIOS[name].outcome, name)


@pytest.mark.parametrize("name", SCENARIOS)
def test_without_that_rule_the_scenario_comes_out_otherwise(name: str) -> None:
    try:
        found: tuple[str, bool, bool] | str = outcome(judge(name, without(name, goal_of(name))))
    except EngineError:
        found = "refused"
    assert found != SCENARIOS[name].outcome


@pytest.mark.parametrize("goal", sorted(compiled(shipped())))
def test_without_the_catch_all_a_fact_of_no_rule_is_not_told_apart_from_a_silent_engine(goal: str) -> None:
    """The scenario of the catch-all: a fact that no row takes. It is an error with it and without, but another one."""
    stray = [(goal, {"rule": "no-such-rule"})]
    with pytest.raises(EngineError, match="UNDECIDED"):
        whole_engine().decide(stray)
    with pytest.raises(EngineError, match="no compiled rule took the fact of no-such-rule"):
        without(CATCH_ALL, goal).decide(stray)


def test_the_scenarios_of_a_rule_leave_the_other_rules_alone() -> None:
    """A deleted rule is missed by its own rule's scenarios only: rows are compiled rule by rule."""
    engine = without("kdu-error-rate#final_missed", "2016-kdu")
    others = [name for name in SCENARIOS if not name.startswith("kdu-error-rate#")]
    assert all(outcome(judge(name, engine)) == SCENARIOS[name].outcome for name in others)
