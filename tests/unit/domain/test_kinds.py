"""The kinds of rules: found by themselves, and only about what records really have."""

from __future__ import annotations

from typing import get_args

import pytest

from checker.domain.figures import FIGURES, FILTERS, NEEDED_FILTERS
from checker.domain.kinds import KINDS
from checker.domain.measure_unit import Quantity
from checker.domain.record import MODEL_BY_TYPE
from checker.domain.rule import Interim, MeasureSpec, Operator, PeriodSpec, Rule, TargetWord, Where
from checker.evaluation.kinds import kinds


def test_the_kinds_of_the_catalogue_are_there() -> None:
    assert set(KINDS) == {
        "benchmark",
        "budget_cap",
        "caseload_range",
        "comparative",
        "contact_interval",
        "count_min_per_unit",
        "count_min_trajectory",
        "dated_deliverable",
        "dated_event_window",
        "deliverable_per_unit",
        "duration_max",
        "event_relative_deadline",
        "flow_min_per_month",
        "growth_cap",
        "monitoring",
        "on_demand",
        "premise",
        "rate_lower",
        "rate_upper",
        "recurring_event",
        "recurring_event_per_unit",
        "recurring_report",
        "share_full",
        "stock_cap",
        "stock_monitor",
    }


def test_each_kind_has_both_a_schema_and_a_way_to_be_judged() -> None:
    assert set(kinds()) == set(KINDS)


@pytest.mark.parametrize("name", sorted(KINDS))
def test_a_kind_speaks_of_keys_and_words_that_a_rule_can_have(name: str) -> None:
    kind = KINDS[name]
    assert kind.required | kind.forbidden <= set(Rule.model_fields)
    assert not kind.required & kind.forbidden
    assert set(kind.operators) <= set(get_args(Operator))
    assert set(kind.quantities) <= set(get_args(Quantity))
    assert set(kind.interims) <= set(get_args(Interim))
    assert set().union(*kind.measures) <= set(MeasureSpec.model_fields)
    assert set(kind.words) <= set(get_args(TargetWord))
    assert set(kind.periods) <= set(get_args(PeriodSpec.model_fields["kind"].annotation))
    assert kind.records
    assert set(kind.records) <= set(MODEL_BY_TYPE)


@pytest.mark.parametrize("name", sorted(KINDS))
def test_a_kind_needs_a_target_or_forbids_it(name: str) -> None:
    kind = KINDS[name]
    assert ("target" in kind.required) == kind.has_target
    assert ("target" in kind.forbidden) == (not kind.has_target)


def test_figures_and_filters_are_fields_of_their_records() -> None:
    # Meetings and requests measure nothing: they say when something is due, or that it is owed.
    assert set(FIGURES) == set(FILTERS) == set(NEEDED_FILTERS) == set(MODEL_BY_TYPE) - {"meeting", "request"}
    for record_type in FIGURES:
        model = MODEL_BY_TYPE[record_type]
        counted = {"held", "planned"} if record_type == "event" else set()
        assert set(FIGURES[record_type]) - counted <= set(model.model_fields)
        assert set(FILTERS[record_type]) <= set(model.model_fields) & set(Where.model_fields)
        assert set(NEEDED_FILTERS[record_type]) <= set(FILTERS[record_type])
