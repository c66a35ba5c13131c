"""`zielwacht store`: check what the store keeps."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from checker.cli.options import App, InstantParam, global_options
from checker.domain.clock import WallClock, local_time
from checker.domain.errors import ExitCode, UsageError
from checker.store.seal_check import Tampering, Unsound
from checker.wording.escapes import escaped
from checker.wording.record_problems import reason_text

if TYPE_CHECKING:
    from checker.store import Store
    from checker.store.seal_check import SealCheck
    from checker.usecases.auditing.originals_check import OriginalsCheck
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
    Tampering.VERSIONS_CHANGED: "the records of this import are not those it brought: 'store check --originals'",
    Tampering.FILE_DAMAGED: "pages or indexes of the file are damaged: restore a backup",
    Tampering.MISCOUNTED: "the number was not what is stored, and was counted anew",
    Tampering.NOT_IN_ORIGINAL: "the archived file does not say what this record says",
    Tampering.NOT_STORED: "the archived file says something of this that is stored nowhere",
    Tampering.ORIGINAL_CHANGED: "the archived bytes are not those of their hash",
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
@click.option("--originals", is_flag=True, help="Read each archived file again, and compare it with its records.")
@click.option("--mend", is_flag=True, help="Keep of workbooks the cells alone, and nothing of what is refused.")
@click.option("--now", type=InstantParam(), default=None, help="For rehearsals: the instant that counts as now.")
@global_options
def check(app: App, privacy: bool, originals: bool, mend: bool, now: datetime | None) -> int:
    """Check that every row is what it was when it was sealed, and name each that is not.

    Every row that was changed, added or removed by another program is found; so is a seal or an entry of the journal.
    With --originals the archived files are read again as well, by the rules of their import: that names the record
    whose seal was forged with it ('audit verify --head' shows that something was).
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
    if originals and privacy:
        raise UsageError("--originals compares records with files, --privacy screens files: one at a time")
    store = app.store()
    if not privacy:
        return _check_seals(app, store, now or WallClock().now(), with_originals=originals)
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


def _check_seals(app: App, store: Store, now: datetime, *, with_originals: bool) -> int:
    from checker.usecases.auditing.originals_check import check_originals
    from checker.usecases.running.seal_watch import check_store

    try:
        result = check_store(store, now)
        originals = check_originals(store, now) if with_originals else None
    finally:
        store.close()
    found = (*result.unsound, *result.miscounted, *(originals.unsound if originals else ()))
    if app.json:
        click.echo(json.dumps(_seals_as_json(result, originals), ensure_ascii=False, indent=1))
    else:
        for one in found:
            sealed = f", sealed by entry {one.entry}" if one.entry else ""
            click.echo(escaped(f"{one.table} {one.key}: {UNSOUND[one.what]}{sealed}"))
        unsound = len(result.unsound) + len(result.miscounted)
        app.note(f"{result.rows} rows and the journal up to entry {result.up_to}: {unsound} unsound")
        if originals is not None:
            app.note(_originals_note(originals))
        if len(found) > len(result.miscounted):
            app.note("try: keep a copy of the store, then compare with a backup")
    return ExitCode.FAILED if found else ExitCode.ALL_WELL


def _seals_as_json(result: SealCheck, originals: OriginalsCheck | None) -> dict[str, Any]:
    said = {"schema": "zielwacht/store-seals/1", "rows": result.rows, "up_to": result.up_to}
    said["unsound"] = [_unsound(one) for one in result.unsound]
    said["miscounted"] = [_unsound(one) for one in result.miscounted]
    if originals is not None:
        counts = {"read": originals.read, "rows": originals.rows, "not_compared": originals.not_compared}
        said["originals"] = counts | {"unsound": [_unsound(one) for one in originals.unsound]}
    return said


def _unsound(one: Unsound) -> dict[str, Any]:
    return {"table": one.table, "key": json.loads(one.key), "what": one.what.value, "entry": one.entry}


def _originals_note(originals: OriginalsCheck) -> str:
    said = f"{originals.read} originals with {originals.rows} records: {len(originals.unsound)} otherwise"
    left = f"; {originals.not_compared} imports cannot be compared: original or rules are kept no more"
    return said + (left if originals.not_compared else "")


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
