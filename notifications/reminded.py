"""Which reminders has a reader had, and which entry is in their calendar? Pure; from the outbox."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from checker.domain.message import GIVEN_UP, Item, MessageKind, SentItem
from notifications.mail_facts import Reader


def reminders_among(notified: Iterable[SentItem]) -> tuple[SentItem, ...]:
    """The reminders that have left or are on their way, oldest first."""
    return tuple(one for one in notified if one.item.kind is MessageKind.REMINDER and one.state not in GIVEN_UP)


def day_of(item: Item) -> str:
    """The effective day that a reminder is about, as its occurrence names it."""
    return item.occurrence.partition("/")[0]


def changes_of_day(items: Sequence[Item]) -> int:
    """How often reminders, oldest first, named another day than the one before: SEQUENCE of the calendar's entry."""
    return sum(1 for before, after in pairwise(map(day_of, items)) if before != after)


def sequence_of_entry(notified: Iterable[SentItem], reader: Reader) -> int | None:
    """SEQUENCE of the entry that the reader's calendar may have. None: no reminder has brought one."""
    posts = {addressee.key for addressee in reader.addressees}
    reminders = reminders_among(notified)
    own = (one for one in reminders if one.has_left and one.mail_kind is MessageKind.REMINDER)
    if not any(one.item.addressed in posts for one in own):
        return None
    return changes_of_day([one.item for one in reminders])
