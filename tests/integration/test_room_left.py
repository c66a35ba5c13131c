"""Whether the disk of the store has room left is said before it refuses something."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from checker.domain.health import HealthCode
from checker.store import Store
from checker.usecases.running.disk_watch import free_bytes_at
from checker.usecases.running.health import Around
from checker.usecases.running.status import Status, status
from checker.wording.health import issue_text
from tests.web.ruled_store import ruled_store

MEGABYTE = 1024 * 1024


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with ruled_store(tmp_path) as opened:
        yield opened


def seen(store: Store, free: int | None) -> Status:
    beside = Path(store.place).parent
    asked = list[Path]()

    def free_bytes(folder: Path) -> int | None:
        asked.append(folder)
        return free

    around = Around(datetime(2016, 5, 2, 10, tzinfo=UTC), beside, beside, timedelta(minutes=1), free=free_bytes)
    found = status(store, around)
    assert asked == [beside], "the disk of the store, once"
    return found


def test_too_little_room_is_an_issue_with_what_to_look_at(store: Store) -> None:
    found = seen(store, 511 * MEGABYTE)
    (told,) = [one for one in found.issues if one.code is HealthCode.ROOM_SCARCE]
    assert "nur noch 511 MB frei, 512 MB sollten es sein" in issue_text(told, "de")
    assert not found.is_well


@pytest.mark.parametrize("free", [512 * MEGABYTE, None], ids=["enough", "nobody can say"])
def test_enough_room_is_none(store: Store, free: int | None) -> None:
    assert HealthCode.ROOM_SCARCE not in {one.code for one in seen(store, free).issues}


def test_what_is_free_is_asked_of_the_file_system(tmp_path: Path) -> None:
    assert (free_bytes_at(tmp_path) or 0) > 0
    assert free_bytes_at(tmp_path / "nirgends") is None
