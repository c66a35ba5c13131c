"""The row counts of imported files: on stderr, beside the results, as a sender or admin reads them; and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import click

from checker.cli.options import App
from checker.domain.record_problem import RecordProblem
from checker.usecases.importing.read_files import ReadFile
from checker.wording.escapes import escaped
from checker.wording.record_problems import problem_text

MOST_ROWS_SHOWN = 20
MOST_PROBLEMS_SHOWN = 100


def account_line(read: ReadFile) -> str:
    """One line a file: read = accepted + duplicate + correction + quarantined."""
    account = read.account
    if read.problems and not read.is_used:
        return f"{read.name}: refused, nothing of it was taken"
    return (
        f"{read.name}: read {account.read} = {account.accepted} accepted + {account.duplicate} duplicate"
        f" + {account.correction} correction + {account.quarantined} quarantined"
    )


def account_json(read: ReadFile) -> dict[str, Any]:
    """One file's account: read = accepted + duplicate + correction + quarantined."""
    account = read.account
    parts = {"profiles": [{"profile": part.profile, **account_json(part)} for part in read.parts]} if read.parts else {}
    return {
        "file": account.file,
        "read": account.read,
        "accepted": account.accepted,
        "duplicate": account.duplicate,
        "correction": account.correction,
        "quarantined": account.quarantined,
        "rows": [
            {"row": row.row, "column": row.column, "reason": problem_text(row.reason, "en")} for row in account.rows
        ],
        "warnings": [problem_text(warning, "en") for warning in read.warnings],
        "problems": [problem_text(problem, "en") for problem in read.problems],
        **parts,
    }


def tell_accounts(app: App, files: Iterable[ReadFile]) -> None:
    """Print each file's row counts, its warnings, and every refusal with its place; refusals even if quiet."""
    for read in (part for file in files for part in file.each):
        for line in _told(read, read.problems, "problems"):
            click.echo(line, err=True)
        _tell_rows(read)
        for line in _told(read, read.warnings, "warnings"):
            app.note(f"{line} (warning)")
        app.note(escaped(account_line(read)))


def _told(read: ReadFile, problems: Sequence[RecordProblem], what: str) -> Iterator[str]:
    yield from (escaped(problem_text(problem, "en")) for problem in problems[:MOST_PROBLEMS_SHOWN])
    if len(problems) > MOST_PROBLEMS_SHOWN:
        yield f"{escaped(read.account.file)}: and {len(problems) - MOST_PROBLEMS_SHOWN} more {what}"


def _tell_rows(read: ReadFile) -> None:
    """Every row that is wrong itself; those that only share its file are counted."""
    wrong = read.account.wrong
    for row in wrong[:MOST_ROWS_SHOWN]:
        for problem in (row.reason, *row.also):
            click.echo(escaped(problem_text(problem, "en")), err=True)
    if len(wrong) > MOST_ROWS_SHOWN:
        click.echo(f"{escaped(read.account.file)}: and {len(wrong) - MOST_ROWS_SHOWN} more rows", err=True)
    sharing = len(read.account.rows) - len(wrong)
    if sharing:
        others = f"{sharing} other rows are" if sharing > 1 else "one other row is"
        them = "them" if len(wrong) > 1 else "it"
        click.echo(
            f"{escaped(read.account.file)}: {others} kept out with {them}; mend the file and send it again", err=True
        )
