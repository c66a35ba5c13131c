"""What the process that shows the pages says of itself beside the store."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.cli.pages_beat import pages_beat
from checker.store.pages_heartbeat import read_pages_heartbeat

ADDRESS = "https://zielwacht.example"


def test_it_says_that_the_pages_are_there_and_at_last_that_they_have_ended(tmp_path: Path) -> None:
    place = str(tmp_path / "zielwacht.sqlite3")
    said = pages_beat(place, ADDRESS)
    said.beat()
    there = read_pages_heartbeat(place)
    assert there is not None
    assert (there.address, there.has_ended) == (ADDRESS, False)
    said.end()
    ended = read_pages_heartbeat(place)
    assert ended is not None
    assert (ended.started_at, ended.has_ended) == (there.started_at, True)


def test_a_disk_that_refuses_is_logged_once_and_again_when_it_has_taken_one_between(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "var"
    said = pages_beat(str(folder / "zielwacht.sqlite3"), ADDRESS)
    said.beat()
    said.beat()
    assert [record.message for record in caplog.records] == ["cannot say that the pages are there"]
    folder.mkdir()
    said.beat()
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    said.beat()
    said.end()
    assert [record.message for record in caplog.records][1:] == [
        "cannot say that the pages are there",
        "cannot say that the pages have ended",
    ]
