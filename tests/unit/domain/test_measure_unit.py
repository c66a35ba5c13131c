"""Units are words of the house; a verdict carries them, and an old one is read without them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from pydantic import ValidationError

from checker.domain.measure_unit import BUILT_IN, PERCENT, MeasureUnit, unit_named
from checker.domain.vocabulary import UnitEntry, Vocabulary
from checker.rulebook.house_words import with_words
from checker.store.verdict_json import pack, unpack
from checker.wording.numbers import bound_text, rate_text, value_text
from tests.build import WORDS, error_rate
from tests.stored import verdict

NBSP = "\N{NO-BREAK SPACE}"
INFECTIONS = UnitEntry.model_validate(
    {
        "id": "per_thousand_days", "quantity": "share", "per": 1000, "decimals": 1,
        "de": {"one": "je 1.000 Pflegetage", "many": "je 1.000 Pflegetage"},
        "en": {"one": "per 1,000 days", "many": "per 1,000 days"},
    }
)  # fmt: skip


def test_a_share_of_a_thousand_is_written_and_compared_as_one() -> None:
    unit = INFECTIONS.unit
    assert unit.in_terms(Fraction(3)) == Fraction(3, 1000)
    assert rate_text(Fraction(29, 10_000), Fraction(3, 1000), "de", unit) == "2,9 je 1.000 Pflegetage"
    assert bound_text("3", unit, "en") == "3 per 1,000 days"


def test_a_rule_gets_the_words_of_its_house() -> None:
    rule = error_rate(target={"operator": "<", "value": "3", "unit": "per_thousand_days"})
    assert rule.target is not None
    assert rule.target.unit.quantity == "count", "nothing is known of it yet"
    told = with_words(rule, Vocabulary(units=(INFECTIONS,)))
    assert told.target is not None
    assert (told.target.unit.per, told.per) == (1000, 1000)


def test_a_stored_verdict_says_its_unit_again_whatever_became_of_the_vocabulary() -> None:
    judged = replace(verdict(), unit=WORDS.unit("reviews"))
    read = unpack(pack(judged))
    assert value_text(Fraction(26), read.unit, "de") == "26 Prüfungen"
    assert read == judged


def test_a_verdict_stored_before_units_had_words_is_read_without_them() -> None:
    packed = pack(verdict()) | {"unit": "reviews"}
    read = unpack(packed).unit
    assert (read, value_text(Fraction(26), read, "de")) == (MeasureUnit("reviews"), "26")
    assert unpack(pack(verdict()) | {"unit": "percent"}).unit.is_share


def test_two_units_of_one_id_are_the_same_whatever_they_are_called() -> None:
    assert WORDS.unit("reviews") == MeasureUnit("reviews") != MeasureUnit("cases")


def test_what_every_house_understands_needs_no_vocabulary() -> None:
    assert {"percent", "euro"} == set(BUILT_IN)
    assert unit_named("percent") is PERCENT
    assert value_text(Fraction(3, 2), Vocabulary().unit("euro"), "de") == f"1,50{NBSP}€"


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ({"quantity": "count", "people": False}, "needs words in both languages"),
        ({"quantity": "share", "symbol": "‰"}, "'per' belongs to a share"),
        ({"quantity": "count", "per": 100, "symbol": "%"}, "'per' belongs to a share"),
        ({"quantity": "count", "symbol": "#"}, "a symbol stands for words"),
        ({"quantity": "money", "symbol": "£", "people": True}, "only what is counted one by one can be people"),
        ({"quantity": "money", "symbol": "*"}, "markup"),
    ],
)
def test_a_unit_that_cannot_be_written_is_refused(entry: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        UnitEntry.model_validate({"id": "x", **entry})
