"""Whatever stands in a department's table: each filled line is a target or told, and no cell makes the reading fail."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from checker.domain.target_table import TableField
from checker.records.grid import Cell, Damaged, Grid, is_blank
from checker.starter.target_table.bounds import read_bound
from checker.starter.target_table.due_words import read_due, without_day
from checker.starter.target_table.header import TableHeader
from checker.starter.target_table.table_lines import lines_of

WORDS = [
    "<",
    ">",
    "<=",
    "%",
    "€",
    "10",
    "3,5",
    "1.000",
    "300/700",
    "unter",
    "höchstens",
    "mindestens",
    "bis",
    "30.06.",
    "31.02.",
    "0000",
    "29.02.2015",
    "2x",
    "jährlich",
    "monatlich",
    "Quartal",
    "Q2",
    "KW",
    "53",
    "99",
    "Ende",
    "Mitte",
    "Juni",
    "2016",
    "june",
    "31",
    "gut",
    "alle",
    "Tage",
    "Mio.",
    "T€",
    "45-55",
    "nach",
    "Anforderung",
    "/",
    ".",
    ",",
    "-",
    "13.13.",
]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join) | st.text(max_size=20)
CELLS: st.SearchStrategy[Cell] = TEXTS | st.just("") | st.dates() | st.decimals(-9, 9, places=2) | st.just(Damaged(""))
HEADER = TableHeader(0, dict(zip(TableField, range(5), strict=False)), ())


@given(st.lists(st.lists(CELLS, min_size=5, max_size=5), max_size=8))
def test_each_filled_line_is_a_target_or_is_told(lines: list[list[Cell]]) -> None:
    rows = [["Ziel", "Messgröße", "Zielwert", "Termin", "Zuständig"], *lines]
    found = lines_of(Grid("ziele.csv", rows, range(1, len(rows) + 1)), HEADER)
    filled = {number for number, row in enumerate(lines, start=2) if not is_blank(row)}
    told = [target.line for target in found.targets] + [line.line for line in found.left_out]
    assert sorted(told) == sorted(filled)


@given(TEXTS)
def test_a_bound_is_a_number_a_word_or_a_question(text: str) -> None:
    bound = read_bound(text, "de")
    assert bound.is_understood or bound.doubts
    assert bound.value is None or isinstance(bound.value, Decimal)


@given(TEXTS)
def test_a_day_lies_in_the_plans_year_or_the_next_or_is_a_question(text: str) -> None:
    due = read_due(text, 2016)
    assert due.day is None or date(2016, 1, 1) <= due.day <= date(2017, 12, 31) or due.body is not None
    bare, day = without_day(text, 2016)
    assert (bare == text) == (not day)
