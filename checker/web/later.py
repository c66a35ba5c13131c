"""A page whose module is imported by its first request, so that the others need not wait for what it needs. Pure.

Its addresses stand here and in the module; a test holds both together.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module

from checker.findings.page_rights import PageAct, PageId
from checker.web.route import FORM_BYTES, PageRoute
from checker.web.shown import PageAnswer
from checker.web.visit import Visit

PACKAGE = "checker.web.pages"


def later(
    module: str,
    path: str,
    page: PageId,
    *,
    acts: bool = False,
    is_open: bool = False,
    most_bytes: int = FORM_BYTES,
    takes_file: PageAct | None = None,
) -> PageRoute:
    """The route at `path` of a module of `pages`. `acts`: something can be posted there."""
    found = _Later(module, path)
    return PageRoute(path, page, found.get, found.post if acts else None, is_open, most_bytes, takes_file)


@cache
def routes_of(module: str) -> tuple[PageRoute, ...]:
    """What the module itself says."""
    routes: tuple[PageRoute, ...] = import_module(f"{PACKAGE}.{module}").ROUTES
    return routes


@dataclass(frozen=True, slots=True)
class _Later:
    module: str
    path: str

    def get(self, visit: Visit) -> PageAnswer:
        return self._route.get(visit)

    def post(self, visit: Visit) -> PageAnswer:
        post = self._route.post
        assert post is not None, f"{self.path} takes nothing"
        return post(visit)

    @property
    def _route(self) -> PageRoute:
        return next(route for route in routes_of(self.module) if route.path == self.path)
