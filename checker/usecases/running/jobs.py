"""What takes long is done in a process of its own: it is begun, looked at and stopped here. Edge: starts processes.

A page begins a job with `begin_job` and answers at once; `job_named` and `jobs_of` say how it stands. The process runs
`kind.work`, a function `(Store, JobAsked) -> Mapping` (JSON) in whatever layer, imported by name in that process alone.
What it raises as `Refused` is kept as a sentence in both languages; anything else is a mistake of ours, with its
traceback in the log of whoever serves. A file to take away is written to `store.jobs.out_path`.

It ends with its time limit, when it is stopped, and with the process that began it: it holds the other end of a pipe,
which the kernel closes however that process ends. Then nobody holds the lock of the job any more, and it stands as
`BROKEN_OFF`, without anybody having to say so. A kind runs once at a time, and at most two jobs in all.
"""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic

from checker.domain.refusal import JobRefusal, NotThere, Refused
from checker.store import jobs
from checker.store.errors import StoreError
from checker.store.jobs import JobAsked, JobEnd, JobState, KeptJob
from checker.store.opening import Store
from checker.store.refused_by_disk import PutOnDisk, forget_refused_by_disk, note_refused_by_disk

log = logging.getLogger(__name__)

ROOT = Path(__file__).parents[3]
PROCESS = "checker.usecases.running.job_process"
MOST_AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class JobKind:
    """What is done in the background: its id, and `work` as `module:function`. It ends after `limit_seconds`."""

    id: str
    work: str
    limit_seconds: int


@dataclass(frozen=True, slots=True)
class _Begun:
    """A process of ours at work; whoever stops it says so first."""

    process: subprocess.Popen[bytes]
    started: float
    asked_at: datetime

    def now(self) -> datetime:
        return self.asked_at + timedelta(seconds=monotonic() - self.started)

    def kill(self) -> None:
        """With all that it has started itself."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)


# By place of the store and number of the job: those that this process has begun.
_begun: dict[tuple[str, int], _Begun] = {}


def begin_job(store: Store, kind: JobKind, about: Mapping[str, str], by: str, now: datetime) -> int:
    """Have something done, and give the number it is found under. `by` is the post that asks, `now` aware (UTC).

    Raises Refused where one of its kind is running, or too many are; StoreError where nothing can be written, which
    `status` tells until one is begun.
    """
    try:
        number = _begun_as(store, kind, about, by, now)
    except StoreError as refused:
        note_refused_by_disk(store.place, PutOnDisk.JOB, str(refused), now)
        raise
    forget_refused_by_disk(store.place, PutOnDisk.JOB)
    return number


def _begun_as(store: Store, kind: JobKind, about: Mapping[str, str], by: str, now: datetime) -> int:
    with jobs.jobs_turn(store.place):
        _refuse_what_is_too_much(store, kind)
        jobs.clear_scratch(store.place)
        number = jobs.next_number(store.place)
        asked = JobAsked(number, kind.id, kind.work, dict(about), by, now, kind.limit_seconds)
        lock = jobs.keep_asked(store.place, asked)
        try:
            begun = _Begun(_process(store, number, lock), monotonic(), now)
        except OSError as refused:
            raise StoreError(f"no process can be started: {refused.strerror}") from refused
        finally:
            os.close(lock)
    _begun[store.place, number] = begun
    threading.Thread(target=_watch, args=(store.place, asked, begun), daemon=True).start()
    return number


def clear_after_death(store: Store) -> None:
    """Remove what jobs needed whose pages were killed; before any is begun."""
    jobs.clear_scratch(store.place)


def jobs_of(store: Store, kind: JobKind) -> tuple[KeptJob, ...]:
    """The newest of a kind, newest first."""
    return tuple(job for job in jobs.every_job(store.place) if job.asked.kind == kind.id)


def newest_of(store: Store, kind: JobKind) -> tuple[KeptJob | None, KeptJob | None]:
    """The last job of a kind, and the last one that is done. None: there is none such."""
    newest = None
    for job in jobs.newest_jobs(store.place):
        if job.asked.kind == kind.id:
            newest = newest or job
            if job.state is JobState.DONE:
                return newest, job
    return newest, None


def job_named(store: Store, kind: JobKind, number: int) -> KeptJob:
    """A job of a kind. Refused where there is none of that number."""
    job = jobs.read_job(store.place, number)
    if job is None or job.asked.kind != kind.id:
        raise Refused(NotThere.JOB, number=str(number))
    return job


def stop_job(store: Store, kind: JobKind, number: int) -> bool:
    """End a job before its time. False: it has ended already, or another process has begun it. StoreError where it
    cannot be said that it was stopped, which it is then as well.
    """
    job_named(store, kind, number)
    begun = _begun.get((store.place, number))
    if begun is None:
        return False
    try:
        return jobs.write_end(store.place, number, JobEnd(JobState.STOPPED, begun.now()))
    finally:
        begun.kill()


def _refuse_what_is_too_much(store: Store, kind: JobKind) -> None:
    running = [job for job in jobs.every_job(store.place) if job.end is None]
    for job in running:
        if job.asked.kind == kind.id:
            raise Refused(JobRefusal.RUNS_ALREADY, number=str(job.asked.number))
    if len(running) >= MOST_AT_ONCE:
        raise Refused(JobRefusal.TOO_MANY, count=str(len(running)))


def _process(store: Store, number: int, lock: int) -> subprocess.Popen[bytes]:
    """Nobody else may end it by ending us gently: it has a group of its own. The pipe is never written to."""
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    return subprocess.Popen(
        [sys.executable, "-P", "-m", PROCESS, store.place, store.organisation or "", str(number)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        pass_fds=[lock],
        env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1", "TMPDIR": str(jobs.scratch(store.place, number))},
        start_new_session=True,
    )


def _watch(place: str, asked: JobAsked, begun: _Begun) -> None:
    """Until it has ended: for those that take too long, and for those that end without a word."""
    try:
        begun.process.wait(timeout=asked.limit_seconds)
    except subprocess.TimeoutExpired:
        _say_how_it_ended(place, asked, begun, JobState.TIMED_OUT)
        begun.kill()
        begun.process.wait()
    else:
        _say_how_it_ended(place, asked, begun, JobState.BROKEN_OFF)
    finally:
        _begun.pop((place, asked.number), None)
        jobs.clear_scratch(place)
        if begun.process.stdin is not None:
            begun.process.stdin.close()


def _say_how_it_ended(place: str, asked: JobAsked, begun: _Begun, state: JobState) -> None:
    """Unless somebody has; whoever serves has it in the log as well."""
    with suppress(StoreError):
        if not jobs.write_end(place, asked.number, JobEnd(state, begun.now())):
            return
    facts = {"number": asked.number, "kind": asked.kind, "state": str(state), "exit": begun.process.returncode}
    log.warning("a job has no result", extra=facts)
