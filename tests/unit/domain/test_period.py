"""Periods: their text, their days, their parts."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.domain.period import (
    REQUEST_ID,
    Period,
    PeriodKind,
    containing,
    end_of_month_after,
    months_completed,
    parts,
    request,
)

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
CALENDAR_KINDS = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF_YEAR, PeriodKind.YEAR)


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("2016", PeriodKind.YEAR, date(2016, 1, 1), date(2016, 12, 31)),
        ("2016-H1", PeriodKind.HALF_YEAR, date(2016, 1, 1), date(2016, 6, 30)),
        ("2016-H2", PeriodKind.HALF_YEAR, date(2016, 7, 1), date(2016, 12, 31)),
        ("2016-Q1", PeriodKind.QUARTER, date(2016, 1, 1), date(2016, 3, 31)),
        ("2016-Q4", PeriodKind.QUARTER, date(2016, 10, 1), date(2016, 12, 31)),
        ("2016-02", PeriodKind.MONTH, date(2016, 2, 1), date(2016, 2, 29)),
        ("2015-02", PeriodKind.MONTH, date(2015, 2, 1), date(2015, 2, 28)),
        ("2016-04-30", PeriodKind.DATE, date(2016, 4, 30), date(2016, 4, 30)),
        ("2016-03-ytd", PeriodKind.YTD, date(2016, 1, 1), date(2016, 3, 31)),
        ("2016-03-r12", PeriodKind.ROLLING12, date(2015, 4, 1), date(2016, 3, 31)),
        ("2016-12-r12", PeriodKind.ROLLING12, date(2016, 1, 1), date(2016, 12, 31)),
        ("2016-v17", PeriodKind.REQUEST, date(2016, 1, 1), date(2016, 12, 31)),
        ("2016-a-2016-03", PeriodKind.REQUEST, date(2016, 1, 1), date(2016, 12, 31)),
    ],
)
def test_a_period_is_read_and_written_in_one_form(text: str, kind: PeriodKind, start: date, end: date) -> None:
    period = Period.parse(text)
    assert (period.kind, period.start, period.end, str(period)) == (kind, start, end, text)


@pytest.mark.parametrize(
    "text",
    ["", "16", "2016-13", "2016-00", "2016-Q5", "2016-Q0", "2016-H3", "2016-2", "2016-02-30", "2016-13-ytd",
     "2016-00-r12", "2016-Q1-ytd", "2016 ", "2016-w01", "2016-q1",
     "2016-h1", "2016-W01", "2016-17", "2016-V17", "2016-v17-", "2016-v--1",
     "2016-v 1", "٢٠١٦", "2016-٠١"],
)  # fmt: skip
def test_what_is_no_period_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="is no period") as refused:
        Period.parse(text)
    assert repr(text)[1:-1] in str(refused.value)


@given(DAYS, st.sampled_from([kind for kind in PeriodKind if kind is not PeriodKind.REQUEST]))
def test_every_period_survives_being_written_and_read(on: date, kind: PeriodKind) -> None:
    period = containing(on, kind)
    assert period.start <= on <= period.end or kind in (PeriodKind.YTD, PeriodKind.ROLLING12)
    assert Period.parse(str(period)) == period


@given(st.integers(1990, 2100), st.from_regex(REQUEST_ID, fullmatch=True))
def test_what_a_request_opened_has_the_days_of_its_year(year: int, label: str) -> None:
    period = request(year, label)
    assert (period.start, period.end) == (date(year, 1, 1), date(year, 12, 31))
    assert Period.parse(str(period)) == period
    assert period != request(year, label + "x"), "each number is a period of its own"


def test_a_request_lies_in_no_calendar_period() -> None:
    with pytest.raises(ValueError, match="lies in no calendar period"):
        containing(date(2016, 3, 7), PeriodKind.REQUEST)


@given(st.integers(1990, 2100), st.sampled_from(CALENDAR_KINDS))
def test_the_parts_of_a_year_follow_each_other_without_gap(year: int, kind: PeriodKind) -> None:
    whole = Period.parse(str(year))
    found = parts(whole, kind)
    assert (found[0].start, found[-1].end) == (whole.start, whole.end)
    assert all(later.start - earlier.end == timedelta(days=1) for earlier, later in pairwise(found))
    assert len(found) == {"month": 12, "quarter": 4, "half_year": 2, "year": 1}[kind]


@pytest.mark.parametrize(
    ("whole", "part", "is_within"),
    [
        ("2016", "2016-Q3", True),
        ("2016", "2016", True),
        ("2016", "2016-03-ytd", True),
        ("2016", "2016-03-r12", False),
        ("2016-Q1", "2016", False),
        ("2016", "2017-01", False),
    ],
)
def test_a_period_covers_what_lies_wholly_within_it(whole: str, part: str, is_within: bool) -> None:
    assert Period.parse(whole).covers(Period.parse(part)) is is_within


@pytest.mark.parametrize(
    ("by", "months"),
    [
        (date(2015, 12, 31), 0), (date(2016, 1, 30), 0), (date(2016, 1, 31), 1), (date(2016, 2, 28), 1),
        (date(2016, 2, 29), 2), (date(2016, 12, 30), 11), (date(2016, 12, 31), 12), (date(2017, 6, 1), 12),
    ],
)  # fmt: skip
def test_a_month_is_completed_when_its_last_day_has_come(by: date, months: int) -> None:
    assert months_completed(Period.parse("2016"), by) == months


@pytest.mark.parametrize(
    ("on", "months", "last"),
    [
        (date(2016, 3, 31), 6, date(2016, 9, 30)), (date(2016, 12, 31), 6, date(2017, 6, 30)),
        (date(2016, 11, 15), 3, date(2017, 2, 28)), (date(2015, 11, 1), 3, date(2016, 2, 29)),
        (date(2016, 12, 31), 0, date(2016, 12, 31)), (date(2016, 1, 31), 12, date(2017, 1, 31)),
    ],
)  # fmt: skip
def test_so_many_months_later_is_the_last_day_of_that_month(on: date, months: int, last: date) -> None:
    assert end_of_month_after(on, months) == last
