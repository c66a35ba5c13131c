"""The customer's four example files give the accounts and contents of the customer's schema."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from checker.domain.period import Period
from checker.domain.record import CaseReview, Deliverable, Event, Evidence, Headcount, Measurement
from checker.domain.report import in_force
from checker.records import FileReading, account, stored_in
from tests.unit.records.files import ON_JULY_4, line_of

Example = Callable[[str], FileReading]


@pytest.mark.parametrize(
    ("name", "accepted", "correction"),
    [
        pytest.param("fachaufsicht_2016-Q1.csv", 12, 1, id="reviews, row 9 corrects row 3"),
        pytest.param("schnittstellendialoge_2016.xlsx", 9, 0, id="dialogues, five groups of H1 and four of H2"),
        pytest.param("zielnachhaltung_2016-03.csv", 6, 0, id="key figures"),
        pytest.param("deliverable.json", 1, 0, id="a single deliverable"),
    ],
)
def test_the_account_is_the_one_of_the_schema(example: Example, name: str, accepted: int, correction: int) -> None:
    reading = example(name)
    first = account(reading, stored_in(()), recorded_at=ON_JULY_4, sequence=1)
    told = first.account
    assert (told.read, told.accepted, told.duplicate, told.correction, told.quarantined) == (
        accepted + correction,
        accepted,
        0,
        correction,
        0,
    )
    assert reading.problems == ()
    assert reading.may_be_archived


def test_the_review_file_is_doubted_once_and_its_sum_row_agrees(example: Example) -> None:
    (warning,) = example("fachaufsicht_2016-Q1.csv").warnings
    assert line_of(warning) == (
        "fachaufsicht_2016-Q1.csv: 4 batches have topic results but no row that counts the files: rows 6, 7, 8, 9"
    )


@pytest.mark.parametrize("name", ["schnittstellendialoge_2016.xlsx", "zielnachhaltung_2016-03.csv", "deliverable.json"])
def test_the_other_files_raise_no_doubt(example: Example, name: str) -> None:
    assert example(name).warnings == ()


def test_the_correction_is_in_force_not_the_typo(example: Example) -> None:
    reading = example("fachaufsicht_2016-Q1.csv")
    versions = account(reading, stored_in(()), recorded_at=ON_JULY_4, sequence=1).versions
    reviewed = {version.key: version for version in in_force(versions)}
    velbert = reviewed["case_review:velbert:kdu:existing:random:2016-01"]
    assert velbert.origin.row == 9
    assert isinstance(velbert.record, CaseReview)
    assert (velbert.record.reviewed, velbert.record.faulty) == (12, 1)


def test_kdu_of_the_house_is_5_faulty_of_59(example: Example) -> None:
    reading = example("fachaufsicht_2016-Q1.csv")
    versions = account(reading, stored_in(()), recorded_at=ON_JULY_4, sequence=1).versions
    latest = [version.record for version in in_force(versions) if isinstance(version.record, CaseReview)]
    kdu = [one for one in latest if one.topic == "kdu" and one.selection == "random"]
    assert sum(one.faulty for one in kdu if isinstance(one.faulty, int)) == 5
    assert sum(one.reviewed for one in kdu) == 59


def test_a_suppressed_cell_stays_suppressed_and_a_dash_is_zero(example: Example) -> None:
    by_row = {one.origin.row: one.record for one in example("fachaufsicht_2016-Q1.csv").candidates}
    faulty = {row: record.faulty for row, record in by_row.items() if isinstance(record, CaseReview)}
    assert faulty[4] == "suppressed"
    assert faulty[5] == 0
    assert faulty[10] is None


def test_the_reports_name_sender_profile_and_period(example: Example) -> None:
    heads = {name: example(name).report for name in ("fachaufsicht_2016-Q1.csv", "zielnachhaltung_2016-03.csv")}
    reviews, figures = heads.values()
    assert reviews is not None
    assert figures is not None
    assert (reviews.sender, reviews.profile, str(reviews.period)) == ("fachaufsicht", "reviews", "2016-Q1")
    assert reviews.reported_at == datetime(2016, 4, 10, 22, tzinfo=UTC)  # 11.04.2016, 00:00 in Berlin
    assert (figures.sender, figures.profile, str(figures.period)) == ("controlling", "key-figures", "2016-03")
    assert example("deliverable.json").report is None


@pytest.mark.parametrize(
    ("event_id", "planned_on", "held_on", "status"),
    [
        pytest.param("hilden-H1", "2016-03-15", date(2016, 3, 15), "held", id="held as planned"),
        pytest.param("langenfeld-H1", "2016-04-05", date(2016, 4, 12), "held", id="moved, and held: held"),
        pytest.param("mettmann-H1", "2016-03-15", date(2016, 3, 15), "held", id="two-digit year"),
        pytest.param("ratingen-H1", "2016-05-10", None, "cancelled", id="a word in place of the day"),
        pytest.param("ratingen-H2", "2016-09-20", None, "planned", id="still planned"),
        pytest.param("velbert-H2", "2016-W45", None, "planned", id="a bare week, office with trailing blank"),
    ],
)
def test_the_dialogues_are_read_as_the_table_says(
    example: Example, event_id: str, planned_on: str, held_on: date | None, status: str
) -> None:
    events = [one.record for one in example("schnittstellendialoge_2016.xlsx").candidates]
    (event,) = (one for one in events if isinstance(one, Event) and one.event_id == event_id)
    assert (event.planned_on, event.held_on, event.status) == (planned_on, held_on, status)
    assert event.period == Period.parse("2016")
    assert event.reported_at == datetime(2016, 7, 3, 22, tzinfo=UTC)


def test_minutes_are_kept_as_evidence(example: Example) -> None:
    first = example("schnittstellendialoge_2016.xlsx").candidates[0].record
    assert first.evidence == Evidence(kind="minutes", ref="50.1-2016/017")


@pytest.mark.parametrize(
    ("metric", "period", "aggregation", "figures", "target", "data_status"),
    [
        pytest.param("iq-without-asylum", "2016-03-ytd", "ytd", (1289, 26402), "5.0", "final", id="IQ without asylum"),
        pytest.param("iq-asylum", "2016-03-ytd", "ytd", (21, 1488), "2.5", "final", id="IQ asylum"),
        pytest.param("iq-total", "2016-03-r12", "rolling12_mean", (5702, 27650), "20.5", "final", id="IQ total"),
        pytest.param("lzb-stock", "2016-03-ytd", "year_mean", (17741, 17702), "1.5", "provisional", id="LZB growth"),
    ],
)
def test_rates_keep_numerator_and_denominator(
    example: Example,
    metric: str,
    period: str,
    aggregation: str,
    figures: tuple[int, int],
    target: str,
    data_status: str,
) -> None:
    records = [one.record for one in example("zielnachhaltung_2016-03.csv").candidates]
    (found,) = (one for one in records if isinstance(one, Measurement) and one.metric == metric)
    assert (found.numerator, found.denominator) == figures
    assert (str(found.period), found.aggregation, found.data_month) == (period, aggregation, "2016-06")
    assert (found.target, found.data_status, found.value) == (Decimal(target), data_status, None)


def test_the_cost_is_an_amount_and_the_sickness_rate_a_rate_alone(example: Example) -> None:
    *_, cost, sickness = (one.record for one in example("zielnachhaltung_2016-03.csv").candidates)
    assert isinstance(cost, Measurement)
    assert (cost.metric, cost.value, cost.target) == ("kdu-cost", Decimal("24519874.36"), Decimal("24550000.00"))
    assert (cost.scope, str(cost.period), cost.aggregation) == ("jobcenter", "2016-03-ytd", "ytd")
    assert isinstance(sickness, Headcount)
    assert (sickness.rate, sickness.target) == (Decimal("11.4"), Decimal("11.0"))
    assert (sickness.days_sick, sickness.days_target) == (None, None)


def test_a_nominal_date_becomes_the_plan_year(example: Example) -> None:
    (only,) = example("deliverable.json").candidates
    assert isinstance(only.record, Deliverable)
    assert only.key == "deliverable:investigation-criteria-agreed:jobcenter:2016"
    assert only.record.submitted_on == date(2016, 5, 2)


@pytest.mark.parametrize(
    "name",
    ["fachaufsicht_2016-Q1.csv", "schnittstellendialoge_2016.xlsx", "zielnachhaltung_2016-03.csv", "deliverable.json"],
)
def test_importing_twice_gives_duplicates_only(example: Example, name: str) -> None:
    reading = example(name)
    stored = account(reading, stored_in(()), recorded_at=ON_JULY_4, sequence=1).versions
    again = account(reading, stored_in(stored), recorded_at=ON_JULY_4, sequence=2)
    assert again.versions == ()
    assert again.account.duplicate == again.account.read
