"""An ODS workbook is read as an XLSX one: exact, no formula without a value, and what is hidden is screened."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from checker.domain.record_problem import ProblemCode
from checker.records import FileReading, ImportContext, foreign_reader, read_file
from checker.records.grid import Damaged
from checker.records.kept_workbook import kept_workbook
from checker.records.workbook_file import read_workbook
from tests.open_documents import SPACES, book, cell, sheet
from tests.unit.records.files import DIALOGUES, ON_JULY_4, workbook
from tests.unit.records.test_profile import changed

NAME = "schnittstellendialoge_2016.ods"
HEAD = (
    ["Schnittstellendialoge 2016"],
    ["Stand 04.07.2016 (vorläufig)"],
    ["Geschäftsstelle", "1. Halbjahr", None, None, "2. Halbjahr"],
    [None, *["geplant", "durchgeführt", "Protokoll"] * 2],
)
GOOD = ["Hilden", date(2016, 3, 15), date(2016, 3, 15), "50.1-2016/030"]
FORMULA = 'table:formula="of:=[.A1]"'
Code = ProblemCode
Read = Callable[[bytes], FileReading]


@pytest.fixture(scope="module")
def read(context: ImportContext) -> Read:
    """By the profile of the dialogues, sent as ODS."""
    file = {"format": "ods", "name": ("schnittstellendialoge_{year}*",)}
    ods = changed(context, "interface-dialogues", lambda profile: profile["file"].update(file))
    return lambda data: read_file(NAME, data, ods, recorded_at=ON_JULY_4)


def dialogues(*rows: list[object], **more: str) -> bytes:
    return book(sheet("Dialoge 2016", [*HEAD, *rows]), around=more.get("around", ""))


def cells(*rows: list[object]) -> list[list[object]]:
    (grid,) = read_workbook("ods", NAME, book(sheet("A", rows))).sheets
    return [list(row) for row in grid.rows]


def codes(reading: FileReading) -> list[ProblemCode]:
    return [*(problem.code for problem in reading.problems), *(bad.reason.code for bad in reading.quarantined)]


def test_a_table_gives_the_records_that_it_gives_as_xlsx(context: ImportContext, read: Read) -> None:
    as_xlsx = read_file(DIALOGUES, workbook([GOOD]), context, recorded_at=ON_JULY_4)
    as_ods = read(dialogues(GOOD))
    assert [each.record for each in as_ods.candidates] == [each.record for each in as_xlsx.candidates] != []
    assert [each.origin.row for each in as_ods.candidates] == [5]


def test_numbers_are_those_that_the_cell_shows() -> None:
    assert cells([1, 1.5, 0.1 + 0.2, Decimal("24519874.35")]) == [
        [Decimal(1), Decimal("1.5"), Decimal("0.3"), Decimal("24519874.35")]
    ]


def test_a_text_has_the_lines_and_blanks_that_are_seen() -> None:
    spaced = b'<table:table-cell office:value-type="string"><text:p>a<text:s text:c="2"/>b</text:p></table:table-cell>'
    assert cells(["zwei\nZeilen", spaced]) == [["zwei\nZeilen", "a  b"]]


@pytest.mark.parametrize(
    ("written", "error"),
    [
        pytest.param(f"<table:table-cell {FORMULA}/>", "", id="never calculated"),
        pytest.param(f"<table:table-cell {FORMULA}><text:p/></table:table-cell>", "", id="never calculated, no text"),
        pytest.param(
            f'<table:table-cell {FORMULA} office:value-type="string" office:string-value="" '
            'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>',
            "#DIV/0!",
            id="an error that says so",
        ),
        pytest.param(
            f'<table:table-cell {FORMULA} office:value-type="float" office:value="0"><text:p>Err:502</text:p>'
            "</table:table-cell>",
            "Err:502",
            id="an error that stands there as 0",
        ),
        pytest.param(
            f'<table:table-cell {FORMULA} office:value-type="string"><text:p>#NV</text:p></table:table-cell>',
            "#NV",
            id="a German error",
        ),
        pytest.param("<table:table-cell><text:p>12</text:p></table:table-cell>", "#?", id="a text without a type"),
    ],
)
def test_a_cell_without_a_value_is_no_empty_one(written: str, error: str) -> None:
    assert cells(["x", written.encode(), "y"]) == [["x", Damaged(error), "y"]]


def test_a_calculated_formula_is_its_value() -> None:
    number = (
        f'<table:table-cell {FORMULA} office:value-type="float" office:value="5"><text:p>5</text:p></table:table-cell>'
    )
    empty = (
        f'<table:table-cell {FORMULA} office:value-type="string" office:string-value=""><text:p/></table:table-cell>'
    )
    assert cells([number.encode(), empty.encode(), "x"]) == [[Decimal(5), "", "x"]]


def test_equal_rows_and_cells_that_are_written_once_stand_where_they_are_seen() -> None:
    thrice = cell("r").replace("<table:table-cell ", '<table:table-cell table:number-columns-repeated="3" ')
    rows = (
        f'<table:table-row table:number-rows-repeated="2">{thrice}</table:table-row>'
        '<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/>'
        f"</table:table-row><table:table-row>{cell('x')}<table:table-cell {FORMULA}/></table:table-row>"
    )
    (grid,) = read_workbook("ods", NAME, book(sheet("A", [], rows))).sheets
    assert [list(row) for row in grid.rows] == [
        ["r", "r", "r"],
        ["r", "r", "r"],
        *[["", "", ""]] * 3,
        ["x", Damaged(""), ""],
    ]


def test_merged_cells_hide_nothing() -> None:
    merged = cell("m").replace("<table:table-cell ", '<table:table-cell table:number-columns-spanned="2" ')
    below = b'<table:covered-table-cell office:value-type="float" office:value="7"/>'
    assert cells([merged.encode(), below, "z"]) == [["m", Decimal(7), "z"]]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        pytest.param(
            f'<table:table-row table:number-rows-repeated="1048576">{cell("x")}</table:table-row>',
            Code.TOO_MANY_ROWS,
            id="a million equal rows written once",
        ),
        pytest.param(
            f'<table:table-row><table:table-cell table:number-columns-repeated="16383"/>{cell(" ")}</table:table-row>',
            Code.CELL_TOO_FAR,
            id="a blank in the last column",
        ),
        pytest.param(
            f'<table:table-row table:number-rows-repeated="1048575"><table:table-cell/></table:table-row>'
            f"<table:table-row>{cell(' ')}</table:table-row>",
            Code.CELL_TOO_FAR,
            id="a blank in the last row",
        ),
        pytest.param('<table:table-row table:number-rows-repeated="x"/>', Code.NO_WORKBOOK, id="a number that is none"),
    ],
)
def test_a_sheet_that_unfolds_to_too_much_is_refused(read: Read, rows: str, code: ProblemCode) -> None:
    assert codes(read(book(sheet("Dialoge 2016", [], rows)))) == [code]


def test_too_many_cells_are_counted_before_they_are_unfolded(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign_reader, "LIMITS", replace(foreign_reader.LIMITS, cells=20))
    assert codes(read(dialogues(GOOD))) == [Code.TOO_MANY_CELLS]


def test_a_workbook_with_a_password_is_told_as_that(read: Read) -> None:
    locked = f"<manifest:manifest {SPACES}><manifest:encryption-data/></manifest:manifest>"
    source, target = io.BytesIO(dialogues(GOOD)), io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, locked if name == "META-INF/manifest.xml" else old.read(name))
    (problem,) = read(target.getvalue()).problems
    assert problem.facts == {"found": "locked", "wanted": "ODS"}


NOTE = (
    '<table:table-cell office:value-type="string"><office:annotation><dc:creator>Herr Beispielmann</dc:creator>'
    "<text:p>{}</text:p></office:annotation><text:p>x</text:p></table:table-cell>"
)
PERSON = "Rückfrage Frau Musterfrau"


def whole(part: str, text: str) -> str:
    return f"<office:document-{part} {SPACES}><text:p>{text}</text:p></office:document-{part}>"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(dialogues([*GOOD, NOTE.format(PERSON).encode()]), Code.PERSONAL_COMMENT, id="comment"),
        pytest.param(dialogues(["Frau Musterfrau"]), Code.PERSONAL_CELL, id="cell"),
        pytest.param(
            book(sheet("Dialoge 2016", [*HEAD, GOOD]), sheet("Versteckt", [[PERSON]])),
            Code.PERSONAL_CELL,
            id="another sheet, hidden or not",
        ),
        pytest.param(
            book(
                sheet("Dialoge 2016", [*HEAD, GOOD], f"<table:shapes><draw:frame><draw:text-box><text:p>{PERSON}"
                      "</text:p></draw:text-box></draw:frame></table:shapes>")
            ),
            Code.PERSONAL_PART,
            id="text box",
        ),
        pytest.param(
            dialogues(GOOD, around=f"<table:tracked-changes><table:deletion><text:p>{PERSON}</text:p></table:deletion>"
                      "</table:tracked-changes>"),
            Code.PERSONAL_PART,
            id="a deleted text",
        ),
        pytest.param(
            dialogues(GOOD, around='<table:data-pilot-tables><table:data-pilot-member table:name="Frau Musterfrau"/>'
                      "</table:data-pilot-tables>"),
            Code.PERSONAL_PART,
            id="a pivot table's members",
        ),
        pytest.param(
            dialogues([*GOOD, b'<table:table-cell table:formula="of:=IF([.A1]=&quot;Frau Musterfrau&quot;;1;2)" '
                       b'office:value-type="float" office:value="1"/>']),
            Code.PERSONAL_PART,
            id="a formula",
        ),
        pytest.param(
            book(sheet("Dialoge 2016", [*HEAD, GOOD]),
                 parts={"styles.xml": whole("styles", PERSON)}),
            Code.PERSONAL_PART,
            id="a header or footer",
        ),
        pytest.param(
            book(sheet("Dialoge 2016", [*HEAD, GOOD]),
                 parts={"Object 1/content.xml": whole("content", "Geburtsdatum")}),
            Code.PERSONAL_FIELD,
            id="a title in a chart's own table",
        ),
        pytest.param(
            book(sheet("Dialoge 2016", [*HEAD, GOOD]), parts={"Object 1": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"}),
            Code.UNSCREENED_PART,
            id="an object of another program",
        ),
    ],
)  # fmt: skip
def test_what_no_cell_shows_is_screened_or_refused(read: Read, data: bytes, code: ProblemCode) -> None:
    assert code in codes(read(data))


def test_who_made_the_file_refuses_nothing_and_is_not_kept(read: Read) -> None:
    about = {
        "meta.xml": f"<office:document-meta {SPACES}><dc:creator>Frau Musterfrau</dc:creator></office:document-meta>",
        "settings.xml": f"<office:document-settings {SPACES}>Frau Musterfrau</office:document-settings>",
        "Thumbnails/thumbnail.png": b"\x89PNG\r\n\x1a\n",
        "ObjectReplacements/Object 1": b"VCLMTF\0",
    }
    row = [*GOOD, None, None, None, NOTE.format("geprüft").encode()]
    reading = read(book(sheet("Dialoge 2016", [*HEAD, GOOD]), sheet("A", [row]), parts=about))
    assert Code.PERSONAL_COMMENT not in codes(reading)
    kept = kept_workbook(read_workbook("ods", NAME, book(sheet("A", [row]), parts=about)).sheets)
    with zipfile.ZipFile(io.BytesIO(kept)) as parts:
        assert not any(b"mann" in parts.read(name) or b"Musterfrau" in parts.read(name) for name in parts.namelist())


def test_what_is_kept_of_it_reads_again_as_the_same(read: Read) -> None:
    first = read(dialogues(GOOD))
    again = read(kept_workbook(first.sheets))
    assert [each.record for each in again.candidates] == [each.record for each in first.candidates] != []


def test_a_workbook_of_another_format_is_told(read: Read) -> None:
    (problem,) = read(workbook([GOOD])).problems
    assert problem.facts == {"found": "xlsx", "wanted": "ODS"}
