"""`zielwacht records`: import status records, report single facts, list them and follow them."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli.file_progress import file_progress
from checker.cli.options import App, InstantParam, global_options
from checker.cli.profile_draft import profile
from checker.cli.quarantine import quarantine
from checker.cli.record_export import export
from checker.cli.record_filters import filter_of, record_filters
from checker.cli.record_trails import original, show
from checker.cli.retract import retract
from checker.cli.single_facts import report
from checker.domain.clock import WallClock, local_time
from checker.domain.conflicting_records import resorted
from checker.domain.errors import ExitCode
from checker.wording.escapes import escaped

if TYPE_CHECKING:
    from checker.evaluation.few_staff import StaffFigures
    from checker.store.record_selection import SelectedVersion


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
    from checker.cli.accounts import account_json, tell_accounts
    from checker.cli.noted_time import note_time
    from checker.store.heartbeat import note_timed_import
    from checker.usecases.importing.import_records import import_records

    if dry_run:
        return _previewed(app, files, now or WallClock().now())
    store = app.store()
    try:
        instant = now or WallClock().now()
        with file_progress(app) as progress:
            imported = import_records(store, files, instant, app.file_limits(), progress)
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
        with file_progress(app) as progress:
            preview = preview_import(store, files, at, app.file_limits(), progress)
    finally:
        store.close()
    click.echo(as_json(preview, at) if app.json else "\n".join(as_lines(preview)))
    return ExitCode.ALL_WELL if preview.ahead.is_clean else ExitCode.QUARANTINED


@command.command(name="list")
@record_filters
@click.option("--limit", type=click.IntRange(min=1), default=None, help="Only the last, this many.")
@click.option("--missing", is_flag=True, help="Instead the reports that were overdue at the last tick.")
@click.option("--suspicious", is_flag=True, help="Only reviews that were moved from or to the random selection later.")
@global_options
def list_records(app: App, limit: int | None, missing: bool, suspicious: bool, **given: Any) -> None:
    """List the stored versions of records, oldest first: when recorded, source, content.

    \b
    Example:
      zielwacht records list --type case_review --scope north
    """
    if missing:
        if limit or suspicious or any(value for name, value in given.items() if name not in ("sender", "versions")):
            raise click.UsageError("--missing lists reports, not records: only --sender goes with it")
        _list_missing(app, given["sender"])
        return
    from checker.store.record_selection import selected
    from checker.usecases.rules.activation import staff_figures

    store = app.store()
    try:
        with store.read() as tx:
            found = selected(tx, filter_of(given))
            if suspicious:
                found = _resorted(found)
            if limit:
                found = iter(deque(found, maxlen=limit))
            (_list_as_json if app.json else _list_as_lines)(app, found, staff_figures(tx))
    finally:
        store.close()


def _list_as_lines(app: App, found: Iterable[SelectedVersion], _: StaffFigures) -> None:
    count = 0
    for one in found:
        version = one.version
        recorded = local_time(version.recorded_at)
        place = f"{escaped(version.origin.file)}:{version.origin.row}"
        withdrawn = "  (withdrawn with its file)" if one.is_withdrawn else ""
        click.echo(f"{version.sequence:>6}  {recorded:%d.%m.%Y %H:%M}  {place}  {version.key}{withdrawn}")
        count += 1
    app.note(f"{count} versions")


def _list_as_json(_: App, found: Iterable[SelectedVersion], staff: StaffFigures) -> None:
    from checker.cli.json_text import json_list

    for piece in json_list(_listed(one, staff) for one in found):
        click.echo(piece, nl=False)
    click.echo()


def _listed(one: SelectedVersion, staff: StaffFigures) -> dict[str, Any]:
    from checker.wording.told_records import told_content

    version = one.version
    return {
        "key": version.key, "sequence": version.sequence, "recorded_at": version.recorded_at.isoformat(),
        "withdrawn": one.is_withdrawn, "file": version.origin.file, "row": version.origin.row,
        "record": told_content(version.record, staff),
    }  # fmt: skip


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


def _resorted(found: Iterable[SelectedVersion]) -> Iterator[SelectedVersion]:
    """The versions that changed the selection of reviews after they had been reported, oldest first."""
    every = {id(one.version): one for one in found}
    counting = (one.version for one in every.values() if not one.is_withdrawn)
    moved = {id(version): version for move in resorted(counting) for version in (move.reduced, move.raised)}
    in_order = sorted(moved.values(), key=lambda version: (version.sequence, version.origin.row, version.key))
    return (every[id(version)] for version in in_order)


command.add_command(profile)
command.add_command(report)
command.add_command(retract)
command.add_command(show)
command.add_command(original)
command.add_command(quarantine)
command.add_command(export)
