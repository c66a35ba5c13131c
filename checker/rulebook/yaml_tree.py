"""Strict YAML with positions: what was written, where, and every reason why it cannot be used. Pure.

The events are PyYAML's; values, positions and messages are ours, because no loader refuses duplicate keys,
anchors, tags and floats together, and none says so in words for an admin. Source: YAML 1.2, core schema.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml

from checker.domain.problem import Location, Problem
from checker.domain.visible import composed
from checker.rulebook.yaml_scalar import plain
from checker.rulebook.yaml_text import decode, without_conflicts

DEEPEST = 50
MOST_PROBLEMS = 1_000
Path = tuple[str | int, ...]
Place = tuple[int, int]
# The C parser where libyaml is there; the pure one gives the same events, slower.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_GLUED = re.compile(r"\s*(?:- )?[a-z_]+:(?=[^\s/:])")
_LOST_OPERATOR = re.compile(r"(?:[,\[]|:\s|-\s)\s*(>=?)")


@dataclass(slots=True)
class Tree:
    """One file: plain Python (dict, tuple, str, int, bool, date, None) with the place of each value and key.

    `damaged` holds the paths whose value could not be read: a second complaint about them would be noise. `is_unseen`:
    some text or key in it has a sign that is not printed.
    """

    file: str
    value: Any = None
    places: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    damaged: set[Path] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    complete: bool = False
    is_unseen: bool = False

    def where(self, path: Path) -> Location:
        """The place of the value at `path`, or of the nearest thing around it that was written."""
        while path and path not in self.places:
            path = path[:-1]
        return Location(self.file, *self.places.get(path, (1, 1)))

    def where_key(self, path: Path) -> Location:
        return Location(self.file, *self.keys[path]) if path in self.keys else self.where(path)

    def has_no_colon(self, path: Path) -> bool:
        """Does the key stand alone, as `b` in `{a: 1, b}`? Its empty value then begins where the key ends."""
        line, column = self.keys.get(path, (0, 0))
        return self.places.get(path) == (line, column + len(str(path[-1])))

    def get(self, path: Path) -> Any:
        """The value at `path`; None when there is nothing."""
        value = self.value
        for step in path:
            match value, step:
                case dict(), str():
                    value = value.get(step)
                case tuple(), int() if step < len(value):
                    value = value[step]
                case _:
                    return None
        return value

    def entries(self, path: Path) -> list[Path]:
        """Where each entry of the list at `path` stands; none where there is no list."""
        value = self.get(path)
        return [(*path, place) for place in range(len(value))] if isinstance(value, tuple) else []


class _Unreadable(Exception):
    """Reading cannot go on; the problem is noted already."""


def read(data: bytes, file: str) -> Tree:
    """Read one file. `complete` is false when it could not be read to its end; look at `problems` in any case."""
    tree = Tree(file)
    text = decode(data, file)
    if isinstance(text, list):
        tree.problems += text
        return tree
    text, conflicts = without_conflicts(text, file)
    tree.problems += conflicts
    try:
        _Builder(tree, _LOADER(text).get_event).document()
        tree.complete = True
    except yaml.YAMLError as error:
        tree.problems.append(_syntax(error, text, file))
    except _Unreadable:
        pass
    return tree


class _Builder:
    """Turns events into a tree. One pass, no aliases, so the work is bounded by the size of the file."""

    def __init__(self, tree: Tree, next_event: Callable[[], Any]) -> None:
        self.tree = tree
        self.next = next_event

    def document(self) -> None:
        self.next()
        start = self.next()
        if not isinstance(start, yaml.DocumentStartEvent):
            self._note(Location(self.tree.file, 1, 1), "the file is empty")
            raise _Unreadable
        self._refuse_directives(start)
        self.tree.value = self._value(self.next(), (), 0)
        self.next()
        following = self.next()
        if isinstance(following, yaml.DocumentStartEvent):
            self._note(self._at(following), "a second document begins here; a file holds one, delete the line '---'")

    def _refuse_directives(self, start: Any) -> None:
        if start.version or start.tags:
            self._note(Location(self.tree.file, 1, 1), "a directive (%YAML, %TAG): delete the line, YAML 1.2 is read")

    def _value(self, event: Any, path: Path, depth: int) -> Any:
        mark = event.start_mark
        self.tree.places[path] = (mark.line + 1, mark.column + 1)
        if depth > DEEPEST:
            self._note(self._at(event), f"nested deeper than {DEEPEST} levels")
            raise _Unreadable
        if isinstance(event, yaml.AliasEvent):
            return self._refuse(event, path, f"alias '*{event.anchor}': write the value out")
        if event.anchor is not None or event.tag is not None:
            self._refuse_decorations(event, path)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, path)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path, depth)
        return self._sequence(path, depth)

    def _refuse_decorations(self, event: Any, path: Path) -> None:
        if event.anchor is not None:
            self._refuse(event, path, f"anchor '&{event.anchor}': delete it and write the value out where it is needed")
        if event.tag is not None:
            shown = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._refuse(event, path, f"tag '{shown}': delete it; text is written in quotes")

    def _sequence(self, path: Path, depth: int) -> tuple[Any, ...]:
        items: list[Any] = []
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            items.append(self._value(event, (*path, len(items)), depth + 1))
        return tuple(items)

    def _mapping(self, path: Path, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            key = self._key(event, path, depth)
            value_event = self.next()
            if key is not None and key in found:
                first = self.tree.keys[*path, key]
                self._note(self._at(event), f"the key '{key}' stands here twice; it was first given in line {first[0]}")
                key = None
            if key is None:
                # Read on under a name nobody can write, so that its contents are checked as well.
                self._value(value_event, (*path, f"\0{len(self.tree.places)}"), depth + 1)
                continue
            mark, at = event.start_mark, (*path, key)
            self.tree.keys[at] = (mark.line + 1, mark.column + 1)
            found[key] = self._value(value_event, at, depth + 1)
        return found

    def _key(self, event: Any, path: Path, depth: int) -> str | None:
        """A key is the text that was written, whatever it looks like. None: it cannot be used."""
        if not isinstance(event, yaml.ScalarEvent):
            self._note(self._at(event), "a key must be a word")
            self._value(event, (*path, f"\0{len(self.tree.places)}"), depth + 1)
            return None
        if event.anchor is not None or event.tag is not None:
            self._refuse_decorations(event, path)
        key = composed(event.value)
        if not key.isprintable():
            self.tree.is_unseen = True
        if key == "<<" and not event.style:
            self._note(self._at(event), "merge key '<<': write the keys out")
            return None
        if not key:
            self._note(self._at(event), "a key is missing before the colon")
            return None
        return key

    def _scalar(self, event: Any, path: Path) -> Any:
        if event.style == ">" and not event.value.strip():
            return self._refuse(event, path, 'unquoted >: quote the operator, ">"')
        written = composed(event.value)
        if not written.isprintable():
            self.tree.is_unseen = True
        if event.style:
            return written
        try:
            return plain(written)
        except ValueError as refused:
            return self._refuse(event, path, str(refused), instead=event.value)

    def _refuse(self, event: Any, path: Path, what: str, instead: str | None = None) -> str | None:
        self.tree.damaged.add(path)
        self._note(self._at(event), what)
        return instead

    def _note(self, where: Location, what: str) -> None:
        if len(self.tree.problems) >= MOST_PROBLEMS:
            what = f"the {MOST_PROBLEMS:,} mistakes above are enough: what follows in this file was not read"
            self.tree.problems.append(Problem(where, what))
            raise _Unreadable
        self.tree.problems.append(Problem(where, what))

    def _at(self, event: Any) -> Location:
        return Location(self.tree.file, event.start_mark.line + 1, event.start_mark.column + 1)


def _syntax(error: yaml.YAMLError, text: str, file: str) -> Problem:
    """What the parser stumbled over, in our words: its own differ between its two implementations."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return Problem(Location(file), "this is no YAML")
    lines = text.split("\n")
    line = lines[mark.line] if mark.line < len(lines) else ""
    where = Location(file, mark.line + 1, mark.column + 1)
    if found := _LOST_OPERATOR.search(line):
        operator = found[1]
        return Problem(
            Location(file, mark.line + 1, found.start(1) + 1), f'unquoted {operator}: quote the operator, "{operator}"'
        )
    here = line[mark.column : mark.column + 1]
    opened = getattr(error, "context_mark", None)
    if opened is not None and (glued := _GLUED.match(lines[opened.line] if opened.line < len(lines) else "")):
        return Problem(Location(file, opened.line + 1, glued.end()), "a blank is missing after the colon")
    context = str(getattr(error, "context", "") or "")
    if here == "\t":
        return Problem(where, "a tab: use spaces")
    if opened is not None and "quoted" in context:
        begun = Location(file, opened.line + 1, opened.column + 1)
        return Problem(begun, "the quotation mark opened here is not closed, or a backslash stands in it")
    if opened is not None and "flow" in context:
        begun = Location(file, opened.line + 1, opened.column + 1)
        return Problem(begun, "the bracket opened here is not closed, or a comma is missing in it")
    if here and here in "]}":
        return Problem(where, f"the bracket {here} closes nothing that was opened before it")
    if here == "-" and line[: mark.column].strip():
        return Problem(where, "a list begins on a line of its own; write text that begins with - in quotes")
    if here and here in "@`%&*!|":
        return Problem(where, f"a word cannot begin with {here}; write it in quotes")
    before = line[: mark.column]
    if here == ":" and re.fullmatch(r"\s+[\w-]+", before):
        begun = Location(file, mark.line + 1, len(before) - len(before.lstrip()) + 1)
        return Problem(begun, "this line is indented further than its neighbours, or a colon is missing above it")
    if here == ":" and ": " in before:
        return Problem(where, "a second colon in this line; write the text in quotes")
    if here == ":" and not before.strip():
        return Problem(where, "a key is missing before the colon")
    return Problem(
        where, "this does not fit here: is the line indented like its neighbours, with 'key: value' or '- item'?"
    )
