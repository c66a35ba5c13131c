"""`zielwacht audit verify`: does the log hold, against what was noted outside?"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.options import App, InstantParam, global_options
from checker.domain.clock import WallClock, local_time
from checker.domain.errors import ExitCode, UsageError
from checker.wording.escapes import escaped

if TYPE_CHECKING:
    from checker.audit.verify import Checkpoint
    from checker.store.journal import JournalEntry
    from checker.usecases.auditing.log import CheckedLog

SIGNED = {
    "by_the_key": "the signature holds",
    "by_nobody": "not signed",
    "by_another": "NOT signed by the key in force there",
    "falsely": "the signature does NOT hold",
}


@click.command(name="verify")
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--head", "heads", multiple=True, metavar="NUMBER:HASH", help="A head that was noted outside; may be repeated."
)
@click.option(
    "--checkpoint", "files", multiple=True, metavar="FILE", type=click.Path(path_type=Path, dir_okay=False),
    help="Checkpoints that were kept outside: one, one a line, or the mail itself (.eml); may be repeated.",
)  # fmt: skip
@click.option("--key", default=None, metavar="NAME+ID+KEY", help="The public key that you were handed.")
@click.option("--root", "with_root", is_flag=True, help="Print the tree's root, also without a checkpoint.")
@click.option("--now", type=InstantParam(), default=None, help="For rehearsals: the instant that counts as now.")
@global_options
def command(
    app: App,
    file: Path | None,
    heads: tuple[str, ...],
    files: tuple[Path, ...],
    key: str | None,
    with_root: bool,
    now: datetime | None,
) -> int:
    """Check the log, of the store or in FILE, against heads and checkpoints that were kept outside.

    Each entry names the hash of the one before, so that a change breaks what follows. Only what was kept outside shows
    that nobody wrote everything anew: a checkpoint, or the head in a mail that left (X-Zielwacht-Log). What nothing
    covers is said. A check of the store is noted in the log. Exit code 4: it does not hold.

    \b
    Example:
      zielwacht audit verify
    """
    from checker.audit.signed_note import NoteKey
    from checker.audit.verify import heads_of, report, signatures_to_check
    from checker.cli.audit.noted import read_checkpoints
    from checker.usecases.auditing.log import verify_log

    try:
        known, trusted = heads_of(heads), NoteKey.parse(key) if key else None
    except ValueError as refused:
        raise UsageError(str(refused)) from None
    noted = read_checkpoints(files)
    if file is not None:
        if trusted is not None:
            raise UsageError("--key goes with the store's log: for a file the command for openssl is printed")
        checked = _of_file(file, known, noted, with_root=with_root)
    else:
        store = app.store()
        try:
            at = now or WallClock().now()
            checked = verify_log(store, known, at, noted, key=trusted, with_root=with_root)
        finally:
            store.close()
    if app.json:
        signed = [{"size": each.size, "root": each.root, "signed": str(how)} for each, how in checked.signed]
        shown = {"schema": "zielwacht/audit-verify/1", **asdict(checked.result), "checkpoints": signed}
        click.echo(json.dumps(shown, indent=1))
    else:
        said = [f"checkpoint over {each.size} lines: {SIGNED[how]}" for each, how in checked.signed]
        said += [_told_of_restore(checked.restored)] if checked.restored is not None else []
        for line in (*report(checked.result), *said, *(signatures_to_check(noted) if file is not None else ())):
            click.echo(escaped(line))
    return ExitCode.FAILED if checked.result.fault else ExitCode.ALL_WELL


def _told_of_restore(entry: JournalEntry) -> str:
    facts = entry.facts
    told = f"entry {entry.seq}: a backup was restored on {local_time(entry.at):%d.%m.%Y %H:%M}; it ended with entry "
    told += f"{facts['entries']}, and what was kept outside behind that is of the log that was replaced"
    end = f" (up to entry {facts['replaced_entries']}, {facts['replaced_head']})" if facts["replaced_entries"] else ""
    return f"{told}{end}: look for it in the store that moved aside"


def _of_file(file: Path, heads: dict[int, str], noted: Collection[Checkpoint], *, with_root: bool) -> CheckedLog:
    from checker.audit.verify import verify
    from checker.usecases.auditing.log import CheckedLog

    try:
        with file.open("rb") as log:
            lines = (line.removesuffix(b"\n") for line in log)
            return CheckedLog(verify(lines, heads, noted, with_root=with_root))
    except OSError as refused:
        raise UsageError(f"{file} cannot be read: {refused.strerror}") from None
