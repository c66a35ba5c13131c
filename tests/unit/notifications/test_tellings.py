"""How a finding was told, and why: what was planned decides, not what was meant to leave."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from checker.domain.finding import Change, Episode, FindingState, Telling, TellingReason, TellingWay
from checker.domain.message import Message
from checker.domain.rule import Rule
from checker.domain.verdict import State, Verdict
from checker.wording.tellings import REASONS, WAYS, telling_text
from notifications.ladder import messages_for_changes
from notifications.tellings import MailsOfTick, telling_now, tellings
from tests.unit.notifications.mail_cases import (
    a_briefing,
    a_count_rule,
    a_dated_rule,
    a_verdict,
    an_episode,
    climbed,
    opened,
    overdue,
)

TUESDAY = date(2016, 5, 3)
RULE = a_dated_rule()
OVERDUE = overdue(RULE)
OPENED = opened(RULE, OVERDUE)
AT_ONCE = Telling.at_once(TellingReason.DATE_MISSED)


def mails(change: Change) -> tuple[Message, ...]:
    return tuple(one.message for one in messages_for_changes([change], a_briefing(TUESDAY)).messages)


def told(
    planned: MailsOfTick, *changes: Change, verdict: Verdict = OVERDUE, rule: Rule = RULE, **episode: object
) -> Telling | None:
    stands = changes[0].episode if changes else an_episode(verdict, **episode)
    found = tellings([verdict], changes, {verdict.obligation: stands}, lambda _: rule, planned, a_briefing(TUESDAY))
    return found.get(verdict.obligation)


@pytest.mark.parametrize(
    ("planned", "expected"),
    [
        pytest.param(MailsOfTick(singles=mails(OPENED), begun=mails(OPENED)), AT_ONCE, id="by a mail of its own"),
        pytest.param(
            MailsOfTick(collected=mails(OPENED), begun=mails(OPENED)),
            Telling(TellingWay.COLLECTED, TellingReason.MAILBOX_IS_FULL),
            id="collected with others",
        ),
        pytest.param(
            MailsOfTick(waiting=mails(OPENED), begun=mails(OPENED)),
            Telling.in_digest(TellingReason.MAILBOX_IS_FULL),
            id="put off until the digest",
        ),
        pytest.param(
            MailsOfTick(begun=mails(OPENED)), Telling.in_digest(TellingReason.AFTER_DOWNTIME), id="after downtime"
        ),
        pytest.param(MailsOfTick(), Telling.nobody(TellingReason.UNREAD), id="nobody reads for the post"),
    ],
)
def test_what_was_planned_decides(planned: MailsOfTick, expected: Telling) -> None:
    assert told(planned, OPENED) == expected


def test_the_next_step_is_told_because_its_days_are_over() -> None:
    change = climbed(RULE, OVERDUE, 1, 2)
    assert told(MailsOfTick(singles=mails(change)), change) == Telling.at_once(TellingReason.NEXT_STEP)


def test_what_happened_before_needs_no_mail_of_today() -> None:
    assert told(MailsOfTick()) == AT_ONCE


def test_what_is_for_the_digest_says_so_without_a_mail() -> None:
    rule = a_count_rule()
    verdict = a_verdict(rule, State.BREACHED)
    expected = Telling.in_digest(TellingReason.NOT_CRITICAL)
    assert told(MailsOfTick(), opened(rule, verdict), verdict=verdict, rule=rule) == expected


def test_nothing_is_decided_about_what_is_over() -> None:
    assert told(MailsOfTick(), state=FindingState.RESOLVED) is None


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (FindingState.ACKNOWLEDGED, TellingReason.ACKNOWLEDGED),
        (FindingState.SILENCED, TellingReason.SILENCED),
        (FindingState.WAIVED, TellingReason.WAIVED),
        (FindingState.WATCHED, TellingReason.WATCHED),
    ],
)
def test_an_act_since_the_last_tick_counts(state: FindingState, reason: TellingReason) -> None:
    episode = replace(an_episode(OVERDUE), state=state, telling=AT_ONCE)
    assert telling_now(episode) == Telling.nobody(reason)


def test_what_is_open_is_as_the_tick_decided_and_what_is_over_is_nothing() -> None:
    episode: Episode = replace(an_episode(OVERDUE), telling=AT_ONCE)
    assert telling_now(episode) == AT_ONCE
    assert telling_now(replace(episode, state=FindingState.RESOLVED)) is None


@pytest.mark.parametrize("locale", ["de", "en"])
def test_every_way_and_reason_has_its_words(locale: str) -> None:
    assert set(WAYS[locale]) == set(TellingWay)  # type: ignore[index]
    assert set(REASONS[locale]) == set(TellingReason)  # type: ignore[index]


def test_a_sentence_says_way_and_reason() -> None:
    telling = Telling.in_digest(TellingReason.NOT_PROVEN)
    assert telling_text(telling, "de") == "in der Übersicht: die Stichprobe belegt die Abweichung nicht"
    assert telling_text(telling, "en") == "in the digest: the sample does not prove the deviation"
