"""Who asks, in which language, and what are their forms bound to? Shell: asks the store, decides nothing."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from checker.domain.clock import local_day
from checker.domain.member import SessionFound
from checker.domain.rulebook import Rulebook
from checker.store.errors import NothingActivated
from checker.usecases.reading.house_seen import NOTHING_SEEN, HouseSeen, house_seen
from checker.web import cookies
from checker.web.asked import PostedForm, WebRequest
from checker.web.shown import WebCookie
from checker.web.signed import read_signed, signed
from checker.web.visit import Visit, WebHouse
from checker.wording.locales import Locale, locale_of

FORM_LASTS = timedelta(hours=12)
FORM_PURPOSE = "form"


@dataclass(frozen=True, slots=True)
class Visitor:
    """`form_secret` is what the token of the forms is made of: that of the session, or of a visit without one.

    `sets` are the cookies that this takes.
    """

    locale: Locale
    session: SessionFound | None = None
    secret: str | None = field(default=None, repr=False)
    seen: HouseSeen = NOTHING_SEEN
    form_secret: str = field(default="", repr=False)
    sets: tuple[WebCookie, ...] = ()


def language_chosen(request: WebRequest) -> Locale | None:
    """The language that was chosen in this browser. None: none was."""
    return locale_of(request.cookies.get(cookies.LANGUAGE))


def visitor_of(house: WebHouse, request: WebRequest, now: datetime) -> Visitor:
    """Whoever asks. StoreError where the store cannot be asked."""
    given = request.cookies.get(cookies.SESSION)
    session = house.sessions.find(given, now) if given else None
    seen = house_seen(house.store, session.viewer if session else None, local_day(now))
    book = seen.book
    if session is not None and given and not _holds(house, request, given, session, book, now):
        house.sessions.end(given)
        session, seen = None, HouseSeen(book, entry=seen.entry)
    own = locale_of(session.language) if session else None
    locale = own or language_chosen(request) or (book.language if book else "de")
    if session is not None and given:
        return Visitor(locale, session, given, seen, form_secret=given)
    bound = request.cookies.get(cookies.FORM, "")
    if read_signed(house.key, FORM_PURPOSE, bound, now) is not None:
        return Visitor(locale, seen=seen, form_secret=bound)
    bound = signed(house.key, FORM_PURPOSE, secrets.token_urlsafe(16), now + FORM_LASTS)
    return Visitor(locale, seen=seen, form_secret=bound, sets=(WebCookie(cookies.FORM, bound),))


def _holds(
    house: WebHouse, request: WebRequest, secret: str, session: SessionFound, book: Rulebook | None, now: datetime
) -> bool:
    """Is the session still that of whom the proxy names? Without a proxy nobody asks."""
    organisation = book.organisation if book else None
    return house.proxy is None or house.proxy.holds(house.store, request, secret, session.viewer, organisation, now)


def visit_of(
    house: WebHouse, visitor: Visitor, request: WebRequest, now: datetime, parts: dict[str, str], form: PostedForm
) -> Visit:
    """What the page's handler is given. NothingActivated where no rules are in force."""
    if visitor.seen.book is None:
        raise NothingActivated
    return Visit(
        house=house,
        viewer=visitor.session.viewer if visitor.session else None,
        locale=visitor.locale,
        now=now,
        book=visitor.seen.book,
        path=parts,
        query=request.query,
        form=form,
        request=request,
        groups=visitor.seen.groups,
        session=visitor.secret,
        mark=visitor.session.mark if visitor.session else "",
        entry=visitor.seen.entry,
    )
