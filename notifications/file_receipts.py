"""Who hears what became of their files? One mail a sender and round, and who sees to what nobody mends. Pure.

A file of which nothing is amiss has no mail: a digest counts it. What cannot be laid at one mailbox's door goes to the
administration, and so does a file of which nothing counts and that is not mended in two working days.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from checker.domain.clock import local_day
from checker.domain.message import Message, MessageKind, OutboxState
from checker.domain.organisation import Addressee
from checker.domain.profile import Sender
from checker.domain.receipt import FileReceipt, is_mended
from notifications.ladder import Outgoing, Planned
from notifications.mail_context import Briefing
from notifications.mail_facts import Reader
from notifications.notice_facts import WhyReceipt, to_json
from notifications.notices import notice_item, receipt_facts
from notifications.weekly import administration

MENDED_WITHIN = 2
UNMENDED = "unmended"


@dataclass(frozen=True, slots=True)
class Receipted:
    """The mails, and by their numbers the receipts that somebody is told of now: to be `watched` until a better file
    comes, or done with.
    """

    outgoing: Outgoing
    watched: tuple[int, ...] = ()
    done: tuple[int, ...] = ()


def receipt_mails(waiting: Iterable[FileReceipt], senders: Mapping[str, Sender], briefing: Briefing) -> Receipted:
    """One mail a sender; those that nobody can be told of yet stay. `senders` by id."""
    groups: dict[tuple[Addressee, WhyReceipt, str], list[FileReceipt]] = {}
    for receipt in waiting:
        read_by = addressed(receipt, senders, briefing)
        if read_by is not None:
            groups.setdefault((*read_by, receipt.sender), []).append(receipt)
    mails = [
        _mail(receipts, reader, why, _title(receipts[0], senders), briefing)
        for (reader, why, _), receipts in groups.items()
    ]
    told = [(why, receipt) for (_, why, _), receipts in groups.items() for receipt in receipts]
    watched = tuple(one.number for why, one in told if one.nothing_counts and why == "sender")
    done = tuple(one.number for _, one in told if one.number not in watched)
    return Receipted(Outgoing(tuple(mails)), watched, done)


def unmended_mails(
    watched: Sequence[FileReceipt], later: Sequence[FileReceipt], senders: Mapping[str, Sender], briefing: Briefing
) -> Receipted:
    """To the administration, once: files of which nothing counts, and in whose place none has come in two working days.

    `later` are the receipts since the first of them.
    """
    mended = [one for one in watched if is_mended(one, later)]
    over = [one for one in watched if one not in mended and _is_over(one, briefing)]
    reader = administration(briefing)
    done = tuple(one.number for one in mended)
    if not over or reader is None:
        return Receipted(Outgoing(), done=done)
    by_sender: dict[str, list[FileReceipt]] = {}
    for one in over:
        by_sender.setdefault(one.sender, []).append(one)
    mails = [_mail(some, reader, "unmended", _title(some[0], senders), briefing) for some in by_sender.values()]
    return Receipted(Outgoing(tuple(mails)), done=(*done, *(one.number for one in over)))


def _is_over(receipt: FileReceipt, briefing: Briefing) -> bool:
    """Have two working days ended since the day on which it came?"""
    return briefing.calendar.add_office_days(local_day(receipt.received_at), MENDED_WITHIN) < briefing.sends_on


def addressed(
    receipt: FileReceipt, senders: Mapping[str, Sender], briefing: Briefing
) -> tuple[Addressee, WhyReceipt] | None:
    """The one mailbox that sent it, else the administration; None: nobody reads for that either."""
    organisation, sender = briefing.organisation, senders.get(receipt.sender)
    role = organisation.role(sender.role) if sender is not None else None
    if role is not None:
        scope = receipt.scope if role.exists_at_units else organisation.organisation.id
        found = organisation.addressees(role.id, scope, briefing.sends_on) if scope else ()
        if len(found) == 1:
            return found[0], "sender"
    reader = administration(briefing)
    return (reader, "unassigned") if reader is not None else None


def _title(receipt: FileReceipt, senders: Mapping[str, Sender]) -> str:
    """What the sender is called; empty where nobody knows."""
    sender = senders.get(receipt.sender)
    return sender.title if sender is not None else ""


def _mail(
    receipts: Sequence[FileReceipt], addressee: Addressee, why: WhyReceipt, title: str, briefing: Briefing
) -> Planned:
    house = briefing.organisation.organisation.id
    items = tuple(
        notice_item(house, MessageKind.RECEIPT, one.about, _occurrence(one, why), addressee.key) for one in receipts
    )
    reader = Reader((addressee,))
    message = Message(
        kind=MessageKind.RECEIPT,
        addressed=addressee.key,
        items=items,
        planned_on=briefing.sends_on,
        not_before=briefing.not_before,
        facts=to_json(receipt_facts(receipts, title, reader, briefing, why=why)),
    )
    return Planned(message, OutboxState.DRAFT if reader.is_external else OutboxState.PENDING)


def _occurrence(receipt: FileReceipt, why: WhyReceipt) -> str:
    """The same bytes on another day are told of anew."""
    day = local_day(receipt.received_at).isoformat()
    return f"{day}/{UNMENDED}" if why == "unmended" else day
