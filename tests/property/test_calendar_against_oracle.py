"""Every day of 2010 to 2033 in every German Land against the laws written out; every span against §§ 187 to 193 BGB."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.domain.calendar import WorkingCalendar
from checker.domain.due import DuePolicy, due, effective_day, please_by
from checker.domain.spans import Counting, PartOfMonth, day_of_month, end_of_span, extended
from checker.rulebook.calendar_table import build
from tests.in_full import some_of
from tests.property import calendar_oracle as oracle

EVERY_DAY = [
    date.fromordinal(number)
    for number in range(date(oracle.FIRST, 1, 1).toordinal(), date(oracle.LAST, 12, 31).toordinal() + 1)
]
DAYS = st.dates(date(oracle.FIRST, 2, 15), date(oracle.LAST, 11, 15))
LAENDER = st.sampled_from(oracle.LAENDER)
WORKING_DAYS = (-60, -20, -10, -5, -1, 1, 5, 10, 20, 60)
# As written, and what it means in months and days: half a month is fifteen days, half a year six months (§ 189 BGB).
SPANS = {
    "P1D": (0, 1), "P10D": (0, 10), "P15D": (0, 15), "P30D": (0, 30), "P2W": (0, 14), "P6W": (0, 42), "P1M": (1, 0),
    "P2M": (2, 0), "P3M": (3, 0), "P6M": (6, 0), "P9M": (9, 0), "P18M": (18, 0), "P1Y": (12, 0), "P4Y": (48, 0),
    "P1M15D": (1, 15), "P6M15D": (6, 15), "P1Y6M": (18, 0), "P1Y1M1W1D": (13, 8),
}  # fmt: skip


@cache
def ours(land: str) -> WorkingCalendar:
    return build(land, oracle.FIRST - 1, oracle.LAST + 1)


@cache
def holidays(land: str) -> set[date]:
    # 2009 and 2034 only carry days over the years' ends: no law that matters there changes.
    return (
        oracle.holidays_of(land, range(oracle.FIRST, oracle.LAST + 1))
        | {
            day
            for year in (oracle.FIRST - 1, oracle.LAST + 1)
            for day in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26))
        }
        | ({date(2034, 1, 6)} if land in ("BW", "BY", "ST") else set())
    )


def works(land: str) -> Callable[[date], bool]:
    closed = holidays(land)
    return lambda day: day.weekday() < 5 and day not in closed


@pytest.mark.parametrize("land", oracle.LAENDER)
def test_the_holidays_of_a_land_are_those_of_its_law(land: str) -> None:
    years = range(oracle.FIRST, oracle.LAST + 1)
    table = build(land, oracle.FIRST, oracle.LAST)
    assert set(table.holidays) == oracle.holidays_of(land, years)


def test_every_day_in_every_land_under_every_policy(record_property: Callable[[str, object], None]) -> None:
    """Working day or not, both directions, four policies, lead times both ways; none of these may differ once."""
    wrong: list[tuple[object, ...]] = []
    cases = 0
    for land in oracle.LAENDER:
        for case in _wrong_in(land):
            cases += 1
            if case is not None:
                wrong.append(case)
    _tell(record_property, "days, policies and working days", cases, len(wrong))
    assert wrong[:5] == []
    assert cases == len(EVERY_DAY) * len(oracle.LAENDER) * (1 + len(DuePolicy) + 1) + _COUNTED * len(oracle.LAENDER)


_COUNTED = sum(len(EVERY_DAY) - 100 for _ in WORKING_DAYS)


def _wrong_in(land: str) -> Iterator[tuple[object, ...] | None]:
    calendar = ours(land)
    working = [works(land)(day) for day in EVERY_DAY]
    following, preceding = oracle.sweep(EVERY_DAY, working)
    # The first working day of 2034 and the last of 2009 lie outside the sweep.
    edges = (oracle.walk(EVERY_DAY[-1], 1, works(land)), oracle.walk(EVERY_DAY[0], -1, works(land)))
    for day, is_working, later, earlier in zip(EVERY_DAY, working, following, preceding, strict=True):
        later, earlier = later or edges[0], earlier or edges[1]
        yield None if calendar.is_working_day(day) is is_working else (land, day, "working day")
        expected = {
            DuePolicy.NEXT_WORKING_DAY: later,
            DuePolicy.PREVIOUS_WORKING_DAY: earlier,
            DuePolicy.FIXED: day,
            DuePolicy.PERIOD_END_NEVER_SHIFTS: day,
        }
        for policy, effective in expected.items():
            found = effective_day(day, policy, calendar)
            yield None if found == effective else (land, day, policy, found, effective)
        yield None if please_by(day, calendar) == earlier else (land, day, "please by")
    yield from _wrong_counts(land, calendar, working)


def _wrong_counts(land: str, calendar: WorkingCalendar, working: list[bool]) -> Iterator[tuple[object, ...] | None]:
    """Working days counted one step at a time along the sweep, away from its ends."""
    after = _steps(working)
    before = [len(working) - 1 - place for place in reversed(_steps(working[::-1]))]
    for count in WORKING_DAYS:
        table = after if count > 0 else before
        places = list(range(len(EVERY_DAY)))
        for _ in range(abs(count)):
            places = [table[place] for place in places]
        inside = range(100, len(EVERY_DAY)) if count < 0 else range(len(EVERY_DAY) - 100)
        for place in inside:
            found = calendar.add_working_days(EVERY_DAY[place], count)
            expected = EVERY_DAY[places[place]]
            yield None if found == expected else (land, EVERY_DAY[place], count, found, expected)


def _steps(working: list[bool]) -> list[int]:
    """For each place that of the next working day after it; at the end the place itself."""
    steps = list(range(len(working)))
    seen: int | None = None
    for place in reversed(range(len(working))):
        steps[place] = place if seen is None else seen
        seen = place if working[place] else seen
    return steps


def test_every_span_from_every_day_ends_as_the_civil_code_says(record_property: Callable[[str, object], None]) -> None:
    wrong = []
    cases = 0
    starts = list(some_of(EVERY_DAY, 5))
    for start in starts:
        for span, (months, days) in SPANS.items():
            for counting in Counting:
                expected = oracle.last_day(
                    start, months=months, days=days, first_day_counts=counting is Counting.BEGIN
                )  # fmt: skip
                cases += 1
                if end_of_span(start, span, counting) != expected:
                    wrong.append((start, span, counting, expected))
    _tell(record_property, "ends of spans", cases, len(wrong))
    assert wrong[:5] == []
    assert cases == len(starts) * len(SPANS) * 2


def test_spans_from_every_month_end_shift_by_the_holidays_of_every_land(
    record_property: Callable[[str, object], None],
) -> None:
    month_ends = [day for day in EVERY_DAY if (day + timedelta(days=1)).day == 1 and day.year < oracle.LAST - 3]
    wrong = []
    cases = 0
    for land in oracle.LAENDER:
        calendar, is_working = ours(land), works(land)
        for start in month_ends:
            for span, (months, days) in SPANS.items():
                nominal = oracle.last_day(start, months=months, days=days)
                later = nominal
                while not is_working(later):
                    later += oracle.DAY
                earlier = nominal
                while not is_working(earlier):
                    earlier -= oracle.DAY
                found = due(end_of_span(start, span, Counting.EVENT), DuePolicy.NEXT_WORKING_DAY, calendar)
                cases += 1
                if (found.nominal, found.effective, found.please_by) != (nominal, later, earlier):
                    wrong.append((land, start, span, found, nominal, later, earlier))
    _tell(record_property, "spans from month ends, shifted", cases, len(wrong))
    assert wrong[:5] == []
    assert cases == len(oracle.LAENDER) * len(month_ends) * len(SPANS)


def _tell(record_property: Callable[[str, object], None], what: str, cases: int, wrong: int) -> None:
    record_property("cases", cases)
    record_property("disagreements", wrong)
    print(f"{what}: {cases:,} cases, {wrong} disagreements")  # noqa: T201


@given(LAENDER, DAYS, st.integers(-25, 25).filter(bool))
def test_working_days_are_counted_as_one_would_walk_them(land: str, start: date, count: int) -> None:
    assert ours(land).add_working_days(start, count) == oracle.walk(start, count, works(land))


@given(LAENDER, DAYS, st.sets(st.integers(-20, 20)), st.integers(-8, 8).filter(bool))
def test_closures_move_lead_times_and_never_a_due_day(land: str, day: date, around: set[int], count: int) -> None:
    closures = {day + timedelta(days=offset): "Schließtag" for offset in around}
    calendar = WorkingCalendar(land, ours(land).first, ours(land).last, ours(land).holidays, closures)
    is_working = works(land)

    def is_open(on: date) -> bool:
        return is_working(on) and on not in closures

    assert calendar.add_office_days(day, count) == oracle.walk(day, count, is_open)
    assert please_by(day, calendar) == (day if is_open(day) else oracle.walk(day, -1, is_open))
    for policy in DuePolicy:
        assert effective_day(day, policy, calendar) == effective_day(day, policy, ours(land))


@given(DAYS, st.integers(1, 40), st.integers(0, 40), st.booleans())
def test_any_months_and_days_end_as_worded_in_the_law(start: date, months: int, days: int, counts: bool) -> None:
    counting = Counting.BEGIN if counts else Counting.EVENT
    expected = oracle.last_day(start, months=months, days=days, first_day_counts=counts)
    assert end_of_span(start, f"P{months}M{days}D", counting) == expected


@given(DAYS, st.sampled_from(sorted(SPANS)))
def test_an_extension_begins_the_day_after_the_old_end(end: date, span: str) -> None:
    months, days = SPANS[span]
    expected = oracle.last_day(end + oracle.DAY, months=months, days=days, first_day_counts=True)
    assert extended(end, span) == expected
    assert extended(end, span) > end


@given(st.integers(oracle.FIRST, oracle.LAST), st.integers(1, 12))
def test_the_parts_of_a_month_are_its_first_fifteenth_and_last_day(year: int, month: int) -> None:
    days = [day for day in EVERY_DAY if (day.year, day.month) == (year, month)]
    found = [day_of_month(year, month, part) for part in PartOfMonth]
    assert found == [days[0], days[14], days[-1]]
