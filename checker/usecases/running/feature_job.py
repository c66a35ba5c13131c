"""Scenarios run by the rules in force for somebody on a page, in the process of a job. Edge."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any

from checker.audit.feature_run import FeatureRun, play
from checker.audit.house_features import files_to_play
from checker.store.jobs import JobAsked
from checker.store.opening import Store
from checker.usecases.auditing.played_rules import PlayedRules, note_run, unpacked

SCHEMA = "zielwacht/feature-run/1"
OWN_FILE = "eigenes.feature"


def run_features(store: Store, asked: JobAsked) -> Mapping[str, Any]:
    """Those of `about["row"]`, all of them where that is empty, or the text in `about["own"]`; noted in the log.

    Raises Refused where nothing can run: no runner is installed, or the scenarios are of another plan.
    """
    started = monotonic()
    tags = tuple(filter(None, [asked.about.get("row", "")]))
    with TemporaryDirectory(prefix="rules-") as folder:
        beside = asked.about.get("rules")
        played = unpacked(store, "active", Path(folder), Path(beside) if beside else None)
        run = _run(played, Path(beside) if beside else None, tags, asked.about.get("own", ""))
    result = _result(run, played.book.sha256)
    report = hashlib.sha256(json.dumps(result, ensure_ascii=False).encode()).hexdigest()
    at = asked.asked_at + timedelta(seconds=monotonic() - started)
    note_run(store, run, played.book.sha256, report, tags, at, by=asked.by)
    return result


def _run(played: PlayedRules, beside: Path | None, tags: tuple[str, ...], own: str) -> FeatureRun:
    if own:
        with TemporaryDirectory(prefix="own-") as folder:
            file = Path(folder) / OWN_FILE
            file.write_text(own, encoding="utf-8")
            return play(played.folder, files=[str(file)])
    return play(played.folder, tags=tags, files=files_to_play(played.book, beside))


def _result(run: FeatureRun, rulebook: str) -> Mapping[str, Any]:
    """Of an own file the name alone: where it lay is nobody's business."""
    scenarios = [{**asdict(each), "file": Path(each.file).name} for each in run.scenarios]
    counts = {"scenarios": len(scenarios), "failed": len(run.failed), "skipped": len(run.skipped)}
    return {
        "schema": SCHEMA,
        "rulebook": rulebook,
        "counts": {**counts, "refused": len(run.refused)},
        "scenarios": scenarios,
        "refused": list(run.refused),
    }
