"""The log-in: by itself where the house knows who somebody is, else by one of the ways that the page shows. Edge."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

from checker.domain.refusal import Refused
from checker.findings.page_rights import PageId
from checker.pages.addresses import LOG_IN_PATH
from checker.web.answering import BACK_TO
from checker.web.error_pages import error_page
from checker.web.forms import NO_ERRORS, FormErrors
from checker.web.log_in.choice import comes_in, note, status_of, ways_shown
from checker.web.log_in.oidc_log_in import ANSWER, BEGIN
from checker.web.log_in.password import comes_in_by_password, password_form
from checker.web.route import PageRoute
from checker.web.shown import PageAnswer, SeeOther, Shown, SignedIn, is_local
from checker.web.visit import Visit
from checker.wording.log_in_texts import LOG_IN_WORDS
from checker.wording.password_texts import PASSWORD_WORDS
from checker.wording.refusals import sentence
from checker.wording.web_error_texts import WebErrorKind

HOME = "/"
ONCE_MORE = "noch"


def _show(visit: Visit) -> PageAnswer:
    back_to = _back_to(visit)
    if visit.viewer is not None and visit.viewer.is_logged_in:
        return SeeOther(back_to)
    if BACK_TO not in visit.query:
        return log_in_page(visit, back_to)
    # Whoever takes no cookie of ours would be led here for ever: it is given once more, and then said.
    if not visit.request.cookies and ONCE_MORE not in visit.query:
        return SeeOther(f"{LOG_IN_PATH}?{BACK_TO}={quote(back_to, safe='/')}&{ONCE_MORE}=1")
    if not visit.request.cookies:
        return log_in_page(visit, back_to, has_cookies=False)
    try:
        return comes_in(visit, back_to) or log_in_page(visit, back_to)
    except Refused as refused:
        return log_in_page(visit, back_to, refused=refused)


def _to_provider(visit: Visit) -> PageAnswer:
    if visit.house.oidc is None:
        return error_page(WebErrorKind.NOT_THERE, visit.locale)
    back_to = _back_to(visit)
    try:
        return visit.house.oidc.begin(visit, back_to)
    except Refused as refused:
        return log_in_page(visit, back_to, refused=refused)


def _from_provider(visit: Visit) -> PageAnswer:
    if visit.house.oidc is None:
        return error_page(WebErrorKind.NOT_THERE, visit.locale)
    try:
        return visit.house.oidc.finish(visit)
    except Refused as refused:
        begun = visit.house.oidc.begun(visit)
        return log_in_page(visit, begun.back_to if begun else HOME, refused=refused)


def _by_password(visit: Visit) -> PageAnswer:
    back_to = _back_to(visit)
    came = comes_in_by_password(visit, back_to)
    if isinstance(came, SignedIn):
        return came
    errors, status = came
    return replace(log_in_page(visit, back_to, errors=errors), status=status)


def log_in_page(
    visit: Visit,
    back_to: str,
    *,
    refused: Refused | None = None,
    has_cookies: bool = True,
    errors: FormErrors = NO_ERRORS,
) -> Shown:
    """The ways there are, and why one of them has let nobody in."""
    words = LOG_IN_WORDS[visit.locale]
    if refused is not None:
        note(refused)
    values = {
        "words": words,
        "reason": _whole(sentence(refused, visit.locale)) if refused else "",
        "has_cookies": has_cookies,
        "ways": ways_shown(visit, back_to, f"{BEGIN}?{BACK_TO}={quote(back_to, safe='/')}"),
        "address": visit.house.settings.address or "",
        "back_to": back_to,
        "errors": errors,
        "password": password_form(visit, errors),
        "password_words": PASSWORD_WORDS[visit.locale],
        "path": LOG_IN_PATH,
        "back_name": BACK_TO,
    }
    title = words["title" if refused is None else "refused"]
    return Shown("log_in.html.j2", title, values, status=200 if refused is None else status_of(refused))


def _whole(reason: str) -> str:
    """It stands alone here, and not behind a colon."""
    return f"{reason[:1].upper()}{reason[1:]}."


def _back_to(visit: Visit) -> str:
    """The page that somebody wanted to see; one of ours, whatever the address says."""
    wanted = visit.form.get(BACK_TO) or visit.query.get(BACK_TO, HOME)
    is_log_in = wanted.partition("?")[0].rstrip("/").startswith(LOG_IN_PATH)
    return wanted if is_local(wanted) and not is_log_in else HOME


ROUTES = (
    PageRoute(LOG_IN_PATH, PageId.LOG_IN, get=_show, post=_by_password, is_open=True),
    PageRoute(BEGIN, PageId.LOG_IN, get=_to_provider, is_open=True),
    PageRoute(ANSWER, PageId.LOG_IN, get=_from_provider, is_open=True),
)
