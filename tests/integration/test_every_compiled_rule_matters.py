"""Deleting any one compiled rule of the shipped rulebook changes a verdict: the scenario that catches it has its name.

The table has exactly one scenario a compiled rule. With all rules each scenario has the outcome written down here,
decided by the rule it is named after; without that rule it has another one, or the engine refuses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from checker.domain.record import CaseReview, Measurement, StatusRecord
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import Verdict
from checker.evaluation.engine import Engine, EngineError
from checker.evaluation.rulesets import compiled
from checker.rulebook.load import load
from tests.build import (
    Reported,
    agreed,
    amount,
    asks,
    dialogue,
    files,
    handed_in,
    integrations,
    measured,
    meets,
    posts,
    review,
    sick,
    stock,
    team,
    trained,
)
from tests.deleted_rules import (
    CATCH_ALL,
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

RULES = Path(__file__).parents[2] / "rules"
QUARTERS = ("2016-Q1", "2016-Q2", "2016-Q3", "2016-Q4")


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
        f"{rule}#floor_stays": says(counted(QUARTERS[:3], needed), date(2017, 1, 14), "met", provisional=True),
        f"{rule}#floor_reached": says(counted(QUARTERS[:1], needed), date(2016, 4, 5), "met"),
        f"{rule}#behind_path": says(counted(QUARTERS[:1], path - 1), date(2016, 4, 5), "at_risk"),
        f"{rule}#on_pace": says(counted(QUARTERS[:1], path), date(2016, 4, 5), "pending"),
    }


def of_a_deliverable(
    rule: str,
    last_day: date,
    *,
    at: str = "jobcenter/2016",
    opened_by: StatusRecord | None = None,
    **says_too: object,
) -> dict[str, Scenario]:
    the_day_after = date.fromordinal(last_day.toordinal() + 1)
    about = {"scope": at.partition("/")[0], "period": at.partition("/")[2]} | says_too
    asked = (opened_by,) if opened_by else ()
    in_time, late = (Reported().say(*asked, handed_in(rule, day, **about)) for day in (last_day, the_day_after))
    return {
        f"{rule}#done_in_time": says(in_time, the_day_after, "met", at=at),
        f"{rule}#done_late": says(late, the_day_after, "met", late=True, at=at),
        f"{rule}#due_ahead": says(Reported().say(*asked), last_day, "pending", at=at),
        f"{rule}#due_over": says(Reported().say(*asked), the_day_after, "breached", at=at),
    }


Told = StatusRecord | tuple[StatusRecord, ...]
SO_FAR = {
    "holds_so_far": ("met", True),
    "floor_stays": ("met", True),
    "floor_reached": ("met", False),
    "exceeded_so_far": ("at_risk", False),
    "behind_path": ("at_risk", False),
    "month_short": ("at_risk", False),
    "on_pace": ("pending", False),
}


def of_figures(
    rule: str,
    owed: date,
    final: date,
    *,
    good: Told,
    bad: Told,
    missing: Told,
    at: str = "jobcenter/2016",
    is_soft: bool = False,
    file: tuple[str, ...] = (),
    **so_far: tuple[date, Told],
) -> dict[str, Scenario]:
    """A rule of figures: `owed` is the last day on which its first are awaited, `final` that of its last.

    `good` and `bad` are told in full, `missing` leaves the last out; `file` are the reports that a full telling needs.
    `so_far` says by row which figures show it, and on which day.
    """

    def told(figures: Told, *reports: str) -> Reported:
        by_file = Reported().deliver(*reports, sender="controlling", profile=PROFILE.get(rule, "quarterly-figures"))
        return by_file.say(*(figures if isinstance(figures, tuple) else (figures,)))

    a_day = date.resolution
    end = "final_short" if is_soft else "final_missed"
    rows = {
        "waiting_for_figures": says(Reported(), owed, "pending", at=at),
        "no_figures": says(Reported(), owed + a_day, "not_evaluable", at=at),
        "report_missing": says(told(missing), final + a_day, "not_evaluable", at=at),
        "final_holds": says(told(good, *file), final, "met", at=at),
        end: says(told(bad, *file), final, "at_risk" if is_soft else "breached", at=at),
    }
    for row, (on, figures) in so_far.items():
        state, provisional = SO_FAR[row]
        rows[row] = says(told(figures), on, state, provisional=provisional, at=at)
    return {f"{rule}#{row}": scenario for row, scenario in rows.items()}


PROFILE = {"plus5-staffing": "monthly-figures"}


def share(metric: str, period: str, part: int, whole: int, aggregation: str = "ytd", **extra: Any) -> Measurement:
    return measured(metric, period, None, numerator=part, denominator=whole, aggregation=aggregation, **extra)


def of_a_share(
    rule: str, metric: str, aggregation: str = "ytd", *, every: int = 3, path: bool = False, **given: Any
) -> dict[str, Scenario]:
    """All of 40, reported for the year so far by quarter (`every` 3) or month; with a `path` a quarter is enough."""
    first, last = f"2016-{every:02}-ytd", f"2016-{12 - every:02}-ytd"

    def of(period: str, part: int) -> Measurement:
        return share(metric, period, part, 40, aggregation, **given.get("who", {}))

    owed = date(2016, 4, 14) if every == 3 else date(2016, 2, 12)
    early = date(2016, 4, 5)
    if path:
        so_far = {"behind_path": (early, of("2016-03-ytd", 9)), "on_pace": (early, of("2016-03-ytd", 10))}
    else:
        so_far = {"exceeded_so_far": (early, of(first, 39))}
    return of_figures(
        rule,
        owed,
        date(2017, 1, 13),
        good=of("2016-12-ytd", 40),
        bad=of("2016-12-ytd", 39),
        missing=of(last, 40),
        at=given.get("at", "jobcenter/2016"),
        is_soft=given.get("is_soft", False),
        file=given.get("file", ()),
        holds_so_far=(early, of(first, 40)),
        **so_far,
    )


def of_april(
    rule: str, good: Told, bad: Told, half_told: Told, at: str = "jobcenter", **given: Any
) -> dict[str, Scenario]:
    """Judged month by month; April ends on a Saturday, its figures are awaited until 17 May (two holidays)."""
    return of_figures(
        rule,
        date(2016, 5, 17),
        date(2016, 5, 17),
        good=good,
        bad=bad,
        missing=half_told,
        at=f"{at}/2016-04",
        on_pace=(date(2016, 4, 30), bad),
        **given,
    )


def of_a_count_so_far(rule: str, metric: str, needed: int, at: str) -> dict[str, Scenario]:
    def of(month: int, number: int) -> Measurement:
        place = at.partition("/")[0]
        return measured(metric, f"2016-{month:02}-ytd", str(number), aggregation="ytd", scope=place)

    path, early = -(-needed * 3 // 12), date(2016, 4, 5)
    return of_figures(
        rule,
        date(2016, 2, 12),
        date(2017, 1, 13),
        good=of(12, needed),
        bad=of(12, needed - 1),
        missing=of(11, needed - 1),
        at=at,
        floor_stays=(date(2017, 1, 14), of(11, needed)),
        floor_reached=(early, of(3, needed)),
        behind_path=(early, of(3, path - 1)),
        on_pace=(early, of(3, path)),
    )


def of_a_flow(rule: str, a_month: int, at: str = "jobcenter/2016") -> dict[str, Scenario]:
    def of(*months: int) -> tuple[StatusRecord, ...]:
        place = at.partition("/")[0]
        metric = "lzb-gross-exits" if rule == "lzb-gross-reduction" else rule
        return tuple(
            measured(metric, f"2016-{number:02}", str(amount), aggregation="month", scope=place)
            for number, amount in enumerate(months, start=1)
        )

    early = date(2016, 3, 3)
    return of_figures(
        rule,
        date(2016, 2, 12),
        date(2017, 1, 13),
        good=of(*[a_month] * 12),
        bad=of(*[a_month] * 11, a_month - 1),
        missing=of(*[a_month] * 11),
        at=at,
        floor_stays=(date(2017, 1, 14), of(*[a_month] * 10, 2 * a_month)),
        floor_reached=(early, of(12 * a_month, a_month)),
        behind_path=(early, of(a_month - 1, a_month)),
        month_short=(early, of(a_month + 1, a_month - 1)),
        on_pace=(early, of(a_month, a_month)),
    )


def of_a_caseload(rule: str, place: str, good: int, bad: int) -> dict[str, Scenario]:
    def of(clients: int, months: int) -> tuple[StatusRecord, ...]:
        about = {"headcount": rule, "scope": place}
        return tuple(team(f"2016-{month:02}", clients, "10", **about) for month in range(1, months + 1))

    return of_figures(
        rule,
        date(2016, 2, 12),
        date(2017, 1, 13),
        good=of(good, 12),
        bad=of(bad, 12),
        missing=of(good, 11),
        at=f"{place}/2016",
        on_pace=(date(2016, 12, 30), of(bad, 11)),
    )


def of_a_cohort(rule: str) -> dict[str, Scenario]:
    """Those who entered in the first quarter: mature on 30 September, known by 17 October."""

    def of(part: int, period: str = "2016-Q1") -> Measurement:
        metric = "jo-u25-integrations" if rule == "jo-u25-integration" else rule
        return share(metric, period, part, 50, "point", scope="joboffensive-u25", data_month="2016-09")

    matured = date(2016, 9, 30)
    return of_figures(
        rule,
        date(2016, 10, 17),
        date(2016, 10, 17),
        good=of(13),
        bad=of(12),
        missing=of(13, "2016-03"),
        at="joboffensive-u25/2016-Q1",
        holds_so_far=(matured, of(13)),
        on_pace=(matured, of(12)),
    )


def of_an_official_quarter(
    rule: str, final: date, good: Told, bad: Told, missing: Told, **given: Any
) -> dict[str, Scenario]:
    """Quarters so far, each awaited until three months later."""
    early = given.pop("early", date(2016, 7, 1))
    owed = given.pop("owed", date(2016, 6, 30))
    first_good, first_bad = given.pop("first")
    return of_figures(
        rule, owed, final, good=good, bad=bad, missing=missing,
        holds_so_far=(early, first_good), exceeded_so_far=(early, first_bad), **given,
    )  # fmt: skip


def against(metric: str, period: str, value: str, *, aggregation: str = "ytd", **base: Any) -> Measurement:
    return measured(metric, period, value, aggregation=aggregation, **base)


def held_in(event_type: str, *days: date, planned: str | None = None, status: str = "") -> Reported:
    events = [dialogue("hilden", None, day, event_type=event_type) for day in days]
    if planned:
        events.append(dialogue("hilden", planned, None, status, event_type=event_type))
    return Reported().say(*events)


def of_one_event_a_year(rule: str, at: str) -> dict[str, Scenario]:
    spring = date(2016, 4, 5)
    return {
        f"{rule}#too_few_days": says(Reported(), date(2016, 12, 31), "breached", at=at),
        f"{rule}#final_holds": says(held_in(rule, spring), date(2017, 1, 2), "met", at=at),
        f"{rule}#final_missed": says(Reported(), date(2017, 1, 2), "breached", at=at),
        f"{rule}#floor_reached": says(held_in(rule, spring), spring, "met", at=at),
        f"{rule}#upcoming_short": says(
            held_in(rule, planned="2016-04-05", status="cancelled"), spring, "at_risk", at=at
        ),
        f"{rule}#on_pace": says(Reported(), spring, "pending", at=at),
    }


def of_what_is_only_told(rule: str, at: str = "jobcenter/2016") -> dict[str, Scenario]:
    return {f"{rule}#for_information": says(Reported(), date(2017, 9, 1), "info", at=at)}


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
BACKLOGS = (*PARTS, "backlog", "spending", "processed", "unprocessed")
MUNICIPAL = ("successes", "failures", "profile", "dropouts")
PLANNED, HELD = "interface-dialogues-planned", "interface-dialogues-held"
TALK = date(2016, 4, 12)
IN_THE_ASSEMBLY = meets(date(2016, 12, 8), body="traegerversammlung")
USAGE = {"covers": ("entitled", "applications", "rate", "by_type"), "reference_date": date(2017, 3, 31)}


def cohort_of(year: int, month: int, part: int) -> Measurement:
    return share("placement-rate", f"{year}-{month:02}-ytd", part, 1000, cohort=f"{year}")


def density(month: int, value: str, **base: str) -> Measurement:
    return against("contact-density", f"2016-{month:02}-ytd", value, **base)


def minutes(metric: str, part: int, months: int) -> tuple[StatusRecord, ...]:
    return tuple(share(metric, f"2016-{month:02}", part, 1000, "month") for month in range(1, months + 1))


def of_working_time(rule: str, metric: str, *, is_soft: bool = False) -> dict[str, Scenario]:
    return of_figures(
        rule, date(2016, 2, 12), date(2017, 1, 13), is_soft=is_soft,
        good=minutes(metric, 600, 12), bad=minutes(metric, 599, 12), missing=minutes(metric, 600, 11),
        holds_so_far=(date(2016, 4, 5), minutes(metric, 600, 3)),
        exceeded_so_far=(date(2016, 4, 5), minutes(metric, 599, 3)),
    )  # fmt: skip


def claims(metric: str, good: str, bad: str) -> dict[str, Told]:
    """Quarter-ends of a stock whose baseline is 1,000 euro."""

    def of(value: str, period: str) -> Measurement:
        return against(metric, period, value, aggregation="point", base="1000")

    early = date(2016, 4, 5)
    return {
        "good": of(good, "2016-Q4"), "bad": of(bad, "2016-Q4"), "missing": of(good, "2016-Q3"),
        "holds_so_far": (early, of(good, "2016-Q1")), "exceeded_so_far": (early, of(bad, "2016-Q1")),
    }  # fmt: skip


def exits(part: int, month: int) -> Measurement:
    return share("lzb-project-exits", f"2016-{month:02}-ytd", part, 1000)


def heads(kind: str, place: str, filled: int, period: str = "2016-04") -> StatusRecord:
    return posts(period, filled, headcount=kind, scope=place)


def newcomers(of_them: int, period: str, training: str) -> StatusRecord:
    return trained(period, 4, of_them, training=training)


def of_newcomers(rule: str, **given: Any) -> dict[str, Scenario]:
    def of(part: int, period: str) -> StatusRecord:
        return newcomers(part, period, "benefits-newcomers")

    early = date(2016, 4, 5)
    return of_figures(
        rule, date(2016, 4, 14), date(2017, 1, 13),
        good=of(4, "2016-12-ytd"), bad=of(3, "2016-12-ytd"), missing=of(4, "2016-09-ytd"),
        holds_so_far=(early, of(4, "2016-Q1")), exceeded_so_far=(early, of(3, "2016-Q1")),
    )  # fmt: skip


def rechtskreis(faulty: int) -> CaseReview:
    return review("2016-02", 40, faulty, topic="rechtskreis")


CATALOGUE: Mapping[str, Scenario] = {
    **of_a_deliverable("but-usage-report", date(2017, 3, 31), **USAGE),
    **of_a_deliverable("refugee-recognition-concept", date(2017, 1, 2)),
    **of_a_deliverable("annual-team-plan", date(2016, 3, 31), at="mi-hilden/2016"),
    **of_a_deliverable("team-agship-plan", date(2017, 1, 2), at="mi-hilden/2016"),
    **of_a_deliverable(
        "special-circumstances-report",
        date(2016, 3, 21),
        at="hilden/2016-v17",
        opened_by=asks("v17", date(2016, 3, 7), "special-circumstances-report"),
    ),
    **of_a_share("refugee-recognition-framework", "refugees-covered", "point", path=True),
    **of_a_share("refugee-offer-coverage", "refugee-offers", "point"),
    **of_a_share("safety-measures-done", "safety-measures"),
    **of_a_share(
        "security-service-presence", "security-hours", at="hilden/2016", who={"scope": "hilden"}, is_soft=True,
        file=("2016-12-ytd",),
    ),
    **of_a_share("kdu-threshold-cases-checked", "kdu-threshold-checks"),
    **of_a_share("cosach-booking", "cosach-bookings", every=1),
    **of_a_share("contacts-per-client", "clients-with-two-contacts", path=True),
    **of_a_share("contacts-single-household", "singles-with-six-contacts", path=True),
    **of_newcomers("newcomer-training"),
    **of_figures(
        "utility-statement-submission", date(2017, 1, 13), date(2017, 1, 13),
        good=share("utility-statements", "2016-12-ytd", 40, 40),
        bad=share("utility-statements", "2016-12-ytd", 39, 40),
        missing=share("utility-statements", "2016-09-ytd", 40, 40),
        holds_so_far=(date(2016, 10, 5), share("utility-statements", "2016-09-ytd", 40, 40)),
        on_pace=(date(2016, 10, 5), share("utility-statements", "2016-09-ytd", 39, 40)),
    ),
    **of_figures(
        "provider-training-newcomers", date(2016, 7, 14), date(2016, 7, 14), at="jobcenter/2016-H1", is_soft=True,
        good=newcomers(4, "2016-H1", "provider-newcomers"), bad=newcomers(3, "2016-H1", "provider-newcomers"),
        missing=newcomers(4, "2016-Q1", "provider-newcomers"),
        holds_so_far=(date(2016, 6, 30), newcomers(4, "2016-H1", "provider-newcomers")),
        on_pace=(date(2016, 6, 30), newcomers(3, "2016-H1", "provider-newcomers")),
    ),
    "legal-circle-assessment#waiting_for_figures": says(Reported(), date(2016, 4, 14), "pending"),
    "legal-circle-assessment#no_figures": says(Reported(), date(2016, 4, 15), "not_evaluable"),
    "legal-circle-assessment#report_missing": says(
        reviewed(QUARTERS[:3], rechtskreis(0)), date(2017, 1, 14), "not_evaluable"
    ),
    "legal-circle-assessment#final_holds": says(reviewed(QUARTERS, rechtskreis(0)), date(2017, 1, 16), "met"),
    "legal-circle-assessment#final_missed": says(reviewed(QUARTERS, rechtskreis(1)), date(2017, 1, 16), "breached"),
    "legal-circle-assessment#holds_so_far": says(
        reviewed(QUARTERS[:1], rechtskreis(0)), date(2016, 4, 5), "met", provisional=True
    ),
    "legal-circle-assessment#exceeded_so_far": says(
        reviewed(QUARTERS[:1], rechtskreis(1)), date(2016, 4, 5), "at_risk"
    ),
    **of_figures(
        "lzb-project-exit-rate", date(2016, 2, 12), date(2017, 1, 13),
        good=exits(100, 12), bad=exits(99, 12), missing=exits(100, 11),
        holds_so_far=(date(2016, 4, 5), exits(100, 3)), behind_path=(date(2016, 4, 5), exits(24, 3)),
        on_pace=(date(2016, 4, 5), exits(25, 3)),
    ),
    **of_a_count_so_far("degree-qualifications", "degree-places", 123, "jobcenter/2016"),
    **of_a_count_so_far("ikunden-benefit-exits", "ikunden-exits", 289, "ikunden/2016"),
    **of_a_flow("plus5-integrations", 25, "plus5/2016"),
    **of_a_flow("lzb-gross-reduction", 70),
    **of_a_caseload("jo-u25-caseload", "joboffensive-u25", 550, 551),
    **of_a_caseload("plus5-caseload", "plus5", 270, 269),
    **of_a_cohort("jo-u25-integration"),
    **of_a_cohort("jo-u25-no-transfer"),
    **of_figures("claims-stock-trend", date(2016, 4, 14), date(2017, 1, 13), is_soft=True,
                 **claims("claims-stock", "1000", "1000.01")),
    **of_figures("claims-old-reduction", date(2016, 4, 14), date(2017, 1, 13), is_soft=True,
                 **claims("claims-old", "999.99", "1000")),
    **of_april(
        "integration-point-duration", is_soft=True, at="integration-point",
        good=share("integration-point-over-6-months", "2016-04-29", 4, 40, "point", scope="integration-point"),
        bad=share("integration-point-over-6-months", "2016-04-29", 5, 40, "point", scope="integration-point"),
        half_told=share("integration-point-over-6-months", "2016-04-28", 4, 40, "point", scope="integration-point"),
    ),
    **of_april(
        "jo-u25-duration", at="joboffensive-u25",
        good=share("jo-u25-over-6-months", "2016-04-30", 0, 40, "point", scope="joboffensive-u25"),
        bad=share("jo-u25-over-6-months", "2016-04-30", 1, 40, "point", scope="joboffensive-u25"),
        half_told=share("jo-u25-over-6-months", "2016-04-28", 0, 40, "point", scope="joboffensive-u25"),
    ),
    **of_april(
        "u25-contact-interval",
        good=share("u25-contacts-28-days", "2016-04", 40, 40, "point"),
        bad=share("u25-contacts-28-days", "2016-04", 39, 40, "point"),
        half_told=share("u25-contacts-28-days", "2016-04-28", 40, 40, "point"),
    ),
    **of_april(
        "plus5-staffing", at="gags-hilden", file=("2016-04",), good=heads("plus5-staffing", "gags-hilden", 1),
        bad=heads("plus5-staffing", "gags-hilden", 0), half_told=heads("plus5-staffing", "gags-hilden", 1),
    ),
    **of_figures(
        "inclusion-contacts", date(2016, 4, 14), date(2016, 4, 14), at="reha-sb-hilden/2016-Q1", is_soft=True,
        file=("2016-Q1",), good=heads("inclusion-contacts", "reha-sb-hilden", 1, "2016-Q1"),
        bad=heads("inclusion-contacts", "reha-sb-hilden", 0, "2016-Q1"),
        missing=heads("inclusion-contacts", "reha-sb-hilden", 1, "2016-Q1"),
        on_pace=(date(2016, 3, 31), heads("inclusion-contacts", "reha-sb-hilden", 0, "2016-Q1")),
    ),
    **of_april(
        "u25-unemployment-hold",
        good=against("u25-unemployment", "2016-04", "5.04", aggregation="month", base="5.0"),
        bad=against("u25-unemployment", "2016-04", "5.05", aggregation="month", base="5.0"),
        half_told=against("u25-unemployment", "2016-04-28", "5.0", aggregation="month", base="5.0"),
        holds_so_far=(
            date(2016, 4, 30), against("u25-unemployment", "2016-04", "5.0", aggregation="month", base="5.0")
        ),
    ),
    **of_figures(
        "process-quality-u25", date(2016, 7, 31), date(2016, 7, 31), at="jobcenter/2016-04",
        good=against("process-quality-u25", "2016-04", "80", aggregation="month", target="80"),
        bad=against("process-quality-u25", "2016-04", "79.9", aggregation="month", target="80"),
        missing=against("process-quality-u25", "2016-04-28", "80", aggregation="month", target="80"),
        holds_so_far=(
            date(2016, 4, 30), against("process-quality-u25", "2016-04", "80", aggregation="month", target="80")
        ),
        on_pace=(
            date(2016, 4, 30), against("process-quality-u25", "2016-04", "79", aggregation="month", target="80")
        ),
    ),
    **of_an_official_quarter(
        "placement-rate-2016", date(2017, 3, 31), cohort_of(2016, 12, 530), cohort_of(2016, 12, 529),
        cohort_of(2016, 9, 530), first=(cohort_of(2016, 3, 530), cohort_of(2016, 3, 529)),
    ),
    **of_an_official_quarter(
        "placement-rate-2017", date(2018, 3, 31), cohort_of(2017, 12, 600), cohort_of(2017, 12, 599),
        cohort_of(2017, 9, 600), first=(cohort_of(2017, 3, 600), cohort_of(2017, 3, 599)),
        owed=date(2017, 6, 30), early=date(2017, 7, 1), at="jobcenter/2017", is_soft=True,
    ),
    **of_an_official_quarter(
        "contact-density-benchmark", date(2017, 3, 31), density(12, "2.50", target="2.50"),
        density(12, "2.49", target="2.50"), density(9, "2.50", target="2.50"),
        first=(density(3, "2.50", target="2.50"), density(3, "2.49", target="2.50")),
    ),
    **of_an_official_quarter(
        "contact-density-increase", date(2017, 3, 31), density(12, "2.41", base="2.40"),
        density(12, "2.40", base="2.40"), density(9, "2.41", base="2.40"),
        first=(density(3, "2.41", base="2.40"), density(3, "2.40", base="2.40")),
    ),
    **of_an_official_quarter(
        "lza-integrations-vs-2015", date(2017, 3, 31),
        against("lza-integrations", "2016-12-ytd", "101", base="100"),
        against("lza-integrations", "2016-12-ytd", "100", base="100"),
        against("lza-integrations", "2016-11-ytd", "101", base="100"),
        owed=date(2016, 4, 30),
        first=(
            against("lza-integrations", "2016-03-ytd", "101", base="100"),
            against("lza-integrations", "2016-03-ytd", "100", base="100"),
        ),
    ),
    **of_working_time("contact-time-share", "contact-time"),
    **of_working_time("contact-time-share-strict", "talk-time", is_soft=True),
    **of_one_event_a_year("btm-briefing-benefits", "hilden/2016"),
    **of_one_event_a_year("btm-briefing-integration", "hilden/2016"),
    **of_one_event_a_year("btm-shadowing-benefits", "jobcenter/2016"),
    **of_one_event_a_year("btm-shadowing-integration", "jobcenter/2016"),
    "monthly-target-talks#too_few_days": says(Reported(), date(2016, 4, 30), "breached", at="hilden/2016-04"),
    "monthly-target-talks#final_holds": says(
        held_in("target-talk", TALK), date(2016, 5, 1), "met", at="hilden/2016-04"
    ),
    "monthly-target-talks#final_missed": says(Reported(), date(2016, 5, 1), "breached", at="hilden/2016-04"),
    "monthly-target-talks#floor_reached": says(held_in("target-talk", TALK), TALK, "met", at="hilden/2016-04"),
    "monthly-target-talks#on_pace": says(Reported(), TALK, "pending", at="hilden/2016-04"),
    "training-fair#done_in_time": says(held_in("training-fair", date(2016, 1, 31)), date(2016, 2, 1), "met"),
    "training-fair#due_ahead": says(Reported(), date(2016, 1, 31), "pending"),
    "training-fair#due_over": says(held_in("training-fair", date(2016, 2, 1)), date(2016, 2, 1), "breached"),
    **{
        f"agreements-kept#{row}": says(
            Reported().say(agreed("a1", date(2016, 3, 15), date(2016, 4, 30), done)), on, state, late=late,
            at="hilden/2016-a1",
        )
        for row, on, done, state, late in (
            ("done_in_time", date(2016, 5, 3), date(2016, 5, 2), "met", False),
            ("done_late", date(2016, 5, 3), date(2016, 5, 3), "met", True),
            ("due_ahead", date(2016, 5, 2), None, "pending", False),
            ("due_over", date(2016, 5, 3), None, "breached", False),
        )
    },
    "investigation-report#awaiting_event": says(Reported(), date(2016, 9, 30), "awaiting_event"),
    "investigation-report#calendar_missing": says(Reported(), date(2016, 10, 1), "awaiting_event"),
    "investigation-report#done_in_time": says(
        Reported().say(IN_THE_ASSEMBLY, handed_in("investigation-report", date(2016, 12, 8))),
        date(2016, 12, 9),
        "met",
    ),
    "investigation-report#done_late": says(
        Reported().say(IN_THE_ASSEMBLY, handed_in("investigation-report", date(2016, 12, 9))),
        date(2016, 12, 9),
        "met",
        late=True,
    ),
    "investigation-report#due_ahead": says(Reported().say(IN_THE_ASSEMBLY), date(2016, 12, 8), "pending"),
    "investigation-report#due_over": says(Reported().say(IN_THE_ASSEMBLY), date(2016, 12, 9), "breached"),
    **of_what_is_only_told("budget-shift"),
    **of_what_is_only_told("counselling-provider-talks"),
    **of_what_is_only_told("jour-fixe-agency"),
    **of_what_is_only_told("turnover-monitoring", "jobcenter/2016-Q1"),
    **of_what_is_only_told("staffing-plan", "jobcenter/2016-03"),
    **of_what_is_only_told("elb-premise", "jobcenter/2016-03"),
}  # fmt: skip

SCENARIOS: Mapping[str, Scenario] = {
    **CATALOGUE,
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
    **of_a_deliverable("but-backlog-report-1", date(2016, 4, 15), covers=BACKLOGS, reference_date=date(2016, 4, 15)),
    **of_a_deliverable("but-backlog-report-2", date(2016, 7, 15), covers=BACKLOGS, reference_date=date(2016, 7, 15)),
    **of_a_deliverable("but-backlog-report-3", date(2016, 10, 17), covers=BACKLOGS, reference_date=date(2016, 10, 15)),
    **of_a_deliverable("but-backlog-report-4", date(2017, 1, 16), covers=BACKLOGS, reference_date=date(2017, 1, 13)),
    **{
        name: scenario
        for quarter, submitted, data_month in (
            (1, date(2016, 3, 31), "2016-02"),
            (2, date(2016, 6, 30), "2016-05"),
            (3, date(2016, 9, 30), "2016-08"),
            (4, date(2017, 1, 2), "2016-11"),
        )
        for name, scenario in of_a_deliverable(
            f"municipal-services-report-q{quarter}",
            submitted,
            period=f"2016-Q{quarter}",
            data_month=data_month,
            covers=MUNICIPAL,
        ).items()
    },
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


def judge(name: str, engine: Engine) -> Verdict:
    """The verdict of the scenario's own obligation; of those in each office, that of Hilden."""
    scenario = SCENARIOS[name]
    here = replace(scenario, at="hilden/2016") if name.partition("#")[0] in (PLANNED, HELD) else scenario
    return judged(shipped(), name, here, engine)


def test_there_is_one_scenario_for_each_compiled_rule_and_none_too_many() -> None:
    """One a rule and row it can reach; rules of one shape in one goal share what is compiled."""
    assert set(SCENARIOS) == rows_of(shipped())
    assert {behind(shipped(), name) for name in SCENARIOS} == compiled_rules_of(shipped())


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
        goal, compiled_rule = behind(shipped(), name)
        found = all_told(judge(name, without(shipped(), compiled_rule, goal)))
    except EngineError:
        return
    assert found != all_told(judge(name, whole_engine()))


@pytest.mark.parametrize("goal", sorted(compiled(shipped())))
def test_without_the_catch_all_a_fact_of_no_rule_is_not_told_apart_from_a_silent_engine(goal: str) -> None:
    """The scenario of the catch-all: a fact that no row takes. It is an error with it and without, but another one."""
    stray = [(goal, {"rule": "no-such-rule"})]
    with pytest.raises(EngineError, match="UNDECIDED"):
        whole_engine().decide(stray)
    with pytest.raises(EngineError, match="no compiled rule took the fact of no-such-rule"):
        without(shipped(), CATCH_ALL, goal).decide(stray)


def test_the_scenarios_of_a_shape_leave_the_other_shapes_alone() -> None:
    """A deleted rule is missed by the scenarios of its own shape only."""
    goal, missed = behind(shipped(), "kdu-error-rate#final_missed")
    engine, shape = without(shipped(), missed, goal), missed.partition("#")[0]
    others = [
        name
        for name in SCENARIOS
        if behind(shipped(), name)[0] == goal and not behind(shipped(), name)[1].startswith(shape)
    ]
    assert others
    assert all(outcome(judge(name, engine)) == SCENARIOS[name].outcome for name in others)
