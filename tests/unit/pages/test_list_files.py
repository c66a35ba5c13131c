"""A list as a file: read by programs that are not ours, it has the rows of the page and computes nothing."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction
from html import unescape
from zipfile import ZipFile

import openpyxl
import pytest

from checker.pages.list_basis import ListBasis
from checker.pages.list_files import ListFile
from checker.pages.list_page import ListCell, ListColumn, whole_list
from checker.pages.list_query import ListFilter, ListFormat, ListQuery

COLUMNS = (ListColumn("what", "Was"), ListColumn("since", "Seit"), ListColumn("value", "Wert"))
MONDAY = ListCell("Mo 23.05.", value=date(2016, 5, 23))
ROWS = (
    (ListCell("=1+1", "/befunde/a/b/c"), MONDAY, ListCell("3", value=Fraction(3))),
    (ListCell("Fehlerquote; KdU", beside=("Ratingen",)), ListCell("–"), ListCell("")),
)
BASIS = ListBasis(date(2016, 5, 23), datetime(2016, 5, 23, 6, 0, tzinfo=UTC), 77, "ab" * 32, "Haus & Söhne")
QUERY = ListQuery((ListFilter("zustand", "Zustand", {"met": "erreicht"}),), given={"zustand": "met"})
MADE = ListFile("findings", "Befunde: alle/offen", whole_list(COLUMNS, ROWS), QUERY, BASIS, "de")


def test_the_csv_file_begins_with_its_head_and_each_row_says_what_it_rests_on() -> None:
    text = MADE.body(ListFormat.CSV).decode("utf-8-sig")
    head, first, second = csv.reader(io.StringIO(text), delimiter=";")
    assert head == ["Was", "Seit", "Wert", "Stichtag", "Kenntnisstand", "Regelwerk"]
    rests_on = ["2016-05-23", "23.05.2016, 08:00 Uhr, Eintrag 77 im Protokoll", "ab" * 32]
    assert first == ["'=1+1", "Mo 23.05.", "3", *rests_on]
    assert second == ["Fehlerquote; KdU; Ratingen", "–", "", *rests_on]


def test_the_workbook_has_a_named_sheet_with_a_head_and_typed_cells() -> None:
    book = openpyxl.load_workbook(io.BytesIO(MADE.body(ListFormat.XLSX)))
    sheet, basis = book.worksheets
    assert sheet.title == "Befunde  alle offen"
    assert [cell.value for cell in sheet[1]] == ["Was", "Seit", "Wert"]
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=1+1", "s")
    assert (sheet["B2"].value, sheet["C2"].value) == (datetime(2016, 5, 23), 3)  # noqa: DTZ001 as openpyxl reads days
    assert ("Zustand" in str(basis["A7"].value), basis["B7"].value) == (True, "erreicht")


def test_a_printed_workbook_says_as_of_when_it_is() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(MADE.body(ListFormat.XLSX))).worksheets[0]
    printed = sheet.oddHeader.left.text
    assert "Stichtag 23.05.2016" in printed
    assert "Eintrag 77" in printed
    assert "abababababab" in printed
    assert "Haus && Söhne" in printed


@pytest.mark.parametrize("title", ["Befunde " * 40, "Haus & Hof " * 30, "&" * 300])
def test_a_printed_head_is_cut_where_spreadsheets_take_no_more(title: str) -> None:
    """Excel takes 255 signs, codes included, and says of a longer one that the file is broken."""
    body = replace(MADE, title=title).body(ListFormat.XLSX)
    xml = ZipFile(io.BytesIO(body)).read("xl/worksheets/sheet1.xml").decode()
    head = unescape(re.search(r"<oddHeader>(.*?)</oddHeader>", xml)[1])  # type: ignore[index]
    assert len(head) in (254, 255)
    assert head.removeprefix("&L&8 ").replace("&&", "").count("&") == 0


def test_json_has_what_cells_mean() -> None:
    document = json.loads(MADE.body(ListFormat.JSON))
    assert document["known_at"] == {"instant": "2016-05-23T06:00:00+00:00", "entry": 77}
    assert document["selection"] == {"zustand": "met"}
    assert document["rows"][0] == {
        "what": {"text": "=1+1", "path": "/befunde/a/b/c"},
        "since": {"text": "Mo 23.05.", "value": "2016-05-23"},
        "value": {"text": "3", "value": "3"},
    }


@pytest.mark.parametrize("file", list(ListFormat))
def test_the_same_list_gives_the_same_bytes(file: ListFormat) -> None:
    assert MADE.body(file) == MADE.body(file)
    assert MADE.file_name(file) == f"findings-2016-05-23.{file}"
