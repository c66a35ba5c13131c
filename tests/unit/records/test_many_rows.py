"""A file with more rows than memory is meant for is refused with a sentence, in every format."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from checker.domain.file_limits import FileLimits
from checker.domain.record_problem import ProblemCode
from checker.records import ImportContext, foreign_reader, read_file
from tests.unit.records.conftest import Read
from tests.unit.records.files import DIALOGUES, EXAMPLES, ON_JULY_4, REVIEWS, reviews, row, workbook

TOO_MANY = [(ProblemCode.TOO_MANY_ROWS, {"limit": 500_000})]


def told(read: Read, name: str, data: bytes) -> list[tuple[ProblemCode, object]]:
    return [(problem.code, problem.facts) for problem in read(name, data).problems]


def test_a_csv_file_with_one_row_too_many_is_refused(read: Read) -> None:
    assert told(read, REVIEWS, reviews(*[row()] * 500_001)) == TOO_MANY


def test_a_csv_file_is_not_read_to_its_end_for_that(read: Read) -> None:
    # What stands behind the last row that may be there is not even looked at.
    assert told(read, REVIEWS, reviews(*[";1"] * 501_000, '"open')) == TOO_MANY


def test_a_list_with_too_many_entries_is_refused(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign_reader, "LIMITS", replace(foreign_reader.LIMITS, data_rows=2))
    (record,) = json.loads((EXAMPLES / "deliverable.json").read_bytes())
    two, three = (json.dumps([record] * count).encode() for count in (2, 3))
    assert told(read, "einzeln.json", two) == []
    assert told(read, "einzeln.json", three) == [(ProblemCode.TOO_MANY_ROWS, {"limit": 2})]


def test_a_sheet_is_refused_for_rows_that_hold_something(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign_reader, "LIMITS", replace(foreign_reader.LIMITS, data_rows=2))
    rows = [["Hilden", "15.03.2016"]]
    assert told(read, DIALOGUES, workbook(rows * 110)) == [(ProblemCode.TOO_MANY_ROWS, {"limit": 2})]
    assert ProblemCode.TOO_MANY_ROWS not in dict(told(read, DIALOGUES, workbook([*rows, *[[]] * 200, *rows])))


@pytest.mark.parametrize("name", [REVIEWS, "einzeln.json"])
def test_a_house_may_set_fewer_rows_and_the_refusal_names_the_setting(context: ImportContext, name: str) -> None:
    (record,) = json.loads((EXAMPLES / "deliverable.json").read_bytes())
    three = reviews(*map(row, range(1, 4))) if name == REVIEWS else json.dumps([record] * 3).encode()
    for most, told_of in ((3, []), (2, [(ProblemCode.MORE_ROWS_THAN_SET, {"limit": 2})])):
        reading = read_file(name, three, replace(context, limits=FileLimits(rows=most)), recorded_at=ON_JULY_4)
        assert [(problem.code, problem.facts) for problem in reading.problems] == told_of
