"""`zielwacht rules export`: hand the catalogue of rules to the department that checks it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from checker.cli.options import App, OutFile, global_options
from checker.domain.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from checker.pages.catalogue import Catalogue

FORMATS = ("xlsx", "csv")


@click.command(name="export")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default=None, help="Which [by the name of --out, else xlsx]."
)
@click.option("--out", type=OutFile(), default=None, help="A new file; a workbook needs one.  [CSV: stdout]")
@click.option("--year", type=int, default=None, help="The rules of this plan's year only.")
@click.option("--locale", type=click.Choice(("de", "en")), default=None, help="The language; without it the house's.")
@global_options
def hand_over(
    app: App,
    form: Literal["xlsx", "csv"] | None,
    out: Path | None,
    year: int | None,
    locale: Literal["de", "en"] | None,
) -> int:
    """Write the rules of the folder as a table: a line a rule, with its bound, date, owner and what is only assumed.

    A column is left for the department's remarks, so the file is a new one: nothing is overwritten. 'zielwacht rules
    import' reads it again.

    \b
    Example:
      zielwacht rules export --out catalogue.xlsx
    """
    from checker.cli.new_file import write_new
    from checker.pages.catalogue import Catalogue

    book = app.folder_rulebook()
    years = sorted({plan.year for plan in book.plans})
    if year is not None and year not in years:
        raise UsageError(f"there is no plan of {year} (allowed: {', '.join(map(str, years))})")
    rules = [planned for planned in book.rules() if year in (None, planned.plan.year)]
    made = Catalogue(book, rules, locale or book.language)
    form = form or _by_name(out)
    if out is None:
        click.echo(_shown(made, form))
        return ExitCode.ALL_WELL
    write_new(out, made.as_workbook() if form == "xlsx" else f"{made.as_csv()}\n".encode())
    app.note(f"written: {out}, {len(rules)} rules")
    return ExitCode.ALL_WELL


def _by_name(out: Path | None) -> Literal["xlsx", "csv"]:
    return "csv" if out is not None and out.suffix.lower() == ".csv" else "xlsx"


def _shown(made: Catalogue, form: str) -> str:
    if form == "xlsx":
        raise UsageError("a workbook needs a file: --out catalogue.xlsx")
    return made.as_csv()
