"""`zielwacht records export`: stored records as CSV, workbook or JSON, as they were known at an instant."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from checker.cli.options import App, OutFile, global_options
from checker.cli.record_filters import filter_of, record_filters
from checker.domain.errors import UsageError

if TYPE_CHECKING:
    from checker.evaluation.few_staff import StaffFigures
    from checker.store.record_selection import SelectedVersion
    from checker.wording.locales import Locale

FORMATS = ("csv", "xlsx", "json")


@click.command(name="export")
@record_filters
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default=None, help="How [by the name of --out, else csv]."
)
@click.option("--out", type=OutFile(), default=None, help="Write it to this file [stdout].")
@global_options
def export(app: App, form: str | None, out: Path | None, **given: Any) -> None:
    """Write the stored versions of records, one a row, each with its file, row and recording.

    \b
    Example:
      zielwacht records export --versions in-force --known-at 2016-07-04T07:00 --type case_review --out reviews.csv
    """
    from checker.cli.files_out import stream_out
    from checker.evaluation.few_staff import StaffFigures
    from checker.store.record_selection import selected
    from checker.usecases.rules.activation import active

    wanted, form = filter_of(given), _format(app, form, out)
    if form == "xlsx" and out is None:
        raise click.UsageError("a workbook needs a file: name it with --out")
    counted = Counted()
    store = app.store()
    try:
        with store.read() as tx:
            book, versions = active(tx), counted.of(selected(tx, wanted))
            if form == "xlsx":
                versions = _on_one_sheet(versions)
            table = _Table(form, given["record_type"], StaffFigures.of(book), book.language, _asked(given))
            if out is None:
                table.write(sys.stdout.buffer, versions)
                sys.stdout.buffer.flush()
            else:
                stream_out(out, lambda file: table.write(file, versions))
    finally:
        store.close()
    app.note(f"{counted.many} versions" + (f", written: {out}" if out else ""))


class Counted:
    """How many went by."""

    many = 0

    def of(self, versions: Iterable[SelectedVersion]) -> Iterator[SelectedVersion]:
        for version in versions:
            self.many += 1
            yield version


@dataclass(frozen=True, slots=True)
class _Table:
    """In which form, and with which columns, versions are written."""

    form: str
    record_type: str | None
    staff: StaffFigures
    locale: Locale
    asked: dict[str, Any]

    def write(self, file: IO[bytes], versions: Iterable[SelectedVersion]) -> None:
        from checker.cli.record_table import as_csv, as_json, as_sheet, columns
        from checker.pages.workbook import write_workbook

        names = columns(self.record_type)
        if self.form == "xlsx":
            write_workbook(file, [as_sheet(versions, names, self.staff)], self.locale)
            return
        if self.form == "json":
            pieces = as_json(versions, self.staff, {"asked": self.asked})
        else:
            pieces = as_csv(versions, names, self.staff, self.locale)
        for piece in pieces:
            file.write(piece.encode())


def _on_one_sheet(versions: Iterable[SelectedVersion]) -> Iterator[SelectedVersion]:
    from checker.cli.record_table import MOST_ROWS_OF_A_SHEET

    for number, version in enumerate(versions, start=2):
        if number > MOST_ROWS_OF_A_SHEET:
            raise UsageError(f"a sheet has {MOST_ROWS_OF_A_SHEET} rows: narrow the choice, or use --format csv")
        yield version


def _format(app: App, form: str | None, out: Path | None) -> str:
    if app.json:
        return "json"
    by_name = out.suffix.lower().removeprefix(".") if out is not None else ""
    return form or (by_name if by_name in FORMATS else "csv")


def _asked(given: dict[str, Any]) -> dict[str, Any]:
    """What was asked for, to stand in the file."""
    named = {"record_type": "type"}
    asked = {named.get(name, name): value for name, value in given.items() if value is not None}
    return {name: value if isinstance(value, str) else value.isoformat() for name, value in asked.items()}
