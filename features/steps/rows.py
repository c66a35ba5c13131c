"""The rules of some rows of the plan, so that a scenario about one row holds no more than what it speaks of."""

from __future__ import annotations

import atexit
import os
import re
import shutil
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp

from checker.domain.rulebook import PlannedRule, Rulebook
from checker.rulebook.load import load
from checker.starter import rules_folder

# A run of the features by other rules than those shipped names their folder here (`zielwacht audit features`).
RULES_FOLDER = "ZIELWACHT_FEATURES_RULES"
RULE = re.compile(r"(?m)^  - id: ([\w-]+)\n")


@cache
def shipped_rules() -> Rulebook:
    """The rules as they are shipped."""
    return load(rules_folder())


def rules_in(folder: Path) -> Rulebook:
    """The rules of a folder, read once for all scenarios that say the same. RulebookError where they have a mistake."""
    files = sorted((file.relative_to(folder), file) for file in folder.rglob("*") if file.is_file())
    said = sha256(repr([(str(name), file.read_bytes()) for name, file in files]).encode()).digest()
    if said not in _read:
        _read[said] = load(folder)
    return _read[said]


_read: dict[bytes, Rulebook] = {}


def folder_in_question() -> Path:
    """The rules that the scenarios are held against: those shipped unless others are named."""
    named = os.environ.get(RULES_FOLDER)
    return Path(named) if named else rules_folder()


def is_of_a_house() -> bool:
    """Are the rules in question others than those shipped?"""
    return RULES_FOLDER in os.environ


@cache
def rules_in_question() -> Rulebook:
    folder = folder_in_question()
    return shipped_rules() if folder == rules_folder() else rules_in(folder)


def every_rule() -> Iterator[PlannedRule]:
    """Those in question and those shipped: what was taken away is still what scenarios are about."""
    yield from rules_in_question().rules()
    if rules_in_question() is not shipped_rules():
        yield from shipped_rules().rules()


@cache
def rows_of_the_plan() -> frozenset[str]:
    """The rows of every rule."""
    return frozenset(planned.rule.source.row for planned in every_rule())


@cache
def rows_without_rule(rows: frozenset[str]) -> frozenset[str]:
    """Those of the rows that no rule in question encodes."""
    return rows - {planned.rule.source.row for planned in rules_in_question().rules()}


@cache
def rules_of(rows: frozenset[str]) -> Path:
    """A folder with the rules of these rows, and those whose verdicts they react to; all for no row.

    The folder is shared by scenarios: whoever edits makes a copy.
    """
    if not rows:
        return folder_in_question()
    kept = set(_held(rows))
    folder = Path(mkdtemp(prefix="zielwacht-rows-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    rules = Path(shutil.copytree(folder_in_question(), folder / "rules", ignore=shutil.ignore_patterns("tests")))
    for goal in rules.glob("plans/*/goals/*.yaml"):
        text = goal.read_text(encoding="utf-8")
        head, *blocks = re.split(r"(?m)^(?=  - id: )", text)
        ours = [block for block in blocks if _id(block) in kept]
        if ours:
            goal.write_text(head + "".join(ours), encoding="utf-8")
        else:
            goal.unlink()
    return rules


def _id(block: str) -> str:
    named = RULE.match(block)
    assert named is not None, f"eine Regel beginnt nicht mit ihrer id: {block}"
    return named[1]


def _held(rows: frozenset[str]) -> Iterator[str]:
    """The ids of the rules of the rows, and of those that they react to."""
    for planned in rules_in_question().rules():
        if planned.rule.source.row in rows:
            yield planned.rule.id
            yield from (occasion.rule for occasion in planned.rule.occasions if occasion.rule is not None)
