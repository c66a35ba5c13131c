"""`zielwacht records`: import status records, report single facts, list them and follow them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from checker.cli.options import App, InstantParam, global_options
from checker.cli.quarantine import quarantine
from checker.cli.record_trails import original, show
from checker.cli.retract import retract
from checker.cli.single_facts import report
from checker.domain.clock import WallClock, local_time
from checker.domain.conflicting_records import resorted
from checker.domain.errors import ExitCode
from checker.domain.record import RecordVersion
from checker.wording.escapes import escaped


@click.group(name="records")
def command() -> None:
    """Import status records, report single facts, list them and follow each to its file and its verdicts."""


@command.command(name="import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Show what would happen; nothing is stored.")
@click.option("--now", type=InstantParam(), default=None, help="For rehearsals: the instant of the import.")
@global_options
def import_(app: App, files: tuple[Path, ...], dry_run: bool, now: datetime | None) -> int:
    """Import FILES into the store. Each row is accepted or quarantined with its reason; nothing is dropped.

    \b
    Example:
      zielwacht records import reviews_2016-Q1.csv
    """
    from checker.cli.accounts import tell_accounts
    from checker.cli.formats import account_json
    from checker.cli.noted_time import note_time
    from checker.store.heartbeat import note_timed_import
    from checker.usecases.importing.import_records import import_records

    if dry_run:
        return _previewed(app, files, now or WallClock().now())
    store = app.store()
    try:
        instant = now or WallClock().now()
        imported = import_records(store, files, instant)
        if now is None:
            note_time(note_timed_import, store.place, instant)
    finally:
        store.close()
    tell_accounts(app, imported.files)
    if app.json:
        click.echo(json.dumps([account_json(read) for read in imported.files], ensure_ascii=False, indent=1))
    return ExitCode.ALL_WELL if imported.is_clean else ExitCode.QUARANTINED


def _previewed(app: App, files: tuple[Path, ...], at: datetime) -> int:
    from checker.cli.import_preview_sheet import as_json, as_lines
    from checker.usecases.judging.import_preview import preview_import

    store = app.store()
    try:
        preview = preview_import(store, files, at)
    finally:
        store.close()
    click.echo(as_json(preview, at) if app.json else "\n".join(as_lines(preview)))
    return ExitCode.ALL_WELL if preview.ahead.is_clean else ExitCode.QUARANTINED


@command.command(name="list")
@click.option("--type", "record_type", default=None, help="Only records of this type.")
@click.option("--scope", default=None, help="Only records of this unit.")
@click.option("--period", default=None, help="Only records of this period.")
@click.option("--sender", default=None, help="Only records of this sender.")
@click.option("--limit", type=click.IntRange(min=1), default=None, help="Only the newest, this many.")
@click.option("--missing", is_flag=True, help="Instead the reports that were overdue at the last tick.")
@click.option("--suspicious", is_flag=True, help="Only reviews that were moved from or to the random selection later.")
@global_options
def list_records(
    app: App,
    record_type: str | None,
    scope: str | None,
    period: str | None,
    sender: str | None,
    limit: int | None,
    missing: bool,
    suspicious: bool,
) -> None:
    """List the stored versions of records, oldest first: when recorded, source, content.

    \b
    Example:
      zielwacht records list --type case_review --scope north
    """
    from checker.store import records
    from checker.usecases.rules.activation import staff_figures
    from checker.wording.told_records import told_content

    if missing:
        if record_type or scope or period or limit or suspicious:
            raise click.UsageError("--missing lists reports, not records: only --sender goes with it")
        _list_missing(app, sender)
        return

    store = app.store()
    try:
        with store.read() as tx:
            versions = records.list_versions(
                tx, record_type=record_type, scope=scope, period=period, sender=sender, limit=limit
            )
            staff = staff_figures(tx)
    finally:
        store.close()
    if suspicious:
        versions = _resorted(versions)
    if app.json:
        listed = [
            {"key": version.key, "sequence": version.sequence, "recorded_at": version.recorded_at.isoformat(),
             "file": version.origin.file, "row": version.origin.row, "record": told_content(version.record, staff)}
            for version in versions
        ]  # fmt: skip
        click.echo(json.dumps(listed, ensure_ascii=False, indent=1))
        return
    for version in versions:
        recorded = local_time(version.recorded_at)
        place = f"{escaped(version.origin.file)}:{version.origin.row}"
        click.echo(f"{version.sequence:>6}  {recorded:%d.%m.%Y %H:%M}  {place}  {version.key}")
    app.note(f"{len(versions)} versions")


def _list_missing(app: App, sender: str | None) -> None:
    from checker.usecases.rules.activation import active
    from checker.usecases.telling.health import missing_reports_of

    store = app.store()
    try:
        with store.read() as tx:
            overdue = missing_reports_of(tx, active(tx))
    finally:
        store.close()
    chosen = [entry for entry in overdue if sender in (None, entry.sender)]
    if app.json:
        listed = [
            {"sender": entry.sender, "profile": entry.profile, "period": str(entry.period), "due": str(entry.due)}
            for entry in chosen
        ]
        click.echo(json.dumps(listed, ensure_ascii=False, indent=1))
        return
    for entry in chosen:
        click.echo(f"{entry.sender}/{entry.profile} for {entry.period}, due {entry.due:%d.%m.%Y}")
    app.note(f"{len(chosen)} overdue reports")


def _resorted(versions: Sequence[RecordVersion]) -> tuple[RecordVersion, ...]:
    """The versions that changed the selection of reviews after they had been reported, oldest first."""
    moved = {id(version): version for move in resorted(versions) for version in (move.reduced, move.raised)}
    return tuple(sorted(moved.values(), key=lambda version: (version.sequence, version.origin.row, version.key)))


command.add_command(report)
command.add_command(retract)
command.add_command(show)
command.add_command(original)
command.add_command(quarantine)
