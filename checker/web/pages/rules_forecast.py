"""Jahresvorschau: the mails, misses and reports of the year ahead, walked through in the background. Edge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from checker.domain.refusal import Refused
from checker.findings.page_rights import PageAct, PageId, may_act
from checker.pages.addresses import RULES_FORECAST_PATH, RULES_PATH
from checker.pages.list_query import ListFilter, read_query
from checker.pages.typed import typed_number
from checker.web.error_pages import error_page, kind_of
from checker.web.forms import NO_ERRORS, NOT_TAKEN, FormChoice, FormErrors, FormOption, FormPart, filled
from checker.web.job_view import job_sentence
from checker.web.route import PageRoute
from checker.web.shown import PageAnswer, SeeOther, Shown
from checker.web.visit import Visit
from checker.wording.dates import instant_text
from checker.wording.forecast_page_words import FORECAST_PAGE_WORDS
from checker.wording.list_texts import LIST_TEXTS
from checker.wording.refusals import sentence
from checker.wording.web_error_texts import WebErrorKind
from checker.wording.web_texts import PAGE_TITLES

if TYPE_CHECKING:
    from checker.store.jobs import KeptJob
    from checker.web.parts_view import PartsView

REPORTS = ("on-time", "as-last-year", "none")


def _show(visit: Visit) -> PageAnswer:
    return _rows(visit) if "tabelle" in visit.query else _shown(visit)


def _shown(visit: Visit, errors: FormErrors = NO_ERRORS) -> Shown:
    from checker.preview.forecast_job import AHEAD
    from checker.store.jobs import JobState
    from checker.usecases.running.jobs import newest_of

    words = FORECAST_PAGE_WORDS[visit.locale]
    newest, made = newest_of(visit.house.store, AHEAD)
    is_running = newest is not None and newest.state is JobState.RUNNING
    may = _may(visit)
    values = {
        "said": tuple(_said(visit, newest, made)),
        "inputs": filled(_inputs(visit), visit.entered, errors) if may and not is_running else (),
        "stops": str(newest.asked.number) if newest is not None and is_running and may else "",
        "shown": _parts(visit, made),
        "errors": errors,
        "path": RULES_FORECAST_PATH,
        "words": words,
    }
    trail = ((PAGE_TITLES[visit.locale]["rules"], RULES_PATH),)
    return Shown("rules_forecast.html.j2", words["title"], values, status=NOT_TAKEN if errors else 200, trail=trail)


def _may(visit: Visit) -> bool:
    return may_act(PageId.RULES, PageAct.PREVIEW_EDIT, visit.signed_in, visit.book, visit.on)


def _said(visit: Visit, newest: KeptJob | None, made: KeptJob | None) -> Iterator[str]:
    words, locale = FORECAST_PAGE_WORDS[visit.locale], visit.locale
    if newest is None:
        yield words["none_yet"]
    elif newest is not made:
        yield job_sentence(newest, locale)
    if made is not None:
        yield words["made"].format(when=instant_text(made.asked.asked_at, locale))
        if _result(made)["rulebook"] != visit.book.sha256:
            yield words["old"]


def _result(made: KeptJob) -> Mapping[str, Any]:
    assert made.end is not None, "it is done"
    assert made.end.result is not None, "it is done"
    return made.end.result


def _parts(visit: Visit, made: KeptJob | None) -> PartsView | None:
    from checker.findings.visibility import sight_of
    from checker.preview.kept_parts import kept_parts
    from checker.web.parts_view import parts_view

    if made is None:
        return None
    sight = sight_of(visit.signed_in, visit.book.organisation, visit.on)
    kept = kept_parts(_result(made)["shown"][visit.locale])
    return parts_view(kept, sight, RULES_FORECAST_PATH, FORECAST_PAGE_WORDS[visit.locale])


def _inputs(visit: Visit) -> tuple[FormPart, ...]:
    words, calendar = FORECAST_PAGE_WORDS[visit.locale], visit.book.calendar
    years = [year for year in (visit.on.year, visit.on.year + 1) if year <= calendar.last.year] or [visit.on.year]
    return (
        FormChoice("year", words["year"], tuple(FormOption(str(year), str(year)) for year in years)),
        FormChoice("reports", words["reports"], tuple(FormOption(name, words[name]) for name in REPORTS)),
    )


def _rows(visit: Visit) -> PageAnswer:
    """All rows of one table."""
    from checker.preview.forecast_job import AHEAD
    from checker.usecases.running.jobs import newest_of

    words, locale = FORECAST_PAGE_WORDS[visit.locale], visit.locale
    shown = _parts(visit, newest_of(visit.house.store, AHEAD)[1])
    tables = {name: table.name for name, table in shown.tables.items()} if shown is not None else {}
    query = read_query(visit.query, (ListFilter("tabelle", words["title"], tables),), locale, example=visit.on)
    made = shown.rows_of(query.chosen("tabelle"), query.page) if shown is not None and query.is_possible else None
    if made is None:
        return error_page(WebErrorKind.NOT_THERE, locale, has_home=True)
    name = tables[query.chosen("tabelle")]
    texts = {**LIST_TEXTS[locale], **words}
    values = {"list": made, "name": name, "path": RULES_FORECAST_PATH, "query": query, "words": texts}
    trail = ((PAGE_TITLES[locale]["rules"], RULES_PATH), (words["title"], RULES_FORECAST_PATH))
    return Shown("rows_of_part.html.j2", name, values, trail=trail)


def _act(visit: Visit) -> PageAnswer:
    from checker.preview.forecast_job import AHEAD
    from checker.usecases.running.jobs import begin_job, stop_job

    if not _may(visit):
        return error_page(WebErrorKind.NOT_ALLOWED, visit.locale, has_home=True)
    store, form, words = visit.house.store, visit.form, FORECAST_PAGE_WORDS[visit.locale]
    try:
        if form.get("form") == "stop":
            stop_job(store, AHEAD, typed_number(form.get("job")) or 0)
            return SeeOther(RULES_FORECAST_PATH)
        inputs = [part for part in _inputs(visit) if isinstance(part, FormChoice)]
        known = {part.name: {option.value for option in part.options} for part in inputs}
        missing = {name: words["choose"] for name, options in known.items() if form.get(name) not in options}
        if missing:
            return _shown(visit, FormErrors(missing))
        asked = {**{name: form.get(name) for name in known}, "watched": "yes" if visit.house.is_watched else "no"}
        begin_job(store, AHEAD, asked, visit.signed_in.posts[0], visit.now)
    except Refused as refused:
        if kind_of(refused) is not WebErrorKind.REFUSED:
            raise
        return _shown(visit, FormErrors({"": sentence(refused, visit.locale)}))
    return SeeOther(RULES_FORECAST_PATH, "forecast_begun")


ROUTES = (PageRoute(RULES_FORECAST_PATH, PageId.RULES, get=_show, post=_act),)
