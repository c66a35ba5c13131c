"""JSON that others make: nested objects are rows, their paths are columns, and all that a profile says applies."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
import yaml

from checker.domain.profile import SenderFile
from checker.domain.record_problem import ProblemCode
from checker.records import FileReading, ImportContext, read_file
from checker.records.json_table import MOST_PATHS
from checker.records.original_line import OriginalLines
from tests.unit.records.files import ON_JULY_4, sentence_of

Code = ProblemCode
NAME = "export_2016-05.json"
PROFILE = """
sender: {id: registry, title: Register, role: controlling}
profiles:
  - id: costs
    version: 1
    title: Kosten
    file: {name: ["export_{year}-{month}.json"], format: json, list_at: ergebnis.zeilen}
    lines: [{text: "ergebnis.stand: {date}", sets: reported_at}]
    numbers: {decimal: ",", thousands: ["."]}
    dates: {days: [yyyy-mm-dd]}
    columns:
      amt.name: {field: scope, units: office}
      "kosten[0].netto": {field: value, sentinels: {"*": suppressed, x: unknown}}
      notiz: {ignore: freier Text, optional: true}
    records: {type: measurement, period: {kind: ytd}, set: {metric: kdu-cost, aggregation: ytd}}
    quarantine: row
"""


def profile(context: ImportContext, **file: object) -> ImportContext:

    content = yaml.safe_load(PROFILE)
    content["profiles"][0].update(file.pop("profile", {}))  # type: ignore[call-overload]
    content["profiles"][0]["file"].update(file)
    return replace(context, senders=(SenderFile.model_validate(as_tuples(content)),))


def as_tuples(value: Any) -> Any:
    """As the loader gives lists to the models."""
    if isinstance(value, dict):
        return {key: as_tuples(inner) for key, inner in value.items()}
    return tuple(map(as_tuples, value)) if isinstance(value, list) else value


def row(name: object = "Hilden", value: object = 1012.5, **more: object) -> dict[str, object]:
    return {"amt": {"name": name}, "kosten": [{"netto": value}], **more}


def document(*rows: object, **more: object) -> bytes:
    return json.dumps({"ergebnis": {"stand": "2016-06-01", "zeilen": rows, **more}, "version": 3}).encode()


def read(context: ImportContext, data: bytes, sent_as: str = NAME, **file: object) -> FileReading:
    return read_file(sent_as, data, profile(context, **file), recorded_at=ON_JULY_4)


def figures(reading: FileReading) -> list[tuple[int, str, str]]:
    return [
        (each.origin.row, each.record.scope, str(getattr(each.record, "value", None))) for each in reading.candidates
    ]


def codes(reading: FileReading) -> list[ProblemCode]:
    return [*(problem.code for problem in reading.problems), *(bad.reason.code for bad in reading.quarantined)]


def test_nested_objects_are_rows_and_their_paths_are_columns(context: ImportContext) -> None:
    reading = read(context, document(row(), row("Ratingen", "2.000,25", notiz=None), row("Velbert", "x")))
    assert codes(reading) == []
    assert figures(reading) == [(1, "hilden", "1012.5"), (2, "ratingen", "2000.25"), (3, "velbert", "None")]


def test_what_stands_beside_the_list_is_a_line_above_the_table(context: ImportContext) -> None:
    (candidate,) = read(context, document(row())).candidates
    assert candidate.record.reported_at == datetime(2016, 5, 31, 22, tzinfo=UTC)


def test_a_number_is_exact_and_a_text_is_read_by_the_profile(context: ImportContext) -> None:
    data = document(row()).replace(b"1012.5", b"24519874.350")
    assert figures(read(context, data)) == [(1, "hilden", "24519874.35")]
    assert figures(read(context, document(row(value="1.012")))) == [(1, "hilden", "1012")]


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        pytest.param(row(value="zwölf"), Code.NO_NUMBER, id="no number"),
        pytest.param(row(value=""), Code.MEASUREMENT_WITHOUT_FIGURE, id="empty"),
        pytest.param(row("Hildn"), Code.UNIT_UNKNOWN, id="an unknown office"),
        pytest.param({"kosten": [{"netto": 1}]}, Code.CELL_EMPTY, id="a path that is not there"),
        pytest.param(7, Code.NO_OBJECT, id="no object"),
        pytest.param([[7]], Code.NO_OBJECT, id="a list in the list"),
        pytest.param({**row(), "amt.name": "Velbert"}, Code.KEY_TWICE, id="one path by two ways"),
        pytest.param(row(value=[1]), Code.COLUMN_UNKNOWN, id="a list where a figure belongs"),
        pytest.param(row(neu={"tief": 1}), Code.COLUMN_UNKNOWN, id="a path that nobody has declared"),
    ],
)
def test_a_bad_object_is_told_and_the_account_adds_up(context: ImportContext, bad: object, code: ProblemCode) -> None:
    reading = read(context, document(row("Ratingen"), bad))
    assert codes(reading) == [code]
    if not reading.problems:
        assert [kept_out.row for kept_out in reading.quarantined] == [2]
        assert figures(reading) == [(1, "ratingen", "1012.5")]
        assert reading.read == 2


def test_a_bad_object_keeps_the_file_out_where_the_profile_says_so(context: ImportContext) -> None:
    reading = read(context, document(row("Ratingen"), 7), profile={"quarantine": "file"})
    assert codes(reading) == [Code.KEPT_OUT_WITH_ITS_FILE, Code.NO_OBJECT]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b'{"ergebnis": {"zeilen": 7}}', Code.LIST_NOT_FOUND, id="no list there"),
        pytest.param(b'{"ergebnisse": []}', Code.LIST_NOT_FOUND, id="another key"),
        pytest.param(b"[1]", Code.LIST_NOT_FOUND, id="a list where an object is expected"),
        pytest.param(document(), Code.LIST_EMPTY, id="an empty list"),
        pytest.param(document(row(**{f"a{number}": 1 for number in range(MOST_PATHS)})), Code.TOO_MANY_CELLS,
                     id="more paths than a table has columns"),
    ],
)  # fmt: skip
def test_a_document_that_is_no_such_table_is_refused(context: ImportContext, data: bytes, code: ProblemCode) -> None:
    assert codes(read(context, data)) == [code]


@pytest.mark.parametrize(
    "more",
    [
        pytest.param(row(notiz="Rückfrage Frau Musterfrau"), id="a value"),
        pytest.param(row(person={"Geburtsdatum": "x"}), id="a key deep within"),
    ],
)
def test_persons_are_found_however_deep_they_are(context: ImportContext, more: dict[str, object]) -> None:
    assert read(context, document(row(), more)).privacy_refused


def test_persons_are_found_beside_the_list(context: ImportContext) -> None:
    assert read(context, document(row(), erstellt_von="Frau Musterfrau")).privacy_refused


LINES = {"format": "ndjson", "name": ("export_{year}-{month}.jsonl",), "list_at": None}


def lines(context: ImportContext, *said: object, **changed: object) -> FileReading:
    data = b"".join(each if isinstance(each, bytes) else json.dumps(each).encode() + b"\n" for each in said)
    return read(context, data, "export_2016-05.jsonl", **LINES, profile={"lines": (), **changed})


def test_a_record_a_line_bears_the_number_of_its_line(context: ImportContext) -> None:
    reading = lines(context, row(), b"\r\n", row("Ratingen", 7))
    assert figures(reading) == [(1, "hilden", "1012.5"), (3, "ratingen", "7")]


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        pytest.param(b'{"amt": \n', Code.NO_JSON, id="half a line"),
        pytest.param(b'{"a": NaN}\n', Code.JSON_CONSTANT, id="NaN"),
        pytest.param(b'{"a": 1, "a": 2}\n', Code.KEY_TWICE, id="a key twice"),
        pytest.param(b'{"a": "\xfc"}\n', Code.BYTE_OF_ANOTHER_ENCODING, id="no UTF-8"),
        pytest.param(b"7\n", Code.NO_OBJECT, id="no object"),
    ],
)
def test_a_bad_line_is_told_by_its_number_and_keeps_no_other_out(
    context: ImportContext, bad: bytes, code: ProblemCode
) -> None:
    reading = lines(context, row(), bad, row("Ratingen", 7))
    assert [(kept_out.row, kept_out.reason.where.line) for kept_out in reading.quarantined] == [(2, 2)]
    assert codes(reading) == [code]
    assert figures(reading) == [(1, "hilden", "1012.5"), (3, "ratingen", "7")]


def test_of_lines_that_are_all_bad_each_is_told(context: ImportContext) -> None:
    reading = lines(context, b"x\n", b"y\n")
    assert (codes(reading), reading.read) == ([Code.NO_JSON, Code.NO_JSON], 2)


def test_our_own_records_may_come_a_line_each(context: ImportContext) -> None:
    record = {"schema": "status-record/1", "type": "measurement", "metric": "kdu-cost", "scope": "jobcenter",
              "period": "2016-05-ytd", "aggregation": "ytd", "value": "7"}  # fmt: skip
    own = {"columns": {}, "records": None}
    reading = lines(context, {"schema": "x"}, record, b"{\n", **own)
    assert [(kept_out.row, kept_out.reason.code) for kept_out in reading.quarantined] == [
        (1, Code.SCHEMA_UNKNOWN), (3, Code.NO_JSON),
    ]  # fmt: skip
    assert figures(reading) == [(2, "jobcenter", "7")]


def test_the_original_of_a_row_is_shown(context: ImportContext) -> None:
    (sender,) = profile(context).senders
    original = OriginalLines(NAME, document(row(), row("Ratingen", 7)), sender.profiles[0], context.organisation)
    assert original.line("", 2) == "Ratingen | 7"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param({"columns": {"#1": {"field": "value"}}}, "the columns of a list are the paths", id="by place"),
        pytest.param({"header_levels": 0}, "the columns of a list are the paths", id="no header"),
    ],
)
def test_columns_of_a_list_are_named_by_paths(context: ImportContext, change: dict[str, object], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        profile(context, profile=change)


def test_the_sentence_names_the_path(context: ImportContext) -> None:
    (problem,) = read(context, b"{}").problems
    assert sentence_of(problem) == "no list is found at 'ergebnis.zeilen'"
