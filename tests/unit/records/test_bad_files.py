"""Each way a file can be wrong gives one clear sentence with its place; nothing is guessed and nothing lost."""

from __future__ import annotations

import json
from datetime import date

import pytest
from openpyxl import Workbook

from checker.records import account, stored_in
from tests.unit.records.conftest import Read
from tests.unit.records.files import (
    DIALOGUES,
    EXAMPLES,
    FIGURES,
    HEADER,
    ON_JULY_4,
    REVIEWS,
    line_of,
    reviews,
    row,
    sentence_of,
    workbook,
)

A_FIGURE = "Kennzahl;Aggregat\r\nM\xe4rz;x\r\n".encode("cp1252")
WITHOUT_FAULTY = ";".join(cell for place, cell in enumerate(row().split(";")) if place != 7)


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        pytest.param(REVIEWS, b"", f"{REVIEWS}: the file is empty", id="empty file"),
        pytest.param(REVIEWS, b"\r\n \r\n", f"{REVIEWS}: the file is empty", id="blanks only"),
        pytest.param(
            REVIEWS,
            bytes(range(256)),
            f"{REVIEWS}:1: a NUL byte: this is no text file (allowed: CSV in Windows-1252)",
            id="binary file",
        ),
        pytest.param(
            REVIEWS,
            (EXAMPLES / DIALOGUES).read_bytes(),
            f"{REVIEWS}: this is an XLSX workbook; ask the sender to save it as agreed, or declare 'format: xlsx' "
            "(agreed: CSV in Windows-1252)",
            id="workbook under the name of a CSV",
        ),
        pytest.param(
            FIGURES,
            A_FIGURE,
            f"{FIGURES}:2:2: byte 0xE4 is not UTF-8; save the file as UTF-8",
            id="Windows-1252 where UTF-8 is declared",
        ),
        pytest.param(
            REVIEWS,
            reviews(row(), encoding="utf-8"),
            f"{REVIEWS}:4: the file is UTF-8, its profile says Windows-1252; save it as Windows-1252",
            id="UTF-8 where Windows-1252 is declared, seen by its titles",
        ),
        pytest.param(
            REVIEWS,
            reviews(row(), encoding="utf-8-sig"),
            f"{REVIEWS}:1: the file is UTF-8, its profile says Windows-1252; save it as Windows-1252",
            id="UTF-8 with its mark where Windows-1252 is declared",
        ),
        pytest.param(
            REVIEWS,
            reviews(row(remark='"offen')),
            f"{REVIEWS}:5: a quoted cell is opened here and never closed before the file ends",
            id="unterminated quote",
        ),
        pytest.param(
            REVIEWS,
            reviews(row(), row(2, month="02/2016", remark='"offen'), row(3, month="03/2016")),
            f"{REVIEWS}:6: a quoted cell is opened here and never closed before the file ends",
            id="unterminated quote: the line where it opens",
        ),
        pytest.param(
            REVIEWS,
            reviews(row(remark='"offen'), row(2, month="02/2016", remark='siehe "oben"')),
            f"{REVIEWS}:5: text stands after the closing quote of a cell that begins here; double the quotes inside a "
            "cell",
            id="a lone quote that the next one seems to close",
        ),
        pytest.param(
            REVIEWS,
            reviews(row(remark='"ganz ""wörtlich"" gut"'), row(2, month="02/2016", remark='"a" b')),
            f"{REVIEWS}:6: text stands after the closing quote of a cell that begins here; double the quotes inside a "
            "cell",
            id="well quoted cells before the bad one",
        ),
        *(
            pytest.param(
                REVIEWS,
                reviews(row()).replace(b";", other.encode()),
                f"{REVIEWS}:4: the cells are separated by {shown}, the profile says ';'; save the file as CSV with ';'",
                id=f"separated by {shown}",
            )
            for other, shown in ((",", "','"), ("\t", "tab"), ("|", "'|'"))
        ),
        pytest.param(
            REVIEWS,
            reviews(header='"' + HEADER.replace(";", '","') + '"'),
            f"{REVIEWS}:4: the cells are separated by ',', the profile says ';'; save the file as CSV with ';'",
            id="quoted cells with another separator between them",
        ),
        pytest.param(
            REVIEWS,
            reviews(WITHOUT_FAULTY, header=HEADER.replace("fehlerhaft;", "")),
            f"{REVIEWS}:4: column 'fehlerhaft' is missing",
            id="missing column",
        ),
        pytest.param(
            REVIEWS,
            reviews(),
            f"{REVIEWS}:4: the table has a header but no row below it",
            id="header without rows",
        ),
        pytest.param(
            REVIEWS,
            reviews(row(), stand="Stand unbekannt"),
            f"{REVIEWS}:1: no line like 'Stand: {{date}}' stands above the header",
            id="missing Stand",
        ),
        pytest.param(
            "fachaufsicht_2016-Q2.csv",
            reviews(row()),
            "fachaufsicht_2016-Q2.csv:2: the line says 2016-Q1, the file's name 2016-Q2",
            id="file name and title disagree about the period",
        ),
        pytest.param(
            DIALOGUES,
            reviews(row()),
            f"{DIALOGUES}: this is a text, perhaps CSV; ask the sender for the workbook itself, or declare the format "
            "that it has (agreed: XLSX)",
            id="CSV under the name of a workbook",
        ),
        pytest.param("meldung.json", b"[1,", "meldung.json:1:4: this is no JSON (Expecting value)", id="broken JSON"),
        pytest.param(
            "meldung.json",
            b'[{"schema": NaN}]',
            "meldung.json: NaN is no number; numbers must be finite",
            id="NaN in JSON",
        ),
        pytest.param(
            "meldung.json", b'[{"a": 1, "a": 2}]', "meldung.json: an object has the same key twice", id="double key"
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_one_sentence(read: Read, name: str, data: bytes, told: str) -> None:
    reading = read(name, data)
    assert [line_of(problem) for problem in reading.problems] == [told]
    assert (reading.candidates, reading.report) == ((), None)


def test_a_record_without_a_number_of_its_own_stands_in_the_row_of_the_sheet(read: Read) -> None:
    rows = [["Hilden", "KW 4"], [], ["Ratingen", "KW 5"]]
    assert [candidate.origin.row for candidate in read(DIALOGUES, workbook(rows)).candidates] == [5, 7]


def test_an_unknown_column_names_the_nearest(read: Read) -> None:
    (problem,) = read(REVIEWS, reviews(row(), header=HEADER.replace("fehlerhaft", "fehlrhaft"))).problems
    assert (problem.where.line, problem.where.column) == (4, 8)
    assert sentence_of(problem) == "unknown column 'fehlrhaft'"
    assert problem.nearest == "fehlerhaft"


def test_a_file_name_no_profile_knows_names_the_nearest(read: Read) -> None:
    (problem,) = read("fachaufsicht_2016.csv", reviews(row())).problems
    assert sentence_of(problem) == "no import profile is for a file of this name"
    assert problem.nearest == "fachaufsicht_{year}-Q{quarter}*.csv"


@pytest.mark.parametrize(
    ("data_row", "column", "told"),
    [
        pytest.param("1;Hilden;01/2016", 4, "the row has 3 cells, the header 11", id="fewer cells"),
        pytest.param(f"{row()};x", 12, "the row has 12 cells, the header 11", id="more cells"),
        pytest.param(
            row(entered="30.02.2016"), 10, "column 'Erfasst am': there is no day '30.02.2016'", id="no such day"
        ),
        pytest.param(
            row(entered="4.2.16"),
            10,
            "column 'Erfasst am': '4.2.16' has a year of two digits (allowed: 15.03.2016)",
            id="two-digit year where none is allowed",
        ),
        pytest.param(
            row(month="13/2016"),
            3,
            "column 'Monat': there is no month '13/2016' (allowed: 03/2016, Mrz 16)",
            id="no such month",
        ),
        pytest.param(row(faulty="14"), 8, "'fehlerhaft' (14) exceeds 'geprüft' (12)", id="faulty > reviewed"),
        pytest.param(row(faulty=""), 8, "'fehlerhaft' is missing", id="a missing figure is not zero"),
        pytest.param(row(reviewed="-  73"), 7, "'geprüft' must not be negative", id="negative, minus with gap"),
        pytest.param(
            row(reviewed="NaN"),
            7,
            "column 'geprüft': this text is no number (allowed: 1012, 1.012, 1 012, 1012,5)",
            id="NaN",
        ),
        pytest.param(
            row(reviewed="inf"),
            7,
            "column 'geprüft': this text is no number (allowed: 1012, 1.012, 1 012, 1012,5)",
            id="infinity",
        ),
        pytest.param(
            row(reviewed="1.01"),
            7,
            "column 'geprüft': '1.01' is no number (allowed: 1012, 1.012, 1 012, 1012,5)",
            id="a dot that separates no thousands",
        ),
        pytest.param(row(reviewed="12,5"), 7, "column 'geprüft': 12.5 is no whole number", id="half a file"),
        pytest.param(row(reviewed="9" * 20), 7, "column 'geprüft': the number is larger than 64 bits hold", id="giant"),
        pytest.param(
            row(reviewed="*"),
            7,
            "column 'geprüft': '*' is no number (allowed: 1012, 1.012, 1 012, 1012,5)",
            id="a mark the column does not know",
        ),
        pytest.param(
            row(month="01/2011"),
            3,
            "column 'Monat': 2011-01 lies outside the plan years (allowed: 2016, 2017)",
            id="year without a plan",
        ),
        pytest.param(row(office=""), 2, "column 'Geschäftsstelle' is empty; a value is needed", id="empty office"),
    ],
)
def test_a_bad_row_is_told_with_line_column_and_remedy(read: Read, data_row: str, column: int, told: str) -> None:
    (row_kept_out,) = read(REVIEWS, reviews(data_row)).quarantined
    assert line_of(row_kept_out.reason) == f"{REVIEWS}:5:{column}: {told}"
    assert (row_kept_out.row, row_kept_out.column) == (1, column)


def test_an_unknown_office_names_the_nearest(read: Read) -> None:
    (kept_out,) = read(REVIEWS, reviews(row(office="Hildn"))).quarantined
    assert sentence_of(kept_out.reason) == "column 'Geschäftsstelle': unknown office 'Hildn'"
    assert kept_out.reason.nearest == "Hilden"


def test_a_text_that_resembles_nothing_known_is_not_repeated(read: Read) -> None:
    (kept_out,) = read(REVIEWS, reviews(row(office="Xaver Quandt"))).quarantined
    assert "Xaver" not in line_of(kept_out.reason)


def test_the_line_is_the_one_an_editor_shows_after_a_cell_of_two_lines(read: Read) -> None:
    data = reviews(row(1, remark='"zwei\r\nZeilen"'), row(2, month="02/2016", faulty="14"))
    told = {one.row: one.reason.where.line for one in read(REVIEWS, data).quarantined}
    assert told == {1: 5, 2: 7}


def test_one_bad_row_keeps_the_whole_file_out_and_every_row_is_accounted_for(read: Read) -> None:
    reading = read(REVIEWS, reviews(row(1), row(2, month="02/2016", faulty="14"), row(3, month="03/2016")))
    result = account(reading, stored_in(()), recorded_at=ON_JULY_4, sequence=1)
    assert (result.account.read, result.account.quarantined) == (3, 3)
    assert [sentence_of(one.reason) for one in result.account.rows] == [
        "quarantined with the file because of row 2",
        "'fehlerhaft' (14) exceeds 'geprüft' (12)",
        "quarantined with the file because of row 2",
    ]
    assert (result.versions, result.report) == ((), None)


def test_the_same_row_number_twice_is_refused(read: Read) -> None:
    told = [sentence_of(one.reason) for one in read(REVIEWS, reviews(row(1), row(1, month="02/2016"))).quarantined]
    assert told == ["quarantined with the file because of row 1", "the row number 1 occurs twice"]


def test_a_wrong_sum_row_is_a_warning_only(read: Read) -> None:
    reading = read(REVIEWS, reviews(row(topic="Akte", faulty=""), "Summe;;;;;;13;;;;"))
    assert [line_of(warning) for warning in reading.warnings] == [
        f"{REVIEWS}:6:7: sum row, column 'geprüft' says 13, the rows give 12"
    ]
    assert len(reading.candidates) == 1


def formula(book: Workbook) -> None:
    book.worksheets[0]["B5"] = "=TODAY()"


def error(book: Workbook) -> None:
    cell = book.worksheets[0]["C5"]
    cell.value = "#DIV/0!"
    cell.data_type = "e"


def test_a_formula_without_a_value_is_no_empty_cell(read: Read) -> None:
    (kept_out,) = read(DIALOGUES, workbook([["Hilden"]], formula)).quarantined
    assert line_of(kept_out.reason) == (
        f"{DIALOGUES}[Dialoge 2016]:5:2: column 'geplant': the formula has no calculated value; "
        "open the workbook, let it calculate and save it"
    )


def test_an_error_cell_is_told(read: Read) -> None:
    (kept_out,) = read(DIALOGUES, workbook([["Hilden", date(2016, 3, 15)]], error)).quarantined
    assert sentence_of(kept_out.reason) == "column 'durchgeführt': the cell holds the error #DIV/0!"


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        pytest.param(
            ["Hilden", date(2016, 3, 15), "KW 12"],
            "column 'durchgeführt': 'KW 12' is a week; a day belongs here",
            id="nothing is held in a week",
        ),
        pytest.param(["Hilden", "KW 54"], "column 'geplant': there is no week 'KW 54' in 2016", id="no such week"),
        pytest.param(
            ["Hilden", date(2016, 3, 15), date(2016, 8, 1)],
            "column 'durchgeführt': 01.08.2016 was still to come when this was reported (04.07.2016)",
            id="held in the future",
        ),
        pytest.param(
            ["Hilden", 42444], "column 'geplant': the number 42444 stands where a day belongs", id="number as a day"
        ),
    ],
)
def test_a_day_must_be_a_day_and_what_was_held_must_be_over(read: Read, cells: list[object], told: str) -> None:
    (kept_out,) = read(DIALOGUES, workbook([cells])).quarantined
    assert sentence_of(kept_out.reason) == told


def test_a_sheet_that_is_neither_read_nor_ignored_is_refused(read: Read) -> None:
    (problem,) = read(DIALOGUES, workbook([["Hilden", "KW 4"]], lambda book: book.create_sheet("Mehr"))).problems
    assert line_of(problem) == (
        f"{DIALOGUES}[Mehr]: this sheet is neither read nor ignored (allowed: Dialoge {{year}}, Hinweise)"
    )


@pytest.mark.parametrize(
    ("change", "told", "nearest"),
    [
        pytest.param({"submited_on": "2016-05-02"}, "record 1: unknown key 'submited_on'", "submitted_on", id="key"),
        pytest.param(
            {"type": "deliverabl"}, "record 1: 'type' is missing or unknown 'deliverabl'", "deliverable", id="type"
        ),
        pytest.param({"scope": "jobcentr"}, "record 1, 'scope': unknown unit 'jobcentr'", "jobcenter", id="unit"),
        pytest.param({"schema": "status-record/2"}, "record 1: 'schema' is missing or unknown", None, id="schema"),
        pytest.param(
            {"period": "2016-04-29"},
            "record 1: 'period': 2016-04-29 is no due date of 'investigation-criteria-agreed'",
            None,
            id="a day that is no due date",
        ),
        pytest.param(
            {"reported_at": "2016-05-03T08:12:44"},
            "record 1: 'reported_at' is no instant with a zone",
            None,
            id="an instant without a zone",
        ),
    ],
)
def test_a_bad_single_fact_is_told(read: Read, change: dict[str, str], told: str, nearest: str | None) -> None:
    (good,) = json.loads((EXAMPLES / "deliverable.json").read_bytes())
    (kept_out,) = read("meldung.json", json.dumps([{**good, **change}]).encode()).quarantined
    assert (sentence_of(kept_out.reason), kept_out.reason.nearest) == (told, nearest)


def test_a_target_no_rule_has_is_kept_with_a_warning(read: Read) -> None:
    (good,) = json.loads((EXAMPLES / "deliverable.json").read_bytes())
    stray = {**good, "target_id": "investigation-criteria-agred", "period": "2016"}
    reading = read("meldung.json", json.dumps([stray]).encode())
    (warning,) = reading.warnings
    assert warning.nearest == "investigation-criteria-agreed"
    assert len(reading.candidates) == 1
