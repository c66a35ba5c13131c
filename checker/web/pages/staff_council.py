"""Mitbestimmung: what is measured of staff at which level, floors, what is kept and how long, what links do. Edge."""

from __future__ import annotations

from checker.findings.page_rights import PageId
from checker.pages.addresses import STAFF_COUNCIL_PATH
from checker.pages.list_page import page_of, whole_list
from checker.pages.list_query import read_query
from checker.pages.staff_council import decided_about_links, kept_rows, link_policy
from checker.web.exports import exported, list_view
from checker.web.route import PageRoute
from checker.web.shown import PageAnswer, Shown
from checker.web.visit import Visit
from checker.wording.staff_council_words import STAFF_COUNCIL_WORDS
from checker.wording.staff_texts import STAFF_PAGE
from checker.wording.web_texts import PAGE_TITLES


def _show(visit: Visit) -> PageAnswer:
    from checker.web.staff_council_view import measured_of_staff, others_counted

    locale, page = visit.locale, PageId.STAFF_COUNCIL
    words, title = STAFF_COUNCIL_WORDS[locale], PAGE_TITLES[locale][page]
    query = read_query(visit.query, (), locale, example=visit.on)
    columns, rows = measured_of_staff(visit.book, locale)
    file = exported(visit, page, query, whole_list(columns, rows), id="staff-council", title=title)
    if file is not None:
        return file
    settings = visit.house.settings
    kept = STAFF_PAGE[locale]
    values = {
        "view": list_view(visit, page, query, page_of(columns, rows, query.page), words["measured"]),
        "others": words["others"].format(count=others_counted(visit.book)),
        "rows": kept_rows(visit.house.spans, locale),
        "shown_as": kept["shown_as"].split("|"),
        "decided": decided_about_links(link_policy(settings.address, link_alone=settings.link_alone), locale),
        "not_kept": kept["nothing"].split("|"),
        "kept": kept,
        "words": words,
    }
    return Shown("staff_council.html.j2", title, values)


ROUTES = (PageRoute(STAFF_COUNCIL_PATH, PageId.STAFF_COUNCIL, get=_show),)
