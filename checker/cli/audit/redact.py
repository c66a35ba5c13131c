"""`zielwacht audit redact`: content is deleted on purpose, with every copy in the store; the fact stays."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import click

from checker.cli.options import App, InstantParam, global_options
from checker.domain.clock import WallClock, local_day
from checker.domain.data_class import DataClass
from checker.domain.errors import ExitCode

if TYPE_CHECKING:
    from checker.usecases.auditing.redaction import Going

SCHEMA = "zielwacht/redaction/1"
CLASSES_OF = {
    "act": (DataClass.REASONS,),
    "file": (DataClass.ORIGINALS,),
    "record": (DataClass.RECORDS,),
    "mail": (DataClass.MAILS, DataClass.MAILBOXES),
    "answer": (DataClass.PROPOSALS,),
    "absence": (DataClass.ABSENCES,),
}


@click.command(name="redact")
@click.option("--act", default=None, help="Reason and file number of the act with this number: its 'sequence'.")
@click.option("--file", default=None, help="The original with this SHA-256, of which the beginning is enough.")
@click.option("--record", default=None, help="Every version of the record with this key, and the files that say it.")
@click.option("--mail", default=None, help="The mail with this Message-ID or key.")
@click.option("--answer", default=None, help="What the answer with this number said.")
@click.option("--absence", default=None, help="The absence with this number.")
@click.option(
    "--class",
    "data_class",
    type=click.Choice([each.value for each in DataClass]),
    default=None,
    help="Of a mail: mails (its words), or mailboxes (where it went); the class of the others follows.",
)
@click.option("--by", required=True, help="The role that deletes.")
@click.option("--dry-run", is_flag=True, help="Only show what would go.")
@click.option("--now", type=InstantParam(), default=None, help="For rehearsals: the instant that counts as now.")
@global_options
def command(app: App, data_class: str | None, by: str, dry_run: bool, now: datetime | None, **named: str | None) -> int:
    """Delete content for good, with every copy that the store has, and note who did and which class.

    The log and its proofs hold as before; 'store check' is sound; 'audit replay' names the gap. Backups, and what lies
    in the folders of inbox and mails, are yours to replace.

    \b
    Example:
      zielwacht audit redact --act 12 --by management --dry-run
    """
    from checker.usecases.auditing.redaction import ToDelete, plan, redact

    ((kind, what),) = _one_of(named)
    allowed = CLASSES_OF[kind]
    meant = DataClass(data_class) if data_class else allowed[0]
    if meant not in allowed:
        raise click.UsageError(f"--{kind} is of the class {' or '.join(allowed)}")
    target, instant = ToDelete(meant, what), now or WallClock().now()
    store = app.store()
    try:
        if dry_run:
            going, rows, is_rewritten = plan(store, target, local_day(instant)), 0, True
        else:
            done = redact(store, target, by, instant)
            going, rows, is_rewritten = done.going, done.rows, done.is_rewritten
    finally:
        store.close()
    if app.json:
        click.echo(json.dumps(_document(going, rows, is_rewritten, dry_run=dry_run), ensure_ascii=False, indent=1))
    else:
        for line in _lines(going):
            click.echo(line)
        if not dry_run:
            click.echo(f"deleted: class {going.data_class}, {rows} rows; the log has it as data.redacted")
    if not is_rewritten:
        app.note("The store could not be written anew, so traces may be left; the daemon does it.")
    return ExitCode.ALL_WELL


def _one_of(named: dict[str, str | None]) -> tuple[tuple[str, str], ...]:
    given = tuple((kind, what) for kind, what in named.items() if what is not None)
    if len(given) != 1:
        raise click.UsageError("name one thing: --act, --file, --record, --mail, --answer or --absence")
    return given


def _lines(going: Going) -> Iterator[str]:
    for label, parts in _parts(going).items():
        for part in parts:
            yield f"{label:<10} {part}"


def _parts(going: Going) -> dict[str, list[str]]:
    """What goes, by what it is; `stands`: verdicts that are not judged anew."""
    return {
        "act": [str(number) for number in going.acts],
        "file": list(going.files),
        "record": list(going.records),
        "mail": [*going.mails, *going.mailboxes],
        "answer": [str(number) for number in going.proposals],
        "absence": [str(number) for number in going.absences],
        "stands": list(going.rests),
    }


def _document(going: Going, rows: int, is_rewritten: bool, *, dry_run: bool) -> dict[str, object]:
    what = {"class": going.data_class.value, "dry_run": dry_run, "rows": rows, "rewritten": is_rewritten}
    return {"schema": SCHEMA, **what, **_parts(going)}
