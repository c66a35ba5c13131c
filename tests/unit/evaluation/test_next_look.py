"""Looking only when `next_look` says so sees every change that looking daily sees."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.domain.act import Act, ActKind
from checker.domain.clock import at_local, end_of_day, local_day
from checker.domain.due import Due, DuePolicy
from checker.domain.period import Period
from checker.domain.report import in_force
from checker.domain.rule import Rule
from checker.domain.verdict import Stale, State, Verdict
from checker.evaluation.events_ahead import events_ahead
from checker.evaluation.measures import RecordIndex
from checker.evaluation.next_look import next_look
from tests import build
from tests.build import CALENDAR, Reported, judge, rulebook
from tests.in_full import IN_FULL

DAY = timedelta(days=1)
FIRST, LAST = date(2015, 12, 31), date(2017, 4, 10)
YEAR = Period.parse("2016")
Seen = tuple[State, str, bool, bool, Stale | None]


def history(rule: Rule, told: Reported, looks: Callable[[date], bool], acts: list[Act]) -> list[tuple[date, Seen]]:
    """The days on which the verdict was seen to change, with what it became."""
    book = rulebook(rule, of=build.organisation(("hilden",)))
    changes: list[tuple[date, Seen]] = []
    on = FIRST
    while on <= LAST:
        if looks(on):
            (verdict,) = judge(book, told, on, acts).values()
            seen = verdict.state, verdict.cause, verdict.provisional, verdict.waived, verdict.stale
            if not changes or changes[-1][1] != seen:
                changes.append((on, seen))
        on += DAY
    return changes


def only_when_due(rule: Rule, told: Reported, acts: list[Act]) -> Callable[[date], bool]:
    """Looks on the first day, when next_look says so, and when a record, a report or an act arrives."""
    arrivals = {local_day(at) for at in [version.recorded_at for version in told.records.versions]}
    arrivals |= {local_day(report.recorded_at) for report in told.records.reports}
    arrivals |= {local_day(act.recorded_at) for act in acts}
    look: list[date | None] = [FIRST]

    def is_due(on: date) -> bool:
        if on not in arrivals and on != look[0]:
            return False
        given = [act for act in acts if local_day(act.recorded_at) <= on]
        extended = next((act.until for act in reversed(given) if act.kind is ActKind.EXTEND), None)
        due_now = Due(rule.due.nominal, CALENDAR.next_working_day(extended), extended, DuePolicy.NEXT_WORKING_DAY) \
            if extended else None  # fmt: skip
        waived = next((act.until for act in reversed(given) if act.kind is ActKind.WAIVE), None)
        look[0] = next_look(rule, YEAR, CALENDAR, on, due_now, waived)
        return True

    return is_due


def at(on: date) -> build.datetime:
    return at_local(on, 9)


SOON = st.dates(date(2016, 1, 2), date(2017, 2, 20))


@st.composite
def figures(draw: st.DrawFn) -> Reported:
    """Reports and figures of some months, in time, early or late."""
    told = Reported()
    for came in sorted(draw(st.lists(SOON, max_size=4))):
        month = f"2016-{draw(st.integers(1, 12)):02}"
        if draw(st.booleans()):
            told.deliver(f"2016-Q{draw(st.integers(1, 4))}", at=at(came))
            told.deliver(month, profile="kennzahlen", at=at(came))
        told.say(build.review(month, 100, draw(st.integers(5, 15))), at=at(came))
        told.say(build.files(month, draw(st.integers(50, 150))), at=at(came))
        told.say(build.amount(month, f"{draw(st.integers(0, 1300))}.00"), at=at(came))
        told.say(build.booked(month, draw(st.integers(2, 3)), 3), at=at(came))
        told.say(build.integrations(month, draw(st.integers(0, 300)), 1000), at=at(came))
        told.say(build.stock(month, draw(st.integers(950, 1050)), 1000), at=at(came))
    return told


MEASURED = [
    build.error_rate,
    build.reviews,
    build.budget,
    build.all_booked,
    build.integration_rate,
    build.stock_growth,
]


@settings(max_examples=40 if IN_FULL else 10)
@given(st.sampled_from(MEASURED), figures())
def test_measured_rules_change_only_on_days_that_were_looked_at(maker: Callable[[], Rule], told: Reported) -> None:
    rule = maker()
    assert history(rule, told, only_when_due(rule, told, []), []) == history(rule, told, lambda _: True, [])


@pytest.mark.parametrize("maker", [*MEASURED, build.sickness])
def test_silence_turns_on_days_that_were_looked_at(maker: Callable[[], Rule]) -> None:
    rule, told = maker(), Reported()
    changes = history(rule, told, only_when_due(rule, told, []), [])
    assert changes == history(rule, told, lambda _: True, [])
    assert len(changes) == 2, "pending at first, not evaluable when the first report is missing"


@pytest.mark.parametrize("maker", [build.dialogues_planned, build.dialogues_held, build.dialogues_to_hold])
def test_events_change_only_on_days_that_were_looked_at(maker: Callable[[], Rule]) -> None:
    rule = maker()
    told = Reported().say(build.dialogue("hilden", "2016-05-10", date(2016, 5, 10)), at=at(date(2016, 5, 12)))
    told.say(build.dialogue("hilden", "2016-W41"), at=at(date(2016, 8, 15)))
    changes = history(rule, told, only_when_due(rule, told, []), [])
    assert changes == history(rule, told, lambda _: True, [])
    assert len(changes) >= 3


Figured = tuple[Seen, object, object, object]


def counted(verdict: Verdict) -> Figured:
    seen = verdict.state, verdict.cause, verdict.provisional, verdict.waived
    return seen, verdict.value, verdict.numerator, verdict.denominator


@st.composite
def dialogues(draw: st.DrawFn) -> Reported:
    """Dialogues that are planned, held, cancelled or replaced, told before or after their day."""
    told = Reported()
    for number, came in enumerate(sorted(draw(st.lists(SOON, min_size=1, max_size=5)))):
        planned = draw(st.none() | st.dates(date(2015, 12, 1), date(2017, 1, 20)).map(str) | st.just("2016-W41"))
        held = draw(st.none() | st.dates(date(2015, 12, 1), date(2017, 1, 20)))
        status = "held" if held else draw(st.sampled_from(["planned", "cancelled"]))
        if planned or held:
            told.say(build.dialogue("hilden", planned, held, status, event_id=f"no-{number}"), at=at(came))
    return told


def planned_in_may_and_october() -> Reported:
    """Told in January; of neither is heard again."""
    told = Reported().say(build.dialogue("hilden", "2016-05-10"), at=at(date(2016, 1, 12)))
    return told.say(build.dialogue("hilden", "2016-W41"), at=at(date(2016, 1, 12)))


@settings(max_examples=40 if IN_FULL else 10)
@example(build.dialogues_to_hold, "upcoming", planned_in_may_and_october())
@given(
    st.sampled_from([build.dialogues_planned, build.dialogues_held, build.dialogues_to_hold]),
    st.sampled_from(["upcoming", "path", "none"]),
    dialogues(),
)
def test_a_count_changes_only_on_the_days_that_its_events_name(
    maker: Callable[..., Rule], interim: str, told: Reported
) -> None:
    rule = maker(interim=interim)
    book = rulebook(rule, of=build.organisation(("hilden",)))
    arrivals = {local_day(version.recorded_at) for version in told.records.versions}
    look: date | None = FIRST
    kept: Figured | None = None
    on, looks = FIRST, 0
    while on <= LAST:
        (verdict,) = judge(book, told, on).values()
        if on == look or on in arrivals:
            looks += 1
            kept = counted(verdict)
            index = RecordIndex(in_force(told.records.recorded_by(end_of_day(on)).versions))
            ahead = events_ahead(rule, verdict, index, book.organisation)
            look = next_look(rule, YEAR, CALENDAR, on, events=ahead)
        assert counted(verdict) == kept, f"changed on {on} and nobody looked"
        on += DAY
    assert looks < 100, "looked at when something can happen, not daily"


def test_kinds_whose_days_are_not_known_are_looked_at_daily() -> None:
    rule = build.dialogues_held().model_copy(update={"kind": "on_demand"})
    (verdict,) = judge(rulebook(build.dialogues_held(), of=build.organisation(("hilden",))), Reported(), FIRST).values()
    assert events_ahead(rule, verdict, RecordIndex(()), build.organisation(("hilden",))) is None
    assert next_look(rule, YEAR, CALENDAR, date(2016, 5, 10)) == date(2016, 5, 11)


@pytest.mark.parametrize("policy", ["next_working_day", "previous_working_day", "fixed"])
def test_deliverables_change_only_on_days_that_were_looked_at(policy: str) -> None:
    rule = build.deliverable(policy=policy)
    told = Reported().say(build.handed_in("agreed", date(2016, 6, 20)), at=at(date(2016, 6, 21)))
    acts = [
        Act(ActKind.EXTEND, "agreed/jobcenter/2016", "gf", date(2016, 5, 20), "Test", at(date(2016, 5, 9))),
        Act(ActKind.WAIVE, "agreed/jobcenter/2016", "gf", date(2016, 6, 10), "Test", at(date(2016, 6, 1))),
    ]
    changes = history(rule, told, only_when_due(rule, told, acts), acts)
    assert changes == history(rule, told, lambda _: True, acts)
    assert len(changes) == 7, "pending, breached, pending, breached, waived, breached, met"


def test_reminders_are_looks_too() -> None:
    remind = {"working_days_before": (20, 5, 1), "origin": "assumption", "why": "für den Test"}
    rule = build.deliverable(remind=remind)
    looks, on = [], date(2016, 1, 1)
    while (found := next_look(rule, YEAR, CALENDAR, on)) is not None:
        looks.append(found)
        on = found
    assert looks[:4] == [date(2016, 4, 1), date(2016, 4, 22), date(2016, 4, 28), date(2016, 5, 3)]


def test_when_everything_is_over_nothing_is_looked_at_again_by_time_alone() -> None:
    assert next_look(build.deliverable(), YEAR, CALENDAR, date(2017, 6, 1)) is None
    assert next_look(build.error_rate(), YEAR, CALENDAR, date(2017, 6, 1)) is None
    assert next_look(build.dialogues_held(), YEAR, CALENDAR, date(2017, 6, 1)) is None
