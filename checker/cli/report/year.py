"""`zielwacht report year`: the report on a plan's year, as one page to keep and to print."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from checker.cli.options import App, DayParam, InstantParam, OutFile, global_options, today

FORMATS = ("html",)


@click.command(name="year")
@click.argument("year", type=click.IntRange(1990, 2100), required=False)
@click.option("--on", type=DayParam(), default=None, help="The day to judge; today unless given.")
@click.option("--known-at", type=InstantParam(), default=None, help="Count only what was known at that instant.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="html", show_default=True, help="How to show it.")
@click.option("--out", type=OutFile(), default=None, help="Write it to this file [stdout].")
@global_options
def command(
    app: App,
    year: int | None,
    on: date | None,
    known_at: datetime | None,
    form: str,  # noqa: ARG001 - there is one so far
    out: Path | None,
) -> int:
    """Write the report on a plan's year: each target with its verdict, what it rests on and what was decided.

    YEAR is that of the plan; unless given, of the newest that has begun. Stores nothing and sends nothing.

    \b
    Example:
      zielwacht report year 2016 --on 2017-02-01 --out jahresbericht-2016.html
    """
    from checker.cli.files_out import show_or_write
    from checker.cli.report.year_page import year_page
    from checker.usecases.auditing.year_report import year_report

    store = app.store()
    try:
        report = year_report(store, year, on or today(), known_at)
    finally:
        store.close()
    show_or_write(app, year_page(report), out)
    return 0
