"""`zielwacht audit matrix`: from the plan's row to the mail, and from a mail or a file back to the row."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.options import App, global_options
from checker.domain.errors import ExitCode


@click.command(name="matrix")
@click.option("--row", default="", help="Only this row of the plan, in full.")
@click.option("--rule", default="", help="Only this rule, in full.")
@click.option("--mail", default="", metavar="ID", help="What a mail is about: its Message-ID, or its key's beginning.")
@click.option("--sha256", default="", metavar="HASH", help="What came of a file: the SHA-256 of its bytes.")
@click.option("--item", default="", metavar="KEY", help="What an item of a mail is about: its key's beginning.")
@click.option("--file-number", default="", metavar="NUMBER", help="What is filed so: evidence, letters, answers.")
@click.option(
    "--features",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="Folder of the scenarios.  [default: those that come with the program]",
)
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default=None, help="Default: text.")
@global_options
def command(app: App, features: Path | None, form: str | None, **looked_up: str) -> int:
    """Show what came of each row of the plan: rule, tests, verdicts, findings, mails; lead a mail or a file back to it.

    Without an option one line a rule, and at the end what hangs in the air: an obligation whose rule was never in
    force, a mail about an obligation that does not exist. The exit code is 1 when there is any.

    \b
    Example:
      zielwacht audit matrix --row T06
    """
    from checker.audit.feature_run import features_folder
    from checker.cli.audit import matrix_sheet
    from checker.usecases.auditing.cover import cover_of
    from checker.usecases.auditing.matrix import Sought, trace_all

    sought = Sought(**looked_up)
    if sum(map(bool, looked_up.values())) > 1:
        raise click.UsageError("name one of --row, --rule, --mail, --sha256, --item and --file-number")
    store = app.store()
    try:
        matrix = trace_all(store, sought)
    finally:
        store.close()
    folder = features or features_folder()
    cover = cover_of(matrix.book, app.rules_folder(), folder)
    if app.json or form == "json":
        click.echo(matrix_sheet.as_json(matrix, cover))
    elif form == "csv":
        click.echo(matrix_sheet.as_table(matrix, cover))
    elif sought == Sought():
        click.echo("\n".join(matrix_sheet.overview(matrix, cover)))
    else:
        click.echo("\n".join(matrix_sheet.in_full(matrix, cover, str(folder))))
    if cover.unread:
        app.note(matrix_sheet.unread_text(cover.unread, matrix.book.language))
    return ExitCode.FINDINGS if matrix.orphans else ExitCode.ALL_WELL
