"""Due with a meeting whose day may not be known; within a window; wherever in the house. Rows T12, P08, T15, T19."""

from __future__ import annotations

from datetime import date

import pytest

from checker.domain.record import StatusRecord
from checker.domain.verdict import State, Verdict
from tests.build import (
    Reported,
    dialogue,
    fair,
    handed_in,
    meets,
    report_to_the_assembly,
    the_verdict,
    visits,
)

NOVEMBER, DECEMBER = date(2016, 11, 10), date(2016, 12, 8)
IN_TIME, LATE, OVER = (State.MET, "done_in_time"), (State.MET, "done_late"), (State.BREACHED, "due_over")
AWAITING, MISSING = (State.AWAITING_EVENT, "awaiting_event"), (State.AWAITING_EVENT, "calendar_missing")


def outcome(verdict: Verdict) -> tuple[State, str]:
    return verdict.state, verdict.cause


def report(on: date, *told: StatusRecord) -> Verdict:
    return the_verdict(report_to_the_assembly(), Reported().say(*told), on)


def submitted(on: date, ref: str | None = "50.1-2016/9") -> StatusRecord:
    return handed_in("to-the-assembly", on, ref)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2016, 1, 1), AWAITING, id="at the start of the year"),
        pytest.param(date(2016, 9, 30), AWAITING, id="the day before the warning"),
        pytest.param(date(2016, 10, 1), MISSING, id="from October on the calendar is missed"),
        pytest.param(date(2016, 12, 31), MISSING, id="on the fallback day itself"),
        pytest.param(date(2017, 1, 1), OVER, id="the fallback is over"),
    ],
)
def test_without_a_calendar_it_is_awaited_until_the_fallback_is_over(on: date, expected: tuple[State, str]) -> None:
    verdict = report(on)
    assert (outcome(verdict), verdict.due.effective) == (expected, date(2016, 12, 31))


def test_what_was_handed_in_before_the_day_is_known_is_judged_when_it_is() -> None:
    early = submitted(date(2016, 11, 1))
    assert outcome(report(date(2016, 11, 2), early)) == MISSING
    assert outcome(report(date(2016, 11, 2), early, meets(DECEMBER))) == IN_TIME
    assert outcome(report(date(2017, 1, 1), early)) == IN_TIME, "once the fallback is over it is the due date"


@pytest.mark.parametrize(
    ("on", "told", "expected"),
    [
        pytest.param(DECEMBER, (), (State.PENDING, "due_ahead"), id="the day of the meeting itself"),
        pytest.param(date(2016, 12, 9), (), OVER, id="the day after"),
        pytest.param(date(2016, 12, 9), (submitted(DECEMBER),), IN_TIME, id="handed in on the day"),
        pytest.param(date(2016, 12, 9), (submitted(date(2016, 12, 9)),), LATE, id="handed in the day after"),
        pytest.param(date(2016, 12, 9), (submitted(DECEMBER, None),), OVER, id="handed in without proof"),
    ],
)
def test_a_known_meeting_sets_the_day(on: date, told: tuple[StatusRecord, ...], expected: tuple[State, str]) -> None:
    verdict = report(on, meets(NOVEMBER), meets(DECEMBER), *told)
    assert (outcome(verdict), verdict.due.nominal, verdict.due.effective) == (expected, DECEMBER, DECEMBER)


def test_the_meeting_called_the_last_outranks_a_later_one() -> None:
    assert report(NOVEMBER, meets(NOVEMBER, is_last=True), meets(DECEMBER)).due.effective == NOVEMBER


def test_a_moved_meeting_moves_the_day() -> None:
    moved = (meets(DECEMBER), meets(DECEMBER, record_status="retracted"), meets(NOVEMBER))
    assert report(date(2016, 10, 1), *moved).due.effective == NOVEMBER
    assert outcome(report(date(2016, 11, 11), *moved)) == OVER


def test_a_cancelled_meeting_is_awaited_again() -> None:
    gone = (meets(DECEMBER), meets(DECEMBER, record_status="retracted"))
    assert outcome(report(date(2016, 9, 1), *gone)) == AWAITING


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(meets(DECEMBER, body="beirat"), id="of another body"),
        pytest.param(meets(date(2017, 3, 9)), id="of the year after"),
    ],
)
def test_other_meetings_do_not_count(other: StatusRecord) -> None:
    assert outcome(report(date(2016, 9, 1), other)) == AWAITING


# --- Within a window --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("held", "on", "expected"),
    [
        pytest.param(date(2016, 1, 31), date(2016, 1, 31), IN_TIME, id="on Sunday, the last day"),
        pytest.param(date(2016, 1, 1), date(2016, 2, 1), IN_TIME, id="on the first day"),
        pytest.param(
            date(2015, 12, 31), date(2016, 1, 15), (State.PENDING, "due_ahead"), id="the day before it begins"
        ),
        pytest.param(date(2016, 2, 1), date(2016, 2, 1), OVER, id="the day after it ends"),
        pytest.param(date(2016, 1, 20), date(2016, 1, 19), (State.PENDING, "due_ahead"), id="not held yet"),
        pytest.param(None, date(2016, 1, 31), (State.PENDING, "due_ahead"), id="nothing told on the last day"),
        pytest.param(None, date(2016, 2, 1), OVER, id="nothing told when it is over"),
    ],
)
def test_what_must_take_place_within_a_window_cannot_be_made_up_for(
    held: date | None, on: date, expected: tuple[State, str]
) -> None:
    told = Reported().say(dialogue("hilden", None, held)) if held else Reported()
    assert outcome(the_verdict(fair(), told, on)) == expected


def test_a_fair_that_was_only_planned_has_not_taken_place() -> None:
    told = Reported().say(dialogue("hilden", "2016-01-20"), dialogue("ratingen", "2016-01-21", status="cancelled"))
    assert outcome(the_verdict(fair(), told, date(2016, 2, 1))) == OVER


# --- Wherever in the house -------------------------------------------------------------------------------------


def visit(office: str, planned: str | None, held: date | None = None, status: str = "") -> StatusRecord:
    return dialogue(office, planned, held, status)


@pytest.mark.parametrize(
    ("told", "on", "expected"),
    [
        pytest.param(
            (), date(2016, 12, 29), (State.PENDING, "still_to_plan"), id="nothing planned, two working days left"
        ),
        pytest.param((), date(2016, 12, 31), (State.BREACHED, "too_few_days"), id="no working day left"),
        pytest.param((), date(2017, 1, 1), (State.BREACHED, "bound_missed"), id="the year is over"),
        pytest.param(
            (visit("ratingen", None, date(2016, 5, 3)),), date(2016, 5, 3), (State.MET, "floor_reached"), id="held once"
        ),
        pytest.param(
            (visit("ratingen", None, date(2016, 5, 3)),), date(2017, 1, 1), (State.MET, "bound_holds"), id="at the end"
        ),
        pytest.param(
            (visit("ratingen", "2016-05-03", status="cancelled"),),
            date(2016, 5, 4),
            (State.AT_RISK, "upcoming"),
            id="cancelled without another",
        ),
        pytest.param(
            (visit("ratingen", "2016-05-03", status="cancelled"), visit("velbert", "2016-10-04")),
            date(2016, 5, 4),
            (State.AT_RISK, "upcoming"),
            id="two planned, one cancelled: both were promised",
        ),
        pytest.param(
            (visit("ratingen", "2016-10-04"),), date(2016, 10, 4), (State.PENDING, "on_pace"), id="still today"
        ),
        pytest.param(
            (visit("ratingen", "2016-10-04"),), date(2016, 10, 5), (State.AT_RISK, "upcoming"), id="passed in silence"
        ),
    ],
)
def test_one_visit_suffices_in_whatever_office(
    told: tuple[StatusRecord, ...], on: date, expected: tuple[State, str]
) -> None:
    assert outcome(the_verdict(visits(), Reported().say(*told), on)) == expected


def test_a_soft_number_of_visits_is_never_missed() -> None:
    rule = visits(worst="at_risk")
    verdicts = [the_verdict(rule, Reported(), on) for on in (date(2016, 12, 31), date(2017, 1, 1))]
    assert [outcome(verdict) for verdict in verdicts] == [
        (State.PENDING, "still_to_plan"),
        (State.AT_RISK, "bound_missed"),
    ]
