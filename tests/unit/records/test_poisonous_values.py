"""Values that are short to write and dear to hold, or that no store holds: one sentence, with the record's number."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest

from checker.domain.record_problem import ProblemCode, as_content
from checker.records import FileReading
from checker.records.lexical import Unreadable, in_range, storable
from tests.unit.records.conftest import Read
from tests.unit.records.files import DIALOGUES, workbook

SOUND = (
    '{"schema":"status-record/1","type":"measurement","metric_id":"kdu-cost","scope":"jobcenter",'
    '"period":"2016-03-ytd","aggregation":"ytd","value":"24519874.36"}'
)


def beside_a_sound_one(read: Read, value: str, field: str = "value") -> FileReading:
    poisoned = SOUND[:-1].replace('"value":"24519874.36"', f'"numerator":1,"denominator":2,"{field}":{value}') + "}"
    return read("meldung.json", f"[{poisoned},{SOUND.replace('2016-03', '2016-02')}]".encode())


@pytest.mark.parametrize(
    ("value", "field", "code"),
    [
        pytest.param("1e-999999999", "value", ProblemCode.NUMBER_TOO_FINE, id="dust"),
        pytest.param('"1e-999999999"', "value", ProblemCode.VALUE_OF_ANOTHER_KIND, id="dust as text"),
        pytest.param('"NaN"', "value", ProblemCode.VALUE_OF_ANOTHER_KIND, id="no number, as text"),
        pytest.param('"1_000"', "value", ProblemCode.VALUE_OF_ANOTHER_KIND, id="a number as programmers write it"),
        pytest.param("1e999999999", "value", ProblemCode.NUMBER_TOO_LARGE, id="a giant"),
        pytest.param("1e99999999999999999999", "value", ProblemCode.NUMBER_NOT_FINITE, id="beyond any decimal"),
        pytest.param("1e-999999999", "note", ProblemCode.NUMBER_TOO_FINE, id="dust where text belongs"),
        pytest.param('{"kind":"report","ref":1e-999999999}', "evidence", ProblemCode.NUMBER_TOO_FINE, id="dust inside"),
        pytest.param('"\\ud83d"', "note", ProblemCode.TEXT_UNSTORABLE, id="half a pair"),
        pytest.param('"a\\u0000b"', "note", ProblemCode.TEXT_UNSTORABLE, id="a control sign"),
        pytest.param('"a\\u202eb"', "note", ProblemCode.TEXT_UNSTORABLE, id="a turned direction"),
        pytest.param('{"kind":"report","ref":"\\u001b[31m"}', "evidence", ProblemCode.TEXT_UNSTORABLE, id="an escape"),
        pytest.param("1", "\\udc00", ProblemCode.TEXT_UNSTORABLE, id="half a pair as key"),
    ],
)
def test_a_poisonous_value_is_told_with_its_record(read: Read, value: str, field: str, code: ProblemCode) -> None:
    reading = beside_a_sound_one(read, value, field)
    assert [(row.row, row.reason.code) for row in reading.quarantined if not row.shares_its_file] == [(1, code)]
    json.dumps([as_content(row.reason) for row in reading.quarantined], ensure_ascii=False).encode()


def test_a_cell_that_turns_the_direction_of_text_is_told_with_its_place(read: Read) -> None:
    cells = ["Hilden", date(2016, 3, 15), date(2016, 3, 15), "50.1\u202e-2016/030"]
    (row, *_) = read(DIALOGUES, workbook([cells])).quarantined
    assert (row.reason.code, row.reason.where.line, row.column) == (ProblemCode.TEXT_UNSTORABLE, 5, 4)


def test_a_figure_that_no_rule_can_compare_is_kept_out_with_its_rule(read: Read) -> None:
    reading = beside_a_sound_one(read, '"24519874.35999999999"')
    row, _ = reading.quarantined
    assert (row.reason.code, row.reason.facts["rule"]) == (ProblemCode.FIGURE_BEYOND_RULE, "kdu-budget")


def test_seventeen_digits_that_can_be_compared_are_taken(read: Read) -> None:
    assert beside_a_sound_one(read, '"24519874.359999999"').quarantined == ()


@pytest.mark.parametrize("text", ["0.5" + "0" * 60, "1." + "0" * 60, "0E-999999999", "-0.000000000000000001"])
def test_zeros_at_the_end_are_no_digits(text: str) -> None:
    assert in_range(Decimal(text)) == Decimal(text)


def test_a_tab_and_umlauts_are_ordinary_text() -> None:
    assert storable("Prüf\tfall\n„ok“ 😀") == "Prüf\tfall\n„ok“ 😀"
    with pytest.raises(Unreadable):
        storable("\x1b[31m")


@pytest.mark.parametrize("day", ["20160502", "2016-W18-1", "２０１６-05-02", " 2016-05-02", "2016-5-2"])
@pytest.mark.parametrize("field", ["held_on", "planned_on"])
def test_a_day_in_json_is_written_in_one_way(read: Read, day: str, field: str) -> None:
    event = {
        "schema": "status-record/1", "type": "event", "event_type": "interface-dialogue", "scope": "hilden",
        "period": "2016", "status": "held" if field == "held_on" else "planned",
    }  # fmt: skip
    sound, odd = {**event, field: "2016-05-02"}, {**event, field: day}
    assert read("einzeln.json", json.dumps([sound]).encode()).candidates
    (kept_out,) = read("einzeln.json", json.dumps([odd]).encode()).quarantined
    assert kept_out.reason.code is ProblemCode.VALUE_OF_ANOTHER_KIND
