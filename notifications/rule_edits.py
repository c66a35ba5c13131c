"""Rules were changed: who reads of it, in the next digest or by a mail of its own? Pure.

Whoever answers for a changed rule, or did before, reads of it once an activation: in the week's digest, or at once
where a finding of theirs is worse by it. A mail that tells what it has ended carries it along. Bodies outside read
nothing of it. What took effect in an emergency is told to management and auditor at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from checker.domain.finding import Change
from checker.domain.message import Item, Message, MessageKind, OutboxState
from checker.domain.organisation import Addressee
from checker.domain.rules_edit import EditedRule, RulesEdit
from notifications.ladder import Outgoing, Planned
from notifications.mail_context import Briefing
from notifications.mail_facts import Reader, by_mailbox, spoken_to
from notifications.notice_facts import ToldEdit, to_json
from notifications.notices import notice_item
from notifications.rule_edit_facts import rules_edited_facts, told_edit

TO_OWNERS, AS_EMERGENCY = "0", "emergency"
# The findings that an edit has made worse, by the post (`role@unit`) that answers for them.
WorseByEdit = Mapping[str, Sequence[Change]]


@dataclass(frozen=True, slots=True)
class EditNews:
    """An edit, and by addressee the rules of theirs that it changed. `is_alarm`: management and auditor must be told
    that it took effect in an emergency. `of_the_house`: posts (`role@unit`) that read what differs outside the rules.
    `again`: how often the item of a key was planned in mails that grew too old to leave.
    """

    edit: RulesEdit
    concerned: Mapping[Addressee, tuple[EditedRule, ...]]
    is_alarm: bool = False
    of_the_house: frozenset[str] = frozenset()
    again: Mapping[str, int] = field(default_factory=dict)

    def told(self, keys: Collection[str], briefing: Briefing, said: Collection[str] = ()) -> ToldEdit | None:
        """What a reader of some posts is told. `said`: rules (ids) whose bounds and days, or end, are told anyhow.
        None: there is no more to be told.
        """
        left = [rule for rule in self.rules_of(keys) if rule.rule.id not in said or not rule.is_told_by_its_end]
        house = self.edit.house if not self.of_the_house.isdisjoint(keys) else ()
        return told_edit(self.edit, left, briefing, house) if left or house else None

    def rules_of(self, keys: Collection[str]) -> tuple[EditedRule, ...]:
        """Those that concern a reader of some posts, in the order of the edit."""
        theirs = [rules for addressee, rules in self.concerned.items() if addressee.key in keys]
        return tuple(rule for rule in self.edit.rules if any(rule in rules for rules in theirs))

    def items_of(self, keys: Collection[str], briefing: Briefing) -> tuple[Item, ...]:
        return tuple(self.item_to(one.key, briefing) for one in self.concerned if one.key in keys)

    def item_to(self, addressed: str, briefing: Briefing, occurrence: str = TO_OWNERS) -> Item:
        """By which a post is told of it, once."""
        house, about = briefing.organisation.organisation.id, f"activation/{self.edit.number}"
        item = notice_item(house, MessageKind.RULES_EDITED, about, occurrence, addressed)
        return replace(item, resend=self.again.get(item.key, 0))


def items_of(news: EditNews, briefing: Briefing) -> Iterator[Item]:
    """All by which somebody is to be told of it."""
    yield from (news.item_to(addressee.key, briefing) for addressee in news.concerned)
    if news.is_alarm:
        yield from (news.item_to(one.key, briefing, AS_EMERGENCY) for one in _alarmed(briefing))


def untold(news: Sequence[EditNews], known: Collection[str], briefing: Briefing) -> tuple[EditNews, ...]:
    """Without those of whom the items are `known` (keys)."""
    return tuple(left for one in news if (left := _untold(one, known, briefing)).concerned or left.is_alarm)


def _untold(news: EditNews, known: Collection[str], briefing: Briefing) -> EditNews:
    concerned = {
        addressee: rules
        for addressee, rules in news.concerned.items()
        if news.item_to(addressee.key, briefing).key not in known
    }
    alarms = (news.item_to(one.key, briefing, AS_EMERGENCY).key for one in _alarmed(briefing))
    return replace(news, concerned=concerned, is_alarm=news.is_alarm and any(key not in known for key in alarms))


def without_told(news: Sequence[EditNews], outgoing: Outgoing, briefing: Briefing) -> tuple[EditNews, ...]:
    """Without those whom a mail of this tick tells."""
    return untold(news, {item.key for planned in outgoing.messages for item in planned.message.items}, briefing)


def edits_for(
    news: Iterable[EditNews], reader: Reader, briefing: Briefing, said: Collection[str] = ()
) -> Iterator[tuple[ToldEdit | None, tuple[Item, ...]]]:
    """What a reader is told of each edit that concerns them, and the items that say so. `briefing` speaks to them.

    `said`: rules (ids) whose bounds and days, or end, the mail tells anyhow. None: there is no more to be told.
    """
    keys = frozenset(addressee.key for addressee in reader.addressees)
    for one in news:
        items = one.items_of(keys, briefing)
        if items:
            yield one.told(keys, briefing, said), items


def worse_mails(news: Sequence[EditNews], worse: WorseByEdit, briefing: Briefing) -> Outgoing:
    """At once to those of whose findings an edit has made one worse: one mail a mailbox, with all edits of theirs."""
    asked = [addressee for one in news for addressee in one.concerned if addressee.key in worse]
    mails = (_worse_mail(reader, news, worse, briefing) for reader in by_mailbox(list(dict.fromkeys(asked))))
    return Outgoing(tuple(mails))


def _worse_mail(reader: Reader, news: Sequence[EditNews], worse: WorseByEdit, briefing: Briefing) -> Planned:
    keys = frozenset(addressee.key for addressee in reader.addressees)
    theirs = list(edits_for(news, reader, spoken_to(reader, briefing)))
    items = tuple(item for _, of_it in theirs for item in of_it)
    changes = [change for key in sorted(keys) for change in worse.get(key, ())]
    facts = rules_edited_facts([told for told, _ in theirs if told is not None], reader, briefing, worse=changes)
    return _planned(reader, items, to_json(facts), briefing)


def alarms(news: Sequence[EditNews], briefing: Briefing) -> Outgoing:
    """To management and auditor: what took effect without the approvals that it needs. One mail a mailbox and edit."""
    readers = by_mailbox(_alarmed(briefing))
    mails = [_alarm(one, reader, briefing) for one in news if one.is_alarm for reader in readers]
    house = briefing.organisation.organisation.id
    is_lost = any(one.is_alarm for one in news) and briefing.management is None
    return Outgoing(tuple(mails), (f"{briefing.escalation.management}@{house}",) if is_lost else ())


def _alarm(news: EditNews, reader: Reader, briefing: Briefing) -> Planned:
    """All that it changed; whoever answers for some of it is told by the same mail."""
    keys = frozenset(addressee.key for addressee in reader.addressees)
    alarmed = (news.item_to(one.key, briefing, AS_EMERGENCY) for one in reader.addressees)
    items = (*alarmed, *news.items_of(keys, briefing))
    told = told_edit(news.edit, news.edit.rules, spoken_to(reader, briefing), news.edit.house)
    facts = rules_edited_facts([told], reader, briefing, passed_over=news.edit)
    planned = _planned(reader, items, to_json(facts), briefing)
    return replace(planned, message=replace(planned.message, planned_on=briefing.on, not_before=briefing.known_at))


def _alarmed(briefing: Briefing) -> list[Addressee]:
    """Management and auditor; nobody outside."""
    auditor, house = briefing.escalation.auditor, briefing.organisation.organisation.id
    named = briefing.organisation.address(auditor, house, briefing.sends_on) if auditor else None
    readers = dict.fromkeys(one for one in (briefing.management, named) if one is not None and not one.is_external)
    return list(readers)


def _planned(reader: Reader, items: tuple[Item, ...], facts: dict[str, object], briefing: Briefing) -> Planned:
    message = Message(
        kind=MessageKind.RULES_EDITED,
        addressed=reader.first.key,
        items=items,
        planned_on=briefing.sends_on,
        not_before=briefing.not_before,
        facts=facts,
    )
    return Planned(message, OutboxState.PENDING)
