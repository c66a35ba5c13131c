"""Which answers have come, and which letters wait? Shell; kept until the journal tells of another."""

from __future__ import annotations

from sqlalchemy import Connection

from checker.domain.proposal import Proposal
from checker.store import outbox, proposals
from checker.store.mail_rows import QueuedMessage
from checker.usecases.reading.at_head import AtHead


def every_answer(tx: Connection, known: AtHead) -> tuple[Proposal, ...]:
    """In the order in which they came in."""
    return known.get_lasting("answers", lambda: proposals.load(tx))


def letters_waiting(tx: Connection, known: AtHead) -> tuple[QueuedMessage, ...]:
    """Those that wait for a release, the oldest first."""
    return known.get("letters_waiting", lambda: outbox.drafts(tx))
