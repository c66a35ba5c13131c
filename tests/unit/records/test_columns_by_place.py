"""A column may be named by its place, where its header cell is blank, doubled, or where there is no header at all."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from checker.records import ImportContext
from tests.unit.records.shapes import COSTS, CSV, codes, facts, read_by, sender

KEYS = "dates: {months: [mm/yyyy]}"
GENESIS = (
    CSV,
    KEYS,
    'columns: {"#1": {field: period}, "#2": {ignore: immer der Kreis}, "#3": {field: value}, "#4": {ignore: Quote}}',
    COSTS,
    'footer: ["____*", "Stand:*", "©*"]',
)
TITLES = "GENESIS-Tabelle: 99999-0001;;;\nBestand: Kreise; Stichtag;;\n"
ROWS = "01/2016;Mettmann;1234;...\n02/2016;Mettmann;1240;7\n"
FOOTER = "__________;;;\n© Amt;2016;;\nStand: 17.07.2016 / 21:32:00;;;\n"


def test_key_columns_without_a_title_are_read_by_their_places(context: ImportContext) -> None:
    reading = read_by(context, sender(*GENESIS), f"{TITLES};;Anzahl;Anzahl\n{ROWS}{FOOTER}")
    assert facts(reading, "period", "value") == [("2016-01", "1234"), ("2016-02", "1240")]
    assert [candidate.origin.row for candidate in reading.candidates] == [4, 5]


def test_a_first_row_with_a_mistake_is_refused_and_not_taken_for_the_header(context: ImportContext) -> None:
    reading = read_by(context, sender(*GENESIS), f"{TITLES};;Anzahl;Anzahl\n01.2016;Mettmann;1234;...\n")
    assert codes(reading) == [("no_month", 4, 1)]


def test_a_title_is_found_beside_columns_by_place(context: ImportContext) -> None:
    columns = 'columns: {"#1": {field: period}, Euro: {field: value}}'
    assert facts(read_by(context, sender(CSV, KEYS, columns, COSTS), ";Euro\n01/2016;7\n"), "value") == [("7",)]


def test_a_heading_above_a_column_by_place_is_checked(context: ImportContext) -> None:
    counted, shares = '"#2": {field: value, heading: Anzahl}', '"#3": {ignore: Quote, heading: Anzahl}'
    file = sender(CSV, KEYS, f'columns: {{"#1": {{field: period}}, {counted}, {shares}}}', COSTS)
    assert facts(read_by(context, file, "2016;2016;\n;Anzahl;anzahl\n01/2016;7;8\n"), "value") == [("7",)]
    inserted = read_by(context, file, ";Vorjahr;Anzahl;Anzahl\n01/2016;6;7;8\n")
    assert codes(inserted) == [("column_headed_otherwise", 1, 2), ("column_unknown", 1, 4)]


def test_a_problem_below_a_heading_names_it(context: ImportContext) -> None:
    columns = 'columns: {"#1": {field: period}, "#2": {field: value, heading: Anzahl}}'
    reading = read_by(context, sender(CSV, KEYS, columns, COSTS), ";Anzahl\n1;x\n")
    (row,) = reading.quarantined
    assert [problem.part.column for problem in (row.reason, *row.also)] == ["#1", "Anzahl"]


def test_a_column_that_is_not_there_or_not_agreed_is_refused(context: ImportContext) -> None:
    file = sender(CSV, KEYS, 'columns: {"#1": {field: period}, "#3": {field: value}, "#4": {ignore: Quote}}', COSTS)
    assert codes(read_by(context, file, ";;\n01/2016;x;7\n")) == [("column_missing", 1, 0)]
    assert codes(read_by(context, file, ";Kreis;;\n01/2016;x;7;8\n")) == [("column_unknown", 1, 2)]
    assert codes(read_by(context, file, ";;;\n01/2016;x;7;8\n")) == [("cell_without_title", 2, 2)]


def test_a_title_that_looks_like_a_place_is_written_with_the_sign_doubled(context: ImportContext) -> None:
    columns = 'columns: {"##2": {field: period}, "##1": {field: value}, "# Fälle": {ignore: gezählt wird anderswo}}'
    reading = read_by(context, sender(CSV, KEYS, columns, COSTS), "#1;# Fälle;#2\n7;3;01/2016\n")
    assert facts(reading, "period", "value") == [("2016-01", "7")]


HEADLESS = (CSV, "header_levels: 0", KEYS, 'columns: {"#1": {field: period}, "#2": {field: value}}', COSTS)


def test_a_file_without_a_header_begins_with_its_first_row(context: ImportContext) -> None:
    reading = read_by(context, sender(*HEADLESS), "01/2016;7\n02/2016;8\n")
    assert facts(reading, "period", "value") == [("2016-01", "7"), ("2016-02", "8")]
    stated = (*HEADLESS, 'lines: [{text: "Stand: {date}*", sets: reported_at}]')
    assert facts(read_by(context, sender(*stated), "Stand: 04.07.2016;\n\n01/2016;7\n"), "value") == [("7",)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("Monat;Euro\n01/2016;7\n", ("no_month", 1, 1), id="a header all the same"),
        pytest.param("01/2016;7\n02/2016;8;9\n", ("row_width_expected", 2, 3), id="a row that is longer"),
        pytest.param("01/2016;7;9\n", ("column_unknown", 1, 3), id="a column that is not agreed"),
        pytest.param("01/2016\n", ("row_width_expected", 1, 2), id="a column that is not there"),
    ],
)
def test_without_a_header_every_line_counts(context: ImportContext, text: str, told: tuple[str, int, int]) -> None:
    assert codes(read_by(context, sender(*HEADLESS), text))[0] == told


def test_without_a_header_an_empty_list_is_a_nil_report_where_it_may_be(context: ImportContext) -> None:
    lines = 'lines: [{text: "Stand: {date}*", sets: reported_at}]'
    refused = read_by(context, sender(*HEADLESS, lines), "Stand: 04.07.2016;\n")
    assert codes(refused) == [("no_rows", 0, 0)]
    allowed = read_by(context, sender(*HEADLESS, lines, "empty: nil_report"), "Stand: 04.07.2016;\n")
    assert allowed.report is not None
    assert allowed.report.nil


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        pytest.param(('columns: {"#0": {field: value}}', COSTS), "counted from #1", id="place nought"),
        pytest.param(
            ("columns: {Euro: {field: value, heading: Euro}}", COSTS), "named by its title", id="a heading twice"
        ),
        pytest.param(
            ("header_levels: 0", "columns: {Euro: {field: value}}", COSTS),
            "needs a header line",
            id="a title, no header",
        ),
        pytest.param(
            ("header_levels: 0", 'columns: {"#1": {field: value, heading: Euro}}', COSTS),
            "heading needs a header line",
            id="a heading, no header",
        ),
    ],
)
def test_places_that_name_no_column_are_refused(lines: tuple[str, ...], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        sender(CSV, KEYS, *lines)
