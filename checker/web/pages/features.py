"""Szenarien: their text by row of the plan, their last result, and a run of them or of one's own. Edge."""

from __future__ import annotations

import json

from checker.audit.house_features import files_to_play, house_scenarios
from checker.audit.scenarios import WrittenScenario
from checker.domain.access import DoneOnPage
from checker.domain.refusal import NotThere, Refused
from checker.findings.page_rights import PageAct, PageId, may_act, may_export
from checker.pages.addresses import EVIDENCE_PATH, FEATURES_PATH, feature_run_path
from checker.pages.list_page import ListPage, nearest_page, on_page
from checker.pages.list_query import ListFilter, ListQuery, read_query
from checker.pages.typed import typed_number
from checker.store.jobs import JobState, KeptJob
from checker.usecases.running.feature_runs import (
    MOST_CHARACTERS,
    FeaturesAsked,
    begin_features,
    feature_run,
    feature_runs,
    result_of,
    stop_features,
)
from checker.web.error_pages import error_page, kind_of
from checker.web.features_view import (
    MOST_FAILED,
    failed_of,
    rows_list,
    run_facts,
    runs_list,
    skipped_of,
    verdict_of,
)
from checker.web.forms import NO_ERRORS, NOT_TAKEN, FormErrors, FormField, filled
from checker.web.job_view import job_sentence
from checker.web.route import PageRoute
from checker.web.shown import Download, PageAnswer, SeeOther, Shown
from checker.web.visit import Visit
from checker.wording.evidence_page_texts import FEATURES_WORDS
from checker.wording.list_texts import LIST_TEXTS
from checker.wording.refusals import sentence
from checker.wording.web_error_texts import WebErrorKind
from checker.wording.web_texts import PAGE_TITLES

ROW = "zeile"
SCENARIOS_A_PAGE = 15
# A form of a text of that length, with what a browser makes of umlauts.
FORM_BYTES = 6 * MOST_CHARACTERS


def _written(visit: Visit) -> tuple[WrittenScenario, ...]:
    return house_scenarios(visit.book, visit.house.rules)


def _why_none(visit: Visit) -> str:
    """Why no row of the plan has any."""
    try:
        files_to_play(visit.book, visit.house.rules)
    except Refused as refused:
        return sentence(refused, visit.locale)
    return FEATURES_WORDS[visit.locale]["no_text"]


def _may_run(visit: Visit) -> bool:
    return may_act(PageId.EVIDENCE, PageAct.RUN_FEATURES, visit.signed_in, visit.book, visit.on)


def _show(visit: Visit) -> PageAnswer:
    return _shown(visit)


def _query(visit: Visit, written: tuple[WrittenScenario, ...]) -> ListQuery:
    """Which row is asked for; a form that is shown again asks for none."""
    rows = {tag: tag for each in written for tag in sorted(each.tags)}
    filters = (ListFilter(ROW, FEATURES_WORDS[visit.locale]["row"], rows),)
    return read_query({} if visit.form else visit.query, filters, visit.locale, example=visit.on)


def _shown(visit: Visit, errors: FormErrors = NO_ERRORS) -> Shown:
    locale, words, written = visit.locale, FEATURES_WORDS[visit.locale], _written(visit)
    runs, query = feature_runs(visit.house.store), _query(visit, written)
    rows = rows_list(visit.book, written, runs, locale)
    row = query.chosen(ROW)
    of_row = [each for each in written if row and row in each.tags]
    number = nearest_page(len(of_row), query.page, SCENARIOS_A_PAGE)
    own = FormField(
        "own", words["own_text"], "textarea", words["own_hint"], is_required=True, most_characters=MOST_CHARACTERS
    )
    values = {
        "words": {**LIST_TEXTS[locale], **words},
        "path": FEATURES_PATH,
        "row": row,
        "query": query,
        "pages": ListPage((), (), len(of_row), number, SCENARIOS_A_PAGE),
        "of_row": on_page(of_row, number, SCENARIOS_A_PAGE),
        "rows": rows,
        "why_none": "" if rows.total else _why_none(visit),
        "runs": runs_list(runs, visit.book, locale),
        "may_run": _may_run(visit),
        "own": filled((own,), visit.entered, errors)[0],
        "errors": errors,
    }
    trail = [(PAGE_TITLES[locale]["evidence"], EVIDENCE_PATH)]
    title = words["of_row"].format(row=row) if of_row else words["page"]
    if row:
        trail.append((words["page"], FEATURES_PATH))
    return Shown("features.html.j2", title, values, status=NOT_TAKEN if errors else 200, trail=tuple(trail))


def _act(visit: Visit) -> PageAnswer:
    if not _may_run(visit):
        return error_page(WebErrorKind.NOT_ALLOWED, visit.locale, has_home=True)
    form, words = visit.form, FEATURES_WORDS[visit.locale]
    row = form.get(ROW)
    match form.get("form"):
        case "all":
            asked = FeaturesAsked()
        case "row" if any(row in each.tags for each in _written(visit)):
            asked = FeaturesAsked(row=row)
        case "own" if form.get("own"):
            asked = FeaturesAsked(own=form.get("own"))
        case "own":
            return _shown(visit, FormErrors({"own": words["own_needed"]}))
        case _:
            return SeeOther(FEATURES_PATH)
    try:
        page = DoneOnPage(visit.signed_in)
        number = begin_features(visit.house.store, asked, page, visit.now, visit.house.rules)
    except Refused as refused:
        if kind_of(refused) is not WebErrorKind.REFUSED:
            raise
        return _shown(visit, FormErrors({"own" if asked.own else "": sentence(refused, visit.locale)}))
    return SeeOther(feature_run_path(number), "features_begun")


def _run_named(visit: Visit) -> KeptJob:
    asked = visit.path["number"]
    number = typed_number(asked)
    if number is None:
        raise Refused(NotThere.JOB, number=asked)
    return feature_run(visit.house.store, number)


def _show_run(visit: Visit) -> PageAnswer:
    run, locale, words = _run_named(visit), visit.locale, FEATURES_WORDS[visit.locale]
    result, number = result_of(run), run.asked.number
    may_take = result is not None and may_export(PageId.EVIDENCE, visit.groups)
    if visit.query.get("format") == "json" and may_take:
        body = json.dumps(result, ensure_ascii=False, indent=1).encode()
        return Download(f"scenarios-{number}.json", "application/json", body)
    failed = result["counts"]["failed"] if result else 0
    values = {
        "words": words,
        "path": feature_run_path(number),
        "sentence": job_sentence(run, locale),
        "facts": run_facts(run, visit.book, locale),
        "verdict": verdict_of(result, locale) if result else "",
        "skipped": skipped_of(result, locale) if result else ("", ()),
        "refused": result["refused"] if result else (),
        "failed": list(failed_of(result, locale)) if result else (),
        "more": words["more_failed"].format(count=failed - MOST_FAILED) if failed > MOST_FAILED else "",
        "own": run.asked.about.get("own", ""),
        "may_stop": run.state is JobState.RUNNING and _may_run(visit),
        "may_take": may_take,
    }
    trail = ((PAGE_TITLES[locale]["evidence"], EVIDENCE_PATH), (words["page"], FEATURES_PATH))
    return Shown("feature_run.html.j2", words["run_title"].format(number=number), values, trail=trail)


def _stop(visit: Visit) -> PageAnswer:
    run = _run_named(visit)
    if not _may_run(visit):
        return error_page(WebErrorKind.NOT_ALLOWED, visit.locale, has_home=True)
    is_stopped = stop_features(visit.house.store, run.asked.number, DoneOnPage(visit.signed_in), visit.now)
    return SeeOther(visit.request.path, "features_stopped" if is_stopped else "features_over")


ROUTES = (
    PageRoute(FEATURES_PATH, PageId.EVIDENCE, get=_show, post=_act, most_bytes=FORM_BYTES),
    PageRoute("/nachweis/szenarien/{number}", PageId.EVIDENCE, get=_show_run, post=_stop),
)
