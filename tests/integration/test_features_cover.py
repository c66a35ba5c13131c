"""The scenarios speak of every commitment of the plan: each is judged in one, and both kept and missed in some.

A scenario bears the row of the plan as its tag, and its sentences judge that row. Where a row has two rules, the
second is called by its short title.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from gherkin.parser import Parser
from gherkin.pickles.compiler import Compiler

from checker.domain.rule import Rule
from checker.rulebook.load import load

CHECKOUT = Path(__file__).parents[2]
FEATURES = CHECKOUT / "features"
RULES = [planned.rule for planned in load(CHECKOUT / "rules").rules()]
A_ROW = r'(?P<row>[TP]\d+(?:[a-z]|\.\d)?)(?: \((?P<named>[^)"]+)\))?'
ONE_STATE = re.compile(rf'lautet das Urteil zu {A_ROW}(?: [^"]+)? "(?P<state>[^"]*)"')
ALL_OFFICES = re.compile(rf"lauten die Urteile zu {A_ROW} in den Geschäftsstellen:")
NOTHING_OWED = re.compile(rf"gibt es zu {A_ROW} keine Verpflichtung")
NOTHING = "keine Verpflichtung"
# What is never judged: it can only be told.
ONLY_TOLD = ("monitoring", "stock_monitor", "premise")


@cache
def states() -> dict[str, frozenset[str]]:
    """The states that the scenarios expect, by the id of the rule; only of scenarios tagged with the rule's row."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted(FEATURES.glob("*.feature")):
        document = Parser().parse(path.read_text(encoding="utf-8"))
        for scenario in Compiler().compile({**document, "uri": path.name}):
            tags = {tag["name"].removeprefix("@") for tag in scenario["tags"]}
            for row, named, state in _expected(scenario["steps"]):
                if row in tags:
                    found[_rule_of(row, named)].add(state)
    return {rule_id: frozenset(of) for rule_id, of in found.items()}


def _expected(steps: Sequence[Any]) -> Iterator[tuple[str, str | None, str]]:
    """Row, short title and state of every verdict that a scenario expects, with its examples filled in."""
    for step in steps:
        if found := ONE_STATE.search(step["text"]):
            yield found["row"], found["named"], found["state"]
        elif found := ALL_OFFICES.search(step["text"]):
            titles, *lines = [[cell["value"] for cell in row["cells"]] for row in step["argument"]["dataTable"]["rows"]]
            for line in lines:
                yield found["row"], found["named"], line[titles.index("Urteil")]
        elif found := NOTHING_OWED.search(step["text"]):
            yield found["row"], found["named"], NOTHING


def _rule_of(row: str, named: str | None) -> str:
    """The row's first rule, or the one that is named."""
    rules = [rule for rule in RULES if rule.source.row == row and named in (None, rule.short_title)]
    assert rules, f"zu {row} ({named}) gibt es keine Regel"
    return rules[0].id


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_scenario_judges_it(rule: Rule) -> None:
    assert states().get(rule.id), f"kein Szenario mit @{rule.source.row} urteilt über {rule.title}"


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.kind not in ONLY_TOLD], ids=lambda rule: rule.id)
def test_a_scenario_keeps_it_and_another_misses_it(rule: Rule) -> None:
    told = states().get(rule.id, frozenset())
    missed = "gefährdet" if rule.worst == "at_risk" else "Frist überschritten" if rule.target is None else None
    assert any(state.startswith("erreicht") for state in told), f"nie erreicht: {sorted(told)}"
    assert (missed or "Ziel nicht erreicht") in told, f"nie verfehlt: {sorted(told)}"


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.kind in ONLY_TOLD], ids=lambda rule: rule.id)
def test_what_is_only_told_is_never_missed(rule: Rule) -> None:
    assert states().get(rule.id, frozenset()) <= {"nachrichtlich"}


def test_no_scenario_bears_a_row_it_does_not_judge() -> None:
    """A tag without a verdict would count as cover to a reader."""
    known = {rule.source.row for rule in RULES}
    for path in sorted(FEATURES.glob("*.feature")):
        tags = set(re.findall(r"@([TP]\d+(?:[a-z]|\.\d)?)\b", path.read_text(encoding="utf-8")))
        assert tags <= known, f"{path.name}: {sorted(tags - known)}"
