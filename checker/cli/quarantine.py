"""`zielwacht records quarantine`: see what is kept out and why, read it again, take it in or discard it."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from checker.cli.options import App, DayParam, InstantParam, global_options
from checker.domain.clock import WallClock
from checker.domain.errors import ExitCode
from checker.wording.escapes import escaped

if TYPE_CHECKING:
    from checker.domain.quarantine import QuarantineNumber


class NumberParam(click.ParamType["QuarantineNumber"]):
    """The number of a file, or of a row of it: 12, 12.3."""

    name = "number"

    def convert(
        self, value: str | QuarantineNumber, param: click.Parameter | None, context: click.Context | None
    ) -> QuarantineNumber:
        from checker.domain.quarantine import QuarantineNumber

        number = value if isinstance(value, QuarantineNumber) else QuarantineNumber.parse(value)
        if number is None:
            self.fail(f"'{value}' is no number of the list; write 12 for a file, 12.3 for a row of it", param, context)
        return number


@click.group(name="quarantine")
def quarantine() -> None:
    """Show what is kept out (rows that were refused, files that could not be used), and decide about it."""


@quarantine.command(name="list")
@click.option("--sender", default="", help="Only of this sender.")
@click.option("--profile", default="", help="Only of this profile, with or without its version.")
@click.option("--file", default="", metavar="NAME|HASH", help="Only of this file, by name or SHA-256.")
@click.option("--day", type=DayParam(), default=None, help="Only what came on this day.")
@click.option("--reason", default="", metavar="CODE", help="Only what was refused for this reason.")
@click.option("--all", "everything", is_flag=True, help="Also what is settled.")
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default=None, help="Default: text.")
@global_options
def list_(
    app: App,
    sender: str,
    profile: str,
    file: str,
    day: date | None,
    reason: str,
    everything: bool,
    form: str | None,
) -> None:
    """List what is kept out and still open, oldest file first: number, day, sender, file, place, reason.

    A row that only shares its file with a bad one is counted; --format csv and json list each.

    \b
    Example:
      zielwacht records quarantine list --reason no_number
    """
    from checker.cli import quarantine_sheet
    from checker.usecases.importing.kept_out import WantedEntries, in_quarantine

    store = app.store()
    try:
        found = in_quarantine(store, WantedEntries(sender, profile, file, reason, day, everything))
    finally:
        store.close()
    match "json" if app.json else form:
        case "json":
            click.echo(quarantine_sheet.as_json(found))
        case "csv":
            click.echo(quarantine_sheet.as_csv(found))
        case _:
            click.echo("\n".join(quarantine_sheet.as_text(found)))
    if summary := quarantine_sheet.summary(found):
        app.note(summary)


@quarantine.command(name="retry")
@click.argument("numbers", nargs=-1, type=NumberParam())
@click.option("--sender", default="", help="Instead all open files of this sender that were kept.")
@click.option("--profile", default="", help="Instead all open files of this profile that were kept.")
@click.option("--dry-run", is_flag=True, help="Show what would be taken; nothing is stored.")
@click.option("--now", type=InstantParam(), default=None, help="For rehearsals: the instant at which it is read again.")
@global_options
def retry(
    app: App,
    numbers: tuple[QuarantineNumber, ...],
    sender: str,
    profile: str,
    dry_run: bool,
    now: datetime | None,
) -> int:
    """Retry what is kept out: read the archived files of NUMBERS again by the rules in force, and take what can be.

    A row's number stands for its file. Each is judged as of the day on which it came; what was taken is known already,
    and what other files have said since is not overruled. The exit code is 0 when nothing is kept out any more.

    \b
    Example:
      zielwacht records quarantine retry 12 --dry-run
    """
    from checker.cli import quarantine_sheet
    from checker.usecases.importing.kept_out import WantedEntries, in_quarantine
    from checker.usecases.importing.retry import retry as read_again

    if bool(numbers) is bool(sender or profile):
        raise click.UsageError("name NUMBERS, or all of a --sender or --profile")
    lost: dict[int, str] = {}
    store = app.store()
    try:
        if not numbers:
            entries = in_quarantine(store, WantedEntries(sender, profile)).entries
            numbers = tuple(entry.number for entry in entries if entry.account.archived)
            lost = {entry.number.account: entry.account.file for entry in entries if not entry.account.archived}
        done = read_again(store, numbers, now or WallClock().now(), dry_run=dry_run)
    finally:
        store.close()
    quarantine_sheet.tell_retried(app, done)
    for number, file in lost.items():
        app.note(f"{number}: nothing is kept of {escaped(file)}, so it stays open; ask its sender for it again")
    return ExitCode.ALL_WELL if not lost and all(one.read.is_clean for one in done) else ExitCode.QUARANTINED


@quarantine.command(name="release")
@click.argument("number", type=NumberParam())
@click.option("--by", required=True, help="The role that decides it; never the one that sent the file.")
@click.option("--reason-id", required=True, help="Why: one of the reasons that vocabulary.yaml declares.")
@click.option("--file-number", default="", help="Under which the house has it on file; needed.")
@click.option("--now", type=InstantParam(), default=None, help="For rehearsals: the instant that counts as now.")
@global_options
def release(app: App, number: QuarantineNumber, by: str, reason_id: str, file_number: str, now: datetime | None) -> int:
    """Take in what the check kept out: the row NUMBER, or of a file the rows that are kept out only with it.

    Only where nothing is wrong with the row itself: it shares its file with a bad one, another row says otherwise (that
    one is then discarded), or it was reported otherwise since. What cannot be read, or is protected, nobody takes in.

    \b
    Example:
      zielwacht records quarantine release 12.3 --by management --reason-id confirmed --file-number "50.1-2016/077"
    """
    from checker.cli.accounts import account_json, tell_accounts
    from checker.usecases.importing.quarantine_acts import HeldAct
    from checker.usecases.importing.quarantine_acts import release as take_in

    store = app.store()
    try:
        read = take_in(store, HeldAct(number, by, reason_id, file_number), now or WallClock().now())
    finally:
        store.close()
    tell_accounts(app, [read])
    if app.json:
        done = {"schema": "zielwacht/quarantine-release/1", "number": str(number), "by": read.number}
        click.echo(json.dumps(done | account_json(read), ensure_ascii=False, indent=1))
    else:
        click.echo(f"{number}: taken in by {by}; its account is {read.number}")
    return ExitCode.ALL_WELL if read.is_clean else ExitCode.QUARANTINED


@quarantine.command(name="discard")
@click.argument("number", type=NumberParam())
@click.option("--by", required=True, help="The role that decides it.")
@click.option("--reason-id", required=True, help="Why: one of the reasons that vocabulary.yaml declares.")
@click.option("--file-number", default="", help="Under which the house has it on file.")
@click.option("--now", type=InstantParam(), default=None, help="For rehearsals: the instant that counts as now.")
@global_options
def discard(
    app: App, number: QuarantineNumber, by: str, reason_id: str, file_number: str, now: datetime | None
) -> None:
    """Settle what is kept out without taking it in: the row NUMBER, or all of a file. Nothing of it is deleted.

    \b
    Example:
      zielwacht records quarantine discard 12 --by management --reason-id no-use
    """
    from checker.usecases.importing.quarantine_acts import HeldAct
    from checker.usecases.importing.quarantine_acts import discard as settle

    store = app.store()
    try:
        settle(store, HeldAct(number, by, reason_id, file_number), now or WallClock().now())
    finally:
        store.close()
    if app.json:
        done = {"schema": "zielwacht/quarantine-discard/1", "number": str(number), "by": by}
        click.echo(json.dumps(done, ensure_ascii=False, indent=1))
    else:
        click.echo(f"{number}: discarded by {by}")


@quarantine.command(name="show")
@click.argument("number", type=NumberParam())
@global_options
def show(app: App, number: QuarantineNumber) -> None:
    """Show what is kept out under NUMBER: where, why, what its sender was told, what can be done; of a file its rows.

    The value of the cell is shown where it is figures and signs that look like nobody's.

    \b
    Example:
      zielwacht records quarantine show 12.3
    """
    from checker.cli import quarantine_sheet
    from checker.usecases.importing.kept_out import InQuarantine, under_number

    store = app.store()
    try:
        found = under_number(store, number)
    finally:
        store.close()
    if isinstance(found, InQuarantine):
        click.echo(quarantine_sheet.as_json(found) if app.json else "\n".join(quarantine_sheet.as_text(found)))
    elif app.json:
        click.echo(quarantine_sheet.story_json(found))
    else:
        click.echo("\n".join(quarantine_sheet.story_text(found)))
