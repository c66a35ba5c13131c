"""Which files and answers have come, and which letters wait? Shell; kept until the journal tells of another."""

from __future__ import annotations

from sqlalchemy import Connection

from checker.domain.proposal import Proposal
from checker.store import import_ledger, outbox, proposals
from checker.store.import_ledger import ImportResult
from checker.store.mail_rows import QueuedMessage
from checker.usecases.reading.at_head import AtHead


def every_account(tx: Connection, known: AtHead) -> tuple[ImportResult, ...]:
    """The accounts of all files, the oldest first, without their rows."""
    return known.get_lasting("accounts", lambda: import_ledger.list_accounts(tx))


def every_answer(tx: Connection, known: AtHead) -> tuple[Proposal, ...]:
    """In the order in which they came in."""
    return known.get_lasting("answers", lambda: proposals.load(tx))


def letters_waiting(tx: Connection, known: AtHead) -> tuple[QueuedMessage, ...]:
    """Those that wait for a release, the oldest first."""
    return known.get("letters_waiting", lambda: outbox.drafts(tx))
