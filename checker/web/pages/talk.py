"""Zielgespräch: the talks of a month, and the sheet of one, where it is reported and agreements are closed. Edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.domain.refusal import FactRefusal, NotThere, Refused
from checker.findings.page_rights import PageAct, PageId, may_act
from checker.pages.addresses import OBLIGATIONS_PATH, TALKS_PATH
from checker.web.error_pages import kind_of
from checker.web.forms import CHANGED, NO_ERRORS, NOT_TAKEN, FormErrors
from checker.web.route import PageRoute
from checker.web.shown import PageAnswer, SeeOther, Shown
from checker.web.typed import seen_version
from checker.web.visit import Visit
from checker.wording.refusals import sentence
from checker.wording.talk_texts import SHEET_WORDS, TALK_WORDS
from checker.wording.web_error_texts import WebErrorKind
from checker.wording.web_texts import PAGE_TITLES

if TYPE_CHECKING:
    from checker.pages.talk_view import TalkView
    from checker.web.talk_forms import PostedTalk

MONTH = "monat"


def _list(visit: Visit) -> PageAnswer:
    from checker.usecases.reading.talk_sheet import talks_of
    from checker.web.talk_list import talk_list

    words, title = TALK_WORDS[visit.locale], PAGE_TITLES[visit.locale]["talk"]
    asked = visit.query.get(MONTH, "").strip()
    try:
        found = talks_of(visit.house.store, visit.signed_in, asked, visit.now)
    except Refused as refused:
        if refused.code is not NotThere.TALK:
            raise
        return Shown("talks.html.j2", title, {"words": words, "problem": words["odd_month"].format(month=asked[:20])})
    values = {
        "words": words,
        "problem": "",
        "made": talk_list(found, visit.locale),
    }
    return Shown("talks.html.j2", title, values)


def _view(visit: Visit) -> TalkView:
    from checker.pages.talk_view import TalkView
    from checker.usecases.reading.talk_sheet import talk_sheet

    sheet = talk_sheet(visit.house.store, visit.path["unit"], visit.path["month"], visit.now, visit.signed_in)
    return TalkView(sheet, visit.locale)


def _show(visit: Visit) -> PageAnswer:
    return _page(visit, _view(visit))


def _page(visit: Visit, view: TalkView, errors: FormErrors = NO_ERRORS, status: int = 200) -> Shown:
    from checker.web.talk_forms import talk_forms

    title = PAGE_TITLES[visit.locale]["talk"]
    return Shown(
        "talk.html.j2",
        view.title,
        {
            "view": view,
            "sheet_words": SHEET_WORDS[visit.locale],
            "words": TALK_WORDS[visit.locale],
            "obligations": OBLIGATIONS_PATH,
            "forms_shown": talk_forms(view, visit.on, visit.entered, errors) if _may_report(visit) else (),
            "errors": errors,
            "path": visit.request.path,
        },
        status=status,
        trail=((title, TALKS_PATH),),
    )


def _may_report(visit: Visit) -> bool:
    return may_act(PageId.TALK, PageAct.REPORT_FACT, visit.signed_in, visit.book, visit.on)


def _act(visit: Visit) -> PageAnswer:
    from checker.web.talk_forms import posted_talk

    view = _view(visit)
    if not _may_report(visit) or not view.sheet.posts:
        # As if it were not there: what they may look at they may not do.
        raise Refused(NotThere.TALK, unit=visit.path["unit"], month=visit.path["month"])
    posted = posted_talk(view, visit.form, visit.on)
    if isinstance(posted, FormErrors):
        return _page(visit, view, posted, NOT_TAKEN)
    try:
        return SeeOther(visit.request.path, _done(visit, view, posted))
    except Refused as refused:
        if refused.code is FactRefusal.CHANGED_MEANWHILE:
            return _page(visit, _view(visit), FormErrors({"": TALK_WORDS[visit.locale]["changed"]}), CHANGED)
        if kind_of(refused) is not WebErrorKind.REFUSED:
            raise
        return _page(visit, view, FormErrors({"": sentence(refused, visit.locale)}), NOT_TAKEN)


def _done(visit: Visit, view: TalkView, posted: PostedTalk) -> str:
    """Do it, and give the code of what the next page says."""
    from checker.usecases.acting.talks import ReportedBy, agreement_done, report_talk, take_back_talk
    from checker.web.talk_forms import CLOSE, REPORT

    store, sheet = visit.house.store, view.sheet
    reporting = ReportedBy(sheet.unit.id, posted.by, visit.now, seen_version(visit.form), visit.signed_in)
    if posted.form == REPORT:
        report_talk(store, sheet.talk.rule.id, posted.day, posted.file_number, reporting)
        return "talk_reported"
    if posted.form == CLOSE:
        agreement_done(store, posted.which, posted.day, posted.file_number, reporting)
        return "agreement_done"
    take_back_talk(store, sheet.held[-1].key, posted.reason, reporting)
    return "talk_taken_back"


ROUTES = (
    PageRoute(TALKS_PATH, PageId.TALK, get=_list),
    PageRoute("/zielgespraech/{unit}/{month}", PageId.TALK, get=_show, post=_act),
)
