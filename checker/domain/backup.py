"""What does a backup hold, and of which house, day and version is it? Pure: its manifest, as values and as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import cache
from pathlib import PurePosixPath

from pydantic import AwareDatetime, ConfigDict, TypeAdapter

SCHEMA = "zielwacht/backup/1"
MANIFEST = "manifest.json"
AS_WRITTEN = ConfigDict(extra="forbid")


class BackupPart(StrEnum):
    """What a backup is made of. The store is put back last: whoever finds it finds all the rest."""

    CONFIG = "config"
    RULES = "rules"
    # The house's own, beside its rules, by what their folder is called in either language.
    SZENARIEN = "szenarien"
    SCENARIOS = "scenarios"
    TEMPLATES = "templates"
    INBOX = "inbox"
    MAILS = "mails"
    STORE = "store"


@dataclass(frozen=True, slots=True)
class BackedUpFile:
    """A file in the archive, by its name there (`rules/plans/2016/plan.yaml`), which begins with its part."""

    __pydantic_config__ = AS_WRITTEN

    name: str
    bytes: int
    sha256: str
    mode: int

    @property
    def part(self) -> BackupPart:
        return BackupPart(PurePosixPath(self.name).parts[0])

    @property
    def within(self) -> PurePosixPath:
        """Its place in the folder of its part."""
        return PurePosixPath(*PurePosixPath(self.name).parts[1:])


@dataclass(frozen=True, slots=True)
class NotBackedUp:
    """What lies among the files and is not in the backup; `why`: the setting of a secret, or "link" or "special"."""

    __pydantic_config__ = AS_WRITTEN

    place: str
    why: str


@dataclass(frozen=True, slots=True)
class BackupManifest:
    """`product` and `tables` are those of the program that made it; `entries` and `head` where the journal ended.

    Instants are aware, UTC. `by_clock`: the store was driven by the clock, so that the next tick is expected of it.
    `counts` say how much of what there is, by kind.
    """

    __pydantic_config__ = AS_WRITTEN

    product: str
    tables: str
    organisation: str
    made_at: AwareDatetime
    entries: int
    head: str
    last_tick: AwareDatetime | None
    by_clock: bool
    counts: Mapping[str, int]
    files: tuple[BackedUpFile, ...]
    left_out: tuple[NotBackedUp, ...]

    @property
    def parts(self) -> tuple[BackupPart, ...]:
        there = {file.part for file in self.files}
        return tuple(part for part in BackupPart if part in there)

    def of(self, part: BackupPart) -> tuple[BackedUpFile, ...]:
        return tuple(file for file in self.files if file.part is part)

    def as_json(self) -> str:
        values = asdict(self) | {
            "schema": SCHEMA,
            "made_at": self.made_at.isoformat(),
            "last_tick": self.last_tick.isoformat() if self.last_tick else None,
        }
        return json.dumps(values, ensure_ascii=False, indent=1)


def manifest_of(text: str) -> BackupManifest:
    """The manifest that a text is. ValueError where it is none, or names a file outside its part."""
    values = json.loads(text)
    if not isinstance(values, dict) or values.pop("schema", None) != SCHEMA:
        raise ValueError("no manifest of a backup")
    manifest = _read().validate_json(json.dumps(values), strict=True)
    for file in manifest.files:
        _refuse_outside(file.name)
    return manifest


@cache
def _read() -> TypeAdapter[BackupManifest]:
    return TypeAdapter(BackupManifest)


def _refuse_outside(name: str) -> None:
    steps = PurePosixPath(name).parts
    if len(steps) < 2 or steps[0] not in set(BackupPart) or ".." in steps or "\x00" in name:
        raise ValueError(f"the file {name} lies outside its part")


def is_newer(product: str, own: str) -> bool:
    """Is a version of the product (`0.10.2`) later than our own?"""
    return _numbers(product) > _numbers(own)


def _numbers(version: str) -> tuple[int, ...]:
    leading = re.match(r"\d+(\.\d+)*", version)
    return tuple(map(int, leading[0].split("."))) if leading else ()
