"""Which scenarios of a folder bear the row of the plan as their tag? Edge: reads *.feature, runs nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

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
