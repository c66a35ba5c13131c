"""The fact about one obligation says what its figures say, in the words that the compiled conditions ask for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from checker.evaluation.compile import EventField
from checker.evaluation.fact import DayFact, Fact, FigureFact, flat
from checker.evaluation.figures import AwaitedMeeting, BandSides, EventOutlook, HandedIn, MonthAgainstShare, Sides
from checker.evaluation.rulesets import compiled
from checker.rulebook.load import load

RULES = Path(__file__).parents[3] / "rules"
ON, END = date(2016, 10, 17), date(2016, 12, 31)
ALWAYS = {"rule": "r", "shape": "s", "on": ON.toordinal(), "end": END.toordinal()}
OWED = {"reports_missing": 1, "outstanding": 2}
FIGURE = FigureFact("r", "s", ON, END, Sides(30, 31), reports_missing=1, outstanding=2, days_left=53)
DAY = DayFact("r", "s", ON, END, END, HandedIn(None, ()))
NOT_DONE = {"effective": END.toordinal(), "complete": 0, "submitted": 0}


@pytest.mark.parametrize(
    ("fact", "says"),
    [
        pytest.param(FIGURE, {**OWED, "usable": 1, "lhs": 30, "rhs": 31}, id="a figure against its bound"),
        pytest.param(
            FIGURE._replace(path=Sides(7, 8)),
            {**OWED, "usable": 1, "lhs": 30, "rhs": 31, "figure": 7, "path": 8},
            id="a figure on a path",
        ),
        pytest.param(FIGURE._replace(sides=None), {**OWED, "usable": 0, "waiting": 0}, id="no figure, though owed"),
        pytest.param(
            FIGURE._replace(sides=None, is_waiting=True), {**OWED, "usable": 0, "waiting": 1}, id="no figure yet"
        ),
        pytest.param(DAY, NOT_DONE, id="nothing handed in"),
        pytest.param(
            replace(DAY, handed_in=HandedIn(ON, ())),
            {**NOT_DONE, "complete": 1, "submitted": ON.toordinal()},
            id="handed in",
        ),
        pytest.param(
            replace(DAY, handed_in=HandedIn(None, (), AwaitedMeeting(is_known=False, warn_from=ON))),
            {**NOT_DONE, "event_known": 0, "warn_from": ON.toordinal()},
            id="due with a meeting that nobody knows",
        ),
    ],
)
def test_an_event_says_what_its_fact_says_and_leaves_out_the_rest(fact: Fact, says: dict[str, Any]) -> None:
    assert flat(fact) == ALWAYS | says


@pytest.mark.parametrize(
    ("beside", "says"),
    [
        (EventOutlook(1, 2, 3), {"still_missing": 1, "within_reach": 2, "to_reach": 3}),
        (MonthAgainstShare(1, 2), {"newest_month": 1, "a_month": 2}),
        (BandSides(1, 2), {"least": 1, "most": 2}),
    ],
)
def test_the_days_left_count_where_more_than_the_bound_is_asked(beside: Any, says: dict[str, int]) -> None:
    assert flat(FIGURE._replace(beside=beside)).items() >= (says | {"days_left": 53}).items()


def test_every_field_is_asked_for_by_a_row_of_the_catalogue_and_no_other_is() -> None:
    matches = [rule.matches for ruleset in compiled(load(RULES)).values() for rule in ruleset.values()]
    assert {name for match in matches for name in _fields(match)} == {*get_args(EventField)}


def _fields(condition: Any) -> Iterator[str]:
    """Every field that a condition names, on either side of a comparison."""
    for word, inner in condition.items():
        if word == "$and":
            for each in inner:
                yield from _fields(each)
        elif word == "$m":
            yield inner
        elif word.startswith("$"):
            yield from _fields(inner)
        else:
            yield word
            if isinstance(inner, dict):
                yield from _fields(inner)
