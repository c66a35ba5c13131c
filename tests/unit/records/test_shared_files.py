"""A file that feeds several profiles is read by each, and every row of it is one profile's or is named."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from pydantic import ValidationError

from checker.domain.profile import SenderFile
from checker.domain.record import content
from checker.records import FileReading, ImportContext, readings_of
from checker.wording.record_problems import problem_text
from tests.unit.records.files import ON_JULY_4
from tests.unit.records.test_rows_of_data import frozen, profile, taken

HEADER = "Stelle;Art;Betrag;Fälle"
OFFICE = {"field": "scope", "units": "office"}
CSV = {"name": ["haus_{year}-{month}*.csv"], "format": "csv", "encoding": "utf-8", "delimiter": ";", "shared": True}
XLSX = {"name": ["haus_{year}-{month}*.xlsx"], "format": "xlsx", "shared": True}
CASES = {
    "type": "measurement",
    "period": {"kind": "ytd"},
    "set": {"metric": "ikunden-exits", "aggregation": "ytd", "unit": "cases"},
}


def of_rows(profile_id: str, word: str, figure: str, **parts: object) -> dict[str, Any]:
    """The rows with a word of one CSV."""
    own = {"Stelle": OFFICE, "Art": {}, figure: {"field": "value"}}
    only = {"only": {"column": "Art", "words": [word]}}
    return {**profile(file=CSV, columns=own, rows=only, **parts), "id": profile_id, "title": profile_id}


COSTS, EXITS = of_rows("costs", "Kosten", "Betrag"), of_rows("exits", "Abg*", "Fälle", records=CASES)


def of_sheet(profile_id: str, sheet: str, figure: str, **parts: object) -> dict[str, Any]:
    """A sheet of one workbook."""
    own = {"Stelle": OFFICE, figure: {"field": "value"}}
    made = profile(file={**XLSX, "sheet": sheet}, columns=own, **parts)
    return {**made, "id": profile_id, "title": profile_id}


def read(context: ImportContext, name: str, data: bytes, *profiles: dict[str, Any]) -> tuple[FileReading, ...]:
    sender = {"sender": {"id": "amt", "title": "Amt", "role": "controlling"}, "profiles": profiles}
    ours = replace(context, senders=(SenderFile.model_validate(frozen(sender)),))
    return readings_of(name, data, ours, recorded_at=ON_JULY_4)


def csv(*lines: str) -> tuple[str, bytes]:
    return "haus_2016-05.csv", "\r\n".join((HEADER, *lines)).encode()


def book(**sheets: list[list[object]]) -> tuple[str, bytes]:
    made = Workbook()
    made.remove(made.worksheets[0])
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    made.save(stream)
    return "haus_2016-05.xlsx", stream.getvalue()


def told(reading: FileReading) -> list[str]:
    own = [row.reason for row in reading.quarantined if not row.shares_its_file]
    return [problem_text(one, "en") for one in (*reading.problems, *own, *reading.warnings)]


def test_rows_are_told_apart_by_a_column(context: ImportContext) -> None:
    costs, exits = read(context, *csv("Hilden;Kosten;7;", "Hilden;Abgänge;;3", "Ratingen;Kosten;8;"), COSTS, EXITS)
    assert (costs.profile, taken(costs), told(costs)) == ("costs@1", [("hilden", 7), ("ratingen", 8)], [])
    assert (exits.profile, taken(exits), told(exits)) == ("exits@1", [("hilden", 3)], [])
    assert [one.origin.row for one in (*costs.candidates, *exits.candidates)] == [2, 4, 3]


def test_a_row_of_nobody_is_kept_out_by_each_profile_of_the_table(context: ImportContext) -> None:
    costs, exits = read(context, *csv("Hilden;Kosten;7;", "Hilden;Abgänge;;3", "Hilden;Kostn;1;"), COSTS, EXITS)
    said = (
        "haus_2016-05.csv:4:2: column 'Art': no import profile of this table names the word 'Kostn'; the row is "
        "nobody's (allowed: {}); did you mean 'Kosten'?"
    )
    assert told(costs) == [said.format("Kosten, Abg*")]
    assert told(exits) == [said.format("Abg*, Kosten")]
    assert (taken(costs), taken(exits)) == ([("hilden", 7)], [("hilden", 3)])


def test_where_one_bad_row_keeps_a_profiles_part_out_a_row_of_nobody_does(context: ImportContext) -> None:
    strict = {**COSTS, "quarantine": "file"}
    costs, exits = read(context, *csv("Hilden;Kosten;7;", "Hilden;Abgänge;;3", "Hilden;Rest;1;"), strict, EXITS)
    assert (len(costs.candidates), len(costs.quarantined)) == (0, 2)
    assert taken(exits) == [("hilden", 3)]


def test_a_row_of_two_profiles_is_taken_by_neither(context: ImportContext) -> None:
    greedy = of_rows("exits", "K*", "Fälle", records=CASES)
    costs, exits = read(context, *csv("Hilden;Kosten;7;5", "Hilden;Kunden;;3"), COSTS, greedy)
    said = "several import profiles read this row (costs, exits); tell their rows apart by 'rows: only'"
    assert told(costs) == told(exits) == [f"haus_2016-05.csv:2: {said}"]
    assert (taken(costs), taken(exits)) == ([], [("hilden", 3)])


def test_a_row_that_one_profile_passes_over_with_a_reason_is_nobodys_fault(context: ImportContext) -> None:
    skip = {"only": {"column": "Art", "words": ["Kosten"]}, "skip": [{"text": "Quelle*", "reason": "nur die Herkunft"}]}
    costs, exits = read(context, *csv("Hilden;Kosten;7;", "Quelle;alle;1;1"), {**COSTS, "rows": skip}, EXITS)
    assert told(costs) == ["haus_2016-05.csv: not read, as the profile says (nur die Herkunft): row 3"]
    assert not exits.quarantined


def test_a_part_without_rows_of_its_own_is_a_nil_report_where_the_profile_says_so(context: ImportContext) -> None:
    data = csv("Hilden;Kosten;7;")
    _, refused = read(context, *data, COSTS, EXITS)
    assert told(refused) == ["haus_2016-05.csv:1: the table has a header but no row below it"]
    _, nil = read(context, *data, COSTS, {**EXITS, "empty": "nil_report"})
    assert nil.report is not None
    assert nil.report.nil


def test_a_profile_that_cannot_be_read_does_not_keep_the_other_out(context: ImportContext) -> None:
    costs, exits = read(
        context, "haus_2016-05.csv", b"Stelle;Art;Betrag\r\nHilden;Kosten;7\r\nHilden;Abgang;3\r\n", COSTS, EXITS
    )
    assert taken(costs) == [("hilden", 7)]
    assert told(exits) == ["haus_2016-05.csv:1: column 'Fälle' is missing"]


def test_each_sheet_is_one_profiles(context: ImportContext) -> None:
    name, data = book(
        Kosten=[["Stelle", "Betrag"], ["Hilden", 7]], Abgang=[["Stelle", "Fälle"], ["Hilden", 3], ["Ratingen", 4]]
    )
    costs, exits = read(
        context, name, data, of_sheet("costs", "Kosten", "Betrag"), of_sheet("exits", "Abg*", "Fälle", records=CASES)
    )
    assert (taken(costs), taken(exits)) == ([("hilden", 7)], [("hilden", 3), ("ratingen", 4)])
    assert told(costs) == told(exits) == []


def test_a_sheet_that_no_profile_reads_refuses_every_part(context: ImportContext) -> None:
    rows: list[list[object]] = [["Stelle", "Betrag"], ["Hilden", 7]]
    name, data = book(Kosten=rows, Abgang=[["Stelle", "Fälle"], ["Hilden", 3]], Mehr=rows)
    for part in read(context, name, data, of_sheet("costs", "Kosten", "Betrag"), of_sheet("exits", "Abgang", "Fälle")):
        assert [problem.code.value for problem in part.problems] == ["sheet_not_agreed"]
    noted = of_sheet("exits", "Abgang", "Fälle", records=CASES)
    noted["file"] = {**noted["file"], "ignored_sheets": {"Mehr": "nur zur Ansicht"}}
    assert all(not part.problems for part in read(context, name, data, of_sheet("costs", "Kosten", "Betrag"), noted))


def test_a_sheet_that_is_missing_is_told_by_its_profile_alone(context: ImportContext) -> None:
    name, data = book(Kosten=[["Stelle", "Betrag"], ["Hilden", 7]])
    costs, exits = read(
        context, name, data, of_sheet("costs", "Kosten", "Betrag"), of_sheet("exits", "Abgang", "Fälle")
    )
    assert taken(costs) == [("hilden", 7)]
    assert [problem.code.value for problem in exits.problems] == ["not_one_sheet"]


def test_two_tables_of_one_sheet_are_read_each_to_its_end(context: ImportContext) -> None:
    first = {**of_rows("costs", "Kosten", "Betrag"), "rows": {"stop": "Abgänge*"}}
    second = {**of_rows("exits", "x", "Fälle", records=CASES), "rows": {"after": "Abgänge*"}}
    for one, figure in ((first, "Betrag"), (second, "Fälle")):
        one["columns"] = {"Stelle": OFFICE, figure: {"field": "value"}}
    data = "Stelle;Betrag\r\nHilden;7\r\nAbgänge;\r\nStelle;Fälle\r\nHilden;3\r\n".encode()
    costs, exits = read(context, "haus_2016-05.csv", data, first, second)
    assert (taken(costs), taken(exits)) == ([("hilden", 7)], [("hilden", 3)])
    assert told(costs) == told(exits) == []


def test_what_is_personal_refuses_the_whole_file_once(context: ImportContext) -> None:
    [refused] = read(context, *csv("Hilden;Kosten;7;", "Müller, Anna geb. 01.02.1980;Abgang;;3"), COSTS, EXITS)
    assert refused.privacy_refused
    assert (refused.sender, refused.profile, refused.may_be_archived) == ("amt", "", False)


@pytest.mark.parametrize(
    ("file", "rows", "said"),
    [
        pytest.param({**CSV, "shared": False}, {"only": {"column": "Art", "words": ["x"]}}, "file: shared", id="only"),
        pytest.param(
            {"name": ["a.json"], "format": "json", "shared": True}, {}, "a list is read by one profile", id="a list"
        ),
    ],
)
def test_what_cannot_be_shared(file: dict[str, Any], rows: dict[str, Any], said: str) -> None:
    sender = {
        "sender": {"id": "amt", "title": "Amt", "role": "controlling"},
        "profiles": [profile(file=file, rows=rows)],
    }
    with pytest.raises(ValidationError, match=said):
        SenderFile.model_validate(frozen(sender))


@given(
    rows=st.lists(
        st.tuples(st.sampled_from(["Hilden", "Ratingen", "Hildn"]), st.booleans(), st.integers(-1, 9)),
        min_size=2,
        max_size=12,
    ).filter(lambda rows: len({is_cost for _, is_cost, _ in rows}) == 2)
)
def test_a_shared_file_says_what_two_files_say(context: ImportContext, rows: list[tuple[str, bool, int]]) -> None:
    lines = [f"{office};Kosten;{count};" if is_cost else f"{office};Abgang;;{count}" for office, is_cost, count in rows]
    together = read(context, *csv(*lines), COSTS, EXITS)
    for part, kept, alone in zip(together, (True, False), (COSTS, EXITS), strict=True):
        only_these = [line for line, (_, is_cost, _) in zip(lines, rows, strict=True) if is_cost is kept]
        single = {**alone, "file": {**CSV, "shared": False}, "rows": {}}
        single["columns"] = {**alone["columns"], "Art": {"ignore": "nur zur Ansicht"}}
        other = "Fälle" if kept else "Betrag"
        single["columns"] |= {other: {"ignore": "nur zur Ansicht"}}
        [expected] = read(context, *csv(*only_these), single)
        assert [content(one.record) for one in part.candidates] == [content(one.record) for one in expected.candidates]
        assert [one.reason.code for one in part.quarantined] == [one.reason.code for one in expected.quarantined]
    assert sum(part.read for part in together) == len(rows)
