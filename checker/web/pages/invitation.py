"""The page behind an invitation: whose it is, and a password to choose. Looking at it uses nothing up. Edge."""

from __future__ import annotations

from checker.domain.password_rule import LEAST, LONGEST
from checker.domain.refusal import AccessRefusal, Refused
from checker.findings.page_rights import PageId
from checker.pages.addresses import LOG_IN_PATH
from checker.web.forms import NO_ERRORS, NOT_TAKEN, FormErrors, FormField, filled
from checker.web.route import PageRoute
from checker.web.shown import PageAnswer, SeeOther, Shown
from checker.web.visit import Visit
from checker.wording.locales import Locale
from checker.wording.password_texts import INVITATION_WORDS
from checker.wording.refusals import sentence


def _show(visit: Visit) -> PageAnswer:
    from checker.usecases.access.members import invited_login

    try:
        login = invited_login(visit.house.store, visit.path["token"], visit.now)
    except Refused:
        return _over(visit)
    return _form(visit, login)


def _choose(visit: Visit) -> PageAnswer:
    from checker.usecases.access.members import accept, invited_login

    store, token = visit.house.store, visit.path["token"]
    new, repeated = map(visit.form.as_typed, ("new", "repeated"))
    try:
        if new == repeated:
            accept(store, token, new, visit.now)
            return SeeOther(LOG_IN_PATH, "password_chosen")
        errors = FormErrors({"repeated": INVITATION_WORDS[visit.locale]["not_the_same"]})
    except Refused as refused:
        if refused.code is AccessRefusal.INVITATION_OVER:
            return _over(visit)
        errors = FormErrors({"new": sentence(refused, visit.locale)})
    try:
        return _form(visit, invited_login(store, token, visit.now), errors)
    except Refused:
        return _over(visit)


def _form(visit: Visit, login: str, errors: FormErrors = NO_ERRORS) -> Shown:
    words = INVITATION_WORDS[visit.locale]
    values = {
        "words": words,
        "login": login,
        "parts": filled(new_password_fields(visit.locale), visit.form, errors),
        "errors": errors,
        "path": visit.request.path,
    }
    return Shown("invitation.html.j2", words["title"], values, status=NOT_TAKEN if errors else 200)


def new_password_fields(locale: Locale) -> tuple[FormField, ...]:
    """A new password, twice: nobody sees what they type."""
    texts = INVITATION_WORDS[locale]
    hint = texts["new_hint"].format(least=LEAST)
    return (
        _new("new", texts["new"], hint),
        _new("repeated", texts["repeated"], ""),
    )


def _new(name: str, label: str, hint: str) -> FormField:
    return FormField(
        name, label, "password", hint, autocomplete="new-password", is_required=True, most_characters=LONGEST
    )


def _over(visit: Visit) -> Shown:
    words = INVITATION_WORDS[visit.locale]
    return Shown("invitation_over.html.j2", words["over_title"], {"words": words, "log_in": LOG_IN_PATH}, status=410)


ROUTES = (PageRoute("/einladung/{token}", PageId.INVITATION, get=_show, post=_choose, is_open=True),)
