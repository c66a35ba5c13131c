"""Log-out: a button in the footer of each page; looking at its address does nothing. Edge."""

from __future__ import annotations

from checker.findings.page_rights import PageId
from checker.pages.addresses import LOG_IN_PATH
from checker.web.route import PageRoute
from checker.web.shown import PageAnswer, SeeOther, SignedOut
from checker.web.visit import Visit


def _look(_visit: Visit) -> PageAnswer:
    return SeeOther("/")


def _end(visit: Visit) -> PageAnswer:
    if visit.session is not None:
        visit.house.sessions.end(visit.session)
    return SignedOut(LOG_IN_PATH)


ROUTES = (PageRoute("/abmelden", PageId.LOG_IN, get=_look, post=_end, is_open=True),)
