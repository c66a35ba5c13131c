"""Versand: the mails that were planned, how far each has come, one of them, and another try. Edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.domain.refusal import Refused, RetryRefusal
from checker.findings.page_rights import PageAct, PageId, may_act
from checker.pages.addresses import OUTBOX_PATH
from checker.pages.list_page import ROWS_A_PAGE, ListPage, nearest_page
from checker.pages.list_query import read_query
from checker.web.error_pages import error_page
from checker.web.exports import list_view
from checker.web.forms import CHANGED
from checker.web.route import PageRoute
from checker.web.shown import Download, PageAnswer, SeeOther, Shown
from checker.web.visit import Visit
from checker.wording.outbox_texts import OUTBOX_WORDS
from checker.wording.refusal_texts import MAIL_STATES
from checker.wording.web_error_texts import WebErrorKind
from checker.wording.web_texts import PAGE_TITLES

if TYPE_CHECKING:
    from checker.usecases.reading.outbox_looks import MailLook

RAW = "eml"


def _list(visit: Visit) -> PageAnswer:
    from checker.usecases.reading.outbox_looks import outbox_seen
    from checker.web.outbox_view import days_table, mails_wanted, outbox_columns, outbox_filters, outbox_rows

    locale, words = visit.locale, OUTBOX_WORDS[visit.locale]
    query = read_query(visit.query, outbox_filters(locale), locale, example=visit.on)
    seen = outbox_seen(visit.house.store, mails_wanted(query), visit.now, page=query.page, size=ROWS_A_PAGE)
    mails, total = (seen.mails, seen.total) if query.is_possible else ((), 0)
    rows = tuple(outbox_rows(mails, visit.book.organisation, locale))
    made = ListPage(outbox_columns(locale), rows, total, nearest_page(total, query.page))
    values = {
        "view": list_view(visit, PageId.OUTBOX, query, made, words["list"]),
        "days": days_table(seen.days, locale),
        "words": words,
    }
    return Shown("outbox.html.j2", PAGE_TITLES[locale]["outbox"], values)


def _look(visit: Visit) -> MailLook:
    from checker.usecases.reading.outbox_looks import look_at_mail

    identity = visit.house.identity()
    return look_at_mail(visit.house.store, visit.signed_in, visit.groups, visit.path["key"], identity, visit.now)


def _show(visit: Visit) -> PageAnswer:
    look = _look(visit)
    if visit.query.get("format") != RAW:
        return _shown(visit, look)
    if look.words is None or look.words.is_gone:
        return error_page(WebErrorKind.NOT_ALLOWED, visit.locale, has_home=True)
    return Download(f"{look.queued.key[:12]}.eml", "message/rfc822", look.words.raw)


def _shown(visit: Visit, look: MailLook, *, asks: bool = False, changed: str = "") -> Shown:
    from checker.web.outbox_view import MailView

    locale, words = visit.locale, OUTBOX_WORDS[visit.locale]
    view = MailView(look, visit.book.organisation, locale)
    return Shown(
        "mail.html.j2",
        view.title,
        {
            "mail": view,
            "look": look,
            "words": words,
            "path": visit.request.path,
            "may_try": look.by is not None and _may_send_again(visit),
            "asks": asks,
            "changed": changed,
        },
        status=CHANGED if changed else 200,
        trail=((PAGE_TITLES[locale]["outbox"], OUTBOX_PATH),),
    )


def _may_send_again(visit: Visit) -> bool:
    return may_act(PageId.OUTBOX, PageAct.SEND_AGAIN, visit.viewer, visit.book, visit.on)


def _act(visit: Visit) -> PageAnswer:
    from checker.usecases.telling.outbox_admin import retry

    look, locale = _look(visit), visit.locale
    if not _may_send_again(visit):
        return error_page(WebErrorKind.NOT_ALLOWED, locale, has_home=True)
    if visit.form.get("seen") != look.version or look.by is None:
        return _changed(visit, look)
    if visit.form.get("confirmed") != "yes":
        return _shown(visit, look, asks=not look.is_too_old)
    try:
        retry(visit.house.store, look.queued.key, look.by, visit.now)
    except Refused as refused:
        if refused.code is not RetryRefusal.NOT_DEAD:
            raise
        # Somebody was faster, between the look and the act.
        return _changed(visit, _look(visit))
    return SeeOther(visit.request.path, "mail_waits_again")


def _changed(visit: Visit, look: MailLook) -> Shown:
    state = MAIL_STATES[visit.locale][look.queued.state]
    return _shown(visit, look, changed=OUTBOX_WORDS[visit.locale]["meanwhile"].format(state=state))


ROUTES = (
    PageRoute(OUTBOX_PATH, PageId.OUTBOX, get=_list),
    PageRoute("/versand/{key}", PageId.OUTBOX, get=_show, post=_act),
)
