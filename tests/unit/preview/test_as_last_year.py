"""What came a year before comes again: days and periods moved by a year, on open days, and nothing made up."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from checker.domain.calendar import WorkingCalendar
from checker.domain.period import Period
from checker.domain.record import (
    Agreement,
    CaseReview,
    Deliverable,
    Event,
    Measurement,
    Meeting,
    Origin,
    RecordVersion,
    Request,
    StatusRecord,
)
from checker.domain.report import Records, Report
from checker.preview.as_last_year import as_last_year
from checker.preview.forecast_reports import Delivery

BERLIN = ZoneInfo("Europe/Berlin")
# 01.05.2017 is a Monday and a holiday.
CALENDAR = WorkingCalendar("NW", date(2015, 1, 1), date(2019, 12, 31), {date(2017, 5, 1): "Tag der Arbeit"})
FIRST, LAST = date(2017, 1, 1), date(2017, 12, 31)
ORIGIN = Origin("controlling", "monthly-figures", "monat.csv", "a" * 64, row=2)


def again(record: StatusRecord, *, came: str = "2016-05-10T10:30", last: date = LAST) -> tuple[Delivery, ...]:
    at = datetime.fromisoformat(came).replace(tzinfo=BERLIN)
    known = Records((RecordVersion(record, ORIGIN, at, 7),), ())
    return as_last_year(known, FIRST, last, CALENDAR)


def the_record(record: StatusRecord) -> Any:
    ((delivered, origin),) = again(record)[0].records
    assert origin == ORIGIN
    return delivered


def test_figures_come_with_the_period_of_the_year_after() -> None:
    review = CaseReview(
        scope="ratingen", period=Period.parse("2016-04"), topic="kdu", stratum="all", selection="random", reviewed=20
    )
    assert the_record(review) == review.model_copy(update={"period": Period.parse("2017-04")})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2016", "2017"),
        ("2016-H1", "2017-H1"),
        ("2016-Q1", "2017-Q1"),
        ("2016-02", "2017-02"),
        ("2016-02-29", "2017-02-28"),
        ("2016-03-ytd", "2017-03-ytd"),
        ("2016-02-r12", "2017-02-r12"),
    ],
)
def test_periods_of_every_kind_are_moved(before: str, after: str) -> None:
    figure = Measurement(
        scope="jobcenter",
        period=Period.parse(before),
        metric="exits",
        aggregation="point",
        value=Decimal(3),
        data_month="2016-03",
    )
    moved = the_record(figure)
    assert (str(moved.period), moved.data_month, moved.value) == (after, "2017-03", Decimal(3))


def test_it_comes_at_the_same_time_of_day_on_an_open_day() -> None:
    meeting = Meeting(scope="jobcenter", period=Period.parse("2016"), body="board", held_on=date(2016, 5, 3))
    came = [again(meeting, came=at)[0].at.astimezone(BERLIN) for at in ("2016-05-10T10:30", "2016-05-01T08:00")]
    assert came == [datetime(2017, 5, 10, 10, 30, tzinfo=BERLIN), datetime(2017, 5, 2, 8, 0, tzinfo=BERLIN)]


def test_days_on_which_somebody_works_are_open_days_again_of_the_same_month() -> None:
    handed_in = Deliverable(
        scope="jobcenter",
        period=Period.parse("2016"),
        target_id="report",
        submitted_on=date(2016, 4, 29),
        reference_date=date(2016, 4, 30),
    )
    moved = the_record(handed_in)
    # 29.04.2017 is a Saturday before a holiday on Monday: the Friday before it; the day referred to stays a Sunday.
    assert (moved.submitted_on, moved.reference_date) == (date(2017, 4, 28), date(2017, 4, 30))


@pytest.mark.parametrize(
    ("before", "after"), [("2016-05-02", "2017-05-02"), ("2016-W20", "2017-W20"), ("2015-W53", "2016-W52")]
)
def test_planned_days_and_weeks_are_moved(before: str, after: str) -> None:
    event = Event(
        scope="hilden", period=Period.parse("2016"), event_type="dialogue", planned_on=before, status="planned"
    )
    assert the_record(event).planned_on == after


def test_what_was_asked_for_a_year_before_is_another_request() -> None:
    request = Request(
        scope="hilden",
        period=Period.parse("2016"),
        target_id="report",
        request_id="a1",
        requested_on=date(2016, 5, 9),
    )
    answer = Deliverable(scope="hilden", period=Period.parse("2016-a1"), target_id="report")
    asked, answered = the_record(request), the_record(answer)
    assert asked.key != request.key
    assert str(answered.period) == f"2017-{asked.request_id}"
    agreed = Agreement(
        scope="hilden",
        period=Period.parse("2016"),
        agreement_id="v17",
        agreed_on=date(2016, 5, 9),
        due_on=date(2016, 5, 31),
    )
    assert the_record(agreed).key != agreed.key


def test_only_what_came_in_the_twelve_months_before_comes_again() -> None:
    meeting = Meeting(scope="jobcenter", period=Period.parse("2016"), body="board", held_on=date(2016, 5, 3))
    assert again(meeting, came="2015-12-31T23:59") == ()
    assert len(again(meeting, came="2016-01-01T00:00")) == 1
    assert again(meeting, came="2017-01-01T00:00") == ()
    assert again(meeting, last=date(2017, 5, 9)) == ()


def test_in_a_longer_span_it_comes_every_year() -> None:
    meeting = Meeting(scope="jobcenter", period=Period.parse("2016"), body="board", held_on=date(2016, 5, 3))
    years = [one.at.year for one in again(meeting, last=date(2018, 12, 31))]
    assert years == [2017, 2018]


def test_reports_come_again_also_those_that_say_nothing_happened() -> None:
    at = datetime(2016, 5, 10, 9, 0, tzinfo=BERLIN)
    nil = Report("controlling", "monthly-figures", Period.parse("2016-04"), at, 7, "a" * 64, nil=True)
    (delivery,) = as_last_year(Records((), (nil,)), FIRST, LAST, CALENDAR)
    assert [(str(one.period), one.nil) for one in delivery.reports] == [("2017-04", True)]
    assert delivery.records == ()
