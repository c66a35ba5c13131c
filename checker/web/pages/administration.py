"""Members, keys of machines and absences: invite, make, end. Edge.

A link and a key are shown once, on the page that answers the form; the form bears what was seen, so that one that is
sent twice does it once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from checker.domain.access import DoneOnPage, LogInWay
from checker.domain.access_key import KeyScope
from checker.domain.clock import local_time
from checker.domain.refusal import AccessRefusal, Refused
from checker.findings.page_rights import PageAct, PageId, may_act
from checker.pages.addresses import ADMINISTRATION_PATH, feed_path, invitation_path
from checker.usecases.access.access_keys import WantedKey, end_key, new_key
from checker.usecases.access.members import end_member, invite
from checker.usecases.acting.absences import deputize, remove
from checker.usecases.reading.administration import Administered, administered
from checker.web import administration_view as view
from checker.web.error_pages import kind_of
from checker.web.forms import CHANGED, NO_ERRORS, NOT_TAKEN, FormErrors, FormPart, filled
from checker.web.route import PageRoute
from checker.web.shown import PageAnswer, SeeOther, Shown
from checker.web.typed import SEEN, OddDay, posted_day
from checker.web.visit import Visit
from checker.wording.access_texts import WAY_TEXTS
from checker.wording.administration_words import ADMINISTRATION_WORDS
from checker.wording.dates import day_text, instant_text
from checker.wording.post_titles import post_title
from checker.wording.refusals import sentence
from checker.wording.web_error_texts import WebErrorKind
from checker.wording.web_texts import PAGE_TITLES

PATH = ADMINISTRATION_PATH
INPUTS = {
    AccessRefusal.NO_LOGIN: "login",
    AccessRefusal.THERE_ALREADY: "login",
    AccessRefusal.NO_PURPOSE: "purpose",
    AccessRefusal.SCOPE_NOT_OF_POST: "kind",
    AccessRefusal.KEY_LASTS: "until",
}


@dataclass(frozen=True, slots=True)
class ShownOnce:
    """What was just made: a sentence, and what it is about, as a line to copy; empty: there is none."""

    text: str
    line: str = ""


def _show(visit: Visit) -> PageAnswer:
    return _page(visit, administered(visit.house.store, visit.now))


def _page(
    visit: Visit, house: Administered, errors: FormErrors = NO_ERRORS, made: ShownOnce | None = None, status: int = 200
) -> Shown:
    locale, now = visit.locale, visit.now
    forms: Mapping[str, tuple[FormPart, ...]] = {
        "invite": view.invite_parts(house, locale),
        "end_member": view.end_member_parts(house, locale),
        "new_key": view.new_key_parts(house, visit.on, locale),
        "end_key": view.end_key_parts(house, now, locale),
        "enter_absence": view.absence_parts(house, visit.on, locale),
        "remove_absence": view.removal_parts(house, locale),
    }
    sent = visit.entered.get("form") if made is None else ""
    values = {
        "words": ADMINISTRATION_WORDS[locale],
        "members": view.member_table(house, locale),
        "keys": view.key_table(house, now, locale),
        "absences": view.absence_lines(house, locale),
        "forms_shown": {
            name: filled(parts, visit.entered, errors) if name == sent else parts for name, parts in forms.items()
        },
        "errors": errors,
        "made": made,
        "seen": house.version,
    }
    return Shown("administration.html.j2", PAGE_TITLES[locale]["administration"], values, status=status)


def _act(visit: Visit) -> PageAnswer:
    acts: Mapping[str, tuple[PageAct, Callable[[Visit, Administered], PageAnswer]]] = {
        "invite": (PageAct.MANAGE_MEMBERS, _invite),
        "end_member": (PageAct.MANAGE_MEMBERS, _end_member),
        "new_key": (PageAct.MANAGE_KEYS, _new_key),
        "end_key": (PageAct.MANAGE_KEYS, _end_key),
        "enter_absence": (PageAct.ENTER_ABSENCE, _enter_absence),
        "remove_absence": (PageAct.ENTER_ABSENCE, _remove_absence),
    }
    chosen = acts.get(visit.form.get("form"))
    if chosen is None or not may_act(PageId.ADMINISTRATION, chosen[0], visit.signed_in, visit.book, visit.on):
        return SeeOther(PATH)
    house = administered(visit.house.store, visit.now)
    if visit.form.get(SEEN) != house.version:
        return _page(visit, house, FormErrors({"": ADMINISTRATION_WORDS[visit.locale]["meanwhile"]}), status=CHANGED)
    try:
        return chosen[1](visit, house)
    except OddDay as odd:
        return _lacking(visit, house, str(odd), "odd_day")
    except Refused as refused:
        if kind_of(refused) is not WebErrorKind.REFUSED:
            raise
        errors = FormErrors({INPUTS.get(refused.code, ""): sentence(refused, visit.locale)})  # type: ignore[call-overload]
        return _page(visit, house, errors, status=NOT_TAKEN)


def _lacking(visit: Visit, house: Administered, name: str, why: str) -> Shown:
    return _page(visit, house, FormErrors({name: ADMINISTRATION_WORDS[visit.locale][why]}), status=NOT_TAKEN)


def _invite(visit: Visit, house: Administered) -> PageAnswer:
    settings, login, post = visit.house.settings, visit.form.get("login"), visit.form.get("post")
    if not login or not post:
        return _lacking(visit, house, "post" if login else "login", "nothing_chosen" if login else "needed")
    way = LogInWay(settings.log_in[0])
    if way is LogInWay.PASSWORD and settings.address is None:
        raise Refused(AccessRefusal.NO_ADDRESS)
    page = DoneOnPage(visit.signed_in)
    done = invite(visit.house.store, login, (post,), _role(visit), visit.now, way=way, page=page)
    words = ADMINISTRATION_WORDS[visit.locale]
    if done.token is None or done.ends_at is None:
        made = ShownOnce(words["made_member"].format(login=done.member.login, way=WAY_TEXTS[visit.locale][way]))
    else:
        until = instant_text(local_time(done.ends_at), visit.locale)
        text = words["made_link"].format(login=done.member.login, until=until)
        made = ShownOnce(text, f"{settings.address}{invitation_path(done.token)}")
    return _page(visit, administered(visit.house.store, visit.now), made=made)


def _end_member(visit: Visit, house: Administered) -> PageAnswer:
    number = visit.form.get("member")
    login = next((each.member.login for each in house.members if str(each.member.number) == number), None)
    if login is None:
        return _lacking(visit, house, "member", "nothing_chosen")
    end_member(visit.house.store, login, _role(visit), visit.now, DoneOnPage(visit.signed_in))
    return SeeOther(PATH, "member_ended")


def _new_key(visit: Visit, house: Administered) -> PageAnswer:
    form, until = visit.form, posted_day(visit.form, "until")
    scopes = view.KINDS.get(form.get("kind"))
    lacking = partial(_lacking, visit, house)
    if not form.get("purpose"):
        return lacking("purpose", "needed")
    if form.get("key_post") not in house.posts or scopes is None:
        return lacking("kind" if scopes is None else "key_post", "nothing_chosen")
    if until is None:
        return lacking("until", "needed")
    wanted = WantedKey(form.get("key_post"), scopes, form.get("purpose"), until)
    page = DoneOnPage(visit.signed_in)
    made = new_key(
        visit.house.store, wanted, _role(visit), visit.now, page, only_what_it_may=form.get("kind") == "read"
    )
    text = ADMINISTRATION_WORDS[visit.locale]["made_key"].format(
        prefix=made.key.prefix,
        post=post_title(made.key.post, visit.book.organisation, visit.locale),
        until=day_text(made.key.last_day, visit.locale),
    )
    line = str(made.secret)
    if KeyScope.FEED in made.key.scopes:
        text = f"{text} {ADMINISTRATION_WORDS[visit.locale]['feed_address']}"
        line = f"{visit.house.settings.address or ''}{feed_path(made.secret)}"
    return _page(visit, administered(visit.house.store, visit.now), made=ShownOnce(text, line))


def _end_key(visit: Visit, house: Administered) -> PageAnswer:
    prefix = visit.form.get("key")
    if prefix not in {each.key.prefix for each in house.keys}:
        return _lacking(visit, house, "key", "nothing_chosen")
    end_key(visit.house.store, prefix, _role(visit), visit.now, DoneOnPage(visit.signed_in))
    return SeeOther(PATH, "key_ended")


def _enter_absence(visit: Visit, house: Administered) -> PageAnswer:
    form, lacking = visit.form, partial(_lacking, visit, house)
    since, until = posted_day(form, "since"), posted_day(form, "away_until")
    post, reader = form.get("away"), form.get("reader")
    if post not in house.inside:
        return lacking("away", "nothing_chosen")
    if reader and reader not in house.inside:
        return lacking("reader", "nothing_chosen")
    if since is None or until is None:
        return lacking("since" if since is None else "away_until", "needed")
    deputize(
        visit.house.store, post, since, until, reader or None, _role(visit), visit.now, DoneOnPage(visit.signed_in)
    )
    return SeeOther(PATH, "absence_entered")


def _remove_absence(visit: Visit, house: Administered) -> PageAnswer:
    number = visit.form.get("absence")
    if number not in {str(each.sequence) for each in house.absences}:
        return _lacking(visit, house, "absence", "nothing_chosen")
    page = DoneOnPage(visit.signed_in)
    remove(visit.house.store, int(number), _role(visit), visit.now, page, of_others=True)
    return SeeOther(PATH, "absence_removed")


def _role(visit: Visit) -> str:
    """The role that stands in the log: the page admits no other."""
    return visit.book.escalation.administering


ROUTES = (PageRoute(PATH, PageId.ADMINISTRATION, get=_show, post=_act),)
