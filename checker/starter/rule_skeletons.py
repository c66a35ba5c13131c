"""What does a rule of each kind look like before it says anything? Edge: reads the templates beside it.

A kind whose skeleton is not there has none yet; everything else about kinds is in `checker.domain.kinds`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal

from jinja2 import Environment

from checker.starter.plain_templates import plain_templates

HERE = Path(__file__).parent / "kinds"
ENDING = ".yaml.j2"


@dataclass(frozen=True, slots=True)
class GivenRule:
    """What is known of a rule before its skeleton is written; None: as the skeleton has it.

    `period`, `due` and `steps` are values as YAML writes them, `figure` the keys of the measure that the target bounds.
    `holds` and `misses` are what its test measures, of `tested_period` as seen on `tested_on`. `assumed` are the keys
    that somebody must confirm, each with how it was read; `why` is the reason for all of them.
    """

    title: str | None = None
    short_title: str | None = None
    operator: str | None = None
    value: str | None = None
    unit: str | None = None
    figure: str | None = None
    aggregation: str | None = None
    period: str | None = None
    due: str | None = None
    interim: str | None = None
    steps: str | None = None
    least: str | None = None
    most: str | None = None
    after_request: int | None = None
    about: str | None = None
    last: date | None = None
    inside: date | None = None
    warned: date | None = None
    before_warning: date | None = None
    fallback: date | None = None
    tested_period: str | None = None
    tested_on: date | None = None
    holds: str | None = None
    misses: str | None = None
    assumed: tuple[tuple[str, str], ...] | None = None
    why: str | None = None


NOTHING_GIVEN = GivenRule()


def kinds_with_skeleton() -> frozenset[str]:
    return frozenset(path.name.removesuffix(ENDING) for path in HERE.glob(f"*{ENDING}"))


def skeleton(
    kind: str, part: Literal["rule", "test"], values: Mapping[str, object], given: GivenRule = NOTHING_GIVEN
) -> str:
    """The rule, or its test, as lines of the list that it is to be put at the end of."""
    text = _templates().get_template(f"{kind}{ENDING}").render({**values, "kind": kind, "part": part, "given": given})
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines() if line.strip())


@lru_cache
def _templates() -> Environment:
    return plain_templates(HERE)
