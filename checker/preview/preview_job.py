"""A change preview that is made in the background, with the mails of both futures, and kept to be shown. Shell.

`made` runs in a process of its own (`checker.usecases.running.jobs`); what it gives is JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from checker.domain.clock import local_day
from checker.preview.change_preview import preview
from checker.preview.changes import ChangePreview
from checker.preview.compared_rules import ComparedRules, activated, day_compared, in_force
from checker.preview.diff_parts import DiffParts
from checker.preview.kept_parts import kept_json
from checker.preview.kept_previews import keep
from checker.preview.needs import needs_of
from checker.rulebook.problems import RulebookError
from checker.store.jobs import JobAsked
from checker.store.opening import Store
from checker.usecases.rules.staffed import staffed
from checker.usecases.running.jobs import JobKind
from checker.wording.locales import LOCALES

# Two walks through what is left of a year.
PREVIEW = JobKind("rules_preview", f"{__name__}:made", 30 * 60)
MOST_PROBLEMS = 20
# What was asked for, and in the result: the number of a former activation; empty: the folder.
AGAIN = "again"


def made(store: Store, asked: JobAsked) -> Mapping[str, Any]:
    """Preview the rules of the folder that was named, or of the former activation whose number was (`again`). Mistakes
    in them are a result too, in the words of `lint`.
    """
    number = asked.about.get(AGAIN, "")
    try:
        after = _former(store, int(number)) if number else _of_folder(Path(asked.about["folder"]))
    except RulebookError as wrong:
        problems = [str(problem) for problem in wrong.problems]
        return {"problems": problems[:MOST_PROBLEMS], "count": len(problems)}
    with store.read() as tx:
        before = in_force(tx)
        staff = staffed(tx, before.book)
    on = day_compared(local_day(asked.asked_at), before.book, after.book)
    found = preview(store, after, before, on=on, mails=asked.about.get("mails") == "yes")
    sha256 = None if found.is_nothing else keep(store, found, asked.asked_at)
    edit = needs_of(found, staff, sha256) if sha256 is not None else None
    return {
        "preview": sha256,
        "rules": after.book.sha256,
        "in_force": found.before.number,
        AGAIN: number,
        "ends": len(found.findings.withdrawn) + len(found.findings.closed),
        "failing": list(found.tests.failing) if found.tests is not None else [],
        "needs": [asdict(need) for need in edit.by_anybody] if edit is not None else [],
        "shown": {
            locale: kept_json(_laid(found, before, after, locale), before.book, after.book) for locale in LOCALES
        },
    }


def _of_folder(folder: Path) -> ComparedRules:
    from checker.rulebook.load import load  # it brings what reads rule files

    return ComparedRules(load(folder), folder=folder)


def _former(store: Store, number: int) -> ComparedRules:
    with store.read() as tx:
        return activated(tx, number)


def _laid(found: ChangePreview, before: ComparedRules, after: ComparedRules, locale: Any) -> DiffParts:
    return DiffParts(found, before.book, after.book, locale)
