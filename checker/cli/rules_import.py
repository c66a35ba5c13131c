"""`zielwacht rules import`: make rules of a department's table of targets."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.options import App, global_options
from checker.domain.errors import ExitCode, UsageError
from checker.domain.problem import nearest
from checker.domain.target_table import TableField

if TYPE_CHECKING:
    from checker.usecases.rules.from_table import TakenTable

MOST_SHOWN = 20


@click.command(name="import")
@click.argument("table", type=click.Path(path_type=Path))
@click.option("--sheet", default=None, metavar="NAME", help="The sheet, where several have targets.")
@click.option("--header", type=click.IntRange(1), metavar="LINE", help="Its header's line.  [default: found]")
@click.option("--column", "columns", multiple=True, metavar="FIELD=TITLE", help="A column called otherwise; see below.")
@click.option("--goal", default=None, metavar="ID", help="The goal's file.  [default: called as the table is]")
@click.option("--year", type=int, default=None, help="The plan's year.  [default: the newest]")
@global_options
def take_in(
    app: App,
    table: Path,
    sheet: str | None,
    header: int | None,
    columns: Sequence[str],
    goal: str | None,
    year: int | None,
) -> int:
    """Make one goal file of TABLE (.xlsx, .ods, .xls, .csv): a skeleton of a rule and a test for each line.

    Columns are found by their titles, German or English: title, measure, bound, date, owner, row. Others are named by
    --column, by title or letter, for example --column bound=Zielgröße or --column owner=F. What the table does not say
    stands in the rules as an assumption, and as a question above each rule and in a list beside the file. A line that
    becomes no rule is named. Nothing that is there is overwritten.

    \b
    Example:
      zielwacht rules import targets.xlsx --goal quality-2017
    """
    from checker.cli.rules import tell_problems
    from checker.records.reading import FileRefused
    from checker.rulebook.problems import RulebookError
    from checker.usecases.importing.read_files import bytes_of
    from checker.usecases.rules.from_table import TableWanted, take_table
    from checker.wording.record_problems import problem_text

    wanted = TableWanted(sheet, year, goal, dict(map(_column, columns)), header)
    limits, folder = app.file_limits(), app.rules_folder()
    try:
        taken = take_table(table.name, bytes_of(table, limits), folder, wanted, limits)
    except FileRefused as refused:
        for problem in refused.problems:
            app.note(problem_text(problem, "en"))
        return ExitCode.WRONG
    except RulebookError as error:
        return tell_problems(app, error.problems)
    _tell(app, taken, folder)
    return ExitCode.ALL_WELL


def _column(said: str) -> tuple[TableField, str]:
    name, between, title = said.partition("=")
    known = {field.value: field for field in TableField}
    if not between or not title.strip():
        raise UsageError(f"--column takes FIELD=TITLE, for example bound=Zielwert, not '{said}'")
    if name.strip() not in known:
        near = nearest(name, known)
        hint = f"; did you mean '{near}'?" if near else ""
        raise UsageError(f"there is no field '{name}' (allowed: {', '.join(known)}){hint}")
    return known[name.strip()], title.strip()


def _tell(app: App, taken: TakenTable, folder: Path) -> None:
    from checker.wording.target_table_texts import left_out_text, question_text

    if app.json:
        click.echo(json.dumps(_document(taken), ensure_ascii=False, indent=1))
        return
    for name in taken.files:
        click.echo(str(folder / name))
    for question in taken.questions[:MOST_SHOWN]:
        click.echo(f"line {question.line}: {question.rule}: {question_text(question, 'en')}")
    if (further := len(taken.questions) - MOST_SHOWN) > 0:
        click.echo(f"and {further} more questions in {folder / taken.questions_file}")
    for line in taken.left_out:
        click.echo(f"line {line.line}: not used: {left_out_text(line, 'en')}")
    for kind, names in (("column", taken.other_columns), ("sheet", taken.other_sheets)):
        if names:
            click.echo(f"not read: {kind}{'s' if names[1:] else ''} {', '.join(names)}")
    app.note(
        f"{taken.lines} lines read: {taken.lines_used} became {len(taken.rules)} rules, {len(taken.left_out)} were not "
        f"used; {len(taken.questions)} questions. Answer them in the file, then 'zielwacht rules lint' and 'zielwacht "
        "rules test'."
    )


def _document(taken: TakenTable) -> dict[str, object]:
    from checker.wording.target_table_texts import left_out_text, question_text

    return {
        "schema": "zielwacht/rules-import/1",
        "goal": taken.goal,
        "lines": {"read": taken.lines, "used": taken.lines_used, "left_out": len(taken.left_out)},
        "rules": list(taken.rules),
        "questions": [
            {
                "line": each.line,
                "rule": each.rule,
                "code": each.doubt,
                "facts": dict(each.facts),
                "text": question_text(each, "en"),
            }
            for each in taken.questions
        ],
        "left_out": [
            {"line": each.line, "code": each.why, "text": left_out_text(each, "en")} for each in taken.left_out
        ],
        "not_read": {"columns": list(taken.other_columns), "sheets": list(taken.other_sheets)},
        "files": list(taken.files),
    }
