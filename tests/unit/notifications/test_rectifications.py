"""Who was told something that was wrong hears it on the day: one mail a mailbox and cause, whatever told it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from checker.domain.finding import Resolution
from checker.domain.message import MessageKind, OutboxState, SentItem
from checker.domain.rule import Rule
from checker.domain.verdict import State, Verdict
from notifications.facts import MailFacts, from_json
from notifications.facts_json import stored_facts
from notifications.ladder import Outgoing
from notifications.rectification_facts import Cause, Rectified
from notifications.rectifications import rectification_mails
from notifications.render import render
from tests.unit.notifications.mail_cases import (
    a_briefing,
    a_count_rule,
    a_rate,
    a_rate_rule,
    behind_pace,
    climbed,
    opened,
    resolved,
    told_items_of,
)

OWNER, MANAGEMENT, DISTRICT = "bereichsleitung@jobcenter", "gf@jobcenter", "kreis@jobcenter"
TOLD_ON, ON = date(2016, 10, 5), date(2016, 10, 20)
FILE = Cause("fachaufsicht_2016-09.csv", ON)
MISSED, KEPT = a_rate(41, 300), a_rate(28, 300, state=State.MET)


def rectified(rule: Rule, was: Verdict, now: Verdict, cause: Cause | None = FILE) -> Rectified:
    return Rectified(resolved(rule, now, Resolution.RECTIFIED), cause, was)


def several(count: int, cause: Cause | None = FILE) -> tuple[list[Rectified], dict[str, Sequence[SentItem]]]:
    """So many counts that were told to the owner."""
    found, told = [], {}
    for number in range(count):
        rule = a_count_rule(id=f"reviews-{number}")
        was, now = behind_pace(290, rule), replace(behind_pace(390, rule), state=State.PENDING)
        found.append(rectified(rule, was, now, cause))
        told[was.obligation] = told_items_of(opened(rule, was), TOLD_ON)
    return found, told


def facts_of(outgoing: Outgoing) -> list[MailFacts]:
    return [from_json(planned.message.facts) for planned in outgoing.messages]


def test_a_file_that_turns_forty_verdicts_is_one_mail_a_mailbox() -> None:
    found, told = several(40)
    outgoing = rectification_mails(found, told, a_briefing(ON))
    (planned,) = outgoing.messages
    assert (planned.message.addressed, len(planned.message.items)) == (OWNER, 40)
    text = render(from_json(planned.message.facts)).text
    assert text.count("Richtig ist: Offen") == 40
    assert render(from_json(planned.message.facts)).subject.startswith("[Richtigstellung] 40 Hinweise treffen nicht zu")


def test_another_cause_is_another_mail() -> None:
    one, told = several(1)
    other = rectified(a_rate_rule(), MISSED, KEPT, Cause("", ON))
    told[MISSED.obligation] = told_items_of(opened(a_rate_rule(), MISSED), TOLD_ON)
    outgoing = rectification_mails([*one, other], told, a_briefing(ON))
    assert [facts.rows[-1].text for facts in facts_of(outgoing)] == [
        "Datei fachaufsicht_2016-09.csv, eingegangen am 20.10.2016",
        "Meldung vom 20.10.2016",
    ]


def test_who_read_of_it_in_a_digest_hears_that_it_was_wrong_by_a_mail() -> None:
    in_digest = [
        replace(one, mail_kind=MessageKind.DIGEST) for one in told_items_of(opened(a_rate_rule(), MISSED), TOLD_ON)
    ]
    found = [rectified(a_rate_rule(), MISSED, KEPT)]
    outgoing = rectification_mails(found, {MISSED.obligation: in_digest}, a_briefing(ON))
    assert [planned.message.addressed for planned in outgoing.messages] == [OWNER]


def test_who_was_never_told_is_not_told_that_it_was_wrong() -> None:
    waiting = told_items_of(opened(a_rate_rule(), MISSED), TOLD_ON)
    unsent = [replace(one, has_left=False, state=OutboxState.SUPERSEDED) for one in waiting]
    found = [rectified(a_rate_rule(), MISSED, KEPT)]
    assert rectification_mails(found, {MISSED.obligation: unsent}, a_briefing(ON)) == Outgoing()


def test_it_says_what_was_told_what_is_right_and_which_steps_are_void() -> None:
    told = told_items_of(opened(a_rate_rule(), MISSED), TOLD_ON)
    told += told_items_of(climbed(a_rate_rule(), MISSED, 1, 2), date(2016, 10, 10))
    found = [rectified(a_rate_rule(), MISSED, KEPT)]
    for facts in facts_of(rectification_mails(found, {MISSED.obligation: told}, a_briefing(ON))):
        text = " ".join(render(facts).text.split()).replace("\N{NO-BREAK SPACE}", " ")
        assert "Mitgeteilt war: Zielwert überschritten (Zwischenstand), 41 von 300 = 13,7 %." in text
        assert "Richtig ist: Erreicht, 28 von 300 = 9,3 %." in text
        assert (
            "Hinfällig sind „05.10.2016: Hinweis an Bereichsleitung Leistung“, "
            "„10.10.2016: Vorlage Stufe 2 bei Geschäftsführung“." in text
        )


@pytest.mark.parametrize(("severity", "is_urgent"), [("critical", True), ("major", False)])
def test_it_is_as_important_as_what_it_takes_back(severity: str, is_urgent: bool) -> None:
    rule = a_rate_rule(severity=severity)
    was, now = a_rate(41, 300, rule), a_rate(28, 300, rule, state=State.MET)
    told = {was.obligation: told_items_of(opened(rule, was), TOLD_ON)}
    (facts,) = facts_of(rectification_mails([rectified(rule, was, now)], told, a_briefing(ON)))
    assert facts.is_urgent is is_urgent


def test_where_counts_would_point_at_people_neither_figure_is_said() -> None:
    """57 of 58 gives away the one."""
    was, now = a_rate(57, 58), a_rate(1, 58, state=State.MET)
    told = {was.obligation: told_items_of(opened(a_rate_rule(), was), TOLD_ON)}
    (facts,) = facts_of(rectification_mails([rectified(a_rate_rule(), was, now)], told, a_briefing(ON)))
    assert "58" not in render(facts).text
    assert "58" not in render(facts).subject


def test_a_body_outside_that_had_a_letter_gets_a_draft_and_the_management_hears_of_it() -> None:
    letter, *_ = told_items_of(climbed(a_rate_rule(), MISSED, 2, 3), date(2016, 10, 13))
    left = replace(letter, has_left=True, state=OutboxState.SENT)
    found = [rectified(a_rate_rule(), MISSED, KEPT)]
    outgoing = rectification_mails(found, {MISSED.obligation: [left]}, a_briefing(ON))
    assert [(one.message.addressed, one.state) for one in outgoing.messages] == [
        (DISTRICT, OutboxState.DRAFT),
        (MANAGEMENT, OutboxState.PENDING),
    ]
    letter, notice = (planned.message.facts for planned in outgoing.messages)
    assert from_json(notice).draft_to == "Kreis Mettmann"
    assert from_json(notice).letters == (stored_facts(letter),), "the management reads it before it leaves"
