"""Which scenarios of a folder bear the row of the plan as their tag? Edge: reads *.feature, runs nothing."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from textwrap import dedent

# As the file says at its top; without a word it is English.
LANGUAGE = re.compile(r"(?m)^\s*#\s*language:\s*(\w+)")
TAG = re.compile(r"@(\S+)")
# A heading ends the tags above it; those above the whole feature or a rule hold for every scenario below.
HEADING = re.compile(r"(?P<word>Funktionalität|Funktion|Feature|Regel|Rule|Szenario\w*|Scenario(?: Outline)?|Example):")
WHOLE = frozenset({"Funktionalität", "Funktion", "Feature"})
PART = frozenset({"Regel", "Rule"})
FENCES = ('"""', "```")


def scenarios_by_tag(folder: Path) -> Mapping[str, tuple[str, ...]]:
    """By tag the places (`file:line`) of the scenarios that bear it, in the order of the files."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(folder.rglob("*.feature")):
        for line, tags in _scenarios(path.read_text(encoding="utf-8")):
            for tag in sorted(tags):
                found[tag].append(f"{path.relative_to(folder).as_posix()}:{line}")
    return {tag: tuple(places) for tag, places in found.items()}


@dataclass(frozen=True, slots=True)
class WrittenScenario:
    """A scenario as it is written: where (`file:line`), by which title, below which rule, its lines, its language."""

    place: str
    title: str
    tags: frozenset[str]
    text: str
    language: str


def written_scenarios(folder: Path) -> tuple[WrittenScenario, ...]:
    """Every scenario, in the order of the files; kept, as the files of an installation do not change."""
    return _written_scenarios(folder.resolve())


@cache
def _written_scenarios(folder: Path) -> tuple[WrittenScenario, ...]:
    return tuple(
        each
        for path in sorted(folder.rglob("*.feature"))
        for each in scenarios_in(path.read_text(encoding="utf-8"), path.relative_to(folder).as_posix())
    )


def scenarios_in(text: str, named: str) -> Iterator[WrittenScenario]:
    """Those of the text of one file, in its order; `named`: what the file is called in their places."""
    lines, language = text.splitlines(), LANGUAGE.search(text)
    for number, tags in _scenarios(text):
        title = lines[number - 1].partition(":")[2].strip()
        block = _block(lines, number)
        yield WrittenScenario(f"{named}:{number}", title, tags, block, language[1] if language else "en")


def count_by_tag(written: Iterable[WrittenScenario]) -> Mapping[str, int]:
    """How many of them bear a tag."""
    return Counter(tag for each in written for tag in each.tags)


def _block(lines: Sequence[str], number: int) -> str:
    """From the heading of a scenario until the next heading, or the tags above that."""
    block, fenced = [lines[number - 1]], False
    for line in lines[number:]:
        stripped = line.strip()
        fenced ^= stripped.startswith(FENCES)
        if not fenced and (stripped.startswith("@") or HEADING.match(stripped)):
            break
        block.append(line)
    return dedent("\n".join(block)).strip()


def tags_of(text: str) -> frozenset[str]:
    """Every tag that a scenario of a file bears."""
    return frozenset(tag for _, tags in _scenarios(text) for tag in tags)


def _scenarios(text: str) -> list[tuple[int, frozenset[str]]]:
    """Line and tags of every scenario of a file."""
    found: list[tuple[int, frozenset[str]]] = []
    whole: frozenset[str] = frozenset()
    part: frozenset[str] = frozenset()
    above: set[str] = set()
    fenced = False
    for number, line in enumerate(map(str.strip, text.splitlines()), start=1):
        fenced ^= line.startswith(FENCES)
        if fenced:
            continue
        if line.startswith("@"):
            above |= set(TAG.findall(line))
        elif heading := HEADING.match(line):
            tags, above = frozenset(above), set()
            if heading["word"] in WHOLE:
                whole, part = tags, frozenset()
            elif heading["word"] in PART:
                part = tags
            else:
                found.append((number, whole | part | tags))
    return found
