"""`zielwacht records retract`: a record, or all that a file brought, counts no more; or again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from checker.cli.options import App, InstantParam, global_options
from checker.domain.clock import WallClock
from checker.domain.errors import UsageError
from checker.domain.withdrawal import WithdrawalReason

if TYPE_CHECKING:
    from checker.store.opening import Store
    from checker.usecases.importing.withdraw import WantedWithdrawal

REASONS = ", ".join(WithdrawalReason)


@click.command(name="retract")
@click.argument("what", metavar="FILE|KEY")
@click.option("--reason", required=True, help=f"Why. Of a file one of: {REASONS}. Of a record in words, kept with it.")
@click.option("--by", required=True, help="The role that withdraws it.")
@click.option("--file-number", default="", help="File: where the house has it on file.")
@click.option("--undo", is_flag=True, help="Take a withdrawal back: it counts again.")
@click.option("--dry-run", is_flag=True, help="Show what would change; nothing is stored.")
@click.option("--yes", is_flag=True, help="Do not ask before it takes effect.")
@click.option("--now", type=InstantParam(), default=None, help="For rehearsals: the instant of the withdrawal.")
@global_options
def retract(
    app: App,
    what: str,
    reason: str,
    by: str,
    file_number: str,
    now: datetime | None,
    undo: bool,
    **how: bool,
) -> None:
    """Withdraw all that a FILE (name, or the beginning of its SHA-256) brought, or the record KEY.

    What a file changed is as it was before it came; what later files said stays. Days that were judged before can still
    be replayed. --undo takes either back.

    \b
    Example:
      zielwacht records retract reviews_2016-Q1.csv --reason wrong-file --by management --dry-run
    """
    from checker.usecases.importing import withdraw

    instant = now or WallClock().now()
    dry_run, asks = how["dry_run"], not how["yes"]
    store = app.store()
    try:
        if withdraw.is_record(store, what):
            if not undo:
                _record(app, store, what, reason, by, instant, dry_run=dry_run, asks=asks)
                return
            what = withdraw.retraction_of(store, what)
            undo = False
        wanted = withdraw.WantedWithdrawal(what, by, _of_the_list(reason), file_number, takes_back=undo)
        _file(app, store, wanted, instant, dry_run=dry_run, asks=asks)
    finally:
        store.close()


def _of_the_list(reason: str) -> WithdrawalReason:
    if reason not in set(WithdrawalReason):
        raise UsageError(f"--reason of a file is one of: {REASONS}; not '{reason}'")
    return WithdrawalReason(reason)


def _record(
    app: App, store: Store, key: str, reason: str, by: str, now: datetime, *, dry_run: bool, asks: bool
) -> None:
    from checker.cli.single_facts import show_ahead, tell_filed
    from checker.usecases.importing.single_facts import draft_retraction, file_draft

    draft = draft_retraction(store, key, reason=reason, by=by, now=now)
    show_ahead(app, store, draft, now, dry_run=dry_run, asks=asks)
    if not dry_run:
        tell_filed(app, file_draft(store, draft, now), done="retracted")


def _file(app: App, store: Store, wanted: WantedWithdrawal, now: datetime, *, dry_run: bool, asks: bool) -> None:
    from checker.cli.confirmed import confirm, is_asked
    from checker.cli.withdrawal_sheet import as_json, as_lines
    from checker.usecases.importing.withdraw import withdraw_file
    from checker.usecases.judging.import_preview import preview_withdrawal

    if dry_run:
        preview = preview_withdrawal(store, wanted, now)
        lines = as_lines(preview.withdrawal, preview.effect)
        click.echo(as_json(preview.withdrawal, preview.effect) if app.json else "\n".join(lines))
        return
    if is_asked(asks=asks):
        preview = preview_withdrawal(store, wanted, now)
        confirm(as_lines(preview.withdrawal, preview.effect))
    done = withdraw_file(store, wanted, now)
    click.echo(as_json(done, None) if app.json else "\n".join(as_lines(done, None)))
