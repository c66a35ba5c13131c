"""Which pages are there? Every module of `pages`, in the order of the navigation. Pure."""

from __future__ import annotations

from checker.web.pages import (
    account,
    finding,
    invitation,
    language,
    letters,
    log_in,
    log_out,
    own_credentials,
    proposals,
    tasks,
    trial,
)
from checker.web.route import PageRoute

PAGES = (
    tasks,
    proposals,
    letters,
    account,
    finding,
    own_credentials,
    language,
    log_in,
    invitation,
    log_out,
    trial,
)


def page_routes() -> tuple[PageRoute, ...]:
    return tuple(route for page in PAGES for route in page.ROUTES)
