"""Which schema is a rule file held to by editors, as its name and first line say? For tests."""

from __future__ import annotations

from pathlib import Path

from checker.rulebook.files import SCHEMA_FOLDER
from checker.rulebook.schema import FILE_KINDS, FileKind


def modeline(name: str) -> str:
    """The first line of the rule file `name` (relative to the folder, with `/`), by which editors find its schema."""
    up = "../" * name.count("/")
    return f"# yaml-language-server: $schema={up}{SCHEMA_FOLDER}/{kind_of(name).published}"


def kind_of(name: str) -> FileKind:
    """Which kind of file bears this name? KeyError when none does."""
    match Path(name).parts:
        case ("senders", _):
            return FILE_KINDS["sender"]
        case ("plans", _, "plan.yaml"):
            return FILE_KINDS["plan"]
        case ("plans", _, "goals", _):
            return FILE_KINDS["goal"]
        case ("plans", _, "tests", _) | ("plans", _, "tests", "timelines", _):
            return FILE_KINDS["test"]
        case _:
            return FILE_KINDS[name.removesuffix(".yaml")]
