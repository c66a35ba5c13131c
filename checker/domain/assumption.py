"""What does a rule say that the plan does not state? Pure: each value with `origin: assumption`.

The reason stands beside it (decision D12).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from checker.domain.rule import Rule

NOT_SAID = ("origin", "why", "of")


@dataclass(frozen=True, slots=True)
class Assumption:
    """A value that the plan does not state: the key of the rule that it shapes, what it says, and why."""

    path: str
    said: Mapping[str, Any]
    why: str


def assumptions(rule: Rule) -> tuple[Assumption, ...]:
    """All of them, in the order of the rule's keys. A reading stands for the key that it is a reading `of`."""
    return tuple(_found(rule.model_dump(mode="json", exclude_none=True), ""))


def own_words(rule: Rule) -> frozenset[str]:
    """What the house says of its assumptions in its own words, in no other language than its own."""
    said = (text for one in assumptions(rule) for text in (one.why, str(one.said.get("says", ""))))
    return frozenset(filter(None, said))


def _found(value: Any, path: str) -> Iterator[Assumption]:
    if isinstance(value, list):
        for one in value:
            yield from _found(one, path)
    if not isinstance(value, Mapping):
        return
    if value.get("origin") == "assumption":
        said = {name: one for name, one in value.items() if name not in NOT_SAID}
        yield Assumption(value.get("of", path), said, str(value.get("why", "")))
    for name, inner in value.items():
        yield from _found(inner, f"{path}.{name}" if path else name)
