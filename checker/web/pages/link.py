"""The page behind a mail's link, `/antwort/{token}`: the finding, and a form with what may be answered. Edge.

To look changes nothing, however often: acting is a POST with a choice. Where there is a log-in it is asked for before
anything is shown, unless the house has decided that a link alone is enough.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checker.domain.page_answer import AskedOnPage
from checker.domain.refusal import Refused
from checker.findings.page_rights import PageId
from checker.pages.addresses import finding_path
from checker.usecases.answering.page_links import asked_by_link
from checker.usecases.reading.finding_page import LinkShown, link_page
from checker.web.answer_acts import DONE, NOT_THEIRS, UNDONE, NotTakenYet, answered, news_of, page_house
from checker.web.answer_form import answer_form
from checker.web.asked import NO_FORM, PostedForm
from checker.web.finding_view import FindingView
from checker.web.forms import NO_ERRORS
from checker.web.route import PageRoute
from checker.web.shown import PageAnswer, SeeOther, Shown
from checker.web.visit import LogInNeeded, Visit
from checker.wording.answer_form_texts import ANSWER_WORDS, ANY_FAULT, LINK_FAULTS
from checker.wording.finding_page_texts import FINDING_WORDS
from checker.wording.refusals import sentence
from notifications.link_tokens import ANSWER_PATH


@dataclass(frozen=True, slots=True)
class LinkOpened:
    """A link as it was opened: what it asks, what that shows, and its finding as texts (None: it is about a report)."""

    asked: AskedOnPage
    shown: LinkShown
    view: FindingView | None


def _path(visit: Visit) -> str:
    return f"{ANSWER_PATH}{visit.path['token']}"


def _opened(visit: Visit) -> LinkOpened:
    """Raises Refused where the link leads nowhere, or to what is somebody else's; LogInNeeded."""
    house = visit.house
    asked = asked_by_link(house.store, visit.path["token"], house.identity().links)
    how = page_house(house)
    if how.asks_log_in and not how.link_alone and visit.viewer is None:
        raise LogInNeeded
    shown = link_page(house.store, asked, visit.viewer, how, visit.now, book=visit.book, locale=visit.locale)
    return LinkOpened(asked, shown, FindingView(shown.finding, visit.locale) if shown.finding else None)


def _get(visit: Visit) -> PageAnswer:
    try:
        opened = _opened(visit)
    except Refused as refused:
        return _fault(visit, refused)
    return _page(visit, opened, entered=visit.kept)


def _post(visit: Visit) -> PageAnswer:
    try:
        opened = _opened(visit)
        outcome = answered(visit, opened.asked, opened.shown.offers, opened.view)
        if isinstance(outcome, NotTakenYet):
            # What is new is shown as it stands now.
            now = _opened(visit) if outcome.changed else opened
            return _page(visit, now, entered=visit.form, outcome=outcome)
    except Refused as refused:
        return _fault(visit, refused)
    return SeeOther(f"{_path(visit)}?{DONE}={UNDONE if outcome.undone else 'ja'}")


def _fault(visit: Visit, refused: Refused) -> Shown:
    """Why the link leads nowhere, and what to do instead."""
    fault, words = LINK_FAULTS.get(refused.code, ANY_FAULT), ANSWER_WORDS[visit.locale]
    values: Mapping[str, object] = {
        "why": sentence(refused, visit.locale),
        "words": words,
        # Of somebody else's mail nobody else answers.
        "may_reply": refused.code not in NOT_THEIRS,
    }
    title = f"{fault.heading(visit.locale)} – {words['link_fault']}"
    return Shown("link_fault.html.j2", title, values, status=fault.status, heading=fault.heading(visit.locale))


def _page(
    visit: Visit, opened: LinkOpened, *, entered: PostedForm = NO_FORM, outcome: NotTakenYet | None = None
) -> Shown:
    offers, view, locale = opened.shown.offers, opened.view, visit.locale
    errors = outcome.errors if outcome else NO_ERRORS
    news = news_of(offers, opened.shown.finding, visit, errors)
    is_new = DONE in visit.query
    words = {**FINDING_WORDS[locale], **ANSWER_WORDS[locale]}
    values: Mapping[str, object] = {
        "view": view,
        "words": words,
        "path": _path(visit),
        "finding_path": finding_path(offers.asked.about) if view and visit.viewer else "",
        "answer": answer_form(offers, entered, errors, visit.on, locale),
        "why": sentence(offers.why, locale) if offers.why is not None else "",
        "role": offers.role,
        "news": news,
        "is_new": is_new,
        # What was answered a moment ago is not asked again; what was taken back is.
        "is_answered": is_new and visit.query.get(DONE) != UNDONE,
        "errors": errors,
        "changed": outcome.changed if outcome else "",
    }
    page = words["link_page" if offers.why is None else "link_page_over"].format(role=offers.role)
    name = f"{view.short_title if view else offers.title} – {page}"
    heading = view.headline if view else offers.title
    before = f"{news.heading} –" if news and is_new else f"{view.state.word} –" if view else ""
    return Shown(
        "link.html.j2", name, values, status=outcome.status if outcome else 200, before_title=before, heading=heading
    )


ROUTES = (PageRoute(f"{ANSWER_PATH}{{token}}", PageId.LINK, get=_get, post=_post, is_open=True),)
