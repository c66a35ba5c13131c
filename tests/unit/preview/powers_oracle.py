"""Who may set aside what a rule finds, read from the rule files as they are written. Imports nothing of ours.

Holds for roles that exist once, on a day on which nobody is absent: what the house's own rules are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

NOT_ONES_OWN = ("waive", "extend", "noise")
# An act that no level speaks of.
DEFAULT = {"silence": ["above", "management"], "waive": ["management", "above"], "extend": ["management", "above"]}


@dataclass(frozen=True)
class Asked:
    """A rule as far as powers depend on it."""

    id: str
    owner: str
    ladder: str


class House:
    def __init__(self, folder: Path, on: date) -> None:
        self.escalation = read(folder / "escalation.yaml")
        roles = read(folder / "organisation.yaml")["roles"]
        self.roles: Mapping[str, Mapping[str, Any]] = {role["id"]: role for role in roles}
        self.on = on
        self.rules = tuple(
            Asked(rule["id"], rule["owner"], rule["escalation"])
            for file in sorted(folder.glob("plans/*/goals/*.yaml"))
            for rule in read(file)["rules"]
        )
        self.policies = {policy["id"]: policy for policy in self.escalation["policies"]}

    def body(self, rule: Asked) -> str | None:
        """With which body outside its target was agreed."""
        found = self.policies[rule.ladder].get("agreed_with")
        return str(found) if found else None

    def may(self, act: str, rule: Asked) -> set[str]:
        """The roles that may do an act about what a rule finds; whoever reads for them may it, too."""
        policy, steps = self.policies[rule.ladder], self.policies[rule.ladder]["steps"]
        own_words = [one for one in self.escalation.get("rule_powers", []) if one["rule"] == rule.id]
        levels = [*own_words, policy.get("powers") or {}]
        if policy.get("agreed_with") and act in NOT_ONES_OWN:
            levels.append({act: [policy["agreed_with"]]})
        levels += [self.escalation.get("powers", {}), DEFAULT]
        words = next(level[act] for level in levels if level.get(act))
        above = [step for step in steps if step != rule.owner]
        meant = {
            "owner": [rule.owner],
            "ladder": [rule.owner, *above],
            "above": above,
            "management": [self.escalation["management"]],
        }
        named = {role for word in words for role in meant.get(word, [word])}
        named |= {reader for role in named if (reader := self.reader(role))}
        if act not in NOT_ONES_OWN:
            return named
        return {role for role in named if not self.own(rule) & {role, self.reader(role) or role}}

    def own(self, rule: Asked) -> set[str]:
        """Who answers for a rule, and whoever reads for them."""
        return {rule.owner, self.reader(rule.owner) or rule.owner}

    def reader(self, role: str) -> str | None:
        """Who reads for a role whose post is vacant on the day; None: it reads itself, or nobody does."""
        passed = set()
        current: str | None = role
        while current is not None and current not in passed and self._is_vacant(current):
            passed.add(current)
            current = self.roles[current].get("deputy")
        return current if current != role else None

    def _is_vacant(self, role: str) -> bool:
        said = self.roles[role]
        if said.get("valid_from") and self.on < said["valid_from"]:
            return True
        return any(
            one["since"] <= self.on and (one.get("until") is None or self.on <= one["until"])
            for one in said.get("vacant", [])
        )


def read(file: Path) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))
