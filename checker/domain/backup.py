"""What does a backup hold, and of which house, day and version is it? Pure: its manifest, as values and as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Any

SCHEMA = "zielwacht/backup/1"
MANIFEST = "manifest.json"
# What each value is in JSON; an instant is a text.
OF_THE_MANIFEST: Mapping[str, type] = {
    "product": str,
    "tables": str,
    "organisation": str,
    "made_at": str,
    "entries": int,
    "head": str,
    "by_clock": bool,
    "counts": dict,
    "files": list,
    "left_out": list,
}
OF_A_FILE: Mapping[str, type] = {"name": str, "bytes": int, "sha256": str, "mode": int}
OF_WHAT_IS_LEFT_OUT: Mapping[str, type] = {"place": str, "why": str}


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

    place: str
    why: str


@dataclass(frozen=True, slots=True)
class BackupManifest:
    """`product` and `tables` are those of the program that made it; `entries` and `head` where the journal ended.

    Instants are aware, UTC. `by_clock`: the store was driven by the clock, so that the next tick is expected of it.
    `counts` say how much of what there is, by kind.
    """

    product: str
    tables: str
    organisation: str
    made_at: datetime
    entries: int
    head: str
    last_tick: datetime | None
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
    try:
        return _manifest(values)
    except (KeyError, TypeError, IndexError) as mistake:
        raise ValueError(f"no manifest of a backup: {mistake}") from mistake


def _manifest(values: Mapping[str, Any]) -> BackupManifest:
    _refuse_unlike(values, OF_THE_MANIFEST)
    for left_out in values["left_out"]:
        _refuse_unlike(left_out, OF_WHAT_IS_LEFT_OUT)
    last = values["last_tick"]
    known = {
        "made_at": _instant(values["made_at"]),
        "last_tick": _instant(last) if last is not None else None,
        "files": tuple(_file(each) for each in values["files"]),
        "left_out": tuple(NotBackedUp(**each) for each in values["left_out"]),
    }
    return BackupManifest(**{**values, **known})


def _refuse_unlike(values: Mapping[str, Any], kinds: Mapping[str, type]) -> None:
    for key, kind in kinds.items():
        if type(values[key]) is not kind:
            raise ValueError(f"{key} is {values[key]!r}")


def _instant(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError(f"{text} has no time zone")
    return found


def _file(values: Mapping[str, Any]) -> BackedUpFile:
    _refuse_unlike(values, OF_A_FILE)
    file = BackedUpFile(**values)
    steps = PurePosixPath(file.name).parts
    if len(steps) < 2 or steps[0] not in set(BackupPart) or ".." in steps or "\x00" in file.name:
        raise ValueError(f"the file {file.name} lies outside its part")
    return file


def is_newer(product: str, own: str) -> bool:
    """Is a version of the product (`0.10.2`) later than our own?"""
    return _numbers(product) > _numbers(own)


def _numbers(version: str) -> tuple[int, ...]:
    leading = re.match(r"\d+(\.\d+)*", version)
    return tuple(map(int, leading[0].split("."))) if leading else ()
