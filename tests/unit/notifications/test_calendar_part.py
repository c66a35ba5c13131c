"""The attached day: one entry an obligation, all-day, newer ones move it, and it can be taken out again."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from checker.domain.clock import at_local
from notifications.calendar_part import cancelled, entry, entry_uid, method
from notifications.facts import CalendarFacts
from notifications.message import Correspondence, Rendered, build
from notifications.reminders import due_reminders
from tests.unit.notifications.mail_cases import a_briefing, a_dated_rule, not_reported
from tests.unit.notifications.test_message import facts_of, read

APRIL = CalendarFacts("2016-04-29", "29.04.2016", "Bitte bis heute: Kriterien, Außendienst; alle", "frist.ics")
UID = entry_uid("jobcenter", "investigation-criteria-agreed/jobcenter/2016", "jobcenter.example")
STAMPED = datetime(2016, 4, 22, 5, 0, tzinfo=UTC)


def lines(text: str) -> dict[str, str]:
    """The properties of the entry, unfolded by hand (RFC 5545, 3.1)."""
    assert "\n" not in text.replace("\r\n", ""), "lines end with CR LF"
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    told = re.sub(r"\r\n[ \t]", "", text).split("\r\n")
    event = told[told.index("BEGIN:VEVENT") + 1 : told.index("END:VEVENT")]
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
    assert found["SUMMARY"] == r"Bitte bis heute: Kriterien\, Außendienst\; alle"


def test_it_asks_nobody_and_wakes_nobody() -> None:
    text = entry(APRIL, UID, "zielwacht@jobcenter.example", STAMPED)
    assert "ATTENDEE" not in text
    assert "VALARM" not in text
    assert "RRULE" not in text


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
