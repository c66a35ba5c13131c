"""A file that was named and cannot be read at all is refused with the reason, in either language."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.domain.refusal import FileRefusal, Refused
from checker.usecases.importing import read_files
from checker.usecases.importing.read_files import bytes_of
from checker.wording.refusals import sentence


def too_large(path: Path) -> None:
    path.write_bytes(b"x" * 9)


@pytest.mark.parametrize(
    ("make", "code", "german", "english"),
    [
        pytest.param(
            lambda _: None, FileRefusal.NOT_THERE, " gibt es nicht; bitte den Namen prüfen",
            ": does not exist; check the name", id="not there",
        ),
        pytest.param(
            Path.mkdir, FileRefusal.FOLDER, " ist ein Ordner; bitte die Dateien darin nennen",
            ": is a folder; name the files in it", id="folder",
        ),
        pytest.param(
            os.mkfifo, FileRefusal.NO_REGULAR_FILE, " ist keine gewöhnliche Datei", ": is no regular file", id="pipe"
        ),
        pytest.param(
            too_large, FileRefusal.TOO_LARGE, " ist größer als 0 MB; bitte aufteilen", ": larger than 0 MB; split it",
            id="too large",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_its_reason(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    make: Callable[[Path], None],
    code: FileRefusal,
    german: str,
    english: str,
) -> None:
    monkeypatch.setattr(read_files, "LARGEST_FILE", 8)
    file = tmp_path / "q1.csv"
    make(file)
    with pytest.raises(Refused) as refused:
        bytes_of(file)
    assert refused.value.code is code
    assert (sentence(refused.value, "de"), sentence(refused.value, "en")) == (f"{file}{german}", f"{file}{english}")


def test_a_file_that_the_system_keeps_back_is_refused_with_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(path: Path) -> bytes:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    file = tmp_path / "q1.csv"
    file.write_bytes(b"x")
    monkeypatch.setattr(Path, "read_bytes", denied)
    with pytest.raises(Refused) as refused:
        bytes_of(file)
    assert sentence(refused.value, "en") == f"{file}: cannot be read (Permission denied); check its permissions"
