"""`zielwacht store`: check what the store keeps."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import click

from checker.cli.options import App, InstantParam, global_options
from checker.domain.clock import WallClock, local_time
from checker.domain.errors import ExitCode, UsageError
from checker.store.seal_check import Tampering
from checker.wording.escapes import escaped
from checker.wording.record_problems import reason_text

if TYPE_CHECKING:
    from checker.store import Store
    from checker.usecases.importing.archived_files import ArchivedFile

SHOWN_CHARACTERS = 12
WHAT = {
    "personal": "the privacy screen refuses it today",
    "sealed": "it has parts that nobody can look into",
    "as_it_came": "a workbook as it came, with all that is invisible in it",
    "unread": "no rule in force says how it is to be read, so it was not screened: look at the file at its sender's",
}
UNSOUND = {
    Tampering.JOURNAL_BROKEN: "the journal is broken here: an entry was changed, removed or moved",
    Tampering.SEALS_CHANGED: "the seals of this entry are not those it was written with",
    Tampering.ROW_CHANGED: "the row was changed behind the program's back",
    Tampering.ROW_ADDED: "the row was added behind the program's back: nothing seals it",
    Tampering.ROW_MISSING: "the row was removed behind the program's back",
    Tampering.VERSIONS_CHANGED: "the records of this import are not those it brought: read its original again",
}
DONE = {
    "personal": "removed, its hash stays in the journal",
    "sealed": "removed, its hash stays in the journal",
    "as_it_came": "replaced by its cells",
}


@click.group(name="store")
def command() -> None:
    """Check what the store keeps."""


@command.command(name="check")
@click.option("--privacy", is_flag=True, help="Screen again what was archived of senders' files.")
@click.option("--mend", is_flag=True, help="Keep of workbooks the cells alone, and nothing of what is refused.")
@click.option("--now", type=InstantParam(), default=None, help="For rehearsals: the instant that counts as now.")
@global_options
def check(app: App, privacy: bool, mend: bool, now: datetime | None) -> int:
    """Check that every row is what it was when it was sealed, and name each that is not.

    Every row that was changed, added or removed by another program is found; so is a seal or an entry of the journal.
    With --privacy: check again what was archived so far, by the rules of today, and name each file with what is wrong.
    With --mend a workbook is replaced by its cells, and what would be refused today is removed with its bytes; the
    journal keeps both hashes. Records that were read from a file stay known. Exit code 4: something is left to do.

    \b
    Example:
      zielwacht store check
    """
    from checker.usecases.importing.archived_files import ArchiveTrouble, look_again
    from checker.usecases.importing.archived_files import mend as mend_all

    if mend and not privacy:
        raise UsageError("--mend goes with --privacy: what is not as it was sealed is mended by a backup alone")
    store = app.store()
    if not privacy:
        return _check_seals(app, store, now or WallClock().now())
    try:
        count, found = look_again(store)
        mended = mend_all(store, found, now or WallClock().now()) if mend else ()
    finally:
        store.close()
    if app.json:
        click.echo(json.dumps(_json(count, found, mended), ensure_ascii=False, indent=1))
    else:
        for line in _lines(found, mended):
            click.echo(escaped(line))
        app.note(f"{count} archived files, {len(found)} to see to, {len(mended)} mended")
        if any(file.trouble is not ArchiveTrouble.UNREAD for file in found) and not mend:
            app.note("try: 'zielwacht store check --privacy --mend'")
    return ExitCode.ALL_WELL if len(mended) == len(found) else ExitCode.FAILED


def _check_seals(app: App, store: Store, now: datetime) -> int:
    from checker.usecases.running.seal_watch import check_store

    try:
        result = check_store(store, now)
    finally:
        store.close()
    if app.json:
        unsound = [
            {"table": one.table, "key": json.loads(one.key), "what": one.what.value, "entry": one.entry}
            for one in result.unsound
        ]
        shown = {"schema": "zielwacht/store-seals/1", "rows": result.rows, "up_to": result.up_to, "unsound": unsound}
        click.echo(json.dumps(shown, ensure_ascii=False, indent=1))
    else:
        for one in result.unsound:
            sealed = f", sealed by entry {one.entry}" if one.entry else ""
            click.echo(escaped(f"{one.table} {one.key}: {UNSOUND[one.what]}{sealed}"))
        app.note(f"{result.rows} rows and the journal up to entry {result.up_to}: {len(result.unsound)} unsound")
        if result.unsound:
            app.note("try: keep a copy of the store, then compare with a backup")
    return ExitCode.FAILED if result.unsound else ExitCode.ALL_WELL


def _lines(found: tuple[ArchivedFile, ...], mended: tuple[ArchivedFile, ...]) -> Iterator[str]:
    for file in found:
        said = (DONE if file in mended else WHAT)[file.trouble]
        reasons = dict.fromkeys(reason_text(problem, "en") for problem in file.problems)
        what = f"{said}: {'; '.join(reasons)}" if reasons else said
        yield f"{_name(file)}, kept since {local_time(file.archived_at):%d.%m.%Y %H:%M}: {what}"


def _name(file: ArchivedFile) -> str:
    return ", ".join(file.names) or file.sha256[:SHOWN_CHARACTERS]


def _json(count: int, found: tuple[ArchivedFile, ...], mended: tuple[ArchivedFile, ...]) -> dict[str, object]:
    return {
        "schema": "zielwacht/store-check/1",
        "archived": count,
        "files": [
            {
                "sha256": file.sha256,
                "names": list(file.names),
                "archived_at": file.archived_at.isoformat(),
                "trouble": file.trouble.value,
                "reasons": [reason_text(problem, "en") for problem in file.problems],
                "mended": file in mended,
            }
            for file in found
        ],
    }
