"""`zielwacht restore`: put a backup back, whole or not at all, and never over what is there."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.backup_sheet import backup_json, checked_lines
from checker.cli.options import App, InstantParam, global_options
from checker.domain.backup import BackupPart
from checker.domain.clock import WallClock, local_time
from checker.domain.errors import ExitCode, ZielwachtError
from checker.domain.refusal import BackupRefusal, Refused
from checker.wording.escapes import escaped

if TYPE_CHECKING:
    from checker.configuration import Configuration
    from checker.usecases.running.backup.archive import Backup
    from checker.usecases.running.backup.restoring import Restored

MINUTE = "%d.%m.%Y %H:%M"


@click.command(name="restore")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Only check the file, as 'backup --check' does.")
@click.option(
    "--only", multiple=True, type=click.Choice([str(part) for part in BackupPart]), help="Of the backup. Repeatable."
)
@click.option("--move-aside", is_flag=True, help="Give what is there another name, and say which.")
@click.option("--now", type=InstantParam(), default=None, help="For rehearsals: the instant that counts as now.")
@global_options
def command(app: App, file: Path, check: bool, only: tuple[str, ...], move_aside: bool, now: datetime | None) -> int:
    """Put a backup back where config.toml says; where there is none, that of the backup decides, in this folder.

    Nothing is overwritten: what is there must be the same, or moves aside. The store is brought up to this version, and
    its journal notes the restore. Mails are held until 'zielwacht resume --mails': the restored store does not know
    which have left since the backup. Broken off in the middle: run the same command again.

    \b
    Example:
      zielwacht restore zielwacht.zip --move-aside
    """
    from checker.usecases.running.backup.archive import opened_backup
    from checker.usecases.running.backup.house_files import house_files
    from checker.usecases.running.backup.restoring import finish_restore, restore

    if check:
        from checker.cli.backup import check_file

        return check_file(app, file)
    at = now or WallClock().now()
    with opened_backup(file) as backup:
        configuration = _configuration(app, backup)
        house = house_files(configuration)
        if house.store is not None and finish_restore(house, at):
            app.note("the restore that was broken off is finished: 'zielwacht status'")
            return ExitCode.ALL_WELL
        wanted = tuple(BackupPart(part) for part in only)
        done = restore(backup, house, _own(configuration), at, only=wanted, moves_aside=move_aside)
    if app.json:
        click.echo(json.dumps(_json(done), ensure_ascii=False, indent=1))
    else:
        for line in _lines(done, at):
            click.echo(escaped(line))
        if os.geteuid() == 0:
            app.note("it was restored as root: give all of it to the user of the service (chown -R)")
        app.note("try: 'zielwacht status', then 'zielwacht mail outbox', then 'zielwacht resume --mails'")
    return ExitCode.ALL_WELL if done.checked.is_sound else ExitCode.FAILED


def _configuration(app: App, backup: Backup) -> Configuration:
    """That of this folder; else the backup's, as if it lay here, which decides where everything belongs."""
    here = app.configuration()
    of_backup = backup.manifest.of(BackupPart.CONFIG)
    if here.file is not None or not of_backup:
        return here
    beside = Path.cwd() / f".zielwacht-restore-{os.getpid()}.toml"
    try:
        backup.unpack(of_backup[0], beside)
        configuration = App(config=beside).configuration({"rules.path": app.rules})
    except OSError as failed:
        detail = failed.strerror or str(failed)
        raise Refused(BackupRefusal.CANNOT_WRITE, place=str(beside.parent), detail=detail) from None
    finally:
        # Where nothing can be written, nothing can be removed; what was refused is the reason that is told.
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return configuration.model_copy(update={"file": None})


def _own(configuration: Configuration) -> str | None:
    """Whose house this is, as far as settings or rules folder say so."""
    if configuration.store.organisation is not None:
        return configuration.store.organisation
    try:
        return App().folder_rulebook(configuration.rules.path).organisation.organisation.id
    except ZielwachtError:
        return None


def _lines(done: Restored, at: datetime) -> Iterator[str]:
    manifest = done.manifest
    yield f"restored    {', '.join(done.parts) or 'nothing: all is there as it was backed up'}"
    yield f"house       {manifest.organisation}, as of {local_time(manifest.made_at):{MINUTE}}"
    for path in done.aside:
        yield f"beside      {path}"
    if BackupPart.STORE in done.parts:
        yield from _of_store(done, at)
    yield from checked_lines(done.checked)


def _of_store(done: Restored, at: datetime) -> Iterator[str]:
    manifest = done.manifest
    span = f"{local_time(manifest.made_at):{MINUTE}} to {local_time(at):{MINUTE}}"
    yield f"lost        what happened from {span}: records, decisions, rules activated, which mails left"
    yield f"journal     goes on behind entry {manifest.entries}; its next entry tells of the restore"
    if done.replaced_entries > manifest.entries:
        gone = f"{manifest.entries + 1} to {done.replaced_entries}"
        yield f"missing     entries {gone} of the log that was there: keep the store that moved aside, for the auditor"
    yield (
        f"mails       {done.mails} wait and are held, and so are new ones: those that had left meanwhile leave again, "
        "under the same Message-ID where they were planned before the backup"
    )
    yield "sessions    all are ended, and open invitations; whoever is at home in the pages logs in again"
    yield (
        "rights      members, their passwords and keys of machines are those of the backup: end again what was ended "
        "meanwhile ('zielwacht members list', 'zielwacht keys list')"
    )
    yield (
        "put back    by hand: the key of the audit log, the keys of links, passwords (docs/howto/backup.md); without "
        "the keys of links those in mails that are out lead nowhere"
    )


def _json(done: Restored) -> dict[str, object]:
    return backup_json("restore", done.manifest) | {
        "restored": list(map(str, done.parts)),
        "aside": list(map(str, done.aside)),
        "store": str(done.store),
        "mails_held": done.mails,
        "replaced_entries": done.replaced_entries,
        "unsound": done.checked.unsound,
        "broken_entry": done.checked.broken_entry,
    }
