"""Was a restore broken off while it put files in their places? Then it is finished before anybody uses them. Shell.

All that moves stands in a file beside the store, which is written before the first move and gone after the last. A move
is done once: whoever goes on finds what is left of them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.store.errors import StoreError
from checker.store.file_beside import write_beside


@dataclass(frozen=True, slots=True)
class RestoreMove:
    """A file or folder gets another name; `target` is never there before."""

    source: Path
    target: Path


@dataclass(frozen=True, slots=True)
class RestorePlan:
    """The moves in their order; `staging` are folders that are removed behind them."""

    moves: tuple[RestoreMove, ...]
    staging: tuple[Path, ...]


def plan_path(place: Path) -> Path:
    return Path(f"{place}.restore.json")


def refuse_half_restored(place: Path) -> None:
    """StoreError where a restore of the store at `place` was broken off."""
    if plan_path(place).exists():
        raise StoreError(
            f"the store {place} is half restored: run the same 'zielwacht restore' once more, which finishes it"
        )


def read_plan(place: Path) -> RestorePlan | None:
    """What a restore that was broken off was to do. None: none was."""
    try:
        values = json.loads(plan_path(place).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    moves = tuple(RestoreMove(Path(source), Path(target)) for source, target in values["moves"])
    return RestorePlan(moves, tuple(map(Path, values["staging"])))


def write_plan(place: Path, plan: RestorePlan) -> None:
    """From here on the restore is finished, by whomever. What is to be moved is on the disk by then."""
    os.sync()
    moves = [[str(move.source), str(move.target)] for move in plan.moves]
    write_beside(plan_path(place), {"moves": moves, "staging": list(map(str, plan.staging))})
    os.sync()


def carry_out(place: Path, plan: RestorePlan) -> None:
    """Do what is left of the plan, and forget it. OSError where the disk refuses: it can be repeated."""
    for move in plan.moves:
        if os.path.lexists(move.source) and not os.path.lexists(move.target):
            move.target.parent.mkdir(parents=True, exist_ok=True)
            move.source.rename(move.target)
    os.sync()
    remove_staging(plan.staging)
    plan_path(place).unlink(missing_ok=True)
    os.sync()


def remove_staging(folders: Sequence[Path]) -> None:
    """Folders of ours with what is left in them."""
    import shutil

    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
