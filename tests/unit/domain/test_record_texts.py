"""What is remembered of many records is written as each alone would be. Of the example files every record is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.domain.record import StatusRecord, canonical, content, status_record
from checker.domain.record_texts import RecordTexts
from checker.records.context import ImportContext
from checker.records.importer import read_file
from checker.rulebook.load import load
from checker.starter import RECORDS, rules_folder
from tests.build import review

NOON = datetime(2017, 2, 1, 12, tzinfo=UTC)
CLOCKS = (UTC, timezone(timedelta(hours=1)))


def alone(record: StatusRecord) -> str:
    return canonical(content(record)).decode()


@pytest.fixture(scope="module")
def examples() -> tuple[StatusRecord, ...]:
    context = ImportContext.of(load(rules_folder()))
    files = [path for path in sorted(RECORDS.iterdir()) if path.suffix in (".csv", ".json")]
    readings = [read_file(path.name, path.read_bytes(), context, recorded_at=NOON) for path in files]
    return tuple(candidate.record for reading in readings for candidate in reading.candidates)


def test_records_of_every_kind_are_written_as_each_alone_would_be(examples: tuple[StatusRecord, ...]) -> None:
    texts = RecordTexts()
    assert {record.type for record in examples} >= {"case_review", "deliverable", "headcount", "measurement"}
    assert [texts.of(record) for record in examples] == [alone(record) for record in examples]


@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.sampled_from(CLOCKS), st.sampled_from([None, "suppressed", 0, 1])), max_size=20
    )
)
def test_what_is_equal_and_written_otherwise_is_not_taken_for_the_same(
    said: list[tuple[int, timezone, object]],
) -> None:
    """One instant has a text for each clock."""
    records = [
        review("2016-01", 12, faulty, reported_at=(NOON + timedelta(hours=hours)).astimezone(clock))  # type: ignore[arg-type]
        for hours, clock, faulty in said
    ]
    texts = RecordTexts()
    assert [texts.of(record) for record in records] == [alone(record) for record in records]


def test_figures_of_equal_value_keep_the_digits_they_were_given() -> None:
    said = {"type": "measurement", "scope": "hilden", "period": "2016-01", "metric": "kdu", "unit": "euro"}
    records = [
        status_record.validate_python(said | {"aggregation": "month", "value": Decimal(value)})
        for value in ("1.0", "1.00", "1")
    ]
    texts = RecordTexts()
    assert [texts.of(record) for record in records] == [alone(record) for record in records]
