"""A calendar to subscribe to: stable UIDs, alike as long as nothing has changed, nothing of people."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from icalendar import Calendar

from notifications.calendar_feed import FeedEntry, feed

JUDGED = datetime(2016, 5, 3, 5, tzinfo=UTC)
CRITERIA = FeedEntry(
    obligation="investigation-criteria-agreed/jobcenter/2016",
    kind="please_by",
    on=date(2016, 4, 29),
    judged_at=JUDGED,
    summary="Bitte bis: Kriterien Ermittlungsdienst, Jobcenter",
    description="Spätestens Montag, 02.05.2016, 24:00 Uhr.\nPlan 2016, Zeile T11.",
    url="https://zielwacht.example/verpflichtungen/investigation-criteria-agreed/jobcenter/2016",
)


def body(*entries: FeedEntry) -> bytes:
    return feed(entries, name="Fristen: Bereichsleitung", organisation="jobcenter", domain="jobcenter.example")


def events(made: bytes) -> list[Calendar]:
    return list(Calendar.from_ical(made).walk("VEVENT"))


def test_a_day_is_a_whole_day_that_blocks_no_time() -> None:
    (event,) = events(body(CRITERIA))
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2016, 4, 29), date(2016, 4, 30))
    assert (event["transp"], event.decoded("dtstamp")) == ("TRANSPARENT", JUDGED)
    assert event["summary"] == CRITERIA.summary
    assert event["description"] == CRITERIA.description


def test_an_entry_that_moves_keeps_its_uid_and_the_calendar_is_another_one() -> None:
    moved = replace(CRITERIA, on=date(2016, 5, 13), judged_at=datetime(2016, 5, 9, 5, tzinfo=UTC))
    before, after = body(CRITERIA), body(moved)
    assert events(before)[0]["uid"] == events(after)[0]["uid"]
    assert before != after


def test_the_two_days_of_an_obligation_are_two_entries() -> None:
    uids = {event["uid"] for event in events(body(CRITERIA, replace(CRITERIA, kind="effective")))}
    assert len(uids) == 2


def test_a_uid_reveals_nothing() -> None:
    (event,) = events(body(CRITERIA))
    assert event["uid"].endswith("@jobcenter.example")
    assert "criteria" not in event["uid"]


def test_the_same_entries_are_the_same_bytes() -> None:
    assert body(CRITERIA) == body(CRITERIA)


def test_programs_are_told_how_often_to_ask() -> None:
    text = body(CRITERIA).decode()
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n" in text
    assert "X-PUBLISHED-TTL:PT12H\r\n" in text


def test_a_post_without_days_has_an_empty_calendar() -> None:
    assert events(body()) == []
