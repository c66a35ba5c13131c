"""The tree explains itself: names stand once, and the map says what is there."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from checker.domain.kinds import KINDS
from checker.domain.rule import TargetWord
from tests.sources import nodes_of, text_of
from tools import module_map

ROOT = Path(__file__).parents[2]
# Rule files of a new house: each rule says its kind.
RULE_FILES = ROOT / "checker" / "starter" / "house"


def test_a_class_name_stands_once() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for package in module_map.PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            for node in nodes_of(path):
                if isinstance(node, ast.ClassDef):
                    places[node.name].append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert {name: where for name, where in places.items() if len(where) > 1} == {}


def test_every_module_says_what_it_answers() -> None:
    silent = [
        str(path) for path in module_map.modules() if not module_map.summary((ROOT / path).read_text(encoding="utf-8"))
    ]
    assert silent == []


def test_the_map_of_modules_is_the_tree() -> None:
    text = module_map.PAGE.read_text(encoding="utf-8")
    assert module_map.page(text) == text, "stale: python tools/module_map.py"


def test_no_kind_is_named_outside_its_own_module() -> None:
    """What is asked of a kind it says itself, so that a new one is a module and nothing else."""
    named = [
        f"{path.relative_to(ROOT)}: {text}"
        for package in module_map.PACKAGES
        for path in sorted((ROOT / package).rglob("*"))
        if path.suffix in (".py", ".j2") and path.parent.name != "kinds" and RULE_FILES not in path.parents
        for text in _texts(path)
        if _names_a_kind(text)
    ]
    assert named == []


def _texts(path: Path) -> Iterator[str]:
    """What a module says in quotes, without docstrings; all of a template."""
    if path.suffix == ".j2":
        yield text_of(path)
        return
    documents = {id(node.value) for node in nodes_of(path) if isinstance(node, ast.Expr)}
    for node in nodes_of(path):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documents:
            yield node.value


def _names_a_kind(text: str) -> bool:
    """A kind of one word is an English word as well, unless it stands alone; some of them a target says, too."""
    in_a_sentence = [name for name in KINDS if "_" in name]
    return text in KINDS.keys() - {*get_args(TargetWord)} or bool(re.search(rf"\b({'|'.join(in_a_sentence)})\b", text))
