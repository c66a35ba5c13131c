"""Which answers wait in vain, as what they are about has ended otherwise? They lapse, and whoever answered hears so."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from checker.domain.answer import AnswerChoice
from checker.domain.finding import Episode, Resolution
from checker.domain.proposal import Proposal, ProposalState
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import STILL_TO_DO, Verdict
from checker.store import proposals
from checker.usecases.answering.telling import tell_decided


@dataclass(frozen=True, slots=True)
class AfterTick:
    """What a tick has ended: findings, with the number of the episode that ended by obligation, and missing reports.

    `judged` are the verdicts by obligation.
    """

    ended: Mapping[str, int]
    judged: Mapping[str, Verdict]
    reports_here: Collection[str]


def overtaken(answers: Iterable[Proposal], after: AfterTick) -> tuple[Proposal, ...]:
    """Those that wait about what has ended. An absence is about a role, and ends with nothing."""
    waiting = (one for one in answers if one.state is ProposalState.WAITING and one.matter.about)
    return tuple(one for one in waiting if one.choice is not AnswerChoice.AWAY and _has_ended(one, after))


def _has_ended(one: Proposal, after: AfterTick) -> bool:
    """What has ended before the answer came in does not end it: somebody may well answer an all-clear."""
    about, number = one.matter.about, one.matter.episode
    if about in after.reports_here:
        return True
    if number == 0:
        # It answers a reminder: nothing was bad yet.
        verdict = after.judged.get(about)
        return verdict is not None and verdict.state not in STILL_TO_DO and not verdict.is_bad
    return after.ended.get(about) == number


def ended_by(before: Mapping[str, Episode], episodes: Iterable[Episode]) -> dict[str, int]:
    """The findings that were open before and are over now. One that goes on under another rule has not ended."""
    return {
        one.obligation: one.number
        for one in episodes
        if one.is_over and one.resolution is not Resolution.RENAMED and not _was_over(before.get(one.obligation), one)
    }


def _was_over(before: Episode | None, now: Episode) -> bool:
    return before is not None and before.number == now.number and before.is_over


def let_lapse(tx: Connection, answers: Iterable[Proposal], book: Rulebook, now: datetime, *, mail_domain: str) -> None:
    """Nobody enters them any more. One that was decided meanwhile stays decided."""
    for one in answers:
        if proposals.decide(tx, one, ProposalState.LAPSED, by=None, at=now):
            found = proposals.find(tx, one.number)
            assert found is not None, "what has lapsed is there"
            tell_decided(tx, found, book, now, mail_domain=mail_domain)
