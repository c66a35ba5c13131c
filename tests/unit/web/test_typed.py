"""A day in a form is taken as people here write it, and never guessed where it could be another."""

from __future__ import annotations

from datetime import date

import pytest

from checker.pages.typed import typed_day
from checker.web.asked import PostedForm
from checker.web.typed import OddDay, posted_day, shown_days

FOURTH_OF_JULY = date(2016, 7, 4)


@pytest.mark.parametrize("text", ["04.07.2016", "4.7.2016", " 4. 7. 2016 ", "2016-07-04"])
def test_a_day_as_people_write_it(text: str) -> None:
    assert typed_day(text) == posted_day(PostedForm((("day", text),)), "day") == FOURTH_OF_JULY


@pytest.mark.parametrize(
    "text",
    [
        "4/7/2016",
        "07-04-2016",
        "4.7.16",
        "4.7.",
        "31.06.2016",
        "2016-7-4",
        "20160704",
        "2016-W27-1",
        "morgen",
        "٤.٧.٢٠١٦",
    ],
)
def test_what_is_none_or_could_be_another(text: str) -> None:
    assert typed_day(text) is None
    with pytest.raises(OddDay, match="day"):
        posted_day(PostedForm((("day", text),)), "day")


def test_nothing_typed_is_no_odd_day() -> None:
    assert posted_day(PostedForm((("day", "  "),)), "day") is None


def test_what_a_hint_shows_is_taken() -> None:
    assert {typed_day(text) for text in shown_days(FOURTH_OF_JULY).values()} == {FOURTH_OF_JULY}
