"""What a unit that has ceased still answers for, and what its successor is credited with. Decision D26."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from checker.domain.organisation import MergePolicy, Organisation, Unit
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import State
from checker.evaluation.obligations import obligations
from tests.build import Reported, dialogue, judge, organisation, rulebook, talks_every_month, with_units

END_OF_APRIL = date(2016, 4, 30)


def merged(last: date = END_OF_APRIL, into: str | None = "velbert", **policy: Any) -> Organisation:
    """Heiligenhaus ceases after a day and merges into Velbert, unless said otherwise."""
    offices = (Unit(id="velbert", name="Velbert"), Unit(id="heiligenhaus", name="Heiligenhaus", valid_to=last))
    ceased = offices[1].model_copy(update={"merges_into": into})
    return with_units(organisation(merge_policy=MergePolicy(**policy)), offices=(offices[0], ceased))


def monthly(last: date = END_OF_APRIL, into: str | None = "velbert", **policy: Any) -> Rulebook:
    return rulebook(talks_every_month(), of=merged(last, into, **policy))


def quarterly() -> Rulebook:
    return rulebook(talks_every_month(period={"kind": "quarter"}), of=merged())


def months_of(office: str, book: Rulebook, on: date) -> list[str]:
    return [str(one.period) for one in obligations(book, on) if one.scope.id == office]


@pytest.mark.parametrize(
    ("last", "months"),
    [
        pytest.param(date(2016, 4, 30), ["2016-01", "2016-02", "2016-03", "2016-04"], id="April had ended"),
        pytest.param(date(2016, 4, 29), ["2016-01", "2016-02", "2016-03"], id="April had a day left"),
        pytest.param(date(2015, 12, 31), [], id="ceased before the year"),
    ],
)
def test_months_that_had_ended_stay_with_the_unit_that_has_ceased(last: date, months: list[str]) -> None:
    book = monthly(last)
    assert months_of("heiligenhaus", book, date(2016, 5, 2)) == months
    assert months_of("heiligenhaus", book, date(2017, 3, 1)) == months
    assert len(months_of("velbert", book, date(2016, 5, 2))) == 12


def test_they_stay_also_where_nobody_succeeds() -> None:
    assert len(months_of("heiligenhaus", monthly(into=None), date(2016, 5, 2))) == 4


def test_a_house_may_let_them_go_with_the_unit() -> None:
    book = monthly(count_units="valid_on_evaluation_date")
    assert months_of("heiligenhaus", book, date(2016, 4, 30)) != []
    assert months_of("heiligenhaus", book, date(2016, 5, 1)) == []


def test_a_year_never_stays_with_a_unit_that_has_ceased() -> None:
    book = rulebook(talks_every_month(period={"kind": "year"}), of=merged())
    assert months_of("heiligenhaus", book, date(2016, 5, 1)) == []


def test_a_missed_month_is_not_made_good_by_a_merger() -> None:
    """Velbert held its talk in April, Heiligenhaus did not; and the other way round."""
    on = date(2016, 5, 2)
    for held, missed in (("velbert", "heiligenhaus"), ("heiligenhaus", "velbert")):
        verdicts = judge(monthly(), Reported().say(dialogue(held, held=date(2016, 4, 12))), on)
        assert verdicts[f"talks/{held}/2016-04"].state is State.MET
        assert verdicts[f"talks/{missed}/2016-04"].state is State.BREACHED


def test_what_was_held_in_a_period_that_went_on_counts_for_the_successor() -> None:
    """Heiligenhaus ceased in the second quarter; the first is its own."""
    reported = Reported().say(dialogue("heiligenhaus", held=date(2016, 4, 12)))
    verdicts = judge(quarterly(), reported, date(2016, 7, 1))
    assert verdicts["talks/velbert/2016-Q2"].state is State.MET
    assert "talks/heiligenhaus/2016-Q2" not in verdicts
    assert verdicts["talks/heiligenhaus/2016-Q1"].state is State.BREACHED


def test_a_report_about_a_finished_month_that_comes_after_the_merger_still_counts() -> None:
    reported = Reported().say(dialogue("heiligenhaus", held=date(2016, 3, 31)))
    assert judge(monthly(), reported, date(2016, 6, 1))["talks/heiligenhaus/2016-03"].state is State.MET
