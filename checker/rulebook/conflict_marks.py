"""Did a merge leave both sides in a file beside the rules: a test, a scenario, a template, a text? Edge.

Rule files are read elsewhere, and tell it themselves. What is no text, or larger than a rule file may be, is passed by.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from checker.domain.problem import Problem
from checker.rulebook.files import walked
from checker.rulebook.yaml_text import BEGINS, MOST_BYTES, without_conflicts

_MARK = BEGINS.encode()


def conflicts_beside(folder: Path, read: Collection[str]) -> Iterator[Problem]:
    """Merge conflicts in the files of a folder that are no rules. `read`: those that are, relative to the folder."""
    for root, _, names in walked(folder, []):
        for name in sorted(names):
            path = Path(root) / name
            if path.relative_to(folder).as_posix() not in read:
                yield from _conflicts(path)


def _conflicts(path: Path) -> Iterator[Problem]:
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > MOST_BYTES:
            return
        with open(path, "rb", opener=_open_at_once) as file:
            data = file.read(MOST_BYTES)
    except OSError:
        return  # whoever reads it tells it
    if data.startswith(_MARK) or b"\n" + _MARK in data:
        yield from without_conflicts(data.decode("utf-8", errors="replace"), str(path))[1]


def _open_at_once(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NONBLOCK | os.O_NOFOLLOW)
