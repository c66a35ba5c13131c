"""Where in a rule file does each value begin and end? Pure; so that a single value can be changed and all else stays.

Only for files that were read without a mistake: anchors, tags and duplicate keys are refused before (`yaml_tree`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from checker.rulebook.yaml_tree import Path

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Marked:
    """A value: from `start` to before `end`, in characters; `key_start` is that of its key, None in a list.

    `said` is a word's text; None: it has parts. `is_plain`: without quotes. `in_brackets`: a list or mapping in braces.
    """

    path: Path
    start: int
    end: int
    key_start: int | None = None
    said: str | None = None
    is_plain: bool = False
    in_brackets: bool = False

    @property
    def key(self) -> str:
        """The nearest key above it; of an entry of a list, the list's."""
        return next((step for step in reversed(self.path) if isinstance(step, str)), "")


@dataclass(slots=True)
class MarkedFile:
    """A file's text, its values by their paths in the order of the file, and the edits that wait."""

    text: str
    values: dict[Path, Marked] = field(default_factory=dict)
    _edits: list[tuple[int, int, str]] = field(default_factory=list)

    def words(self, below: Path = ()) -> Iterator[Marked]:
        """Every single value at or below a path."""
        deep = len(below)
        return (one for path, one in self.values.items() if one.said is not None and path[:deep] == below)

    def children(self, path: Path) -> list[Marked]:
        """The values one step below."""
        return [one for one in self.values.values() if len(one.path) == len(path) + 1 and one.path[:-1] == path]

    def raw(self, value: Marked) -> str:
        """As it is written, with its quotes."""
        return self.text[value.start : value.end]

    def replace(self, value: Marked, written: str) -> None:
        """Put `written` where the value stands."""
        self._edits.append((value.start, value.end, written))

    def empty(self, path: Path) -> None:
        """Leave an empty list under a key, in the line of the key."""
        value = self.values[path]
        behind_key = self.text.index(":", value.key_start or value.start) + 1
        self._edits.append((behind_key, value.end, " []"))

    def insert(self, at: int, written: str) -> None:
        """Put something between two characters."""
        self._edits.append((at, at, written))

    def end_of_line(self, at: int) -> int:
        """Where the line of a character ends, before its line end."""
        after = self.text.find("\n", at)
        after = len(self.text) if after < 0 else after
        return after - 1 if self.text[after - 1 : after] == "\r" and after > at else after

    def add(self, path: Path, pairs: Iterable[tuple[str, str]], without: Iterable[str] = ()) -> None:
        """Put keys at the end of the mapping at `path`; `without` are those of its keys that are taken out."""
        mapping, left_out = self.values[path], set(without)
        if mapping.in_brackets:
            self.insert(mapping.end - 1, "".join(f", {key}: {said}" for key, said in pairs))
            return
        kept = [one for one in self.children(path) if one.path[-1] not in left_out]
        column = self._column(kept[0].key_start or kept[0].start)
        lines = "".join(f"\n{' ' * column}{key}: {said}" for key, said in pairs)
        self.insert(self.end_of_line(kept[-1].end), lines)

    def take_out(self, path: Path) -> None:
        """Delete a key of a mapping with its value, and the comment behind it."""
        gone, siblings = self.values[path], self.children(path[:-1])
        begins, place = gone.key_start or gone.start, siblings.index(gone)
        if not self.values[path[:-1]].in_brackets:
            first = self.text.rfind("\n", 0, begins) + 1
            self._edits.append((first, self._after_line(gone.end), ""))
        elif place:
            self._edits.append((siblings[place - 1].end, gone.end, ""))
        elif len(siblings) > 1:
            self._edits.append((begins, siblings[1].key_start or siblings[1].start, ""))
        else:
            self._edits.append((begins, gone.end, ""))

    def comments(self) -> Iterator[Marked]:
        """What stands behind each `#` that is no part of a value."""
        spans = [(one.start, one.end) for one in self.values.values() if one.said is not None]
        starts = {position for first, last in spans for position in range(first, last)}
        at = 0
        while (at := self.text.find("#", at)) >= 0:
            if at not in starts and (at == 0 or self.text[at - 1] in " \t\n"):
                end = self.end_of_line(at)
                yield Marked((), at + 1, end, said=self.text[at + 1 : end].strip())
                at = end
            at += 1

    def result(self) -> str:
        """The text with all edits."""
        text = self.text
        for first, last, written in sorted(self._edits, reverse=True):
            text = text[:first] + written + text[last:]
        return text

    def _column(self, at: int) -> int:
        return at - (self.text.rfind("\n", 0, at) + 1)

    def _after_line(self, at: int) -> int:
        after = self.text.find("\n", at)
        return len(self.text) if after < 0 else after + 1


def marked(text: str) -> MarkedFile:
    """The values of a file that `yaml_tree.read` read without a mistake."""
    file = MarkedFile(text)
    lines = [0]
    for line in text.splitlines(keepends=True):
        lines.append(lines[-1] + len(line))
    root = yaml.compose(text, Loader=_LOADER)
    if root is not None:
        _mark(root, (), None, file, lines)
    return file


def _mark(node: Any, path: Path, key_start: int | None, file: MarkedFile, lines: list[int]) -> int:
    """Notes a value and those below it; gives its end."""
    start, end = _at(node.start_mark, lines), _at(node.end_mark, lines)
    if isinstance(node, yaml.ScalarNode):
        end = start + len(file.text[start:end].rstrip())
        file.values[path] = Marked(path, start, end, key_start, node.value, is_plain=not node.style)
        return end
    flow = bool(node.flow_style)
    file.values[path] = Marked(path, start, end, key_start, in_brackets=flow)
    last = start
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            last = _mark(value, (*path, key.value), _at(key.start_mark, lines), file, lines)
    else:
        for place, value in enumerate(node.value):
            last = _mark(value, (*path, place), None, file, lines)
    # A list or mapping in lines ends, for the parser, where the next thing begins.
    end = end if flow else last
    file.values[path] = Marked(path, start, end, key_start, in_brackets=flow)
    return end


def _at(mark: Any, lines: list[int]) -> int:
    return min(lines[mark.line] + int(mark.column) if mark.line < len(lines) else lines[-1], lines[-1])
