"""Who is told that a state has changed, and who comes next? Pure; days are open days of the house.

Step 1 is the rule's owner, then come the steps of the rule's policy. A vacant step is read by its deputy; when
deputy and next step are the same mailbox, that is one step and one mail. Bodies outside get a draft (D15).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from checker.domain.escalation import Escalation
from checker.domain.finding import Change, ChangeEvent, Episode, Resolution
from checker.domain.message import Item, Message, MessageKind, OutboxState
from checker.domain.organisation import Addressee
from checker.domain.rule import Rule
from checker.domain.verdict import Verdict
from notifications.briefing import Briefing
from notifications.contents import Reader, Upcoming, by_mailbox, mail_facts
from notifications.facts import to_json

TOLD_AT_ONCE = frozenset({"critical", "major"})
ONCE = "0"

# The key of the first item an addressee was told in an episode, by obligation, episode number and `role@scope`.
Roots = Mapping[tuple[str, int, str], str]


@dataclass(frozen=True, slots=True)
class Planned:
    """A message and the state it enters the outbox in: pending, or draft for a body outside."""

    message: Message
    state: OutboxState


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What is to be queued, and the addressees (`role@scope`) that nobody reads for."""

    messages: tuple[Planned, ...] = ()
    unreachable: tuple[str, ...] = ()

    def __add__(self, other: Outgoing) -> Outgoing:
        return Outgoing(self.messages + other.messages, self.unreachable + other.unreachable)


def messages_for_changes(changes: Iterable[Change], briefing: Briefing, roots: Roots) -> Outgoing:
    """Alerts for what opened or got worse; all-clear or rectification to those who had been told, nobody else."""
    found = Outgoing()
    for change in changes:
        found += _messages_for(change, briefing, roots)
    return found


def escalation(
    rule: Rule, verdict: Verdict, episode: Episode, step: int, briefing: Briefing, roots: Roots, history: Sequence[str]
) -> Outgoing:
    """The mail of a later step of the ladder. `history` are sentences on what has been told so far."""
    change = Change(episode, episode, ChangeEvent.WORSENED, verdict, rule)
    return _step(change, MessageKind.ESCALATION, step, briefing, roots, history)


def ladder(rule: Rule, policies: Escalation) -> tuple[str, ...]:
    """The roles in order: the owner, then the policy's steps."""
    policy = policies.policy(rule.escalation)
    assert policy is not None, f"rule {rule.id} names the ladder {rule.escalation}, which lint knows"
    return (rule.owner, *(role for role in policy.steps if role != rule.owner))


def step_days(told_on: date, severity: str, briefing: Briefing) -> tuple[date, date] | None:
    """By when to have acted, and the open day from which the next step is told. None: no ladder for this severity."""
    match severity:
        case "critical":
            patience = briefing.escalation.step_after_working_days.critical.value
        case "major":
            patience = briefing.escalation.step_after_working_days.major.value
        case _:
            return None
    act_by = briefing.calendar.add_office_days(told_on, patience)
    return act_by, briefing.calendar.add_office_days(act_by, 1)


def next_step(step: int, rule: Rule, scope: str, reader: Reader, briefing: Briefing) -> tuple[int, Addressee] | None:
    """The next step that somebody else reads; None at the end of the ladder."""
    for number, role in enumerate(ladder(rule, briefing.escalation), start=1):
        told = briefing.organisation.address(role, scope, briefing.sends_on)
        if number > step and told is not None and told.mailbox != reader.mailbox:
            return number, told
    return None


def _messages_for(change: Change, briefing: Briefing, roots: Roots) -> Outgoing:
    match change.event:
        case ChangeEvent.OPENED | ChangeEvent.WORSENED:
            if change.verdict.severity not in TOLD_AT_ONCE:
                return Outgoing()
            return _step(change, MessageKind.ALERT, 1, briefing, roots, ())
        case ChangeEvent.RESOLVED:
            return _end(change, briefing, roots)
        case _:
            assert_never(change.event)


def _step(
    change: Change, kind: MessageKind, step: int, briefing: Briefing, roots: Roots, history: Sequence[str]
) -> Outgoing:
    rule, verdict = change.rule, change.verdict
    role = ladder(rule, briefing.escalation)[step - 1]
    addressee = briefing.organisation.address(role, verdict.scope.id, briefing.sends_on)
    if addressee is None:
        return Outgoing(unreachable=(f"{role}@{verdict.scope.id}",))
    if rule.id in briefing.drafts and (step > 1 or addressee.is_external):
        return Outgoing()
    reader = Reader((addressee,))
    facts = mail_facts(
        kind,
        rule,
        verdict,
        reader,
        briefing,
        step=step,
        upcoming=_upcoming(step, rule, verdict, reader, briefing),
        history=history,
    )
    item = _item(change, kind, step, addressee, briefing)
    return Outgoing((_planned(kind, reader, (item,), to_json(facts), briefing, roots),))


def _end(change: Change, briefing: Briefing, roots: Roots) -> Outgoing:
    kind = _kind_of_end(change.episode.resolution)
    if kind is None:
        return Outgoing()
    addressees, unreachable = _still_reachable(change.episode.told, briefing)
    readers = by_mailbox(addressees)
    messages = []
    for reader in readers:
        others = [other.first for other in readers if other is not reader]
        facts = mail_facts(
            kind, change.rule, change.verdict, reader, briefing, step=0, upcoming=Upcoming(), also_told=others
        )
        items = tuple(_item(change, kind, 0, told, briefing) for told in reader.addressees)
        messages.append(_planned(kind, reader, items, to_json(facts), briefing, roots))
    return Outgoing(tuple(messages), unreachable)


def _kind_of_end(resolution: Resolution | None) -> MessageKind | None:
    """None: nothing to tell. What was extended gets its reminders anew, what is gone is journaled."""
    match resolution:
        case Resolution.ALL_CLEAR:
            return MessageKind.ALL_CLEAR
        case Resolution.RECTIFIED:
            return MessageKind.RECTIFICATION
        case Resolution.EXTENDED | Resolution.WITHDRAWN | Resolution.UNANNOUNCED | None:
            return None
        case _:
            assert_never(resolution)


def _still_reachable(told: Sequence[str], briefing: Briefing) -> tuple[tuple[Addressee, ...], tuple[str, ...]]:
    found, lost = [], []
    for key in told:
        role, _, scope = key.partition("@")
        addressee = briefing.organisation.address(role, scope, briefing.sends_on)
        if addressee is None:
            lost.append(key)
        else:
            found.append(addressee)
    return tuple(found), tuple(lost)


def _upcoming(step: int, rule: Rule, verdict: Verdict, reader: Reader, briefing: Briefing) -> Upcoming:
    days = step_days(briefing.sends_on, verdict.severity, briefing)
    if days is None:
        return Upcoming()
    act_by, from_day = days
    following = next_step(step, rule, verdict.scope.id, reader, briefing)
    if following is None:
        return Upcoming(act_by=act_by)
    number, addressee = following
    return Upcoming(act_by=act_by, step=number, addressee=addressee, from_day=from_day)


def _item(change: Change, kind: MessageKind, step: int, addressee: Addressee, briefing: Briefing) -> Item:
    return Item(
        organisation=briefing.organisation.organisation.id,
        obligation=change.episode.obligation,
        episode=change.episode.number,
        kind=kind,
        cause_state=str(change.verdict.state),
        step=step,
        occurrence=ONCE,
        addressed=addressee.key,
    )


def _planned(
    kind: MessageKind,
    reader: Reader,
    items: tuple[Item, ...],
    facts: dict[str, object],
    briefing: Briefing,
    roots: Roots,
) -> Planned:
    known = (roots.get((item.obligation, item.episode, item.addressed)) for item in items)
    message = Message(
        kind=kind,
        addressed=reader.first.key,
        items=items,
        planned_on=briefing.sends_on,
        not_before=briefing.not_before,
        facts=facts,
        root_key=next((key for key in known if key is not None), None),
    )
    return Planned(message, OutboxState.DRAFT if reader.is_external else OutboxState.PENDING)
