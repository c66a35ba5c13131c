"""`zielwacht audit log`: what happened, as a table or as lines that can be verified without us."""

from __future__ import annotations

import csv
import io
import json
import sys

import click

from checker.cli.options import App, global_options
from checker.domain.clock import local_time
from checker.domain.errors import UsageError
from checker.store.journal import JournalEntry
from checker.wording.escapes import escaped

FORMATS = ("table", "lines", "csv", "json")
COLUMNS = ("seq", "at", "kind", "facts", "hash")


@click.command(name="log")
@click.option("--kind", default=None, help="Only entries of this kind, or of a family: 'mail.'.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default=None,
    help="How to show it [table].",
)
@global_options
def command(app: App, kind: str | None, form: str | None) -> int:
    """Show the log of everything that happened, oldest first.

    With --format lines: one entry a line, exactly the bytes that are hashed. 'zielwacht audit verify FILE' verifies
    such a file, and so does the program verify.py, which needs Python alone.

    \b
    Example:
      zielwacht audit log --format lines
    """
    from checker.usecases.auditing.log import entries_of, lines_of

    shown = "json" if app.json else form or "table"
    if shown == "lines" and kind is not None:
        raise UsageError("--kind does not go with --format lines: a log is verified whole")
    store = app.store()
    try:
        if shown == "lines":
            for line in lines_of(store):
                sys.stdout.buffer.write(line + b"\n")
            sys.stdout.buffer.flush()
            return 0
        found = list(entries_of(store, kind=kind))
    finally:
        store.close()
    if shown == "json":
        click.echo(json.dumps(_document(found), ensure_ascii=False, indent=1))
    elif shown == "csv":
        click.echo(_csv(found))
    else:
        for entry in found:
            facts = ", ".join(f"{name} {value}" for name, value in entry.facts.items())
            click.echo(escaped(f"{entry.seq:>7}  {local_time(entry.at):%d.%m.%Y %H:%M:%S}  {entry.kind:<24}  {facts}"))
        if found:
            app.note(f"{len(found)} entries; the newest is {found[-1].seq}:{found[-1].hash}")
    return 0


def _document(found: list[JournalEntry]) -> dict[str, object]:
    entries = [
        {"seq": each.seq, "at": each.at.isoformat(), "kind": each.kind, "facts": dict(each.facts), "hash": each.hash}
        for each in found
    ]
    return {"schema": "zielwacht/audit-log/1", "entries": entries}


def _csv(found: list[JournalEntry]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for each in found:
        facts = json.dumps(dict(each.facts), ensure_ascii=False)
        writer.writerow((each.seq, each.at.isoformat(), each.kind, facts, each.hash))
    return out.getvalue().rstrip("\r\n")
