"""`zielwacht backup`: write all that cannot be derived into one file, or check such a file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.backup_sheet import NOT_IN_IT, backup_json, checked_lines, parts_lines
from checker.cli.options import App, InstantParam, OutFile, global_options
from checker.domain.clock import WallClock
from checker.domain.errors import ExitCode, UsageError
from checker.wording.escapes import escaped

if TYPE_CHECKING:
    from checker.usecases.running.backup.making import BackupMade


@click.command(name="backup")
@click.option("--out", type=OutFile(), default=None, help="The file to write.  [default: one in [backup] folder]")
@click.option("--check", type=click.Path(path_type=Path), default=None, metavar="FILE", help="Check one instead.")
@click.option("--now", type=InstantParam(), default=None, help="For rehearsals: the instant that counts as now.")
@global_options
def command(app: App, out: Path | None, check: Path | None, now: datetime | None) -> int:
    """Write store, rules, scenarios, settings, inbox, mails that are files and edited templates into one file.

    The service may go on meanwhile. The file is whole or not there, with the SHA-256 of each part. Keys and passwords
    are never in it. With --check FILE: is that file whole, and could this version restore it? Exit code 4: its store is
    not as it was sealed.

    \b
    Example:
      zielwacht backup --out zielwacht.zip
    """
    if check is not None:
        if out is not None:
            raise UsageError("--check reads a backup, --out writes one: one at a time")
        return check_file(app, check)
    from checker.usecases.running.backup.house_files import house_files
    from checker.usecases.running.backup.making import back_up, default_name

    configuration, at = app.configuration(), now or WallClock().now()
    store = app.store()
    try:
        file = out or configuration.backup.folder / default_name(store.organisation, at)
        made = back_up(store, house_files(configuration), file, at)
    finally:
        store.close()
    if app.json:
        told = {"file": str(made.file), "sha256": made.sha256, "bytes": made.bytes}
        click.echo(json.dumps(backup_json("backup", made.manifest) | told, ensure_ascii=False, indent=1))
        return ExitCode.ALL_WELL
    for line in _lines(made):
        click.echo(escaped(line))
    if made.is_beside_the_store:
        app.note("it lies on the same disk as the store, and is lost with it: carry it elsewhere")
    app.note(f"try: 'zielwacht backup --check {made.file}'")
    return ExitCode.ALL_WELL


def check_file(app: App, file: Path) -> int:
    """Whether a backup is whole and sound, and what it holds."""
    from checker.usecases.running.backup.archive import opened_backup
    from checker.usecases.running.backup.checking import check

    with opened_backup(file) as backup:
        checked, sha256 = check(backup), backup.sha256()
    if app.json:
        told = {"file": str(file), "sha256": sha256, "unsound": checked.unsound, "broken_entry": checked.broken_entry}
        click.echo(json.dumps(backup_json("backup-check", checked.manifest) | told, ensure_ascii=False, indent=1))
    else:
        for line in (*parts_lines(checked.manifest), f"sha256      {sha256}", *checked_lines(checked)):
            click.echo(escaped(line))
    return ExitCode.ALL_WELL if checked.is_sound else ExitCode.FAILED


def _lines(made: BackupMade) -> Iterator[str]:
    yield f"written     {made.file} ({made.bytes} bytes)"
    yield from parts_lines(made.manifest)
    yield f"sha256      {made.sha256}"
    yield f"not in it   {NOT_IN_IT}"
