"""What is a task of a post? What a mail has asked of it, as long as that stands and it has not answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from checker.domain.answer import AnswerChoice, ReadAnswer, Unclear
from checker.domain.finding import FindingState
from checker.domain.message import MessageKind, OutboxState, SentItem
from checker.domain.proposal import Matter, Proposal, ProposalState, SenderKind
from checker.domain.verdict import State
from checker.findings.tasks import StateOfMatter, TaskKind, WhyMine, requests, why_task
from tests.stored import OBLIGATION, episode, item, verdict

SENT = datetime(2016, 5, 2, 8, tzinfo=UTC)
LATER, EARLIER = datetime(2016, 5, 3, 8, tzinfo=UTC), datetime(2016, 5, 1, 8, tzinfo=UTC)
POST = "bereichsleitung_leistung@jobcenter"


def sent(state: OutboxState = OutboxState.SENT, **changes: Any) -> SentItem:
    told = item(**changes)
    return SentItem(told, "m1", told.kind, state, date(2016, 5, 2), SENT, has_left=True)


def asked(*mails: SentItem) -> list[tuple[TaskKind, int]]:
    return [(one.kind, one.step) for one in requests({OBLIGATION: mails})]


def answer(at: datetime = LATER, **changes: Any) -> Proposal:
    matter = Matter("ZW-2d7d45", "", OBLIGATION, POST, 1)
    return replace(
        Proposal(1, at, matter, ReadAnswer(AnswerChoice.NEW_DATE, day=date(2016, 6, 1)), SenderKind.ROLE), **changes
    )


def why(mail: SentItem, **state: Any) -> WhyMine | None:
    (request,) = requests({OBLIGATION: [mail]})
    return why_task(request, StateOfMatter(**{"episode": episode(), "verdict": verdict(), **state}))


@pytest.mark.parametrize(
    ("mails", "expected"),
    [
        pytest.param([sent()], [(TaskKind.DECIDE, 1)], id="an alert"),
        pytest.param([sent(step=0)], [], id="an overview that only tells it"),
        pytest.param([sent(OutboxState.SUPERSEDED)], [], id="a mail that was kept back"),
        pytest.param([sent(OutboxState.DRAFT)], [], id="a draft"),
        pytest.param([sent(OutboxState.PENDING)], [(TaskKind.DECIDE, 1)], id="a mail that waits for its hour"),
        pytest.param([sent(kind=MessageKind.ALL_CLEAR)], [], id="an all-clear"),
        pytest.param([sent(kind=MessageKind.REMINDER, step=0)], [(TaskKind.REPORT, 0)], id="a reminder"),
        pytest.param(
            [sent(kind=MessageKind.OVERDUE_REPORT, occurrence="1")], [(TaskKind.SEND, 1)], id="a report that is missing"
        ),
        pytest.param(
            [
                sent(kind=MessageKind.OVERDUE_REPORT, occurrence="1"),
                sent(kind=MessageKind.OVERDUE_REPORT, occurrence="here/1", step=0),
            ],
            [],
            id="a report that has come",
        ),
    ],
)
def test_what_a_mail_asks(mails: list[SentItem], expected: list[tuple[TaskKind, int]]) -> None:
    assert asked(*mails) == expected


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        pytest.param({}, WhyMine.OWNER, id="open"),
        pytest.param({"episode": episode(state=FindingState.ACKNOWLEDGED)}, None, id="taken on"),
        pytest.param({"episode": episode(number=2)}, None, id="another finding by now"),
        pytest.param({"episode": None}, None, id="no finding"),
        pytest.param({"answers": [answer()]}, None, id="answered"),
        pytest.param({"answers": [answer(EARLIER)]}, WhyMine.OWNER, id="asked once more since"),
        pytest.param({"answers": [answer(state=ProposalState.ENTERED)]}, None, id="entered"),
        pytest.param({"answers": [answer(state=ProposalState.REJECTED)]}, WhyMine.OWNER, id="rejected"),
        pytest.param({"answers": [answer(state=ProposalState.LAPSED)]}, WhyMine.OWNER, id="overtaken"),
        pytest.param(
            {"answers": [answer(answer=ReadAnswer(unclear=Unclear.NO_CHOICE))]}, WhyMine.OWNER, id="answered unclearly"
        ),
        pytest.param(
            {"answers": [answer(answer=ReadAnswer(AnswerChoice.AWAY))]}, WhyMine.OWNER, id="said to be away only"
        ),
        pytest.param(
            {"answers": [answer(matter=Matter("", "", OBLIGATION, "gf@jobcenter", 1))]},
            WhyMine.OWNER,
            id="somebody else answered",
        ),
    ],
)
def test_a_finding_is_a_task_until_it_is_answered_or_rests(state: dict[str, Any], expected: WhyMine | None) -> None:
    assert why(sent(), **state) == expected


def test_a_step_behind_the_owner_was_put_before_somebody() -> None:
    assert why(sent(kind=MessageKind.ESCALATION, step=2)) is WhyMine.ON_THE_LADDER


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"state": State.PENDING}, WhyMine.REMINDED, id="not reported yet"),
        pytest.param({"state": State.MET}, None, id="reported"),
        pytest.param({"state": State.PENDING, "waived": True}, None, id="an exception"),
    ],
)
def test_a_reminder_is_a_task_while_nothing_was_reported(changes: dict[str, Any], expected: WhyMine | None) -> None:
    reminder = sent(kind=MessageKind.REMINDER, step=0, episode=0)
    assert why(reminder, episode=None, verdict=verdict(**changes)) == expected


def test_a_report_is_a_task_of_its_sender_and_of_whom_it_was_put_before() -> None:
    missing = sent(kind=MessageKind.OVERDUE_REPORT, occurrence="2", step=2)
    assert why(missing, is_missing=True) is WhyMine.ABOVE_SENDER
    assert why(missing, is_missing=False) is None
