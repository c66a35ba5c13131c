"""Suche: where a word stands in rules, rows of the plan, findings and file numbers. Edge."""

from __future__ import annotations

from checker.findings.page_rights import PageId
from checker.pages.addresses import SEARCH_PATH
from checker.pages.list_query import ListFilter, read_query
from checker.web.forms import FormErrors, FormField
from checker.web.route import PageRoute
from checker.web.shown import PageAnswer, Shown
from checker.web.visit import Visit
from checker.wording.list_texts import LIST_TEXTS
from checker.wording.search_texts import SEARCH_WORDS
from checker.wording.web_texts import PAGE_TITLES

TEXT = "q"
SHORTEST, LONGEST = 2, 100


def _show(visit: Visit) -> PageAnswer:
    locale, words = visit.locale, SEARCH_WORDS[visit.locale]
    asked = read_query(visit.query, (ListFilter(TEXT, words["field"], kind="text"),), locale, example=visit.on)
    text, title = asked.chosen(TEXT), PAGE_TITLES[locale]["search"]
    errors = dict(asked.problems)
    if text and len(text) < SHORTEST:
        errors[TEXT] = words["too_short"]
    elif len(text) > LONGEST:
        errors[TEXT] = words["too_long"].format(most=LONGEST)
    values = {
        "field": FormField(TEXT, words["field"], hint=words["hint"], value=text[:LONGEST], error=errors.get(TEXT, "")),
        "errors": FormErrors(errors),
        "words": {**LIST_TEXTS[locale], **words},
        "path": SEARCH_PATH,
        "text": text,
        "groups": (),
    }
    if not text or errors:
        return Shown("search.html.j2", title, values)
    values["groups"] = _groups(visit, text)
    return Shown("search.html.j2", title, values, before_title=f"{text} –")


def _groups(visit: Visit, text: str) -> tuple[object, ...]:
    from checker.usecases.reading.search import search
    from checker.web.search_view import search_groups

    reads_rules = visit.is_admitted_to(PageId.RULES)
    found = search(visit.house.store, visit.signed_in, text, visit.now, reads_rules=reads_rules)
    return search_groups(found, visit.locale)


ROUTES = (PageRoute(SEARCH_PATH, PageId.SEARCH, get=_show),)
