"""Versions of a fact: which is in force, whatever order they came in; and what was known when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.domain.record import Origin, RecordVersion, content
from checker.domain.report import Records, in_force
from checker.domain.said import says_of
from tests.build import Reported, files, review

NOON = datetime(2016, 4, 5, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def version(
    sequence: int, *, reviewed: int = 1, row: int = 0, recorded: datetime = NOON, **extra: object
) -> RecordVersion:
    record = review("2016-01", reviewed, 0, **extra)
    return RecordVersion(record, Origin("absender", "profil", "datei.csv", "0" * 64, row=row), recorded, sequence)


@pytest.mark.parametrize(
    ("lower", "higher"),
    [
        pytest.param(
            version(9, data_month="2016-01", reported_at=NOON + HOUR), version(1, data_month="2016-02"), id="data month"
        ),
        pytest.param(version(9), version(1, data_month="2016-01"), id="any data month over none"),
        pytest.param(
            version(9, row=9, reported_at=NOON), version(1, row=1, reported_at=NOON + HOUR), id="the sender's word"
        ),
        pytest.param(
            version(9, row=3, reported_at=NOON), version(1, row=9, reported_at=NOON), id="the later row, one Stand"
        ),
        pytest.param(version(2, row=3), version(2, row=9), id="the later row of one file"),
        pytest.param(version(1, row=9), version(2, row=3), id="the later arrival, whatever the rows"),
        pytest.param(version(1, reported_at=NOON - HOUR), version(2, recorded=NOON), id="none told over any told"),
        pytest.param(
            version(2, reported_at=NOON + HOUR), version(1, recorded=NOON), id="our clock is no sender's word"
        ),
    ],
)
def test_the_version_in_force_does_not_depend_on_the_order_of_arrival(
    lower: RecordVersion, higher: RecordVersion
) -> None:
    assert lower.rank < higher.rank
    assert in_force([lower, higher]) == in_force([higher, lower]) == (higher,)


@given(
    st.lists(
        st.builds(
            version,
            sequence=st.integers(1, 10**6),
            reviewed=st.integers(0, 5),
            row=st.integers(0, 3),
            data_month=st.sampled_from([None, "2016-01", "2016-02"]),
            reported_at=st.sampled_from([None, NOON, NOON + HOUR]),
        ),
        min_size=1,
        max_size=4,
        unique_by=lambda each: each.sequence,
    )
)
def test_of_any_versions_in_any_order_the_same_one_is_in_force(versions: list[RecordVersion]) -> None:
    assert len({in_force(order) for order in permutations(versions)}) == 1


def test_a_retraction_takes_the_fact_away_but_only_if_it_is_the_highest() -> None:
    retracted = version(2, record_status="retracted")
    assert in_force([version(1), retracted]) == ()
    assert in_force([version(3), version(1), retracted]) == (version(3),)


def test_facts_of_different_keys_stand_beside_each_other() -> None:
    told = Reported().say(review("2016-01"), review("2016-02"), review("2016-01", scope="velbert"), files("2016-01"))
    assert len(in_force(told.records.versions)) == 4


def test_what_is_recorded_later_was_not_recorded_by_then() -> None:
    told = Reported().say(review("2016-01"), at=NOON).deliver("2016-Q1", at=NOON + HOUR)
    assert told.records.recorded_by(NOON - HOUR) == Records()
    assert len(told.records.recorded_by(NOON).versions) == 1
    assert told.records.recorded_by(NOON).reports == ()
    assert told.records.recorded_by(NOON + HOUR) == told.records


def says(faulty: int | str, reviewed: int = 12, month: str = "2016-01", **extra: object) -> bytes:
    return says_of(content(review(month, reviewed, faulty, **extra)))


def test_two_records_say_the_same_when_all_is_equal_but_the_stand() -> None:
    assert says(1) == says(1) == says(1, reported_at=NOON)
    others = [says(2), says(1, 13), says(1, month="2016-02"), says("suppressed"), says(1, data_status="final"),
              says(1, authority="official"), says(1, data_month="2016-05"),
              says(1, record_status="retracted")]  # fmt: skip
    assert len({says(1), *others}) == 1 + len(others)
