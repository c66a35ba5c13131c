"""What does a rule of each kind look like before it says anything? Edge: reads the templates beside it.

A kind whose skeleton is not there has none yet; everything else about kinds is in `checker.domain.kinds`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

from jinja2 import Environment

from checker.starter.plain_templates import plain_templates

HERE = Path(__file__).parent / "kinds"
ENDING = ".yaml.j2"


def kinds_with_skeleton() -> frozenset[str]:
    return frozenset(path.name.removesuffix(ENDING) for path in HERE.glob(f"*{ENDING}"))


def skeleton(kind: str, part: Literal["rule", "test"], values: Mapping[str, object]) -> str:
    """The rule, or its test, as lines of the list that it is to be put at the end of."""
    text = _templates().get_template(f"{kind}{ENDING}").render({**values, "kind": kind, "part": part})
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines() if line.strip())


@lru_cache
def _templates() -> Environment:
    return plain_templates(HERE)
