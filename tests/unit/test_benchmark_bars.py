"""A ratio keeps its bar, or by how much it misses it is said; a leeway forgives some of that and hides nothing."""

from __future__ import annotations

import pytest

from tests.benchmarks.bars import Bars, table


@pytest.mark.parametrize(
    ("ratio", "leeway", "is_within"),
    [
        pytest.param(30.0, 1.0, True, id="at the bar"),
        pytest.param(30.1, 1.0, False, id="over it"),
        pytest.param(32.9, 1.1, True, id="over it by less than a tenth, which is forgiven"),
        pytest.param(33.1, 1.1, False, id="over it by more than a tenth"),
    ],
)
def test_a_most_is_kept_up_to_its_leeway(ratio: float, leeway: float, is_within: bool) -> None:
    bars = Bars(leeway)
    bars.at_most("linting", ratio, 30.0)
    assert bars.measured[0].is_within is is_within


@pytest.mark.parametrize(("ratio", "is_within"), [(75.0, True), (69.0, True), (68.0, False)])
def test_a_least_is_missed_from_below(ratio: float, is_within: bool) -> None:
    bars = Bars(leeway=1.1)
    bars.at_least("counting back", ratio, 75.0)
    assert bars.measured[0].is_within is is_within


def test_the_table_tells_every_ratio_also_one_that_is_forgiven() -> None:
    bars = Bars(leeway=1.1)
    bars.at_most("linting", 31.5, 30.0, "350 ms against 11.1 ms")
    bars.at_least("counting back", 80.0, 75.0)
    assert list(table(bars.measured, bars.leeway)) == [
        "   31.50  <= 30      missed by 5.0 %   linting (350 ms against 11.1 ms)",
        "   80.00  >= 75      held              counting back",
        "2 ratios, 1 missed, 10 % of leeway",
    ]
