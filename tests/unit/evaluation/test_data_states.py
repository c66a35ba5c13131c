"""What state are the data in? Official or counted, of which words of aggregation, late, wrong, contradicting."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import pytest
from pydantic import ValidationError

from checker.domain.clock import end_of_day
from checker.domain.record import Aggregation, Measurement
from checker.domain.rule import DataExpected, Rule
from checker.domain.rule import Reported as Reported_
from checker.domain.verdict import State, Verdict
from tests.build import (
    MONTHLY,
    Reported,
    against_a_base,
    all_booked,
    booked,
    error_rate,
    integration_rate,
    integrations,
    judge,
    measured,
    review,
    rulebook,
    stock,
    stock_growth,
    the_verdict,
)

MAY = date(2016, 5, 2)
JULY = datetime(2016, 7, 4, 10, 0, tzinfo=UTC)


def monthly(rule: Rule) -> Rule:
    """Reported month by month, in files."""
    reported = Reported_.model_validate(MONTHLY["reported"])
    expected = DataExpected.model_validate(MONTHLY["data_expected"])
    return rule.model_copy(update={"reported": reported, "data_expected": expected})


def codes(verdict: Verdict) -> list[str]:
    return [reason.code for reason in verdict.reasons]


# --- Official figures and counts ---------------------------------------------------------------------------------


@pytest.mark.parametrize("official_first", [True, False])
def test_a_verdict_rests_on_the_official_figure_and_not_on_the_newer_count(*, official_first: bool) -> None:
    official = integrations("2016-03", 1000, 10_000, authority="official", data_month="2016-05")
    count = integrations("2016-03", 9000, 10_000, data_month="2016-08")
    told = (official, count) if official_first else (count, official)
    verdict = the_verdict(integration_rate(), Reported().say(*told), date(2016, 9, 1))
    assert (verdict.numerator, verdict.denominator) == (1000, 10_000)


def test_two_official_figures_of_one_month_are_named_under_the_verdict() -> None:
    told = [integrations("2016-03", part, 10_000, authority="official", data_month="2016-05") for part in (1000, 1100)]
    verdict = the_verdict(integration_rate(), Reported().say(*told), date(2016, 7, 1))
    assert verdict.numerator == 1100
    assert verdict.reasons[-1].code == "two_official_figures"
    assert dict(verdict.reasons[-1].facts) == {"month": "2016-05"}


def test_what_was_not_known_yet_contradicts_nothing() -> None:
    reported = Reported().say(integrations("2016-03", 1000, 10_000, authority="official", data_month="2016-05"))
    reported.say(integrations("2016-03", 1100, 10_000, authority="official", data_month="2016-05"), at=JULY)
    before = the_verdict(integration_rate(), reported, date(2016, 7, 1))
    assert (before.numerator, "two_official_figures" in codes(before)) == (1000, False)


# --- Words of aggregation ----------------------------------------------------------------------------------------

FORM: dict[Aggregation, str] = {
    "month": "2016-03", "ytd": "2016-03-ytd", "rolling12_mean": "2016-03-r12", "year_mean": "2016-03-ytd",
    "point": "2016-03-31",
}  # fmt: skip
EVERY = tuple(FORM)


def of_word(word: Aggregation, part: int) -> Measurement:
    given = {"metric": "iq", "scope": "jobcenter", "period": FORM[word], "aggregation": word}
    return Measurement.model_validate(given | {"numerator": part, "denominator": 1000})


@pytest.mark.parametrize("wanted", EVERY)
def test_only_figures_of_the_rules_own_word_are_compared(wanted: Aggregation) -> None:
    """Five figures of one metric and month, each with another numerator: month, year to date, means, a day."""
    rule = integration_rate()
    measure = rule.measure.model_copy(update={"where": rule.measure.where.model_copy(update={"aggregation": wanted})})
    rule = rule.model_copy(update={"measure": measure})
    told = Reported().say(*(of_word(word, 100 + place) for place, word in enumerate(EVERY)))
    verdict = the_verdict(rule, told, MAY)
    assert verdict.numerator == 100 + EVERY.index(wanted)
    others = Reported().say(*(of_word(word, 100) for word in EVERY if word != wanted))
    assert the_verdict(rule, others, MAY).value is None


# --- Bad input ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "told", "cause"),
    [
        pytest.param(all_booked(), booked("2016-12", 0, 0), "denominator_zero", id="nothing to book"),
        pytest.param(error_rate(), review("2016-12", 0, 0), "denominator_zero", id="nothing was reviewed"),
        pytest.param(monthly(integration_rate()), integrations("2016-12", 0, 0), "denominator_zero", id="no clients"),
        pytest.param(monthly(stock_growth()), stock("2016-12", 5, 0), "baseline_missing", id="a base of nobody"),
    ],
)  # fmt: skip
def test_a_denominator_of_zero_is_never_met_and_never_missed(rule: Rule, told: Any, cause: str) -> None:
    reported = Reported().say(told)
    reported.deliver("2016-Q1", "2016-Q2", "2016-Q3", "2016-Q4")
    reported.deliver(*(f"2016-{month:02}" for month in range(1, 13)), profile="kennzahlen")
    verdict = the_verdict(rule, reported, date(2017, 4, 3), known_at=end_of_day(date(2017, 4, 3)))
    assert (verdict.state, verdict.cause, verdict.value) == (State.NOT_EVALUABLE, cause, None)


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"numerator": 5, "denominator": -1}, id="a negative denominator"),
        pytest.param({"numerator": 5, "denominator": None}, id="no denominator"),
        pytest.param({"numerator": None, "denominator": 9}, id="no numerator"),
        pytest.param({"numerator": 5, "denominator": 9.0}, id="a floating number"),
        pytest.param({"numerator": 5, "denominator": "9"}, id="a text"),
        pytest.param({"numerator": 5, "denominator": True}, id="yes"),
    ],
)
def test_no_record_has_such_a_denominator(given: dict[str, Any]) -> None:
    base = {"metric": "iq", "scope": "jobcenter", "period": "2016-03", "aggregation": "month"}
    with pytest.raises(ValidationError):
        Measurement.model_validate(base | given)


def test_a_baseline_that_comes_after_the_verdict_changes_it_from_then_on_only() -> None:
    rule = against_a_base("comparative", "<", "baseline")
    reported = Reported().say(measured("figure", "2016-03-31", "90"))
    reported.say(measured("figure", "2016-03-31", "90", base="100"), at=JULY)
    then, now = (the_verdict(rule, reported, date(2016, 7, 20), known_at=at) for at in (
        datetime(2016, 7, 1, tzinfo=UTC), end_of_day(date(2016, 7, 20))))  # fmt: skip
    assert (then.state, then.cause, then.target) == (State.NOT_EVALUABLE, "baseline_missing", "baseline")
    assert now.value == Fraction(90)
    assert now.target == "100"
    assert now.state is not State.NOT_EVALUABLE


def test_a_correction_chain_of_a_thousand_versions_is_judged_by_the_last() -> None:
    reported = Reported()
    for faulty in range(1000):
        reported.say(review("2016-03", 1000, faulty))
    reported.say(review("2016-03", 1000, 50))
    verdict = the_verdict(error_rate(), reported, MAY)
    assert (verdict.numerator, verdict.denominator) == (50, 1000)
    assert len(verdict.records) == 1


def test_a_retraction_at_the_end_of_a_chain_leaves_nothing() -> None:
    reported = Reported().say(review("2016-03", 1000, 50), review("2016-03", 1000, 50, record_status="retracted"))
    assert the_verdict(error_rate(), reported, MAY).value is None


# --- Staff -------------------------------------------------------------------------------------------------------


def test_no_rule_judges_a_single_person_and_no_record_names_one() -> None:
    """There is no field to hold a name, an account or a number of a person."""
    from checker.domain.record import MODEL_BY_TYPE

    words = ("name", "person_id", "account", "user", "employee", "client_id", "customer", "birth")
    fields = {field for model in MODEL_BY_TYPE.values() for field in model.model_fields}
    assert not {field for field in fields for word in words if word in field}


def test_rounding_is_the_rules_word_and_nobodys_else() -> None:
    exact, by_rule = (integration_rate("iq", "20.5", rounding=rounding) for rounding in ("none", "half_up_1"))
    told = Reported().say(integrations("2016-12", 2045, 10_000))
    day = date(2017, 5, 2)
    judged = {rule.rounding: judge(rulebook(rule), told, day)["iq/jobcenter/2016"].state for rule in (exact, by_rule)}
    assert judged == {"none": State.BREACHED, "half_up_1": State.MET}
