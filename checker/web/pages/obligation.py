"""The page of an obligation, `/verpflichtungen/{rule}/{scope}/{period}`: how it stands, by when, on what, since when.
Edge.

It is there whether anything is wrong or not; what there is to decide stands on the page of its finding. What is not
there and what is somebody else's are the same page.
"""

from __future__ import annotations

from collections.abc import Mapping

from checker.findings.page_rights import PageId
from checker.pages.addresses import TASKS_PATH, finding_path
from checker.usecases.reading.finding_page import FindingShown, finding_page
from checker.web.finding_view import FindingView
from checker.web.obligation_days import days_table
from checker.web.obligation_history import history_note, history_table
from checker.web.route import PageRoute
from checker.web.sample_figure import sample_of
from checker.web.shown import PageAnswer, Shown
from checker.web.visit import Visit
from checker.wording.obligation_page_texts import OBLIGATION_WORDS
from checker.wording.web_texts import PAGE_TITLES


def obligation_of(visit: Visit) -> str:
    """The key in the address (`rule/scope/period`)."""
    return "/".join(visit.path[part] for part in ("rule", "scope", "period"))


def _get(visit: Visit) -> PageAnswer:
    shown = finding_page(visit.house.store, obligation_of(visit), visit.signed_in, visit.now, book=visit.book)
    return _page(visit, FindingView(shown, visit.locale))


def _page(visit: Visit, view: FindingView) -> Shown:
    locale, shown = visit.locale, view.shown
    words = OBLIGATION_WORDS[locale]
    values: Mapping[str, object] = {
        "view": view,
        "words": {**view.words, **words},
        "finding": _finding(shown, words),
        "finding_path": finding_path(shown.known.obligation),
        "days": days_table(shown, locale),
        "sample": sample_of(shown.verdict, view.short_title, locale),
        "history": history_table(shown, locale),
        "history_note": history_note(shown, locale),
    }
    return Shown(
        "obligation.html.j2",
        f"{view.short_title}, {shown.verdict.scope.name} – {words['page']}",
        values,
        before_title=f"{view.state.word} –",
        heading=view.headline,
        trail=((PAGE_TITLES[locale]["tasks"], TASKS_PATH),),
    )


def _finding(shown: FindingShown, words: Mapping[str, str]) -> str:
    """What leads to its finding; empty: there is none."""
    episode = shown.known.episode
    if episode is None:
        return ""
    return words["finding_over" if episode.is_over else "finding"]


ROUTES = (PageRoute("/verpflichtungen/{rule}/{scope}/{period}", PageId.OBLIGATION, get=_get),)
