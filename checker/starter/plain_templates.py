"""How are templates laid out that are no pages? Edge: reads a folder. What is quoted is quoted as its file asks for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from checker.starter.yaml_words import quoted


def plain_templates(folder: Path, finalize: Callable[[Any], Any] | None = None) -> Environment:
    """The templates of a folder, with the filter `text`; `finalize` sees each value before it is written."""
    made = Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
        finalize=finalize,
    )
    made.filters["text"] = quoted
    return made
