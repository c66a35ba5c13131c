"""Which rows of a table are data is the profile's to say, and the sender is told of every other that could be meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from checker.domain.profile import Profile, SenderFile
from checker.domain.record import Measurement
from checker.domain.record_problem import ProblemCode
from checker.records import FileReading, ImportContext, read_file
from checker.records.csv_file import read_csv
from checker.records.fields import FieldReader
from checker.records.grid import Cell
from checker.records.lexical import Lexicon
from checker.records.original_line import OriginalLines
from checker.records.sum_row import sum_row_doubts
from checker.records.table import take_apart
from tests.unit.records.files import ON_JULY_4, line_of

HEADER = "Stelle;Art;Betrag"


def profile(**parts: object) -> dict[str, Any]:
    """Amounts of offices; each test adds what it is about."""
    return {
        "id": "amounts",
        "version": 1,
        "title": "Beträge",
        "file": {"name": ["betrag_{year}-{month}*.csv"], "format": "csv", "encoding": "utf-8", "delimiter": ";"},
        "columns": {
            "Stelle": {"field": "scope", "units": "office"},
            "Art": {"ignore": "nur zur Ansicht"},
            "Betrag": {"field": "value"},
        },
        "records": {
            "type": "measurement",
            "period": {"kind": "ytd"},
            "set": {"metric": "kdu-cost", "aggregation": "ytd", "unit": "euro"},
        },
        "quarantine": "row",
        "same_key": "correction",
        **parts,
    }


def read(context: ImportContext, *lines: str, **parts: object) -> FileReading:
    sender = {"sender": {"id": "housing", "title": "Unterkunft", "role": "controlling"}, "profiles": [profile(**parts)]}
    ours = replace(context, senders=(SenderFile.model_validate(frozen(sender)),))
    return read_file("betrag_2016-05.csv", "\r\n".join(lines).encode(), ours, recorded_at=ON_JULY_4)


def frozen(value: object) -> Any:
    """Lists as tuples, as the loader of rule files hands them on."""
    if isinstance(value, dict):
        return {key: frozen(each) for key, each in value.items()}
    return tuple(map(frozen, value)) if isinstance(value, list | tuple) else value


def taken(reading: FileReading) -> list[tuple[str, int]]:
    records = [candidate.record for candidate in reading.candidates]
    return [(record.scope, int(record.value or 0)) for record in records if isinstance(record, Measurement)]


def codes(reading: FileReading) -> list[ProblemCode]:
    return [problem.code for problem in (*reading.problems, *reading.warnings)]


def test_a_header_is_looked_for_below_the_line_after_which_the_table_stands(context: ImportContext) -> None:
    lines = ("Tabelle 1", HEADER, "Hilden;a;1", "Tabelle 2", HEADER, "Hilden;a;2")
    reading = read(context, *lines, rows={"after": "Tabelle 2*"})
    assert taken(reading) == [("hilden", 2)]
    missing = read(context, *lines, rows={"after": "Tabelle 3*"})
    assert [line_of(problem) for problem in missing.problems] == [
        "betrag_2016-05.csv: no line like 'Tabelle 3*' is there, below which the table begins"
    ]


NUMBERED = {
    "Nr": {"field": "row", "optional": True},
    "Stelle": {"field": "scope", "units": "office"},
    "Betrag": {"field": "value"},
}


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        pytest.param(("Nr;Stelle;Betrag", "17;Hilden;3"), 17, id="with numbers of its own"),
        pytest.param(("Stelle;Betrag", "Hilden;3"), 2, id="without"),
    ],
)
def test_rows_are_numbered_by_their_line_where_a_file_lacks_the_column_of_their_numbers(
    context: ImportContext, lines: tuple[str, str], number: int
) -> None:
    reading = read(context, *lines, columns=NUMBERED)
    assert [candidate.origin.row for candidate in reading.candidates] == [number]
    declared = Profile.model_validate(frozen(profile(columns=NUMBERED)))
    data = "\r\n".join(lines).encode()
    assert OriginalLines("betrag_2016-05.csv", data, declared, context.organisation).line("", number) == lines[1]


def test_a_table_that_is_cut_off_before_its_last_row_is_refused(context: ImportContext) -> None:
    lines = (HEADER, "Hilden;a;1", "Velbert;letzte;2", "Ratingen;a;3")
    whole = read(context, *lines, rows={"until": "*letzte*"})
    assert taken(whole) == [("hilden", 1), ("velbert", 2)]
    assert codes(whole) == [ProblemCode.ROWS_BEYOND_THE_END]
    cut = read(context, *lines[:2], rows={"until": "*letzte*"})
    assert [line_of(problem) for problem in cut.problems] == [
        "betrag_2016-05.csv: no line like '*letzte*' is there, with which the table ends; the file may be cut off"
    ]


def test_what_stands_below_the_stop_is_not_read_and_told_where_it_looks_like_data(context: ImportContext) -> None:
    reading = read(
        context, HEADER, "Hilden;a;1", "Vorjahr;;", HEADER, "Hilden;a;9", "© Amt;;", rows={"stop": "Vorjahr*"}
    )
    assert taken(reading) == [("hilden", 1)]
    assert [line_of(warning) for warning in reading.warnings] == [
        "betrag_2016-05.csv: rows that look like data stand below the end of the table and are not read: row 5"
    ]
    assert codes(read(context, HEADER, "Hilden;a;1", rows={"stop": "Vorjahr*"})) == []


@pytest.mark.parametrize(
    ("skip", "told"),
    [
        pytest.param({"text": "davon*", "column": "Art"}, "row 3", id="by one cell"),
        pytest.param({"text": "Hilden davon 5"}, "row 3", id="by the whole line"),
        pytest.param({"text": "HILDEN*"}, "rows 2, 3", id="however large its letters"),
    ],
)
def test_rows_that_are_passed_over_are_named_with_the_reason(
    context: ImportContext, skip: dict[str, str], told: str
) -> None:
    rows = {"skip": [{**skip, "reason": "Teilmenge"}]}
    reading = read(context, HEADER, "Hilden;alle;7", "Hilden;davon;5", "Velbert;alle;3", rows=rows)
    assert [line_of(warning) for warning in reading.warnings] == [
        f"betrag_2016-05.csv: not read, as the profile says (Teilmenge): {told}"
    ]


def test_a_file_of_which_every_row_is_passed_over_is_no_nil_report(context: ImportContext) -> None:
    rows = {"skip": [{"text": "Hilden*", "reason": "Teilmenge"}]}
    assert codes(read(context, HEADER, "Hilden;alle;7", rows=rows, empty="nil_report")) == [ProblemCode.NO_ROW_IS_DATA]
    nil = read(context, HEADER, rows=rows, empty="nil_report")
    assert nil.report is not None
    assert nil.report.nil


OFFICES = ("Hilden", "Ratingen", "Velbert")
SUM = {"column": "Stelle", "labels": ["Summe *"], "checks": {"Betrag": "sum"}}


@pytest.mark.parametrize(
    ("of", "lines", "wrong"),
    [
        pytest.param(
            {"of": "above"},
            ("Hilden;a;1", "Velbert;a;2", "Summe Nord;;3", "Ratingen;a;4", "Summe Süd;;5"),
            ["betrag_2016-05.csv:6:3: sum row, column 'Betrag' says 5, the rows give 4"],
            id="those above, up to the total before",
        ),
        pytest.param(
            {"of": "below"},
            ("Summe Nord;;3", "Hilden;a;1", "Velbert;a;2", "Summe Süd;;5", "Ratingen;a;4"),
            ["betrag_2016-05.csv:5:3: sum row, column 'Betrag' says 5, the rows give 4"],
            id="those below, up to the next",
        ),
        pytest.param(
            {"of": "same", "by": "Art"},
            ("Hilden;neu;1", "Velbert;alt;2", "Summe A;NEU;5", "Hilden;neu;4", "Summe B;alt;3"),
            ["betrag_2016-05.csv:6:3: sum row, column 'Betrag' says 3, the rows give 2"],
            id="those with the same word",
        ),
        pytest.param(
            {"of": "all"},
            ("Summe vorab;;8", "Hilden;a;1", "Velbert;a;2", "Ratingen;a;4"),
            ["betrag_2016-05.csv:2:3: sum row, column 'Betrag' says 8, the rows give 7"],
            id="all, wherever it stands",
        ),
    ],
)
def test_a_total_is_held_against_the_rows_it_adds_up(
    context: ImportContext, of: dict[str, str], lines: tuple[str, ...], wrong: list[str]
) -> None:
    reading = read(context, HEADER, *lines, total_rows=[SUM | of])
    assert len(reading.candidates) == sum(not line.startswith("Summe") for line in lines)
    assert [line_of(warning) for warning in reading.warnings] == wrong


@given(
    groups=st.lists(
        st.lists(st.tuples(st.sampled_from(OFFICES), st.integers(0, 10**6)), min_size=1, max_size=4),
        min_size=1,
        max_size=4,
    )
)
def test_sums_that_agree_are_never_doubted_and_change_no_record(
    context: ImportContext, groups: list[list[tuple[str, int]]]
) -> None:
    """An office's figure stands in as many rows as it likes: the later one corrects."""
    bare = [f"{office};a;{amount}" for rows in groups for office, amount in rows]
    summed = [
        line
        for rows in groups
        for line in (*(f"{office};a;{amount}" for office, amount in rows), f"Summe x;;{sum(dict_of(rows))}")
    ]
    everything = f"Insgesamt;;{sum(amount for rows in groups for _, amount in rows)}"
    total = {"column": "Stelle", "labels": ["Insgesamt"], "checks": {"Betrag": "sum"}}
    reading = read(context, HEADER, *summed, everything, total_rows=[SUM | {"of": "above"}, total])
    assert reading.warnings == ()
    assert taken(reading) == taken(read(context, HEADER, *bare))


@pytest.mark.parametrize("of", [{"of": "all"}, {"of": "same", "by": "Art"}, {"of": "above"}])
def test_rows_are_added_up_once_however_many_totals_a_file_has(context: ImportContext, of: dict[str, str]) -> None:
    """Else a file of nothing but totals would hold up every sender's files."""
    described = SenderFile.model_validate(
        frozen(
            {"sender": {"id": "a", "title": "A", "role": "controlling"}, "profiles": [profile(total_rows=[SUM | of])]}
        )
    ).profiles[0]
    lines = (HEADER, *["Hilden;a;1"] * 5, *["Summe x;a;5"] * 200)
    grid = read_csv("betrag_2016-05.csv", "\r\n".join(lines).encode(), described.file)
    lexicon, fields = Lexicon(described.numbers, described.dates), FieldReader.of(described, context.organisation)
    table = take_apart(grid, described, fields)
    looked_at = []

    def counted_in(position: int, rows: Sequence[int]) -> Counter[Cell]:
        looked_at.extend(rows)
        return Counter(table.cells(position, rows))

    list(sum_row_doubts(table, described, lexicon, fields, counted_in))
    assert len(looked_at) == 5


def dict_of(rows: list[tuple[str, int]]) -> list[int]:
    return [amount for _, amount in rows]


def test_a_total_that_is_not_there_is_told_unless_the_file_may_lack_it(context: ImportContext) -> None:
    lines = (HEADER, "Hilden;a;1")
    reading = read(context, *lines, total_rows=[SUM])
    assert [line_of(warning) for warning in reading.warnings] == [
        "betrag_2016-05.csv:1: the row 'Summe *' is missing; the rows were held against no sum"
    ]
    assert codes(read(context, *lines, total_rows=[{**SUM, "required": False}])) == []


STAND = {"text": "Stand: {date} / {time}", "sets": "reported_at", "place": "below"}


@pytest.mark.parametrize(
    ("below", "stand"),
    [
        pytest.param(("", "Stand: 03.07.2016 / 21:32:05;;"), "2016-07-03T19:32:05+00:00", id="in one cell"),
        pytest.param(("Stand:;03.07.2016;/ 21.32",), "2016-07-03T19:32:00+00:00", id="over several cells"),
        pytest.param(("___;;", "© Amt;2016;", "Stand: 03.07.2016 / 9:05"), "2016-07-03T07:05:00+00:00", id="footers"),
    ],
)
def test_a_line_below_the_data_speaks_for_the_whole_file(
    context: ImportContext, below: tuple[str, ...], stand: str
) -> None:
    reading = read(context, HEADER, "Hilden;a;1", *below, lines=[STAND], footer=["___*", "©*"])
    (candidate,) = reading.candidates
    assert candidate.record.reported_at is not None
    assert candidate.record.reported_at.isoformat() == stand
    assert codes(reading) == []


def test_a_line_that_must_stand_below_the_data_is_missed_there(context: ImportContext) -> None:
    above = read(context, "Stand: 03.07.2016 / 21:32", HEADER, "Hilden;a;1", lines=[STAND])
    assert [line_of(problem) for problem in above.problems] == [
        "betrag_2016-05.csv:2: no line like 'Stand: {date} / {time}' stands below the data"
    ]


def test_a_row_of_data_that_reads_like_a_footer_is_data(context: ImportContext) -> None:
    reading = read(context, HEADER, "Hilden;a;1", "Hilden;b;2", footer=["Hilden*"])
    assert taken(reading) == [("hilden", 1), ("hilden", 2)]


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        pytest.param({"rows": {"stop": "**"}}, r"'\*\*' fits every line; write what the line begins with", id="all"),
        pytest.param({"rows": {"until": "a", "stop": "b"}}, "a table ends once", id="two ends"),
        pytest.param(
            {"rows": {"skip": [{"text": "a", "column": "Stele", "reason": "weil"}]}},
            "unknown column 'Stele'.*did you mean 'Stelle'",
            id="a column of no file",
        ),
        pytest.param({"total_rows": [SUM | {"of": "same"}]}, "belongs to of: same", id="the same as what"),
        pytest.param({"total_rows": [SUM | {"by": "Art"}]}, "belongs to of: same", id="a word that is not compared"),
        pytest.param(
            {"total_rows": [SUM | {"of": "same", "by": "Arten"}]}, "unknown column 'Arten'", id="by a column of no file"
        ),
    ],
)
def test_a_profile_that_cannot_tell_its_rows_is_refused(parts: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        Profile.model_validate(frozen(profile(**parts)))
