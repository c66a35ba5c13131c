"""How many mails does a mailbox get in a week? Pure. The rest comes in one collective mail.

Beside its digest a mailbox has so many mails of their own in an ISO week (`escalation.yaml`, `budget`). A day that
would bring more than what is left of it brings one mail with the rest; critical targets that are missed for good take
what is left first, one mail each (ADR 0060). Once nothing is left, only what cannot wait comes on its day: alerts,
steps of a finding's ladder, reminders of what is due before the next digest. The rest waits. A rectification is never
counted: who was told something wrong hears it on the day (ADR 0064). A mail with a letter to be released is never held
back (ADR 0066).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from checker.domain.message import Message, MessageKind, OutboxState
from checker.domain.post import Post
from notifications.digest_schedule import A_WEEK, first_open_day
from notifications.ladder import Outgoing, Planned
from notifications.mail_context import Briefing

SINGLE_MAILS = frozenset(
    {
        MessageKind.REMINDER,
        MessageKind.ALERT,
        MessageKind.ESCALATION,
        MessageKind.ALL_CLEAR,
        MessageKind.OVERDUE_REPORT,
    }
)
# A word about a report is planned anew every day until it is told, and stands in the digest as well.
CAN_WAIT = frozenset({MessageKind.ALL_CLEAR, MessageKind.OVERDUE_REPORT})


class CountedMail(Protocol):
    """A mail of this week as the outbox has it. `number` is that of a digest, 0 for every other."""

    @property
    def addressed(self) -> str: ...

    @property
    def kind(self) -> MessageKind: ...

    @property
    def number(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Spread:
    """What leaves by mails of their own, what a mail of the day collects, and what waits for the next digest."""

    singles: Outgoing
    collected: tuple[Message, ...] = ()
    waiting: tuple[Message, ...] = ()


def spread(
    outgoing: Outgoing,
    of_the_week: Iterable[CountedMail],
    due_before: Mapping[str, date],
    briefing: Briefing,
    *,
    round_is_near: bool = False,
    is_round: bool = False,
) -> Spread:
    """Split a day's mails by what their mailboxes have had this week.

    `due_before` has the effective day of each obligation that is reminded of. Drafts to bodies outside and notices
    about the service are not counted. `is_round`: the week's digest of the mailbox takes the rest. `round_is_near`: it
    leaves at the same hour as these mails, so that all waits for it but the steps of ladders and what is lost for good.
    """
    spent = Counter(
        mailbox(mail.addressed, briefing) for mail in of_the_week if counts_against_the_week(mail.kind, mail.number)
    )
    limit = briefing.escalation.budget.single_mails_a_week.value
    by_mailbox: dict[str, list[Planned]] = defaultdict(list)
    for planned in outgoing.messages:
        if _is_single(planned):
            by_mailbox[mailbox(planned.message.addressed, briefing)].append(planned)
    collected: list[Message] = []
    waiting: list[Message] = []
    for box, mails in by_mailbox.items():
        left = limit - spent[box]
        if len(mails) <= left:
            continue
        urgent = any(not can_wait(one.message, due_before, briefing) for one in mails)
        rest = _beyond(mails, left if is_round or round_is_near else left - 1)
        if round_is_near:
            # Nothing but the mail itself tells that a ladder was climbed.
            waiting += [mail for mail in rest if mail.kind is not MessageKind.ESCALATION]
        elif left > 0 or urgent:
            collected += rest
        else:
            waiting += rest
    held = {mail.key for mail in (*collected, *waiting)}
    singles = [planned for planned in outgoing.messages if planned.message.key not in held]
    singles.sort(key=lambda planned: not planned.comes_first)
    return Spread(Outgoing(tuple(singles), outgoing.unreachable), tuple(collected), tuple(waiting))


def _beyond(mails: Iterable[Planned], room: int) -> list[Message]:
    """All but the critical ones for which there is room; of the rest, those that are critical come first."""
    first = sorted(mails, key=lambda one: not one.comes_first)
    alone = sum(one.comes_first for one in first[: max(0, room)])
    return [one.message for one in first[alone:]]


def can_wait(mail: Message, due_before: Mapping[str, date], briefing: Briefing) -> bool:
    """Is it soon enough in the next digest?"""
    if mail.kind is MessageKind.REMINDER:
        days = (due_before.get(item.obligation, date.min) for item in mail.items)
        return all(day > next_digest(briefing) for day in days)
    return mail.kind in CAN_WAIT


def next_digest(briefing: Briefing) -> date:
    """The open day on which the next week's round leaves."""
    return first_open_day(briefing.sends_on + A_WEEK, briefing)


def next_number(of_the_week: Iterable[CountedMail]) -> int:
    """The number of a collective mail: 1 is the week's round, also when that is still to come."""
    return max([1, *(mail.number for mail in of_the_week)]) + 1


def mailbox(addressed: str, briefing: Briefing) -> str:
    """Who reads for `role@scope` on the day of sending; the post itself where nobody does."""
    addressee = briefing.organisation.reader_of(Post.parse(addressed), briefing.sends_on)
    return addressee.mailbox if addressee else addressed


def counts_against_the_week(kind: MessageKind, number: int) -> bool:
    """Is it one of those that its mailbox gets so many of? `number` is that of a digest."""
    return kind in SINGLE_MAILS or (kind is MessageKind.DIGEST and number > 1)


def _is_single(planned: Planned) -> bool:
    """What asks for the release of a letter is always one: nobody releases what has not been read whole."""
    message = planned.message
    return planned.state is OutboxState.PENDING and message.kind in SINGLE_MAILS and not message.facts.get("letters")
