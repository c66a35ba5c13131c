"""Every kind of entry that the program writes has its words, and every fact its label."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from checker.domain.outbox import OutboxMove
from checker.wording.log_texts import KINDS, entry_sentence
from tests.sources import nodes_of, parsed

ROOT = Path(__file__).parents[3]
KIND = re.compile(r"[a-z]+\.[a-z_]+")


@cache
def modules() -> tuple[Path, ...]:
    return tuple(sorted((ROOT / "checker").rglob("*.py")))


def texts_in(node: ast.AST) -> Iterator[str]:
    return (each.value for each in ast.walk(node) if isinstance(each, ast.Constant) and isinstance(each.value, str))


def constants(tree: ast.Module) -> dict[str, list[str]]:
    """The texts in what is given a name at the head of a module, by that name."""
    found: dict[str, list[str]] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                names = target.elts if isinstance(target, ast.Tuple) else [target]
                values = node.value.elts if isinstance(node.value, ast.Tuple) and len(names) > 1 else [node.value]
                for name, value in zip(names, values * (1 if len(values) > 1 else len(names)), strict=False):
                    if isinstance(name, ast.Name):
                        found[name.id] = list(texts_in(value))
    return found


def written_kinds() -> Iterator[str]:
    """The second argument of each call that appends to the log, with the constants of ours resolved."""
    everywhere = {name: texts for path in modules() for name, texts in constants(parsed(path)).items()}
    for path in modules():
        here = constants(parsed(path))
        for call in (node for node in nodes_of(path) if isinstance(node, ast.Call) and len(node.args) > 2):
            if not (isinstance(call.func, ast.Attribute) and call.func.attr in ("append", "append_all")):
                continue
            if not (isinstance(call.func.value, ast.Name) and call.func.value.id in ("journal", "entries")):
                continue
            kind = call.args[1]
            yield from texts_in(kind)
            for name in ast.walk(kind):
                if isinstance(name, ast.Name):
                    yield from here.get(name.id, ())
                if isinstance(name, ast.Attribute):
                    yield from everywhere.get(name.attr, ())


def test_every_kind_of_entry_has_a_title_in_both_languages() -> None:
    written = {kind for kind in written_kinds() if KIND.fullmatch(kind)}
    moves = {move.journaled_as for move in OutboxMove if move.journaled_as is not None}
    assert len(written | moves) > 40
    assert (written | moves) - KINDS["de"].keys() == set()


@pytest.mark.parametrize(
    ("kind", "facts", "german"),
    [
        pytest.param(
            "finding.changed",
            {"obligation": "a/b/2016", "number": 1, "from": None, "state": "open", "verdict": "breached", "cause": "x"},
            "Befund geändert: Verpflichtung a/b/2016, Nummer 1, Zustand offen, Urteil Ziel nicht erreicht",
            id="codes are words, and what says nothing is left out",
        ),
        pytest.param("log.verified", {"holds": False}, "Protokoll geprüft: hält nein", id="yes or no"),
        pytest.param("a.b", {"c": [1, 2], "d": ""}, "a.b: c 1, 2", id="of a newer version"),
        pytest.param("mail.queued", {"kind": "new"}, "Mail vorgesehen: Art new", id="a code of a newer version"),
        pytest.param("records.swept", {}, "Abgebrochener Import entfernt", id="no facts"),
    ],
)
def test_an_entry_is_a_sentence(kind: str, facts: dict[str, object], german: str) -> None:
    assert entry_sentence(kind, facts, "de") == german
