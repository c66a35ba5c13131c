"""`zielwacht report talk`: the sheet of a unit's talk on targets, two pages A4 to print."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click

from checker.cli.options import App, DayParam, OutFile, global_options

MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
TEMPLATE = Path(__file__).with_name("talk.html.j2")


class MonthParam(click.ParamType[str]):
    """A month as 2016-07."""

    name = "month"

    def convert(self, value: Any, param: click.Parameter | None, context: click.Context | None) -> str:
        if not MONTH.fullmatch(str(value)):
            self.fail(f"'{value}' is no month: expected is, for example, 2016-07", param, context)
        return str(value)


@click.command(name="talk")
@click.option("--scope", "scopes", multiple=True, help="The unit, may be repeated [each that talks are held with].")
@click.option("--month", type=MonthParam(), default=None, help="The month, for example 2016-07 [that of --on].")
@click.option("--on", type=DayParam(), default=None, help="As if it were that day [today].")
@click.option("--out", type=OutFile(), default=None, help="Write it to this file [stdout].")
@global_options
def command(app: App, scopes: tuple[str, ...], month: str | None, on: Any, out: Path | None) -> int:
    """Write the sheet of a unit's talk on targets for a month: two pages A4 a unit, to print.

    It has the unit's targets with figure and bound, what has changed since the talk before, what is missing, findings
    with their step, agreements, the dates of the next 20 working days, and lines to write on. Of a month that is over
    it shows how things stood on its last day. Stores nothing and judges nothing: it shows what ticks have judged.

    \b
    Example:
      zielwacht report talk --scope north --month 2016-07 --out talk-north.html
    """
    from checker.cli.files_out import show_or_write
    from checker.domain.clock import WallClock, at_local, local_day
    from checker.pages import page_html
    from checker.pages.talk_view import TalkView
    from checker.usecases.reading.talk_sheet import talk_sheets
    from checker.wording.talk_texts import SHEET_WORDS

    now = at_local(on, 12) if on is not None else WallClock().now()
    store = app.store()
    try:
        sheets = talk_sheets(store, scopes, month or f"{local_day(now):%Y-%m}", now)
    finally:
        store.close()
    book = sheets[0].book
    locale = book.language
    views = [TalkView(sheet, locale) for sheet in sheets]
    house, words = book.organisation.organisation.name, SHEET_WORDS[locale]
    heading = views[0].title if len(views) == 1 else f"{views[0].talk}, {views[0].month}"
    page = page_html(TEMPLATE, locale=locale, heading=heading, house=house, sheets=views, words=words)
    show_or_write(app, page, out)
    return 0
