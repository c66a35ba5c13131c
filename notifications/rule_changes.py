"""Findings that ended as something else is required now: who is notified of it? Pure.

All that one change has ended is one mail a mailbox, to everybody who had been told of it by whatever mail has left. It
is neither all-clear nor rectification, and no budget holds it back. Bodies outside get a draft (D15).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from checker.domain.alteration import Alteration, AlterationKind, EndedByAlteration
from checker.domain.escalation import SEVEREST_FIRST
from checker.domain.finding import Change, ChangeEvent
from checker.domain.message import Item, Message, MessageKind, OutboxState
from checker.domain.offers import LETTER
from checker.domain.organisation import Addressee
from checker.domain.post import Post
from notifications.ladder import MailHistory, Outgoing, Planned
from notifications.letter_drafts import drafted
from notifications.letter_facts import LetterFacts
from notifications.mail_context import Briefing
from notifications.mail_facts import Reader, WaitingDraft, by_mailbox, spoken_to
from notifications.notice_facts import WaitingLetter, to_json
from notifications.offers import decides_letters, offer_facts
from notifications.rule_change_facts import rule_change_facts
from notifications.rule_edits import EditNews, edits_for, without_told
from notifications.who_knows import told_before

ONCE = "0"
# Who reads what is over: by addressee, in the order in which they were told.
Told = Mapping[Addressee, Sequence[EndedByAlteration]]
# A draft, and what it says.
Letter = tuple[Message, LetterFacts]


def rule_change_mails(
    ended: Sequence[EndedByAlteration], notified: MailHistory, briefing: Briefing, edits: Sequence[EditNews] = ()
) -> Outgoing:
    """What leaves about `ended`: a mail a change and mailbox; nothing where nobody had been told. Where an edit has
    ended them, it carries what the reader must be told of `edits`: nobody gets two mails about one.
    """
    found = Outgoing()
    for alteration in dict.fromkeys(one.alteration for one in ended):
        of_it = sorted((one for one in ended if one.alteration == alteration), key=_severest_first)
        told, lost = told_before(of_it, lambda one: one.episode, notified, briefing)
        riding = edits if alteration.kind is AlterationKind.RULES else ()
        found += Outgoing(_mails(alteration, told, notified, briefing, without_told(riding, found, briefing)), lost)
    return found


def _severest_first(ended: EndedByAlteration) -> tuple[int, str]:
    return SEVEREST_FIRST[ended.before.verdict.severity], ended.episode.obligation


def _mails(
    alteration: Alteration, told: Told, notified: MailHistory, briefing: Briefing, edits: Sequence[EditNews]
) -> tuple[Planned, ...]:
    """Drafts first: whoever releases them reads of them in its own mail, whether it had been told or not."""
    outside = [(body, one) for body in told if body.is_external for one in told[body]]
    drafts = [_letter(alteration, body, one, notified, briefing) for body, one in outside]
    inside = {addressee: ended for addressee, ended in told.items() if not addressee.is_external}
    management = briefing.management
    if drafts and management is not None:
        # Of each letter it reads what that tells: by this it answers.
        inside[management] = _each_once((*inside.get(management, ()), *(one for _, one in outside)))
    mails = [_mail(alteration, reader, inside, briefing, drafts, edits) for reader in by_mailbox(list(inside))]
    return (*(Planned(message, OutboxState.DRAFT) for message, _ in drafts), *mails)


def _letter(
    alteration: Alteration, body: Addressee, ended: EndedByAlteration, notified: MailHistory, briefing: Briefing
) -> Letter:
    """One about each matter: a body files them apart."""
    change = Change(None, ended.episode, ChangeEvent.RESOLVED, ended.before.verdict, ended.before.rule)
    told, item = notified.get(ended.episode.obligation, ()), _item(ended, body, briefing)
    written = drafted(
        MessageKind.RULE_CHANGE, change, Reader((body,)), (item,), briefing, told, changed_on=alteration.on
    )
    assert written.message is not None, "an end is always written"
    return written.message, written.waiting.letters[0]


def _each_once(ended: Iterable[EndedByAlteration]) -> list[EndedByAlteration]:
    return list({one.episode.obligation: one for one in ended}.values())


def _letters(
    drafts: Sequence[Letter], reader: Reader, items: Sequence[Item], briefing: Briefing
) -> Iterator[WaitingLetter]:
    """The letters that wait for this reader, if it may release them: each is answered by what it tells first."""
    briefing = spoken_to(reader, briefing)
    mine = {item.obligation: item for item in items if item.addressed == reader.first.key}
    if not decides_letters(reader.first.key, briefing):
        return
    for message, letter in drafts:
        addressee = briefing.organisation.reader_of(Post.parse(message.addressed), briefing.sends_on)
        to = WaitingDraft(addressee).title(briefing.organisation, briefing.locale)
        told = next((mine[item.obligation] for item in message.items if item.obligation in mine), None)
        yield WaitingLetter(to, offer_facts(LETTER, told, to, briefing) if told else None, letter)


def _mail(
    alteration: Alteration,
    reader: Reader,
    told: Told,
    briefing: Briefing,
    drafts: Sequence[Letter],
    edits: Sequence[EditNews],
) -> Planned:
    """`drafts` wait for a release; who may give it reads of them. `edits` ride in it."""
    of_theirs = {one.episode.obligation: one for addressee in reader.addressees for one in told[addressee]}
    ended = sorted(of_theirs.values(), key=_severest_first)
    items = tuple(_item(one, addressee, briefing) for addressee in reader.addressees for one in told[addressee])
    letters = tuple(_letters(drafts, reader, items, briefing))
    said = {one.before.rule.id for one in ended}
    riding = tuple(edits_for(edits, reader, spoken_to(reader, briefing), said))
    more = [one for one, _ in riding if one is not None]
    message = Message(
        kind=MessageKind.RULE_CHANGE,
        addressed=reader.first.key,
        items=(*items, *(item for _, of_it in riding for item in of_it)),
        planned_on=briefing.sends_on,
        not_before=briefing.not_before,
        facts=to_json(rule_change_facts(alteration, ended, reader, briefing, letters, more)),
    )
    return Planned(message, OutboxState.PENDING)


def _item(ended: EndedByAlteration, addressee: Addressee, briefing: Briefing) -> Item:
    return Item(
        organisation=briefing.organisation.organisation.id,
        obligation=ended.episode.obligation,
        episode=ended.episode.number,
        kind=MessageKind.RULE_CHANGE,
        cause_state=str(ended.before.verdict.state),
        step=0,
        occurrence=ONCE,
        addressed=addressee.key,
    )
