"""Events in each unit: planned, held, still ahead. Decisions D1, D14 and those for T23a and T23b."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from checker.domain.organisation import Unit
from checker.domain.verdict import State, Verdict
from tests.build import (
    OFFICES,
    Reported,
    dialogue,
    dialogues_held,
    dialogues_planned,
    dialogues_to_hold,
    judge,
    organisation,
    rulebook,
    with_units,
)

AT_RISK, BREACHED, MET, PENDING = State.AT_RISK, State.BREACHED, State.MET, State.PENDING
THE_FOURTH_OF_JULY = date(2016, 7, 4)


def schema_table() -> Reported:
    """The rows of schnittstellendialoge_2016.xlsx, as the customer's schema reads them."""
    return Reported().say(
        dialogue("hilden", "2016-03-15", date(2016, 3, 15)),
        dialogue("hilden", "2016-10-12"),
        dialogue("langenfeld", "2016-04-05", date(2016, 4, 12)),
        dialogue("langenfeld", "2016-10-25"),
        dialogue("mettmann", "2016-03-15", date(2016, 3, 15)),
        dialogue("ratingen", "2016-05-10", status="cancelled"),
        dialogue("ratingen", "2016-09-20"),
        dialogue("velbert", "2016-06-07", date(2016, 6, 7)),
        dialogue("velbert", "2016-W45"),
    )


def test_the_customers_table_of_dialogues_on_the_fourth_of_july() -> None:
    verdicts = judge(rulebook(dialogues_planned(), dialogues_held()), schema_table(), THE_FOURTH_OF_JULY)
    found = {
        office: tuple(
            (verdicts[f"{rule}/{office}/2016"].state, verdicts[f"{rule}/{office}/2016"].cause)
            for rule in ("planned", "held")
        )
        for office in OFFICES
    }
    waits, unplanned = (PENDING, "on_pace"), (PENDING, "still_to_plan_by")
    assert found == {
        "hilden": ((MET, "floor_reached"), waits),
        "langenfeld": ((MET, "floor_reached"), waits),
        "mettmann": (unplanned, unplanned),
        "ratingen": ((MET, "floor_reached"), (AT_RISK, "upcoming")),
        "velbert": ((MET, "floor_reached"), waits),
        "heiligenhaus": ((AT_RISK, "pace"), (AT_RISK, "upcoming")),
        "wuelfrath": ((AT_RISK, "pace"), (AT_RISK, "upcoming")),
    }


def test_nothing_of_the_table_is_breached_before_the_working_days_run_out() -> None:
    book = rulebook(dialogues_planned(), dialogues_held())
    for day in range(date(2016, 7, 4).toordinal(), date(2016, 12, 30).toordinal()):
        states = {verdict.state for verdict in judge(book, schema_table(), date.fromordinal(day)).values()}
        assert BREACHED not in states, date.fromordinal(day)


BOOK = rulebook(
    dialogues_planned(),
    dialogues_held(),
    dialogues_to_hold(),
    dialogues_to_hold("by-path", interim="path"),
    of=organisation(("hilden",)),
)


def of_hilden(on: date, *events: dict[str, Any], rule: str = "held") -> Verdict:
    told = Reported()
    for event in events:
        told.say(dialogue("hilden", **event))
    return judge(BOOK, told, on)[f"{rule}/hilden/2016"]


def counts(verdict: Verdict) -> dict[str, Any]:
    return dict(next(reason.facts for reason in verdict.reasons if reason.code == "events"))


SPRING: dict[str, Any] = {"planned": "2016-03-15"}
AUTUMN: dict[str, Any] = {"planned": "2016-10-12"}
HELD_IN_SPRING = SPRING | {"held": date(2016, 3, 15)}
HELD_IN_AUTUMN = AUTUMN | {"held": date(2016, 10, 12)}


@pytest.mark.parametrize(
    ("on", "state", "cause"),
    [
        pytest.param(date(2016, 3, 31), PENDING, "still_to_plan_by", id="the last day to plan the first one"),
        pytest.param(date(2016, 4, 1), AT_RISK, "pace", id="it has not been planned"),
        pytest.param(date(2016, 12, 31), AT_RISK, "pace", id="planning can be made up for until the year ends"),
        pytest.param(date(2017, 1, 1), BREACHED, "bound_missed", id="the year is over"),
    ],
)
def test_an_office_that_plans_nothing(on: date, state: State, cause: str) -> None:
    verdict = of_hilden(on, rule="planned")
    assert (verdict.state, verdict.cause) == (state, cause)


@pytest.mark.parametrize(
    ("on", "state", "cause"),
    [
        pytest.param(date(2016, 8, 31), PENDING, "still_to_plan_by", id="the last day to plan the second one"),
        pytest.param(date(2016, 9, 1), AT_RISK, "pace", id="it has not been planned"),
    ],
)
def test_an_office_that_plans_one(on: date, state: State, cause: str) -> None:
    verdict = of_hilden(on, SPRING, rule="planned")
    assert (verdict.state, verdict.cause) == (state, cause)


@pytest.mark.parametrize(
    ("events", "planned"),
    [
        pytest.param([SPRING, AUTUMN], 2, id="two"),
        pytest.param([SPRING, {"planned": "2016-W45"}], 2, id="a week is planned enough"),
        pytest.param([SPRING, AUTUMN | {"status": "cancelled"}], 2, id="a cancelled one stays planned"),
        pytest.param(
            [SPRING | {"status": "cancelled"}, AUTUMN | {"replaces": "hilden-2016-03-15"}],
            1,
            id="a replacement is no new plan",
        ),
        pytest.param([SPRING, {"planned": None, "held": date(2016, 6, 1)}], 1, id="held without ever being planned"),
    ],
)
def test_what_counts_as_planned(events: list[dict[str, Any]], planned: int) -> None:
    verdict = of_hilden(THE_FOURTH_OF_JULY, *events, rule="planned")
    assert (verdict.value, counts(verdict)["planned"]) == (planned, planned)
    assert verdict.state is (MET if planned >= 2 else PENDING)


def test_moved_to_another_day_is_one_dialogue_not_two() -> None:
    told = Reported().say(dialogue("hilden", "2016-03-15", event_id="hilden-1"))
    told.say(dialogue("hilden", "2016-05-17", status="moved", event_id="hilden-1"))
    verdict = judge(BOOK, told, date(2016, 5, 17))["held/hilden/2016"]
    assert counts(verdict) == {"planned": 1, "held": 0, "ahead": 1, "cancelled": 0, "silent": 0, "needed": 2}


@pytest.mark.parametrize(
    ("on", "events", "state", "cause"),
    [
        pytest.param(date(2016, 10, 12), [HELD_IN_SPRING, HELD_IN_AUTUMN], MET, "holds_so_far", id="both held"),
        pytest.param(date(2016, 10, 11), [HELD_IN_SPRING, HELD_IN_AUTUMN], PENDING, "on_pace", id="a day before"),
        pytest.param(date(2016, 10, 12), [HELD_IN_SPRING, AUTUMN], PENDING, "on_pace", id="the planned day itself"),
        pytest.param(date(2016, 10, 13), [HELD_IN_SPRING, AUTUMN], AT_RISK, "upcoming", id="it passed without a word"),
        pytest.param(
            THE_FOURTH_OF_JULY,
            [HELD_IN_SPRING, AUTUMN | {"status": "cancelled"}],
            AT_RISK,
            "upcoming",
            id="cancelled without replacement",
        ),
        pytest.param(
            THE_FOURTH_OF_JULY,
            [
                HELD_IN_SPRING,
                AUTUMN | {"status": "cancelled"},
                {"planned": "2016-11-02", "replaces": "hilden-2016-10-12"},
            ],
            PENDING,
            "on_pace",
            id="cancelled and replaced",
        ),
        pytest.param(
            THE_FOURTH_OF_JULY,
            [HELD_IN_SPRING, AUTUMN, {"planned": "2016-11-02", "status": "cancelled"}],
            AT_RISK,
            "upcoming",
            id="three planned, three to hold",
        ),
        pytest.param(THE_FOURTH_OF_JULY, [], AT_RISK, "upcoming", id="nothing planned after the first planning day"),
        pytest.param(date(2016, 3, 31), [], PENDING, "still_to_plan_by", id="nothing planned yet"),
        pytest.param(
            date(2016, 8, 31), [HELD_IN_SPRING], PENDING, "still_to_plan_by", id="the second may still be planned"
        ),
        pytest.param(date(2016, 9, 1), [HELD_IN_SPRING], AT_RISK, "upcoming", id="the second was to be planned"),
        pytest.param(
            date(2016, 11, 13), [HELD_IN_SPRING, {"planned": "2016-W45"}], PENDING, "on_pace", id="Sunday of the week"
        ),
        pytest.param(
            date(2016, 11, 14), [HELD_IN_SPRING, {"planned": "2016-W45"}], AT_RISK, "upcoming", id="the week is over"
        ),
    ],
)
def test_held_of_planned_within_the_year(on: date, events: list[dict[str, Any]], state: State, cause: str) -> None:
    verdict = of_hilden(on, *events)
    assert (verdict.state, verdict.cause) == (state, cause)
    assert verdict.provisional is (state is MET)


@pytest.mark.parametrize(
    ("on", "events", "state", "cause"),
    [
        pytest.param(date(2016, 12, 29), [], AT_RISK, "upcoming", id="two missing, two working days left"),
        pytest.param(date(2016, 12, 30), [], BREACHED, "too_few_days", id="two missing, one working day left"),
        pytest.param(date(2016, 12, 30), [HELD_IN_SPRING], AT_RISK, "upcoming", id="one missing, one left"),
        pytest.param(date(2016, 12, 31), [HELD_IN_SPRING], BREACHED, "too_few_days", id="none left on a Saturday"),
        pytest.param(date(2016, 12, 24), [], AT_RISK, "upcoming", id="27. to 30.12. are left on Christmas Eve"),
    ],
)
def test_too_few_working_days_left_cannot_be_mended(
    on: date, events: list[dict[str, Any]], state: State, cause: str
) -> None:
    for rule in ("held", "to-hold"):
        verdict = of_hilden(on, *events, rule=rule)
        assert (verdict.state, verdict.cause) == (state, cause), rule


def test_a_plan_can_be_made_on_the_last_day_so_too_few_days_never_breach_it() -> None:
    assert of_hilden(date(2016, 12, 31), rule="planned").state is AT_RISK


@pytest.mark.parametrize(
    ("events", "state", "cause"),
    [
        pytest.param([HELD_IN_SPRING, HELD_IN_AUTUMN], MET, "bound_holds", id="two held"),
        pytest.param([HELD_IN_SPRING], BREACHED, "bound_missed", id="one held of one planned, two needed"),
        pytest.param(
            [HELD_IN_SPRING, HELD_IN_AUTUMN, {"planned": "2016-11-02"}], BREACHED, "bound_missed", id="two of three"
        ),
        pytest.param(
            [HELD_IN_SPRING, AUTUMN | {"held": date(2016, 3, 15)}], BREACHED, "bound_missed", id="two on one day"
        ),
        pytest.param(
            [HELD_IN_SPRING, AUTUMN | {"held": date(2017, 1, 3)}], BREACHED, "bound_missed", id="the second in January"
        ),
        pytest.param([], BREACHED, "bound_missed", id="none reported is none held"),
    ],
)
def test_held_of_planned_when_the_year_is_over(events: list[dict[str, Any]], state: State, cause: str) -> None:
    verdict = of_hilden(date(2017, 1, 10), *events)
    assert (verdict.state, verdict.cause, verdict.provisional) == (state, cause, False)


def test_two_held_on_one_day_are_one() -> None:
    same_day = date(2016, 3, 15)
    verdict = of_hilden(THE_FOURTH_OF_JULY, SPRING | {"held": same_day}, AUTUMN | {"held": same_day})
    assert (verdict.numerator, verdict.denominator, counts(verdict)["held"]) == (1, 2, 1)


def test_a_day_planned_beyond_the_year_is_not_ahead_of_it() -> None:
    verdict = of_hilden(date(2016, 12, 1), HELD_IN_SPRING, {"planned": "2017-01-10"})
    assert (verdict.state, verdict.cause, counts(verdict)["ahead"]) == (AT_RISK, "upcoming", 0)


def test_a_week_that_begins_in_the_year_is_still_ahead() -> None:
    verdict = of_hilden(date(2016, 12, 27), HELD_IN_SPRING, {"planned": "2016-W52"})
    assert (verdict.state, counts(verdict)["ahead"]) == (PENDING, 1)


def test_more_held_than_needed_is_all_of_it_and_no_more() -> None:
    events = [{"planned": None, "held": date(2016, month, 1)} for month in (3, 4, 5)]
    verdict = of_hilden(THE_FOURTH_OF_JULY, *events)
    assert (verdict.state, verdict.value, verdict.numerator, verdict.denominator) == (MET, 1, 2, 2)


def test_a_number_to_hold_is_reached_for_good() -> None:
    verdict = of_hilden(date(2016, 10, 12), HELD_IN_SPRING, HELD_IN_AUTUMN, rule="to-hold")
    assert (verdict.state, verdict.cause, verdict.provisional) == (MET, "floor_reached", False)


def test_a_number_to_hold_may_be_held_against_its_path() -> None:
    assert of_hilden(date(2016, 8, 31), HELD_IN_SPRING, rule="by-path").state is PENDING
    assert of_hilden(date(2016, 9, 1), HELD_IN_SPRING, AUTUMN, rule="by-path").cause == "pace"


def test_the_facts_of_the_upcoming_reason_are_both_sides_of_the_comparison() -> None:
    verdict = of_hilden(date(2016, 9, 1), HELD_IN_SPRING)
    assert verdict.reasons[0].facts == {"within_reach": 1, "to_reach": 2}


def test_the_facts_of_too_few_days_are_days_and_events() -> None:
    assert of_hilden(date(2016, 12, 30)).reasons[0].facts == {"still_missing": 2, "days_left": 1}


@pytest.mark.parametrize(
    ("on", "state", "cause"),
    [
        pytest.param(date(2016, 12, 31), PENDING, "figures_not_owed_yet", id="something may still be planned"),
        pytest.param(date(2017, 1, 1), State.NOT_EVALUABLE, "denominator_zero", id="all of nothing is not met"),
    ],
)
def test_a_share_of_nothing_planned_is_never_met(on: date, state: State, cause: str) -> None:
    book = rulebook(dialogues_held(whole="planned"), of=organisation(("hilden",)))
    verdict = judge(book, Reported(), on)["held/hilden/2016"]
    assert (verdict.state, verdict.cause) == (state, cause)


HEILIGENHAUS = Unit(id="heiligenhaus", name="Heiligenhaus", valid_to=date(2016, 6, 30), merges_into="velbert")
MERGED = with_units(organisation(), offices=(Unit(id="velbert", name="Velbert"), HEILIGENHAUS))


def test_an_office_that_has_merged_owes_nothing_and_its_events_count_for_the_other() -> None:
    book = rulebook(dialogues_held(), of=MERGED)
    told = Reported().say(dialogue("heiligenhaus", "2016-03-15", date(2016, 3, 15)), dialogue("velbert", "2016-10-12"))
    before = judge(book, told, date(2016, 6, 30))
    assert sorted(before) == ["held/heiligenhaus/2016", "held/velbert/2016"]
    assert before["held/velbert/2016"].numerator == 0
    after = judge(book, told, date(2016, 7, 1))
    assert sorted(after) == ["held/velbert/2016"]
    assert (after["held/velbert/2016"].numerator, counts(after["held/velbert/2016"])["planned"]) == (1, 2)
