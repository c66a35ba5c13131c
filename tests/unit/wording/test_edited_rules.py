"""An edit, told to whoever answers for it: every respect with what it was and is, and nothing that is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from checker.domain.rule import Rule
from checker.domain.rulebook import Rulebook
from checker.domain.rules_edit import RulesEdit
from checker.rulebook.compare import compare
from checker.rulebook.house_words import with_words
from checker.rulebook.respects import edited_rules
from checker.wording.edited_rules import edited_text
from checker.wording.locales import Locale
from tests.build import ESCALATION, WORDS, assumed, error_rate, rulebook

NBSP = "\N{NO-BREAK SPACE}"
AMENDED = {"from": date(2016, 6, 1), "was": "10", "decision_ref": "TV 12/2016"}


def told(before: Rulebook, after: Rulebook, locale: Locale = "de") -> list[str]:
    edited = edited_rules(compare(before, after), before, after)
    edit = RulesEdit(2, date(2016, 5, 2), "gf", before, after, edited)
    return [edited_text(edit, each, locale) for each in edit.rules]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        pytest.param(
            {"value": "12"}, f"verlangt bisher „unter 10{NBSP}%“, jetzt „unter 12{NBSP}%“", id="bound, lowered"
        ),
        pytest.param({"operator": "<="}, f"jetzt „höchstens 10{NBSP}%“", id="strictness"),
        pytest.param({"severity": "critical"}, "Gewicht bisher „wesentlich“, jetzt „kritisch“", id="severity"),
        pytest.param({"owner": "leitung"}, "verantwortlich bisher „Geschäftsführung“, jetzt „Leitung“", id="owner"),
        pytest.param(
            {"due": {"nominal": date(2016, 6, 30), "policy": "next_working_day"}}, "jetzt „30.06.2016", id="day"
        ),
        pytest.param(
            {"minimum_sample": {"value": 30, "origin": "assumption", "why": "Zufall"}},
            "kleinste Stichprobe jetzt „30 Fälle“, bisher nicht gesagt",
            id="what was not said before",
        ),
        pytest.param(
            {"premise_of": "targets"}, "wird anders gezählt oder beurteilt als bisher", id="what no line of a rule says"
        ),
    ],
)
def test_every_respect_is_told_with_old_and_new(change: dict[str, Any], sentence: str) -> None:
    (said,) = told(rulebook(error_rate()), rulebook(error_rate(**change)))
    assert said.startswith("Eine Regel: ")
    assert sentence in said


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"title": "Ein anderer Titel"}, id="title"),
        pytest.param({"short_title": "Kürzer"}, id="short title"),
        pytest.param({"source": {"row": "T00", "line": 9}}, id="place in the plan"),
        pytest.param({"decision": ("D1",)}, id="decision"),
    ],
)
def test_what_changes_nothing_for_anybody_is_not_told(change: dict[str, Any]) -> None:
    assert told(rulebook(error_rate()), rulebook(error_rate(**change))) == []


def test_the_reason_of_an_assumption_is_no_change() -> None:
    def sampled(why: str) -> Rulebook:
        return rulebook(error_rate(minimum_sample={"value": 30, "origin": "assumption", "why": why}))

    assert told(sampled("so"), sampled("anders")) == []


def test_what_is_only_written_otherwise_is_no_change() -> None:
    short = rulebook(error_rate(scope={"judge": "organisation", "show": "office"}))
    long = rulebook(error_rate(scope={"judge": "organisation", "show": {"level": "office"}}))
    assert told(short, long) == []


def test_the_order_of_rules_is_no_change() -> None:
    one, other = error_rate("one"), error_rate("other")
    assert told(rulebook(one, other), rulebook(other, one)) == []


def test_a_longer_patience_of_the_house_is_told_of_each_rule_that_climbs_by_it() -> None:
    before = rulebook(error_rate())
    slower = ESCALATION.step_after_working_days.model_copy(update={"major": assumed(20)})
    after = replace(before, escalation=ESCALATION.model_copy(update={"step_after_working_days": slower}))
    (said,) = told(before, after)
    assert "danach vorgelegt bisher „Geschäftsführung, Kreis, je 5 Arbeitstage später“, jetzt" in said
    assert "20 Arbeitstage" in said


def test_a_new_rule_says_what_it_asks_and_one_that_is_gone_what_it_asked() -> None:
    before, after = rulebook(error_rate("old")), rulebook(error_rate("new"))
    new, gone = told(before, after)
    assert new.startswith(f"Eine Regel: neu; verlangt „unter 10{NBSP}%“; Frist „31.12.2016")
    assert gone.startswith(f"Eine Regel: gilt nicht mehr; verlangt „unter 10{NBSP}%“")
    assert told(before, after, "en")[1].startswith("Eine Regel: holds no more; asked for “under 10%”")


def test_a_rule_that_was_renamed_alone_is_the_same() -> None:
    renamed = error_rate("new", replaces="old")
    assert told(rulebook(error_rate("old")), rulebook(renamed)) == []
    (said,) = told(rulebook(error_rate("old")), rulebook(renamed.model_copy(update={"severity": "minor"})))
    assert "Gewicht bisher" in said


def test_an_amendment_says_from_when() -> None:
    target = {"operator": "<", "value": "12", "unit": "percent", "amended": (AMENDED,)}
    rule = error_rate()
    amended = Rule.model_validate({**rule.model_dump(), "target": target})
    (said,) = told(rulebook(rule), rulebook(with_words(amended, WORDS)))
    assert f"jetzt „unter 12{NBSP}%; bis 31.05.2016: unter 10{NBSP}%“" in said
