"""What takes long runs apart from the pages, ends in any case, and always says how it stands."""

from __future__ import annotations

import errno
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from logging.handlers import QueueHandler
from pathlib import Path
from queue import SimpleQueue
from select import select

import pytest

from checker.domain.health import HealthCode
from checker.domain.refusal import JobRefusal, NotThere, Refused
from checker.store import Store, jobs
from checker.store.errors import StoreError
from checker.store.jobs import JobAsked, JobState
from checker.usecases.running.jobs import JobKind, begin_job, clear_after_death, job_named, jobs_of, stop_job
from checker.usecases.running.pages_watch import pages_issues
from checker.wording.health import issue_text
from tests.jobs_ended import ended
from tests.patience import HANGS
from tests.stored import NOON
from tests.web.ruled_store import ruled_store

WORKS = "tests.job_works"
SAYS = JobKind("says", f"{WORKS}:says", 500)
HANGING = JobKind("hangs", f"{WORKS}:hangs", 500)
# Begins a job as the pages do, and then waits until it is killed.
SERVES = """
import sys
from datetime import UTC, datetime
from checker.store import Store
from checker.usecases.running.jobs import JobKind, begin_job
store = Store.open(f"sqlite:///{sys.argv[1]}", create=False)
begin_job(store, JobKind("hangs", sys.argv[3], 500), {"pipe": sys.argv[2]}, "gf@jobcenter", datetime.now(UTC))
input()
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with ruled_store(tmp_path) as found:
        yield found


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    return path


def _begin(store: Store, work: str, limit_seconds: int = 500, **about: str) -> int:
    return begin_job(store, JobKind(work, f"{WORKS}:{work}", limit_seconds), about, "gf@jobcenter", NOON)


def test_what_was_done_is_kept_with_who_asked_for_it(store: Store) -> None:
    number = begin_job(store, SAYS, {"word": "Größe"}, "gf@jobcenter", NOON)
    done = ended(store, number)
    assert (done.asked.by, done.asked.asked_at, done.state) == ("gf@jobcenter", NOON, JobState.DONE)
    assert done.end is not None
    assert done.end.result == {"asked": "Größe", "organisation": "jobcenter"}
    assert done.end.ended_at is not None
    assert done.end.ended_at > NOON
    assert jobs_of(store, SAYS) == (done,)
    assert job_named(store, SAYS, number) == done


def test_a_process_that_is_done_ends_by_itself_and_says_nothing(
    store: Store, capfd: pytest.CaptureFixture[str]
) -> None:
    ended(store, _begin(store, "says", word="x"))
    assert capfd.readouterr().err == ""


DAMAGED = ("", "{}", "[]", "null", '{"number": 1, "asked_at": "2016"}', '{"state": "gone", "ended_at": null}')


def test_what_is_damaged_or_of_another_version_hides_no_other_job(store: Store) -> None:
    number = _begin(store, "refuses")
    ended(store, number)
    folder = Path(f"{store.place}.jobs")
    for other, damaged in enumerate(DAMAGED, number + 1):
        (folder / f"{other}.asked").write_text(damaged)
        (folder / f"{number}.end").write_text(damaged)
        (left,) = jobs.every_job(store.place)
        assert (left.asked.number, left.state) == (number, JobState.BROKEN_OFF)


def test_a_reason_not_to_do_it_is_kept_in_both_languages(store: Store) -> None:
    done = ended(store, _begin(store, "refuses"))
    assert done.state is JobState.REFUSED
    assert done.end is not None
    assert done.end.why is not None
    assert {locale: "niemand" in text for locale, text in done.end.why.items()} == {"de": True, "en": True}


@pytest.mark.parametrize(
    ("work", "state"),
    [
        pytest.param("breaks", JobState.FAILED, id="a mistake of ours"),
        pytest.param("dies", JobState.BROKEN_OFF, id="the process is gone without a word"),
    ],
)
def test_what_goes_wrong_is_said(store: Store, work: str, state: JobState) -> None:
    assert ended(store, _begin(store, work)).state is state


def test_a_pack_that_was_not_made_to_its_end_leaves_nothing(store: Store) -> None:
    number = _begin(store, "dies_with_half_a_pack", about="period", name="2016")
    assert ended(store, number).state is JobState.BROKEN_OFF
    clear_after_death(store)
    left = [path.name for path in Path(f"{store.place}.jobs").iterdir()]
    assert f"{number}.asked" in left
    assert [name for name in left if "out" in name or "scratch" in name] == []


def test_what_takes_too_long_is_ended(store: Store) -> None:
    assert ended(store, _begin(store, "waits", limit_seconds=1)).state is JobState.TIMED_OUT


def test_whoever_serves_has_in_the_log_what_ended_without_a_word(store: Store) -> None:
    said: SimpleQueue[logging.LogRecord] = SimpleQueue()
    handler, watching = QueueHandler(said), logging.getLogger("checker.usecases.running.jobs")
    watching.addHandler(handler)
    try:
        number = _begin(store, "dies")
        told = said.get(timeout=HANGS).__dict__
    finally:
        watching.removeHandler(handler)
    assert (told["levelno"], told["number"], told["kind"]) == (logging.WARNING, number, "dies")
    assert (told["state"], told["exit"]) == (JobState.BROKEN_OFF, 9)


def test_what_is_stopped_ends_though_that_cannot_be_written(
    store: Store, pipe: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = begin_job(store, HANGING, {"pipe": str(pipe)}, "gf@jobcenter", NOON)
    with pipe.open() as said:
        assert said.read(4) == "here"
        with monkeypatch.context() as full:
            full.setattr(os, "link", _disk_is_full)
            with pytest.raises(StoreError):
                stop_job(store, HANGING, number)
            assert select([said], [], [], HANGS)[0]
        assert said.read() == ""
    assert ended(store, number).state is JobState.BROKEN_OFF


def _disk_is_full(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_one_of_a_kind_runs_at_a_time_until_it_is_stopped(store: Store, pipe: Path) -> None:
    number = begin_job(store, HANGING, {"pipe": str(pipe)}, "gf@jobcenter", NOON)
    with pipe.open() as said:
        assert said.read(4) == "here"
        assert job_named(store, HANGING, number).state is JobState.RUNNING
        with pytest.raises(Refused) as refused:
            begin_job(store, HANGING, {"pipe": str(pipe)}, "gf@jobcenter", NOON)
        assert (refused.value.code, refused.value.facts) == (JobRefusal.RUNS_ALREADY, {"number": str(number)})
        assert stop_job(store, HANGING, number)
        assert said.read() == ""
    assert ended(store, number).state is JobState.STOPPED
    assert not stop_job(store, HANGING, number)


def test_what_the_pages_began_is_broken_off_when_they_are_killed(store: Store, pipe: Path) -> None:
    command = [sys.executable, "-c", SERVES, store.place, str(pipe), HANGING.work]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as serving, pipe.open() as said:
        assert said.read(4) == "here"
        (running,) = jobs_of(store, HANGING)
        assert running.state is JobState.RUNNING
        assert not stop_job(store, HANGING, running.asked.number)
        serving.send_signal(signal.SIGKILL)
        serving.wait(HANGS)
        assert said.read() == ""
    assert ended(store, running.asked.number).state is JobState.BROKEN_OFF


def test_of_each_kind_the_newest_are_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "MOST_KEPT", 1)
    with jobs.jobs_turn(store.place):
        for kind in ("says", "other", "says", "says"):
            number = jobs.next_number(store.place)
            os.close(jobs.keep_asked(store.place, JobAsked(number, kind, "", {}, "gf@jobcenter", NOON, 1)))
    assert [job.asked.number for job in jobs.every_job(store.place)] == [4, 3, 2]
    with pytest.raises(Refused) as refused:
        job_named(store, SAYS, 1)
    assert refused.value.code is NotThere.JOB


def test_a_folder_that_cannot_be_written_to_is_told_at_once_and_by_status(store: Store) -> None:
    Path(f"{store.place}.jobs").write_text("no folder")
    with pytest.raises(StoreError):
        begin_job(store, SAYS, {"word": ""}, "gf@jobcenter", NOON)
    (told,) = pages_issues(store.place, "", NOON)
    assert (told.code, told.facts["at"]) == (HealthCode.NO_ROOM_FOR_JOBS, NOON)
    assert ".jobs" in issue_text(told, "de")
    Path(f"{store.place}.jobs").unlink()
    ended(store, begin_job(store, SAYS, {"word": ""}, "gf@jobcenter", NOON))
    assert list(pages_issues(store.place, "", NOON)) == []
