"""Which verdicts carry that their figure is of few staff: those of units, by what the counted records say."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from checker.domain.organisation import Unit
from checker.domain.record import StatusRecord
from checker.domain.rule import Rule
from checker.domain.verdict import Verdict
from tests.build import (
    Reported,
    caseload,
    judge,
    newcomers_trained,
    organisation,
    posts,
    posts_filled,
    rulebook,
    share_of,
    sick,
    sickness,
    team,
    trained,
)
from tests.build import contacts_in_time as in_time

AFTER = date(2017, 2, 1)
IN_OFFICES: dict[str, Any] = {"scope": {"judge": "office"}}


def of_hilden(rule: Rule, *records: StatusRecord) -> Verdict:
    house = organisation(("hilden",), sites=(Unit(id="eins", name="Eins"),))
    verdicts = judge(rulebook(rule, of=house), Reported().say(*records), AFTER)
    return next(one for one in verdicts.values() if one.value is not None)


@pytest.mark.parametrize(
    ("rule", "record", "few"),
    [
        pytest.param(sickness(**IN_OFFICES), sick("2016-12", "8.1", scope="hilden", persons=9), True, id="nine of ten"),
        pytest.param(sickness(**IN_OFFICES), sick("2016-12", "8.1", scope="hilden", persons=10), False, id="ten"),
        pytest.param(sickness(**IN_OFFICES), sick("2016-12", "8.1", scope="hilden"), True, id="nobody says how many"),
        pytest.param(sickness(), sick("2016-12", "8.1"), False, id="the house's own value"),
        pytest.param(newcomers_trained(**IN_OFFICES), trained("2016-H1", 4, 4, scope="hilden"), True, id="newcomers"),
        pytest.param(newcomers_trained(), trained("2016-H1", 4, 4), False, id="newcomers of the house"),
        pytest.param(posts_filled(**IN_OFFICES), posts("2016-03", 1, scope="hilden"), True, id="one post filled"),
        pytest.param(posts_filled(**IN_OFFICES), posts("2016-03", 0, scope="hilden"), False, id="none filled"),
        pytest.param(
            in_time(**IN_OFFICES), share_of("seen", "2016-03", 3, 3, scope="hilden"), False, id="clients are no staff"
        ),
        pytest.param(
            in_time(**IN_OFFICES, about="staff"), share_of("seen", "2016-03", 3, 3, scope="hilden"), True,
            id="declared to be about staff",
        ),
    ],
)  # fmt: skip
def test_a_unit_of_few(rule: Rule, record: StatusRecord, few: bool) -> None:
    assert of_hilden(rule, record).few_staff is few


def test_one_month_of_few_makes_the_mean_one_of_few() -> None:
    rule = caseload(staff=1, **IN_OFFICES)
    months = [team(f"2016-{month:02}", 200, "5", 4 if month == 6 else 6, scope="hilden") for month in range(1, 13)]
    verdicts = judge(rulebook(rule, of=organisation(("hilden",))), Reported().say(*months), AFTER)
    (verdict,) = verdicts.values()
    assert verdict.value is not None
    assert verdict.few_staff


def test_a_verdict_without_a_figure_has_nothing_to_keep_back() -> None:
    verdicts = judge(rulebook(posts_filled(**IN_OFFICES), of=organisation(("hilden",))), Reported(), AFTER)
    assert not any(one.few_staff for one in verdicts.values())
