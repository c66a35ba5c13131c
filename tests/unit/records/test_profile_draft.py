"""What is told of an unknown file, and what is asked: nothing is guessed into a figure."""

from __future__ import annotations

import json
import random
from datetime import date
from decimal import Decimal

import pytest
import yaml

from checker.domain.profile import SenderFile
from checker.domain.profile_draft import DraftNote, ProfileDraft
from checker.records import ImportContext
from checker.records.drafting.cell_look import number_look
from checker.records.drafting.drafting import UnknownFile, profile_draft
from checker.records.drafting.found_table import found_table
from checker.records.drafting.name_template import name_template
from checker.records.drafting.text_form import text_form
from checker.records.grid import Cell, Grid
from checker.wording.profile_draft import draft_yaml
from tests.unit.records.shapes import read_by

GERMAN = "Geschäftsstelle;geprüft\nWülfrath;3\nHeiligenhaus;4 €\n"


def drafted(context: ImportContext, text: str, name: str = "zahlen_2016-05.csv", delimiter: str = ";") -> ProfileDraft:
    rows: list[list[Cell]] = [list(line.split(delimiter)) for line in text.splitlines()]
    file = {"format": "csv", "encoding": "utf-8", "delimiter": delimiter}
    return profile_draft(UnknownFile(name, Grid(name, rows, range(1, len(rows) + 1)), file), context, 2016)


def loaded(draft: ProfileDraft, locale: str = "de") -> SenderFile:
    text = draft_yaml(draft, ("Kopf",), "en" if locale == "en" else "de")
    return SenderFile.model_validate_json(json.dumps(yaml.safe_load(text)))


def notes(draft: ProfileDraft) -> set[DraftNote]:
    return {noted.note for noted in draft.notes}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "cp850", "mac-roman"])
def test_the_encoding_is_told_by_its_german_letters(encoding: str) -> None:
    text = GERMAN.replace(" €", "") if encoding in ("cp850",) else GERMAN
    assert text_form(text.encode(encoding)).encoding == encoding


@pytest.mark.parametrize(
    ("text", "delimiter", "quote"),
    [
        ("a;b;c\n1,5;2,5;3,5\n1,5;2,5;\n", ";", None),
        ("a,b,c\n1.5,2.5,3.5\n1.5,2.5,x\n", ",", None),
        ("a\tb\n1,5\t2\n", "\t", None),
        ("a|b\n'x|y'|2\n'z'|3\n", "|", "'"),
        ('"a";"b"\n"1;5";"2"\n"3";"4"\n', ";", None),
        ('a;b\n5" Rohr;2\n6" Rohr;3\n', ";", "none"),
        ("sep=|\na;b|c\n", "|", None),
        ("nur ein Wort\nnoch eines\n", "", None),
    ],
)
def test_the_sign_between_cells_is_the_one_that_separates_evenly(text: str, delimiter: str, quote: str | None) -> None:
    form = text_form(text.encode())
    assert (form.delimiter, form.quote) == (delimiter, quote)


def test_a_file_without_umlauts_shows_no_encoding() -> None:
    assert text_form(b"a;b\n1;2\n").is_ascii
    assert not text_form(GERMAN.encode("cp1252")).is_ascii


@pytest.mark.parametrize(
    ("name", "template", "kind", "stem"),
    [
        ("Kennzahlen_2016-05.csv", "Kennzahlen_{year}-{month}*.csv", "month", "kennzahlen"),
        ("prüfung 2016-Q1 neu.xlsx", "prüfung {year}-Q{quarter}*.xlsx", "quarter", "pruefung"),
        ("liste_2016_H2.csv.gz", "liste_{year}_H{half}*.csv", "half_year", "liste"),
        ("99999-0001_2016.csv", "99999-0001_{year}*.csv", "year", "99999-0001"),
        ("Übersicht.csv", "Übersicht.csv", None, "uebersicht"),
        ("{a}.csv", "*a*.csv", None, "a"),
    ],
)
def test_a_name_becomes_a_template(name: str, template: str, kind: str | None, stem: str) -> None:
    assert name_template(name) == (template, kind, stem)


@pytest.mark.parametrize(
    ("cells", "decimal", "thousands", "ambiguous"),
    [
        (["1.234,50", "7"], ",", (".",), False),
        (["1,234.50", "7"], ".", (",",), False),
        (["1 234,5"], ",", (" ",), False),
        (["12'345.20"], ".", ("'",), False),
        (["1.234"], ",", (".",), True),
        (["1.234.567"], ",", (".",), False),
        (["1,234,567"], ".", (",",), False),
        (["1.5", "2.25"], ".", (), False),
        ([Decimal("1.234")], ",", (), False),
        (["12"], ",", (), False),
    ],
)
def test_numbers_tell_their_signs(cells: list[Cell], decimal: str, thousands: tuple[str, ...], ambiguous: bool) -> None:
    look = number_look(cells)
    assert (look.numbers.decimal, look.numbers.thousands, look.ambiguous) == (decimal, thousands, ambiguous)


def test_an_office_table_is_described_and_its_figures_are_asked_for(context: ImportContext) -> None:
    draft = drafted(
        context,
        "Stand: 04.07.2016;;\nGeschäftsstelle;Kosten der Unterkunft;Anträge\n"
        "Hilden;1.200,50;3\nVelbert;900,00;-\nSumme;2.100,50;4\n",
    )
    profile = loaded(draft).profiles[0]
    assert profile.columns["Geschäftsstelle"].units == "office"
    assert profile.columns["Kosten der Unterkunft"].field == "value"
    assert profile.columns["Anträge"].ignore
    assert profile.records is not None
    assert profile.records.set["metric"] == "kdu-cost"
    assert profile.lines[0].sets == "reported_at"
    assert profile.total_rows[0].checks == {"Kosten der Unterkunft": "sum"}
    assert {DraftNote.METRIC_OPEN, DraftNote.METRIC_GUESSED, DraftNote.SENDER} <= notes(draft)


def test_several_known_figures_are_several_records_a_row(context: ImportContext) -> None:
    draft = drafted(context, "Geschäftsstelle;kdu-cost;lzb-stock\nHilden;1200;30\nVelbert;900;*\n")
    profile = loaded(draft).profiles[0]
    assert profile.records_a_row is not None
    assert [dict(one.set) for one in profile.records_a_row.each] == [{"metric": "kdu-cost"}, {"metric": "lzb-stock"}]
    marks = profile.records_a_row.each[1].columns["lzb-stock"].sentinels
    assert dict(marks) == {"*": "suppressed"}
    assert DraftNote.MARK in notes(draft)


@pytest.mark.parametrize(
    "text",
    [
        "Geschäftsstelle;Wert\nHilden;3\nVelbert;4\n",
        "Geschäftsstelle;Jan 16;Feb 16\nHilden;3;4\nVelbert;5;6\n",
        "Was;Hilden;Velbert\nAnträge;3;4\nBesuche;5;6\n",
        "Geschäftsstelle;Tag\nHilden;01.03.2016\nVelbert;02.03.2016\n",
        "1;2;3\n4;5;6\n",
    ],
)
def test_what_nobody_can_tell_gives_no_record(context: ImportContext, text: str) -> None:
    draft = drafted(context, text)
    assert draft.questions
    assert read_by(context, loaded(draft), text, "zahlen_2016-05.csv").candidates == ()


def test_months_and_offices_as_columns_are_seen(context: ImportContext) -> None:
    months = loaded(drafted(context, "Geschäftsstelle;Jan 16;2016-02-01\nHilden;3;4\nVelbert;5;6\n")).profiles[0]
    assert months.records_a_row is not None
    assert months.records_a_row.headings is not None
    assert months.records_a_row.headings.field == "period"
    assert (months.dates.months, months.dates.days) == (("mon yy",), ("yyyy-mm-dd",))
    offices = loaded(drafted(context, ";Hilden;Velbert\nkdu-cost;3;4\nlzb-stock;5;6\n")).profiles[0]
    assert offices.records_a_row is not None
    assert offices.records_a_row.headings is not None
    assert (offices.records_a_row.headings.field, offices.records_a_row.headings.units) == ("scope", "office")
    assert offices.columns["#1"].field == "metric"


def test_a_blank_or_shared_title_is_named_by_its_place(context: ImportContext) -> None:
    profile = loaded(drafted(context, ";;Anzahl;Anzahl\n01/2016;x;3;4\n02/2016;y;5;6\n")).profiles[0]
    assert list(profile.columns) == ["#1", "#2", "#3", "#4"]
    assert profile.columns["#3"].heading == "Anzahl"
    assert profile.columns["#1"].field == "period"


def test_a_column_with_a_slip_stays_one_of_numbers(context: ImportContext) -> None:
    rows = "".join(f"Hilden;{number}\n" for number in range(9))
    draft = drafted(context, f"Geschäftsstelle;kdu-cost\n{rows}Velbert;fehlt noch\n")
    assert loaded(draft).profiles[0].columns["kdu-cost"].field == "value"
    assert DraftNote.NO_NUMBERS in notes(draft)


def test_typed_days_and_numbers_of_a_workbook_are_seen(context: ImportContext) -> None:
    rows: list[list[Cell]] = [["Geschäftsstelle", "Monat", "kdu-cost"], ["Hilden", date(2016, 1, 1), Decimal("1.5")]]
    grid = Grid("a.xlsx", rows, range(1, 3), "Blatt")
    file = UnknownFile("a.xlsx", grid, {"format": "xlsx", "sheet": "Blatt"}, ["Notizen"])
    draft = profile_draft(file, context, 2016)
    profile = loaded(draft).profiles[0]
    assert (profile.columns["Monat"].field, profile.columns["kdu-cost"].field) == ("period", "value")
    assert list(profile.file.ignored_sheets) == ["Notizen"]


@pytest.mark.parametrize("locale", ["de", "en"])
def test_any_table_gives_a_draft_that_loads(context: ImportContext, locale: str) -> None:
    """Titles and cells by chance, of all that everyday files hold."""
    titles = ["", "Monat", "Geschäftsstelle", "KdU", "a: b", "#1", "##", "- x", "true", '"', "{a}", "Jan 16", "Hilden"]
    cells = [
        "",
        "-",
        "*",
        "1.234",
        "1,5",
        "12 %",
        "Hilden",
        "Velbert",
        "01/2016",
        "01.02.2016",
        "Summe",
        "© x",
        "KdU",
        "a#b",
    ]
    chance = random.Random(17)
    for _ in range(150):
        width, height = chance.randint(1, 6), chance.randint(0, 8)
        lines = [[chance.choice(titles) for _ in range(width)]]
        lines += [[chance.choice(cells) for _ in range(width)] for _ in range(height)]
        if chance.random() < 0.3:
            lines.insert(0, ["Stand: 01.07.2016"])
        text = "\n".join(";".join(line) for line in lines)
        if not found_table(Grid("", lines, range(1, len(lines) + 1))).data:
            continue
        draft = drafted(context, text)
        profile = loaded(draft, locale).profiles[0]
        assert profile.columns, text
