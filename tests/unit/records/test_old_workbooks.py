"""An old workbook (XLS) is read as an XLSX one: exact, no formula without a value, and what is hidden is screened."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from checker.domain.record_problem import ProblemCode
from checker.records import FileReading, ImportContext, read_file
from checker.records.grid import Damaged
from checker.records.kept_workbook import kept_workbook
from checker.records.workbook_file import Workbook, read_workbook
from tests.old_workbooks import (
    CHART,
    EOF,
    GLOBALS,
    MACROS,
    OF_MACINTOSH,
    Cell,
    begin,
    book,
    cells,
    drawn_text,
    formula,
    label,
    number,
    record,
    result,
    shared,
    spelled,
    strings,
    text_result,
    workbook_stream,
)
from tests.outlook import compound_file
from tests.unit.records.files import DIALOGUES, ON_JULY_4, workbook
from tests.unit.records.test_profile import changed

NAME = "schnittstellendialoge_2016.xls"
HEAD: list[list[Cell]] = [
    ["Schnittstellendialoge 2016"],
    ["Stand 04.07.2016 (vorläufig)"],
    ["Geschäftsstelle", "1. Halbjahr", None, None, "2. Halbjahr"],
    [None, *["geplant", "durchgeführt", "Protokoll"] * 2],
]
GOOD: list[Cell] = ["Hilden", date(2016, 3, 15), date(2016, 3, 15), "50.1-2016/030"]
NOTE, BOX = 25, 6
NAMED, BORN = "Frau Musterfrau, geb. 01.02.1980", "Geburtsdatum"
Code = ProblemCode
Read = Callable[[bytes], FileReading]


@pytest.fixture(scope="module")
def read(context: ImportContext) -> Read:
    """By the profile of the dialogues, sent as XLS."""
    file = {"format": "xls", "name": ("schnittstellendialoge_{year}*",)}
    xls = changed(context, "interface-dialogues", lambda profile: profile["file"].update(file))
    return lambda data: read_file(NAME, data, xls, recorded_at=ON_JULY_4)


def dialogues(*behind: bytes, around: bytes = b"", streams: dict[str, bytes] | None = None, tail: bytes = b"") -> bytes:
    """The sheet of the dialogues, with records behind its cells."""
    sheet = "Dialoge 2016", cells([*HEAD, GOOD]) + b"".join(behind)
    return book(sheet, around=around, streams=streams, tail=tail)


def read_book(*records: bytes, around: bytes = b"") -> Workbook:
    return read_workbook("xls", NAME, book(("A", b"".join(records)), around=around))


def rows(*records: bytes, around: bytes = b"") -> list[list[object]]:
    (grid,) = read_book(*records, around=around).sheets
    return [list(row) for row in grid.rows]


def codes(reading: FileReading) -> list[ProblemCode]:
    return [*(problem.code for problem in reading.problems), *(bad.reason.code for bad in reading.quarantined)]


def test_a_table_gives_the_records_that_it_gives_as_xlsx(context: ImportContext, read: Read) -> None:
    as_xlsx = read_file(DIALOGUES, workbook([GOOD]), context, recorded_at=ON_JULY_4)
    as_xls = read(dialogues())
    assert [each.record for each in as_xls.candidates] == [each.record for each in as_xlsx.candidates] != []


@pytest.mark.parametrize(
    ("records", "cell"),
    [
        pytest.param(label(0, 0, "Ä€ Łódź"), "Ä€ Łódź", id="a text of two bytes a sign"),
        pytest.param(number(0, 0, 0.1 + 0.2), Decimal("0.3"), id="fifteen digits"),
        pytest.param(number(0, 0, 42500, 1), date(2016, 5, 10), id="a day"),
        pytest.param(record(0x27E, struct.pack("<HHHI", 0, 0, 0, 12345 << 2 | 3)), Decimal("123.45"), id="hundredths"),
        pytest.param(record(0x205, struct.pack("<HHHBB", 0, 0, 0, 1, 0)), "WAHR", id="a truth"),
        pytest.param(record(0x205, struct.pack("<HHHBB", 0, 0, 0, 0x2A, 1)), Damaged("#N/A"), id="an error"),
        pytest.param(formula(0, 0, struct.pack("<d", 2.5)), Decimal("2.5"), id="a calculated number"),
        pytest.param(formula(0, 0, struct.pack("<d", 2.5), flags=1), Decimal("2.5"), id="one of a volatile formula"),
        pytest.param(formula(0, 0, result(0), text_result("Łódź")), "Łódź", id="a calculated text"),
        pytest.param(formula(0, 0, result(0), record(0x4BC), text_result("x")), "x", id="one of a shared formula"),
        pytest.param(formula(0, 0, result(0)), Damaged(""), id="a text that is missing at the end"),
        pytest.param(formula(0, 0, result(0)) + label(0, 1, "x"), Damaged(""), id="a text that is missing"),
        pytest.param(formula(0, 0, result(2, 0x07)), Damaged("#DIV/0!"), id="a calculated error"),
        pytest.param(formula(0, 0, result(3)), Damaged(""), id="no value, as programs write that never calculate"),
        pytest.param(record(0x5E, b"\0\0") + formula(0, 0, bytes(8)), Damaged(""), id="a sheet not calculated"),
    ],
)
def test_a_cell_is_read_as_what_it_is(records: bytes, cell: object) -> None:
    assert rows(records)[0][0] == cell


def test_an_empty_text_is_none_missing_where_a_program_has_calculated() -> None:
    def by_engine(number: int) -> list[list[object]]:
        around = record(0x1C1, struct.pack("<HHI", 0x1C1, 0, number))
        return rows(formula(0, 0, result(3)), formula(0, 1, bytes(8)), label(0, 2, "x"), around=around)

    assert by_engine(191029) == [["", Decimal(0), "x"]]
    assert by_engine(0) == [[Damaged(""), Damaged(""), "x"]]


def test_days_count_from_1904_where_the_workbook_says_so() -> None:
    days = cells([[date(2016, 5, 10)]], OF_MACINTOSH)
    assert rows(days, around=record(0x22, b"\1\0")) == [[date(2016, 5, 10)]]


def test_shared_texts_may_be_stored_in_pieces() -> None:
    texts = ["kurz", "ab" * 6000, "Łódź" * 3000, "Ende"]
    pool = strings(*texts)
    assert rows(*(shared(0, place, place) for place in range(4)), around=pool) == [texts]


def test_hidden_sheets_are_read_and_titles_may_be_of_any_letters() -> None:
    of_two = book(("Łódź", label(0, 0, "x")), ("Übersicht", label(0, 0, "y")), hidden=True)
    assert [(grid.sheet, grid.rows) for grid in read_workbook("xls", NAME, of_two).sheets] == [
        ("Łódź", [["x"]]),
        ("Übersicht", [["y"]]),
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(dialogues(drawn_text(NAMED, NOTE)), Code.PERSONAL_COMMENT, id="a comment"),
        pytest.param(dialogues(drawn_text(NAMED, BOX)), Code.PERSONAL_PART, id="a text box"),
        pytest.param(dialogues(drawn_text("Łódź: " + NAMED, BOX)), Code.PERSONAL_PART, id="a text box in Polish"),
        pytest.param(dialogues(record(0x14, spelled("&L&8" + NAMED))), Code.PERSONAL_PART, id="a header"),
        pytest.param(dialogues(record(0x15, spelled(NAMED))), Code.PERSONAL_PART, id="a footer"),
        pytest.param(dialogues(record(0x1BE, bytes(4) + spelled(NAMED))), Code.PERSONAL_PART, id="a list of choices"),
        pytest.param(dialogues(around=record(0x18, bytes(14) + spelled(NAMED))), Code.PERSONAL_PART, id="a name"),
        pytest.param(
            dialogues(around=record(0x5A, bytes(5) + spelled(NAMED))), Code.PERSONAL_PART, id="cells of another book"
        ),
        pytest.param(
            dialogues(record(0x1B8, bytes(40) + "mailto:e.musterfrau@example.org".encode("utf-16-le"))),
            Code.PERSONAL_PART,
            id="a link",
        ),
        pytest.param(
            dialogues(begin(CHART), record(0x100D, b"\0\0" + spelled(NAMED, "<B")), EOF),
            Code.PERSONAL_PART,
            id="the title of a chart",
        ),
        pytest.param(
            dialogues(record(0xEC, bytes(9) + NAMED.encode("utf-16-le"))), Code.PERSONAL_PART, id="what a picture shows"
        ),
        pytest.param(dialogues(around=strings(NAMED)), Code.PERSONAL_PART, id="a deleted text"),
        pytest.param(dialogues(record(0x872, bytes(20) + spelled(BORN))), Code.PERSONAL_FIELD, id="a column of a list"),
        pytest.param(
            dialogues(formula(9, 9, bytes(8), tokens=b"\x17" + spelled(NAMED, "<B"))),
            Code.PERSONAL_PART,
            id="a text in a formula",
        ),
        pytest.param(dialogues(around=record(0x999, spelled(NAMED))), Code.PERSONAL_PART, id="a record nobody knows"),
    ],
)
def test_what_no_cell_shows_is_screened(read: Read, data: bytes, code: ProblemCode) -> None:
    reading = read(data)
    assert codes(reading) == [code]
    assert reading.privacy_refused


@pytest.mark.parametrize(
    ("data", "sealed"),
    [
        pytest.param(dialogues(streams={"_VBA_PROJECT_CUR": b"x"}), "macros", id="macros"),
        pytest.param(book(("Dialoge 2016", b""), kinds=(MACROS,)), "macros", id="macros of old"),
        pytest.param(dialogues(streams={"0001": b"x", "_SX_DB_CUR": b"x"}), "pivot_cache", id="a pivot cache"),
        pytest.param(dialogues(streams={"MBD0001": b"x"}), "embedded", id="an object of another program"),
        pytest.param(dialogues(streams={"Ctls": b"x"}), "control", id="a control"),
        pytest.param(dialogues(streams={"Revision Log": b"x"}), "other", id="a stream nobody knows"),
        pytest.param(dialogues(tail=label(0, 0, "Rest")), "other", id="something behind the last sheet"),
    ],
)
def test_what_nobody_can_look_into_refuses_the_file(read: Read, data: bytes, sealed: str) -> None:
    (problem,) = read(data).problems
    assert (problem.code, problem.facts) == (Code.UNSCREENED_PART, {"sealed": sealed})


def test_who_made_the_file_refuses_nothing_and_is_not_kept(read: Read) -> None:
    name = NAMED.encode("latin-1")
    about = {"\x05SummaryInformation": name, "\x05DocumentSummaryInformation": name}
    author = record(0x1C, struct.pack("<HHHH", 0, 0, 0, 1) + spelled(NAMED))
    reading = read(dialogues(author, drawn_text("geprüft", NOTE), around=record(0x5C, spelled(NAMED)), streams=about))
    assert codes(reading) == []
    with zipfile.ZipFile(io.BytesIO(kept_workbook(reading.sheets))) as parts:
        assert not any(b"Musterfrau" in parts.read(part) or b"gepr" in parts.read(part) for part in parts.namelist())


def test_what_is_kept_of_it_reads_again_as_the_same(read: Read) -> None:
    first = read(dialogues())
    again = read(kept_workbook(first.sheets))
    assert [each.record for each in again.candidates] == [each.record for each in first.candidates] != []


OF_1995 = begin(GLOBALS, 0x0500)
PASSWORD = record(0x2F, b"\1\0" + b"\7" * 52)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(workbook([GOOD]), Code.FILE_OF_ANOTHER_KIND, id="an XLSX"),
        pytest.param(dialogues(around=PASSWORD), Code.FILE_OF_ANOTHER_KIND, id="a password"),
        pytest.param(
            dialogues(around=record(0x5C) * 20 + PASSWORD), Code.FILE_OF_ANOTHER_KIND, id="a password said late"
        ),
        pytest.param(
            compound_file({"Book": OF_1995.ljust(4096, b"\0")}),
            Code.OLD_OR_LOCKED_WORKBOOK,
            id="of 1995",
        ),
        pytest.param(
            compound_file({"Workbook": OF_1995.ljust(4096, b"\0")}),
            Code.OLD_OR_LOCKED_WORKBOOK,
            id="of 1995 under the new name",
        ),
        pytest.param(dialogues()[:1500], Code.NO_WORKBOOK, id="cut"),
        pytest.param(dialogues(tail=b"Reste" * 9), Code.NO_WORKBOOK, id="something torn behind the last sheet"),
        pytest.param(dialogues(b"\x04\x02\xff\x1f"), Code.NO_WORKBOOK, id="a record longer than the stream"),
        pytest.param(dialogues(record(0xD6, bytes(20))), Code.NO_WORKBOOK, id="a cell that the library passes over"),
        pytest.param(dialogues(text_result("x")), Code.NO_WORKBOOK, id="a text of no formula"),
        pytest.param(dialogues(begin(CHART), EOF, label(9, 0, "x")), Code.NO_WORKBOOK, id="cells behind a chart"),
        pytest.param(
            compound_file({"Workbook": workbook_stream(("Dialoge 2016", label(0, 0, "x")))[:-4].ljust(4096, b"\0")}),
            Code.NO_WORKBOOK,
            id="a sheet without an end",
        ),
        pytest.param(dialogues(around=record(0xFC, b"\xff" * 8)), Code.NO_WORKBOOK, id="four thousand million texts"),
        pytest.param(dialogues(number(65535, 65535, 1)), Code.CELL_TOO_FAR, id="a cell too far out"),
    ],
)
def test_what_is_no_such_workbook_is_told(read: Read, data: bytes, code: ProblemCode) -> None:
    assert codes(read(data)) == [code]
