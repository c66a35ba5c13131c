"""A file number is looked for where it stands, in the evidence of what was reported, and nowhere else."""

from __future__ import annotations

from datetime import date

import pytest

from checker.domain.period import Period
from checker.domain.record import Deliverable, Evidence, Origin, RecordVersion
from checker.store import Store, recordings, records
from checker.store.file_numbers import reported_under
from tests.stored import NOON


def reported(store: Store, target: str, number: str, note: str | None = None) -> None:
    record = Deliverable(
        scope="jobcenter",
        period=Period.parse("2016"),
        target_id=target,
        submitted_on=date(2016, 5, 20),
        evidence=Evidence(kind="minutes", ref=number),
        note=note,
    )
    with store.write() as tx:
        taken = recordings.add(tx, NOON)
        origin = Origin("controlling", "", f"{target}.csv", "a" * 64, "", 1)
        records.add_versions(tx, [RecordVersion(record, origin, taken.recorded_at, taken.sequence)])


def found(store: Store, text: str, at_most: int = 100) -> list[str]:
    with store.read() as tx:
        return [each.record.evidence.ref for each in reported_under(tx, text, at_most=at_most) if each.record.evidence]


def test_what_says_the_same_elsewhere_takes_no_place_among_those_looked_at(store: Store) -> None:
    reported(store, "criteria", "50.1-2016/077")
    reported(store, "report", "50.1-2016/078", note="siehe 2016/077")
    assert found(store, "2016/077", at_most=1) == ["50.1-2016/077"]
    reported(store, "figures", "20-16/3")
    assert found(store, "2016-05", at_most=1) == []


@pytest.mark.parametrize("number", ["50_1", "50%1", 'A "alt" 7', "A\\7", "Straße-7"])
def test_a_number_is_found_by_the_signs_it_is_written_with(store: Store, number: str) -> None:
    reported(store, "criteria", number)
    reported(store, "report", "5071")
    assert found(store, number) == [number]
