"""Values that no cell holds as they are: constants, other units, numbers made of columns, words from a shared table."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from checker.domain.profile import Profile, SenderFile
from checker.domain.profile_values import Derived
from checker.domain.record import Measurement
from checker.domain.vocabulary import Vocabulary
from checker.records import FileReading, ImportContext, read_file
from tests.unit.records import test_rows_of_data as rows_of_data
from tests.unit.records.files import ON_JULY_4, line_of
from tests.unit.records.test_rows_of_data import frozen, profile

NUMBERS = {"numbers": {"decimal": ",", "thousands": ["."]}}
OFFICE = {"field": "scope", "units": "office"}
COST = {"metric": "kdu-cost", "aggregation": "ytd", "unit": "euro"}


def of(records: dict[str, object], **columns: object) -> dict[str, Any]:
    """A profile of an office and some columns."""
    spec = {"type": "measurement", "period": {"kind": "ytd"}, "set": COST, **records}
    return profile(columns={"Stelle": OFFICE, **columns}, records=spec, **NUMBERS)


def read(context: ImportContext, described: dict[str, Any], *lines: str, **sender: object) -> FileReading:
    file = {
        "sender": {"id": "housing", "title": "Unterkunft", "role": "controlling"},
        "profiles": [described],
        **sender,
    }
    ours = replace(context, senders=(SenderFile.model_validate(frozen(file)),))
    return read_file("betrag_2016-05.csv", "\r\n".join(lines).encode(), ours, recorded_at=ON_JULY_4)


def figures(reading: FileReading) -> list[Measurement]:
    return [candidate.record for candidate in reading.candidates if isinstance(candidate.record, Measurement)]


def faults(reading: FileReading) -> list[str]:
    return [line_of(kept_out.reason).removeprefix("betrag_2016-05.csv:") for kept_out in reading.quarantined]


SUM = of({"derive": {"value": {"sum": ["Neu", "Alt"]}}}, Neu={"sentinels": {"-": "zero", ".": "unknown"}}, Alt={})
DIFFERENCE = of({"derive": {"value": {"difference": ["Neu", "Alt"]}}}, Neu={}, Alt={})


@pytest.mark.parametrize(
    ("described", "line", "value"),
    [
        pytest.param(SUM, "Hilden;1.000,10;0,90", Decimal(1001), id="a sum"),
        pytest.param(SUM, "Hilden;-;5", Decimal(5), id="a mark that is declared as zero adds nothing"),
        pytest.param(DIFFERENCE, "Hilden;5,5;2", Decimal("3.5"), id="a difference"),
    ],
)
def test_a_number_is_made_of_columns(
    context: ImportContext, described: dict[str, Any], line: str, value: Decimal
) -> None:
    (figure,) = figures(read(context, described, "Stelle;Neu;Alt", line))
    assert figure.value == value


@pytest.mark.parametrize("line", ["Hilden;5;", "Hilden;;5", "Hilden;;"])
def test_a_blank_part_gives_no_number_and_never_zero(context: ImportContext, line: str) -> None:
    reading = read(context, SUM, "Stelle;Neu;Alt", line)
    assert figures(reading) == []
    assert [line.partition(": ")[2] for line in faults(reading)] == [
        "a measurement needs a 'Neu', or a numerator and a denominator"
    ]


def test_a_mark_in_any_part_says_that_there_is_no_figure(context: ImportContext) -> None:
    second = of({"derive": {"value": {"sum": ["Alt", "Neu"]}}}, Neu={"sentinels": {".": "unknown"}}, Alt={})
    for described in (SUM, second):
        (figure,) = figures(read(context, described, "Stelle;Neu;Alt", "Hilden;.;5"))
        assert (figure.value, figure.no_figure) == (None, "unknown")


def test_a_zero_beside_a_blank_part_is_no_mark_for_the_number(context: ImportContext) -> None:
    reading = read(context, SUM, "Stelle;Neu;Alt", "Hilden;-;")
    assert figures(reading) == []
    assert [line.partition(": ")[2] for line in faults(reading)] == [
        "a measurement needs a 'Neu', or a numerator and a denominator"
    ]


def test_a_part_that_cannot_be_read_is_told_once(context: ImportContext) -> None:
    both = of({"derive": {"value": {"sum": ["Neu", "Alt"]}, "base": {"difference": ["Neu", "Alt"]}}}, Neu={}, Alt={})
    (kept_out,) = read(context, both, "Stelle;Neu;Alt", "Hilden;zwei;5").quarantined
    assert line_of(kept_out.reason).startswith("betrag_2016-05.csv:2:2: column 'Neu': this text is no number")
    assert kept_out.also == ()


def test_a_count_made_of_columns_is_whole(context: ImportContext) -> None:
    shares = {"metric": "cosach-bookings", "aggregation": "ytd", "unit": "percent"}
    derive = {"denominator": {"sum": ["gebucht", "offen"]}}
    described = of({"set": shares, "derive": derive}, gebucht={"field": "numerator"}, offen={})
    (figure,) = figures(read(context, described, "Stelle;gebucht;offen", "Hilden;3;4"))
    assert (figure.numerator, figure.denominator) == (3, 7)
    assert faults(read(context, described, "Stelle;gebucht;offen", "Hilden;3;4,5")) == [
        "2:3: column 'offen': 4.5 is no whole number"
    ]


NUMBER = st.decimals(min_value=-(10**18), max_value=10**18, places=9)


@given(parts=st.lists(NUMBER, min_size=2, max_size=5), digits=st.integers(1, 9))
def test_sums_and_differences_are_exact_whatever_the_precision_in_force(parts: list[Decimal], digits: int) -> None:
    columns = tuple(map(str, range(len(parts))))
    with localcontext() as arithmetic:
        arithmetic.prec = digits
        added = Derived(sum=columns).of(tuple(parts))
        less = Derived(difference=columns[:2]).of(tuple(parts[:2]))
    assert Fraction(added) == sum(map(Fraction, parts))
    assert Fraction(less) == Fraction(parts[0]) - Fraction(parts[1])


@pytest.mark.parametrize(
    ("times", "cell", "value"),
    [
        pytest.param("1000", "12,5", "12500", id="thousand euros"),
        pytest.param("100", "0,1", "10", id="a share as percent"),
        pytest.param("60", "7,25", "435", id="hours as minutes"),
        pytest.param("0.01", "12345", "123.45", id="cents"),
    ],
)
def test_a_column_in_another_unit_is_converted_exactly(
    context: ImportContext, times: str, cell: str, value: str
) -> None:
    described = of({}, Betrag={"field": "value", "times": times})
    (figure,) = figures(read(context, described, "Stelle;Betrag", f"Hilden;{cell}"))
    assert figure.value == Decimal(value)


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        pytest.param("-1", "2:2: 'Betrag × 1000' must not be negative", id="the sentence shows the unit"),
        pytest.param("10 %", "2:2: column 'Betrag': '10 %' is no number (allowed: 1012, 1.012, 1012,5)", id="percent"),
        pytest.param("9" * 18, "2:2: column 'Betrag': the number is larger than 64 bits hold", id="too large after it"),
    ],
)
def test_what_is_wrong_in_such_a_column_is_told(context: ImportContext, cell: str, told: str) -> None:
    described = of({}, Betrag={"field": "value", "times": "1000"})
    assert faults(read(context, described, "Stelle;Betrag", f"Hilden;{cell}")) == [told]


def test_a_figure_below_zero_is_taken_where_its_metric_is_a_balance(context: ImportContext) -> None:
    said = context.vocabulary.model_dump()
    said["metrics"] = tuple({**each, "may_be_negative": each["id"] == "kdu-cost"} for each in said["metrics"])
    balance = replace(context, vocabulary=Vocabulary.model_validate(said))
    described = of({}, Betrag={"field": "value"})
    (figure,) = figures(read(balance, described, "Stelle;Betrag", "Hilden;-  73"))
    assert figure.value == -73
    assert faults(read(context, described, "Stelle;Betrag", "Hilden;-  73")) == ["2:2: 'Betrag' must not be negative"]


def test_constants_of_a_profile_are_in_every_kind_of_row_that_has_the_field(context: ImportContext) -> None:
    kinds = {
        "Kosten": {
            "type": "measurement",
            "period": {"kind": "ytd"},
            "set": {"metric": "kdu-cost"},
            "fields": {"value": "Zahl"},
        },
        "Buchungen": {
            "type": "measurement",
            "period": {"kind": "ytd"},
            "set": {"metric": "budget-shift", "unit": "cases"},
            "fields": {"value": "Zahl"},
        },
    }
    described = profile(
        columns={"Stelle": OFFICE, "Was": {}, "Zahl": {}},
        records=None,
        records_by={"column": "Was", "kinds": kinds},
        set={"aggregation": "ytd", "unit": "euro"},
    )
    read_figures = figures(read(context, described, "Stelle;Was;Zahl", "Hilden;Kosten;5", "Hilden;Buchungen;6"))
    assert [(figure.aggregation, figure.unit) for figure in read_figures] == [("ytd", "euro"), ("ytd", "cases")]


def test_the_column_that_says_what_a_row_becomes_is_missed_even_where_it_is_optional(context: ImportContext) -> None:
    kind = {"type": "measurement", "period": {"kind": "ytd"}, "fields": {"value": "Zahl"}}
    described = profile(
        columns={"Stelle": OFFICE, "Was": {"optional": True}, "Zahl": {}},
        records=None,
        records_by={"column": "Was", "kinds": {"Kosten": kind}},
        set={"metric": "kdu-cost", "aggregation": "ytd", "unit": "euro"},
    )
    reading = read(context, described, "Stelle;Zahl", "Hilden;5")
    assert [(problem.code, problem.facts) for problem in reading.problems] == [("column_missing", {"column": "Was"})]


def test_words_of_a_shared_table_are_translated_and_a_columns_own_come_before_them(context: ImportContext) -> None:
    described = of(
        {"set": {"metric": "kdu-cost", "aggregation": "ytd", "unit": "euro"}},
        Betrag={"field": "value"},
        Stelle={**OFFICE, "values_from": "stellen", "values": {"GSt 02": "velbert"}},
    )
    tables = {"stellen": {"GSt 01": "hilden", "GSt 02": "ratingen"}}
    lines = ("Stelle;Betrag", "gst 01;1", "GSt 02;2", "Ratingen;3")
    reading = read(context, described, *lines, value_tables=tables)
    assert [figure.scope for figure in figures(reading)] == ["hilden", "velbert", "ratingen"]


@pytest.mark.parametrize(
    ("described", "told"),
    [
        pytest.param(of({}, Betrag={"field": "value", "times": "1"}), "'1' is no factor", id="no factor"),
        pytest.param(of({}, Betrag={"field": "value", "times": "-1"}), "'-1' is no factor", id="a negative factor"),
        pytest.param(
            of({}, Betrag={"field": "value", "times": "100", "share_cells": True}),
            "say either share_cells or",
            id="twice",
        ),
        pytest.param(of({"derive": {"value": {"sum": ["Neu"]}}}, Neu={}), "at least 2", id="a sum of one"),
        pytest.param(
            of({"derive": {"value": {"sum": ["Neu", "Alt"], "difference": ["Neu", "Alt"]}}}, Neu={}, Alt={}),
            "exactly one of them",
            id="both",
        ),
        pytest.param(
            of({"derive": {"value": {"sum": ["Neu", "Altt"]}}}, Neu={}, Alt={"ignore": "weil"}),
            "unknown column 'Altt'.*did you mean 'Alt'",
            id="of a column of no file",
        ),
        pytest.param(
            of({"derive": {"value": {"sum": ["Neu", "Alt"]}}}, Neu={}, Alt={"ignore": "weil"}),
            "column 'Alt' is ignored, and a number is derived of it",
            id="of a column that is ignored",
        ),
        pytest.param(
            of({"derive": {"metric": {"sum": ["Neu", "Alt"]}}}, Neu={}, Alt={}),
            "unknown number 'metric'",
            id="no number",
        ),
        pytest.param({**of({}, Betrag={"field": "value"}), "set": {"metrik": "x"}}, "unknown field 'metrik'", id="set"),
    ],
)
def test_a_profile_that_makes_no_sense_is_refused(described: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        Profile.model_validate(frozen(described))


EUROS = {"decimal": ",", "thousands": ["."], "currency": ["€", "EUR"]}


def test_an_amount_may_bear_the_sign_of_its_currency_in_sums_too(context: ImportContext) -> None:
    lines = ("Stelle;Art;Betrag", "Hilden;x;1.234,50 €", "Ratingen;x;EUR 3", "Summe;;1.237,50 €")
    total = {"column": "Stelle", "label": "Summe", "checks": {"Betrag": "sum"}}
    reading = rows_of_data.read(context, *lines, numbers=EUROS, sum_row=total)
    values = [one.record.value for one in reading.candidates if isinstance(one.record, Measurement)]
    assert (values, reading.warnings) == ([Decimal("1234.5"), Decimal(3)], ())
    undeclared = rows_of_data.read(context, *lines[:2], **NUMBERS)
    assert [row.reason.code.value for row in undeclared.quarantined] == ["no_number"]


def test_a_count_bears_no_currency(context: ImportContext) -> None:
    columns = {"Stelle": OFFICE, "geprüft": {"field": "reviewed"}, "fehlerhaft": {"field": "faulty"}}
    said = {"topic": "kdu", "stratum": "new", "selection": "random", "period": "2016-01"}
    lines = ("Stelle;geprüft;fehlerhaft", "Hilden;3 €;1")
    records = {"type": "case_review", "set": said}
    reading = rows_of_data.read(context, *lines, numbers=EUROS, records=records, columns=columns)
    assert [line_of(row.reason) for row in reading.quarantined] == [
        "betrag_2016-05.csv:2:2: column 'geprüft': this text is no number (allowed: 1012, 1.012, 1012,5)"
    ]
