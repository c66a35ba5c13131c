"""Workbooks and JSON are read by a child: whatever a file does to it, ours goes on, and the next file is read."""

from __future__ import annotations

import ast
import io
import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from checker.domain.record_problem import ProblemCode
from checker.records import foreign_reader
from checker.records.reading import FileRefused
from tests.unit.records.conftest import Read
from tests.unit.records.files import DIALOGUES, REVIEWS, reviews, row, workbook

SOUND = workbook([["Hilden", date(2016, 3, 15), date(2016, 3, 15), "50.1-2016/030"]])
SHEET = "xl/worksheets/sheet1.xml"


def with_part(data: bytes, change: Callable[[bytes], bytes], name: str = SHEET) -> bytes:
    """A workbook with one part changed."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, change(old.read(entry)) if entry == name else old.read(entry))
    return target.getvalue()


def replaced(old: bytes, new: bytes) -> bytes:
    """The sound workbook with something else in its sheet."""
    return with_part(SOUND, lambda part: part.replace(old, new))


def torn(data: bytes) -> bytes:
    """The compressed bytes of a sheet overwritten."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        entry = parts.getinfo(SHEET)
    start = entry.header_offset + 30 + len(entry.filename)
    return data[: start + 20] + b"\xff" * 40 + data[start + 60 :]


def locked_part(data: bytes) -> bytes:
    """The bit that says "encrypted" set on a sheet, in both places."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        entry = parts.getinfo(SHEET)
    changed = bytearray(data)
    changed[entry.header_offset + 6] |= 1
    changed[data.rindex(SHEET.encode()) - 38] |= 1
    return bytes(changed)


def kept_child() -> int:
    (child,) = foreign_reader._kept
    return child._process.pid


def codes(read: Read, data: bytes, name: str = DIALOGUES) -> list[ProblemCode]:
    return [problem.code for problem in read(name, data).problems]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(
            with_part(SOUND, lambda part: part.replace(b'<row r="5"', b'<row r="x"')), "no_workbook", id="row x"
        ),
        pytest.param(with_part(SOUND, lambda part: part.replace(b'r="A5"', b'r="5A"')), "no_workbook", id="cell 5A"),
        pytest.param(with_part(SOUND, lambda part: part.replace(b'r="A5"', b'r="A0"')), "no_workbook", id="cell A0"),
        pytest.param(with_part(SOUND, lambda part: part[:-30]), "no_workbook", id="half a sheet"),
        pytest.param(torn(SOUND), "no_workbook", id="torn deflate"),
        pytest.param(locked_part(SOUND), "old_or_locked_workbook", id="encrypted part"),
        pytest.param(replaced(b'<c r="A5"', b'<c r="ZZZ5"'), "cell_too_far", id="far column"),
        pytest.param(replaced(b'<c r="A5"', b'<c r="A900000"'), "cell_too_far", id="a cell that its row denies"),
    ],
)
def test_a_broken_workbook_is_one_sentence(read: Read, data: bytes, code: str) -> None:
    assert codes(read, data) == [code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(b"[" * 100_000, "json_too_large", id="deep"),
        pytest.param(b"[" * 500 + b"]" * 500, "json_too_large", id="deep and closed"),
        pytest.param(b"[" + b"9" * 100_000 + b"]", "json_too_large", id="long number"),
        pytest.param(b'[{"a":1,"a":2}]', "key_twice", id="key twice"),
        pytest.param(b"[NaN]", "json_constant", id="not a number"),
        pytest.param(b"[1,]", "no_json", id="a comma too much"),
        pytest.param(b'["\xff"]', "byte_of_another_encoding", id="no UTF-8"),
    ],
)
def test_broken_json_is_one_sentence(read: Read, text: bytes, code: str) -> None:
    assert codes(read, text, "einzeln.json") == [code]


def test_what_looks_like_our_own_marks_in_json_is_only_content() -> None:
    text = b'[{"d":"2016-01-01"},{"o":[["a",1]]},{"n":"1"},{"e":""},1.50,12]'
    value = foreign_reader.read_foreign("json", "x.json", text)
    assert value == [{"d": "2016-01-01"}, {"o": [["a", 1]]}, {"n": "1"}, {"e": ""}, Decimal("1.50"), 12]
    assert str(value[4]) == "1.50"


def test_cells_that_are_only_formatted_may_lie_anywhere(read: Read) -> None:
    def formatted(book: Workbook) -> None:
        book.worksheets[0].cell(1_048_576, 16_384).font = Font(bold=True)

    assert codes(read, workbook([["Hilden", date(2016, 3, 15), date(2016, 3, 15), "50.1-2016/030"]], formatted)) == []


def test_an_uncalculated_formula_is_told_in_a_strict_workbook_too(read: Read) -> None:
    def strict(part: bytes) -> bytes:
        main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        return part.replace(main, b"http://purl.oclc.org/ooxml/spreadsheetml/main")

    plain = workbook([["Hilden", date(2016, 3, 15), "=B5+2", "50.1-2016/030"]])
    reading = read(DIALOGUES, with_part(plain, strict))
    assert {kept_out.reason.code for kept_out in reading.quarantined} >= {ProblemCode.FORMULA_NOT_CALCULATED}


STRICT = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006": b"http://purl.oclc.org/ooxml/officeDocument",
    b"http://schemas.openxmlformats.org/drawingml/2006": b"http://purl.oclc.org/ooxml/drawingml",
    b"<workbook ": b'<workbook conformance="strict" ',
}


def in_strict_names(data: bytes) -> bytes:
    """A workbook with the names that ISO 29500 strict has for everything: cells, styles, relationships, drawings."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as plain, zipfile.ZipFile(stream, "w") as made:
        for name in plain.namelist():
            part = plain.read(name)
            for transitional, strict in STRICT.items():
                part = part.replace(transitional, strict)
            made.writestr(name, part)
    return stream.getvalue()


def test_a_strict_workbook_says_what_a_transitional_one_says(read: Read) -> None:
    plain = workbook([["Hilden", date(2016, 3, 15), date(2016, 3, 15), "50.1-2016/030"]])
    usual, strict = read(DIALOGUES, plain), read(DIALOGUES, in_strict_names(plain))
    assert [one.record for one in strict.candidates] == [one.record for one in usual.candidates] != []
    assert (strict.problems, strict.quarantined) == ((), ())


def test_a_strict_workbook_is_screened_where_no_cell_shows_it(read: Read) -> None:
    def noted(book: Workbook) -> None:
        book.worksheets[0]["A5"].comment = Comment("Herr Muster, 0211 4711223", "")

    plain = workbook([["Hilden", date(2016, 3, 15), date(2016, 3, 15), "50.1-2016/030"]], noted)
    assert read(DIALOGUES, plain).privacy_refused
    assert read(DIALOGUES, in_strict_names(plain)).privacy_refused


def test_the_child_is_kept_for_the_next_file(read: Read) -> None:
    read(DIALOGUES, SOUND)
    first = kept_child()
    read("einzeln.json", b"[NaN]")
    read(DIALOGUES, torn(SOUND))
    assert kept_child() == first


def test_a_child_that_died_in_between_costs_one_file_and_the_next_gets_another(read: Read) -> None:
    read(DIALOGUES, SOUND)
    first = kept_child()
    os.kill(first, signal.SIGKILL)
    assert codes(read, SOUND) == [ProblemCode.READER_ENDED]
    assert codes(read, SOUND) == []
    assert kept_child() != first


def test_memory_that_a_file_wants_is_the_childs_own(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign_reader, "LIMITS", replace(foreign_reader.LIMITS, megabytes=100))
    assert codes(read, b"[" + b"[[]]," * 2_000_000 + b"1]", "einzeln.json") == [ProblemCode.READER_ENDED]


def test_an_answer_that_is_none_of_ours_counts_as_a_death(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign_reader._Child, "ask", lambda *_: b'["refused","no_such_code",{},0,0,""]')
    assert codes(read, SOUND) == [ProblemCode.READER_ENDED]


def test_without_a_child_the_file_is_not_blamed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    foreign_reader.end_child()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "none"))
    with pytest.raises(foreign_reader.ReaderNotStarted):
        foreign_reader.read_foreign("json", "x.json", b"[]")


def test_csv_starts_no_child(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    foreign_reader.end_child()
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: pytest.fail("a child was started"))
    assert read(REVIEWS, reviews(row())).candidates


def test_the_child_gets_nothing_of_our_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZIELWACHT_SMTP__PASSWORD", "geheim")
    foreign_reader.end_child()
    foreign_reader.read_foreign("json", "x.json", b"[]")
    assert Path(f"/proc/{kept_child()}/environ").read_bytes() == b""


# Of ours only what lies beside it, by its bare name; the package's own name serves the checker of types alone.
OURS = {"foreign", "checker"}


@pytest.mark.parametrize(
    ("file", "others"),
    [
        ("foreign", {"python_calamine"}),
        ("foreign_mail", {"oxmsg"}),
        ("foreign_ods", OURS),
        ("foreign_xls", OURS | {"foreign_biff", "olefile"}),
        ("foreign_biff", set()),
    ],
)
def test_the_reader_imports_the_standard_library_and_one_library(file: str, others: set[str]) -> None:
    tree = ast.parse(foreign_reader.PROGRAM.with_name(f"{file}.py").read_text(encoding="utf-8"))
    named = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    named |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in named} - set(sys.stdlib_module_names) == others
    assert not any(isinstance(node, ast.ImportFrom) and node.level for node in ast.walk(tree))


def test_a_refusal_names_the_file() -> None:
    with pytest.raises(FileRefused) as refused:
        foreign_reader.read_foreign("json", "einzeln.json", b"[1,")
    (problem,) = refused.value.problems
    assert (problem.where.file, problem.where.line) == ("einzeln.json", 1)
