"""The kinds of rules: found by themselves, and only about what records really have."""

from __future__ import annotations

from typing import get_args

import pytest

from checker.domain.figures import FIGURES, FILTERS, NEEDED_FILTERS
from checker.domain.kinds import KINDS
from checker.domain.record import MODEL_BY_TYPE
from checker.domain.rule import Interim, MeasureSpec, Operator, Rule, UnitName, Where


def test_the_kinds_of_the_shipped_rules_are_there() -> None:
    assert set(KINDS) >= {
        "rate_lower",
        "growth_cap",
        "recurring_report",
        "rate_upper",
        "budget_cap",
        "count_min_trajectory",
        "recurring_event_per_unit",
        "share_full",
        "dated_deliverable",
    }


@pytest.mark.parametrize("name", sorted(KINDS))
def test_a_kind_speaks_of_keys_and_words_that_a_rule_can_have(name: str) -> None:
    kind = KINDS[name]
    assert kind.required | kind.forbidden <= set(Rule.model_fields)
    assert not kind.required & kind.forbidden
    assert set(kind.operators) <= set(get_args(Operator))
    assert set(kind.units) <= set(get_args(UnitName))
    assert set(kind.interims) <= set(get_args(Interim))
    assert set().union(*kind.measures) <= set(MeasureSpec.model_fields)
    assert kind.records
    assert set(kind.records) <= set(MODEL_BY_TYPE)


@pytest.mark.parametrize("name", sorted(KINDS))
def test_a_kind_needs_a_target_or_forbids_it(name: str) -> None:
    kind = KINDS[name]
    assert ("target" in kind.required) == kind.has_target
    assert ("target" in kind.forbidden) == (not kind.has_target)


def test_figures_and_filters_are_fields_of_their_records() -> None:
    assert set(FIGURES) == set(FILTERS) == set(NEEDED_FILTERS) == set(MODEL_BY_TYPE)
    for record_type, model in MODEL_BY_TYPE.items():
        counted = {"held", "planned"} if record_type == "event" else set()
        assert set(FIGURES[record_type]) - counted <= set(model.model_fields)
        assert set(FILTERS[record_type]) <= set(model.model_fields) & set(Where.model_fields)
        assert set(NEEDED_FILTERS[record_type]) <= set(FILTERS[record_type])
