"""A file that is read again brings what was not taken of it, and overrules nothing that came after it."""

from __future__ import annotations

import json

import pytest

from checker.records import FileReading, ImportContext, account, read_file, stored_in
from checker.records.earlier_arrival import EarlierArrival, ReadAgainRows, as_it_came
from tests.unit.records.files import ON_JULY_4

FIGURE = {
    "schema": "status-record/1",
    "type": "measurement",
    "metric": "kdu-cost",
    "scope": "jobcenter",
    "period": "2016-05",
    "aggregation": "month",
}
STAND = "2016-07-04T08:00:00+02:00"


def reading(context: ImportContext, value: int, **more: str) -> FileReading:
    data = json.dumps([FIGURE | {"value": str(value)} | more]).encode()
    return read_file("einzeln.json", data, context, recorded_at=ON_JULY_4)


# Sequence and value of what was said in their order; the file came at 5, and 5 and 7 are what was read of it.
@pytest.mark.parametrize(
    ("said", "taken", "kept_out", "left"),
    [
        pytest.param([], 0, 0, 1, id="nothing was said about it"),
        pytest.param([(4, 2)], 0, 0, 1, id="something else had been said before it came"),
        pytest.param([(4, 1)], 0, 0, 1, id="the same had been said before it came, which is for the account"),
        pytest.param([(5, 1)], 1, 0, 0, id="it was taken when it came"),
        pytest.param([(5, 1), (6, 2)], 1, 0, 0, id="it was taken when it came, and corrected since"),
        pytest.param([(6, 2)], 0, 1, 0, id="another file has said something else since"),
        pytest.param([(6, 1)], 1, 0, 0, id="another file has said the same since"),
        pytest.param([(7, 2)], 0, 0, 1, id="the profile of before read something else from it"),
        pytest.param([(7, 2), (8, 3)], 0, 1, 0, id="another file has corrected what was read from it"),
    ],
)
def test_what_is_left_to_take_of_a_file_that_is_read_again(
    context: ImportContext, said: list[tuple[int, int]], taken: int, kept_out: int, left: int
) -> None:
    versions = [
        version
        for sequence, value in said
        for version in account(
            reading(context, value), stored_in(()), recorded_at=ON_JULY_4, sequence=sequence
        ).versions
    ]
    again = as_it_came(reading(context, 1), stored_in(versions), EarlierArrival(5, {5, 7}))
    assert counts(again) == (taken, kept_out, left)


def test_a_stand_says_itself_what_is_newer(context: ImportContext) -> None:
    (newer,) = account(
        reading(context, 2, reported_at=STAND), stored_in(()), recorded_at=ON_JULY_4, sequence=6
    ).versions
    known = stored_in([newer])
    again = as_it_came(reading(context, 1, reported_at=STAND), known, EarlierArrival(5, {5}))
    assert counts(again) == (0, 0, 1)


def counts(again: ReadAgainRows) -> tuple[int, int, int]:
    return again.said, len(again.reading.quarantined), len(again.reading.candidates)
