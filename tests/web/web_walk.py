"""The walked house, served on this machine for tests. Its clock stands at noon of 23.05.2016; an answer waits."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from checker.domain.answer import AnswerChoice
from checker.store import Store
from checker.web.guard import WebLimits
from checker.web.routes import page_routes
from tests.integration.walked_house import NOON, walked
from tests.stored import url_of
from tests.web.links import house_with_links
from tests.web.pages_shown import FAULTY
from tests.web.previewed_house import PreviewedHouse
from tests.web.served import UNHURRIED, Served, served_house
from tests.web.walked import answered


@contextmanager
def served_walk(folder: Path, limits: WebLimits = UNHURRIED, **settings: Any) -> Iterator[Served]:
    """All pages there are, and those that only a fault shows."""
    place = walked(folder)
    store = Store.open(url_of(place.store), create=False)
    answered(store, AnswerChoice.DONE, NOON, day=date(2016, 5, 20))
    edited = PreviewedHouse(place, store, NOON)
    edited.edit()
    edited.preview()
    edited.forecast()
    house = replace(house_with_links(store, NOON, **settings), rules=place.rules)
    try:
        with served_house(house, (*page_routes(), *FAULTY), limits) as served:
            yield served
    finally:
        store.close()
