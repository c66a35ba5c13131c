"""The rulebook as an earlier start of this program read it, so that the next one need not read it again. Edge.

Kept is what the files say, read without a mistake, under the SHA-256 of their bytes and a stamp of what read them. One
byte more or less in any file, or one line of this program, is another name: then they are read anew, as they are when
anything about what was kept does not fit. The bytes themselves are always read. ADR 0028.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from pydantic import VERSION as PYDANTIC
from pydantic import ValidationError

from checker import __version__
from checker.domain.model import Frozen
from checker.domain.rulebook import Rulebook
from checker.rulebook.assembly import RuleFiles, assembled
from checker.rulebook.files import fingerprint, read_folder
from checker.rulebook.private_cache import keep, read_kept

ROOM = "rulebooks"
CALENDAR_LIBRARY = "holidays"
# What was read from a folder has passed every check of this program; what was archived, those of its own time.
CHECKED, ARCHIVED = "", "-archived"


class _Head(Frozen):
    """The first line: what the second must be."""

    zielwacht: Literal["rulebook"]
    rulebook: str
    program: str
    body: str


def load_warm(folder: Path, cache: Path | None) -> Rulebook:
    """As `load`, from what an earlier start kept in the cache folder where that fits. None: nothing is kept."""
    files, problems = read_folder(folder)
    if not problems and (known := _kept(files, cache, CHECKED)):
        return assembled(known, files)
    from checker.rulebook.load import understood

    said, files = understood(folder)
    _keep(said, files, cache, CHECKED)
    return assembled(said, files)


def load_archived_warm(files: Mapping[str, bytes], cache: Path | None) -> Rulebook:
    """The rulebook of archived files, from what an earlier start kept in the cache folder where that fits.

    Raises RulebookError as `understood_archive` does.
    """
    if known := _kept(files, cache, CHECKED) or _kept(files, cache, ARCHIVED):
        return assembled(known, files)
    from checker.rulebook.load import understood_archive

    said = understood_archive(files)
    _keep(said, files, cache, ARCHIVED)
    return assembled(said, files)


def _kept(files: Mapping[str, bytes], cache: Path | None, held: str) -> RuleFiles | None:
    program = _program() if cache else None
    if cache is None or program is None:
        return None
    sha256 = fingerprint(files)
    data = read_kept(cache / ROOM, _name(sha256, program, held))
    return _read(data, sha256, program) if data else None


def _keep(said: RuleFiles, files: Mapping[str, bytes], cache: Path | None, held: str) -> None:
    if cache is not None and (program := _program()) is not None:
        sha256 = fingerprint(files)
        keep(cache / ROOM, _name(sha256, program, held), _written(said, sha256, program))


def _name(sha256: str, program: str, held: str) -> str:
    return f"{sha256}-{program[:16]}{held}.jsonl"


def _read(data: bytes, sha256: str, program: str) -> RuleFiles | None:
    """What was kept, checked as strictly as the rule files; None when it is not what its head and its name say."""
    head_line, _, body_line = data.partition(b"\n")
    with suppress(ValidationError):
        head = _Head.model_validate_json(head_line)
        if (head.rulebook, head.program, head.body) == (sha256, program, hashlib.sha256(body_line).hexdigest()):
            return RuleFiles.model_validate_json(body_line)
    return None


def _written(said: RuleFiles, sha256: str, program: str) -> bytes:
    # Unset stays unset: what an admin wrote and what is a default are told apart.
    body = said.model_dump_json(by_alias=True, exclude_unset=True).encode()
    head = _Head(zielwacht="rulebook", rulebook=sha256, program=program, body=hashlib.sha256(body).hexdigest())
    return head.model_dump_json().encode() + b"\n" + body


@cache
def _program() -> str | None:
    """A stamp of what a rulebook depends on beside its files. None: it is unknown, so nothing is kept.

    The version alone would not do: in a checkout what reads the rules changes under the same one.
    """
    try:
        facts = [__version__, sys.version, PYDANTIC, *_sources()]
    except OSError:
        return None
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()


def _sources() -> Iterator[str]:
    """Name, size and last change of every module that reads rules, that they become, or that knows the holidays."""
    rulebook = Path(__file__).parent
    modules = [*rulebook.rglob("*.py"), *(rulebook.parent / "domain").rglob("*.py")]
    holidays = find_spec(CALENDAR_LIBRARY)  # found, not imported: that is half of what is saved here
    if holidays and holidays.origin:
        modules += Path(holidays.origin).parent.glob("*.py")
    for module in sorted(modules):
        facts = module.stat()
        yield f"{module.parent.name}/{module.name} {facts.st_size} {facts.st_mtime_ns}"
