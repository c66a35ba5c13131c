"""An answer that comes in between the planning of a mail and its leaving."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from checker.domain.clock import at_local
from checker.domain.finding import ChangeEvent
from checker.domain.message import Item, Message, MessageKind
from checker.domain.proposal import AnswersWaiting
from notifications.facts import MailFacts, from_json
from notifications.ladder import messages_for_changes
from notifications.late_answers import held_until, said_by_now
from tests.unit.notifications.mail_cases import a_briefing, a_dated_rule, overdue, repeated, told_items_of
from tests.unit.notifications.notice_cases import overdue_report

CRITERIA, REPORT = "investigation-criteria-agreed/jobcenter/2016", "fachaufsicht/case-reviews/2016-Q1"
TODAY = date(2016, 5, 12)
CAME = AnswersWaiting((TODAY,))
# Friday the 13th and, behind Whit Monday, the 17th.
GOES_ON = at_local(date(2016, 5, 18), 7)


def an_item(kind: MessageKind = MessageKind.ESCALATION, about: str = CRITERIA, occurrence: str = "0") -> Item:
    return Item("jobcenter", about, 1, kind, "breached", 2, occurrence, "gf@jobcenter")


def a_mail(*items: Item, **facts: Any) -> Message:
    return Message(items[0].kind, "gf@jobcenter", items, TODAY, at_local(TODAY, 7), facts)


@pytest.mark.parametrize(
    ("mail", "held"),
    [
        pytest.param(a_mail(an_item()), True, id="a step of a ladder"),
        pytest.param(a_mail(an_item(MessageKind.ALERT)), False, id="a first alert leaves on its day"),
        pytest.param(a_mail(an_item(MessageKind.REMINDER)), False, id="a reminder leaves on its day"),
        pytest.param(a_mail(an_item(), is_outside=True), False, id="a letter was released"),
        pytest.param(a_mail(an_item(), an_item(about="another/jobcenter/2016")), False, id="one of two is answered"),
        pytest.param(a_mail(an_item(MessageKind.OVERDUE_REPORT, REPORT, "2")), True, id="a report, again"),
        pytest.param(a_mail(an_item(MessageKind.OVERDUE_REPORT, REPORT, "1")), False, id="a report, first"),
        pytest.param(a_mail(an_item(MessageKind.OVERDUE_REPORT, REPORT, "here/1")), False, id="a report that is here"),
    ],
)
def test_what_waits_with_the_ladder(mail: Message, held: bool) -> None:
    briefing = a_briefing(TODAY, answers={CRITERIA: CAME, REPORT: CAME})
    assert held_until(mail, briefing) == (GOES_ON if held else None)


def test_nothing_waits_for_an_answer_longer_than_its_two_working_days() -> None:
    briefing = a_briefing(date(2016, 5, 18), answers={CRITERIA: CAME})
    assert held_until(a_mail(an_item()), briefing) is None


def test_a_mail_that_leaves_says_that_an_answer_waits_and_no_more_that_there_is_none() -> None:
    change = repeated(a_dated_rule(), overdue(), 1)
    told_before = told_items_of(replace(change, event=ChangeEvent.OPENED), date(2016, 5, 3))
    (letter,) = messages_for_changes([change], a_briefing(TODAY), {overdue().obligation: told_before}).messages
    planned = from_json(letter.message.facts)
    assert planned.history[-1].startswith("Keine Bestätigung")
    assert planned.is_unanswered
    briefing = a_briefing(TODAY, answers={planned.obligation: CAME})
    mail = a_mail(an_item(about=planned.obligation))
    leaving = said_by_now(planned, mail, briefing)
    assert isinstance(leaving, MailFacts)
    said = "Antwort vom 12.05.2016 liegt zur Eintragung vor"
    assert (leaving.rows[0].text, leaving.history[-1], leaving.is_unanswered) == (said, said, False)
    assert said_by_now(leaving, mail, briefing) == leaving
    assert said_by_now(planned, mail, a_briefing(TODAY)) == planned


def test_so_does_a_mail_about_a_report() -> None:
    leaving = said_by_now(
        overdue_report(),
        a_mail(an_item(MessageKind.OVERDUE_REPORT, REPORT, "1")),
        a_briefing(TODAY, answers={REPORT: CAME}),
    )
    assert "Antwort vom 12.05.2016 liegt zur Eintragung vor" in [row.text for row in leaving.rows]  # type: ignore[union-attr]
