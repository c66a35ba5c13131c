"""When is somebody reminded of a date? Backward from please-by (Friday 29.04.2016), in open days of the house."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from checker.domain.house_word import HouseWord
from checker.domain.message import Message, SentItem
from checker.domain.period import request
from checker.domain.rule import Rule
from checker.domain.verdict import Reason, State, Verdict
from notifications.facts import from_json
from notifications.ladder import Outgoing
from notifications.reminders import due_reminders, reminder_days
from notifications.render import render
from tests.unit.notifications.mail_cases import (
    a_briefing,
    a_dated_rule,
    a_rate,
    a_rate_rule,
    handed_in,
    not_reported,
    told_items,
)

RULE = a_dated_rule()


def occurrence(on: date, rule: Rule = RULE, verdict: Verdict | None = None) -> str | None:
    """The occurrence of the reminder planned on a day; None when there is none."""
    planned = due_reminders(rule, verdict or not_reported(rule), a_briefing(on)).messages
    assert len(planned) <= 1
    return planned[0].message.items[0].occurrence if planned else None


def test_lead_times_are_counted_backward_from_please_by() -> None:
    days = reminder_days(RULE, not_reported(), a_briefing(date(2016, 4, 1)))
    assert days == {20: date(2016, 4, 1), 5: date(2016, 4, 22), 1: date(2016, 4, 28)}


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2016, 3, 31), None, id="the day before the first lead"),
        pytest.param(date(2016, 4, 1), "2016-05-02/20", id="on the first lead's day"),
        pytest.param(date(2016, 4, 4), "2016-05-02/20", id="missed by a day: sent late"),
        pytest.param(date(2016, 4, 22), "2016-05-02/5", id="on the second lead's day"),
        pytest.param(date(2016, 4, 23), None, id="Saturday: nothing is planned"),
        pytest.param(date(2016, 4, 28), "2016-05-02/1", id="last lead"),
        pytest.param(date(2016, 5, 2), "2016-05-02/1", id="all missed: the latest, while it is still in time"),
        pytest.param(date(2016, 5, 3), None, id="the effective day is over"),
    ],
)
def test_the_latest_lead_whose_day_has_come_is_sent(on: date, expected: str | None) -> None:
    assert occurrence(on) == expected


def test_every_day_until_the_next_lead_plans_the_same_message() -> None:
    days = [date(2016, 4, 1) + timedelta(days=number) for number in range(40)]
    planned = [due_reminders(RULE, not_reported(), a_briefing(day)).messages for day in days]
    assert len({message.message.key for messages in planned for message in messages}) == 3


def reminders_on(*days: date) -> list[Message]:
    """The mails of these days, each knowing those before it."""
    sent: tuple[SentItem, ...] = ()
    mails: list[Message] = []
    for day in days:
        (planned,) = due_reminders(RULE, not_reported(), a_briefing(day), sent).messages
        sent += told_items(planned.message, sent_on=day)
        mails.append(planned.message)
    return mails


def test_reminders_are_numbered_and_the_last_one_says_so() -> None:
    mails = [
        render(from_json(mail.facts)) for mail in reminders_on(date(2016, 4, 1), date(2016, 4, 22), date(2016, 4, 28))
    ]
    tags = ["[Erinnerung] ", "[2. Erinnerung] ", "[Letzte Erinnerung] "]
    assert [mail.subject[: len(tag)] for mail, tag in zip(mails, tags, strict=True)] == tags
    asked = mails[-1].text.partition("Was jetzt\n")[2].partition("So antworten Sie")[0]
    assert len([line for line in asked.splitlines() if line]) <= 4, "two sentences: what to do, what follows"
    assert len(asked) < len(mails[0].text.partition("Was jetzt\n")[2].partition("So antworten Sie")[0]) / 2


def test_the_only_reminder_is_not_called_the_last() -> None:
    (mail,) = reminders_on(date(2016, 4, 28))
    assert render(from_json(mail.facts)).subject.startswith("[Erinnerung] ")


def test_reminders_are_a_thread_that_the_first_one_begins() -> None:
    first, second, last = reminders_on(date(2016, 4, 1), date(2016, 4, 22), date(2016, 4, 28))
    assert (first.root_key, second.root_key, last.root_key) == (None, first.key, first.key)


ASKED = Reason("asked_for_by", {"day": date(2016, 4, 5), "who": HouseWord("btm", "BTM", "municipal body")})


LATER = a_dated_rule(remind={"working_days_before": (5, 1), "origin": "assumption", "why": "Test"})


def asked_for(rule: Rule = LATER) -> Verdict:
    verdict = not_reported(rule)
    return replace(verdict, period=request(2016, "a1"), reasons=(*verdict.reasons, ASKED))


@pytest.mark.parametrize("rule", [LATER, a_dated_rule(remind="none")], ids=["reminded of later", "never reminded of"])
def test_what_somebody_asks_for_is_told_at_once_with_who_asked(rule: Rule) -> None:
    """Nothing of it was owed before: the plan's own reminders come later, or never."""
    (planned,) = due_reminders(rule, asked_for(rule), a_briefing(date(2016, 4, 6))).messages
    assert planned.message.items[0].occurrence == "2016-05-02/opened"
    mail = render(from_json(planned.message.facts))
    assert mail.subject.startswith("[Neu zu erledigen] Kriterien Ermittlungsdienst, Anfrage vom 05.04.2016")
    assert "Angefragt am 05.04.2016, von: BTM." in " ".join(mail.text.split())
    assert "a1" not in mail.subject


def test_what_was_asked_for_is_told_once_and_then_reminded_of_as_any_other() -> None:
    (planned,) = due_reminders(LATER, asked_for(), a_briefing(date(2016, 4, 6))).messages
    told = told_items(planned.message, sent_on=date(2016, 4, 6))
    (again,) = due_reminders(LATER, asked_for(), a_briefing(date(2016, 4, 21)), told).messages
    assert again.message.key == planned.message.key, "the key is the same, so that nobody gets it twice"
    (later,) = due_reminders(LATER, asked_for(), a_briefing(date(2016, 4, 22)), told).messages
    assert from_json(later.message.facts).tag == "2. Erinnerung"


def test_a_reminder_planned_again_keeps_its_number() -> None:
    """Its own mail is no earlier one."""
    (mail,) = reminders_on(date(2016, 4, 22))
    own = told_items(mail, sent_on=date(2016, 4, 22))
    (again,) = due_reminders(RULE, not_reported(), a_briefing(date(2016, 4, 25)), own).messages
    assert from_json(again.message.facts).notice_number == 1


@pytest.mark.parametrize(
    "verdict",
    [
        pytest.param(handed_in(), id="done"),
        pytest.param(handed_in(late=True), id="done late"),
        pytest.param(replace(not_reported(), waived=True), id="waived"),
        pytest.param(replace(not_reported(), state=State.BREACHED), id="missed already"),
    ],
)
def test_nobody_is_reminded_of_what_is_not_open(verdict: Verdict) -> None:
    assert occurrence(date(2016, 4, 22), verdict=verdict) is None


def test_rates_have_no_reminders() -> None:
    rule = a_rate_rule()
    pending = replace(a_rate(5, 59), state=State.PENDING)
    assert due_reminders(rule, pending, a_briefing(date(2016, 12, 1))) == Outgoing()


def test_an_extension_moves_the_reminders() -> None:
    """The verdict carries the new due day; its reminders have keys of their own."""
    verdict = not_reported()
    later = replace(verdict, due=replace(verdict.due, effective=date(2016, 6, 1), please_by=date(2016, 6, 1)))
    assert occurrence(date(2016, 5, 3), verdict=later) == "2016-06-01/20"


def test_a_reminder_says_what_comes_next() -> None:
    facts = from_json(due_reminders(RULE, not_reported(), a_briefing(date(2016, 4, 22))).messages[0].message.facts)
    assert facts.next_reminder == "Donnerstag, 28.04.2016"
    assert facts.alert_on == "Dienstag, 03.05.2016"
    assert facts.rows[0].text == "Freitag, 29.04.2016 (in 5 Arbeitstagen)"


def test_a_minor_date_threatens_with_no_alert() -> None:
    rule = a_dated_rule(severity="minor")
    outgoing = due_reminders(rule, not_reported(rule), a_briefing(date(2016, 4, 22)))
    assert from_json(outgoing.messages[0].message.facts).alert_on == ""


@pytest.mark.parametrize(
    ("on", "distance"),
    [
        pytest.param(date(2016, 4, 28), " (in 1 Arbeitstag)", id="tomorrow"),
        pytest.param(date(2016, 4, 29), " (heute)", id="today"),
        pytest.param(date(2016, 5, 2), "", id="please-by is over, the effective day is not"),
    ],
)
def test_the_distance_is_told_in_open_days(on: date, distance: str) -> None:
    facts = from_json(due_reminders(RULE, not_reported(), a_briefing(on)).messages[0].message.facts)
    assert facts.rows[0].text == f"Freitag, 29.04.2016{distance}"
