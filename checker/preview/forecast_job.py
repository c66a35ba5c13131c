"""The rest of a year, or of the next one, walked through in the background and kept to be shown. Shell.

`walked` runs in a process of its own (`checker.usecases.running.jobs`); what it gives is JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from checker.domain.clock import local_day
from checker.preview.forecast import Reporting, forecast
from checker.preview.forecast_parts import ForecastParts, Foreseen
from checker.preview.forecast_result import Forecast, Span
from checker.preview.kept_parts import kept_json
from checker.preview.names import Names
from checker.store.jobs import JobAsked
from checker.store.opening import Store
from checker.usecases.rules.activation import active
from checker.usecases.running.jobs import JobKind
from checker.wording.locales import LOCALES

AHEAD = JobKind("year_ahead", f"{__name__}:walked", 30 * 60)
# What the rules of a walk are called, in the words of a forecast.
IN_FORCE = "this_in_force"


def walked(store: Store, asked: JobAsked) -> Mapping[str, Any]:
    """Walk by the rules in force from the day on which it was asked for to the last day of the year that was named."""
    span = Span(local_day(asked.asked_at), date(int(asked.about["year"]), 12, 31))
    reporting = Reporting(asked.about["reports"])
    found = forecast(store, span, arrivals=reporting, is_watched=asked.about.get("watched") == "yes")
    return laid_out(store, found)


def laid_out(store: Store, found: Forecast) -> Mapping[str, Any]:
    """What is kept of a forecast by the rules in force."""
    with store.read() as tx:
        book = active(tx)
    this = Foreseen(found, book, IN_FORCE)
    shown = {locale: ForecastParts(this, None, Names((book,), locale), locale) for locale in LOCALES}
    return {
        "rulebook": found.rulebook,
        "shown": {locale: kept_json(parts, book) for locale, parts in shown.items()},
    }
