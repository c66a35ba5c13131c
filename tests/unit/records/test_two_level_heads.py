"""An upper heading stands over columns of its own, and a blank one belongs to it only as long as that is agreed."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook

from checker.records import ImportContext
from tests.unit.records.shapes import CSV, codes, facts, read_by, read_from, sender

RECORDS = "records: {type: measurement, period: {kind: year}, set: {aggregation: ytd}}"
EACH = """records_a_row:
  each:
    - {under: Integration, columns: {Zähler: {field: numerator}, Nenner: {field: denominator}}, set: {metric: iq-total}}
    - {under: Kosten, columns: {Euro: {field: value}}, set: {metric: kdu-cost, unit: euro}}"""
COLUMNS = "columns: {Geschäftsstelle: {field: scope, units: office}, Bemerkung: {ignore: freier Text}}"
SHAPE = ("header_levels: 2", COLUMNS, EACH, RECORDS)
HEAD = "Geschäftsstelle;Integration;;Kosten;\n;Zähler;Nenner;Euro;Bemerkung\n"
SAID = [("hilden", "iq-total", 3, 40, None), ("hilden", "kdu-cost", None, None, "7")]
FIELDS = ("scope", "metric", "numerator", "denominator", "value")


def test_groups_of_a_two_level_head_have_columns_of_their_own(context: ImportContext) -> None:
    reading = read_by(context, sender(CSV, *SHAPE), HEAD + "Hilden;3;40;7;gut\nVelbert;;;;nichts\n")
    assert facts(reading, *FIELDS) == SAID


def test_a_workbook_with_merged_cells_says_the_same(context: ImportContext) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Werte"
    for row in (
        ["Geschäftsstelle", "Integration", None, "Kosten", "Bemerkung"],
        [None, "Zähler", "Nenner", "Euro", None],
        ["Hilden", 3, 40, 7, "gut"],
    ):
        sheet.append(row)
    for merged in ("A1:A2", "B1:C1", "E1:E2"):
        sheet.merge_cells(merged)
    buffer = io.BytesIO()
    book.save(buffer)
    file = sender('file: {name: ["amtlich_{year}*.xlsx"], format: xlsx, sheet: Werte}', *SHAPE)
    assert facts(read_from(context, file, buffer.getvalue(), "amtlich_2016.xlsx"), *FIELDS) == SAID


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(
            "Stammdaten;Integration;;Kosten;\nGeschäftsstelle;Zähler;Nenner;Euro;Bemerkung\n", id="fixed below one"
        ),
        pytest.param(
            ";Integration;;Kosten;Sonstiges\nGeschäftsstelle;Zähler;Nenner;Euro;Bemerkung\n", id="one of no group"
        ),
        pytest.param(
            "Geschäftsstelle;Integration;;Kosten;Bemerkung\n;Zähler;Nenner;Euro;\n", id="fixed ones over both"
        ),
    ],
)
def test_columns_of_the_row_may_stand_anywhere_in_the_head(context: ImportContext, head: str) -> None:
    assert facts(read_by(context, sender(CSV, *SHAPE), head + "Hilden;3;40;7;gut\n"), *FIELDS) == SAID


@pytest.mark.parametrize(
    ("head", "row", "told"),
    [
        pytest.param(
            "Geschäftsstelle;Integration;;Kosten;;\n;Zähler;Nenner;Euro;Bemerkung;\n",
            "Hilden;3;40;7;;!",
            ("cell_without_title", 3, 6),
            id="a blank column right of a group is none of its columns",
        ),
        pytest.param(
            "Geschäftsstelle;Integration;;Kosten;\n;Zähler;Nener;Euro;Bemerkung\n",
            "Hilden;3;40;7;",
            ("column_unknown", 2, 3),
            id="a column of a group misspelt",
        ),
        pytest.param(
            "Geschäftsstelle;Integration;;Kosten;\n;Zähler;Nenner;Zähler;Bemerkung\n",
            "Hilden;3;40;7;",
            ("column_unknown", 2, 4),
            id="a column of another group",
        ),
        pytest.param(
            "Geschäftsstelle;Integration;;;Kosten;\n;Zähler;Nenner;Zähler;Euro;Bemerkung\n",
            "Hilden;3;40;5;7;",
            ("column_twice", 2, 4),
            id="a column twice below one group",
        ),
        pytest.param(
            "Geschäftsstelle;Integration;;Kosten;Kosten\n;Zähler;Nenner;Euro;Bemerkung\n",
            "Hilden;3;40;7;",
            ("column_unknown", 2, 5),
            id="a column of the row below a group's own heading",
        ),
    ],
)
def test_a_head_that_is_not_as_agreed_is_refused(
    context: ImportContext, head: str, row: str, told: tuple[str, int, int]
) -> None:
    assert told in codes(read_by(context, sender(CSV, *SHAPE), f"{head}{row}\n"))


def test_groups_that_repeat_end_where_the_next_column_is_not_theirs(context: ImportContext) -> None:
    columns = COLUMNS.replace("Bemerkung: {ignore: freier Text}", "Notiz: {ignore: freier Text}")
    repeated = "{geplant: {field: planned_on}, Ist: {field: held_on}}"
    groups = f"groups: {{names: {{KdU: a, Heizung: b}}, columns: {repeated}}}"
    event = "set: {event_type: interface-dialogue, status: held}, build: {event_id: '{scope}-{group}'}"
    built = f"records: {{type: event, period: {{kind: year}}, {event}}}"
    head = "Geschäftsstelle;KdU;;Heizung;;\n;geplant;Ist;geplant;Ist;Notiz\n"
    text = head + "Hilden;01.02.2016;01.02.2016;;;x\n"
    reading = read_by(context, sender(CSV, "header_levels: 2", columns, groups, built), text)
    assert facts(reading, "event_id", "held_on") == [("hilden-a", "2016-02-01")]
