"""`zielwacht records show` and `original`: what became of a record, and the file that it was read from."""

from __future__ import annotations

import click

from checker.cli.options import App, global_options


@click.command(name="show")
@click.argument("key", required=False, default="")
@click.option("--file", default="", metavar="HASH|NAME", help="Instead the records of a file, by SHA-256 or name.")
@click.option("--item", default="", metavar="KEY", help="Instead the records that counted in what an item told.")
@click.option("--file-number", default="", metavar="NUMBER", help="Instead the records with this as their evidence.")
@global_options
def show(app: App, key: str, file: str, item: str, file_number: str) -> None:
    """Show what became of the record KEY: its versions, the lines they stood in, the verdicts that counted them.

    \b
    Example:
      zielwacht records show deliverable:criteria-agreed:house:2016
    """
    from checker.cli import record_sheet
    from checker.usecases.auditing.record_trail import WantedRecords, trails_of

    if sum(map(bool, (key, file, item, file_number))) != 1:
        raise click.UsageError("name one: the KEY of a record, --file, --item or --file-number")
    store = app.store()
    try:
        trails = trails_of(store, WantedRecords(key, file, item, file_number))
    finally:
        store.close()
    if app.json:
        click.echo(record_sheet.as_json(trails))
    else:
        click.echo("\n".join(record_sheet.as_text(trails)))
