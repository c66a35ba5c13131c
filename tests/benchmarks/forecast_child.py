"""Forecasts so many years of the demo's house in a process of its own, which then ends. No test; see test_forecasting.

Its files arrive in the first year; after that nothing does, and what stands goes on being told.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from checker.preview.forecast import forecast
from checker.preview.forecast_result import Span
from checker.store import Store
from checker.usecases.running import demo

LAST_OF_THE_STARTER = "last: 2018"


def main(folder: Path, years: int) -> None:
    workspace = demo.make_workspace(folder)
    calendar = workspace.folder / "rules" / "calendar.yaml"
    text = calendar.read_text(encoding="utf-8")
    assert LAST_OF_THE_STARTER in text
    calendar.write_text(text.replace(LAST_OF_THE_STARTER, "last: 2030"), encoding="utf-8")
    store = Store.open(f"sqlite:///{folder}/store.sqlite3", create=True)
    demo.begin(store, workspace)
    span = Span(demo.FIRST_DAY, date(demo.FIRST_DAY.year + years - 1, 12, 31))
    assert forecast(store, span, arrivals=workspace.arrivals()).mails


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
