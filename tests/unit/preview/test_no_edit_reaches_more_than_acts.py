"""No edit reaches what an act may not: tried for the house's own rules, every role that activates, every such edit.

The oracle reads from the rule files who may do what, and knows nothing of the program. CI tries every sixteenth rule,
`make deep` all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import pytest

from checker.domain.rulebook import PlannedRule, Rulebook
from checker.preview.approvals import Need, approvals_needed, barred, is_met
from checker.preview.edit_effects import edit_effects
from checker.rulebook.compare import compare
from checker.rulebook.load import load
from checker.starter import rules_folder
from tests.in_full import some_of
from tests.unit.preview.powers_oracle import Asked, House
from tests.unit.preview.softening_edits import (
    OF_A_RULE,
    OF_THE_HOUSE,
    QUIETER_OF_A_RULE,
    QUIETER_OF_THE_HOUSE,
    edits_of,
)

ON = date(2016, 6, 1)
NOW = datetime(2016, 6, 1, 8, tzinfo=UTC)
PREVIEW = "c" * 64
HOUSE = House(rules_folder(), ON)
ALL = {rule.id: rule for rule in HOUSE.rules}
TRIED = tuple(some_of(ALL, 16))
SETS_ASIDE = ("waive", "extend")
RUNS_THE_PROGRAM = "administration"


@dataclass(frozen=True)
class OnFile:
    body: str
    file_number: str = "50.1-2016/077"
    decided_on: date = date(2016, 5, 31)


@dataclass(frozen=True)
class Given:
    """An approval, with everything that a body could bring."""

    rule: str
    by: str
    preview: str = PREVIEW
    at: datetime = NOW

    @property
    def decision(self) -> OnFile:
        return OnFile(self.by)


@pytest.fixture(scope="module")
def book() -> Rulebook:
    """The house's rules, with their plan adopted: a draft escalates nothing."""
    loaded = load(rules_folder())
    heads = (
        plan.head.model_copy(update={"status": "adopted", "adopted_on": date(2016, 1, 4)}) for plan in loaded.plans
    )
    plans = tuple(plan.model_copy(update={"head": head}) for plan, head in zip(loaded.plans, heads, strict=True))
    return replace(loaded, plans=plans)


@pytest.fixture(scope="module")
def not_these(book: Rulebook) -> Mapping[str, frozenset[str]]:
    """By who activates: whose approval does not count."""
    return {by: barred(by, book, ON) for by in (*HOUSE.roles, RUNS_THE_PROGRAM)}


def needs_after(book: Rulebook, after: Rulebook) -> Mapping[str, Need]:
    edit = compare(book, after)
    needs = approvals_needed(edit, edit_effects(edit, book, after), (), book, ON)
    assert len({need.rule for need in needs}) == len(needs)
    return {need.rule: need for need in needs}


def those_who_may(rule: Asked, *, quieter: bool) -> set[str]:
    """By the files: who could waive or extend it; the body alone where it was agreed with one. Of what makes mails
    fewer also who may silence it, but nobody who answers for it.
    """
    if not quieter:
        body = HOUSE.body(rule)
        return {body} if body else {role for act in SETS_ASIDE for role in HOUSE.may(act, rule)}
    return {role for act in (*SETS_ASIDE, "silence") for role in HOUSE.may(act, rule)} - HOUSE.own(rule)


def faults_of(
    need: Need | None, rule: Asked, not_these: Mapping[str, frozenset[str]], *, quieter: bool
) -> Iterable[str]:
    """What is wrong with the approval that an edit is taken to need."""
    if need is None:
        yield "needs nobody"
        return
    may = those_who_may(rule, quieter=quieter)
    if {*need.who} != may:
        yield f"approved by {sorted(need.who)}, not by {sorted(may)}"
    wrong = [Given(rule.id, role) for role in (*HOUSE.roles, RUNS_THE_PROGRAM) if role not in may]
    if is_met(need, wrong, PREVIEW, frozenset()):
        yield "met by those who may not"
    if need.body and any(is_met(need, [Undecided(rule.id, role)], PREVIEW, frozenset()) for role in HOUSE.roles):
        yield "met without a decision"
    for by, out in not_these.items():
        if is_met(need, [], PREVIEW, out):
            yield f"met by nobody when {by} activates"
        if is_met(need, [Given(rule.id, role) for role in out], PREVIEW, out):
            yield f"met by those around {by}, who activates"
        if may - out and not is_met(need, [Given(rule.id, min(may - out))], PREVIEW, out):
            yield f"not met by {min(may - out)} when {by} activates"


@dataclass(frozen=True)
class Undecided(Given):
    @property
    def decision(self) -> None:  # type: ignore[override]
        return None


def planned(book: Rulebook, rule_id: str) -> PlannedRule:
    found = book.rule(rule_id)
    assert found is not None
    return found


@pytest.mark.parametrize("rule_id", TRIED)
def test_no_edit_of_a_rule_reaches_what_an_act_may_not(
    rule_id: str, book: Rulebook, not_these: Mapping[str, frozenset[str]]
) -> None:
    found, tried = {}, 0
    for quieter, edits in ((False, OF_A_RULE), (True, QUIETER_OF_A_RULE)):
        for name, after in edits_of(book, planned(book, rule_id), edits):
            tried += 1
            need = needs_after(book, after).get(rule_id)
            if faults := [*faults_of(need, ALL[rule_id], not_these, quieter=quieter)]:
                found[name] = faults
    assert tried > 20
    assert found == {}


@pytest.mark.parametrize(
    ("name", "edit", "quieter"),
    [
        *(pytest.param(name, edit, False, id=name) for name, edit in OF_THE_HOUSE.items()),
        *(pytest.param(name, edit, True, id=name) for name, edit in QUIETER_OF_THE_HOUSE.items()),
    ],
)
def test_no_edit_of_the_house_reaches_what_an_act_may_not(
    name: str, edit: object, *, quieter: bool, book: Rulebook, not_these: Mapping[str, frozenset[str]]
) -> None:
    assert callable(edit)
    needs = needs_after(book, edit(book))
    found = {}
    for rule_id, rule in ALL.items():
        if name == "powers" and HOUSE.body(rule) and rule_id not in needs:
            continue  # of what was agreed the body alone decides, whatever the house says
        if faults := [*faults_of(needs.get(rule_id), rule, not_these, quieter=quieter)]:
            found[rule_id] = faults
    assert found == {}


def test_whoever_activates_bars_its_deputy_and_whom_it_reads_for(not_these: Mapping[str, frozenset[str]]) -> None:
    for by in HOUSE.roles:
        deputy, reader = HOUSE.roles[by].get("deputy"), HOUSE.reader(by)
        around = {by, *(role for role in (deputy, reader) if role)}
        around |= {role for role in HOUSE.roles if HOUSE.reader(role) == by}
        assert around <= not_these[by], by
