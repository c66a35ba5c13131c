"""Files of one name are for the profile that their sheet, lines and headings say, or for none."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from checker.domain.profile import SenderFile
from checker.domain.record_problem import ProblemCode
from checker.records import FileReading, ImportContext, foreign_reader, read_file
from checker.records.workbook_file import WorkbookForm
from tests.unit.records.files import ON_JULY_4, line_of
from tests.unit.records.test_rows_of_data import frozen, profile

OFFICE = {"field": "scope", "units": "office"}
COUNTS = {"Stelle": OFFICE, "Fälle": {"field": "value"}}
COSTS = {"Stelle": OFFICE, "Kosten": {"field": "value"}, "Jahr": {"ignore": "steht im Namen"}}


def named(profile_id: str, columns: dict[str, Any], **file: object) -> dict[str, Any]:
    described = profile(columns=columns)
    return {**described, "id": profile_id, "file": {**described["file"], **file}}


def read(
    context: ImportContext, data: bytes, *profiles: dict[str, Any], name: str = "betrag_2016-05.csv"
) -> FileReading:
    who = {"id": "amt", "title": "Amt", "role": "controlling"}
    file = SenderFile.model_validate(frozen({"sender": who, "profiles": profiles}))
    return read_file(name, data, replace(context, senders=(file,)), recorded_at=ON_JULY_4)


def told(reading: FileReading) -> list[str]:
    return [line_of(problem) for problem in reading.problems]


@pytest.mark.parametrize(
    ("data", "chosen"),
    [
        pytest.param(b"Stelle;F\xc3\xa4lle\r\nHilden;3\r\n", "counts@1", id="the headings of one"),
        pytest.param(b"Titel\r\nStelle;Kosten;Jahr\r\nHilden;3;2016\r\n", "costs@1", id="those of the other"),
    ],
)
def test_headings_tell_profiles_apart(context: ImportContext, data: bytes, chosen: str) -> None:
    reading = read(context, data, named("counts", COUNTS), named("costs", COSTS))
    assert (reading.profile, len(reading.candidates)) == (chosen, 1)


def test_a_misspelt_heading_is_told_by_the_profile_that_it_differs_least_from(context: ImportContext) -> None:
    reading = read(context, b"Stelle;Kostn;Jahr\r\nHilden;3;2016\r\n", named("counts", COUNTS), named("costs", COSTS))
    assert reading.profile == "costs@1"
    assert told(reading) == [
        "betrag_2016-05.csv:1:2: unknown column 'Kostn' (allowed: Jahr, Kosten, Stelle); did you mean 'Kosten'?"
    ]


def test_a_file_with_the_headings_of_none_is_told_what_each_expects(context: ImportContext) -> None:
    reading = read(context, b"a;b\r\n1;2\r\n", named("counts", COUNTS), named("costs", COSTS))
    assert told(reading) == [
        "betrag_2016-05.csv: several import profiles are for files of this name, and its headings fit none "
        "(allowed: amt/counts (Stelle, Fälle), amt/costs (Stelle, Kosten, Jahr))"
    ]


def test_two_profiles_of_the_same_headings_are_not_guessed_between(context: ImportContext) -> None:
    reading = read(context, b"Stelle;F\xc3\xa4lle\r\nHilden;3\r\n", named("first", COUNTS), named("second", COUNTS))
    assert told(reading) == [
        "betrag_2016-05.csv: several import profiles fit this file; tell them apart by 'contains' "
        "(allowed: amt/first (Stelle, Fälle), amt/second (Stelle, Fälle))"
    ]


def test_a_profile_that_ignores_the_rest_comes_after_one_that_names_it(context: ImportContext) -> None:
    few = {**named("few", {"Stelle": OFFICE, "Kosten": {"field": "value"}}), "ignore_others": "nur zur Ansicht"}
    reading = read(context, b"Stelle;Kosten;Jahr\r\nHilden;3;2016\r\n", few, named("costs", COSTS))
    assert reading.profile == "costs@1"
    assert read(context, b"Stelle;Kosten;Ort\r\nHilden;3;x\r\n", few, named("costs", COSTS)).profile == "few@1"


def workbook(*sheets: str) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        rows = book.create_sheet(sheet)
        rows.append(["Stelle", "Fälle"])
        rows.append(["Hilden", 3])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


IN_A_WORKBOOK = {"name": ["betrag_{year}-{month}*.xlsx"], "format": "xlsx", "encoding": None, "delimiter": None}


@pytest.mark.parametrize(
    ("sheet", "chosen", "code"),
    [
        pytest.param("Zahlen 2016", "numbers@1", None, id="one's sheet"),
        pytest.param("Termine", "", ProblemCode.SHEETS_OF_NO_PROFILE, id="nobody's sheet"),
    ],
)
def test_sheets_tell_profiles_apart(context: ImportContext, sheet: str, chosen: str, code: ProblemCode | None) -> None:
    profiles = (
        named("cases", COUNTS, **IN_A_WORKBOOK, sheet="Fälle*"),
        named("numbers", COUNTS, **IN_A_WORKBOOK, sheet="Zahlen*"),
    )
    reading = read(context, workbook(sheet), *profiles, name="betrag_2016-05.xlsx")
    assert (reading.profile, len(reading.candidates)) == (chosen, 1 if chosen else 0)
    assert [problem.code for problem in reading.problems] == ([code] if code else [])


def test_a_workbook_is_opened_once_however_many_profiles_it_may_be_for(
    context: ImportContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    read_foreign = foreign_reader.read_foreign

    def counting(kind: WorkbookForm, name: str, data: bytes) -> Any:
        opened.append(name)
        return read_foreign(kind, name, data)

    monkeypatch.setattr(foreign_reader, "read_foreign", counting)
    profiles = [named(sheet.lower(), COUNTS, **IN_A_WORKBOOK, sheet=sheet) for sheet in ("Arten", "Orte", "Zahlen")]
    reading = read(context, workbook("Zahlen"), *profiles, name="betrag_2016-05.xlsx")
    assert (reading.profile, opened) == ("zahlen@1", ["betrag_2016-05.xlsx"])


TITLES = st.sets(st.sampled_from(["Fälle", "Kosten", "Jahr", "Art", "Ort"]), min_size=1)


@given(first=TITLES, second=TITLES)
def test_a_file_written_by_a_profile_is_read_by_it_or_refused(
    context: ImportContext, first: set[str], second: set[str]
) -> None:
    """Whatever headings the other one has; only where both have the same nobody knows."""
    profiles = [_with_titles(name, titles) for name, titles in (("first", first), ("second", second))]
    header = ";".join(["Stelle", *sorted(first)])
    data = f"{header}\r\nHilden{';3' * len(first)}\r\n".encode()
    reading = read(context, data, *profiles)
    assert reading.profile == ("" if first == second else "first@1")
    assert len(reading.candidates) == (0 if first == second else 1)


def _with_titles(name: str, titles: set[str]) -> dict[str, Any]:
    value, *others = sorted(titles)
    return named(name, {"Stelle": OFFICE, value: {"field": "value"}, **{title: {"ignore": "weil"} for title in others}})


def test_a_list_of_our_own_records_and_one_of_a_senders_rows_are_told_apart(context: ImportContext) -> None:
    """The house's own profile of single facts is for every name that ends in .json."""
    rows = {**named("rows", COUNTS), "file": {"name": ("*.json",), "format": "json"}, "report": "none"}
    rows["records"] = {**rows["records"], "period": None, "set": {**rows["records"]["set"], "period": "2016-05"}}
    ours = {"id": "ours", "version": 1, "title": "Einzeln", "file": {"name": ("*.json",), "format": "json"}}
    ours |= {"report": "none"}
    listed = '[{"Stelle": "Hilden", "Fälle": 3}]'.encode()
    assert read(context, listed, rows, ours, name="zahlen.json").profile == "rows@1"
    assert read(context, b'[{"schema": "status-record/1"}]', rows, ours, name="zahlen.json").profile == "ours@1"
