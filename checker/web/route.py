"""Which page answers at which address? Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from checker.findings.page_rights import PageAct, PageId
from checker.web.shown import PageAnswer
from checker.web.visit import Visit

Handler = Callable[[Visit], PageAnswer]
FORM_BYTES = 64_000


@dataclass(frozen=True, slots=True)
class PageRoute:
    """An address (`/befunde/{rule}/{scope}/{period}`), which page it is, and what shows it and what acts there.

    `get` and `post` are plain functions that run in a thread. `is_open`: it is shown without a log-in; else the frame
    asks for one, and for the right to open the page (`page_rights`), before the handler runs. `most_bytes` of a form.
    `takes_file`: the act for which a file may come with the form; whoever may not do it is not read. None: none may.
    """

    path: str
    page: PageId
    get: Handler
    post: Handler | None = None
    is_open: bool = False
    most_bytes: int = FORM_BYTES
    takes_file: PageAct | None = None
