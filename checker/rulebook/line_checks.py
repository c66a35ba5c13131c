"""Can the lines that speak for a whole file say what they are to set? Pure.

Asked of the folder only: profiles that are in force already stay in force.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.domain.problem import Problem
from checker.domain.profile import Line, SenderFile
from checker.domain.template_text import PLACEHOLDER
from checker.rulebook.yaml_tree import Path, Tree


def line_problems(file: SenderFile, tree: Tree) -> Iterator[Problem]:
    """A Stand without a day; a placeholder that nothing reads."""
    for place, profile in enumerate(file.profiles):
        for number, line in enumerate(profile.lines):
            yield from _line_problems(line, ("profiles", place, "lines", number, "text"), tree)


def _line_problems(line: Line, path: Path, tree: Tree) -> Iterator[Problem]:
    named = PLACEHOLDER.findall(line.text)
    if line.sets == "reported_at" and "date" not in named:
        yield Problem(tree.where(path), "a line that sets reported_at names a day; write {date}, as in 'Stand: {date}'")
    if line.sets != "reported_at":
        for name in ("date", "time"):
            if name in named:
                what = f"{{{name}}} is read where a line sets reported_at, and this one sets {line.sets}; write '*'"
                yield Problem(tree.where(path), what)
