"""Deleting any one compiled rule of the hospital changes a verdict: the kinds in their general uses.

A count at most, a mean at most, a rate per thousand, a share and a duration of each month, a rate of each quarter and
ward, a band that is only told. One scenario a rule and row, as for the shipped rulebook.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from typing import Any, NamedTuple

import pytest

from checker.domain.record import Measurement, StatusRecord
from checker.domain.rulebook import Rulebook
from checker.evaluation.engine import Engine, EngineError
from checker.evaluation.rulesets import compiled
from checker.rulebook.load import load
from tests.build import Reported, dialogue, handed_in, measured, review
from tests.deleted_rules import (
    Scenario,
    all_told,
    behind,
    compiled_rules_of,
    judged,
    outcome,
    rows_of,
    says,
    without,
)
from tests.workspace import REPOSITORY

HOUSE = "st-anne"
MONTHS = tuple(f"2025-{month:02}" for month in range(1, 13))
WARD = "medicine/2025"
FOUR = (date(2025, 2, 4), date(2025, 5, 6), date(2025, 8, 5), date(2025, 10, 7))
A_DAY = date.resolution


class Report(NamedTuple):
    """A report that has arrived."""

    sender: str
    profile: str
    period: str


def monthly(*months: str) -> Reported:
    return Reported().deliver(*months, sender="quality-office", profile="monthly-figures")


def share(
    metric: str, month: str, part: int, whole: int, aggregation: str = "month", scope: str = HOUSE
) -> Measurement:
    return measured(metric, month, numerator=part, denominator=whole, aggregation=aggregation, scope=scope)


def over_the_year(rule: str, good: Measurement, bad: Measurement) -> dict[str, Scenario]:
    """Added up month by month; January is awaited until 14 February, December until 15 January."""
    at, early, final = f"{HOUSE}/2025", date(2025, 3, 10), date(2026, 1, 16)
    return {
        f"{rule}#waiting_for_figures": says(Reported(), date(2025, 2, 14), "pending", at=at),
        f"{rule}#no_figures": says(Reported(), date(2025, 2, 15), "not_evaluable", at=at),
        f"{rule}#report_missing": says(monthly(*MONTHS[:11]).say(good), final, "not_evaluable", at=at),
        f"{rule}#final_holds": says(monthly(*MONTHS).say(good), final, "met", at=at),
        f"{rule}#final_missed": says(monthly(*MONTHS).say(bad), final, "breached", at=at),
        f"{rule}#holds_so_far": says(monthly(*MONTHS[:2]).say(good), early, "met", provisional=True, at=at),
        f"{rule}#exceeded_so_far": says(monthly(*MONTHS[:2]).say(bad), early, "at_risk", at=at),
    }


def within_the_period(
    rule: str, at: str, owed: date, good: StatusRecord, bad: StatusRecord, half_told: StatusRecord, *reports: Report
) -> dict[str, Scenario]:
    """Judged over June or its quarter, until the end of which nothing is missed; figures are awaited until `owed`."""

    def told(figures: StatusRecord, *arrived: Report) -> Reported:
        reported = Reported().say(figures)
        for report in arrived:
            reported.deliver(report.period, sender=report.sender, profile=report.profile)
        return reported

    end, after = date(2025, 6, 30), owed + A_DAY
    return {
        f"{rule}#waiting_for_figures": says(Reported(), owed, "pending", at=at),
        f"{rule}#no_figures": says(Reported(), after, "not_evaluable", at=at),
        f"{rule}#report_missing": says(told(half_told), after, "not_evaluable", at=at),
        f"{rule}#final_holds": says(told(good, *reports), owed, "met", at=at),
        f"{rule}#final_missed": says(told(bad, *reports), owed, "breached", at=at),
        f"{rule}#on_pace": says(told(bad), end, "pending", at=at),
        **(
            {}
            if rule == "emergency-waiting"
            else {f"{rule}#holds_so_far": says(told(good), end, "met", provisional=True, at=at)}
        ),
    }


def falls(month: int, number: int) -> Reported:
    return Reported().say(measured("falls", f"2025-{month:02}-ytd", str(number), aggregation="ytd", scope=HOUSE))


def handed(rule: str, last_day: date, at: str, *opened_by: StatusRecord, **extra: Any) -> dict[str, Scenario]:
    def told(*records: StatusRecord) -> Reported:
        return Reported().say(*opened_by, at=datetime(2025, 4, 8, 8, 0, tzinfo=UTC)).say(*records)

    about = {"scope": HOUSE, "period": at.partition("/")[2]} | extra
    return {
        f"{rule}#done_in_time": says(told(handed_in(rule, last_day, **about)), last_day + A_DAY, "met", at=at),
        f"{rule}#done_late": says(
            told(handed_in(rule, last_day + A_DAY, **about)), last_day + A_DAY, "met", late=True, at=at
        ),
        f"{rule}#due_ahead": says(told(), last_day, "pending", at=at),
        f"{rule}#due_over": says(told(), last_day + A_DAY, "breached", at=at),
    }


def conferences(*days: date) -> Reported:
    return Reported().say(
        *(dialogue("medicine", None, day, event_type="mortality-conference", period="2025") for day in days)
    )


def hands(missed: int) -> StatusRecord:
    about = {"topic": "hand-hygiene", "stratum": "before", "scope": "surgery"}
    return review("2025-05", 100, missed, **about)


TOO_MANY_IN_MARCH = share("infections", "2025-03", 9, 3395)

SCENARIOS: dict[str, Scenario] = {
    **over_the_year(
        "infections", share("infections", "2025-02", 249, 100_000), share("infections", "2025-02", 250, 100_000)
    ),
    **over_the_year("mean-stay", share("stay", "2025-02", 62, 10), share("stay", "2025-02", 63, 10)),
    **within_the_period(
        "readmissions", f"{HOUSE}/2025-06", date(2025, 7, 14),
        share("readmissions", "2025-06", 45, 1000), share("readmissions", "2025-06", 46, 1000),
        share("readmissions", "2025-06-27", 45, 1000),
    ),
    **within_the_period(
        "emergency-waiting", "emergency/2025-06", date(2025, 7, 14),
        share("long-waits", "2025-06", 10, 100, "point", "emergency"),
        share("long-waits", "2025-06", 11, 100, "point", "emergency"),
        share("long-waits", "2025-06-27", 10, 100, "point", "emergency"),
    ),
    **within_the_period(
        "hand-hygiene", "surgery/2025-Q2", date(2025, 7, 21), hands(10), hands(11), hands(10),
        Report("infection-control", "hand-hygiene", "2025-Q2"),
    ),
    "falls#waiting_for_figures": says(Reported(), date(2025, 2, 14), "pending", at=f"{HOUSE}/2025"),
    "falls#no_figures": says(Reported(), date(2025, 2, 15), "not_evaluable", at=f"{HOUSE}/2025"),
    "falls#cap_passed": says(falls(7, 41), date(2025, 8, 4), "breached", at=f"{HOUSE}/2025"),
    "falls#report_missing": says(falls(11, 40), date(2026, 1, 16), "not_evaluable", at=f"{HOUSE}/2025"),
    "falls#final_holds": says(falls(12, 40), date(2026, 1, 16), "met", at=f"{HOUSE}/2025"),
    "falls#behind_path": says(falls(7, 25), date(2025, 8, 18), "at_risk", at=f"{HOUSE}/2025"),
    "falls#on_pace": says(falls(7, 24), date(2025, 8, 18), "pending", at=f"{HOUSE}/2025"),
    **handed("quality-report", date(2025, 6, 2), f"{HOUSE}/2025", covers=("quality", "staffing")),
    **handed("infection-review", date(2025, 4, 24), f"{HOUSE}/2025-infections-2025-03", TOO_MANY_IN_MARCH),
    "mortality-conferences#too_few_days": says(conferences(), date(2025, 12, 31), "breached", at=WARD),
    "mortality-conferences#final_holds": says(conferences(*FOUR), date(2026, 1, 2), "met", at=WARD),
    "mortality-conferences#final_missed": says(conferences(*FOUR[:3]), date(2026, 1, 2), "breached", at=WARD),
    "mortality-conferences#floor_reached": says(conferences(*FOUR), FOUR[-1], "met", at=WARD),
    "mortality-conferences#upcoming_short": says(conferences(), date(2025, 4, 1), "at_risk", at=WARD),
    "mortality-conferences#on_pace": says(conferences(), date(2025, 2, 3), "pending", at=WARD),
    "beds-in-use#for_information": says(Reported(), date(2025, 9, 1), "info", at=f"{HOUSE}/2025-06"),
}  # fmt: skip


@cache
def hospital() -> Rulebook:
    return load(REPOSITORY / "examples" / "hospital" / "rules")


@cache
def whole_engine() -> Engine:
    return Engine(compiled(hospital()))


def test_there_is_one_scenario_for_each_compiled_rule_of_the_hospital() -> None:
    assert set(SCENARIOS) == rows_of(hospital())
    assert {behind(hospital(), name) for name in SCENARIOS} == compiled_rules_of(hospital())


@pytest.mark.parametrize("name", SCENARIOS)
def test_with_all_rules_a_scenario_of_the_hospital_is_decided_by_the_rule_it_is_named_after(name: str) -> None:
    verdict = judged(hospital(), name, SCENARIOS[name], whole_engine())
    assert (outcome(verdict), verdict.fired) == (SCENARIOS[name].outcome, name)


@pytest.mark.parametrize("name", SCENARIOS)
def test_without_that_rule_a_scenario_of_the_hospital_comes_out_otherwise(name: str) -> None:
    goal, compiled_rule = behind(hospital(), name)
    try:
        found = all_told(judged(hospital(), name, SCENARIOS[name], without(hospital(), compiled_rule, goal)))
    except EngineError:
        return
    assert found != all_told(judged(hospital(), name, SCENARIOS[name], whole_engine()))
