"""The page of an obligation, `/verpflichtungen/{rule}/{scope}/{period}`: how it stands, by when, on what, since when.
Edge.

It is there whether anything is wrong or not; what there is to decide stands on the page of its finding. What is not
there and what is somebody else's are the same page. With a day in its address that day is judged again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from checker.domain.calendar import OutsideCalendar
from checker.domain.clock import end_of_day
from checker.domain.refusal import Refused
from checker.findings.page_rights import Admitted, PageId
from checker.pages.addresses import KNOWN_ON, ON, TASKS_PATH, finding_path, obligation_path, obligation_then_path
from checker.pages.list_page import ListPage, page_of, whole_list
from checker.pages.list_query import ListFilter, ListQuery, read_query
from checker.pages.parts import state_cell
from checker.usecases.reading.finding_page import FindingShown, finding_page
from checker.usecases.reading.obligation_then import ObligationThen, obligation_then
from checker.web.exports import ListView, before_title, exported, list_view
from checker.web.finding_view import FindingView
from checker.web.obligation_days import days_table
from checker.web.obligation_history import history_columns, history_rows
from checker.web.route import PageRoute
from checker.web.sample_figure import sample_of
from checker.web.shown import PageAnswer, Shown
from checker.web.visit import Visit
from checker.wording.dates import day_text
from checker.wording.obligation_page_texts import OBLIGATION_WORDS
from checker.wording.refusals import sentence
from checker.wording.web_texts import PAGE_TITLES


def obligation_of(visit: Visit) -> str:
    """The key in the address (`rule/scope/period`)."""
    return "/".join(visit.path[part] for part in ("rule", "scope", "period"))


def _get(visit: Visit) -> PageAnswer:
    shown = finding_page(visit.house.store, obligation_of(visit), visit.signed_in, visit.now, book=visit.book)
    view, query = FindingView(shown, visit.locale), _query(visit)
    then = None
    if query.is_possible and query.given:
        then, query = _then(visit, shown, query)
    if then is not None:
        return _page_then(visit, view, then, query)
    rows, columns = history_rows(shown, visit.locale, leads=_may_replay(visit)), history_columns(visit.locale)
    title = f"{OBLIGATION_WORDS[visit.locale]['history']}: {view.short_title}, {shown.verdict.scope.name}"
    file = exported(visit, PageId.OBLIGATION, query, whole_list(columns, rows), id="verlauf", title=title)
    return file or _page(visit, view, _listed(visit, query, page_of(columns, rows, query.page)))


def _may_replay(visit: Visit) -> bool:
    """Bodies outside see what they were told, which another day is not."""
    return Admitted.INSIDE in visit.groups


def _query(visit: Visit) -> ListQuery:
    words = OBLIGATION_WORDS[visit.locale]
    days = (ListFilter(ON, words["then_on"], kind="day"), ListFilter(KNOWN_ON, words["then_known"], kind="day"))
    query = read_query(visit.query, days if _may_replay(visit) else (), visit.locale, example=visit.on)
    asked = {key: day for key in (ON, KNOWN_ON) if (day := query.day(key)) is not None}
    problems = {key: words["then_outside"] for key, day in asked.items() if not visit.book.calendar.covers(day)}
    if asked.get(KNOWN_ON, visit.on) > visit.on:
        problems[KNOWN_ON] = words["then_ahead"]
    return replace(query, problems={**query.problems, **problems})


def _day_asked(visit: Visit, query: ListQuery) -> date:
    """The day itself, else that until which all is known."""
    return query.day(ON) or query.day(KNOWN_ON) or visit.on


def _then(visit: Visit, shown: FindingShown, query: ListQuery) -> tuple[ObligationThen | None, ListQuery]:
    """The day that is asked for, judged again; None: it cannot be, and the query says why."""
    on, known = _day_asked(visit, query), query.day(KNOWN_ON)
    known_at = min(end_of_day(known), visit.now) if known is not None else None
    try:
        return obligation_then(visit.house.store, shown, visit.signed_in, on, known_at, visit.locale), query
    except Refused as refused:
        why = sentence(refused, visit.locale)
    except OutsideCalendar:
        why = OBLIGATION_WORDS[visit.locale]["then_outside"]
    return None, replace(query, problems={ON: why})


def _listed(visit: Visit, query: ListQuery, made: ListPage) -> ListView:
    words = OBLIGATION_WORDS[visit.locale]
    view = list_view(visit, PageId.OBLIGATION, query, made, words["history_caption"])
    own = {"filters": words["then"], "apply": words["then_apply"], "reset": words["then_reset"]}
    return replace(view, words={**view.words, **own, "problems": words["then_problems"]})


def _page(visit: Visit, view: FindingView, listed: ListView) -> Shown:
    locale, shown = visit.locale, view.shown
    words = OBLIGATION_WORDS[locale]
    values: Mapping[str, object] = {
        "view": view,
        "words": {**view.words, **words},
        "finding": _finding(shown, words),
        "finding_path": finding_path(shown.known.obligation),
        "days": days_table(shown, locale),
        "sample": sample_of(shown.verdict, view.short_title, locale),
        "history": listed,
        "every_record": obligation_then_path(shown.known.obligation, shown.known.on) if _may_replay(visit) else "",
    }
    return Shown(
        "obligation.html.j2",
        f"{view.short_title}, {shown.verdict.scope.name} – {words['page']}",
        values,
        before_title=before_title(listed.query, locale, view.state.word),
        heading=view.headline,
        trail=((PAGE_TITLES[locale]["tasks"], TASKS_PATH),),
    )


def _page_then(visit: Visit, view: FindingView, then: ObligationThen, query: ListQuery) -> Shown:
    locale, shown = visit.locale, view.shown
    words, on, known = OBLIGATION_WORDS[locale], _day_asked(visit, query), query.day(KNOWN_ON)
    path, state = obligation_path(shown.known.obligation), state_cell(then.verdict, locale)
    code = "then_title" if known is None else "then_title_known"
    said = words[code].format(on=day_text(on, locale), known=day_text(known, locale) if known else "")
    name = f"{view.short_title}, {shown.verdict.scope.name}"
    values: Mapping[str, object] = {
        "view": view,
        "words": words,
        "then": then,
        "state": state,
        "path": path,
        "history": _listed(visit, query, whole_list((), ())),
    }
    return Shown(
        "obligation_then.html.j2",
        f"{said}: {name}",
        values,
        before_title=f"{state.word} –",
        heading=f"{words['then_heading'].format(on=day_text(on, locale), state=state.word)}: {view.title}",
        german=then.untranslated if locale != visit.book.language else frozenset(),
        trail=((PAGE_TITLES[locale]["tasks"], TASKS_PATH), (f"{name} – {words['page']}", path)),
    )


def _finding(shown: FindingShown, words: Mapping[str, str]) -> str:
    """What leads to its finding; empty: there is none."""
    episode = shown.known.episode
    if episode is None:
        return ""
    return words["finding_over" if episode.is_over else "finding"]


ROUTES = (PageRoute("/verpflichtungen/{rule}/{scope}/{period}", PageId.OBLIGATION, get=_get),)
