"""Due dates and spans: §§ 187 to 193 BGB, the holidays of NRW, and two directions that never meet. D5, D6, D16."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.domain.calendar import DayOff, Off, OutsideCalendar, WorkingCalendar
from checker.domain.due import DuePolicy, due, effective_day, please_by
from checker.domain.spans import Counting, PartOfMonth, day_of_month, end_of_span, extended
from checker.rulebook.calendar_table import build
from tests.build import CALENDAR, NRW_2016
from tests.refused import refused

NRW = build("NW", 2015, 2018)
DAYS = st.dates(date(2015, 2, 1), date(2018, 11, 30))
DEADLINES = Path(__file__).parents[2] / "fixtures" / "deadlines.csv"


def deadlines() -> list[dict[str, str]]:
    with DEADLINES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", deadlines(), ids=lambda row: row["id"])
def test_the_customers_table_of_deadlines(row: dict[str, str]) -> None:
    start = date.fromisoformat(row["start"])
    nominal = start if row["counting"] == "fixed" else end_of_span(start, row["span"], Counting(row["counting"]))
    calendar = build(row["region"], 2015, 2018)
    assert effective_day(nominal, DuePolicy(row["policy"]), calendar) == date.fromisoformat(row["expected"])


def test_the_table_of_deadlines_is_whole() -> None:
    assert len(deadlines()) == 40


def test_the_written_out_holidays_of_the_tests_are_those_of_the_library() -> None:
    assert {day for day in NRW_2016 if day.year == 2016} == {day for day in NRW.holidays if day.year == 2016}


@pytest.mark.parametrize(
    ("start", "span", "counting", "end"),
    [
        pytest.param("2016-01-15", "P10D", "event", "2016-01-25", id="the event's day is not counted, 187 I"),
        pytest.param("2016-01-15", "P10D", "begin", "2016-01-24", id="the first day is counted, 187 II"),
        pytest.param("2016-01-15", "P2W", "event", "2016-01-29", id="the weekday of the same name, 188 II"),
        pytest.param("2016-01-15", "P1M", "event", "2016-02-15", id="the day of the same number, 188 II"),
        pytest.param("2016-01-15", "P1M", "begin", "2016-02-14", id="the day before it, 188 II"),
        pytest.param("2016-01-31", "P1M", "event", "2016-02-29", id="the last day where there is none, 188 III"),
        pytest.param("2015-01-31", "P1M", "event", "2015-02-28", id="in a common year too"),
        pytest.param("2016-02-29", "P1M", "event", "2016-03-29", id="the number stays, it is no month's end"),
        pytest.param("2016-02-29", "P1Y", "event", "2017-02-28", id="a year from a leap day"),
        pytest.param("2016-08-31", "P6M", "event", "2017-02-28", id="half a year is six months, 189 I"),
        pytest.param("2016-11-30", "P3M", "event", "2017-02-28", id="over the year's end"),
        pytest.param("2016-01-01", "P1Y", "begin", "2016-12-31", id="a calendar year"),
        pytest.param("2016-09-01", "P6M", "begin", "2017-02-28", id="six months from the first of a month"),
        pytest.param("2016-01-15", "P1M10D", "event", "2016-02-25", id="months first, then days"),
        pytest.param("2015-01-31", "P1M", "begin", "2015-02-28", id="the day before the 31st is missing too, 188 III"),
        pytest.param("2015-01-30", "P1M", "begin", "2015-02-28", id="the day before the 30th is missing, 188 III"),
        pytest.param("2015-01-29", "P1M", "begin", "2015-02-28", id="the day before the 29th is there, 188 II"),
        pytest.param("2016-01-31", "P1M", "begin", "2016-02-29", id="in a leap year too"),
        pytest.param("2016-03-31", "P1M", "begin", "2016-04-30", id="the day before the 31st is the month's last"),
        pytest.param("2016-03-01", "P1M", "begin", "2016-03-31", id="a whole month from its first"),
        pytest.param("2016-02-29", "P1Y", "begin", "2017-02-28", id="a year from a counted leap day"),
        pytest.param("2016-02-29", "P4Y", "event", "2020-02-29", id="four years from leap day to leap day"),
        pytest.param("2016-10-31", "P3M", "event", "2017-01-31", id="a quarter is three months, 189 I"),
        pytest.param("2016-01-15", "P15D", "event", "2016-01-30", id="half a month is fifteen days, 189 I"),
        pytest.param("2005-01-17", "P1M15D", "event", "2005-03-04", id="one and a half months, days last, 189 II"),
        pytest.param("2004-01-17", "P1M15D", "event", "2004-03-03", id="one and a half months in a leap year"),
        pytest.param("2015-01-31", "P1M15D", "begin", "2015-03-15", id="one and a half months over a month's end"),
        pytest.param("2016-04-30", "P0D", "event", "2016-04-30", id="no days after an event is its own day"),
    ],
)
def test_spans_end_as_the_civil_code_says(start: str, span: str, counting: str, end: str) -> None:
    assert end_of_span(date.fromisoformat(start), span, Counting(counting)) == date.fromisoformat(end)


@pytest.mark.parametrize(
    "span", ["", "P", "1M", "P1H", "PT1M", "P1M1Y", "P١M", "P-1D", "P1.5M", "p1m", "P1D ", "P10000D"]
)
def test_what_is_no_span_is_refused_in_a_sentence(span: str) -> None:
    with refused("is no span"):
        end_of_span(date(2016, 1, 1), span, Counting.EVENT)


@pytest.mark.parametrize("span", ["P9999Y", "P9999M9999W9999D"])
@pytest.mark.parametrize("counting", Counting)
def test_a_span_out_of_all_years_is_refused_in_a_sentence(span: str, counting: Counting) -> None:
    with refused(rf"'{span}' from 31\.12\.9000 leads out of the calendar's years"):
        end_of_span(date(9000, 12, 31), span, counting)


def test_an_empty_span_has_no_first_day_that_could_count() -> None:
    with refused("'P0D' is empty"):
        end_of_span(date(2016, 1, 1), "P0D", Counting.BEGIN)


@pytest.mark.parametrize(
    ("end", "span", "expected"),
    [
        pytest.param(date(2016, 4, 15), "P2W", date(2016, 4, 29), id="two weeks more"),
        pytest.param(date(2016, 4, 15), "P1M", date(2016, 5, 15), id="a month more"),
        pytest.param(date(2016, 4, 30), "P10D", date(2016, 5, 10), id="from the end, not from the day it shifted to"),
        pytest.param(date(2017, 2, 28), "P1M", date(2017, 3, 31), id="March is a whole month after February"),
        pytest.param(date(2016, 4, 30), "P1M", date(2016, 5, 31), id="from a month's end to a month's end"),
    ],
)
def test_an_extension_runs_on_from_the_end_of_the_old_span(end: date, span: str, expected: date) -> None:
    assert extended(end, span) == expected


def test_no_extension_leads_beyond_the_last_day_there_is() -> None:
    for end in (date.max, date(9999, 12, 30)):
        with refused("9999"):
            extended(end, "P1M")


@pytest.mark.parametrize(("part", "day"), [(PartOfMonth.BEGINNING, 1), (PartOfMonth.MIDDLE, 15), (PartOfMonth.END, 29)])
def test_the_parts_of_a_month_are_days(part: PartOfMonth, day: int) -> None:
    assert day_of_month(2016, 2, part) == date(2016, 2, day)


@pytest.mark.parametrize(
    ("nominal", "effective", "please"),
    [
        pytest.param(date(2016, 4, 30), date(2016, 5, 2), date(2016, 4, 29), id="Saturday, and a holiday on Sunday"),
        pytest.param(date(2016, 3, 25), date(2016, 3, 29), date(2016, 3, 24), id="Good Friday to Easter Monday"),
        pytest.param(date(2016, 12, 31), date(2017, 1, 2), date(2016, 12, 30), id="the year's end"),
        pytest.param(date(2016, 10, 15), date(2016, 10, 17), date(2016, 10, 14), id="an ordinary Saturday"),
        pytest.param(date(2016, 6, 30), date(2016, 6, 30), date(2016, 6, 30), id="a working day"),
        pytest.param(date(2016, 2, 8), date(2016, 2, 8), date(2016, 2, 8), id="Carnival Monday is a working day"),
        pytest.param(date(2016, 12, 24), date(2016, 12, 27), date(2016, 12, 23), id="Christmas"),
    ],
)
def test_the_legal_day_runs_forward_and_the_aim_of_reminders_backward(
    nominal: date, effective: date, please: date
) -> None:
    found = due(nominal, DuePolicy.NEXT_WORKING_DAY, CALENDAR, "Hausregel")
    assert (found.nominal, found.effective, found.please_by) == (nominal, effective, please)


@pytest.mark.parametrize(
    ("policy", "effective"),
    [
        (DuePolicy.FIXED, date(2016, 12, 31)),
        (DuePolicy.PERIOD_END_NEVER_SHIFTS, date(2016, 12, 31)),
        (DuePolicy.PREVIOUS_WORKING_DAY, date(2016, 12, 30)),
        (DuePolicy.NEXT_WORKING_DAY, date(2017, 1, 2)),
    ],
)
def test_a_counting_period_never_shifts_and_only_deliverables_do(policy: DuePolicy, effective: date) -> None:
    assert effective_day(date(2016, 12, 31), policy, CALENDAR) == effective


@given(DAYS)
def test_forward_and_backward_meet_only_on_a_working_day(nominal: date) -> None:
    later, earlier = effective_day(nominal, DuePolicy.NEXT_WORKING_DAY, NRW), please_by(nominal, NRW)
    assert earlier <= nominal <= later
    assert (earlier == later) is NRW.is_working_day(nominal)
    between = [date.fromordinal(day) for day in range(earlier.toordinal() + 1, later.toordinal())]
    assert not any(NRW.is_working_day(day) for day in between)


@given(DAYS, st.integers(1, 40))
def test_counting_working_days_there_and_back_ends_where_it_began(on: date, days: int) -> None:
    start = NRW.next_working_day(on)
    assert NRW.add_working_days(NRW.add_working_days(start, days), -days) == start
    assert NRW.office_days(start, NRW.add_office_days(start, days)) == days + 1


@pytest.mark.parametrize(
    ("days", "expected"),
    [(1, date(2016, 5, 2)), (0, date(2016, 4, 29)), (-1, date(2016, 4, 29)), (-2, date(2016, 4, 28))],
)
def test_counting_from_a_weekend_does_not_count_the_weekend(days: int, expected: date) -> None:
    assert CALENDAR.add_working_days(date(2016, 4, 30), days) == expected
    assert CALENDAR.add_office_days(date(2016, 4, 30), days) == expected


CLOSED = WorkingCalendar("NW", date(2016, 1, 1), date(2016, 12, 31), NRW_2016, {date(2016, 2, 8): "Rosenmontag"})


def test_a_closure_of_the_house_stops_mails_and_lead_times_but_moves_no_due_day() -> None:
    rose_monday = date(2016, 2, 8)
    assert CLOSED.is_working_day(rose_monday)
    assert not CLOSED.is_office_day(rose_monday)
    assert effective_day(rose_monday, DuePolicy.NEXT_WORKING_DAY, CLOSED) == rose_monday
    assert please_by(rose_monday, CLOSED) == date(2016, 2, 5)
    assert CLOSED.add_office_days(date(2016, 2, 5), 1) == date(2016, 2, 9)
    assert CLOSED.add_working_days(date(2016, 2, 5), 1) == rose_monday


@pytest.mark.parametrize(
    ("on", "why"),
    [
        pytest.param(date(2016, 2, 8), DayOff(Off.CLOSURE, "Rosenmontag"), id="a closure of the house"),
        pytest.param(date(2016, 5, 5), DayOff(Off.HOLIDAY, "Christi Himmelfahrt"), id="a holiday"),
        pytest.param(date(2016, 5, 1), DayOff(Off.HOLIDAY, "Tag der Arbeit"), id="a holiday on a Sunday"),
        pytest.param(date(2016, 5, 7), DayOff(Off.WEEKEND, None), id="a Saturday"),
        pytest.param(date(2016, 5, 8), DayOff(Off.WEEKEND, None), id="a Sunday"),
        pytest.param(date(2016, 5, 9), None, id="a working day"),
    ],
)
def test_why_a_day_is_closed_is_told(on: date, why: DayOff | None) -> None:
    assert CLOSED.why_closed(on) == why


def test_a_day_outside_the_table_is_refused_with_a_remedy() -> None:
    for ask in (CLOSED.is_working_day, CLOSED.next_working_day, CLOSED.last_office_day):
        with pytest.raises(OutsideCalendar, match=r"01\.01\.2017 lies outside .*widen 'years' in rules/calendar\.yaml"):
            ask(date(2017, 1, 1))
    with pytest.raises(OutsideCalendar, match="leaves the calendar"):
        CLOSED.add_working_days(date(2016, 12, 30), 1)
    with pytest.raises(OutsideCalendar, match="leaves the calendar"):
        CLOSED.next_working_day(date(2016, 12, 31))
    for days in (-1, -261, 252, 10**9, -(10**9)):
        with pytest.raises(OutsideCalendar, match=r"counting from 04\.01\.2016 leaves the calendar"):
            CLOSED.add_office_days(date(2016, 1, 4), days)
    with pytest.raises(OutsideCalendar, match=r"31\.12\.2015 lies outside"):
        CLOSED.add_office_days(date(2015, 12, 31), 1)


def test_days_between_two_days_count_both_and_none_when_turned_around() -> None:
    assert CALENDAR.office_days(date(2016, 12, 27), date(2016, 12, 30)) == 4
    assert CALENDAR.office_days(date(2016, 12, 30), date(2016, 12, 27)) == 0
    assert CALENDAR.office_days(date(2016, 12, 24), date(2016, 12, 26)) == 0
