"""A large file is read piece by piece, and says what it says as a whole."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checker.domain.rulebook import Rulebook
from checker.records import importer
from checker.records.bulk import columns
from checker.rulebook.load import load
from checker.starter import rules_folder
from checker.usecases.importing import large_file, read_files
from checker.usecases.importing.large_file import ChangedMeanwhile, LongLine, OnDisk
from checker.usecases.importing.read_files import read_all
from tests.unit.records.files import ON_JULY_4, REVIEWS, reviews, row

PLENTY = [row(number, faulty="-" if number % 3 else "1") for number in range(1, 400)]


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load(rules_folder())


@pytest.fixture(autouse=True)
def all_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importer, "FEWEST", 80)
    monkeypatch.setattr(columns, "PIECE", 700)
    monkeypatch.setattr(read_files, "LARGE", 0)


def without(_: Any, *more: Any) -> Any:
    raise AssertionError("it was read as a whole")


FILES: dict[str, Callable[[], bytes]] = {
    "as most are": lambda: reviews(*PLENTY),
    "without an end of its last line": lambda: reviews(*PLENTY).removesuffix(b"\r\n"),
    "with a row that keeps out all": lambda: reviews(*PLENTY, row(400, faulty="eins")),
    "with a wrong sum": lambda: reviews(*PLENTY, "Summe;;;;;;1;1;;;"),
}
WHOLE: dict[str, Callable[[], bytes]] = {
    "with a mail address": lambda: reviews(*PLENTY, row(400, remark="a.muster@jobcenter.example")),
    "with a sign of nothing": lambda: reviews(*PLENTY, row(400, remark="a\x00b")),
    "with a row of two lines": lambda: reviews(*PLENTY, row(400, remark='"a\r\nb"')),
    "with a return in a cell": lambda: reviews(*PLENTY, row(400, remark="a\rb")),
    "of few lines": lambda: reviews(*PLENTY[:20]),
    "of another kind": lambda: b"%PDF-1.7\n" * 200,
}


@pytest.mark.parametrize("data", [*FILES.values(), *WHOLE.values()], ids=[*FILES, *WHOLE])
def test_piece_by_piece_it_says_what_it_says_as_a_whole(
    book: Rulebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: Callable[[], bytes]
) -> None:
    path = tmp_path / REVIEWS
    path.write_bytes(data())
    records, (read,) = read_all(book, [path], ON_JULY_4, today=date(2016, 7, 4))
    monkeypatch.setattr(read_files, "LARGE", 1 << 40)
    whole, (expected,) = read_all(book, [path], ON_JULY_4, today=date(2016, 7, 4))
    assert records == whole
    assert read.sha256 == expected.sha256 == hashlib.sha256(data()).hexdigest()
    assert (read.warnings, read.problems, read.private) == (expected.warnings, expected.problems, expected.private)
    assert tuple(read.account.rows) == tuple(expected.account.rows)
    counts = ("read", "accepted", "duplicate", "correction", "quarantined")
    assert [getattr(read.account, name) for name in counts] == [getattr(expected.account, name) for name in counts]


@pytest.mark.parametrize("data", FILES.values(), ids=FILES)
def test_most_large_files_are_never_at_hand_as_a_whole(
    book: Rulebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: Callable[[], bytes]
) -> None:
    monkeypatch.setattr(read_files, "report_bytes_of", without)
    path = tmp_path / REVIEWS
    path.write_bytes(data())
    (read,) = read_all(book, [path], ON_JULY_4, today=date(2016, 7, 4))[1]
    assert read.account.read >= len(PLENTY)


def test_a_piece_ends_where_a_line_does_and_the_hash_is_of_all(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"head\n" + b"".join(b"%d;cell\r\n" % number for number in range(300)) + b"open"
    content = OnDisk(io.BytesIO(data))
    pieces = list(content.pieces(5, 100))
    assert b"".join(pieces) == data[5:]
    assert all(piece.endswith(b"\n") for piece in pieces[:-1])
    assert content.sha256 == hashlib.sha256(data).hexdigest()
    monkeypatch.setattr(large_file, "MOST_OF_A_LINE", 50)
    with pytest.raises(LongLine):
        list(OnDisk(io.BytesIO(b"head\n" + b"x" * 500)).pieces(5, 40))


def test_a_file_whose_beginning_became_another_is_read_anew() -> None:
    file = io.BytesIO(b"head\nrow\n")
    content = OnDisk(file)
    file.getbuffer()[:4] = b"HEAD"
    with pytest.raises(ChangedMeanwhile):
        list(content.pieces(5, 100))
