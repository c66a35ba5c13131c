"""Somebody answers twice: the same once more, or better than before. Shell.

The same is one answer while it waits. What was unclear, or lacked something, lapses with an answer that is clear:
whoever was asked once more has answered. A stranger replaces nothing but what strangers said.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection

from checker.domain.proposal import Proposal, ProposalState, SenderKind
from checker.domain.refusal import ProposalRefusal
from checker.store import proposals


def said_before(tx: Connection, came: Proposal) -> Proposal | None:
    """The answer that says the same for the same role and waits. None: there is none; what is unclear says nothing."""
    if came.unclear is not None:
        return None
    same = (one for one in _waiting(tx, came) if (one.answer, one.sender) == (came.answer, came.sender))
    return next(same, None)


def let_go_replaced(tx: Connection, came: Proposal, now: datetime) -> None:
    """Whoever answered reads of the new one that it has come in, and needs not read of the old."""
    if came.unclear is not None:
        return
    for one in _waiting(tx, came):
        is_lacking = one.unclear is not None or one.doubt == ProposalRefusal.STILL_MISSING
        may_replace = came.sender is not SenderKind.UNKNOWN or one.sender is SenderKind.UNKNOWN
        if is_lacking and may_replace and one.choice in (None, came.choice):
            proposals.decide(tx, one, ProposalState.LAPSED, by=None, at=now)


def _waiting(tx: Connection, came: Proposal) -> Iterator[Proposal]:
    """The others of the same role about the same matter."""
    for one in proposals.about(tx, came.matter.about) if came.matter.about else ():
        is_theirs = one.matter.addressed == came.matter.addressed
        if one.state is ProposalState.WAITING and is_theirs and one.number != came.number:
            yield one
