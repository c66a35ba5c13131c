"""Versions of a fact: which is in force, whatever order they came in; and what was known when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.domain.record import Origin, RecordVersion, content_hash
from checker.domain.report import Records, in_force
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
        pytest.param(version(9, row=3), version(1, row=9), id="the later row of one file"),
        pytest.param(version(1), version(2), id="the later arrival"),
        pytest.param(version(1, reported_at=NOON - HOUR), version(2, recorded=NOON), id="our clock where none is told"),
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


def test_equal_content_has_an_equal_hash_and_any_other_word_another() -> None:
    assert content_hash(review("2016-01", 12, 1)) == content_hash(review("2016-01", 12, 1))
    others = [review("2016-01", 12, 2), review("2016-01", 13, 1), review("2016-02", 12, 1),
              review("2016-01", 12, 1, data_status="final"), review("2016-01", 12, "suppressed")]  # fmt: skip
    assert content_hash(review("2016-01", 12, 1)) not in {content_hash(other) for other in others}
