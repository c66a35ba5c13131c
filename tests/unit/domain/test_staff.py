"""Of how many people a record on staff speaks, by what it says itself."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.domain.record import StatusRecord
from checker.domain.staff import is_few, persons_in
from tests.build import posts, review, share_of, sick, team, trained


@pytest.mark.parametrize(
    ("record", "persons"),
    [
        pytest.param(sick("2016-12", "8.1", persons=12), 12, id="persons named"),
        pytest.param(sick("2016-12", "8.1"), None, id="a rate alone"),
        pytest.param(team("2016-12", 200, "4.2"), 5, id="nobody works more than one post"),
        pytest.param(team("2016-12", 200, "4"), 4, id="four full posts may be four people"),
        pytest.param(team("2016-12", 200, "6", persons=4), 4, id="persons named go before posts"),
        pytest.param(team("2016-12", 200, "0"), None, id="no posts say nothing of people"),
        pytest.param(posts("2016-12", 2), 2, id="posts filled are people"),
        pytest.param(posts("2016-12", 0), 0, id="nobody there"),
        pytest.param(trained("2016-H1", 3, 1), 3, id="newcomers"),
        pytest.param(share_of("equipped", "2016-12", 2, 30), 30, id="a share of people"),
        pytest.param(review(), None, id="files are no staff"),
    ],
)
def test_at_least_so_many_people(record: StatusRecord, persons: int | None) -> None:
    assert persons_in(record, counts_people=True) == persons


def test_the_whole_of_a_measurement_of_things_are_no_people() -> None:
    assert persons_in(share_of("minutes", "2016-12", 600, 1000), counts_people=False) is None
    assert persons_in(sick("2016-12", days_sick=Decimal(9), days_target=Decimal(99)), counts_people=False) is None


@pytest.mark.parametrize(
    ("persons", "floor", "few"),
    [(None, 5, True), (0, 5, False), (1, 5, True), (4, 5, True), (5, 5, False), (9, 10, True), (10, 10, False)],
)
def test_few_is_below_the_floor_and_where_nobody_said_it_but_not_nobody(
    persons: int | None, floor: int, few: bool
) -> None:
    assert is_few(persons, floor) is few
