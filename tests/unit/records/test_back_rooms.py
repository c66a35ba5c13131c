"""What a workbook says where no cell shows it is screened like cells, or refused where it cannot be; never kept."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from checker.domain.record_problem import ProblemCode
from checker.records import ImportContext, foreign_reader, read_file
from checker.records.grid import Damaged, Grid
from checker.records.kept_workbook import kept_workbook
from checker.records.workbook_file import read_workbook
from checker.wording.record_problem_texts import ROOMS, SEALED
from checker.wording.record_problems import problem_text
from tests import prepared_workbooks as prepared
from tests.unit.records.conftest import Read
from tests.unit.records.files import DIALOGUES, EXAMPLES, ROOT


@pytest.mark.parametrize("case", prepared.REFUSED)
def test_a_back_room_with_cases_refuses_the_file_and_is_named(read: Read, case: str) -> None:
    reading = read(DIALOGUES, prepared.REFUSED[case].build())
    assert {problem.code for problem in reading.problems} <= {ProblemCode.PERSONAL_PART, ProblemCode.PERSONAL_FIELD}
    assert reading.problems
    assert {problem.facts["room"] for problem in reading.problems} == {prepared.REFUSED[case].room}
    assert reading.privacy_refused
    assert not reading.may_be_archived
    assert not any(name in str(reading) for name in prepared.NAMES)


def test_the_sender_reads_which_part_it_is_and_what_to_do(read: Read) -> None:
    problems = read(DIALOGUES, prepared.REFUSED["a pivot cache with a list of cases"].build()).problems
    what = "der Pivot-Zwischenspeicher enthält Einzelfälle; bitte als Werte speichern"
    assert [problem_text(problem, "de") for problem in problems] == [
        f"{what} (darin ist „BG-Nummer“ der Titel einer Spalte mit Nummern von Bedarfsgemeinschaften)",
        f"{what} (darin ist „Geburtsdatum“ der Titel einer Spalte mit Geburtsdaten)",
        f"{what} (darin ist „Name“ der Titel einer Spalte mit Namen von Personen)",
        f"{what} (etwas darin sieht nach der Nummer einer Bedarfsgemeinschaft aus)",
    ]


@pytest.mark.parametrize("case", prepared.COMMENTS)
def test_comments_are_screened_as_texts_of_their_own(read: Read, case: str) -> None:
    reading = read(DIALOGUES, prepared.COMMENTS[case].build())
    assert [(problem.code, problem.facts["number"]) for problem in reading.problems] == [("personal_comment", 1)]
    assert reading.privacy_refused


@pytest.mark.parametrize("case", prepared.SEALED)
def test_what_nobody_can_look_into_refuses_the_file(read: Read, case: str) -> None:
    (problem,) = read(DIALOGUES, prepared.SEALED[case].build()).problems
    assert (problem.code, problem.facts) == ("unscreened_part", {"sealed": prepared.SEALED[case].room})


def test_every_room_has_words_in_both_languages_and_no_other_word_is_told() -> None:
    told = {case.room for case in prepared.REFUSED.values()}
    # The last one: in old workbooks (`test_old_workbooks`).
    sealed = {*(case.room for case in prepared.SEALED.values()), "pivot_cache"}
    assert ROOMS["de"].keys() == ROOMS["en"].keys() == told
    assert SEALED["de"].keys() == SEALED["en"].keys() == sealed


@pytest.mark.parametrize("case", prepared.TAKEN)
def test_who_made_the_file_is_no_reason_to_refuse_it_and_is_not_kept(read: Read, case: str) -> None:
    data = prepared.TAKEN[case].build()
    reading = read(DIALOGUES, data)
    assert reading.problems == ()
    assert len(reading.candidates) == 1
    with zipfile.ZipFile(io.BytesIO(kept_workbook(reading.sheets))) as parts:
        kept = b"".join(parts.read(name) for name in parts.namelist()).lower()
    for name in prepared.NAMES:
        assert name.lower().encode() not in kept
        assert name.lower().encode("utf-16-le") not in kept


@pytest.mark.parametrize(
    "declared",
    [
        pytest.param('<!DOCTYPE x [<!ENTITY a "Frau Musterfrau">]>', id="an entity of its own"),
        pytest.param('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', id="an entity from a file"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_declared_type_of_document_refuses_the_file(read: Read, declared: str, encoding: str) -> None:
    item = prepared.part("customXml/item1.xml", f"{declared}<x>&a;</x>", encoding)
    (problem,) = read(DIALOGUES, prepared.Prepared("", item).build()).problems
    assert problem.code == ProblemCode.NO_WORKBOOK


def test_a_part_that_is_there_twice_refuses_the_file(read: Read) -> None:
    data = io.BytesIO(prepared.Prepared("").build())
    with zipfile.ZipFile(data, "a") as parts, pytest.warns(UserWarning, match="Duplicate name"):
        parts.writestr(prepared.SHEET, parts.read(prepared.SHEET))
    (problem,) = read(DIALOGUES, data.getvalue()).problems
    assert problem.code == ProblemCode.NO_WORKBOOK


def test_numbers_of_machines_are_no_numbers_of_persons(read: Read) -> None:
    # Its last part has the look of an insurance number.
    item = prepared.part("customXml/item1.xml", '<x uid="{4BB1A1C0-0001-4A2B-9C3D-12345678A123}"/>')
    assert read(DIALOGUES, prepared.Prepared("", item).build()).problems == ()


NEW_YEAR = datetime(2017, 1, 1, tzinfo=UTC)
YEAR = ROOT / "checker" / "starter" / "year"
CELLS = [
    ["Titel & <Zeichen>", "", "", ""],
    ["", "", "", ""],
    ["  außen  ", "Zeile\nzwei", "_x000B_", "\x0b"],
    [Decimal(12), Decimal("0.1"), Decimal("-1012.55"), Decimal("1E+16")],
    [date(2016, 3, 15), date(1900, 3, 1), date(1900, 2, 1), date(2016, 2, 29)],
    [Damaged("#DIV/0!"), Damaged(""), "", Damaged("#N/A")],
]


def test_what_is_kept_reads_as_what_was_read_and_has_the_same_bytes_again() -> None:
    sheets = (Grid("x", CELLS, range(1, len(CELLS) + 1), "Blatt & eins"), Grid("x", [], range(1, 1), "Hinweise"))
    kept = kept_workbook(sheets)
    again = read_workbook("xlsx", "x", kept).sheets
    assert [(grid.sheet, grid.rows) for grid in again] == [("Blatt & eins", CELLS), ("Hinweise", [])]
    assert kept_workbook(again) == kept


def test_other_programs_can_read_what_is_kept() -> None:
    book = load_workbook(io.BytesIO(kept_workbook((Grid("x", CELLS, range(1, len(CELLS) + 1), "Dialoge 2016"),))))
    sheet = book["Dialoge 2016"]
    assert sheet["A1"].value == "Titel & <Zeichen>"
    assert sheet["B4"].value == 0.1
    assert sheet["A5"].value.date() == date(2016, 3, 15)


@pytest.mark.parametrize("file", [EXAMPLES / DIALOGUES, *sorted(YEAR.glob("*.xlsx"))], ids=lambda file: file.name)
def test_the_workbooks_of_the_house_are_taken_and_read_the_same_when_they_are_kept(
    context: ImportContext, file: Path
) -> None:
    reading = read_file(DIALOGUES, file.read_bytes(), context, recorded_at=NEW_YEAR)
    assert reading.problems == ()
    again = read_file(DIALOGUES, kept_workbook(reading.sheets), context, recorded_at=NEW_YEAR)
    assert [(each.record, each.origin.row) for each in again.candidates] == [
        (each.record, each.origin.row) for each in reading.candidates
    ]
    assert (again.report, len(again.quarantined)) == (reading.report, len(reading.quarantined))


def test_the_reader_has_a_word_for_every_room_that_it_tells() -> None:
    from checker.records import foreign

    assert {*foreign._ROOMS.values()} - {"comment"} <= ROOMS["de"].keys()
    assert foreign_reader.PROGRAM.name == "foreign.py"
