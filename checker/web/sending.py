"""How is what a page answers sent: laid out, or as the way to another page? Shell: reads nothing but templates."""

from __future__ import annotations

import json
from datetime import timedelta

from checker.domain.clock import local_time
from checker.web import cookies
from checker.web.foreign_titles import with_foreign_titles
from checker.web.page_frame import frame_of
from checker.web.rendering import html_of, style_address
from checker.web.route import PageRoute
from checker.web.shown import Download, Elsewhere, PageAnswer, SeeOther, Shown, SignedIn, SignedOut, WebCookie
from checker.web.signed import form_token, read_signed, signed
from checker.web.visit import Visit
from checker.web.visitor import Visitor
from checker.web.web_answer import HTML, WebAnswer
from checker.wording.web_texts import PAGE_MESSAGES, WEB_WORDS

SAID_LASTS = timedelta(minutes=1)
SAID_PURPOSE = "said"


def sent(visit: Visit, visitor: Visitor, given: PageAnswer, pages: tuple[PageRoute, ...]) -> WebAnswer:
    """The answer to send; what the visit takes of cookies comes with it."""
    match given:
        case Shown():
            return _laid_out(visit, visitor, given, pages)
        case SeeOther():
            said = _note(visit, given.message, given.facts) if given.message else ()
            return _led(given.path, (*visitor.sets, *given.cookies, *said))
        case Elsewhere():
            return _led(given.url, given.cookies)
        case SignedIn():
            # The form's binding of before the log-in goes with it.
            return _led(
                given.path, (WebCookie(cookies.SESSION, given.secret), cookies.taken_away(cookies.FORM), *given.cookies)
            )
        case Download():
            named = (
                ("content-type", given.media_type),
                ("content-disposition", f"attachment; filename={given.file_name}"),
            )
            return WebAnswer(given.status, given.body, (*named, *given.headers, *_headers(visitor.sets)))
        case SignedOut():
            return _led(given.path, (cookies.taken_away(cookies.SESSION), *_note(visit, "logged_out", {})))


def _laid_out(visit: Visit, visitor: Visitor, shown: Shown, pages: tuple[PageRoute, ...]) -> WebAnswer:
    message, gone = _said(visit)
    page = frame_of(
        visit,
        shown,
        style=style_address(),
        token=form_token(visitor.form_secret),
        ends_at=_session_ends(visitor),
        message=WEB_WORDS[visit.locale]["kept"] if visit.kept else message,
        pages=pages,
    )
    if visit.kept:
        gone = (*gone, cookies.taken_away(cookies.ENTRIES))
    sets = (*visitor.sets, *shown.cookies, *gone)
    html = with_foreign_titles(html_of(shown.template, page, shown.values), visit.locale, visit.book, shown.german)
    return WebAnswer(shown.status, html, (*HTML, *_headers(sets)))


def _led(path: str, sets: tuple[WebCookie, ...]) -> WebAnswer:
    return WebAnswer(303, b"", (("location", path), *_headers(sets)))


def _headers(sets: tuple[WebCookie, ...]) -> tuple[tuple[str, str], ...]:
    return tuple(("set-cookie", cookies.header_of(cookie)) for cookie in sets)


def _session_ends(visitor: Visitor) -> str:
    if visitor.session is None:
        return ""
    return f"{local_time(visitor.session.ends_at):%H:%M}"


def _note(visit: Visit, message: str, facts: object) -> tuple[WebCookie, ...]:
    """What is to be said on the next page: its code and facts, so that it is said in the language of then."""
    text = json.dumps([message, facts], ensure_ascii=False)
    value = signed(visit.house.key, SAID_PURPOSE, text, visit.now + SAID_LASTS)
    return (WebCookie(cookies.SAID, value, int(SAID_LASTS.total_seconds())),)


def _said(visit: Visit) -> tuple[str, tuple[WebCookie, ...]]:
    """What the page before left to be said, once."""
    given = visit.request.cookies.get(cookies.SAID)
    if given is None:
        return "", ()
    text = read_signed(visit.house.key, SAID_PURPOSE, given, visit.now)
    if text is None:
        return "", (cookies.taken_away(cookies.SAID),)
    code, facts = json.loads(text)
    return PAGE_MESSAGES[visit.locale][code].format(**facts), (cookies.taken_away(cookies.SAID),)
