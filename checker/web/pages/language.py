"""The language of the pages: a button in the footer of each. Edge."""

from __future__ import annotations

from checker.findings.page_rights import PageId
from checker.web.cookies import LANGUAGE
from checker.web.route import PageRoute
from checker.web.shown import PageAnswer, SeeOther, WebCookie, is_local
from checker.web.visit import Visit
from checker.wording.locales import locale_of

A_YEAR = 365 * 24 * 3600


def _back(_visit: Visit) -> PageAnswer:
    return SeeOther("/")


def _choose(visit: Visit) -> PageAnswer:
    locale, path = locale_of(visit.form.get("locale")), visit.form.get("from")
    goes_to = path if is_local(path) else "/"
    if locale is None:
        return SeeOther(goes_to)
    member = visit.viewer.member if visit.viewer else None
    if member is not None:
        from checker.usecases.access.language import choose_language

        choose_language(visit.house.store, member, locale)
    return SeeOther(goes_to, "language_chosen", cookies=(WebCookie(LANGUAGE, locale, A_YEAR),))


ROUTES = (PageRoute("/sprache", PageId.ACCESSIBILITY, get=_back, post=_choose, is_open=True),)
