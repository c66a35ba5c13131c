"""Konto: posts and rights in words, absences, sessions, language. Edge; each form changes one thing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from checker.domain.access import DoneOnPage, LogInWay
from checker.domain.post import Post
from checker.domain.refusal import NotThere, Refused
from checker.findings.page_rights import PageAct, PageId, may_act
from checker.pages.typed import typed_number
from checker.web.cookies import LANGUAGE
from checker.web.error_pages import kind_of
from checker.web.forms import NO_ERRORS, NOT_TAKEN, FormErrors, FormPart, filled
from checker.web.pages.language import A_YEAR
from checker.web.route import PageRoute
from checker.web.shown import PageAnswer, SeeOther, Shown, WebCookie
from checker.web.typed import OddDay, posted_day
from checker.web.visit import Visit
from checker.wording.account_words import ACCOUNT_WORDS
from checker.wording.locales import locale_of
from checker.wording.refusals import sentence
from checker.wording.web_error_texts import WebErrorKind
from checker.wording.web_texts import PAGE_TITLES

if TYPE_CHECKING:
    from checker.usecases.reading.account import OwnAccount

PATH = "/konto"


def _account(visit: Visit) -> OwnAccount:
    from checker.usecases.reading.account import account_of

    return account_of(visit.house.store, visit.signed_in, visit.now)


def _show(visit: Visit) -> PageAnswer:
    return _shown(visit, _account(visit))


def _shown(visit: Visit, account: OwnAccount, errors: FormErrors = NO_ERRORS) -> Shown:
    from checker.web import account_view as view

    locale, mark = visit.locale, visit.mark
    forms: Mapping[str, tuple[FormPart, ...]] = {
        "absence": view.absence_parts(account, visit.on, locale) if _may_be_away(visit) else (),
        "remove": view.removal_parts(account, locale),
        "session": view.session_parts(account, mark, locale),
        "language": view.language_parts(locale),
    }
    sent = visit.entered.get("form")
    shown = {name: filled(parts, visit.entered, errors) if name == sent else parts for name, parts in forms.items()}
    values = {
        "words": ACCOUNT_WORDS[locale],
        "posts": view.posts_in_words(account, locale),
        "rights": view.rights_in_words(account, locale),
        "absences": tuple(view.absence_text(one, account.book, locale) for one in account.absences),
        "current": view.current_session(account, mark, locale),
        "forms_shown": shown,
        "has_password": visit.signed_in.way is LogInWay.PASSWORD and visit.signed_in.member is not None,
        "errors": errors,
    }
    return Shown("account.html.j2", PAGE_TITLES[locale]["account"], values, status=NOT_TAKEN if errors else 200)


def _may_be_away(visit: Visit) -> bool:
    return may_act(PageId.ACCOUNT, PageAct.ENTER_ABSENCE, visit.signed_in, visit.book, visit.on)


def _act(visit: Visit) -> PageAnswer:
    acts: Mapping[str, Callable[[Visit], PageAnswer]] = {
        "absence": _enter, "remove": _remove, "session": _end, "language": _speak,
    }  # fmt: skip
    chosen = acts.get(visit.form.get("form"))
    if chosen is None:
        return SeeOther(PATH)
    try:
        return chosen(visit)
    except OddDay as odd:
        return _refused(visit, str(odd), "odd_day")
    except Refused as refused:
        if kind_of(refused) is not WebErrorKind.REFUSED:
            raise
        return _shown(visit, _account(visit), FormErrors({"": sentence(refused, visit.locale)}))


def _refused(visit: Visit, name: str, why: str) -> Shown:
    return _shown(visit, _account(visit), FormErrors({name: ACCOUNT_WORDS[visit.locale][why]}))


def _enter(visit: Visit) -> PageAnswer:
    from checker.usecases.acting.absences import deputize

    account, form = _account(visit), visit.form
    post = form.get("post") or (account.held[0] if len(account.held) == 1 else "")
    since, until = posted_day(form, "since"), posted_day(form, "until")
    if not post:
        return _refused(visit, "post", "needed")
    if since is None or until is None:
        return _refused(visit, "since" if since is None else "until", "needed")
    role = Post.parse(post).role
    if post not in account.held or not _may_be_away(visit):
        raise Refused(NotThere.ROLE, role=role)
    page = DoneOnPage(visit.signed_in)
    deputize(visit.house.store, post, since, until, form.get("reader") or None, role, visit.now, page)
    return SeeOther(PATH, "absence_entered")


def _remove(visit: Visit) -> PageAnswer:
    from checker.usecases.acting.absences import remove

    asked, account = visit.form.get("absence"), _account(visit)
    if not asked:
        return _refused(visit, "absence", "nothing_chosen")
    number = typed_number(asked) or 0
    of = next((one for one in account.absences if one.sequence == number), None)
    if of is None:
        raise Refused(NotThere.ABSENCE, number=number)
    remove(visit.house.store, number, of.role, visit.now, DoneOnPage(visit.signed_in))
    return SeeOther(PATH, "absence_removed")


def _end(visit: Visit) -> PageAnswer:
    from checker.usecases.access.sessions import end_one, end_others
    from checker.web.account_view import ALL_OTHERS

    asked, member, store = visit.form.get("session"), visit.signed_in.member, visit.house.store
    if not asked:
        return _refused(visit, "session", "nothing_chosen")
    if member is not None and visit.session is not None:
        if asked == ALL_OTHERS:
            end_others(store, member, visit.session)
        else:
            end_one(store, member, asked)
    return SeeOther(PATH, "session_ended")


def _speak(visit: Visit) -> PageAnswer:
    from checker.usecases.access.language import choose_language

    member = visit.signed_in.member
    locale = locale_of(visit.form.get("locale"))
    if locale is None:
        return _refused(visit, "locale", "nothing_chosen")
    if member is not None:
        choose_language(visit.house.store, member, locale)
    return SeeOther(PATH, "language_chosen", cookies=(WebCookie(LANGUAGE, locale, A_YEAR),))


ROUTES = (PageRoute(PATH, PageId.ACCOUNT, get=_show, post=_act),)
