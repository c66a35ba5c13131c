"""Who may decide what: what escalation.yaml may say, and what linting refuses."""

from __future__ import annotations

import pytest

from checker.domain.escalation import ACTS_WITH_POWERS, POWERS, Escalation
from checker.rulebook.load import load
from checker.starter import rules_folder
from tests.unit.rulebook.a_rulebook import ESCALATION, FILES, loaded, problems_of

HOUSE = "powers: {waive: [management, kreis], extend: [above], origin: assumption, why: kurz}\n"
LADDER = "  - {id: kreis, title: Kreis, steps: [gf, kreis]}\n"


def escalation_with(more: str = HOUSE, ladder: str = LADDER) -> dict[str, str]:
    assert LADDER in ESCALATION
    return FILES | {"escalation.yaml": ESCALATION.replace(LADDER, ladder) + more}


def the(texts: dict[str, str]) -> Escalation:
    return loaded(texts).escalation


def test_the_rules_word_comes_before_its_ladders_and_that_before_the_houses() -> None:
    ladder = LADDER.replace("}", ", powers: {extend: [gf]}}").replace("kreis]", "kreis], agreed_with: kreis")
    rule = "rule_powers: [{rule: kosten, silence: [owner], why: Versuch}]\n"
    found = the(escalation_with(HOUSE + rule, ladder))
    said = {act: found.who_may(act, "kosten", "bl", "kreis") for act in ("silence", "extend", "waive", "object")}
    assert said == {"silence": ("bl",), "extend": ("gf",), "waive": ("kreis",), "object": ("bl", "gf", "kreis")}
    assert found.who_may("silence", "quote", "bl", "kreis") == ("gf", "kreis")


@pytest.mark.parametrize("act", ["waive", "extend", "noise"])
def test_nobody_is_named_for_their_own(act: str) -> None:
    texts = escalation_with(f"powers: {{{act}: [ladder], origin: assumption, why: kurz}}\n")
    assert the(texts).who_may(act, "kosten", "bl", "kreis") == ("gf", "kreis")


def test_files_from_before_powers_could_be_said_stay_readable() -> None:
    found = the(FILES)
    assert found.powers == POWERS
    assert found.who_may("acknowledge", "kosten", "bl", "kreis") == ("bl", "gf", "kreis")


@pytest.mark.parametrize(
    ("more", "ladder", "expected"),
    [
        pytest.param(HOUSE.replace("above", "gff"), LADDER, "unknown role 'gff'", id="unknown role"),
        pytest.param(
            HOUSE.replace("extend: [above]", "extend: [owner]"), LADDER,
            "nobody may extend what 'quote' finds: its owner 'bl' may not, and no other is named", id="nobody may",
        ),
        pytest.param(
            HOUSE, LADDER.replace("kreis]", "kreis], agreed_with: gf"), "'gf' belongs to the house", id="not outside"
        ),
        pytest.param(
            HOUSE, LADDER.replace("[gf, kreis]", "[gf], agreed_with: kreis"), "'kreis' is no step of the ladder",
            id="agreed with a body that never hears of it",
        ),
        pytest.param(
            HOUSE + "rule_powers: [{rule: kostn, waive: [gf], why: Versuch}]\n", LADDER,
            "unknown rule 'kostn'", id="unknown rule",
        ),
        pytest.param(
            HOUSE + "rule_powers: [{rule: kosten, waive: [gf], why: x}, {rule: kosten, waive: [gf], why: x}]\n", LADDER,
            "the powers over 'kosten' stand here twice", id="twice",
        ),
        pytest.param(HOUSE.replace("[above]", "[]"), LADDER, "extend", id="an empty list"),
        pytest.param(HOUSE.replace("extend", "extnd"), LADDER, "extnd", id="an act that does not exist"),
    ],
)  # fmt: skip
def test_what_names_nobody_is_refused(more: str, ladder: str, expected: str) -> None:
    assert any(expected in problem for problem in problems_of(escalation_with(more, ladder)))


def test_somebody_may_decide_every_act_about_every_rule_that_is_shipped() -> None:
    book = load(rules_folder())
    for planned in book.rules():
        rule = planned.rule
        for act in ACTS_WITH_POWERS:
            assert book.escalation.who_may(act, rule.id, rule.owner, rule.escalation), (rule.id, act)


def test_what_is_agreed_with_a_body_outside_is_waived_extended_and_called_noise_by_it_alone() -> None:
    book = load(rules_folder())
    agreed = {policy.id: policy.agreed_with for policy in book.escalation.policies if policy.agreed_with}
    rules = [planned.rule for planned in book.rules() if planned.rule.escalation in agreed]
    assert rules
    for rule in rules:
        for act in ("waive", "extend", "noise"):
            assert book.escalation.who_may(act, rule.id, rule.owner, rule.escalation) == (agreed[rule.escalation],)
