"""Übersicht: goals by units, what has changed since Monday, what is due next. Edge."""

from __future__ import annotations

from checker.findings.page_rights import PageId
from checker.pages.addresses import OPERATION_PATH, OVERVIEW_PATH
from checker.pages.list_query import ListFilter, ListQuery, read_query
from checker.web.exports import before_title, exported, list_view
from checker.web.route import PageRoute
from checker.web.shown import PageAnswer, Shown
from checker.web.visit import Visit
from checker.wording.list_texts import LIST_TEXTS
from checker.wording.overview_texts import OVERVIEW_WORDS
from checker.wording.web_texts import PAGE_TITLES

YEAR = "plan"


def _get(visit: Visit) -> PageAnswer:
    from checker.usecases.reading.overview import overview
    from checker.web.overview_view import grid_list, overview_view

    locale = visit.locale
    query = _query(visit)
    year = int(query.chosen(YEAR)) if query.chosen(YEAR) else None
    seen = overview(visit.house.store, visit.signed_in, visit.now, year)
    whole, title = grid_list(seen, locale), PAGE_TITLES[locale]["overview"]
    file = exported(visit, PageId.OVERVIEW, query, whole, id="overview", title=title)
    if file is not None:
        return file
    view = overview_view(seen, whole, visit.house.status_at(visit.now), visit.now, locale)
    values = {
        "view": view,
        "words": {**LIST_TEXTS[locale], **view.words},
        "problems": tuple(query.problems.values()),
        "list": list_view(visit, PageId.OVERVIEW, query, whole, view.grid_title),
        "path": OVERVIEW_PATH,
        "key": YEAR,
        "operation": OPERATION_PATH if visit.is_admitted_to(PageId.OPERATION) else "",
    }
    return Shown("overview.html.j2", title, values, before_title=before_title(query, locale))


def _query(visit: Visit) -> ListQuery:
    from checker.usecases.reading.overview import years_of

    years = {str(year): str(year) for year in years_of(visit.book)}
    label = OVERVIEW_WORDS[visit.locale]["year"]
    return read_query(visit.query, (ListFilter(YEAR, label, years),), visit.locale, example=visit.on)


ROUTES = (PageRoute(OVERVIEW_PATH, PageId.OVERVIEW, get=_get),)
