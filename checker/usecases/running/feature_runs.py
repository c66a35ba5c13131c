"""Runs of the scenarios that somebody asks for on a page: begun, noted, listed and stopped. Shell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from checker.domain.access import DoneOnPage
from checker.domain.refusal import FeaturesRefusal, Refused
from checker.findings.page_rights import PageAct
from checker.store import journal
from checker.store.jobs import KeptJob
from checker.store.opening import Store
from checker.usecases.access.access_log import note_page
from checker.usecases.running.jobs import JobKind, begin_job, job_named, jobs_of, stop_job

FEATURES = JobKind("features", "checker.usecases.running.feature_job:run_features", 20 * 60)
BEGUN, STOPPED = "features.begun", "features.stopped"
MOST_CHARACTERS = 20_000
HEADING = re.compile(r"(?m)^\s*(Funktionalität|Funktion|Feature):")
LANGUAGE = re.compile(r"(?m)^\s*#\s*language:")
OWN_HEADING = "Funktionalität: Eigene Szenarien"


@dataclass(frozen=True, slots=True)
class FeaturesAsked:
    """Which scenarios: of one row of the plan, or a text of one's own; both empty: all of them."""

    row: str = ""
    own: str = ""


def begin_features(
    store: Store, asked: FeaturesAsked, page: DoneOnPage, now: datetime, rules: Path | None = None
) -> int:
    """Have the scenarios run by the rules in force, and give the number of the run. The log has that, and for whom.
    `rules`: the house's folder, whose tests are taken along where it holds the same rules.

    Raises Refused where one is running, or where the text is too long.
    """
    if len(asked.own) > MOST_CHARACTERS:
        raise Refused(FeaturesRefusal.TOO_LONG, length=str(len(asked.own)), most=str(MOST_CHARACTERS))
    by = page.viewer.posts[0]
    about = {"row": asked.row, "own": as_file(asked.own), "rules": str(rules.resolve()) if rules else ""}
    number = begin_job(store, FEATURES, about, by, now)
    try:
        with store.write() as tx:
            facts = {"number": number, "by": by, "tags": [asked.row] if asked.row else []}
            journal.append(tx, BEGUN, facts, now)
            note_page(tx, page, PageAct.RUN_FEATURES, now)
    except BaseException:
        stop_job(store, FEATURES, number)
        raise
    return number


def stop_features(store: Store, number: int, page: DoneOnPage, now: datetime) -> bool:
    """End a run before its time. False: it has ended already. Raises Refused where there is none."""
    if not stop_job(store, FEATURES, number):
        return False
    with store.write() as tx:
        journal.append(tx, STOPPED, {"number": number, "by": page.viewer.posts[0]}, now)
        note_page(tx, page, PageAct.RUN_FEATURES, now)
    return True


def feature_runs(store: Store) -> tuple[KeptJob, ...]:
    """Those that are kept, newest first."""
    return jobs_of(store, FEATURES)


def feature_run(store: Store, number: int) -> KeptJob:
    """Raises Refused where there is none of that number."""
    return job_named(store, FEATURES, number)


def result_of(run: KeptJob) -> Mapping[str, Any] | None:
    """What came out (`zielwacht/feature-run/1`); None: nothing yet, or it has none."""
    return run.end.result if run.end is not None else None


def as_file(own: str) -> str:
    """A text of somebody's own as a file of scenarios: German, with a heading, where it says nothing else."""
    text = own.replace("\r\n", "\n").strip()
    if not text:
        return ""
    if not HEADING.search(text):
        text = f"{OWN_HEADING}\n\n{text}"
    return text + "\n" if LANGUAGE.search(text) else f"# language: de\n{text}\n"
