"""One table says the same in every format, and whatever becomes of its bytes, no row of it is lost or made up."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.domain.record import content
from checker.records import FileReading, account, read_file, stored_in
from tests.broken_files import FORMS, NAMES, Row
from tests.integration.test_broken_files import context
from tests.unit.records.files import ON_JULY_4

OFFICES = ("Hilden", "Ratingen", "Velbert", "Langenfeld", "Mettmann")
FIGURE = st.one_of(
    st.decimals(0, 10**9, places=2),
    st.integers(-(10**6), 10**9).map(Decimal),
    st.sampled_from(["x", "", "*", "NaN", "1.234", "1,5", "\uff17"]),
)
ROW = st.tuples(
    st.sampled_from([*OFFICES, "Hildn", ""]),
    st.dates(date(2016, 1, 1), date(2016, 7, 4)),
    FIGURE,
    st.none(),
    st.sampled_from(["", "geprüft", "Hälfte; Rest"]),
)
TABLE = st.lists(ROW, min_size=1, max_size=6)
MUTATION = st.tuples(
    st.sampled_from(["delete", "double", "flip", "swap"]), st.floats(0, 1), st.floats(0, 1), st.integers(1, 12)
)


def read(form: str, data: bytes) -> FileReading:
    return read_file(NAMES[form], data, context(), recorded_at=ON_JULY_4)


def said(reading: FileReading) -> tuple[list[object], list[object]]:
    """What is taken, and why what is kept out is."""
    return (
        [content(each.record) for each in reading.candidates],
        [kept_out.reason.code for kept_out in reading.quarantined],
    )


def adds_up(reading: FileReading) -> bool:
    told = account(reading, stored_in(()), recorded_at=ON_JULY_4, sequence=1).account
    return told.read == told.accepted + told.duplicate + told.correction + told.quarantined


@settings(max_examples=max(8, settings.default.max_examples // 100))
@given(table=TABLE)
def test_a_table_says_the_same_in_every_format(table: list[Row]) -> None:
    plain = [(*row[:4], str(row[4]).replace(";", ",")) for row in table]
    readings = {form: read(form, build(*plain)) for form, build in FORMS.items()}
    assert all(reading.read == len(table) and adds_up(reading) for reading in readings.values())
    assert {form: said(reading) for form, reading in readings.items()} == dict.fromkeys(FORMS, said(readings["csv"]))


def mutated(data: bytes, how: str, where: float, other: float, length: int) -> bytes:
    """Some bytes deleted, doubled or flipped, or two pieces swapped."""
    place, second = sorted((int(where * len(data)), int(other * len(data))))
    piece = data[place : place + length]
    match how:
        case "delete":
            return data[:place] + data[place + length :]
        case "double":
            return data[:place] + piece + data[place:]
        case "flip":
            return data[:place] + bytes(byte ^ (1 << length % 8) for byte in piece) + data[place + length :]
        case _:
            second = max(second, place + length)
            other_piece = data[second : second + length]
            return data[:place] + other_piece + data[place + length : second] + piece + data[second + length :]


@settings(max_examples=max(15, settings.default.max_examples // 100))
@given(table=TABLE, form=st.sampled_from(sorted(FORMS)), mutations=st.lists(MUTATION, min_size=1, max_size=3))
def test_a_file_whose_bytes_have_changed_is_read_or_told(
    table: list[Row], form: str, mutations: list[tuple[str, float, float, int]]
) -> None:
    data = FORMS[form](*table)
    for how, where, other, length in mutations:
        data = mutated(data, how, where, other, length)
    reading = read(form, data)
    assert adds_up(reading)
    if reading.problems:
        assert (reading.candidates, reading.quarantined) == ((), ())
    for each in reading.candidates:
        value = getattr(each.record, "value", None)
        assert value is None or value >= 0


@settings(max_examples=max(15, settings.default.max_examples // 100))
@given(table=TABLE, mutations=st.lists(MUTATION, min_size=1, max_size=3))
def test_of_a_changed_csv_every_line_is_taken_or_told(
    table: list[Row], mutations: list[tuple[str, float, float, int]]
) -> None:
    data = FORMS["csv"](*table)
    for how, where, other, length in mutations:
        data = mutated(data, how, where, other, length)
    reading = read("csv", data)
    if reading.problems:
        return
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    header = max(range(len(rows)), key=lambda place: len({"Amt", "Tag", "Wert", "Quote", "Notiz"} & {*rows[place]}))
    assert reading.read == sum(any(cell.strip() for cell in row) for row in rows[header + 1 :])
