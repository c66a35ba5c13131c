"""`zielwacht records profile`: draft a profile for an unknown file."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.options import App, OutFile, global_options
from checker.domain.clock import WallClock
from checker.domain.errors import ExitCode


@click.command(name="profile")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--out", type=OutFile(), default=None, help="Write the draft to this file [stdout].")
@global_options
def profile(app: App, file: Path, out: Path | None) -> int:
    """Show a draft of the profile that an unknown FILE needs, with what the file itself cannot tell as questions.

    \b
    Example:
      zielwacht records profile office-figures_2016-05.csv --out rules/senders/office-figures.yaml
    """
    from checker.cli.files_out import show_or_write
    from checker.records.reading import FileRefused
    from checker.usecases.importing.draft_profile import draft_profile
    from checker.wording.record_problems import problem_text

    try:
        drafted = draft_profile(file, app.rules_folder(), WallClock().now(), app.file_limits())
    except FileRefused as refused:
        for problem in refused.problems:
            app.note(problem_text(problem, "en"))
        return ExitCode.QUARANTINED
    show_or_write(app, drafted.text.rstrip("\n"), out)
    taken, read = len(drafted.reading.candidates), drafted.reading.read
    app.note(f"{drafted.questions} questions are open; read so, {taken} of {read} records of the file can be used")
    return ExitCode.ALL_WELL
