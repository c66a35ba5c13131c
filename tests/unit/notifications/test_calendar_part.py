"""The attached day: one entry an obligation, all-day, newer ones move it, and it can be taken out again."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from checker.domain.clock import at_local
from checker.domain.finding import Resolution
from checker.domain.message import SentItem
from notifications.calendar_part import cancelled, entry, entry_uid, method
from notifications.facts import CalendarFacts, MailFacts
from notifications.ladder import messages_for_changes
from notifications.message import Correspondence, Rendered, build
from notifications.reminders import due_reminders
from notifications.render import render
from tests.unit.notifications.mail_cases import a_briefing, a_dated_rule, handed_in, not_reported, resolved, told_items
from tests.unit.notifications.test_message import facts_of, read

APRIL = CalendarFacts(
    "2016-04-29",
    "29.04.2016",
    "Frist: Kriterien, Außendienst; alle",
    "frist.ics",
    description="Bitte bis: Freitag, 29.04.2016\nSpätestens: Montag, 02.05.2016, 24:00 Uhr",
    alarm_hours_before=15,
)
UID = entry_uid("jobcenter", "investigation-criteria-agreed/jobcenter/2016", "jobcenter.example")
STAMPED = datetime(2016, 4, 22, 5, 0, tzinfo=UTC)


def lines(text: str) -> dict[str, str]:
    """The properties of the entry, unfolded by hand (RFC 5545, 3.1)."""
    assert "\n" not in text.replace("\r\n", ""), "lines end with CR LF"
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    told = re.sub(r"\r\n[ \t]", "", text).split("\r\n")
    event = told[told.index("BEGIN:VEVENT") + 1 : told.index("END:VEVENT")]
    event = event[: event.index("BEGIN:VALARM")] if "BEGIN:VALARM" in event else event
    found = {}
    for line in event + [line for line in told if line.startswith("METHOD")]:
        name, value = line.split(":", 1)
        assert name not in found, f"{name} stands once"
        found[name] = value
    return found


def written(facts: CalendarFacts = APRIL) -> dict[str, str]:
    return lines(entry(facts, UID, "zielwacht@jobcenter.example", STAMPED))


def test_the_entry_takes_the_whole_day_and_blocks_no_time() -> None:
    found = written()
    assert found["DTSTART;VALUE=DATE"] == "20160429"
    assert found["DTEND;VALUE=DATE"] == "20160430", "exclusive"
    assert found["TRANSP"] == "TRANSPARENT"
    assert found["X-MICROSOFT-CDO-ALLDAYEVENT"] == "TRUE"
    assert found["X-MICROSOFT-CDO-BUSYSTATUS"] == "FREE"
    assert found["STATUS"] == "CONFIRMED"
    assert found["METHOD"] == "PUBLISH"
    assert found["DTSTAMP"] == "20160422T050000Z"
    assert found["ORGANIZER"] == "mailto:zielwacht@jobcenter.example"
    assert found["SUMMARY"] == r"Frist: Kriterien\, Außendienst\; alle"


def test_it_asks_nobody_and_wakes_its_reader_once_on_the_open_day_before() -> None:
    text = entry(APRIL, UID, "zielwacht@jobcenter.example", STAMPED)
    assert "ATTENDEE" not in text
    assert "RRULE" not in text
    (alarm,) = Calendar.from_ical(text).events[0].walk("VALARM")
    assert alarm["ACTION"] == "DISPLAY"
    assert alarm["DESCRIPTION"] == "Frist: Kriterien, Außendienst; alle", "RFC 5545, 3.6.6 asks for it"
    assert alarm["TRIGGER"].dt == timedelta(hours=-15), "at nine on the day before"


def test_the_alarm_of_a_monday_rings_on_the_friday_before() -> None:
    """The first of the three days is the only one; the Friday is an open day of the house."""
    rule = a_dated_rule(due={"nominal": date(2016, 6, 6), "policy": "fixed"})
    message = due_reminders(rule, not_reported(rule), a_briefing(date(2016, 5, 30))).messages[0].message
    calendar = facts_of(message).calendar
    assert calendar is not None
    assert calendar.day == "2016-06-06"
    assert timedelta(hours=calendar.alarm_hours_before) == timedelta(days=3) - timedelta(hours=9), "Friday at nine"


def test_its_text_names_the_three_dates_and_how_to_report() -> None:
    message = due_reminders(a_dated_rule(), not_reported(), a_briefing(date(2016, 4, 22))).messages[0].message
    calendar = facts_of(message).calendar
    assert calendar is not None
    assert calendar.summary == "Frist: Kriterien Ermittlungsdienst (Jobcenter ME-aktiv)"
    assert calendar.description.splitlines()[1:] == [
        "Bitte bis: Freitag, 29.04.2016",
        "Datum laut Plan: Samstag, 30.04.2016",
        "Spätestens: Montag, 02.05.2016, 24:00 Uhr",
        "Melden: auf die Erinnerung antworten, erste Zeile ERLEDIGT, Tag und Aktenzeichen.",
    ]


@pytest.mark.parametrize("facts", [APRIL, cancelled(APRIL)], ids=["published", "cancelled"])
def test_a_library_of_its_own_reads_it_without_an_error(facts: CalendarFacts) -> None:
    """What RFC 5545 requires of an event and RFC 5546 of these methods (3.2.1, 3.2.5)."""
    calendar = Calendar.from_ical(entry(facts, UID, "zielwacht@jobcenter.example", STAMPED))
    (event,) = calendar.events
    assert not calendar.errors
    assert not event.errors
    assert set(calendar.required) <= set(calendar)
    assert set(event.required) <= set(event)
    assert all(len(event.property_items(recursive=False)) >= 1 and name in event for name in ("ORGANIZER", "SEQUENCE"))
    assert calendar["METHOD"] == ("CANCEL" if facts.is_cancelled else "PUBLISH")
    assert (event["STATUS"] == "CANCELLED") == facts.is_cancelled
    assert bool(event.walk("VALARM")) != facts.is_cancelled, "what is taken out wakes nobody"
    assert all(set(alarm.required) <= set(alarm) for alarm in event.walk("VALARM"))


def test_equal_input_gives_equal_text() -> None:
    assert entry(APRIL, UID, "a@b.example", STAMPED) == entry(APRIL, UID, "a@b.example", STAMPED)


def test_an_extension_moves_the_entry_instead_of_adding_one() -> None:
    before, after = written(), written(replace(APRIL, day="2016-05-13", sequence=1))
    assert before["UID"] == after["UID"]
    assert int(before["SEQUENCE"]) < int(after["SEQUENCE"])
    assert after["DTSTART;VALUE=DATE"] == "20160513"


def test_what_is_done_can_be_taken_out_of_the_calendar() -> None:
    found = written(cancelled(replace(APRIL, sequence=2)))
    assert found["METHOD"] == "CANCEL"
    assert found["STATUS"] == "CANCELLED"
    assert found["SEQUENCE"] == "3", "newer than what it takes out"
    assert found["UID"] == UID
    assert method(cancelled(APRIL)) == "CANCEL"


def reminded(*effective: date) -> tuple[tuple[SentItem, ...], MailFacts]:
    """Reminders of a day that was moved to each of these; what was sent, and the facts of the last."""
    sent: tuple[SentItem, ...] = ()
    for day in effective:
        verdict = replace(not_reported(), due=replace(not_reported().due, effective=day, please_by=day))
        # Of a day that comes back another lead is left to be reminded of.
        on = day - timedelta(days=12 if any(str(day) in one.item.occurrence for one in sent) else 1)
        (planned,) = due_reminders(a_dated_rule(), verdict, a_briefing(on), sent).messages
        sent += told_items(planned.message, sent_on=on)
    return sent, facts_of(planned.message)


def test_every_change_of_the_day_raises_the_sequence() -> None:
    """Also one that takes the first change back: a calendar keeps what has the highest number."""
    days = [date(2016, 5, 4), date(2016, 6, 3), date(2016, 5, 4)]
    calendars = [reminded(*days[:count])[1].calendar for count in (1, 2, 3)]
    numbers = [calendar.sequence for calendar in calendars if calendar]
    assert numbers == [0, 1, 2]


def test_the_mail_that_tells_an_end_takes_the_entry_out_and_says_so() -> None:
    sent, last = reminded(date(2016, 5, 4), date(2016, 6, 3))
    end = resolved(a_dated_rule(), handed_in(late=True), Resolution.ALL_CLEAR, "bereichsleitung@jobcenter")
    briefing = a_briefing(date(2016, 6, 10))
    (planned,) = messages_for_changes([end], briefing, {handed_in().obligation: sent}).messages
    facts = facts_of(planned.message)
    assert last.calendar is not None
    assert facts.calendar is not None
    assert facts.calendar.is_cancelled
    assert facts.calendar.sequence > last.calendar.sequence
    for said in (render(facts).text, render(facts).html):
        assert "Kalendereintrag bitte löschen" in said
    (untouched,) = messages_for_changes([end], briefing, {}).messages
    assert facts_of(untouched.message).calendar is None, "nobody brought an entry"
    assert "Kalender" not in render(facts_of(untouched.message)).text


def test_the_uid_belongs_to_the_obligation_and_tells_nothing() -> None:
    other = entry_uid("jobcenter", "investigation-criteria-agreed/jobcenter/2017", "jobcenter.example")
    house = entry_uid("nachbar", "investigation-criteria-agreed/jobcenter/2016", "jobcenter.example")
    assert len({UID, other, house}) == 3
    assert re.fullmatch(r"[a-z2-7]{32}@jobcenter\.example", UID)


@pytest.mark.parametrize("day", [date(2016, 3, 27), date(2016, 12, 31), date(2016, 2, 29)])
def test_the_day_after_is_right_at_every_turn(day: date) -> None:
    found = written(replace(APRIL, day=day.isoformat()))
    assert found["DTEND;VALUE=DATE"] == f"{day + timedelta(days=1):%Y%m%d}"


def test_all_reminders_of_an_obligation_carry_the_same_entry() -> None:
    found = []
    for on in (date(2016, 4, 22), date(2016, 4, 28)):
        message = due_reminders(a_dated_rule(), not_reported(), a_briefing(on)).messages[0].message
        box = "zielwacht@jobcenter.example"
        raw = build(
            message,
            facts_of(message),
            Rendered("Betreff", "Text\n", "<p>Text</p>\n"),
            Correspondence(f"Zielwacht <{box}>", box, box, "jobcenter.example"),
            at_local(on, 7),
        )
        attached = next(part for part in read(raw).walk() if part.get_content_type() == "text/calendar")
        found.append(lines(attached.get_content().replace("\r\n", "\n").replace("\n", "\r\n")))
    first, second = found
    assert first["UID"] == second["UID"] == UID
    assert first["DTSTART;VALUE=DATE"] == second["DTSTART;VALUE=DATE"] == "20160429"
    assert first["SEQUENCE"] == second["SEQUENCE"] == "0"
    assert (first["DTSTAMP"], second["DTSTAMP"]) == ("20160422T050000Z", "20160428T050000Z")
