"""Each line of a digest that wants an answer names its matter by a sign, and offers what can be answered to it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from email.message import EmailMessage

import pytest

from checker.domain.answer import token_of, tokens_in
from checker.domain.finding import FindingState
from checker.domain.message import Message, MessageKind, OutboxState
from checker.domain.verdict import State
from checker.wording.answer_line import deciding_line, read_answer
from notifications.digest_facts import DigestRow, from_json
from notifications.facts import AnswerableFacts
from notifications.incoming import read_incoming
from notifications.ladder import messages_for_changes
from notifications.reminders import due_reminders
from notifications.render import render
from tests.unit.notifications.digest_cases import (
    LAST_MONDAY,
    MANAGEMENT,
    MONDAY,
    OWNER,
    as_told,
    at_risk,
    digests,
    standing,
    told_at_once,
)
from tests.unit.notifications.mail_cases import a_briefing, a_dated_rule, a_verdict, an_episode, climbed, overdue


def rows(message: Message) -> Iterator[DigestRow]:
    return (row for group in from_json(message.facts).groups for row in group.rows)


def answers(message: Message) -> list[AnswerableFacts]:
    return [row.answer for row in rows(message) if row.answer]


def test_news_are_answered_by_the_sign_of_the_digests_own_item() -> None:
    message = digests(standing(at_risk()))[OWNER]
    (item,) = (item for item in message.items if item.kind is not MessageKind.DIGEST)
    (answer,) = answers(message)
    assert answer.token == token_of(item.key)
    assert [offer.line for offer in answer.offers] == ["ÜBERNEHME bis 18.07.", "ZAHLEN STIMMEN NICHT"]


def test_who_only_reads_of_it_is_asked_nothing() -> None:
    assert answers(digests(standing(at_risk()))[MANAGEMENT]) == []


def test_what_merely_stands_is_answered_by_the_sign_of_the_mail_that_told_it() -> None:
    rule, verdict = a_dated_rule(), overdue()
    told = told_at_once(rule, verdict, date(2016, 6, 30))
    message = digests(standing((rule, verdict, an_episode(verdict)), at_risk(), told=told))[OWNER]
    assert token_of(told[0].item.key) in [answer.token for answer in answers(message)]


@pytest.mark.parametrize(("held_by", "contested"), [
    pytest.param(OWNER, "NICHT ZUSTÄNDIG", id="its holder may give it back"),
    pytest.param(MANAGEMENT, "TRIFFT NICHT ZU", id="another's may be contested"),
])  # fmt: skip
def test_what_ends_soon_can_be_given_back_or_contested(held_by: str, contested: str) -> None:
    rule, verdict = a_dated_rule(), overdue()
    told = told_at_once(rule, verdict, date(2016, 6, 20))
    episode = an_episode(verdict, state=FindingState.ACKNOWLEDGED, until=date(2016, 7, 8))
    now = standing((rule, verdict, episode), at_risk(), told=told, held_by={verdict.obligation: held_by})
    (ending,) = (one for one in answers(digests(now)[OWNER]) if one.token == token_of(told[0].item.key))
    lines = [offer.line for offer in ending.offers]
    assert {"NICHT ZUSTÄNDIG", "TRIFFT NICHT ZU"}.intersection(lines) == {contested}


def test_what_waits_for_a_decision_is_answered_by_whoever_is_asked() -> None:
    rule, verdict = a_dated_rule(), overdue()
    episode = an_episode(verdict, step=2, step_since=date(2016, 6, 30))
    step = messages_for_changes([climbed(rule, verdict, 1, 2)], a_briefing(date(2016, 6, 30)))
    told = [*told_at_once(rule, verdict, date(2016, 6, 20)), *as_told(*(one.message for one in step.messages))]
    (answer,) = answers(digests(standing((rule, verdict, episode), at_risk(), told=told))[MANAGEMENT])
    assert "ÜBERNEHME bis 18.07." in [offer.line for offer in answer.offers]
    assert answer.token == token_of(step.messages[0].message.items[0].key)


@pytest.mark.parametrize(("written_on", "first"), [
    pytest.param(LAST_MONDAY, "FREIGEBEN", id="a week ago"),
    pytest.param(date(2016, 6, 17), "NICHT SENDEN", id="too long ago to be released"),
])  # fmt: skip
def test_a_letter_is_released_as_long_as_its_figures_are_of_these_days(written_on: date, first: str) -> None:
    rule = a_dated_rule(escalation="leistung-kreis")
    step = messages_for_changes([climbed(rule, overdue(rule), 2, 3)], a_briefing(written_on))
    draft, asking = (one.message for one in sorted(step.messages, key=lambda one: one.state))
    assert {one.state for one in step.messages} == {OutboxState.DRAFT, OutboxState.PENDING}
    episode = an_episode(overdue(rule), step=3, step_since=written_on)
    now = standing((rule, overdue(rule), episode), told=as_told(asking), drafts=[draft])
    (answer,) = answers(digests(now)[MANAGEMENT])
    assert (answer.token, answer.offers[0].line) == (token_of(asking.key), first)


def test_what_is_due_is_answered_once_its_reader_was_reminded() -> None:
    rule = a_dated_rule(due={"nominal": date(2016, 7, 15), "policy": "next_working_day", "basis": "Test"})
    pending = a_verdict(rule, State.PENDING)
    (reminder,) = (one.message for one in due_reminders(rule, pending, a_briefing(date(2016, 6, 20))).messages)
    before, after = (standing((rule, pending, None), at_risk(), told=told) for told in ((), as_told(reminder)))
    tokens = [{answer.token for answer in answers(digests(now)[OWNER])} for now in (before, after)]
    assert tokens[1] - tokens[0] == {token_of(reminder.key)}


@pytest.mark.parametrize(("subject", "line", "token"), [
    pytest.param("AW: [Übersicht KW 27]", "[ZW-158c5f] ÜBERNEHME bis 18.07.", "ZW-158c5f", id="in the first line"),
    pytest.param("AW: [ZW-ad3343]", "ÜBERNEHME bis 18.07. (nicht ZW-158c5f)", "ZW-ad3343", id="the subject's first"),
    pytest.param("AW: [Übersicht KW 27]", "Hallo,\n\nZW-158c5f: ERLEDIGT", "ZW-158c5f", id="below a salutation"),
])  # fmt: skip
def test_what_is_meant_is_said_by_the_sign_in_subject_or_line(subject: str, line: str, token: str) -> None:
    mail = EmailMessage()
    mail["Subject"] = subject
    mail.set_content(f"{line}\n\n> [ZW-ffffff] ÜBERNEHME bis 18.07.\n")
    assert read_incoming(mail.as_bytes()).tokens == (token,)


def test_a_printed_line_is_read_with_its_sign() -> None:
    message = digests(standing(at_risk()))[OWNER]
    text = " ".join(render(from_json(message.facts)).text.split())
    for answer in answers(message):
        for offer in answer.offers:
            said = [f"[{answer.token}] {offer.line}"]
            assert read_answer(said, MONDAY) == read_answer([offer.line], MONDAY)
            assert tokens_in(deciding_line(said)) == (answer.token,)
            assert offer.line in text
    assert f"[{answers(message)[0].token}] ÜBERNEHME bis 18.07. · ZAHLEN STIMMEN NICHT" in text


def test_a_digest_queued_by_an_older_version_still_leaves() -> None:
    """Its rows bore a command, and nothing to answer."""
    stored = dict(digests(standing(at_risk()))[OWNER].facts)
    del stored["answers_to"]
    groups = json.loads(json.dumps(stored["groups"]))
    for row in (row for group in groups for row in group["rows"]):
        del row["answer"]
        row["command"] = "zielwacht mail release a1b2c3d4e5f6"
    text = render(from_json(stored | {"groups": groups})).text
    assert "mail release" not in text
    assert "Prüfungen von Bestandsfällen" in text
