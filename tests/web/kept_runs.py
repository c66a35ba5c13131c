"""Runs of the scenarios that were kept, for tests that look at them: none has run."""

from __future__ import annotations

import os
from typing import Any

from checker.store import Store, jobs
from checker.store.jobs import JobAsked, JobEnd, JobState
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


def kept_run(store: Store, kind: str) -> int:
    """Its number: one in which a scenario failed (`scenario_failed`), or that is broken off (`broken_off`)."""
    with jobs.jobs_turn(store.place):
        number = jobs.next_number(store.place)
        asked = JobAsked(number, "features", "", {"row": "T06", "own": ""}, "dsb@jobcenter", NOON, 1200)
        os.close(jobs.keep_asked(store.place, asked))
    if kind == "scenario_failed":
        counts = {"scenarios": 1, "failed": 1, "skipped": 0, "refused": 0}
        result = {"rulebook": "b" * 64, "counts": counts, "scenarios": [FAILED], "refused": []}
        jobs.write_end(store.place, number, JobEnd(JobState.DONE, NOON, result))
    return number


def kept_replay(store: Store) -> int:
    """The number of a day that was judged again: one verdict differs."""
    with jobs.jobs_turn(store.place):
        number = jobs.next_number(store.place)
        about = {"on": "2016-05-03", "known_on": "2016-05-03"}
        os.close(jobs.keep_asked(store.place, JobAsked(number, "replay", "", about, "dsb@jobcenter", NOON, 1200)))
    unlike = [{"obligation": "reviews-new-cases/jobcenter/2016", "paths": ["value"]}]
    result: dict[str, Any] = {"no_tick": None, "equal": 4, "still": 30, "different": unlike, "deleted": []}
    jobs.write_end(store.place, number, JobEnd(JobState.DONE, NOON, result))
    return number
