"""Zugriffsprotokoll: which member did what. To ask is a GET, to look is a POST with a reason. Edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.domain.access import AccessReason, Right
from checker.domain.post import Post
from checker.findings.page_rights import PageAct, PageId, may_act
from checker.pages.addresses import ACCESS_LOG_PATH, LOG_PATH
from checker.pages.typed import typed_number
from checker.web.access_log_view import MOST_SHOWN, looking_parts, note_table
from checker.web.error_pages import error_page
from checker.web.forms import NO_ERRORS, NOT_TAKEN, FormErrors, filled
from checker.web.route import PageRoute
from checker.web.shown import PageAnswer, Shown
from checker.web.visit import Visit
from checker.wording.access_log_words import ACCESS_LOG_WORDS
from checker.wording.web_error_texts import WebErrorKind
from checker.wording.web_texts import PAGE_TITLES

if TYPE_CHECKING:
    from checker.usecases.access.access_log import NotesSeen

ENTRY, WHY = "entry", "why"


def _show(visit: Visit) -> PageAnswer:
    return _page(visit) if _by(visit) else error_page(WebErrorKind.NOT_ALLOWED, visit.locale, has_home=True)


def _page(visit: Visit, errors: FormErrors = NO_ERRORS, seen: NotesSeen | None = None) -> Shown:
    """The form, and what was found; `seen` None: nobody has looked yet."""
    locale, words = visit.locale, ACCESS_LOG_WORDS[visit.locale]
    more = words["newest"].format(shown=len(seen.notes), all=seen.total) if seen and seen.is_cut else ""
    values = {
        "words": words,
        "path": ACCESS_LOG_PATH,
        "parts": filled(looking_parts(locale), visit.entered, errors),
        "errors": errors,
        "notes": note_table(seen.notes, locale) if seen is not None else None,
        "more": more,
    }
    trail = ((PAGE_TITLES[locale]["log"], LOG_PATH),)
    return Shown("access_log.html.j2", words["title"], values, status=NOT_TAKEN if errors else 200, trail=trail)


def _by(visit: Visit) -> str:
    """The role by which the reader may look: it stands in the log. Empty: by none."""
    if not may_act(PageId.LOG, PageAct.READ_ACCESS_LOG, visit.signed_in, visit.book, visit.on):
        return ""
    post = visit.post_with(Right.READ_AUDIT)
    return Post.parse(post).role if post is not None else ""


def _look(visit: Visit) -> PageAnswer:
    from checker.domain.access import DoneOnPage
    from checker.usecases.access.access_log import look_into

    by, words = _by(visit), ACCESS_LOG_WORDS[visit.locale]
    if not by:
        return error_page(WebErrorKind.NOT_ALLOWED, visit.locale, has_home=True)
    why, asked = visit.form.get(WHY), visit.form.get(ENTRY).strip()
    entry = typed_number(asked) if asked else None
    if asked and entry is None:
        return _page(visit, FormErrors({ENTRY: words["odd_entry"]}))
    if why not in set(AccessReason):
        return _page(visit, FormErrors({WHY: words["nothing_chosen"]}))
    page, store = DoneOnPage(visit.signed_in), visit.house.store
    seen = look_into(store, by, AccessReason(why), visit.now, entry=entry, page=page, at_most=MOST_SHOWN)
    return _page(visit, seen=seen)


ROUTES = (PageRoute(ACCESS_LOG_PATH, PageId.LOG, get=_show, post=_look),)
