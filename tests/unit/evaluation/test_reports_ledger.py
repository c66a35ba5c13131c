"""The ledger of owed reports: what a sender must report, until when, and what has come of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from checker.domain.rule import Rule
from checker.evaluation.reports_ledger import LedgerEntry, reports_ledger
from features.steps.missing_source import missing_sources
from tests.build import Reported, judge, quarter_cohort, reviews, rulebook

YEAR_END = date(2016, 12, 31)


def rule(rule_id: str = "reviews", after: int = 10, **extra: Any) -> Rule:
    """A yearly one, reported by quarter; `after` so many working days at the latest."""
    reported = {"every": "quarter", "sender": "absender", "profile": "pruefungen", **extra}
    expected = {"working_days_after": after, "origin": "assumption", "why": "für den Test"}
    return reviews(rule_id, reported=reported, data_expected=expected)


def ledger(*rules: Rule, told: Reported | None = None, on: date = YEAR_END) -> dict[str, LedgerEntry]:
    known = (told or Reported()).records.reports
    return {str(entry.period): entry for entry in reports_ledger(rulebook(*rules), known, on)}


def overdue(found: dict[str, LedgerEntry], on: date) -> list[str]:
    return [period for period, entry in found.items() if entry.is_overdue(on)]


def test_a_report_that_several_rules_need_is_owed_once_and_due_for_the_first_of_them() -> None:
    found = ledger(rule("one", after=10), rule("other", after=3))
    assert list(found) == ["2016-Q1", "2016-Q2", "2016-Q3", "2016-Q4"]
    assert found["2016-Q1"].due == date(2016, 4, 5)
    assert found == ledger(rule("other", after=3), rule("one", after=10))


def test_a_report_is_overdue_when_the_day_on_which_it_was_due_has_ended() -> None:
    due = ledger(rule())["2016-Q1"].due
    found = ledger(rule(), on=due + timedelta(days=1))
    assert overdue(found, due) == []
    assert overdue(found, due + timedelta(days=1)) == ["2016-Q1"]


def test_the_next_look_is_the_day_after_it_was_due_then_every_day_until_it_is_here() -> None:
    waiting = ledger(rule())["2016-Q1"]
    assert waiting.next_look(date(2016, 1, 4)) == waiting.due + timedelta(days=1)
    assert waiting.next_look(date(2016, 6, 1)) == date(2016, 6, 2)
    assert ledger(rule(), told=Reported().deliver("2016-Q1"))["2016-Q1"].next_look(date(2016, 6, 1)) is None


def test_a_report_arrived_by_the_sequence_of_the_first_that_covers_it() -> None:
    told = Reported().deliver("2016-Q2").deliver("2016-Q1").deliver("2016-Q1")
    found = ledger(rule(), told=told)
    assert (found["2016-Q1"].arrived_by, found["2016-Q2"].arrived_by, found["2016-Q3"].arrived_by) == (2, 1, None)


@pytest.mark.parametrize(
    ("cumulative", "missing"),
    [
        pytest.param((True, True), [], id="a later report contains it for both rules"),
        pytest.param((True, False), ["2016-Q1"], id="one rule needs the report of the quarter itself"),
    ],
)
def test_a_later_report_stands_for_an_earlier_one_only_where_all_rules_say_so(
    cumulative: tuple[bool, bool], missing: list[str]
) -> None:
    rules = [rule(f"rule-{number}", cumulative=each) for number, each in enumerate(cumulative)]
    on = date(2016, 8, 1)
    assert overdue(ledger(*rules, told=Reported().deliver("2016-Q2"), on=on), on) == missing


def test_a_report_counts_from_the_last_day_it_speaks_of() -> None:
    told = Reported().deliver("2016-Q2")
    assert ledger(rule(), told=told, on=date(2016, 6, 29))["2016-Q2"].arrived_by is None
    assert ledger(rule(), told=told, on=date(2016, 6, 30))["2016-Q2"].arrived_by == 1


def test_what_another_sender_or_profile_reports_is_another_report() -> None:
    told = Reported().deliver("2016-Q1", profile="andere").deliver("2016-Q1", sender="anderer")
    assert ledger(rule(), told=told)["2016-Q1"].arrived_by is None


def test_a_cohort_makes_no_report_due() -> None:
    assert ledger(quarter_cohort()) == {}


@pytest.mark.parametrize("told", [(), ("2016-Q1",), ("2016-Q2",), ("2016-Q1", "2016-Q2")], ids=str)
def test_every_report_that_explains_a_verdict_is_overdue_in_the_ledger(told: tuple[str, ...]) -> None:
    reported, book = Reported().deliver(*told), rulebook(rule("one"), rule("other", after=3, cumulative=True))
    for on in (date(2016, 4, 6), date(2016, 4, 30), date(2016, 8, 1), date(2017, 2, 1)):
        waited_for = {one.first for one in missing_sources(judge(book, reported, on).values())}
        found = reports_ledger(book, reported.records.reports, on)
        assert waited_for <= {entry.period for entry in found if entry.is_overdue(on)}
