"""What became of record files, as a sender or admin reads it: on stderr, beside the results."""

from __future__ import annotations

from collections.abc import Iterable

import click

from checker.cli.options import App
from checker.usecases.read_files import ReadFile

MOST_ROWS_SHOWN = 20


def account_line(read: ReadFile) -> str:
    """One line a file: read = accepted + duplicate + correction + quarantined."""
    account = read.account
    return (
        f"{account.file}: read {account.read} = {account.accepted} accepted + {account.duplicate} duplicate"
        f" + {account.correction} correction + {account.quarantined} quarantined"
    )


def tell_accounts(app: App, files: Iterable[ReadFile]) -> None:
    """Tell each file's account, its warnings, and every refusal with its place. Refusals are told even if quiet."""
    for read in files:
        for problem in read.problems:
            click.echo(str(problem), err=True)
        for row in read.account.rows[:MOST_ROWS_SHOWN]:
            click.echo(str(row.reason), err=True)
        if len(read.account.rows) > MOST_ROWS_SHOWN:
            click.echo(f"{read.account.file}: and {len(read.account.rows) - MOST_ROWS_SHOWN} more rows", err=True)
        for warning in read.warnings:
            app.note(f"{warning} (warning)")
        app.note(account_line(read))
