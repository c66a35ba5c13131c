"""Every page there is, with who looks at it: each is held by every check. A new page gets its line here.

The house is the one walked to 23.05.2016 (`tests/integration/walked_house.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from checker.domain.refusal import NotThere, Refused
from checker.findings.page_rights import PageId
from checker.web.route import PageRoute
from checker.web.shown import PageAnswer
from checker.web.visit import Visit
from tests.web.served import Served

MANAGEMENT = "gf@jobcenter"
OWNER = "bereichsleitung_leistung@jobcenter"
ADMINISTRATION = "controlling@jobcenter"


@dataclass(frozen=True, slots=True)
class PageShown:
    """A page as somebody sees it. `posts` empty: nobody has logged in. `path`: or what makes it of the served house."""

    name: str
    path: str | Callable[[Served], str]
    posts: tuple[str, ...] = ()

    def at(self, served: Served) -> str:
        return self.path if isinstance(self.path, str) else self.path(served)

    def __str__(self) -> str:
        return self.name


def _breaks(visit: Visit) -> PageAnswer:
    if "refused" in visit.query:
        raise Refused(NotThere.ROLE, role="niemand")
    raise RuntimeError("this page is broken")


# What only a fault shows: a refusal, and a crash.
FAULTY = (PageRoute("/faulty", PageId.HEALTH, get=_breaks, is_open=True),)

CRITERIA = "/befunde/investigation-criteria-agreed/jobcenter/2016"

PAGES = (
    PageShown("aufgaben", "/aufgaben", (OWNER,)),
    PageShown("aufgaben-der-leitung", "/aufgaben", (MANAGEMENT,)),
    PageShown("keine-aufgaben", "/aufgaben", ("bca@jobcenter",)),
    PageShown("keine-seite", "/nirgends", (MANAGEMENT,)),
    PageShown("keine-seite-ohne-anmeldung", "/nirgends"),
    PageShown("abgelehnt", "/faulty?refused"),
    PageShown("kaputt", "/faulty"),
    PageShown("befund", CRITERIA, (MANAGEMENT,)),
    PageShown("befund-mit-zahlen", "/befunde/reviews-new-cases/jobcenter/2016", (MANAGEMENT,)),
)
