"""What counts of what was said about one fact, whichever way it came in. The expectation is computed here, by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise, permutations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from checker.domain.record import Origin, RecordVersion
from checker.domain.report import in_force
from checker.records import FileReading, account, stored_in
from checker.records.reading import Candidate
from tests.build import review

NOON = datetime(2016, 7, 4, 10, tzinfo=UTC)


@dataclass(frozen=True)
class _Said:
    """Of one fact: how many were faulty, or that the report is withdrawn (None); on which day; in which row."""

    faulty: int | None
    stand: int | None = None
    row: int = 1

    def candidate(self) -> Candidate:
        withdrawn: dict[str, Any] = {"record_status": "retracted"} if self.faulty is None else {}
        stand = None if self.stand is None else NOON + timedelta(days=self.stand)
        record = review("2016-01", 12, self.faulty or 0, reported_at=stand, **withdrawn)
        return Candidate(record, Origin("sender", "profile@1", "file.csv", "0" * 64, row=self.row), record.key)


def _arrive(order: Sequence[Sequence[_Said]]) -> tuple[RecordVersion, ...]:
    """The versions after some files, each of them published with the next sequence."""
    versions: tuple[RecordVersion, ...] = ()
    for sequence, file in enumerate(order, start=1):
        reading = FileReading("file.csv", f"{sequence:064}", candidates=tuple(said.candidate() for said in file))
        told = account(reading, stored_in(versions), recorded_at=NOON, sequence=sequence)
        counted = told.account
        assert counted.read == counted.accepted + counted.duplicate + counted.correction == len(file)
        versions += told.versions
    return versions


def _counts(versions: Sequence[RecordVersion]) -> int | None:
    found = [one.record.faulty for one in in_force(versions)]  # type: ignore[union-attr]
    assert len(found) <= 1, "one fact"
    return found[0] if found else None  # type: ignore[return-value]


SAYINGS = st.sampled_from([0, 1, 2, None])
# A sender says one thing in a row at a time.
WITH_STAND = st.lists(
    st.builds(_Said, SAYINGS, st.integers(0, 3), st.integers(1, 3)),
    min_size=1,
    max_size=4,
    unique_by=lambda said: (said.stand, said.row),
)
WITHOUT = st.lists(st.builds(_Said, SAYINGS), min_size=1, max_size=8)


@given(WITH_STAND)
def test_with_a_stand_every_order_of_arrival_ends_in_the_same_knowledge(told: list[_Said]) -> None:
    last = max(told, key=lambda said: (said.stand, said.row))
    assert {_counts(_arrive([[said] for said in order])) for order in permutations(told)} == {last.faulty}


@given(WITHOUT)
def test_without_a_stand_the_last_to_arrive_counts_also_when_it_was_said_before(told: list[_Said]) -> None:
    assert _counts(_arrive([[said] for said in told])) == told[-1].faulty


@given(WITHOUT)
def test_without_a_stand_only_what_is_other_than_what_counts_becomes_a_version(told: list[_Said]) -> None:
    changes = 1 + sum(before.faulty != after.faulty for before, after in pairwise(told))
    assert len(_arrive([[said] for said in told])) == changes


@given(WITH_STAND, WITHOUT)
def test_what_bears_no_stand_counts_after_all_that_bears_one_and_no_clock_of_ours_is_asked(
    with_stand: list[_Said], without: list[_Said]
) -> None:
    told = [*without, *with_stand]
    assert _counts(_arrive([[said] for said in told])) == without[-1].faulty


@given(st.lists(WITH_STAND, min_size=1, max_size=3))
def test_the_same_files_once_more_change_nothing(files: list[list[_Said]]) -> None:
    once = _arrive(files)
    assert _arrive([*files, *files]) == once


@given(st.lists(SAYINGS, min_size=1, max_size=6))
def test_within_a_file_the_last_row_counts_also_when_an_earlier_one_said_the_same(told: list[int | None]) -> None:
    for stand in (None, 0):
        rows = [_Said(faulty, stand, row) for row, faulty in enumerate(told, start=1)]
        assert _counts(_arrive([rows])) == told[-1]
