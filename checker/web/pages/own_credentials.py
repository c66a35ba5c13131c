"""One's own password and second factor; the account's page leads here. Edge."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from datetime import timedelta

from checker.domain.refusal import AccessRefusal, Refused
from checker.findings.page_rights import PageId
from checker.web.client_address import client_of
from checker.web.forms import NO_ERRORS, NOT_TAKEN, TOO_SOON, FormErrors, FormField, FormPart, filled
from checker.web.pages.account import PATH as ACCOUNT
from checker.web.pages.invitation import new_password_fields
from checker.web.route import PageRoute
from checker.web.shown import PageAnswer, SeeOther, Shown
from checker.web.signed import read_signed, signed
from checker.web.visit import Visit
from checker.wording.access_texts import WAY_TEXTS
from checker.wording.password_texts import CREDENTIAL_WORDS, INVITATION_WORDS
from checker.wording.refusals import sentence
from checker.wording.web_texts import PAGE_TITLES

PATH = "/konto/kennwort"
SECRET_LASTS = timedelta(minutes=15)
PURPOSE = "second factor"


def _show(visit: Visit) -> PageAnswer:
    return _page(visit, NO_ERRORS, 200)


def _act(visit: Visit) -> PageAnswer:
    member = visit.signed_in.member
    if member is None:
        return _page(visit, NO_ERRORS, NOT_TAKEN)
    act = {"change": _change, "set_up": _set_up, "give_up": _give_up}.get(visit.form.get("what"))
    if act is None:
        return _page(visit, NO_ERRORS, NOT_TAKEN)
    try:
        return act(visit, member)
    except Refused as refused:
        status = TOO_SOON if refused.code is AccessRefusal.WAIT else NOT_TAKEN
        return _page(visit, FormErrors({_input_of(refused, visit): sentence(refused, visit.locale)}), status)


def _input_of(refused: Refused, visit: Visit) -> str:
    """The field that a refusal is about; empty: none."""
    what = visit.form.get("what")
    match refused.code:
        case AccessRefusal.WRONG_PASSWORD:
            return {"change": "old", "set_up": "password", "give_up": "password_off"}[what]
        case AccessRefusal.WRONG_CODE:
            return "code"
        case AccessRefusal.PASSWORD_TOO_SHORT | AccessRefusal.PASSWORD_TOO_LONG | AccessRefusal.PASSWORD_TOO_COMMON:
            return "new"
    return ""


def _change(visit: Visit, member: int) -> PageAnswer:
    from checker.usecases.access.own_credentials import change_password

    old, new, repeated = map(visit.form.as_typed, ("old", "new", "repeated"))
    if new != repeated:
        return _page(visit, FormErrors({"repeated": INVITATION_WORDS[visit.locale]["not_the_same"]}), NOT_TAKEN)
    secret = visit.session or ""
    change_password(visit.house.store, member, old, new, visit.now, secret=secret, peer=_peer(visit))
    return SeeOther(PATH, "password_changed")


def _set_up(visit: Visit, member: int) -> PageAnswer:
    from checker.usecases.access.own_credentials import set_up_second_factor

    totp = _secret_of(visit, member)
    if totp is None:
        return _page(visit, FormErrors({"": CREDENTIAL_WORDS[visit.locale]["too_late"]}), NOT_TAKEN)
    set_up_second_factor(
        visit.house.store,
        member,
        visit.form.as_typed("password"),
        totp,
        visit.form.get("code"),
        visit.now,
        peer=_peer(visit),
    )
    return SeeOther(PATH, "second_factor_on")


def _give_up(visit: Visit, member: int) -> PageAnswer:
    from checker.usecases.access.own_credentials import give_up_second_factor

    give_up_second_factor(visit.house.store, member, visit.form.as_typed("password_off"), visit.now, peer=_peer(visit))
    return SeeOther(PATH, "second_factor_off")


def _page(visit: Visit, errors: FormErrors, status: int) -> Shown:
    from checker.usecases.access.own_credentials import own_account

    words, viewer = CREDENTIAL_WORDS[visit.locale], visit.signed_in
    try:
        account = own_account(visit.house.store, viewer.member) if viewer.member is not None else None
    except Refused:
        account = None
    if account is None:
        text = words["of_the_house"].format(way=WAY_TEXTS[visit.locale][viewer.way])
        return _laid_out(visit, {"words": words, "text": text, "errors": errors}, 200)
    values: dict[str, object] = {
        "words": words,
        "text": "",
        "errors": errors,
        "login": account.login,
        "path": PATH,
        "change": filled((_password("old", words["old"]), *new_password_fields(visit.locale)), visit.form, errors),
        "give_up": filled((_password("password_off", words["password"]),), visit.form, errors),
        "set_up": None if account.has_totp else _set_up_form(visit, account.number, account.login or "", errors),
    }
    return _laid_out(visit, values, status)


def _laid_out(visit: Visit, values: Mapping[str, object], status: int) -> Shown:
    above = ((PAGE_TITLES[visit.locale]["account"], ACCOUNT),)
    title = CREDENTIAL_WORDS[visit.locale]["title"]
    return Shown("own_credentials.html.j2", title, values, status=status, trail=above)


def _set_up_form(visit: Visit, member: int, login: str, errors: FormErrors) -> dict[str, object]:
    """A secret that nobody has yet: the one that is being entered, else a new one."""
    from checker.usecases.access.second_factor import address_of, new_totp_secret, text_of

    words = CREDENTIAL_WORDS[visit.locale]
    totp = _secret_of(visit, member) or new_totp_secret()
    said = f"{member}:{base64.b64encode(totp).decode()}"
    code = FormField("code", words["code"], "one_time_code", autocomplete="one-time-code", is_required=True)
    parts: tuple[FormPart, ...] = (_password("password", words["password"]), code)
    return {
        "text": text_of(totp),
        "address": address_of(totp, login),
        "kept": signed(visit.house.key, PURPOSE, said, visit.now + SECRET_LASTS),
        "parts": filled(parts, visit.form, errors),
    }


def _secret_of(visit: Visit, member: int) -> bytes | None:
    """The secret that this page showed this member. None: it was not shown to them, or too long ago."""
    said = read_signed(visit.house.key, PURPOSE, visit.form.get("kept"), visit.now)
    whose, _, text = (said or "").partition(":")
    return base64.b64decode(text) if said and whose == str(member) else None


def _password(name: str, label: str) -> FormField:
    return FormField(name, label, "password", autocomplete="current-password", is_required=True)


def _peer(visit: Visit) -> str:
    return client_of(visit.request, visit.house.settings.trusted_proxies)


ROUTES = (PageRoute(PATH, PageId.CREDENTIALS, get=_show, post=_act),)
