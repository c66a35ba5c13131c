"""`check --format xlsx`: a second program reads days as days and figures as numbers, and computes no text."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from checker.pages.workbook import CellLook, Sheet, SheetColumn, workbook
from tests.workspace import EXAMPLES, FACHAUFSICHT, Workspace, make_workspace

ON = "2016-07-04"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return make_workspace(tmp_path_factory.mktemp("house"), goals=("kdu",))


def checked(house: Workspace, out: Path, *arguments: str) -> Path:
    given = ("check", str(EXAMPLES / FACHAUFSICHT), "--on", ON, "--fail-on", "never", "--out", str(out))
    done = house.run(*given, *arguments)
    assert done.code == 0, done.err
    assert done.out == ""
    return out


@pytest.fixture(scope="module")
def sheet(house: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Worksheet:
    written = checked(house, tmp_path_factory.mktemp("out") / "urteile.xlsx", "--format", "xlsx")
    found = load_workbook(written)["Urteile"]
    assert isinstance(found, Worksheet)
    return found


def column(sheet: Worksheet, head: str) -> list[object]:
    (place,) = [cell.column for cell in sheet[1] if cell.value == head]
    return [row[place - 1].value for row in sheet.iter_rows(min_row=2)]


def test_days_are_days_and_figures_are_numbers(sheet: Worksheet) -> None:
    assert all(isinstance(day, datetime) for day in column(sheet, "spätestens"))
    shares = [share for share in column(sheet, "Anteil") if share is not None]
    assert shares
    assert all(isinstance(share, int | float) and 0 <= share <= 1 for share in shares)
    assert sheet.freeze_panes == "A2"


def test_it_says_what_it_rests_on(house: Workspace, tmp_path: Path) -> None:
    found = load_workbook(checked(house, tmp_path / "urteile.xlsx", "--format", "xlsx"))["Grundlage"]
    told = {row[0]: row[1] for row in found.iter_rows(min_row=2, values_only=True)}
    assert told["Tag"] == ON
    assert len(str(told["Regelwerk (SHA-256)"])) == 64


def test_the_same_check_gives_the_same_bytes(house: Workspace, tmp_path: Path) -> None:
    one, other = (checked(house, tmp_path / name, "--format", "xlsx") for name in ("one.xlsx", "other.xlsx"))
    assert one.read_bytes() == other.read_bytes()


def test_a_workbook_needs_a_file_and_every_format_takes_one(house: Workspace, tmp_path: Path) -> None:
    refused = house.run("check", "--format", "xlsx", "--on", ON)
    assert refused.code == 2
    assert "--out" in refused.err
    written = checked(house, tmp_path / "urteile.csv", "--format", "csv")
    assert written.read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("text", ["=1+1", "+49 2104", "-3", "@SUM(A1)", "a\x0bb", "<b>&\"'"])
def test_no_text_is_computed(text: str) -> None:
    made = workbook([Sheet("S", [SheetColumn("K", 10)], [[text]])], "de")
    cell = load_workbook(BytesIO(made))["S"]["A2"]
    assert cell.data_type == "s"
    assert cell.value == text.replace("\x0b", "")


def test_numbers_keep_fifteen_digits_and_empty_cells_are_empty() -> None:
    columns = [SheetColumn("N", 10, CellLook.NUMBER), SheetColumn("T", 10, CellLook.DAY), SheetColumn("L", 10)]
    made = workbook([Sheet("S", columns, [[Fraction(98200000_01, 100), date(2016, 2, 29), None]])], "de")
    row = next(load_workbook(BytesIO(made))["S"].iter_rows(min_row=2, values_only=True))
    assert row == (98200000.01, datetime(2016, 2, 29), None)  # noqa: DTZ001 - a spreadsheet knows no time zones
