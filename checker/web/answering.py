"""How does a request become an answer? Who asks, may they, what does the page say. Shell.

Runs in a thread, once a request; the time is read here, once, and handed on.
"""

from __future__ import annotations

import logging
import secrets
from dataclasses import dataclass, replace
from urllib.parse import quote

from checker.domain.calendar import OutsideCalendar
from checker.domain.refusal import Refused
from checker.findings.page_rights import may_act
from checker.pages.addresses import LOG_IN_PATH
from checker.pages.list_query import FORMAT
from checker.store.errors import NothingActivated, StoreError
from checker.web import cookies
from checker.web.asked import NO_FORM, PostedForm, WebRequest
from checker.web.error_pages import error_page, refusal_page
from checker.web.forms import NOT_TAKEN
from checker.web.route import PageRoute
from checker.web.same_site import is_ours
from checker.web.sending import sent
from checker.web.shown import PageAnswer, SeeOther, Shown, WebCookie
from checker.web.signed import is_form_token
from checker.web.visit import LogInNeeded, Visit, WebHouse
from checker.web.visitor import Visitor, language_chosen, visit_of, visitor_of
from checker.web.web_answer import WebAnswer, plain_error
from checker.wording.locales import Locale
from checker.wording.web_error_texts import WebErrorKind

log = logging.getLogger(__name__)

OK = 200
TOKEN = "csrf"
# Names the page to come back to, in the address of the log-in.
BACK_TO = "weiter"


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages over one house. `origins`: the addresses from which forms may come."""

    house: WebHouse
    routes: tuple[PageRoute, ...]
    origins: frozenset[str]

    def answer(
        self,
        request: WebRequest,
        route: PageRoute | None,
        *,
        parts: dict[str, str] | None = None,
        form: PostedForm = NO_FORM,
        fault: WebErrorKind = WebErrorKind.NOT_THERE,
    ) -> WebAnswer:
        """Answer a request. `route` None: there is no page, and the answer says which `fault` it is."""
        answer = self._answered(request, route, parts or {}, form, fault)
        assert answer is not None, "only what is asked ahead has no answer"
        return answer

    def refusal_ahead(self, request: WebRequest, route: PageRoute, parts: dict[str, str]) -> WebAnswer | None:
        """The answer to whoever may not send a file there, before anything of the body is read. None: they may."""
        return self._answered(request, route, parts, NO_FORM, WebErrorKind.NOT_THERE, is_ahead=True)

    def _answered(
        self,
        request: WebRequest,
        route: PageRoute | None,
        parts: dict[str, str],
        form: PostedForm,
        fault: WebErrorKind,
        *,
        is_ahead: bool = False,
    ) -> WebAnswer | None:
        locale = language_chosen(request) or "de"
        try:
            now = self.house.clock.now()
            visitor = visitor_of(self.house, request, now)
            locale = visitor.locale
            visit = visit_of(self.house, visitor, request, now, parts, form.without(TOKEN))
            if route is not None and not visit.form:
                visit = _with_kept_entries(visit)
            token = None if is_ahead else form.get(TOKEN)
            given = _fault(visit, fault) if route is None else self._of_page(visit, visitor, route, token)
            return None if given is None else sent(visit, visitor, given, self.routes)
        except NothingActivated:
            return plain_error(WebErrorKind.NO_RULES, locale)
        except OutsideCalendar as failure:
            return _failed(WebErrorKind.OUTSIDE_CALENDAR, locale, request, failure)
        except StoreError as failure:
            return _failed(WebErrorKind.STORE, locale, request, failure)
        except Exception as failure:
            return _failed(WebErrorKind.BROKEN, locale, request, failure)

    def _of_page(self, visit: Visit, visitor: Visitor, route: PageRoute, token: str | None) -> PageAnswer | None:
        """What the page answers, once it is clear that whoever asks may ask. `token` None: only that is asked, ahead of
        a form that may bear a file; the answer is None where they may.
        """
        acts = visit.request.method == "POST"
        handler = route.post if acts else route.get
        if handler is None:
            return _fault(visit, WebErrorKind.NO_SUCH_METHOD)
        if acts and not is_ours(visit.request, self.origins):
            return _fault(visit, WebErrorKind.NOT_OUR_FORM)
        try:
            if not route.is_open and not visit.is_admitted_to(route.page):
                return _fault(visit, WebErrorKind.NOT_ALLOWED)
            if token is None:
                return None if _may_send(visit, route) else _fault(visit, WebErrorKind.NOT_ALLOWED)
            if acts and not is_form_token(visitor.form_secret, token):
                if _has_ended(visit):
                    raise LogInNeeded
                return _fault(visit, WebErrorKind.FORM_TOO_OLD)
            return _no_file(visit, handler(visit))
        except LogInNeeded:
            return _to_log_in(visit)
        except Refused as refused:
            return refusal_page(refused, visit.locale, has_home=visit.viewer is not None)


def _no_file(visit: Visit, answer: PageAnswer) -> PageAnswer:
    """A page in place of the file that was asked for is told apart, so that no program takes it for one."""
    if isinstance(answer, Shown) and answer.status == OK and visit.query.get(FORMAT):
        return replace(answer, status=NOT_TAKEN)
    return answer


def _may_send(visit: Visit, route: PageRoute) -> bool:
    act = route.takes_file
    return act is not None and may_act(route.page, act, visit.viewer, visit.book, visit.on)


def _fault(visit: Visit, fault: WebErrorKind) -> Shown:
    return error_page(fault, visit.locale, has_home=visit.viewer is not None)


def _has_ended(visit: Visit) -> bool:
    """Was the form made in a session that is over by now? Then what was entered is there again after the log-in."""
    return visit.viewer is None and cookies.SESSION in visit.request.cookies


def _to_log_in(visit: Visit) -> SeeOther:
    """To the log-in and back; what had been entered is kept meanwhile, and shown again."""
    path = visit.request.path
    if visit.request.method != "POST":
        return SeeOther(f"{LOG_IN_PATH}?{BACK_TO}={quote(visit.request.address, safe='/')}")
    goes_to = f"{LOG_IN_PATH}?{BACK_TO}={quote(path, safe='/')}"
    if not visit.form:
        # A file that nobody may send was not even read.
        return SeeOther(goes_to, "session_over_file")
    number = visit.house.kept.keep(path, visit.form, visit.now)
    if number is None:
        return SeeOther(goes_to, "session_over")
    return SeeOther(goes_to, "session_over_kept", cookies=(WebCookie(cookies.ENTRIES, number),))


def _with_kept_entries(visit: Visit) -> Visit:
    """What was entered on this page before the log-in; only for whoever has logged in."""
    number = visit.request.cookies.get(cookies.ENTRIES)
    if number is None or visit.viewer is None or visit.request.method == "POST":
        return visit
    return replace(visit, kept=visit.house.kept.take(number, visit.request.path, visit.now))


def _failed(kind: WebErrorKind, locale: Locale, request: WebRequest, failure: Exception) -> WebAnswer:
    """The number on the page stands in the log, with the traceback; of the request only what is no secret."""
    number = secrets.token_hex(4)
    log.error("a page failed", exc_info=failure, extra={"number": number, "method": request.method})
    return plain_error(kind, locale, number)
