"""`zielwacht simulate`: what a span of days to come will bring, before it comes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.options import App, OutFile, global_options
from checker.cli.walk_options import WalkAhead, walk_options
from checker.wording.locales import LOCALES, Locale

if TYPE_CHECKING:
    from checker.domain.rulebook import Rulebook
    from checker.preview.forecast_parts import Foreseen
    from checker.store.opening import Store

FORMATS = ("table", "json", "html")
# What the rules of a walk are called, in the words of a forecast.
IN_FORCE, GIVEN, COMPARED = "this_in_force", "this_given", "compared"


@click.command(name="simulate")
@walk_options
@click.option("--compare", type=click.Path(path_type=Path), default=None, help="Walk by the rules of this folder, too.")
@click.option("--format", "form", type=click.Choice(FORMATS), default=None, help="How to show it [table].")
@click.option("--locale", type=click.Choice(LOCALES), default=None, help="Language of the page [the house's].")
@click.option("--out", type=OutFile(), default=None, help="Write it to this file [stdout].")
@global_options
def command(
    app: App, walk: WalkAhead, compare: Path | None, form: str | None, locale: Locale | None, out: Path | None
) -> int:
    """Show what a span of days to come will bring: mails, what is missed, reports owed. Stores and sends nothing.

    The days are walked through on a copy of the store, by the rules in force or by those of --rules. A folder of
    arrivals holds one folder a day (2016-07-05), with the files that come on it. With --acts all-after-3 each finding
    is taken on three working days after it was told.

    \b
    Example:
      zielwacht simulate --from 2017-01-02 --to 2017-12-31 --format html --out vorschau.html
    """
    from checker.cli.files_out import show_or_write
    from checker.preview.scratch import scratch_of

    given = app.folder_rulebook(app.rules) if app.rules else None
    compared = app.folder_rulebook(compare) if compare else None
    store = app.store()
    try:
        # Both walks go on from one copy: what comes in meanwhile is in neither.
        with scratch_of(store) if compared else nullcontext(store) as still:
            this = _foreseen(app, still, walk, given, GIVEN if given else IN_FORCE)
            other = _foreseen(app, still, walk, compared, COMPARED) if compared else None
    finally:
        store.close()
    show_or_write(app, _shown(this, other, "json" if app.json else form or "table", locale), out)
    return 0


def _foreseen(app: App, store: Store, walk: WalkAhead, given: Rulebook | None, called: str) -> Foreseen:
    """The span by the rules given. None: by those in force."""
    from checker.preview.forecast import forecast
    from checker.preview.forecast_parts import Foreseen
    from checker.usecases.rules.activation import active

    # As the daemon of this configuration would: with a monitor outside, fewer mails say that all is well.
    is_watched = app.configuration().service.ping_url is not None
    with _told(app, walk):
        found = forecast(store, walk.span, book=given, arrivals=walk.coming, acts=walk.acts, is_watched=is_watched)
    if given is not None:
        return Foreseen(found, given, called)
    with store.read() as tx:
        return Foreseen(found, active(tx), called)


@contextmanager
def _told(app: App, walk: WalkAhead) -> Iterator[None]:
    """A line for whoever waits at a terminal, gone when it is done."""
    is_waited_for = sys.stderr.isatty() and not app.quiet
    if is_waited_for:
        click.echo(f"walking from {walk.first} to {walk.last} ...", nl=False, err=True)
    try:
        yield
    finally:
        if is_waited_for:
            click.echo("\r\x1b[K", nl=False, err=True)


def _shown(this: Foreseen, other: Foreseen | None, form: str, locale: Locale | None) -> str:
    from checker.cli.preview import forecast_json, forecast_page

    match form:
        case "json":
            return forecast_json.as_json(this, other)
        case "html":
            return forecast_page.as_html(this, other, locale or this.book.language)
        case _:
            return forecast_page.as_text(this, other)
