"""The days of a post as a calendar that a program subscribes to (iCalendar, RFC 5545 and 7986). Pure.

Nobody and no figure is in it, as many see a calendar. An entry keeps its UID when its day changes, and bears the
instant at which it was judged so: the same entries are the same bytes, whoever asks and whenever.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from notifications.calendar_part import PRODUCT, UID_CHARACTERS

if TYPE_CHECKING:
    from icalendar import Event

MEDIA_TYPE = "text/calendar; charset=utf-8"
# How often a program should ask again.
HOUR = timedelta(hours=1)
ASK_AGAIN = 12 * HOUR


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A day of an obligation. `kind` tells its days apart; `judged_at` (aware) is since when it stands so.

    `url` leads to its page; empty: there are none.
    """

    obligation: str
    kind: str
    on: date
    judged_at: datetime
    summary: str
    description: str
    url: str = ""


def feed(entries: Iterable[FeedEntry], *, name: str, organisation: str, domain: str) -> bytes:
    """The calendar as it is sent. `name` is its title; `organisation` and `domain` make the UIDs the house's own."""
    # 50 ms, and only whoever subscribes needs it.
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for word in ("name", "x-wr-calname"):
        calendar.add(word, name)
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    # The same for Outlook, which takes it as a text.
    calendar.add("x-published-ttl", f"PT{ASK_AGAIN // HOUR}H")
    for entry in entries:
        calendar.add_component(_event(entry, feed_uid(organisation, entry, domain)))
    return bytes(calendar.to_ical())


def feed_uid(organisation: str, entry: FeedEntry, domain: str) -> str:
    """Stable for a day of an obligation, even if it changes; it reveals nothing to its reader."""
    digest = hashlib.sha256(f"feed/{organisation}/{entry.kind}/{entry.obligation}".encode()).digest()
    return f"{base64.b32encode(digest).decode().lower()[:UID_CHARACTERS]}@{domain}"


def _event(entry: FeedEntry, uid: str) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", entry.judged_at)
    event.add("dtstart", entry.on)
    event.add("dtend", entry.on + timedelta(days=1))
    event.add("summary", entry.summary)
    event.add("description", entry.description)
    if entry.url:
        event.add("url", entry.url)
    event.add("transp", "TRANSPARENT")
    event.add("x-microsoft-cdo-alldayevent", "TRUE")
    event.add("x-microsoft-cdo-busystatus", "FREE")
    return event
