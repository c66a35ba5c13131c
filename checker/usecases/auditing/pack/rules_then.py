"""The rules by which the verdicts of a pack were judged: their files, as they were archived. Shell, read-only."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from checker.audit.pack.left_out import LeftOut, LeftOutKind, WhyLeftOut
from checker.store import activations, archive
from checker.store.activations import ActivationHead
from checker.usecases.auditing.pack.persons import HouseWords, names_somebody


@dataclass(frozen=True, slots=True)
class RuleFile:
    """An archived file of the rules: its path below the rules folder, its SHA-256 (hex), and why it is left out."""

    path: str
    sha256: str
    why: WhyLeftOut | None


@dataclass(frozen=True, slots=True)
class RulesThen:
    """An activation with its files. The manifest (path and SHA-256 of each) and the calendar are always shown."""

    head: ActivationHead
    files: tuple[RuleFile, ...]

    @property
    def folder(self) -> str:
        """Where its files are in the pack."""
        return f"regelwerk/{self.head.number:04}"

    def shown_files(self) -> Iterator[tuple[str, str]]:
        """Everything of it that is in the pack: where, and the SHA-256 (hex) of its bytes."""
        yield f"{self.folder}/manifest.json", self.head.manifest
        if self.head.calendar:
            yield f"{self.folder}/kalender.json", self.head.calendar
        yield from ((f"{self.folder}/regeln/{file.path}", file.sha256) for file in self.files if file.why is None)

    def left_out(self) -> Iterator[LeftOut]:
        """As lines of the list of what is not in the pack."""
        for file in self.files:
            if file.why:
                yield LeftOut(LeftOutKind.RULE_FILE, f"{self.head.number}: {file.path}", file.why)


def rules_then(tx: Connection, rulebooks: Collection[str], house: HouseWords) -> tuple[RulesThen, ...]:
    """The activations of these rulebooks (SHA-256), the oldest first."""
    heads = reversed(activations.beginning_with(tx, ""))
    return tuple(RulesThen(head, _files(tx, head, house)) for head in heads if head.sha256 in rulebooks)


def _files(tx: Connection, head: ActivationHead, house: HouseWords) -> tuple[RuleFile, ...]:
    manifest = archive.get(tx, head.manifest)
    paths: dict[str, str] = json.loads(manifest) if manifest else {}
    return tuple(RuleFile(path, sha256, _why(tx, sha256, house)) for path, sha256 in sorted(paths.items()))


def _why(tx: Connection, sha256: str, house: HouseWords) -> WhyLeftOut | None:
    content = archive.get(tx, sha256)
    if content is None:
        return WhyLeftOut.MISSING
    return WhyLeftOut.PERSON if names_somebody((content.decode("utf-8", "replace"),), house) else None
