"""Which answers wait in vain, as what they are about has ended otherwise? They lapse, and whoever answered hears so."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from checker.domain.answer import AnswerChoice
from checker.domain.finding import Episode
from checker.domain.proposal import Proposal, ProposalState
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import STILL_TO_DO, Verdict
from checker.store import proposals
from checker.usecases.answering.telling import tell_answerer


@dataclass(frozen=True, slots=True)
class AfterTick:
    """How things stand after a tick: the newest episodes, what was judged, which reports have come.

    `renamed` are the keys under which obligations stood before their rules were renamed.
    """

    episodes: Mapping[str, Episode]
    renamed: Collection[str]
    judged: Mapping[str, Verdict]
    reports_here: Collection[str]


def overtaken(answers: Iterable[Proposal], after: AfterTick) -> tuple[Proposal, ...]:
    """Those that wait about what has ended. An absence is about a role, and ends with nothing."""
    waiting = (one for one in answers if one.state is ProposalState.WAITING and one.matter.about)
    return tuple(one for one in waiting if one.choice is not AnswerChoice.AWAY and _has_ended(one, after))


def _has_ended(one: Proposal, after: AfterTick) -> bool:
    about, number = one.matter.about, one.matter.episode
    if about in after.reports_here:
        return True
    if about in after.renamed:
        return False
    if number == 0:
        # It answers a reminder: nothing was bad yet.
        verdict = after.judged.get(about)
        return verdict is not None and verdict.state not in STILL_TO_DO and not verdict.is_bad
    episode = after.episodes.get(about)
    return episode is not None and (episode.number > number or episode.is_over)


def let_lapse(tx: Connection, answers: Iterable[Proposal], book: Rulebook, now: datetime, *, mail_domain: str) -> None:
    """Nobody enters them any more. One that was decided meanwhile stays decided."""
    for one in answers:
        if proposals.decide(tx, one, ProposalState.LAPSED, by=None, at=now):
            found = proposals.find(tx, one.number)
            assert found is not None, "what has lapsed is there"
            tell_answerer(tx, found, book, now, mail_domain=mail_domain)
