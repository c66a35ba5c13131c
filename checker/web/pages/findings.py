"""Befunde: the findings that the reader may see, chosen and ordered by the address, and taken away as a file. Edge."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from checker.findings.page_rights import PageId
from checker.pages.addresses import FINDINGS_PATH
from checker.pages.list_page import ListPage, nearest_page, on_page, whole_list
from checker.pages.list_query import ListQuery, read_query
from checker.web.exports import exported, list_view
from checker.web.route import PageRoute
from checker.web.shown import PageAnswer, Shown
from checker.web.visit import Visit
from checker.wording.finding_list_texts import FINDING_LIST_WORDS
from checker.wording.web_texts import PAGE_TITLES

if TYPE_CHECKING:
    from checker.usecases.reading.house_findings import FindingsSeen, HouseFinding

LIST = "findings"


def _show(visit: Visit) -> PageAnswer:
    from checker.usecases.reading.finding_choice import ROLE, chosen, finding_filters, finding_sorts
    from checker.usecases.reading.house_findings import findings_seen

    locale, book = visit.locale, visit.book
    seen = findings_seen(visit.house.store, visit.signed_in, visit.now)
    sorts = finding_sorts(locale)
    query = read_query(visit.query, finding_filters(book, locale), locale, sorts=sorts, example=visit.on)
    # Nobody takes away what a role has to do (ADR 0108).
    if query.file is not None and query.chosen(ROLE):
        query = query.without_file(FINDING_LIST_WORDS[locale]["role_note"])
    found = chosen(seen, query)
    return _file(visit, query, seen, found) or _page(visit, query, seen, found)


def _file(visit: Visit, query: ListQuery, seen: FindingsSeen, found: tuple[HouseFinding, ...]) -> PageAnswer | None:
    from checker.usecases.reading.finding_rows import finding_columns, finding_rows

    if query.file is None:
        return None
    rows = finding_rows(seen, found, visit.locale, in_a_file=True)
    whole = whole_list(finding_columns(visit.locale, in_a_file=True), rows)
    title = PAGE_TITLES[visit.locale]["findings"]
    return exported(visit, PageId.FINDINGS, query, whole, id=LIST, title=title)


def _page(visit: Visit, query: ListQuery, seen: FindingsSeen, found: tuple[HouseFinding, ...]) -> Shown:
    from checker.usecases.reading.finding_choice import ROLE, group_of, is_told_apart
    from checker.usecases.reading.finding_rows import finding_columns, finding_rows

    locale, words = visit.locale, FINDING_LIST_WORDS[visit.locale]
    columns, some = finding_columns(locale), on_page(found, query.page)
    rows = finding_rows(seen, some, locale)
    tables = [
        (
            words[name],
            f"{words[name]}: {query.sorts[query.sort]}",
            whole_list(columns, [row for _, row in listed]),
        )
        for name, listed in groupby(zip(some, rows, strict=True), key=lambda pair: group_of(pair[0]))
    ]
    made = ListPage(columns, tuple(rows), len(found), nearest_page(len(found), query.page))
    view = list_view(visit, PageId.FINDINGS, query, made, words["listed"])
    if is_told_apart(query):
        view = view.uncounted(has_files=not query.chosen(ROLE))
    one = words["counted_one"] if len(found) == 1 else words["counted"].format(count=len(found))
    before = "" if is_told_apart(query) or not query.is_possible else f"{one} –"
    return Shown(
        "findings.html.j2",
        PAGE_TITLES[locale]["findings"],
        {"view": view, "tables": tables, "words": words, "of_a_role": bool(query.chosen(ROLE))},
        before_title=before,
    )


ROUTES = (PageRoute(FINDINGS_PATH, PageId.FINDINGS, get=_show),)
