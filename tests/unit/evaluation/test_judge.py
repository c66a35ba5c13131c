"""What `evaluate` promises beside the state table: one verdict each, in order, and nothing remembered."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from checker.domain.clock import end_of_day
from checker.domain.organisation import Unit
from checker.domain.verdict import State, Verdict
from checker.evaluation import evaluate
from checker.evaluation.rulesets import compiled, shapes_of
from tests.build import (
    Reported,
    amount,
    budget,
    deliverable,
    dialogues_held,
    error_rate,
    handed_in,
    judge,
    organisation,
    review,
    rulebook,
    the_verdict,
    with_units,
)

BOOK = rulebook(error_rate(), dialogues_held(), deliverable(), of=organisation(("velbert", "hilden")))
ON = date(2016, 7, 4)


def test_every_obligation_exists_from_day_one_and_nothing_reported_is_visible() -> None:
    verdicts = judge(BOOK, Reported(), date(2016, 1, 1))
    assert [(verdict.obligation, verdict.state) for verdict in verdicts.values()] == [
        ("error-rate/jobcenter/2016", State.PENDING),
        ("held/velbert/2016", State.PENDING),
        ("held/hilden/2016", State.PENDING),
        ("agreed/jobcenter/2016", State.PENDING),
    ]


def test_only_what_is_asked_for_is_judged() -> None:
    known = end_of_day(ON)
    keys = {"held/hilden/2016", "not-there/hilden/2016"}
    verdicts = evaluate(BOOK, BOOK.calendar, BOOK.organisation, Reported().records, (), ON, known, only=keys)
    assert [verdict.obligation for verdict in verdicts] == ["held/hilden/2016"]


def test_nothing_is_remembered_from_one_day_to_another() -> None:
    told = Reported().deliver("2016-Q1").say(review(reviewed=100, faulty=50))
    first = judge(BOOK, told, ON)
    judge(BOOK, Reported(), date(2017, 2, 1))
    assert judge(BOOK, told, ON) == first


def test_a_second_rulebook_is_judged_by_its_own_rules() -> None:
    told = Reported().deliver("2016-Q1").say(review(reviewed=100, faulty=20))
    strict, mild = rulebook(error_rate(value="10")), rulebook(error_rate(value="30"))
    states = [judge(book, told, ON)["error-rate/jobcenter/2016"].state for book in (strict, mild, strict)]
    assert states == [State.AT_RISK, State.MET, State.AT_RISK]


def test_a_correction_counts_from_the_instant_it_was_known() -> None:
    then, later = datetime(2016, 4, 5, 8, tzinfo=UTC), datetime(2016, 4, 6, 8, tzinfo=UTC)
    told = Reported().deliver("2016-Q1", at=then)
    told.say(review(reviewed=100, faulty=50), at=then).say(review(reviewed=100, faulty=1), at=later)
    states = [the_verdict(error_rate(), told, ON, known_at=known).state for known in (then, later)]
    assert states == [State.AT_RISK, State.MET]


def test_what_was_known_an_instant_later_is_not_known() -> None:
    then = datetime(2016, 4, 5, 8, 0, 0, 1, tzinfo=UTC)
    told = Reported().say(handed_in("agreed", date(2016, 4, 4)), at=then)
    before = the_verdict(deliverable(), told, date(2016, 4, 5), known_at=then.replace(microsecond=0))
    assert before.state is State.PENDING
    assert the_verdict(deliverable(), told, date(2016, 4, 5), known_at=then).state is State.MET


def test_a_retracted_fact_is_gone_and_one_said_again_is_back() -> None:
    told = Reported().say(handed_in("agreed", date(2016, 4, 4)))
    told.say(handed_in("agreed", date(2016, 4, 4), record_status="retracted"))
    assert the_verdict(deliverable(), told, date(2016, 4, 5)).state is State.PENDING
    told.say(handed_in("agreed", date(2016, 4, 4)))
    assert the_verdict(deliverable(), told, date(2016, 4, 5)).state is State.MET


def test_a_unit_owes_from_its_first_to_its_last_day() -> None:
    units = (Unit(id="neu", name="Neu", valid_from=date(2016, 3, 1), valid_to=date(2016, 6, 30)),)
    house = with_units(organisation(), offices=units)
    book = rulebook(dialogues_held(), of=house)
    days = (date(2015, 12, 1), date(2016, 2, 29), date(2016, 3, 1), date(2016, 6, 30), date(2016, 7, 1))
    assert [len(judge(book, Reported(), day)) for day in days] == [0, 0, 1, 1, 0]


def test_before_the_plan_year_the_units_of_its_first_day_count() -> None:
    units = (
        Unit(id="neu", name="Neu", valid_from=date(2016, 1, 1)),
        Unit(id="alt", name="Alt", valid_to=date(2015, 12, 31)),
    )
    book = rulebook(dialogues_held(), of=with_units(organisation(), offices=units))
    assert list(judge(book, Reported(), date(2015, 12, 1))) == ["held/neu/2016"]


def test_the_verdict_names_the_compiled_rule_that_fired() -> None:
    verdict = the_verdict(deliverable(), Reported(), ON)
    assert verdict.fired == "agreed#due_over"
    book = rulebook(deliverable())
    (shape,) = shapes_of(book).values()
    assert f"{shape}#due_over" in compiled(book)["2016-ziel"]


def test_the_verdict_carries_what_the_rule_says() -> None:
    verdict: Verdict = the_verdict(budget(), Reported().say(amount("2016-01", "10.00")), date(2016, 2, 1))
    assert (verdict.operator, verdict.target, str(verdict.unit)) == ("<", "1200.00", "euro")
    assert (verdict.severity, verdict.owner, verdict.source_row, verdict.source_line) == ("major", "gf", "T00", 1)
    assert verdict.data_expected == date(2017, 1, 13)
    assert verdict.records == ("measurement:kdu-cost:jobcenter:2016-01-ytd:ytd",)


@pytest.mark.parametrize("on", [date(2015, 1, 1), date(2018, 11, 30)])
def test_any_day_of_the_calendar_can_be_judged(on: date) -> None:
    assert len(judge(BOOK, Reported(), on)) == 4
