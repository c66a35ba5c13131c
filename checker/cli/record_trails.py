"""`zielwacht records show` and `original`: what became of a record, and the file that it was read from."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.options import App, global_options

if TYPE_CHECKING:
    from checker.usecases.auditing.original import Original


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


@click.command(name="original")
@click.argument("sha256", metavar="HASH")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), default=None, help="Write it to this new file.")
@global_options
def original(app: App, sha256: str, out: Path | None) -> None:
    """Hand out the file with this SHA-256 as it was kept, byte for byte; the first eight signs of the hash will do.

    The bytes are hashed on the way out and refused where they are not those that were kept. Of a workbook its cells
    alone are kept, under a hash of their own; the command says so.

    \b
    Example:
      zielwacht records original bde2119dc9a0 --out termine.csv
    """
    from checker.cli.new_file import write_new
    from checker.usecases.auditing.original import original_of

    if app.json and out is None:
        raise click.UsageError("with --json name a file: --out FILE")
    store = app.store()
    try:
        found = original_of(store, sha256)
    finally:
        store.close()
    if out is not None:
        write_new(out, found.content)
    else:
        sys.stdout.buffer.write(found.content)
        sys.stdout.buffer.flush()
    if app.json:
        click.echo(json.dumps(_handed_out(found, out), ensure_ascii=False, indent=1))
    app.note(f"{', '.join(found.names)}: {len(found.content)} bytes, SHA-256 {found.kept_sha256}")
    if not found.is_as_it_came:
        app.note(f"The cells of a workbook, not its bytes: it came as {found.sha256}, which was not kept.")


def _handed_out(found: Original, out: Path | None) -> dict[str, object]:
    return {
        "schema": "zielwacht/records-original/1",
        "sha256": found.sha256,
        "kept_sha256": found.kept_sha256,
        "as_it_came": found.is_as_it_came,
        "names": list(found.names),
        "bytes": len(found.content),
        "file": str(out),
    }
