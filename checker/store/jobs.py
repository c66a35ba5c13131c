"""What has somebody had done in the background, and what became of it? Small files in a folder beside the store. Shell.

Whoever works on a job holds a lock of the kernel, which ends with the process, however that ends: what has no end and
no lock is broken off, and nobody has to have said so.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from checker.store.errors import StoreError

# Of each kind so many of the newest are kept.
MOST_KEPT = 30
PARTS = ("asked", "end", "lock", "out")
# What a file raises that holds something else than is expected, or nothing.
NOT_OURS = (TypeError, KeyError, ValueError)


class JobState(StrEnum):
    """`REFUSED`: there was a reason not to do it. `FAILED`: a mistake of ours. `BROKEN_OFF`: nobody works on it any
    more, and nobody has said why.
    """

    RUNNING = "running"
    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"
    TIMED_OUT = "timed_out"
    STOPPED = "stopped"
    BROKEN_OFF = "broken_off"


@dataclass(frozen=True, slots=True)
class JobAsked:
    """What is to be done: by `work` (`module:function`), with `about`, which is the kind's own. `by` is a post,
    `asked_at` aware (UTC).
    """

    number: int
    kind: str
    work: str
    about: Mapping[str, str]
    by: str
    asked_at: datetime
    limit_seconds: int


@dataclass(frozen=True, slots=True)
class JobEnd:
    """How it ended. `result` is the kind's own (JSON); `why` the reason of a refusal by language."""

    state: JobState
    ended_at: datetime | None = None
    result: Mapping[str, Any] | None = None
    why: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class KeptJob:
    """A job as it stands now."""

    asked: JobAsked
    end: JobEnd | None

    @property
    def state(self) -> JobState:
        return self.end.state if self.end is not None else JobState.RUNNING


@contextmanager
def jobs_turn(place: str) -> Iterator[None]:
    """Nobody else begins a job meanwhile. StoreError where the folder cannot be written to."""
    descriptor = _opened(_folder(place, make=True) / "turn.lock")
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def next_number(place: str) -> int:
    """For a new job, within one's turn."""
    return max(_numbers(place), default=0) + 1


def keep_asked(place: str, asked: JobAsked) -> int:
    """Keep a new job, within one's turn; older ones of its kind make room.

    Gives its lock, an open file: whoever is handed it works on the job until nobody has it open.
    """
    lock = _opened(_path(place, asked.number, "lock"))
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _written(_path(place, asked.number, "asked"), asdict(asked) | {"asked_at": asked.asked_at.isoformat()})
    except BaseException:
        os.close(lock)
        raise
    for old in [
        each.asked.number for each in every_job(place) if each.asked.kind == asked.kind and each.end is not None
    ][MOST_KEPT:]:
        for part in PARTS:
            _path(place, old, part).unlink(missing_ok=True)
    return lock


def write_end(place: str, number: int, end: JobEnd) -> bool:
    """Say how a job ended. False: somebody has said so already, and it stays. StoreError where nobody can write."""
    target = _path(place, number, "end")
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    values = {
        "state": end.state,
        "ended_at": end.ended_at.isoformat() if end.ended_at else None,
        "result": end.result,
        "why": end.why,
    }
    try:
        _written(unfinished, values)
        os.link(unfinished, target)
    except FileExistsError:
        return False
    except OSError as refused:
        raise StoreError(f"{target} cannot be written: {refused.strerror}") from refused
    finally:
        unfinished.unlink(missing_ok=True)
    return True


def read_asked(place: str, number: int) -> JobAsked | None:
    """What was asked for; None: there is no such job, or what is kept of it is damaged or of another version."""
    values = _read(_path(place, number, "asked"))
    try:
        return JobAsked(**values | {"asked_at": datetime.fromisoformat(values["asked_at"])})
    except NOT_OURS:
        return None


def read_job(place: str, number: int) -> KeptJob | None:
    """A job as it stands now; None: there is none of that number."""
    asked = read_asked(place, number)
    if asked is None:
        return None
    # Asked in this order: whoever works says how it ended, and only then lets go of the lock.
    is_worked_on = _is_locked(_path(place, number, "lock"))
    end = _end(_path(place, number, "end"))
    if end is None and not is_worked_on:
        end = JobEnd(JobState.BROKEN_OFF)
    return KeptJob(asked, end)


def every_job(place: str) -> tuple[KeptJob, ...]:
    """All that are kept, newest first."""
    return tuple(newest_jobs(place))


def newest_jobs(place: str) -> Iterator[KeptJob]:
    """As `every_job`, each read when it is asked for: for whoever wants the last one."""
    found = (read_job(place, number) for number in sorted(_numbers(place), reverse=True))
    return (job for job in found if job is not None)


def out_path(place: str, number: int) -> Path:
    """Where a job puts a file that somebody takes away."""
    return _path(place, number, "out")


def scratch(place: str, number: int) -> Path:
    """A folder for what a job needs while it runs."""
    folder = _path(place, number, "scratch")
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as refused:
        raise StoreError(f"the folder {folder} cannot be made: {refused.strerror}") from refused
    return folder


def clear_scratch(place: str) -> None:
    """Remove what jobs have left that are over, however they ended."""
    for folder in _folder(place).glob("*.scratch"):
        if not _is_locked(folder.with_suffix(".lock")):
            shutil.rmtree(folder, ignore_errors=True)


def _end(path: Path) -> JobEnd | None:
    values = _read(path)
    try:
        ended_at = datetime.fromisoformat(values["ended_at"]) if values["ended_at"] else None
        return JobEnd(JobState(values["state"]), ended_at, values["result"], values["why"])
    except NOT_OURS:
        return None


def _folder(place: str, *, make: bool = False) -> Path:
    folder = Path(f"{place}.jobs")
    if make:
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as refused:
            raise StoreError(f"the folder {folder} cannot be made: {refused.strerror}") from refused
    return folder


def _path(place: str, number: int, part: str) -> Path:
    return _folder(place) / f"{number}.{part}"


def _numbers(place: str) -> list[int]:
    return [int(path.stem) for path in _folder(place).glob("*.asked") if path.stem.isdecimal()]


def _opened(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as refused:
        raise StoreError(f"the lock {path} cannot be made: {refused.strerror}") from refused


def _is_locked(path: Path) -> bool:
    descriptor = None
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    finally:
        if descriptor is not None:
            os.close(descriptor)
    return False


def _written(path: Path, values: Mapping[str, Any]) -> None:
    try:
        path.write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")
    except OSError as refused:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise StoreError(f"{path} cannot be written: {refused.strerror}") from refused


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
