"""How is one obligation named? Pure: `rule/scope/period`, the key that people read and rows are stored under."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

BETWEEN = "/"


@dataclass(frozen=True, slots=True)
class ObligationKey:
    """The parts of a key. None of them holds a slash: the schema of the rules and `Period` see to that."""

    rule: str
    scope: str
    period: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """ValueError when it has not exactly three parts."""
        rule, scope, period = text.split(BETWEEN)
        return cls(rule, scope, period)

    def __str__(self) -> str:
        return key_of(self.rule, self.scope, self.period)


def key_of(rule: str, scope: str, period: object) -> str:
    """The key as text. `period` is a `Period` or its text; judging calls this for each obligation."""
    return f"{rule}{BETWEEN}{scope}{BETWEEN}{period}"


def rule_of(key: str) -> str:
    """The rule's id; of text that is no key, the whole of it."""
    return key.partition(BETWEEN)[0]


def of_rule(key: str, rule: str) -> str:
    """The key that the same scope and period have under another rule."""
    _, slash, rest = key.partition(BETWEEN)
    return f"{rule}{slash}{rest}"
