"""What does a link in a mail stand for? Pure: which matter, whose answer, which choices, until when.

It names no person and acts by nobody's looking at it. Its signature is made and checked in `notifications.link_tokens`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from checker.domain.answer import AnswerChoice

FIRST_DAY = date(2000, 1, 1)
ITEM_BYTES = 16
# Reaches to the year 2179.
DAY_BYTES = 2
CHOICE_BYTES = 4
PAYLOAD_BYTES = ITEM_BYTES + DAY_BYTES + CHOICE_BYTES
# The place of each choice is its bit: a choice that is new goes to the end.
BITS: tuple[AnswerChoice, ...] = (
    AnswerChoice.DONE,
    AnswerChoice.TAKE_ON,
    AnswerChoice.PLANNED,
    AnswerChoice.HELD,
    AnswerChoice.CANCELLED,
    AnswerChoice.NOTHING,
    AnswerChoice.COMING,
    AnswerChoice.NEW_DATE,
    AnswerChoice.NOT_APPLICABLE,
    AnswerChoice.WRONG_FIGURES,
    AnswerChoice.NOT_RESPONSIBLE,
    AnswerChoice.RELEASE,
    AnswerChoice.DO_NOT_SEND,
    AnswerChoice.CHANGE_NEEDED,
    AnswerChoice.AWAY,
)


@dataclass(frozen=True, slots=True)
class LinkClaim:
    """What the link itself says: the beginning of an item's key (hex), what may be answered, and its last day (local).

    After that day it only shows.
    """

    item: str
    choices: tuple[AnswerChoice, ...]
    ends_on: date

    def to_bytes(self) -> bytes:
        days = (self.ends_on - FIRST_DAY).days
        mask = sum(1 << BITS.index(choice) for choice in set(self.choices))
        return bytes.fromhex(self.item)[:ITEM_BYTES] + days.to_bytes(DAY_BYTES) + mask.to_bytes(CHOICE_BYTES)

    @staticmethod
    def from_bytes(payload: bytes) -> LinkClaim:
        """Raises ValueError where the bytes are none of ours."""
        if len(payload) != PAYLOAD_BYTES:
            raise ValueError("not the length of a link")
        item, rest = payload[:ITEM_BYTES], payload[ITEM_BYTES:]
        days, mask = int.from_bytes(rest[:DAY_BYTES]), int.from_bytes(rest[DAY_BYTES:])
        if mask >> len(BITS):
            raise ValueError("a choice that is not known")
        return LinkClaim(item.hex(), _choices(mask), FIRST_DAY + timedelta(days=days))


@dataclass(frozen=True, slots=True)
class MailLink:
    """A link as it was understood: its claim, and what the item is about as the store knows it.

    `about` is an obligation, a report (`sender/profile/period`) or, of an answer, what that was about. `addressed` is
    the `role@unit` whose mail bore it. `episode` 0: nothing was bad. `key_id` is that of the key that signed it.
    """

    key_id: str
    item: str
    about: str
    episode: int
    addressed: str
    choices: tuple[AnswerChoice, ...]
    ends_on: date

    def acts_on(self, on: date) -> bool:
        """Does it still act on a local day? Afterwards it only shows."""
        return on <= self.ends_on


def _choices(mask: int) -> tuple[AnswerChoice, ...]:
    return tuple(choice for bit, choice in enumerate(BITS) if mask >> bit & 1)
