"""The report of a pack, for printing, and what an outsider reads first. Shell: reads the templates beside this module.

The report fetches nothing: its content security policy allows its own style sheet, named by its hash, and no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from checker.domain.content_policy import policy_of

HERE = Path(__file__).parent


def report_pieces(facts: Mapping[str, Any], last_verdicts: Iterable[Mapping[str, str]]) -> Iterator[bytes]:
    """The report's HTML, piece by piece: its last table may be long."""
    style = (HERE / "druck.css").read_text(encoding="utf-8")
    # Ours, no input: the one thing on the page that is not escaped.
    given = {**facts, "style": Markup(style), "policy": policy_of(style), "last_verdicts": last_verdicts}
    for piece in _environment().get_template("bericht.html.j2").generate(given):
        yield piece.encode()


def read_me(facts: Mapping[str, Any]) -> bytes:
    """LIESMICH.txt."""
    return _environment().get_template("liesmich.txt.j2").render(facts).encode()


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE),
        undefined=StrictUndefined,
        autoescape=lambda name: name is not None and ".html" in name,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
