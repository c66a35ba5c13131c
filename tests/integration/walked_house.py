"""A house of shipped rules walked to 23.05.2016: the criteria are missed, a draft to the district waits.

Walked once a run of the tests; whoever takes `house` or `store` has a copy, on which acts may be done and mails
be answered.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from checker.domain.clock import at_local
from checker.store import Store
from tests.integration.a_house import ADOPTED_PLAN, NO_BUDGET, THE_POST_IS_FILLED, TO_THE_DISTRICT, edit
from tests.made_once import made_once
from tests.stored import url_of
from tests.workspace import Workspace, make_workspace

DAYS = ("2016-04-28", "2016-05-03", "2016-05-12", "2016-05-23")
STAMP = "2016-05-23T12:00"
NOON = at_local(date(2016, 5, 23), 12)
DOMAIN = "jobcenter.example"
OWNER = "bereichsleitung_leistung@jobcenter"


def walked(folder: Path, days: Sequence[str] = DAYS) -> Workspace:
    """A copy of the house, walked on these days, in a folder of one's own."""
    shutil.copytree(_walked_once(tuple(days)), folder, dirs_exist_ok=True)
    return Workspace(folder)


def walked_store() -> Path:
    """The store of the house alone, never written to, for who copies neither rules nor mails beside it."""
    return Workspace(_walked_once(DAYS)).store


def _walked_once(days: tuple[str, ...]) -> Path:
    return made_once(f"walked-{'-'.join(days)}", lambda folder: _walk(folder, days))


def _walk(folder: Path, days: tuple[str, ...]) -> None:
    made = make_workspace(folder, goals=("kdu",))
    edit(made.rules, ADOPTED_PLAN, THE_POST_IS_FILLED, TO_THE_DISTRICT, NO_BUDGET)
    assert made.run("rules", "activate").code == 0
    for day in days:
        assert made.run("tick", "--now", f"{day}T07:00").code == 0


@pytest.fixture
def house(tmp_path: Path) -> Workspace:
    return walked(tmp_path / "house")


@pytest.fixture
def store(house: Workspace) -> Iterator[Store]:
    opened = Store.open(url_of(house.store), create=False)
    yield opened
    opened.close()
