"""What is known is a sequence: whatever instants recordings bear, a tick judges by all that it sees, and by no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from checker.domain.clock import local_day
from checker.domain.verdict import Verdict
from checker.store import Store, cursor, recordings, verdicts
from checker.usecases.importing.import_records import import_content
from checker.usecases.judging.check import check_activated
from checker.usecases.running import demo
from checker.usecases.running.tick import tick

NOON = datetime(2016, 7, 1, 10, tzinfo=UTC)
AN_HOUR = timedelta(hours=1)
AHEAD = datetime(2030, 1, 1, tzinfo=UTC)


@dataclass
class _House:
    store: Store
    files: list[Path]

    def receive(self, *numbers: int, at: datetime) -> None:
        for number in numbers:
            import_content(self.store, self.files[number].name, self.files[number].read_bytes(), at)

    def tick(self, at: datetime) -> None:
        tick(self.store, at, mail_domain="jobcenter.example")

    def told(self) -> dict[str, Verdict]:
        """What the ticks have said last of each obligation."""
        with self.store.read() as tx:
            return {key: judged.verdict for key, judged in verdicts.latest(tx).items()}

    def wrong(self, at: datetime) -> list[str]:
        """The obligations of which the ticks say something else than all that is known says."""
        told = self.told()
        judged = check_activated(self.store, local_day(at), None).verdicts
        return [one.obligation for one in judged if _said(told[one.obligation]) != _said(one)]


def _said(verdict: Verdict) -> tuple[object, ...]:
    return verdict.state, verdict.value, verdict.numerator, verdict.denominator


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> demo.Workspace:
    return demo.make_workspace(tmp_path_factory.mktemp("year") / "demo")


@pytest.fixture
def house(tmp_path: Path, workspace: demo.Workspace) -> Iterator[_House]:
    """The demonstration's rules are in force; its files until June have not arrived yet."""
    store = Store.open(f"sqlite:///{tmp_path / 'store.sqlite3'}", create=True)
    demo.begin(store, workspace)
    yield _House(store, [each.file for each in workspace.arrivals() if each.at < NOON])
    store.close()


def test_files_that_arrive_at_one_instant_are_all_judged_by_the_tick_of_that_instant(house: _House) -> None:
    house.receive(*range(len(house.files)), at=NOON)
    house.tick(NOON)
    assert house.wrong(NOON) == []


def test_a_file_that_was_stamped_ahead_of_its_time_is_judged_by_the_next_tick(house: _House) -> None:
    house.receive(0, 1, 2, at=AHEAD)
    house.tick(NOON)
    assert house.wrong(NOON) == []


def test_after_a_stamp_ahead_of_its_time_later_files_are_judged_as_ever(house: _House) -> None:
    house.receive(0, at=AHEAD)
    house.receive(*range(1, len(house.files)), at=NOON)
    house.tick(NOON)
    assert house.wrong(NOON) == []


def test_a_wrong_stamp_spoils_only_its_own_look_up(house: _House) -> None:
    house.receive(0, at=AHEAD)
    with house.store.read() as tx:
        assert recordings.sequence_at(tx, NOON) == 0
        assert recordings.sequence_at(tx, AHEAD) == 1
    house.receive(1, at=NOON)
    with house.store.read() as tx:
        assert recordings.sequence_at(tx, NOON) == 2


def test_a_clock_that_was_set_back_lets_nothing_slip_into_a_judged_past(house: _House) -> None:
    house.receive(0, at=NOON - 2 * AN_HOUR)
    house.tick(NOON)
    house.tick(NOON + AN_HOUR)
    house.receive(1, at=NOON - AN_HOUR)
    house.tick(NOON + 2 * AN_HOUR)
    with house.store.read() as tx:
        known = [recordings.sequence_at(tx, NOON + hours * AN_HOUR) for hours in (-1, 0, 1, 2)]
    assert known == [1, 1, 1, 2]


def test_a_tick_marks_as_seen_what_it_has_judged(house: _House) -> None:
    house.receive(0, 1, at=NOON)
    house.tick(NOON)
    house.receive(2, at=NOON)
    with house.store.read() as tx:
        seen, last = cursor.read(tx), recordings.last_sequence(tx)
    assert seen is not None
    assert (seen.sequence, last) == (2, 3)
    house.tick(NOON)
    assert house.wrong(NOON) == []


def test_a_verdict_is_kept_with_the_sequence_and_the_clock_it_was_judged_by(house: _House) -> None:
    house.receive(0, 1, at=AHEAD)
    house.tick(NOON)
    with house.store.read() as tx:
        judged = verdicts.latest(tx)
    assert {(one.sequence, one.known_at) for one in judged.values()} == {(2, NOON)}
