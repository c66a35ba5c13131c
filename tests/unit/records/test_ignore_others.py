"""Where a profile ignores all other columns, their headings need not be typed, and none is lost for being misspelt."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from checker.domain.profile import SenderFile
from checker.records import ImportContext
from checker.wording.record_problems import problem_text
from tests.unit.records.shapes import COSTS, CSV, codes, facts, read_by, sender

MONTHS = "dates: {months: [mm/yyyy]}"
TWO = "columns: {Monat: {field: period}, Kosten: {field: value, optional: true}}"


def others(*lines: str) -> SenderFile:
    return sender(CSV, MONTHS, *lines, "ignore_others: amtliche Datei mit 67 Spalten", COSTS)


def test_columns_that_the_profile_does_not_name_are_not_read_and_the_sender_reads_which(
    context: ImportContext,
) -> None:
    text = "Kreis;Monat;Kosten;Quote;;Leer\nMettmann;01/2016;7;12,5;!;\n"
    reading = read_by(context, others(TWO), text)
    assert facts(reading, "period", "value") == [("2016-01", "7")]
    (note,) = (warning for warning in reading.warnings if warning.code == "columns_ignored")
    assert problem_text(note, "de") == (
        "nach dem Importprofil nicht gelesen (amtliche Datei mit 67 Spalten): Spalten 1, 4, 5, 6"
    )
    assert "columns 1, 4, 5, 6 ('Kreis', 'Quote', '#5', 'Leer')" in problem_text(note, "en")


@pytest.mark.parametrize(
    ("header", "told"),
    [
        pytest.param("Monat;Kostn", ("column_unknown", 1, 2), id="one misspelt that may be left out"),
        pytest.param("Monatt;Kosten", ("column_unknown", 1, 1), id="one misspelt that is needed"),
        pytest.param("Zeitraum;Kosten", ("column_missing", 1, 0), id="one that is called otherwise"),
        pytest.param("Monat;Kosten;Kosten", ("column_twice", 1, 3), id="one twice"),
    ],
)
def test_a_heading_that_is_meant_is_not_ignored(
    context: ImportContext, header: str, told: tuple[str, int, int]
) -> None:
    assert codes(read_by(context, others(TWO), f"{header}\n01/2016;7;8\n")) == [told]


def test_of_numbered_columns_none_is_misspelt_for_the_one_that_is_missing(context: ImportContext) -> None:
    numbered = ";".join(f"Merkmal {number}" for number in range(10, 75))
    wanted = "columns: {Monat: {field: period}, Merkmal 3: {field: value}}"
    reading = read_by(context, others(wanted), f"Monat;{numbered}\n01/2016{';7' * 65}\n")
    assert codes(reading) == [("column_missing", 1, 0)]


def test_what_resembles_a_column_that_is_there_is_ignored(context: ImportContext) -> None:
    assert facts(read_by(context, others(TWO), "Monat;Kosten;Kosten 2\n01/2016;7;8\n"), "value") == [("7",)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Monat;Kosten;Kundennummer\n01/2016;7;1\n", id="a heading"),
        pytest.param("Monat;Kosten;Quelle\n01/2016;7;amt@example.org\n", id="a cell"),
    ],
)
def test_the_privacy_screen_looks_at_ignored_columns(context: ImportContext, text: str) -> None:
    assert read_by(context, others(TWO), text).privacy_refused


def test_without_a_header_the_other_places_are_ignored(context: ImportContext) -> None:
    by_place = 'columns: {"#1": {field: period}, "#3": {field: value}}'
    reading = read_by(context, others(by_place, "header_levels: 0"), "01/2016;x;7;y\n")
    assert facts(reading, "value") == [("7",)]


def test_no_heading_that_says_a_month_is_ignored() -> None:
    wide = "records_a_row: {headings: {field: period}, cells: {field: value}}"
    with pytest.raises(ValidationError, match="a misspelt heading would be ignored with the others"):
        others("columns: {Kreis: {ignore: immer derselbe}}", wide)
