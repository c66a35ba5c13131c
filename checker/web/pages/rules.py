"""Regeln: the catalogue of the rules in force, one rule, and what took effect when. Edge."""

from __future__ import annotations

from checker.domain.refusal import NotThere, Refused
from checker.domain.rulebook import PlannedRule
from checker.findings.page_rights import PageAct, PageId, admits, may_act
from checker.pages.addresses import (
    RULES_FORECAST_PATH,
    RULES_HISTORY_PATH,
    RULES_PATH,
    RULES_PREVIEW_PATH,
    chain_path,
)
from checker.pages.list_page import page_of, whole_list
from checker.pages.list_query import read_query
from checker.pages.typed import typed_number
from checker.web.exports import exported, list_view
from checker.web.route import PageRoute
from checker.web.shown import PageAnswer, Shown
from checker.web.visit import Visit
from checker.wording.rules_page_words import HISTORY_WORDS, RULES_WORDS
from checker.wording.web_texts import PAGE_TITLES

MORE = (
    ("preview", RULES_PREVIEW_PATH),
    ("forecast", RULES_FORECAST_PATH),
    ("history", RULES_HISTORY_PATH),
)


def _catalogue(visit: Visit) -> PageAnswer:
    from checker.web.rules_view import catalogue, catalogue_filters, rules_counted

    locale, words, title = visit.locale, RULES_WORDS[visit.locale], PAGE_TITLES[visit.locale]["rules"]
    query = read_query(visit.query, catalogue_filters(visit.book, locale), locale, example=visit.on)
    columns, rows = catalogue(visit.book, query, locale)
    file = exported(visit, PageId.RULES, query, whole_list(columns, rows), id="rules", title=title)
    if file is not None:
        return file
    values = {
        "view": list_view(visit, PageId.RULES, query, page_of(columns, rows, query.page), words["list"]),
        "lead": words["lead"].format(counted=rules_counted(sum(1 for _ in visit.book.rules()), locale)),
        "more": tuple((words[name], path) for name, path in MORE),
        "words": words,
    }
    return Shown("rules.html.j2", title, values)


def _rule(visit: Visit) -> PageAnswer:
    from checker.domain.assumption import own_words
    from checker.usecases.reading.rule_obligations import obligations_of_rule
    from checker.web.rules_view import obligation_list, rule_view

    planned, words = _planned(visit), RULES_WORDS[visit.locale]
    view = rule_view(visit.book, planned, visit.locale)
    found, has_more = obligations_of_rule(visit.house.store, visit.signed_in, planned, visit.now)
    values = {
        "rule": view,
        "words": words,
        "led_to": obligation_list(planned, found, visit.locale),
        "more": words["led_to_more"].format(count=len(found)) if has_more else "",
        "proof": chain_path(planned.rule.id) if admits(PageId.EVIDENCE, visit.groups) else "",
    }
    trail = ((PAGE_TITLES[visit.locale]["rules"], RULES_PATH),)
    german = own_words(planned.rule) if visit.locale != visit.book.language else frozenset[str]()
    return Shown("rule.html.j2", view.title, values, trail=trail, german=german)


def _planned(visit: Visit) -> PlannedRule:
    """The rule of a plan. Refused where none in force has that year and id."""
    year, rule_id = typed_number(visit.path["year"]), visit.path["rule"]
    found = (each for each in visit.book.rules() if (each.plan.year, each.rule.id) == (year, rule_id))
    planned = next(found, None)
    if planned is None:
        raise Refused(NotThere.RULE, rule=rule_id)
    return planned


def _history(visit: Visit) -> PageAnswer:
    from checker.usecases.reading.rules_history import rules_history
    from checker.web.rules_history_view import history_list, way_back

    locale = visit.locale
    words = HISTORY_WORDS[locale]
    query = read_query(visit.query, (), locale, example=visit.on)
    past = rules_history(visit.house.store)
    columns, rows = history_list(past, visit.book, locale)
    rows = rows if query.is_possible else ()
    title, whole = words["title"], whole_list(columns, rows)
    if (file := exported(visit, PageId.RULES, query, whole, id="activations", title=title)) is not None:
        return file
    view = list_view(visit, PageId.RULES, query, page_of(columns, rows, query.page), words["list"])
    trail = ((PAGE_TITLES[locale]["rules"], RULES_PATH),)
    may_preview = may_act(PageId.RULES, PageAct.PREVIEW_EDIT, visit.signed_in, visit.book, visit.on)
    former = way_back(past, locale) if may_preview else None
    values = {"view": view, "words": words, "former": former, "preview": RULES_PREVIEW_PATH}
    return Shown("rules_history.html.j2", title, values, trail=trail)


ROUTES = (
    PageRoute(RULES_PATH, PageId.RULES, get=_catalogue),
    PageRoute(RULES_HISTORY_PATH, PageId.RULES, get=_history),
    PageRoute("/regeln/{year}/{rule}", PageId.RULES, get=_rule),
)
