"""CSV as programs really write it: any separator, quoting, encoding, packed or not; what is not agreed is told."""

from __future__ import annotations

import gzip
from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from checker.domain.file_limits import FileLimits
from checker.domain.profile import FileSpec
from checker.domain.record_problem import ProblemCode
from checker.records import FileReading, ImportContext, read_file
from checker.wording.record_problems import problem_text
from tests.unit.records.conftest import Read
from tests.unit.records.files import HEADER, ON_JULY_4, REVIEWS, line_of, reviews, row
from tests.unit.records.test_profile import changed, read_with

ROWS = (row(1, remark='"genau; zehn"'), row(2, month="02/2016"))
Code = ProblemCode


def read_as(context: ImportContext, data: bytes, name: str = REVIEWS, **file: str) -> FileReading:
    """By the profile of the reviews, its file described otherwise."""
    return read_with(changed(context, "reviews", lambda profile: profile["file"].update(file)), data, name)


def records(reading: FileReading) -> list[tuple[int, Any]]:
    assert (reading.problems, reading.quarantined) == ((), ())
    return [(candidate.origin.row, candidate.record) for candidate in reading.candidates]


def separated(by: str, quote: str = '"') -> bytes:
    """The same table as another program writes it; the remark holds the separator."""
    lines = reviews(*ROWS).decode("cp1252").splitlines()
    told = [line.replace('"genau; zehn"', "\0").replace(";", by) for line in lines]
    return "".join(f"{line}\r\n" for line in told).replace("\0", f"{quote}genau{by} zehn{quote}").encode("cp1252")


@pytest.mark.parametrize("by", ["|", "\t", "~", "^", "§", "¦", "#"])
def test_any_sign_may_separate_cells(context: ImportContext, read: Read, by: str) -> None:
    assert records(read_as(context, separated(by), delimiter=by)) == records(read(REVIEWS, reviews(*ROWS)))


def test_another_sign_may_enclose_cells(context: ImportContext, read: Read) -> None:
    data = separated(";", quote="'")
    assert records(read_as(context, data, quote="'")) == records(read(REVIEWS, reviews(*ROWS)))


def test_a_cell_is_taken_as_it_stands_where_no_sign_encloses_cells(context: ImportContext) -> None:
    data = reviews(row(remark='5" Bildschirm'), row(2, month="02/2016", remark='"'))
    assert len(records(read_as(context, data, quote="none"))) == 2


def test_the_line_in_which_another_sign_opens_a_cell_is_told(context: ImportContext) -> None:
    data = reviews(row(), row(2, month="02/2016", remark="'offen"))
    (problem,) = read_as(context, data, quote="'").problems
    assert (problem.code, problem.where.line) == (Code.QUOTE_NOT_CLOSED, 6)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "cp850", "iso-8859-1", "iso-8859-15", "mac-roman"]
)
def test_each_encoding_gives_the_same_records(context: ImportContext, read: Read, encoding: str) -> None:
    data = reviews(*ROWS, encoding=encoding)
    assert records(read_as(context, data, encoding=encoding)) == records(read(REVIEWS, reviews(*ROWS)))


@pytest.mark.parametrize(
    ("agreed", "data", "told"),
    [
        pytest.param("cp1252", reviews(row(), encoding="utf-16"), "the file is UTF-16, its profile says Windows-1252; "
                     "save it as Windows-1252", id="UTF-16 that nobody agreed"),
        pytest.param("utf-16", reviews(row(), encoding="utf-16-le"), "the file does not begin with the mark of UTF-16, "
                     "which its profile says; save it as UTF-16", id="UTF-16 without its mark"),
        pytest.param("utf-16", reviews(row(), encoding="utf-8-sig"), "the file does not begin with the mark of UTF-16, "
                     "which its profile says; save it as UTF-16", id="UTF-8 where UTF-16 is agreed"),
        pytest.param("utf-16", reviews(row(), encoding="utf-16")[:-1], "byte 0x0A is not UTF-16; save the file as "
                     "UTF-16", id="half a sign"),
        pytest.param("iso-8859-1", reviews(row(remark="a – b")), "byte 0x96 is not ISO 8859-1; save the file as "
                     "ISO 8859-1", id="a dash of Windows-1252 where ISO 8859-1 is agreed"),
        pytest.param("iso-8859-15", reviews(row(remark="a – b")), "byte 0x96 is not ISO 8859-15; save the file as "
                     "ISO 8859-15", id="a dash of Windows-1252 where ISO 8859-15 is agreed"),
        pytest.param("utf-16", "a;b\0;c\r\n".encode("utf-16"), "a NUL byte: this is no text file (allowed: CSV in "
                     "UTF-16)", id="NUL in UTF-16"),
    ],
)  # fmt: skip
def test_an_encoding_that_is_not_the_agreed_one_is_told(
    context: ImportContext, agreed: str, data: bytes, told: str
) -> None:
    (problem,) = read_as(context, data, encoding=agreed).problems
    assert line_of(problem).endswith(f": {told}")


def test_a_line_that_names_the_separator_is_no_line_of_the_table(context: ImportContext) -> None:
    data = b"sep=;\r\n" + reviews(row(), row(2, month="02/2016", faulty="14"))
    (bad,) = [kept_out for kept_out in read_as(context, data).quarantined if not kept_out.shares_its_file]
    assert bad.reason.where.line == 7


def test_a_line_that_names_another_separator_is_believed_and_told(read: Read) -> None:
    (problem,) = read(REVIEWS, b"sep=,\r\n" + reviews(row()).replace(b";", b",")).problems
    assert (problem.code, problem.where.line) == (Code.SEPARATOR_NOT_AGREED, 1)


def test_a_separator_of_no_usual_kind_is_named_as_it_is(read: Read) -> None:
    (problem,) = read(REVIEWS, b"sep=~\r\n" + reviews(row()).replace(b";", b"~")).problems
    assert "die Felder sind durch „~“ getrennt, vereinbart ist Semikolon (;)" in problem_text(problem, "de")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param({"delimiter": " "}, "a blank separates no cells: where columns are aligned", id="aligned"),
        pytest.param({"delimiter": "x"}, "'x' cannot separate cells", id="a letter"),
        pytest.param({"delimiter": ";;"}, "';;' cannot separate cells", id="two signs"),
        pytest.param({"delimiter": '"'}, "cannot separate cells", id="the sign that encloses them"),
        pytest.param({"quote": "a"}, "'a' cannot enclose cells", id="a letter around cells"),
        pytest.param({"quote": ";"}, "another sign than the delimiter", id="one sign for both"),
        pytest.param({"format": "json", "encoding": None, "delimiter": None, "quote": "'"}, "belongs to format csv",
                     id="no CSV"),
    ],
)  # fmt: skip
def test_what_cannot_separate_or_enclose_cells_is_refused(change: dict[str, Any], told: str) -> None:
    spec = {"name": ("a.csv",), "format": "csv", "encoding": "utf-8", "delimiter": ";"}
    with pytest.raises(ValidationError, match=told):
        FileSpec.model_validate({**spec, **change})


def test_a_packed_file_says_what_it_says_unpacked_and_its_template_knows_nothing_of_it(read: Read) -> None:
    packed = read(f"{REVIEWS}.gz", gzip.compress(reviews(*ROWS)))
    assert records(packed) == records(read(REVIEWS, reviews(*ROWS)))
    assert packed.report is not None


def test_a_packed_file_needs_no_ending(read: Read) -> None:
    assert records(read(REVIEWS, gzip.compress(reviews(*ROWS))))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(gzip.compress(reviews(row()))[:-9], Code.PACKING_TORN, id="half of it"),
        pytest.param(gzip.compress(b"")[:10] + b"\xff" * 40, Code.PACKING_TORN, id="not packed at all"),
        pytest.param(gzip.compress(b" \r\n"), Code.FILE_EMPTY, id="nothing in it"),
        pytest.param(gzip.compress(gzip.compress(reviews(row()))), Code.ZIP_CONTAINER, id="packed twice"),
        pytest.param(gzip.compress(b"%PDF-1.4"), Code.FILE_OF_ANOTHER_KIND, id="a PDF in it"),
    ],
)
def test_a_packed_file_that_cannot_be_used_is_one_sentence(read: Read, data: bytes, code: ProblemCode) -> None:
    assert [problem.code for problem in read(f"{REVIEWS}.gz", data).problems] == [code]


def test_no_more_is_unpacked_than_a_file_may_hold(context: ImportContext) -> None:
    packed = gzip.compress(b"x" * (3 << 20))
    small = replace(context, limits=FileLimits(megabytes=2))
    (problem,) = read_file(f"{REVIEWS}.gz", packed, small, recorded_at=ON_JULY_4).problems
    assert (problem.code, problem.facts) == (Code.UNPACKED_TOO_LARGE, {"megabytes": 2})


def test_json_may_be_packed_as_well(read: Read) -> None:
    assert [problem.code for problem in read("einzeln.json.gz", gzip.compress(b"[]")).problems] == [Code.LIST_EMPTY]


def test_the_header_in_another_encoding_is_no_header(context: ImportContext) -> None:
    data = reviews(row(), encoding="cp850")
    assert read_as(context, data, encoding="mac-roman").problems
    assert HEADER.encode("cp850") in data
