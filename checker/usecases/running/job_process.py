"""The process that does one job: `python -m checker.usecases.running.job_process PLACE ORGANISATION NUMBER`. Edge.

It ends with whoever has begun it: nothing is ever written to its input, so what is read there is that end.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from datetime import timedelta
from importlib import import_module
from time import monotonic
from typing import Any, cast

from checker.domain.refusal import Refused
from checker.store import jobs
from checker.store.jobs import JobAsked, JobEnd, JobState
from checker.store.opening import Store
from checker.store.sqlite import url_of_file
from checker.wording.locales import LOCALES
from checker.wording.refusals import sentence

log = logging.getLogger(__name__)

Work = Callable[[Store, JobAsked], Mapping[str, Any]]


def main(place: str, organisation: str, number: int) -> int:
    """Do it, and say how it ended."""
    threading.Thread(target=_end_with_who_began_it, daemon=True).start()
    started = monotonic()
    asked = jobs.read_asked(place, number)
    assert asked is not None, f"no job {number} was asked for at {place}"
    end = _done(place, organisation, asked)
    ended_at = asked.asked_at + timedelta(seconds=monotonic() - started)
    jobs.write_end(place, number, JobEnd(end.state, ended_at, end.result, end.why))
    return 0


def _done(place: str, organisation: str, asked: JobAsked) -> JobEnd:
    try:
        store = Store.open(url_of_file(place), create=False, organisation=organisation or None)
        try:
            return JobEnd(JobState.DONE, result=_work(asked.work)(store, asked))
        finally:
            store.close()
    except Refused as refused:
        return JobEnd(JobState.REFUSED, why={locale: sentence(refused, locale) for locale in LOCALES})
    except Exception:
        log.exception("a job failed", extra={"number": asked.number, "kind": asked.kind})
        return JobEnd(JobState.FAILED)


def _work(named: str) -> Work:
    module, _, name = named.partition(":")
    return cast("Work", getattr(import_module(module), name))


def _end_with_who_began_it() -> None:
    """With all that was started here. Python's own reader holds a lock that this process could not end with."""
    while os.read(0, 1):
        pass
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
