"""`zielwacht check`: judge files or the store on a day."""

from __future__ import annotations

import fnmatch
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.file_progress import file_progress
from checker.cli.options import App, DayParam, OutFile, global_options, today
from checker.cli.replay_options import Replay, replay_options
from checker.domain.errors import ExitCode
from checker.domain.verdict import State, Verdict

if TYPE_CHECKING:
    from checker.domain.rulebook import Rulebook
    from checker.usecases.judging.check import Checked

FAIL_ON: dict[str, tuple[State, ...]] = {
    "breached": (State.BREACHED,),
    "at_risk": (State.BREACHED, State.AT_RISK),
    "not_evaluable": (State.BREACHED, State.AT_RISK, State.NOT_EVALUABLE),
    "never": (),
}
FORMATS = ("table", "json", "csv", "html", "junit", "xlsx")


@click.command(name="check")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--on", type=DayParam(), default=None, help="The day to judge; today unless given.")
@replay_options
@click.option("--format", "form", type=click.Choice(FORMATS), default=None, help="How to show it [table].")
@click.option("--out", type=OutFile(), default=None, help="Write it to this file [stdout].")
@click.option(
    "--rule", "wanted", multiple=True, metavar="RULE", help="Show only these rules; patterns are allowed: 'iq-*'."
)
@click.option(
    "--fail-on",
    type=click.Choice(tuple(FAIL_ON)),
    default="breached",
    show_default=True,
    help="Exit with 1 from this state on.",
)
@global_options
def command(
    app: App,
    files: tuple[Path, ...],
    on: date | None,
    replay: Replay,
    form: str | None,
    out: Path | None,
    wanted: tuple[str, ...],
    fail_on: str,
) -> int:
    """Judge FILES, or without FILES the store, as of a day. Stores nothing and sends nothing.

    \b
    Example:
      zielwacht check fachaufsicht_2016-Q1.csv dialoge_2016.xlsx --on 2016-07-04
    """
    from checker.cli.accounts import tell_accounts
    from checker.wording.rules_used import rules_sentence

    replay.refuse_beside(app, files)
    shown = "json" if app.json else form or "table"
    if shown == "xlsx" and out is None:
        raise click.UsageError("--format xlsx writes a workbook: name its file with --out")
    checked = _from_files(app, files, on or today()) if files else _from_store(app, on or today(), replay)
    checked = _only(checked, wanted)
    tell_accounts(app, checked.imports)
    if checked.rules.is_replay:
        app.note(rules_sentence(checked.rules, checked.rulebook, "en"))
    _show(app, checked, shown, out)
    if not checked.is_clean:
        return ExitCode.QUARANTINED
    return ExitCode.FINDINGS if _has_findings(checked.verdicts, FAIL_ON[fail_on]) else ExitCode.ALL_WELL


def _only(checked: Checked, wanted: tuple[str, ...]) -> Checked:
    """The verdicts of the named rules only; they decide the exit code as well. UsageError for an unknown rule."""
    if not wanted:
        return checked
    refuse_unknown_rules(checked.rulebook, wanted)
    kept = tuple(one for one in checked.verdicts if any(fnmatch.fnmatchcase(one.rule, pattern) for pattern in wanted))
    return replace(checked, verdicts=kept, only=wanted)


def refuse_unknown_rules(book: Rulebook, wanted: tuple[str, ...]) -> None:
    """UsageError when a pattern fits no rule of the rulebook."""
    from checker.domain.problem import meant, nearest

    known = [planned.rule.id for planned in book.rules()]
    for pattern in wanted:
        if not fnmatch.filter(known, pattern):
            close = nearest(pattern, known)
            hint = meant(pattern, close) or "; 'zielwacht rules list' shows all"
            raise click.UsageError(f"there is no rule '{pattern}'{hint}")


def _from_files(app: App, files: tuple[Path, ...], on: date) -> Checked:
    from checker.usecases.judging.check import check_files

    book, limits = app.folder_rulebook(), app.file_limits()
    with file_progress(app) as progress:
        return check_files(book, files, on, today=today(), limits=limits, progress=progress)


def _from_store(app: App, on: date, replay: Replay) -> Checked:
    from checker.usecases.judging.check import check_activated

    store = app.store()
    try:
        edited = app.folder_rulebook() if app.rules else None
        return check_activated(store, on, replay.known_at, edited, named=replay.rulebook)
    finally:
        store.close()


def _show(app: App, checked: Checked, form: str, out: Path | None) -> None:
    from checker.cli import formats
    from checker.cli.files_out import show_or_write
    from checker.cli.table import counts, table, use_colour
    from checker.wording.check_page import CHECK_PAGE

    if form == "table":
        colour = use_colour() and out is None
        show_or_write(app, table(checked.published, checked.rulebook.language, colour=colour), out, colour=colour)
        summary = ", ".join(f"{count} {state}" for state, count in counts(checked.verdicts).items())
        if not checked.has_history:
            app.note(f"{formats.no_history(checked)} {CHECK_PAGE[checked.rulebook.language]['with_history']}")
        app.note(f"{len(checked.verdicts)} obligations on {checked.on:%d.%m.%Y}: {summary}")
        return
    if form == "xlsx":
        from checker.cli.check_workbook import as_workbook

        show_or_write(app, as_workbook(checked), out)
        return
    if form == "html":
        from checker.cli.check_page import as_html

        show_or_write(app, as_html(checked), out)
        return
    writers = {"json": formats.as_json, "csv": formats.as_csv, "junit": formats.as_junit}
    show_or_write(app, writers[form](checked), out)


def _has_findings(verdicts: tuple[Verdict, ...], bad: tuple[State, ...]) -> bool:
    return any(verdict.state in bad and not verdict.waived for verdict in verdicts)
