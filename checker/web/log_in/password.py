"""The log-in by login and password, and a code where a second factor is set up: the form, and who comes in. Edge."""

from __future__ import annotations

from checker.domain.access import LogInWay
from checker.domain.refusal import AccessRefusal, Refused
from checker.web.client_address import client_of
from checker.web.forms import NOT_TAKEN, TOO_SOON, FormErrors, FormField, FormPart, filled
from checker.web.shown import SignedIn
from checker.web.stored_sessions import limits_of
from checker.web.visit import Visit
from checker.wording.password_texts import PASSWORD_WORDS
from checker.wording.refusals import sentence

MOST_CHARACTERS = 1024


def comes_in_by_password(visit: Visit, back_to: str) -> SignedIn | tuple[FormErrors, int]:
    """Whoever typed the right password, in a new session, the one of before having ended; else what was wrong, with the
    status to say it with.
    """
    words, password = PASSWORD_WORDS[visit.locale], visit.form.as_typed("password")
    if LogInWay.PASSWORD not in visit.house.settings.log_in:
        return FormErrors({"": words["no_way"]}), NOT_TAKEN
    if not visit.form.get("login") or not password:
        return FormErrors({"login": words["missing"]}), NOT_TAKEN
    from checker.usecases.access.log_in import PasswordLogIn, log_in

    peer = client_of(visit.request, visit.house.settings.trusted_proxies)
    try:
        given = PasswordLogIn(visit.form.get("login"), password, visit.form.get("code"), peer)
        secret = log_in(visit.house.store, given, visit.now, limits_of(visit.house.settings))
    except Refused as refused:
        status = TOO_SOON if refused.code is AccessRefusal.WAIT else NOT_TAKEN
        return FormErrors({"": sentence(refused, visit.locale)}), status
    if visit.session is not None:
        visit.house.sessions.end(visit.session)
    return SignedIn(secret, back_to)


def password_form(visit: Visit, errors: FormErrors) -> tuple[FormPart, ...]:
    """Login, password and code, as password managers know them. What was typed of the login stays."""
    words, most = PASSWORD_WORDS[visit.locale], MOST_CHARACTERS
    parts = (
        FormField("login", words["login"], autocomplete="username", is_required=True, most_characters=most),
        FormField(
            "password",
            words["password"],
            "password",
            autocomplete="current-password",
            is_required=True,
            most_characters=most,
        ),
        FormField("code", words["code"], "one_time_code", words["code_hint"], autocomplete="one-time-code"),
    )
    return filled(parts, visit.form, errors)
