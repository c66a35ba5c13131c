"""Which rules must be judged again after an edit: all that say something else by which they are judged."""

from __future__ import annotations

import pytest

from checker.preview.reach import reach_of
from checker.rulebook.compare import compare
from tests.unit.rulebook.a_rulebook import FILES, GOAL, GOAL_NAME, loaded

BEFORE = loaded(FILES)


@pytest.mark.parametrize(
    ("old", "new", "judged"),
    [
        pytest.param('value: "10"', 'value: "12"', {"quote"}, id="a bound"),
        # A figure may be compared as it is rounded: then rounding decides.
        pytest.param("interim: bound", "interim: bound\n    rounding: half_up_1", {"quote"}, id="how it is rounded"),
        pytest.param("severity: minor", "severity: major", set(), id="how severe it is"),
    ],
)
def test_what_is_judged_again(old: str, new: str, judged: set[str]) -> None:
    assert GOAL.count(old) == 1
    after = loaded(FILES | {GOAL_NAME: GOAL.replace(old, new)})
    assert reach_of(compare(BEFORE, after), after.files).judged == judged
