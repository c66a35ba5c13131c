"""A house whose rules folder was edited, with a preview of that edit as a job in the background leaves it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from checker.domain.clock import at_local, local_day
from checker.preview.forecast import forecast
from checker.preview.forecast_job import AHEAD, laid_out
from checker.preview.forecast_result import Span
from checker.preview.preview_job import PREVIEW, made
from checker.store import Store
from checker.store.jobs import JobAsked
from tests.made_once import made_once
from tests.stored import url_of
from tests.web.kept_runs import kept_job
from tests.web.served import house_over
from tests.web.walked import browser_of
from tests.workspace import Workspace, make_workspace

NOW = at_local(date(2016, 7, 4), 12)
THE_BOUND, SOFTER = 'value: "300"', 'value: "250"'
PAGE = "/regeln/vorschau"
A_FEW_DAYS = timedelta(days=10)


@dataclass
class PreviewedHouse:
    """The rules of one goal in force, and their folder; `now` is when it is previewed."""

    place: Workspace
    store: Store
    now: datetime = NOW

    def edit(self, old: str = THE_BOUND, new: str = SOFTER) -> None:
        path = self.place.goal("kdu")
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def preview(self, again: str = "") -> dict[str, Any]:
        """Make the preview here, as its process would, without the mails, which take longest: of the folder, or of the
        former activation `again`.
        """
        about = {"again": again, "mails": "no"} if again else {"folder": str(self.place.rules), "mails": "no"}
        asked = JobAsked(1, PREVIEW.id, PREVIEW.work, about, "gf", self.now, 60)
        result = json.loads(json.dumps(made(self.store, asked)))
        kept_job(self.store, PREVIEW, about, result, "gf", self.now)
        return dict(result)

    def forecast(self) -> None:
        """That the year ahead was worked out: some days of it, as a whole year takes longer than a test may."""
        first = local_day(self.now)
        found = forecast(self.store, Span(first, first + A_FEW_DAYS))
        result = json.loads(json.dumps(laid_out(self.store, found)))
        kept_job(self.store, AHEAD, {"year": str(first.year), "reports": "none"}, result, "gf", self.now)

    def browser(self, *posts: str) -> Any:
        return browser_of(replace(house_over(self.store, self.now), rules=self.place.rules), *posts)


def activated() -> Path:
    """The workspace, its rules in force since January; never written to."""
    return made_once("activated-kdu", _activate)


def _activate(folder: Path) -> None:
    place = make_workspace(folder, goals=("kdu",))
    assert place.run("rules", "activate", "--now", "2016-01-04T08:00").code == 0


def previewed() -> Path:
    """The same with the edit, and its preview; never written to."""
    return made_once("previewed-kdu", _preview)


def _preview(folder: Path) -> None:
    with previewed_house(activated(), folder / "house") as made:
        made.edit()
        made.preview()


@contextmanager
def previewed_house(made_before: Path, folder: Path) -> Iterator[PreviewedHouse]:
    """A copy of one's own of what `activated` made."""
    place = Workspace(Path(shutil.copytree(made_before, folder)))
    store = Store.open(url_of(place.store), create=False)
    try:
        yield PreviewedHouse(place, store)
    finally:
        store.close()
