"""The tree explains itself: names stand once, and the map says what is there."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

from tools import module_map

ROOT = Path(__file__).parents[2]


def test_a_class_name_stands_once() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for package in module_map.PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
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
