"""Several records a row under one header: figures, months or offices as columns, and measures as rows."""

from __future__ import annotations

import io
from datetime import date

import pytest
from openpyxl import Workbook
from pydantic import ValidationError

from checker.domain.record_problem import RecordProblem
from checker.records import FileReading, ImportContext
from tests.unit.records.files import sentence_of
from tests.unit.records.shapes import CSV, codes, facts, read_by, read_from, sender

OFFICE = "Geschäftsstelle: {field: scope, units: office}"
FIGURES = (
    CSV,
    f"columns: {{{OFFICE}, Bemerkung: {{ignore: freier Text}}}}",
    """records_a_row:
  each:
    - {columns: {KdU in Euro: {field: value}}, set: {metric: kdu-cost, unit: euro}}
    - {columns: {Vermittelte: {field: numerator}, Kunden: {field: denominator}}, set: {metric: iq-total}}
    - columns: {Vermittlungsquote: {field: value, sentinels: {"-": unknown}}}
      set: {metric: placement-rate, unit: percent}""",
    "records: {type: measurement, period: {kind: year}, set: {aggregation: ytd}}",
)
MONTHS = (
    CSV,
    "dates: {months: [mon yy, mm/yyyy], days: [yyyy-mm-dd]}",
    f"columns: {{{OFFICE}, Summe: {{ignore: rechnet der Absender}}}}",
    "records_a_row: {headings: {field: period}, cells: {field: value, sentinels: {'-': zero}}}",
    "records: {type: measurement, set: {metric: kdu-cost, aggregation: month, unit: euro}}",
)
MEASURES = (
    CSV,
    'columns: {"#1": {field: metric, values: {KdU: kdu-cost, Heizung: lzb-stock}}}',
    "records_a_row: {headings: {field: scope, units: office}, cells: {field: value}}",
    "records: {type: measurement, period: {kind: year}, set: {aggregation: ytd, unit: euro}}",
)
TABLE = "Geschäftsstelle;KdU in Euro;Vermittelte;Kunden;Vermittlungsquote;Bemerkung\n"


def test_one_row_of_an_office_gives_a_record_for_each_figure(context: ImportContext) -> None:
    reading = read_by(context, sender(*FIGURES), TABLE + "Hilden;1200,5;3;40;5,2;gut\nVelbert;900;;;-;\n")
    assert facts(reading, "scope", "metric", "value", "numerator", "denominator", "no_figure") == [
        ("hilden", "kdu-cost", "1200.5", None, None, None),
        ("hilden", "iq-total", None, 3, 40, None),
        ("hilden", "placement-rate", "5.2", None, None, None),
        ("velbert", "kdu-cost", "900", None, None, None),
        ("velbert", "placement-rate", None, None, None, "unknown"),
    ]
    assert [candidate.origin.row for candidate in reading.candidates] == [2, 2, 2, 3, 3]


def test_a_bad_figure_keeps_out_itself_and_no_other_of_its_row(context: ImportContext) -> None:
    file = sender(*FIGURES, "quarantine: row")
    reading = read_by(context, file, TABLE + "Hilden;12o0;3;40;5,2;\nVelbert;900;3;;5;\n")
    assert codes(reading) == [("no_number", 2, 2), ("measurement_without_figure", 3, 3)]
    assert [(row.row, row.column) for row in reading.quarantined] == [(2, 2), (3, 3)]
    assert len(reading.candidates) == 4


def test_records_of_a_row_may_share_a_column(context: ImportContext) -> None:
    shared = """records_a_row:
  each:
    - {columns: {Fälle: {field: numerator}, Kunden: {field: denominator}}, set: {metric: iq-total}}
    - {columns: {Neue: {field: numerator}, Kunden: {field: denominator}}, set: {metric: iq-asylum}}"""
    file = sender(CSV, f"columns: {{{OFFICE}}}", shared, FIGURES[-1])
    reading = read_by(context, file, "Geschäftsstelle;Fälle;Neue;Kunden\nHilden;3;1;40\n")
    assert facts(reading, "metric", "numerator", "denominator") == [("iq-total", 3, 40), ("iq-asylum", 1, 40)]


def test_months_as_columns_are_the_periods_of_their_records(context: ImportContext) -> None:
    text = "Geschäftsstelle;Jan 16;02/2016;2016-03-01;Summe\nHilden;1;;-;1\nVelbert;4;5;6;15\n"
    assert facts(read_by(context, sender(*MONTHS), text), "scope", "period", "value") == [
        ("hilden", "2016-01", "1"),
        ("hilden", "2016-03", "0"),
        ("velbert", "2016-01", "4"),
        ("velbert", "2016-02", "5"),
        ("velbert", "2016-03", "6"),
    ]


def test_months_without_a_year_are_those_of_the_report(context: ImportContext) -> None:
    bare = MONTHS[1].replace("[mon yy, mm/yyyy]", "[month]")
    file = sender(MONTHS[0], bare, *MONTHS[2:])
    reading = read_by(context, file, "Geschäftsstelle;Jan;Februar;Mrz.;Summe\nHilden;1;2;3;6\n")
    assert facts(reading, "period") == [("2016-01",), ("2016-02",), ("2016-03",)]
    twice = read_by(context, file, "Geschäftsstelle;Jan;Januar;Summe\nHilden;1;2;3\n")
    assert codes(twice) == [("heading_says_the_same", 1, 3)]
    with pytest.raises(ValidationError, match="a month without its year is one of the report's year"):
        sender(MONTHS[0], bare, *MONTHS[2:], "report: none")


def test_a_workbook_holds_months_as_days(context: ImportContext) -> None:
    book = Workbook()
    book.worksheets[0].title = "Werte"
    book.worksheets[0].append(["Geschäftsstelle", date(2016, 1, 1), date(2016, 2, 1), "Summe"])
    book.worksheets[0].append(["Hilden", 1.5, None, 1.5])
    buffer = io.BytesIO()
    book.save(buffer)
    file = sender('file: {name: ["amtlich_{year}*.xlsx"], format: xlsx, sheet: Werte}', *MONTHS[1:])
    reading = read_from(context, file, buffer.getvalue(), "amtlich_2016.xlsx")
    assert facts(reading, "period", "value") == [("2016-01", "1.5")]


def test_offices_as_columns_and_measures_as_rows_with_a_blank_corner(context: ImportContext) -> None:
    text = "Auswertung\n;Hilden;Velbert\nKdU;7;8\nHeizung;1;\n".replace("Auswertung", "Auswertung;;")
    assert facts(read_by(context, sender(*MEASURES), text), "metric", "scope", "value") == [
        ("kdu-cost", "hilden", "7"),
        ("kdu-cost", "velbert", "8"),
        ("lzb-stock", "hilden", "1"),
    ]


@pytest.mark.parametrize(
    ("lines", "text", "told"),
    [
        pytest.param(MONTHS, "Geschäftsstelle;Jan 16;Febr 16;Summe\n", ("no_month", 1, 3), id="a month misspelt"),
        pytest.param(MONTHS, "Geschäftsstelle;Jan 16;Jan. 16;Summe\n", ("heading_says_the_same", 1, 3), id="one twice"),
        pytest.param(MONTHS, "Geschäftstelle;Jan 16;Summe\n", ("column_unknown", 1, 1), id="a column misspelt"),
        pytest.param(MONTHS, "Geschäftsstelle;Summe\nHilden;1\n", ("no_heading_read", 1, 0), id="no month at all"),
        pytest.param(MEASURES, ";Hilden;Velbrt\nKdU;7;8\n", ("unit_unknown", 1, 3), id="an office misspelt"),
        pytest.param(FIGURES, TABLE.replace("Kunden", "Kundn"), ("column_unknown", 1, 4), id="a figure misspelt"),
        pytest.param(FIGURES, TABLE + "Hilden;;;;;nichts\n", ("no_rows", 0, 0), id="nothing but blanks"),
    ],
)
def test_a_heading_that_says_nothing_refuses_the_file(
    context: ImportContext, lines: tuple[str, ...], text: str, told: tuple[str, int, int]
) -> None:
    assert codes(read_by(context, sender(*lines), text)) == [told]


def test_what_a_heading_is_wrong_about_is_told_at_its_column(context: ImportContext) -> None:
    reading = read_by(
        context, sender(*MONTHS, "quarantine: row"), "Geschäftsstelle;Jan 15;Jan 16;Summe\nHilden;1;2;3\n"
    )
    assert codes(reading) == [("outside_plan_years", 2, 2)]


def test_a_problem_names_the_senders_own_heading(context: ImportContext) -> None:
    reading = read_by(context, sender(*MONTHS), "Geschäftsstelle;Jan 16;Summe\nHilden;x;1\n")
    (row,) = reading.quarantined
    assert row.reason.part.column == "Jan 16"


def test_two_cells_that_say_different_things_about_the_same_are_both_kept_out(context: ImportContext) -> None:
    text = "Geschäftsstelle;Jan 16;Summe\nHilden;1;1\nHilden;2;2\n"
    assert codes(read_by(context, sender(*MONTHS), text)) == [("same_key_twice", 2, 2), ("same_key_twice", 3, 2)]


def test_a_row_whose_number_stands_twice_is_kept_out_with_all_its_records(context: ImportContext) -> None:
    columns = f"columns: {{Nr: {{field: row}}, {OFFICE}}}"
    file = sender(*MONTHS[:2], columns, *MONTHS[3:], "quarantine: row")
    reading = read_by(context, file, "Nr;Geschäftsstelle;Jan 16;Feb 16\n1;Hilden;1;2\n1;Velbert;3;4\n")
    assert codes(reading) == [("row_number_twice", 3, 1), ("row_number_twice", 3, 1)]
    assert [candidate.record.scope for candidate in reading.candidates] == ["hilden", "hilden"]


def test_a_sum_row_is_held_against_each_column(context: ImportContext) -> None:
    sums = "sum_row: {column: Geschäftsstelle, label: Gesamt, checks: {cells: sum}}"
    text = "Geschäftsstelle;Jan 16;02/2016;Summe\nHilden;1;2;3\nVelbert;4;5;9\nGesamt;5;8;12\n"
    reading = read_by(context, sender(*MONTHS, sums), text)
    assert [sentence_of(warning) for warning in _sums(reading)] == ["sum row, column '02/2016' says 8, the rows give 7"]
    named = "sum_row: {column: Geschäftsstelle, label: Gesamt, checks: {KdU in Euro: sum}}"
    text = TABLE + "Hilden;1200,5;;;;\nGesamt;1200;;;;\n"
    assert len(_sums(read_by(context, sender(*FIGURES, named), text))) == 1


def _sums(reading: FileReading) -> list[RecordProblem]:
    return [warning for warning in reading.warnings if warning.code == "sum_differs"]


def test_rows_of_two_kinds_may_be_wide(context: ImportContext) -> None:
    by = """records_by:
  column: Art
  kinds:
    KdU: {type: measurement, set: {metric: kdu-cost, aggregation: month, unit: euro}}
    Quote: {type: measurement, set: {metric: placement-rate, aggregation: month, unit: percent}}"""
    columns = f"columns: {{{OFFICE}, Art: {{}}}}"
    file = sender(MONTHS[0], MONTHS[1], columns, MONTHS[3], by)
    reading = read_by(context, file, "Geschäftsstelle;Art;Jan 16\nHilden;KdU;7\nHilden;Quote;5\n")
    assert facts(reading, "metric", "unit", "value") == [("kdu-cost", "euro", "7"), ("placement-rate", "percent", "5")]


RECORDS = "records: {type: measurement, set: {metric: kdu-cost, aggregation: month, unit: euro}}"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        pytest.param(
            (f"columns: {{{OFFICE}}}", "records_a_row: {headings: {field: period}}", RECORDS),
            "belong together",
            id="half",
        ),
        pytest.param((f"columns: {{{OFFICE}}}", "records_a_row: {}", RECORDS), "exactly one of them", id="neither"),
        pytest.param(
            (
                f"columns: {{{OFFICE}}}",
                "records_a_row: {headings: {field: scope, units: office}, cells: {field: value}}",
                RECORDS.replace("set: {", "set: {period: '2016', "),
            ),
            "'scope' is said by the headings and by the column 'Geschäftsstelle'",
            id="said by a column too",
        ),
        pytest.param(
            (
                f"columns: {{{OFFICE}}}",
                "records_a_row: {headings: {field: period}, cells: {field: value}}",
                RECORDS.replace("set:", "period: {kind: year}, set:"),
            ),
            "'period' is said by the headings and by records",
            id="said by the report too",
        ),
        pytest.param(
            (
                f"columns: {{{OFFICE}}}",
                "records_a_row: {each: [{columns: {A: {field: value}}}]}",
                "records: {type: measurement, period: {kind: year}, set: {aggregation: ytd}}",
            ),
            "needs 'metric'",
            id="a record without what it needs",
        ),
        pytest.param(
            (
                f"columns: {{{OFFICE}}}",
                "header_levels: 2",
                "records_a_row: {headings: {field: period}, cells: {field: value}}",
                RECORDS,
            ),
            "header_levels: 2 belongs to",
            id="two levels without an upper heading",
        ),
    ],
)
def test_a_wide_table_that_contradicts_itself_is_refused(lines: tuple[str, ...], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        sender(CSV, "dates: {months: [mon yy]}", *lines)
