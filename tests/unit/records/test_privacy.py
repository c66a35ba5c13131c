"""What looks like data of persons refuses the whole file before anything is kept, and is never repeated."""

from __future__ import annotations

import json

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from tests.unit.records.conftest import Read
from tests.unit.records.files import DIALOGUES, EXAMPLES, HEADER, REVIEWS, line_of, reviews, row, sentence_of, workbook

BG_NUMBER = "12345BG0012345"


@pytest.mark.parametrize(
    ("content", "finding"),
    [
        pytest.param("max.muster@example.org", "an e-mail address", id="e-mail"),
        pytest.param(f"siehe {BG_NUMBER}", "a BG number", id="BG number"),
        pytest.param("12345//0012345", "a BG number", id="BG number with slashes"),
        pytest.param("123D456789", "a customer number", id="customer number"),
        pytest.param("DE89 3704 0044 0532 0130 00", "an IBAN", id="IBAN"),
        pytest.param("FR1420041010050500013M02606", "an IBAN", id="IBAN of another country"),
        pytest.param("geb. 12.03.1980", "a birth date", id="birth date"),
        pytest.param("65 170839 J 008", "an insurance number", id="insurance number"),
        pytest.param("Rückfrage Frau Muster", "a person's name", id="form of address"),
    ],
)
def test_a_cell_of_personal_data_refuses_the_file(read: Read, content: str, finding: str) -> None:
    reading = read(REVIEWS, reviews(row(1), row(2, month="02/2016", remark=content)))
    (problem,) = reading.problems
    assert sentence_of(problem).startswith(f"the cell holds what looks like {finding};")
    assert (problem.where.line, problem.where.column) == (6, 11)
    assert content not in line_of(problem)
    assert reading.privacy_refused
    assert not reading.may_be_archived


@pytest.mark.parametrize(
    "title", ["Name", "Vorname", "Nachname:", "Kunden-Nr.", "BG-Nummer", "Geburtsdatum", "IBAN", "E-Mail", "Anschrift"]
)
def test_a_column_of_personal_data_refuses_the_file_even_when_empty(read: Read, title: str) -> None:
    reading = read(REVIEWS, reviews(row(), header=HEADER.replace("Bemerkung", title)))
    assert reading.privacy_refused
    assert "heads what looks like" in sentence_of(reading.problems[0])


@pytest.mark.parametrize("word", ["Telefon", "E-Mail", "Name", "Ansprechpartner", "Kunde"])
def test_a_word_that_heads_columns_elsewhere_is_no_heading_in_a_data_cell(read: Read, word: str) -> None:
    assert read(REVIEWS, reviews(row(), row(2, month="02/2016", remark=word))).may_be_archived
    assert read(DIALOGUES, workbook([["Hilden", "KW 4", None, word], ["Ratingen", "KW 5"]])).may_be_archived


def test_a_heading_that_refuses_is_named(read: Read) -> None:
    (problem,) = read(REVIEWS, reviews(row(), header=HEADER.replace("Bemerkung", "Kunden-Nr."))).problems
    assert sentence_of(problem).startswith("'Kunden-Nr.' heads what looks like a column of customer numbers;")
    assert (problem.where.line, problem.where.column) == (4, 11)


def test_a_heading_counts_above_the_header_too(read: Read) -> None:
    assert read(REVIEWS, reviews(row(), stand="Stand: 11.04.2016;Ansprechpartner;Muster")).privacy_refused


@pytest.mark.parametrize("blank", [(";" * 10,), ()], ids=["after a blank line", "right below the data"])
def test_a_second_table_below_the_data_is_a_table_of_persons(read: Read, blank: tuple[str, ...]) -> None:
    second = ("Vorname;Nachname" + ";" * 9, "Erika;Muster" + ";" * 9)
    assert read(REVIEWS, reviews(row(), *blank, *second)).privacy_refused


def test_one_heading_below_the_data_is_enough_after_a_blank_line(read: Read) -> None:
    second = (";" * 10, "Name" + ";" * 10, "Muster" + ";" * 10)
    assert read(REVIEWS, reviews(row(), *second)).privacy_refused


@pytest.mark.parametrize(
    ("lines", "is_refused"),
    [
        pytest.param([["Liste"], ["Name"], ["Muster"]], True, id="a list under one heading"),
        pytest.param([["Name", "Vorname"]], True, id="headings without anything below"),
        pytest.param([["Kontakt", "Ansprechpartner"]], True, id="a heading beside another word"),
        pytest.param([["gemeldet am 04.07.", "E-Mail"], ["gemeldet am 05.07.", "Telefon"]], False, id="lines of data"),
        pytest.param([["Rückfragen bitte per"], ["E-Mail"]], False, id="the last word of a note"),
    ],
)
def test_in_a_sheet_that_is_not_read_headings_show_by_their_line(
    read: Read, lines: list[list[str]], is_refused: bool
) -> None:
    def add(book: Workbook) -> None:
        notes = book.create_sheet("Hinweise")
        for line in lines:
            notes.append(line)

    assert read(DIALOGUES, workbook([["Hilden", "KW 4"]], add)).privacy_refused is is_refused


@pytest.mark.parametrize(
    "content",
    ["Tippfehler, siehe Nr. 9", "50.1-2016/017", "AZ 50 12 3456", "Frau und Beruf", "12.04.2016", "KW 45", "ab 01.05."],
)
def test_file_numbers_days_and_plain_words_pass(read: Read, content: str) -> None:
    assert read(REVIEWS, reviews(row(remark=content))).may_be_archived


def test_other_sheets_and_comments_of_cells_are_screened_too(read: Read) -> None:
    with_sheet = workbook([["Hilden", "KW 4"]], lambda book: book.create_sheet("Hinweise").append([BG_NUMBER]))

    def comment(book: object) -> None:
        book.worksheets[0]["A5"].comment = Comment("Herr Muster fehlt", "")  # type: ignore[attr-defined]

    assert read(DIALOGUES, with_sheet).problems[0].where.sheet == "Hinweise"
    assert read(DIALOGUES, workbook([["Hilden", "KW 4"]], comment)).privacy_refused


def test_keys_and_notes_of_single_facts_are_screened(read: Read) -> None:
    (good,) = json.loads((EXAMPLES / "deliverable.json").read_bytes())
    for change in ({"kundennummer": "x"}, {"note": f"zu {BG_NUMBER}"}):
        reading = read("meldung.json", json.dumps([{**good, **change}]).encode())
        assert reading.privacy_refused
        assert BG_NUMBER not in str(reading)


def test_words_in_notes_of_single_facts_are_no_keys(read: Read) -> None:
    (good,) = json.loads((EXAMPLES / "deliverable.json").read_bytes())
    assert read("meldung.json", json.dumps([{**good, "note": "Telefon"}]).encode()).candidates
    (problem,) = read("meldung.json", json.dumps([{**good, "E-Mail": "x"}]).encode()).problems
    assert sentence_of(problem).startswith("record 1: the key 'E-Mail' names what looks like a column of addresses;")


def test_a_file_name_with_personal_data_is_withheld(read: Read) -> None:
    reading = read(f"fachaufsicht_2016-Q1_{BG_NUMBER}.csv", reviews(row()))
    assert reading.privacy_refused
    assert BG_NUMBER not in str(reading)
