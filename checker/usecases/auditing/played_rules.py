"""By which rules are the scenarios run, and that they were run. Shell: reads and notes, runs nothing itself."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from checker.audit.feature_run import FeatureRun
from checker.domain.rulebook import Rulebook
from checker.rulebook.files import fingerprint, read_folder
from checker.store import Store, activations, journal
from checker.usecases.rules.activation import archived_book
from checker.usecases.rules.rules_then import activation_named

RAN = "features.run"


@dataclass(frozen=True, slots=True)
class PlayedRules:
    """The folder with the archived bytes of an activation, and what they say, with the calendar of then."""

    folder: Path
    book: Rulebook


def unpacked(store: Store, named: str, folder: Path, beside: Path | None = None) -> PlayedRules:
    """Write the rules in force (`active`), or those named by their SHA-256, as they were activated.

    `beside`: the house's folder of rules. Their tests are no part of what is activated, so they come from there, where
    it holds the very same rules.

    Raises NothingActivated; Refused when no such rules ever were in force.
    """
    with store.read() as tx:
        head = activation_named(tx, named)
        files = activations.load(tx, head).files
        book = archived_book(tx, head)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    if beside is not None and beside.is_dir() and fingerprint(read_folder(beside)[0]) == book.sha256:
        for tests in beside.glob("plans/[!.]*/tests"):
            shutil.copytree(tests, folder / tests.relative_to(beside))
    return PlayedRules(folder, book)


def note_run(
    store: Store, run: FeatureRun, rulebook: str, report: str, tags: tuple[str, ...], at: datetime, *, by: str = ""
) -> None:
    """Journal that the scenarios were run: counts and hashes, no word of theirs. `tags`: empty for all of them. `by`:
    the post that had them run on a page.
    """
    facts = {
        "rulebook": rulebook,
        "scenarios": len(run.scenarios),
        "failed": len(run.failed),
        "refused": len(run.refused),
        "tags": list(tags),
        "report": report,
    } | ({"by": by} if by else {})
    with store.write() as tx:
        journal.append(tx, RAN, facts, at)
