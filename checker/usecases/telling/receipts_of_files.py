"""Which files are their senders told of in this tick, and which does nobody mend? Shell, read-only."""

from __future__ import annotations

from sqlalchemy import Connection

from checker.domain.receipt import ReceiptState
from checker.domain.rulebook import Rulebook
from checker.store import receipts
from notifications.file_receipts import Receipted, receipt_mails, unmended_mails
from notifications.mail_context import Briefing


def receipts_of_files(tx: Connection, book: Rulebook, briefing: Briefing) -> Receipted:
    """The mails about files, and the receipts that are told by them or done with."""
    senders = {file.sender.id: file.sender for file in book.senders}
    told = receipt_mails(receipts.load(tx, ReceiptState.WAITS), senders, briefing)
    watched = receipts.load(tx, ReceiptState.WATCHED)
    if not watched:
        return told
    later = receipts.since(tx, min(one.received_at for one in watched))
    unmended = unmended_mails(watched, later, senders, briefing)
    return Receipted(told.outgoing + unmended.outgoing, told.watched, (*told.done, *unmended.done))


def note_receipts(tx: Connection, receipted: Receipted) -> None:
    """What was planned stands in the store: no receipt is told twice."""
    receipts.move(tx, receipted.watched, ReceiptState.WAITS, ReceiptState.WATCHED)
    for before in (ReceiptState.WAITS, ReceiptState.WATCHED):
        receipts.move(tx, receipted.done, before, ReceiptState.DONE)
