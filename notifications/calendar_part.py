"""The due day of a reminder as an entry for the reader's calendar (iCalendar, RFC 5545 and 5546). Pure.

One entry an obligation: its UID never changes and SEQUENCE rises with every change, so that a calendar moves the
entry instead of keeping two. It is published, not requested: nobody has to answer, and it blocks no time.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from notifications.facts import CalendarFacts

if TYPE_CHECKING:
    from icalendar import Alarm

PRODUCT = "-//Zielwacht//Fristen//DE"
UID_CHARACTERS = 32


def entry_uid(organisation: str, obligation: str, domain: str) -> str:
    """Stable for an obligation, even if its day changes; it reveals nothing to its reader."""
    digest = hashlib.sha256(f"due/{organisation}/{obligation}".encode()).digest()
    return f"{base64.b32encode(digest).decode().lower()[:UID_CHARACTERS]}@{domain}"


def method(facts: CalendarFacts) -> str:
    """What a calendar is to do with it: PUBLISH or CANCEL."""
    return "CANCEL" if facts.is_cancelled else "PUBLISH"


def cancelled(facts: CalendarFacts) -> CalendarFacts:
    """The entry taken out again: the promise is kept, or its day has moved and the reader holds it no longer."""
    return replace(facts, is_cancelled=True, sequence=facts.sequence + 1)


def entry(facts: CalendarFacts, uid: str, organizer: str, stamped: datetime) -> str:
    """The text of the attachment, with its own line ends (CRLF). `stamped` aware; `organizer` a bare address.

    All-day from `day` until the day after, exclusive; it reminds its reader once, on the open day before.
    """
    # 50 ms, and only reminders and ends need it.
    from icalendar import Calendar, Event, vCalAddress

    on = date.fromisoformat(facts.day)
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", stamped)
    event.add("dtstart", on)
    event.add("dtend", on + timedelta(days=1))
    event.add("summary", facts.summary)
    if facts.description:
        event.add("description", facts.description)
    event.add("sequence", facts.sequence)
    event.add("status", "CANCELLED" if facts.is_cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("organizer", vCalAddress(f"mailto:{organizer}"))
    # Outlook's own words for "all day" and "free" (MS-OXCICAL).
    event.add("x-microsoft-cdo-alldayevent", "TRUE")
    event.add("x-microsoft-cdo-busystatus", "FREE")
    if facts.alarm_hours_before and not facts.is_cancelled:
        event.add_component(_alarm(facts))
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method(facts))
    calendar.add_component(event)
    return str(calendar.to_ical().decode())


def _alarm(facts: CalendarFacts) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", facts.summary)
    alarm.add("trigger", -timedelta(hours=facts.alarm_hours_before))
    return alarm
