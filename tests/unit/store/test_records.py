"""Records come back as they went in, and as they were known at any instant."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from checker.domain.hash_tree import GrowingTree
from checker.domain.period import Period
from checker.domain.problem import Location
from checker.domain.record import (
    Deliverable,
    Event,
    Evidence,
    Headcount,
    Measurement,
    Origin,
    RecordVersion,
    StatusRecord,
    canonical,
)
from checker.domain.record_problem import (
    FactValue,
    FieldName,
    Part,
    ProblemCode,
    RecordProblem,
    as_content,
    of_content,
)
from checker.domain.report import Report
from checker.domain.said import said_by
from checker.store import Store, cursor, import_ledger, imports, recordings, records
from checker.store.cursor import Cursor
from checker.store.import_ledger import ImportResult, RefusedRow
from checker.store.recordings import Recording, sequence_at
from checker.store.salt import SALT_BYTES
from checker.store.tables import record_version
from tests.in_full import IN_FULL
from tests.stored import BOOK, MINUTE, NOON, many_versions, review, version

EVERY_TYPE = [
    pytest.param(review(), id="case_review"),
    pytest.param(
        Measurement(
            scope="jobcenter",
            period=Period.parse("2016-03-ytd"),
            metric="kdu",
            aggregation="ytd",
            value=Decimal("90071992547409.93"),
            target=Decimal("98200000.00"),
            reported_at=datetime(2016, 4, 5, 8, 30, tzinfo=UTC),
            data_month="2016-03",
        ),
        id="measurement",
    ),
    pytest.param(
        Headcount(
            scope="jobcenter",
            period=Period.parse("2016-03"),
            headcount="staff",
            aggregation="month",
            rate=Decimal("7.10"),
        ),
        id="headcount",
    ),
    pytest.param(
        Event(
            scope="ratingen",
            period=Period.parse("2016"),
            event_type="dialogue",
            planned_on="2016-W45",
            status="planned",
        ),
        id="event",
    ),
    pytest.param(
        Deliverable(
            scope="jobcenter",
            period=Period.parse("2016"),
            target_id="statistics-agreed",
            submitted_on=date(2016, 5, 2),
            covers=("a", "b"),
            evidence=Evidence(kind="minutes", ref="50.1-2016/077"),
        ),
        id="deliverable",
    ),
]


@pytest.mark.parametrize("record", EVERY_TYPE)
def test_a_record_comes_back_as_it_went_in(store: Store, record: StatusRecord) -> None:
    with store.write() as tx:
        taken = recordings.add(tx, NOON)
        origin = Origin("sender", "profile", "file.csv", "a" * 64, "Blatt 1", 7)
        stored = RecordVersion(record, origin, *taken)
        records.add_versions(tx, [stored])
    with store.read() as tx:
        assert records.load(tx).versions == (stored,)
        assert records.find_said(tx, [stored.key, "other"]) == {stored.key: (said_by(stored),)}


def test_what_is_said_again_after_a_correction_is_a_version_of_its_own(store: Store) -> None:
    with store.write() as tx:
        for faulty in (2, 3, 2):
            records.add_versions(tx, [version(review(faulty=faulty), recordings.add(tx, NOON))])
    with store.read() as tx:
        found = records.list_versions(tx, key=review().key)
    assert [(one.record.faulty, one.sequence) for one in found] == [(2, 1), (3, 2), (2, 3)]  # type: ignore[union-attr]


def test_what_is_staged_is_seen_by_nobody_until_it_is_published(store: Store) -> None:
    with store.write() as tx:
        number, seals = imports.begin(tx), GrowingTree()
        records.stage(tx, number, [version(review(), Recording(NOON, 1))], seals)
    with store.read() as tx:
        assert imports.staged(tx) == (number,)
        assert (records.count_versions(tx), records.list_versions(tx), records.load(tx).versions) == (0, (), ())
        assert records.count_versions(tx, scope="ratingen") == 0
        assert records.find_said(tx, [review().key]) == {}
    with store.write() as tx:
        taken = recordings.add(tx, NOON)
        imports.publish(tx, number, taken, seals)
    with store.read() as tx:
        assert imports.staged(tx) == ()
        assert records.load(tx).versions == (version(review(), taken),)
        assert records.count_versions(tx) == 1
        assert [records.count_versions(tx, scope=unit) for unit in ("ratingen", "hilden")] == [1, 0]


def test_an_import_is_published_once(store: Store) -> None:
    with store.write() as tx:
        number = imports.begin(tx)
        imports.publish(tx, number, recordings.add(tx, NOON), GrowingTree())
    with pytest.raises(AssertionError, match="published already"), store.write() as tx:
        imports.publish(tx, number, recordings.add(tx, NOON), GrowingTree())


def test_an_import_that_was_never_published_is_swept_in_small_steps(store: Store) -> None:
    with store.write() as tx:
        kept, seals = imports.begin(tx), GrowingTree()
        records.stage(tx, kept, [version(review("2016-01"), Recording(NOON, 1))], seals)
        imports.publish(tx, kept, recordings.add(tx, NOON), seals)
        left = imports.begin(tx)
        five = [version(review(f"2016-{month:02}"), Recording(NOON, 2)) for month in range(2, 7)]
        records.stage(tx, left, five, GrowingTree())
        import_ledger.stage_refused(tx, left, [RefusedRow(7, "8", FAULTY)])
    with store.write() as tx:
        steps = [imports.sweep_some(tx, left, 2) for _ in range(5)]
    assert steps == [True, True, True, True, False]
    with store.read() as tx:
        assert imports.staged(tx) == ()
        assert records.count_versions(tx) == 1


def test_each_version_has_a_number_and_a_salt_of_its_own(store: Store) -> None:
    with store.write() as tx:
        for month in ("2016-01", "2016-02"):
            taken = recordings.add(tx, NOON)
            records.add_versions(
                tx, [version(review(month), taken, 1), version(review(month, scope="hilden"), taken, 2)]
            )
        rows = tx.execute(select(record_version.c.number, record_version.c.salt)).all()
    assert sorted(row.number for row in rows) == [1, 2, 3, 4]
    assert len({row.salt for row in rows}) == 4
    assert {len(row.salt) for row in rows} == {SALT_BYTES}


def test_a_correction_leaves_the_old_version(store: Store) -> None:
    with store.write() as tx:
        records.add_versions(tx, [version(review(faulty=2), recordings.add(tx, NOON))])
        records.add_versions(tx, [version(review(faulty=3), recordings.add(tx, NOON))])
    with store.read() as tx:
        found = records.list_versions(tx, key=review().key)
    assert [one.record.faulty for one in found] == [2, 3]  # type: ignore[union-attr]


def test_a_version_is_read_once_and_newer_ones_are_added(store: Store) -> None:
    with store.write() as tx:
        records.add_versions(tx, [version(review("2016-03"), recordings.add(tx, NOON))])
    with store.read() as tx:
        (before,) = records.load(tx).versions
    with store.write() as tx:
        records.add_versions(tx, [version(review("2016-04"), recordings.add(tx, NOON))])
    with store.read() as tx:
        first, second = records.load(tx).versions
    assert first is before
    assert second.sequence == 2


def test_what_was_undone_is_not_remembered(store: Store) -> None:
    with store.write() as tx:
        records.add_versions(tx, [version(review("2016-03"), recordings.add(tx, NOON))])
        assert len(records.load(tx).versions) == 1
        tx.rollback()
    with store.write() as tx:
        records.add_versions(tx, [version(review("2016-04"), recordings.add(tx, NOON))])
    with store.read() as tx:
        (found,) = records.load(tx).versions
    assert found.record.period == Period.parse("2016-04")


def test_what_was_learned_later_is_not_known_earlier(store: Store) -> None:
    with store.write() as tx:
        first = recordings.add(tx, NOON)
        records.add_versions(tx, [version(review("2016-03"), first)])
    with store.write() as tx:
        second = recordings.add(tx, NOON + MINUTE)
        records.add_versions(tx, [version(review("2016-04"), second)])
        records.add_report(tx, _report(second))
    with store.read() as tx:
        assert len(records.load(tx, sequence=0).versions) == 0
        assert len(records.load(tx, sequence=first.sequence).versions) == 1
        assert len(records.load(tx, sequence=second.sequence).versions) == 2
        assert records.load(tx, sequence=first.sequence).reports == ()
        assert records.load(tx).reports == (_report(second),)
        assert [sequence_at(tx, NOON + shift) for shift in (-MINUTE, MINUTE / 2, MINUTE)] == [0, 1, 2]


def _report(taken: Recording) -> Report:
    return Report("fachaufsicht", "csv", Period.parse("2016-Q1"), *taken, "a" * 64, nil=True, reported_at=NOON)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(shifts=st.lists(st.integers(-(10**9), 10**9), min_size=2, max_size=8))
def test_sequences_rise_by_one_and_instants_are_kept_whatever_the_clock_says(store: Store, shifts: list[int]) -> None:
    with store.write() as tx:
        taken = [recordings.add(tx, NOON + timedelta(microseconds=shift)) for shift in shifts]
        assert recordings.last(tx) == taken[-1]
    assert [one.recorded_at for one in taken] == [NOON + timedelta(microseconds=shift) for shift in shifts]
    assert all(a.sequence + 1 == b.sequence for a, b in pairwise(taken))


def test_nothing_slips_into_a_past_that_was_judged(store: Store) -> None:
    with store.write() as tx:
        cursor.advance(tx, None, Cursor(NOON, 0, BOOK))
    with store.write() as tx:
        assert recordings.add(tx, NOON - MINUTE) == (NOON - MINUTE, 1)
        assert recordings.sequence_at(tx, NOON) == 0
        assert recordings.sequence_at(tx, NOON + MINUTE) == 1


MANY = 100_000 if IN_FULL else 10_000


def test_many_versions_go_in_and_come_out(store: Store) -> None:
    with store.write() as tx:
        many = tuple(many_versions(recordings.add(tx, NOON), MANY))
        assert records.add_versions(tx, many) == MANY
    with store.read() as tx:
        assert records.count_versions(tx) == MANY
        assert tuple(records.load(tx).versions) == many
        keys = [one.key for one in many[:1_200]]
        assert len(records.find_said(tx, keys)) == 1_200


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        pytest.param({}, 3, id="all"),
        pytest.param({"scope": "hilden"}, 1, id="scope"),
        pytest.param({"period": "2016-03"}, 2, id="period"),
        pytest.param({"record_type": "event"}, 0, id="type"),
        pytest.param({"sender": "fachaufsicht", "limit": 2}, 2, id="limit"),
        pytest.param({"file_sha256": "a" * 64}, 3, id="file"),
    ],
)
def test_versions_are_listed_by_filter(store: Store, filters: dict[str, object], expected: int) -> None:
    with store.write() as tx:
        taken = recordings.add(tx, NOON)
        some = [review("2016-03"), review("2016-04"), review("2016-03", scope="hilden")]
        records.add_versions(tx, [version(one, taken, row) for row, one in enumerate(some, 1)])
        assert len(records.list_versions(tx, **filters)) == expected  # type: ignore[arg-type]


FAULTY = RecordProblem(
    Location("q1.csv", 11, 8),
    ProblemCode.PART_EXCEEDS_WHOLE,
    {"part": FieldName("faulty", "fehlerhaft"), "whole": FieldName("reviewed"), "part_value": 14, "whole_value": 12},
)
FORMULA = RecordProblem(
    Location("q1.csv", 13, 2, "Blatt 1"), ProblemCode.FORMULA_NOT_CALCULATED, part=Part(column="geplant")
)


def _published(tx: Connection, refused: Sequence[RefusedRow] = ()) -> int:
    number = imports.begin(tx)
    import_ledger.stage_refused(tx, number, refused)
    imports.publish(tx, number, recordings.add(tx, NOON), GrowingTree())
    return number


def test_an_account_says_what_became_of_every_row(store: Store) -> None:
    refused = (RefusedRow(7, "8", FAULTY), RefusedRow(9, "", FORMULA, "Blatt 1"))
    account = ImportResult("q1.csv", "a" * 64, "fachaufsicht", "csv", 12, 9, 1, 0, 2, refused)
    with store.write() as tx:
        number = import_ledger.add(tx, account, import_number=_published(tx, refused), at=NOON)
    with store.read() as tx:
        (found,) = import_ledger.list_accounts(tx, sha256="a" * 64, with_rows=True)
        assert (found.number, found.rows, found.read, found.imported_at) == (number, refused, 12, NOON)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("KW 4", id="a text"),
        pytest.param(None, id="a text that is not repeated"),
        pytest.param(Decimal("42444.5"), id="a typed number"),
        pytest.param(date(2016, 3, 15), id="a typed day"),
    ],
)
def test_a_reason_is_read_as_it_was_kept(value: FactValue) -> None:
    kept = RecordProblem(Location("q1.xlsx", 5, 2), ProblemCode.NO_MONTH, {"cell": value}, ("03/2016",), part=Part("x"))
    assert of_content(json.loads(canonical(as_content(kept))), "q1.xlsx") == kept


def test_an_account_that_loses_a_row_is_refused(store: Store) -> None:
    account = ImportResult("q1.csv", "a" * 64, "fachaufsicht", "csv", 12, 9, 1, 0, 1)
    with pytest.raises(AssertionError, match="12 records read, 11 accounted for"), store.write() as tx:
        import_ledger.add(tx, account, import_number=_published(tx), at=NOON)
