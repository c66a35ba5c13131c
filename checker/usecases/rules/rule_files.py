"""Files of the rules folder that a command writes for the admin: whole, and what is there stays as it is. Edge."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from checker.domain.refusal import NewRuleRefusal, Refused
from checker.rulebook.yaml_append import with_entry

READ_BY_THE_GROUP = 0o640


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Whoever else adds rules to the folder at the same time waits, and then reads what was added."""
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)


def text_of(path: Path) -> str:
    """With the line ends that it has; empty where there is no such file."""
    return path.read_bytes().decode() if path.exists() else ""


def begun_tests(goal: str) -> str:
    """A file of tests for a goal that has none."""
    return (
        "# yaml-language-server: $schema=../../../schema/test.schema.json\n"
        "schema: zielwacht/rule-tests/1\n"
        f"rules: [../goals/{goal}.yaml]\n"
        "organisation: ../../../organisation.yaml\n"
        "calendar: ../../../calendar.yaml\n"
    )


def appended(text: str, key: str, entry: str, name: str, folder: Path, *, apart: bool = False) -> str:
    """With one more entry of a list. Raises Refused where the list is written in one line."""
    longer = with_entry(text, key, entry, apart=apart)
    if longer is None:
        raise Refused(NewRuleRefusal.IN_ONE_LINE, file=str(folder / name), key=key)
    return longer


def write_files(folder: Path, changed: Mapping[str, str]) -> None:
    """Each file whole; the words before the rule that uses them. Raises Refused with the file that is not written."""
    for name, text in changed.items():
        try:
            replace_file(folder / name, text.encode())
        except OSError as failed:
            detail = failed.strerror or str(failed)
            raise Refused(NewRuleRefusal.CANNOT_WRITE, file=str(folder / name), detail=detail) from None


def replace_file(path: Path, content: bytes) -> None:
    """Whole, with the rights of the one that is there. Raises OSError; then that one is as it was."""
    with _beside(path, content) as unfinished:
        unfinished.chmod(path.stat().st_mode if path.exists() else READ_BY_THE_GROUP)
        unfinished.replace(path)


def write_new(path: Path, content: bytes) -> None:
    """Whole, and never in the place of one that is there. Raises OSError; what is there is as it was."""
    with _beside(path, content) as unfinished:
        unfinished.chmod(READ_BY_THE_GROUP)
        path.hardlink_to(unfinished)


@contextmanager
def _beside(path: Path, content: bytes) -> Iterator[Path]:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        unfinished.write_bytes(content)
        yield unfinished
    finally:
        # Where nothing can be written, nothing can be removed; what was refused is the reason that is told.
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
