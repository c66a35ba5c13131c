"""How does a page become HTML, and what does it look like? Edge: templates and style sheet beside this module.

The look is that of all our pages (`checker/pages/look.css`), and what only pages in a browser need (`web.css`). Same
input, same bytes.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from checker.pages.frame import HERE as SHARED
from checker.rulebook.private_cache import cache_folder
from checker.web.kept_templates import KeptTemplates
from checker.web.page_frame import PageFrame

TEMPLATES = Path(__file__).parent / "templates"
STYLE_PATH = "/style.css"


def html_of(template: str, page: PageFrame, values: Mapping[str, object]) -> bytes:
    """A page, of a template in `templates`. `page` is the frame's; `values` must not be named so."""
    assert "page" not in values, "'page' is what the frame brings"
    return environment().get_template(template).render(values, page=page).encode()


@cache
def environment() -> Environment:
    return Environment(
        loader=FileSystemLoader([TEMPLATES, SHARED]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=KeptTemplates(kept) if (kept := cache_folder(os.environ)) else None,
    )


@cache
def style_sheet() -> bytes:
    return (SHARED / "look.css").read_bytes() + (Path(__file__).parent / "web.css").read_bytes()


@cache
def style_address() -> str:
    """Where the style sheet is found: another one has another address, so that it may be kept by the browser."""
    return f"{STYLE_PATH}?{hashlib.sha256(style_sheet()).hexdigest()[:16]}"
