"""Which files are their senders told of in this tick, and which does nobody mend? Shell, read-only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import Connection

from checker.domain.clock import at_local
from checker.domain.receipt import FileReceipt, ReceiptState
from checker.domain.rulebook import Rulebook
from checker.store import receipts
from notifications.file_receipts import Receipted, addressed, receipt_mails, unmended_mails
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


def files_taken(tx: Connection, book: Rulebook, since: Mapping[str, date], briefing: Briefing) -> Mapping[str, int]:
    """How many files of each post (`role@scope`) came in of which all counts, since the day of its last digest."""
    if not since:
        return {}
    senders = {file.sender.id: file.sender for file in book.senders}
    begun = {post: at_local(day, briefing.mail_from_hour) for post, day in since.items()}
    taken: Counter[str] = Counter()
    for parts in _by_file(receipts.since(tx, min(begun.values()))):
        receipt = parts[0]
        read_by = addressed(receipt, senders, briefing)
        if any(part.is_worth_a_mail for part in parts) or read_by is None or read_by[1] != "sender":
            continue
        post = read_by[0].key
        if post in begun and receipt.received_at >= begun[post]:
            taken[post] += 1
    return taken


def _by_file(found: Iterable[FileReceipt]) -> Iterable[Sequence[FileReceipt]]:
    """A file that feeds several profiles has a receipt for each, and is one file."""
    files: dict[object, list[FileReceipt]] = {}
    for one in found:
        files.setdefault((one.sha256, one.file, one.received_at) if one.is_part else one.number, []).append(one)
    return files.values()


def note_receipts(tx: Connection, receipted: Receipted) -> None:
    """What was planned stands in the store: no receipt is told twice."""
    receipts.move(tx, receipted.watched, ReceiptState.WAITS, ReceiptState.WATCHED)
    for before in (ReceiptState.WAITS, ReceiptState.WATCHED):
        receipts.move(tx, receipted.done, before, ReceiptState.DONE)
