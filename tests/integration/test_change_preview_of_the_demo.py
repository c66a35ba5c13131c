"""Previews of edits after the demo's whole year agree with check, and with what the next tick does: 0 differences.

CI tries one; `make deep` tries all.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from checker.domain.clock import local_day
from checker.store import cursor
from tests.in_full import IN_FULL
from tests.integration.demo_once import demo_of_this_session
from tests.integration.previewed_edits import (
    EDITS,
    EditedHouse,
    PreviewedEdit,
    assert_check_says_it,
    assert_the_tick_does_it,
    edit_of,
)

PERSONAL = "plans/2016/goals/personal.yaml"
OF_THE_DEMO = (
    PreviewedEdit("a bound that opens follow-ups", PERSONAL, edit_of('value: "11"', 'value: "5"', "sickness-rate")),
    PreviewedEdit(
        "a day off",
        "calendar.yaml",
        lambda text: re.sub(r"(?m)^closures: \[\]", "closures: [{day: 2016-12-30, name: Brücke}]", text),
    ),
)
IN_CI = OF_THE_DEMO[:1]
TRIED = (*OF_THE_DEMO, *EDITS) if IN_FULL else IN_CI


@pytest.fixture
def house(tmp_path: Path) -> Iterator[EditedHouse]:
    """A copy of the house in which the year was walked."""
    demo = demo_of_this_session()
    for name in ("zielwacht.sqlite3", "rules"):
        copied = shutil.copytree if (demo.folder / name).is_dir() else shutil.copy
        copied(demo.folder / name, tmp_path / name)
    opened = EditedHouse(tmp_path)
    yield opened
    opened.store.close()


@pytest.mark.parametrize("tried", TRIED, ids=lambda tried: tried.name)
def test_a_preview_after_the_year_is_what_check_and_the_next_tick_say(tried: PreviewedEdit, house: EditedHouse) -> None:
    ticked = last_tick(house)
    previewed = house.preview(tried, on=local_day(ticked))
    assert_check_says_it(house, previewed)
    assert_the_tick_does_it(house, previewed, ticked + timedelta(minutes=5))


def last_tick(house: EditedHouse) -> datetime:
    with house.store.read() as tx:
        at = cursor.read(tx)
    assert at is not None
    return at.instant
