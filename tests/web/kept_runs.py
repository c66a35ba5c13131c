"""Jobs that were kept, for tests that look at them: none has run."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from checker.store import Store, jobs
from checker.store.jobs import JobAsked, JobEnd, JobState
from checker.usecases.running.evidence_jobs import REPLAY
from checker.usecases.running.feature_runs import FEATURES
from checker.usecases.running.jobs import JobKind
from tests.stored import NOON

FAILED: dict[str, Any] = {
    "file": "unterkunftskosten.feature",
    "line": 12,
    "scenario": "T06 an der Grenze von 10 Prozent",
    "example": {"geprüft": "300", "fehlerhaft": "30"},
    "tags": ["T06"],
    "result": "failed",
    "step": 'Dann lautet das Urteil "Ziel nicht erreicht"',
    "step_line": 15,
    "why": "erwartet: Ziel nicht erreicht\ngefunden: erreicht",
    "unlike": ["T06, verlangt: Szenario: unter 10 %; Regelwerk: unter 15 %"],
}


def kept_job(
    store: Store,
    kind: JobKind,
    about: Mapping[str, str],
    result: Mapping[str, Any] | None,
    by: str = "dsb@jobcenter",
    now: datetime = NOON,
) -> int:
    """The number of a job of a kind that was done, with what it gave; None: nobody works on it, and it gave nothing."""
    with jobs.jobs_turn(store.place):
        number = jobs.next_number(store.place)
        asked = JobAsked(number, kind.id, kind.work, about, by, now, kind.limit_seconds)
        os.close(jobs.keep_asked(store.place, asked))
    if result is not None:
        jobs.write_end(store.place, number, JobEnd(JobState.DONE, now, result))
    return number


def kept_run(store: Store, kind: str) -> int:
    """Its number: one in which a scenario failed (`scenario_failed`), or that is broken off (`broken_off`)."""
    counts = {"scenarios": 1, "failed": 1, "skipped": 0, "refused": 0}
    failed = {"rulebook": "b" * 64, "counts": counts, "scenarios": [FAILED], "refused": []}
    return kept_job(store, FEATURES, {"row": "T06", "own": ""}, failed if kind == "scenario_failed" else None)


def kept_replay(store: Store) -> int:
    """The number of a day that was judged again: one verdict differs."""
    unlike = [{"obligation": "reviews-new-cases/jobcenter/2016", "paths": ["value"]}]
    result = {"no_tick": None, "equal": 4, "still": 30, "different": unlike, "deleted": []}
    return kept_job(store, REPLAY, {"on": "2016-05-03", "known_on": "2016-05-03"}, result)
