"""A file that was named and cannot be read at all is refused with the reason, in either language."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.domain.file_limits import STARTER, FileLimits
from checker.domain.refusal import FileRefusal, Refused
from checker.usecases.importing.read_files import bytes_of
from checker.wording.refusals import sentence


def too_large(path: Path) -> None:
    """By a byte; nothing of it is on the disk."""
    with path.open("wb") as file:
        file.truncate(STARTER.bytes_of(path.name) + 1)


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
            too_large,
            FileRefusal.TOO_LARGE,
            " ist größer als 200 MB; bitte aufteilen"
            " (für CSV-Dateien gilt most_megabytes unter [records] in config.toml)",
            ": larger than 200 MB; split it (of CSV files most_megabytes in [records] of config.toml decides)",
            id="too large",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_its_reason(
    tmp_path: Path,
    make: Callable[[Path], None],
    code: FileRefusal,
    german: str,
    english: str,
) -> None:
    file = tmp_path / "q1.csv"
    make(file)
    with pytest.raises(Refused) as refused:
        bytes_of(file)
    assert refused.value.code is code
    assert (sentence(refused.value, "de"), sentence(refused.value, "en")) == (f"{file}{german}", f"{file}{english}")


@pytest.mark.parametrize(
    ("name", "megabytes"),
    [("q1.csv", 300), ("Q1.CSV.gz", 300), ("q1.txt", 300), ("q1.json", 200), ("q1.xlsx", 200), ("a.eml", 200)],
)
def test_a_house_sets_how_large_a_csv_file_may_be_and_no_other_is_larger_for_that(
    tmp_path: Path, name: str, megabytes: int
) -> None:
    file = tmp_path / name
    file.touch()
    os.truncate(file, (megabytes << 20) + 1)
    with pytest.raises(Refused) as refused:
        bytes_of(file, FileLimits(megabytes=300))
    assert (refused.value.code, refused.value.facts["megabytes"]) == (FileRefusal.TOO_LARGE, megabytes)


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
