"""Betrieb: what there is to do for the service, its parts, and what senders owe. Edge."""

from __future__ import annotations

from checker.findings.page_rights import PageId
from checker.pages.addresses import OPERATION_PATH
from checker.web.route import PageRoute
from checker.web.shown import PageAnswer, Shown
from checker.web.visit import Visit
from checker.wording.web_texts import PAGE_TITLES


def _get(visit: Visit) -> PageAnswer:
    from checker.usecases.reading.operation import operation
    from checker.web.operation_view import operation_view

    seen = operation(visit.house.store, visit.now)
    view = operation_view(seen, visit.house.status_at(visit.now), visit.now, visit.locale)
    count = f"({len(view.issues)})" if view.issues else ""
    values = {"view": view, "words": view.words}
    return Shown("operation.html.j2", PAGE_TITLES[visit.locale]["operation"], values, before_title=count)


ROUTES = (PageRoute(OPERATION_PATH, PageId.OPERATION, get=_get),)
