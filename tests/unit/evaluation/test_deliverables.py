"""Dated deliverables, extensions and waivers. Decision D5; 30.04.2016 is a Saturday, 02.05. the next working day."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from checker.domain.act import Act, ActKind
from checker.domain.clock import at_local
from checker.domain.verdict import State, Verdict
from tests.build import Reported, deliverable, error_rate, handed_in, review, the_verdict

KEY = "agreed/jobcenter/2016"
BREACHED, MET, PENDING = State.BREACHED, State.MET, State.PENDING


def outcome(verdict: Verdict) -> tuple[State, bool, str]:
    return verdict.state, verdict.late, verdict.cause


@pytest.mark.parametrize(
    ("policy", "submitted", "late"),
    [
        ("next_working_day", date(2016, 4, 29), False),
        ("next_working_day", date(2016, 4, 30), False),
        ("next_working_day", date(2016, 5, 2), False),
        ("next_working_day", date(2016, 5, 3), True),
        ("fixed", date(2016, 4, 29), False),
        ("fixed", date(2016, 4, 30), False),
        ("fixed", date(2016, 5, 2), True),
        ("fixed", date(2016, 5, 3), True),
        ("previous_working_day", date(2016, 4, 29), False),
        ("previous_working_day", date(2016, 4, 30), True),
        ("previous_working_day", date(2016, 5, 2), True),
        ("previous_working_day", date(2016, 5, 3), True),
    ],
)
def test_handed_in_around_a_saturday(policy: str, submitted: date, late: bool) -> None:
    told = Reported().say(handed_in("agreed", submitted))
    verdict = the_verdict(deliverable(policy=policy), told, date(2016, 7, 4))
    assert outcome(verdict) == (MET, late, "done_late" if late else "done_in_time")
    assert not verdict.provisional


@pytest.mark.parametrize(
    ("policy", "last_day"),
    [
        ("next_working_day", date(2016, 5, 2)),
        ("fixed", date(2016, 4, 30)),
        ("previous_working_day", date(2016, 4, 29)),
    ],
)
def test_nothing_handed_in_is_missed_only_when_the_effective_day_has_ended(policy: str, last_day: date) -> None:
    rule = deliverable(policy=policy)
    on_the_day = the_verdict(rule, Reported(), last_day)
    the_day_after = the_verdict(rule, Reported(), date.fromordinal(last_day.toordinal() + 1))
    assert outcome(on_the_day) == (PENDING, False, "due_ahead")
    assert outcome(the_day_after) == (BREACHED, False, "due_over")
    assert on_the_day.due.effective == last_day


def test_the_three_days_stand_in_the_verdict_and_in_its_reason() -> None:
    verdict = the_verdict(deliverable(), Reported().say(handed_in("agreed", date(2016, 5, 3))), date(2016, 5, 4))
    due = verdict.due
    assert (due.nominal, due.effective, due.please_by) == (date(2016, 4, 30), date(2016, 5, 2), date(2016, 4, 29))
    assert verdict.reasons[0].facts == {
        "nominal": date(2016, 4, 30),
        "effective": date(2016, 5, 2),
        "submitted": date(2016, 5, 3),
    }


def test_a_deliverable_does_not_count_before_the_day_it_was_handed_in() -> None:
    told = Reported().say(handed_in("agreed", date(2016, 4, 28)))
    assert the_verdict(deliverable(), told, date(2016, 4, 27)).state is PENDING
    assert the_verdict(deliverable(), told, date(2016, 4, 28)).state is MET


@pytest.mark.parametrize(
    ("given", "lacks"),
    [
        pytest.param({"ref": None}, ["evidence_missing"], id="no file number"),
        pytest.param({"done": 2, "total": 3}, ["parts_missing"], id="a part is missing"),
        pytest.param({"covers": ("limits",)}, ["not_covered"], id="a topic is not covered"),
        pytest.param({}, [], id="complete"),
    ],
)
def test_what_is_incomplete_does_not_count_and_says_why(given: dict[str, Any], lacks: list[str]) -> None:
    complete = {"ref": "50.1-2016/077", "done": 3, "total": 3, "covers": ("basis", "limits")}
    told = Reported().say(handed_in("agreed", date(2016, 4, 28), **(complete | given)))
    verdict = the_verdict(deliverable(covers=("limits", "basis")), told, date(2016, 4, 29))
    assert [reason.code for reason in verdict.reasons[1:]] == lacks
    assert verdict.state is (PENDING if lacks else MET)
    assert the_verdict(deliverable(covers=("limits", "basis")), told, date(2016, 5, 3)).state is (
        BREACHED if lacks else MET
    )


def test_what_is_not_covered_is_named() -> None:
    told = Reported().say(handed_in("agreed", date(2016, 4, 28), covers=("limits",)))
    verdict = the_verdict(deliverable(covers=("limits", "basis")), told, date(2016, 4, 29))
    assert verdict.reasons[1].facts == {"parts": "basis"}


def test_where_no_proof_is_asked_for_none_is_needed() -> None:
    rule = deliverable()
    rule = rule.model_copy(update={"measure": rule.measure.model_copy(update={"evidence": "optional"})})
    told = Reported().say(handed_in("agreed", date(2016, 4, 28), None))
    assert the_verdict(rule, told, date(2016, 4, 29)).state is MET


@pytest.mark.parametrize("period", ["2016", "2016-04-30"])
def test_the_record_may_name_the_plan_year_or_the_nominal_day(period: str) -> None:
    told = Reported().say(handed_in("agreed", date(2016, 4, 28), period=period))
    assert the_verdict(deliverable(), told, date(2016, 4, 29)).state is MET


def test_the_nominal_day_may_lie_after_the_plan_year() -> None:
    rule = deliverable(nominal=date(2017, 3, 31))
    named = Reported().say(handed_in("agreed", date(2017, 3, 30), period="2017-03-31"))
    assert the_verdict(rule, named, date(2017, 3, 31)).state is MET
    another_day = Reported().say(handed_in("agreed", date(2017, 3, 30), period="2017-03-30"))
    assert the_verdict(rule, another_day, date(2017, 3, 31)).state is PENDING


def test_another_rules_deliverable_does_not_count() -> None:
    told = Reported().say(handed_in("something-else", date(2016, 4, 28)))
    assert the_verdict(deliverable(), told, date(2016, 5, 3)).state is BREACHED


def act(kind: ActKind, until: date, granted: datetime, **extra: Any) -> Act:
    return Act(kind, extra.pop("obligation", KEY), "gf", until, "für den Test", granted, **extra)


GRANTED = at_local(date(2016, 5, 10), 15)
EXTENSION = act(ActKind.EXTEND, date(2016, 5, 21), GRANTED)  # a Saturday


@pytest.mark.parametrize(
    ("on", "known_at", "outcome_then", "effective"),
    [
        pytest.param(date(2016, 5, 9), None, (BREACHED, False, "due_over"), date(2016, 5, 2), id="before the grant"),
        pytest.param(date(2016, 5, 10), None, (PENDING, False, "due_ahead"), date(2016, 5, 23), id="from its grant on"),
        pytest.param(date(2016, 5, 23), None, (PENDING, False, "due_ahead"), date(2016, 5, 23), id="the new last day"),
        pytest.param(date(2016, 5, 24), None, (BREACHED, False, "due_over"), date(2016, 5, 23), id="over again"),
        pytest.param(
            date(2016, 5, 9),
            at_local(date(2016, 6, 1), 9),
            (BREACHED, False, "due_over"),
            date(2016, 5, 2),
            id="an earlier day stays breached, whatever is known now",
        ),
        pytest.param(
            date(2016, 5, 12),
            at_local(date(2016, 5, 10), 14),
            (BREACHED, False, "due_over"),
            date(2016, 5, 2),
            id="not known an hour before the grant",
        ),
    ],
)
def test_an_extension_moves_the_effective_day_from_its_grant_on(
    on: date, known_at: datetime | None, outcome_then: tuple[State, bool, str], effective: date
) -> None:
    verdict = the_verdict(deliverable(), Reported(), on, acts=[EXTENSION], known_at=known_at)
    assert (outcome(verdict), verdict.due.effective) == (outcome_then, effective)
    assert (verdict.reasons[-1].code == "extended") is (effective != date(2016, 5, 2))
    assert verdict.due.nominal == date(2016, 4, 30), "the plan's own date stays as written"


def test_an_extended_item_handed_in_by_the_new_day_is_not_late() -> None:
    told = Reported().say(handed_in("agreed", date(2016, 5, 23)))
    assert outcome(the_verdict(deliverable(), told, date(2016, 6, 1), acts=[EXTENSION])) == (MET, False, "done_in_time")
    assert outcome(the_verdict(deliverable(), told, date(2016, 6, 1))) == (MET, True, "done_late")


def test_the_newest_extension_counts_also_when_it_is_shorter() -> None:
    shorter = act(ActKind.EXTEND, date(2016, 5, 12), at_local(date(2016, 5, 11), 9), sequence=2)
    for acts in ([EXTENSION, shorter], [shorter, EXTENSION]):
        assert the_verdict(deliverable(), Reported(), date(2016, 5, 13), acts=acts).state is BREACHED


def test_reminders_aim_at_the_last_open_day_before_the_extended_day() -> None:
    verdict = the_verdict(deliverable(), Reported(), date(2016, 5, 10), acts=[EXTENSION])
    assert verdict.due.please_by == date(2016, 5, 20)


def test_an_extension_of_another_obligation_changes_nothing() -> None:
    other = act(ActKind.EXTEND, date(2016, 6, 30), GRANTED, obligation="agreed/hilden/2016")
    assert the_verdict(deliverable(), Reported(), date(2016, 5, 12), acts=[other]).state is BREACHED


WAIVER = act(ActKind.WAIVE, date(2016, 5, 31), GRANTED)


@pytest.mark.parametrize(
    ("on", "waived"),
    [
        pytest.param(date(2016, 5, 9), False, id="the day before it was given"),
        pytest.param(date(2016, 5, 10), True, id="from the day it was given"),
        pytest.param(date(2016, 5, 31), True, id="through its last day"),
        pytest.param(date(2016, 6, 1), False, id="not the day after"),
    ],
)
def test_a_waiver_stands_beside_the_state_and_never_changes_it(on: date, waived: bool) -> None:
    known = at_local(date(2016, 7, 1), 9)
    verdict = the_verdict(deliverable(), Reported(), on, acts=[WAIVER], known_at=known)
    assert (verdict.state, verdict.waived) == (BREACHED, waived)
    assert ("waived" in [reason.code for reason in verdict.reasons]) is waived


def test_a_measured_rule_can_be_waived_too() -> None:
    told = Reported().deliver("2016-Q1").say(review(reviewed=100, faulty=50))
    waiver = act(ActKind.WAIVE, date(2016, 12, 31), GRANTED, obligation="error-rate/jobcenter/2016")
    verdict = the_verdict(error_rate(), told, date(2016, 5, 31), acts=[waiver])
    assert (verdict.state, verdict.waived) == (State.AT_RISK, True)


def test_acknowledging_and_silencing_leave_the_verdict_alone() -> None:
    acts = [act(kind, date(2016, 12, 31), GRANTED) for kind in (ActKind.ACKNOWLEDGE, ActKind.SILENCE)]
    with_acts = the_verdict(deliverable(), Reported(), date(2016, 5, 31), acts=acts)
    assert with_acts == the_verdict(deliverable(), Reported(), date(2016, 5, 31))
