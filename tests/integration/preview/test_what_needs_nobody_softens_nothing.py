"""What an edit may do without anybody's approval asks no less of anybody, on the records of the demo's year.

Each rule is made stricter in every way that the program takes for that, and judged through the year by both rulebooks.
CI tries every twentieth rule on a few days, `make deep` all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from checker.domain.rulebook import PlannedRule, Rulebook
from checker.domain.verdict import State
from checker.evaluation.judge import owed_by_rules
from checker.evaluation.verdict import verdicts_on
from checker.preview.both_judged import Knowledge, assessed
from checker.preview.change_preview import known_on
from checker.preview.changes import is_softer
from checker.preview.edit_effects import edit_effects
from checker.rulebook.compare import compare
from checker.rulebook.load import load
from checker.starter import rules_folder
from checker.store.opening import Store
from checker.usecases.rules.activation import active
from tests.in_full import IN_FULL, some_of
from tests.integration.demo_once import demo_of_this_session
from tests.unit.preview.softening_edits import part_set_to, set_to

RULES = [planned.rule.id for planned in some_of(load(rules_folder()).rules(), 20)]
MONTHS = range(2, 13) if IN_FULL else (3, 8, 12)
DAYS = (*(date(2016, month, 15) for month in MONTHS), date(2017, 2, 15))
STEPS = (Fraction(1, 100), Fraction(1, 4), Fraction(1, 2), Fraction(1), Fraction(2))
SOONER = (1, 7, 30, 90, 200)


@dataclass(frozen=True)
class Walked:
    """The rules of the demo, and what was known on each of the days."""

    book: Rulebook
    known: Mapping[date, Knowledge]

    def states(self, book: Rulebook, on: date, rule_id: str) -> Mapping[str, State]:
        day = assessed(book, self.known[on])
        return {one.obligation: one.state for one in verdicts_on(owed_by_rules(day, frozenset({rule_id})), day)}


@pytest.fixture(scope="module")
def walked() -> Walked:
    folder: Path = demo_of_this_session().folder
    store = Store.open(f"sqlite:///{folder / 'zielwacht.sqlite3'}", create=False)
    with store.read() as tx:
        book, end = active(tx), known_on(tx, date(2016, 12, 31))
    return Walked(book, {day: replace(end, on=day) if day > end.on else end.by_end_of(day) for day in DAYS})


def edits(book: Rulebook, planned: PlannedRule) -> Iterator[Rulebook | None]:
    """Another title; other bounds, operators, days and severities, in both directions."""
    rule = planned.rule
    yield set_to(book, planned, title="Anders genannt")
    for part in ("target", "tolerance"):
        compared = getattr(rule, part)
        if compared is None or compared.value is None or compared.value[0].isalpha():
            continue
        value = Fraction(compared.value)
        for step in STEPS:
            moved = (value + sign * max(abs(value), Fraction(1)) * step for sign in (1, -1))
            yield from (part_set_to(book, planned, part, value=exact(one)) for one in moved if one >= 0)
        yield from (part_set_to(book, planned, part, operator=sign) for sign in ("<", "<=", "=", ">=", ">"))
    if rule.due.nominal is not None:
        days = (rule.due.nominal - timedelta(days=days) for days in SOONER)
        yield from (part_set_to(book, planned, "due", nominal=day) for day in days)
    yield from (set_to(book, planned, severity=severity) for severity in ("critical", "major", "minor"))


def exact(value: Fraction) -> str:
    return str(value) if value.denominator == 1 else f"{value * 100 // 1 / 100:.2f}"


def needs_somebody(before: Rulebook, after: Rulebook) -> bool:
    return any(effect.needs_approval for effect in edit_effects(compare(before, after), before, after))


@pytest.mark.parametrize("rule_id", RULES)
def test_what_needs_nobody_softens_nothing(rule_id: str, walked: Walked) -> None:
    planned = walked.book.rule(rule_id)
    assert planned is not None
    before = {day: walked.states(walked.book, day, rule_id) for day in DAYS}
    softer, tried = [], 0
    for after in edits(walked.book, planned):
        if after is None or any(
            one.needs_approval for one in edit_effects(compare(walked.book, after), walked.book, after)
        ):
            continue
        tried += 1
        for day in DAYS:
            now = walked.states(after, day, rule_id)
            keys = before[day].keys() | now.keys()
            softer += [(day, key) for key in keys if is_softer(before[day].get(key), now.get(key))]
    assert tried
    assert softer == []
