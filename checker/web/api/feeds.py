"""A calendar that is subscribed to, by a key that stands in its address. Edge.

Programs for calendars send no header of ours, so the key is part of the address and opens nothing else. One that has
ended, or whose post is gone, is told as gone (410), so that the program stops asking.
"""

from __future__ import annotations

import logging

from checker.domain.access_key import AccessKey, KeyScope
from checker.domain.clock import local_day
from checker.domain.errors import ZielwachtError
from checker.domain.post import Post
from checker.domain.rulebook import Rulebook
from checker.findings.key_rights import opens
from checker.usecases.access.access_keys import key_of
from checker.usecases.access.posts import missing
from checker.usecases.reading.calendar_feed import calendar_feed
from checker.usecases.reading.house_seen import house_seen
from checker.web.api.answers import static
from checker.web.asked import WebRequest
from checker.web.visit import WebHouse
from checker.web.web_answer import WebAnswer
from checker.wording.dates import day_text
from checker.wording.feed_texts import FEED_TEXTS
from checker.wording.locales import Locale
from notifications.calendar_feed import MEDIA_TYPE

log = logging.getLogger(__name__)

TEXT = ("content-type", "text/plain; charset=utf-8")


def feed_of(house: WebHouse, request: WebRequest, secret: str) -> WebAnswer:
    """The calendar of the key's post; 404 for an address that there never was, 410 for one that has ended."""
    try:
        return _answer(house, request, secret)
    except ZielwachtError as failure:
        log.error("a calendar cannot be read", extra={"why": type(failure).__name__})
        return _told(503, "de", "not_now")


def _answer(house: WebHouse, request: WebRequest, secret: str) -> WebAnswer:
    now = house.clock.now()
    on, key = local_day(now), key_of(house.store, secret)
    book = house_seen(house.store, None, on).book
    locale: Locale = book.language if book is not None else "de"
    if book is None or key is None or KeyScope.FEED not in key.scopes:
        return _told(404, locale, "unknown")
    if not key.holds(now):
        return _told(410, locale, "ended", day=day_text(key.last_day, locale))
    if missing((key.post,), book.organisation, on):
        return _told(410, locale, "abolished")
    if not opens(KeyScope.FEED, key.post, book, on):
        return _told(404, locale, "vacant")
    return _calendar(house, request, key, book)


def _calendar(house: WebHouse, request: WebRequest, key: AccessKey, book: Rulebook) -> WebAnswer:
    body = calendar_feed(
        house.store,
        Post.parse(key.post),
        house.clock.now(),
        domain=house.identity().domain,
        address=house.settings.address or "",
        locale=book.language,
    )
    return static(body, request, ("content-type", MEDIA_TYPE))


def _told(status: int, locale: Locale, code: str, **facts: str) -> WebAnswer:
    return WebAnswer(status, FEED_TEXTS[locale][code].format(**facts).encode(), (TEXT,))
