"""Which records of a file would give a single person away, so that it is not handed on."""

from __future__ import annotations

from typing import Any

import pytest

from checker.audit.pack.record_cells import SmallCells
from checker.domain.record import status_record

REVIEW = {"type": "case_review", "topic": "kdu", "stratum": "existing", "selection": "random", "scope": "hilden"}
FIGURE = {"type": "measurement", "metric": "exits", "scope": "jobcenter"}


def found(
    *records: dict[str, Any],
    things: frozenset[tuple[str, str]] = frozenset(),
    staff: frozenset[tuple[str, str]] = frozenset(),
) -> set[tuple[str, str]]:
    cells = SmallCells(things, staff, "jobcenter")
    cells.look_at(status_record.validate_python(each) for each in records)
    return cells.found


def review(reviewed: int, faulty: int, period: str = "2016-06") -> dict[str, Any]:
    return REVIEW | {"period": period, "reviewed": reviewed, "faulty": faulty}


def figure(period: str, aggregation: str, **figures: Any) -> dict[str, Any]:
    return FIGURE | {"period": period, "aggregation": aggregation} | figures


@pytest.mark.parametrize(
    ("records", "is_small"),
    [
        pytest.param([review(60, 20)], False, id="many of many"),
        pytest.param([review(60, 2)], True, id="two of many"),
        pytest.param([review(60, 59)], True, id="all but one"),
        pytest.param([review(60, 0)], False, id="none points at nobody"),
        pytest.param([review(60, 20), review(60, 21)], True, id="a version that moved by one"),
        pytest.param([review(60, 20), review(70, 21, "2016-07")], False, id="months are counts of their own"),
        pytest.param([figure("2016-06-ytd", "ytd", value="2")], True, id="a count of two"),
        pytest.param([figure("2016-06-30", "point", numerator=57, denominator=58)], True, id="the rest of a share"),
        pytest.param(
            [figure("2016-06-ytd", "ytd", value="100"), figure("2016-07-ytd", "ytd", value="101")],
            True,
            id="a sum that grew by one",
        ),
        pytest.param(
            [figure("2016-06", "month", value="100"), figure("2016-07", "month", value="101")],
            False,
            id="two months alike",
        ),
        pytest.param(
            [{"type": "headcount", "headcount": "sick", "scope": "hilden", "period": "2016-06", "aggregation": "month",
              "rate": "8.1"}],
            True,
            id="staff below the house",
        ),
        pytest.param(
            [{"type": "headcount", "headcount": "sick", "scope": "jobcenter", "period": "2016-06",
              "aggregation": "month", "rate": "8.1"}],
            False,
            id="staff of the house",
        ),
    ],
)  # fmt: skip
def test_what_gives_somebody_away(records: list[dict[str, Any]], is_small: bool) -> None:
    assert bool(found(*records)) is is_small


def test_what_rules_declare_to_be_about_staff_gives_a_unit_away_also_in_hours() -> None:
    hours = figure("2016-06", "month", numerator=600, denominator=1000)
    told, of_staff = frozenset({("measurement", "exits")}), frozenset({("measurement", "exits")})
    assert not found(hours, things=told, staff=of_staff), "the house's own value"
    assert found(hours | {"scope": "hilden"}, things=told, staff=of_staff) == {("measurement", "exits")}
    assert not found(hours | {"scope": "hilden"}, things=told)


def test_what_the_rules_call_things_gives_nobody_away() -> None:
    assert not found(figure("2016-06-ytd", "ytd", value="2"), things=frozenset({("measurement", "exits")}))
