"""Protokoll: what happened, newest first, by kind, obligation and day; and as a file. Edge."""

from __future__ import annotations

from dataclasses import replace

from checker.domain.clock import local_time
from checker.domain.refusal import Refused
from checker.findings.page_rights import PageId
from checker.pages.addresses import ACCESS_LOG_PATH, LOG_PATH
from checker.pages.list_page import ROWS_A_PAGE, ListCell, ListColumn, ListPage, whole_list
from checker.pages.list_query import PAGE, ListFilter, ListQuery, read_query
from checker.store.journal import JournalEntry
from checker.usecases.auditing.log_selection import Selection
from checker.usecases.reading.log_page import page_of_log
from checker.web.exports import before_title, exported, list_view
from checker.web.route import PageRoute
from checker.web.shown import PageAnswer, Shown
from checker.web.visit import Visit
from checker.wording.access_log_words import ACCESS_LOG_WORDS
from checker.wording.evidence_page_texts import LOG_PAGE_WORDS
from checker.wording.locales import Locale
from checker.wording.log_texts import KINDS, LOG, facts_text, kind_title
from checker.wording.refusals import sentence
from checker.wording.web_texts import PAGE_TITLES

KIND, OBLIGATION, FIRST, LAST = "art", "verpflichtung", "von", "bis"
# What an export holds at most: a spreadsheet takes no more.
EVERY_ROW = 1_000_000


def _query(visit: Visit) -> ListQuery:
    locale, words = visit.locale, LOG_PAGE_WORDS[visit.locale]
    titles = KINDS[locale]
    filters = (
        ListFilter(KIND, LOG[locale]["what"], dict(sorted(titles.items(), key=lambda each: each[1].casefold()))),
        ListFilter(OBLIGATION, words["obligation"], kind="text"),
        ListFilter(FIRST, words["first"], kind="day"),
        ListFilter(LAST, words["last"], kind="day"),
    )
    return read_query(visit.query, filters, locale, example=visit.on)


def _selection(query: ListQuery) -> Selection:
    return Selection(query.chosen(KIND), query.chosen(OBLIGATION), "", query.day(FIRST), query.day(LAST))


def _columns(locale: Locale, *, is_file: bool) -> tuple[ListColumn, ...]:
    names = ("number", "at", "what", "facts", *(("kind", "hash") if is_file else ()))
    return tuple(ListColumn(name, LOG[locale][name]) for name in names)


def _row(entry: JournalEntry, locale: Locale, *, is_file: bool) -> tuple[ListCell, ...]:
    told = (
        str(entry.seq),
        f"{local_time(entry.at):%d.%m.%Y %H:%M:%S}",
        kind_title(entry.kind, locale),
        facts_text(entry.kind, entry.facts, locale),
    )
    return tuple(map(ListCell, (*told, *((entry.kind, entry.hash) if is_file else ()))))


def _made(visit: Visit, query: ListQuery) -> tuple[ListPage, ListQuery]:
    """The page that is asked for, or all rows of a file; and the query with what cannot be said before it is asked."""
    locale, is_file = visit.locale, query.file is not None
    columns = _columns(locale, is_file=is_file)
    if not query.is_possible:
        return whole_list(columns, ()), query
    page, size = (1, EVERY_ROW) if is_file else (query.page, ROWS_A_PAGE)
    try:
        found = page_of_log(visit.house.store, _selection(query), visit.on, page, size)
    except Refused as refused:
        return whole_list(columns, ()), replace(query, problems={OBLIGATION: sentence(refused, locale)})
    rows = tuple(_row(entry, locale, is_file=is_file) for entry in found.entries)
    if not rows and found.total:
        text = LOG_PAGE_WORDS[locale]["no_such_page"].format(page=page)
        return whole_list(columns, ()), replace(query, problems={PAGE: text})
    return ListPage(columns, rows, found.total, page, size), query


def _show(visit: Visit) -> PageAnswer:
    title = PAGE_TITLES[visit.locale]["log"]
    made, query = _made(visit, _query(visit))
    file = exported(visit, PageId.LOG, query, made, id="log", title=title)
    if file is not None:
        return file
    words = LOG_PAGE_WORDS[visit.locale]
    view = list_view(visit, PageId.LOG, query, made, words["caption"])
    values = {"view": view, "words": words, "access": _access(visit)}
    return Shown("log.html.j2", title, values, before_title=before_title(query, visit.locale))


def _access(visit: Visit) -> tuple[str, str]:
    """The text and address of the log of members."""
    return ACCESS_LOG_WORDS[visit.locale]["to_log"], ACCESS_LOG_PATH


ROUTES = (PageRoute(LOG_PATH, PageId.LOG, get=_show),)
