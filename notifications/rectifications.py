"""Findings that had never been bad: who is told that the earlier mail was wrong, and in which mail? Pure.

To everybody whom a mail had told, by itself or in a digest: one mail a mailbox and cause, on the day, whatever else the
mailbox has had in the week. Bodies outside get a draft (D15).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from checker.domain.escalation import SEVEREST_FIRST
from checker.domain.message import Item, Message, MessageKind, OutboxState, SentItem
from checker.domain.organisation import Addressee
from notifications.facts import to_json
from notifications.ladder import ONCE, MailHistory, Outgoing, Planned, thread_of
from notifications.letter_drafts import Drafted, drafted
from notifications.mail_context import Briefing
from notifications.mail_facts import NO_DRAFT, Reader, WaitingDraft, by_mailbox
from notifications.offers import item_of
from notifications.rectification_facts import Cause, Rectified, rectification_facts
from notifications.who_knows import told_before

# Who reads of which: by addressee, in the order in which they were told.
Told = Mapping[Addressee, Sequence[Rectified]]


@dataclass(frozen=True, slots=True)
class _OneCause:
    """All that one cause has set right, and who had been told of it."""

    cause: Cause | None
    told: Told
    notified: MailHistory
    briefing: Briefing


def rectification_mails(found: Sequence[Rectified], notified: MailHistory, briefing: Briefing) -> Outgoing:
    """What leaves about findings that had never been bad; nothing where nobody had been told."""
    outgoing = Outgoing()
    for cause in dict.fromkeys(one.cause for one in found):
        of_it = sorted((one for one in found if one.cause == cause), key=_severest_first)
        told, lost = told_before(of_it, lambda one: one.change.episode, notified, briefing)
        outgoing += Outgoing(_mails(_OneCause(cause, told, notified, briefing)), lost)
    return outgoing


def _severest_first(one: Rectified) -> tuple[int, str]:
    return SEVEREST_FIRST[one.change.verdict.severity], one.change.episode.obligation


def _mails(of_it: _OneCause) -> tuple[Planned, ...]:
    """Drafts first: whoever releases them hears of them in its own mail, whether it had been told or not."""
    outside = by_mailbox([one for one in of_it.told if one.is_external])
    letters = [letter for reader in outside for letter in _letters(of_it, reader)]
    drafts = [Planned(one.message, OutboxState.DRAFT) for one in letters if one.message is not None]
    inside = {addressee: found for addressee, found in of_it.told.items() if not addressee.is_external}
    management, waiting = of_it.briefing.management, NO_DRAFT
    if drafts and management is not None:
        written = tuple(facts for one in letters for facts in one.waiting.letters)
        waiting = WaitingDraft(outside[-1].first, written)
        inside.setdefault(management, [one for reader in outside for one in of_it.told[reader.first]])
    of_the_house = replace(of_it, told=inside)
    mails = [_mail(of_the_house, reader, waiting) for reader in by_mailbox(list(inside))]
    return (*drafts, *mails)


def _letters(of_it: _OneCause, reader: Reader) -> Iterator[Drafted]:
    """One about each matter: a body files them apart."""
    for addressee in reader.addressees:
        for one in of_it.told[addressee]:
            told = of_it.notified.get(one.change.episode.obligation, ())
            mine = (_item(one, addressee, of_it.briefing),)
            yield drafted(MessageKind.RECTIFICATION, one.change, Reader((addressee,)), mine, of_it.briefing, told)


def _mail(of_it: _OneCause, reader: Reader, draft: WaitingDraft) -> Planned:
    """`draft` waits for a release; who may give it reads of it."""
    briefing, notified = of_it.briefing, of_it.notified
    theirs = [one for addressee in reader.addressees for one in of_it.told[addressee]]
    found = sorted({one.change.episode.obligation: one for one in theirs}.values(), key=_severest_first)
    items = tuple(_item(one, addressee, briefing) for addressee in reader.addressees for one in of_it.told[addressee])
    others = [one for one in of_it.told if not one.is_external and one.mailbox != reader.mailbox]
    facts = rectification_facts(found, of_it.cause, reader, others, notified, item_of(reader, items), draft, briefing)
    message = Message(
        kind=MessageKind.RECTIFICATION,
        addressed=reader.first.key,
        items=items,
        planned_on=briefing.sends_on,
        not_before=briefing.not_before,
        facts=to_json(facts),
        root_key=thread_of(items, _about(found, notified)) if len(found) == 1 else None,
    )
    return Planned(message, OutboxState.PENDING)


def _about(found: Sequence[Rectified], notified: MailHistory) -> tuple[SentItem, ...]:
    return tuple(sent for one in found for sent in notified.get(one.change.episode.obligation, ()))


def _item(one: Rectified, addressee: Addressee, briefing: Briefing) -> Item:
    return Item(
        organisation=briefing.organisation.organisation.id,
        obligation=one.change.episode.obligation,
        episode=one.change.episode.number,
        kind=MessageKind.RECTIFICATION,
        cause_state=str(one.change.verdict.state),
        step=0,
        occurrence=ONCE,
        addressed=addressee.key,
    )
