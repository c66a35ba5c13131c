"""Is something a task of a post: must it decide, report or answer, because a mail asked it to and it has not? Pure.

A task is what a mail has put to a post that nobody has answered since and that still stands. What a mail only tells
(the overview of whoever is above on the ladder, an end, a receipt) is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from checker.domain.answer import AnswerChoice
from checker.domain.clock import local_day
from checker.domain.finding import Episode, FindingState
from checker.domain.message import TELLS_BAD, TOLD_NOBODY, MessageKind, SentItem
from checker.domain.proposal import Proposal, ProposalState
from checker.domain.verdict import STILL_TO_DO, Verdict


class TaskKind(StrEnum):
    """What is to be done, in the order in which a list names it on one day.

    `decide`: a finding; `report`: something due; `send`: a report that has not come; `release`: a letter; `enter`: an
    answer; `look_into`: what is kept out of files; `approve`: an edit of the rules that took effect without approval.
    """

    DECIDE = "decide"
    SEND = "send"
    REPORT = "report"
    RELEASE = "release"
    ENTER = "enter"
    LOOK_INTO = "look_into"
    APPROVE = "approve"


class WhyMine(StrEnum):
    """Why a task is that of a post."""

    OWNER = "owner"
    ON_THE_LADDER = "on_the_ladder"
    REMINDED = "reminded"
    SENDER = "sender"
    ABOVE_SENDER = "above_sender"
    MANAGEMENT = "management"
    ENTERS = "enters"
    ENTERS_IN_PLACE = "enters_in_place"
    ADMINISTERS = "administers"
    APPROVES = "approves"


# The step of an item that only informs whoever is above: a digest lists it, and asks nothing.
INFORMS = 0
OWNERS_STEP = 1
HERE = "here"
# Entered or waiting, it has answered; what was rejected or has lapsed is asked anew.
ANSWERED = frozenset({ProposalState.WAITING, ProposalState.ENTERED})


@dataclass(frozen=True, slots=True)
class TaskRequest:
    """What a mail asked of a post (`role@unit`) last about one matter, an obligation or a report.

    `step` is that of the ladder, from 1; `episode` the number of the finding, 0: there was none.
    """

    about: str
    post: str
    kind: TaskKind
    step: int
    episode: int
    asked: SentItem


@dataclass(frozen=True, slots=True)
class StateOfMatter:
    """What is stored about one matter now. `is_missing`: it is a report that was owed and has not come.

    `answers` came by mail about it or by a page, in the order in which they did.
    """

    episode: Episode | None = None
    verdict: Verdict | None = None
    is_missing: bool = False
    answers: Sequence[Proposal] = ()


NOTHING_KNOWN = StateOfMatter()


def requests(notified: Mapping[str, Iterable[SentItem]]) -> tuple[TaskRequest, ...]:
    """The last request to each post about each matter, by matter and post. `notified` is by matter, oldest first."""
    last: dict[tuple[str, str], TaskRequest] = {}
    for about, items in notified.items():
        for sent in items:
            item, kind = sent.item, _kind(sent)
            if _says_it_is_here(sent):
                last.pop((about, item.addressed), None)
            elif kind is not None:
                last[about, item.addressed] = TaskRequest(about, item.addressed, kind, item.step, item.episode, sent)
    return tuple(last[key] for key in sorted(last))


def _kind(sent: SentItem) -> TaskKind | None:
    """None: the mail has told nobody, or asks nothing by this."""
    item = sent.item
    if sent.state in TOLD_NOBODY:
        return None
    if item.kind in TELLS_BAD:
        return TaskKind.DECIDE if item.step > INFORMS else None
    if item.kind is MessageKind.REMINDER:
        return TaskKind.REPORT
    return TaskKind.SEND if item.kind is MessageKind.OVERDUE_REPORT else None


def _says_it_is_here(sent: SentItem) -> bool:
    """Does it tell that a report has come after all?"""
    return sent.item.kind is MessageKind.OVERDUE_REPORT and sent.item.occurrence.startswith(HERE)


def why_task(request: TaskRequest, state: StateOfMatter) -> WhyMine | None:
    """Why it is still a task of the post that was asked. None: it is none (any more)."""
    if _is_answered(request, state.answers):
        return None
    match request.kind:
        case TaskKind.DECIDE:
            return _why_decide(request, state.episode)
        case TaskKind.REPORT:
            return WhyMine.REMINDED if _is_to_do(state.verdict) else None
        case TaskKind.SEND:
            return _why_send(request) if state.is_missing else None
        case _:
            return None


def _why_decide(request: TaskRequest, episode: Episode | None) -> WhyMine | None:
    if episode is None or episode.number != request.episode or episode.state is not FindingState.OPEN:
        return None
    return WhyMine.OWNER if request.step == OWNERS_STEP else WhyMine.ON_THE_LADDER


def _is_to_do(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.state in STILL_TO_DO and not verdict.waived


def _why_send(request: TaskRequest) -> WhyMine:
    """A digest tells its sender of a report on no step at all."""
    return WhyMine.SENDER if request.step <= OWNERS_STEP else WhyMine.ABOVE_SENDER


def _is_answered(request: TaskRequest, answers: Iterable[Proposal]) -> bool:
    return any(_answers(one, request) for one in answers)


def _answers(came: Proposal, request: TaskRequest) -> bool:
    """An absence is about a role and answers nothing; what is unclear is asked anew."""
    if came.state not in ANSWERED or came.unclear is not None or came.choice is AnswerChoice.AWAY:
        return False
    return came.matter.addressed == request.post and _is_behind(came.received_at, request.asked)


def _is_behind(received_at: datetime, asked: SentItem) -> bool:
    if asked.sent_at is not None:
        return received_at >= asked.sent_at
    return local_day(received_at) >= asked.planned_on
