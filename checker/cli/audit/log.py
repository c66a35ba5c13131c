"""`zielwacht audit log`: what happened, as a table or as lines that can be verified without us."""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from checker.cli.options import App, DayParam, global_options
from checker.domain.errors import UsageError

if TYPE_CHECKING:
    from checker.store.opening import Store
    from checker.usecases.auditing.log_selection import SelectedEntries, Selection

FORMATS = ("table", "lines", "csv", "json", "html")


@click.command(name="log")
@click.option("--kind", default="", help="Only entries of this kind, or of a family: 'mail.'.")
@click.option("--obligation", default="", help="Only what is about RULE/SCOPE/PERIOD, or all of RULE.")
@click.option("--role", default="", help="Only what this role did, or was sent.")
@click.option("--from", "first", type=DayParam(), default=None, help="Only from this day on; it is included.")
@click.option("--to", "last", type=DayParam(), default=None, help="Only up to this day; it is included.")
@click.option("--format", "form", type=click.Choice(FORMATS), default=None, help="How to show it.  [default: table]")
@global_options
def command(
    app: App, kind: str, obligation: str, role: str, first: date | None, last: date | None, form: str | None
) -> int:
    """Show the log of everything that happened, oldest first, in the house's language; or what of it is asked for.

    About an obligation are its findings, acts, mails and answers, and the imports that brought the records which its
    verdicts counted. With --format lines: one entry a line, exactly the bytes that are hashed, and always all of them.
    'zielwacht audit verify FILE' verifies such a file, and so does the program verify.py, which needs Python alone.

    \b
    Example:
      zielwacht audit log --kind mail. --from 2016-05-01 --to 2016-05-31
    """
    from checker.usecases.auditing.log_selection import Selection, select_entries

    shown = "json" if app.json else form or "table"
    selection = Selection(kind, obligation, role, first, last)
    if shown == "lines" and selection != Selection():
        raise UsageError("a log is verified whole: --format lines goes without --kind, --obligation, --role and days")
    if first and last and last < first:
        raise UsageError(f"--to {last} lies before --from {first}")
    store = app.store()
    try:
        if shown == "lines":
            _print_lines(store)
            return 0
        found = select_entries(store, selection)
        _print(app, shown, found, selection, store)
    finally:
        store.close()
    if kind and not any(each.startswith(kind) for each in found.kinds):
        app.note(f"no entry is of the kind '{kind}'; there are: {', '.join(found.kinds)}")
    return 0


def _print_lines(store: Store) -> None:
    from checker.usecases.auditing.log import lines_of

    for line in lines_of(store):
        sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


def _print(app: App, form: str, found: SelectedEntries, selection: Selection, store: Store) -> None:
    from checker.cli.audit import log_sheet
    from checker.cli.audit.log_page import log_page

    reader = log_sheet.reader_of(store)
    if form == "json":
        click.echo(json.dumps(log_sheet.document(found), ensure_ascii=False, indent=1))
    elif form == "csv":
        click.echo(log_sheet.as_csv(found, reader.locale))
    elif form == "html":
        click.echo(log_page(found, selection, reader), nl=False)
    else:
        for line in log_sheet.as_lines(found, reader.locale):
            click.echo(line)
        app.note(log_sheet.summary(found, selection, reader.locale))
