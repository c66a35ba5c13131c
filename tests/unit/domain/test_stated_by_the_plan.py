"""A wait, a minimum or a day may be the plan's own: then it is no assumption (decision D12)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from checker.domain.assumption import assumptions
from checker.domain.due import DuePolicy
from tests.build import A_PATH, reviews

IN_THE_PLAN = {"origin": "plan", "why": "Abschnitt 3.2"}


@pytest.mark.parametrize(
    ("key", "given"),
    [
        ("data_expected", {"working_days_after": 10}),
        ("minimum_sample", {"value": 30}),
        ("due", {"nominal": date(2016, 12, 31), "policy": str(DuePolicy.PERIOD_END_NEVER_SHIFTS)}),
        ("target", {"operator": ">=", "value": "300", "unit": "reviews"}),
        ("period", {"kind": "year"}),
    ],
)
def test_what_the_plan_states_is_listed_under_no_assumptions(key: str, given: dict[str, Any]) -> None:
    rules = (reviews(**{key: given | origin}) for origin in (IN_THE_PLAN, A_PATH))
    stated, assumed = ({one.path for one in assumptions(rule)} for rule in rules)
    assert key not in stated
    assert key in assumed
