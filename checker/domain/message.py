"""What a mail says to whom: items that are sent once. Pure: keys, items and the states of a message on its way."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from checker.domain.clock import local_day
from checker.domain.record import canonical


class MessageKind(StrEnum):
    REMINDER = "reminder"
    ALERT = "alert"
    ESCALATION = "escalation"
    LETTER = "letter"
    ALL_CLEAR = "all_clear"
    RECTIFICATION = "rectification"
    RULE_CHANGE = "rule_change"
    RULES_EDITED = "rules_edited"
    DIGEST = "digest"
    RECEIPT = "receipt"
    OVERDUE_REPORT = "overdue_report"
    ALL_WELL = "all_well"
    OPERATOR = "operator"
    ANSWER = "answer"
    ANSWERS_WAIT = "answers_wait"
    CHECKPOINTS = "checkpoints"
    TEST = "test"


# About files, reports, answers, rules and the service, not about one promise: their items name no `rule/scope/period`.
NOTICES = frozenset(
    {
        MessageKind.RECEIPT,
        MessageKind.RULES_EDITED,
        MessageKind.OVERDUE_REPORT,
        MessageKind.ALL_WELL,
        MessageKind.OPERATOR,
        MessageKind.ANSWER,
        MessageKind.ANSWERS_WAIT,
        MessageKind.CHECKPOINTS,
        MessageKind.TEST,
    }
)


# About a finding that is bad, and about one that is bad no longer.
TELLS_BAD = frozenset({MessageKind.ALERT, MessageKind.ESCALATION})
# Those, and the letters to bodies outside that tell of them: alone, not in a digest.
TELLS_BAD_ALONE = TELLS_BAD | {MessageKind.LETTER}
TELLS_END = frozenset({MessageKind.ALL_CLEAR, MessageKind.RECTIFICATION, MessageKind.RULE_CHANGE})


# What was in one of these is in no later mail: when it dies, an admin sees to it.
TOLD_BY_NO_OTHER = frozenset(
    {
        MessageKind.RECEIPT,
        MessageKind.RULE_CHANGE,
        MessageKind.RULES_EDITED,
        MessageKind.OPERATOR,
        MessageKind.ANSWER,
        MessageKind.ANSWERS_WAIT,
        MessageKind.CHECKPOINTS,
        MessageKind.TEST,
    }
)


class OutboxState(StrEnum):
    DRAFT = "draft"
    PENDING = "pending"
    CLAIMED = "claimed"
    DATA = "data"
    SENT = "sent"
    DEAD = "dead"
    SUPERSEDED = "superseded"
    TOLD_OTHERWISE = "told_otherwise"
    NOT_TO_BE_SENT = "not_to_be_sent"


# Waits for its hour or its release, and may still be kept back.
NOT_LEFT_YET = frozenset({OutboxState.PENDING, OutboxState.DRAFT})
# Will never leave, and has told nobody.
GIVEN_UP = frozenset({OutboxState.SUPERSEDED, OutboxState.DEAD, OutboxState.NOT_TO_BE_SENT})
# What is kept back or was refused has told nobody, also when it was rendered before.
TOLD_NOBODY = GIVEN_UP | {OutboxState.DRAFT}


def may_have_arrived(state: OutboxState, *, is_rendered: bool) -> bool:
    """Was a mail taken by the server, or perhaps taken? Only then somebody can have read it there, and answers it."""
    return state is OutboxState.SENT or (is_rendered and state not in TOLD_NOBODY)


@dataclass(frozen=True, slots=True)
class Item:
    """One notification to one addressee. Its key makes sure that nobody gets the same notification twice.

    `occurrence`: for a reminder the effective date and lead (`2016-05-02/20`), for a repeat its number, else "0".
    `episode` is 0 for reminders. `addressed` is `role@scope`; `resend` rises by a bounce, an admin, or where all
    mails about it grew too old to leave.
    The item of kind digest stands for the digest itself: see `digest_item`.
    """

    organisation: str
    obligation: str
    episode: int
    kind: MessageKind
    cause_state: str
    step: int
    occurrence: str
    addressed: str
    resend: int = 0

    @property
    def key(self) -> str:
        """SHA-256 (hex) of the canonical JSON of the fields, in this order; a digest has a shorter list of its own."""
        parts: list[str | int] = [
            self.organisation,
            self.obligation,
            self.episode,
            str(self.kind),
            self.cause_state,
            self.step,
            self.occurrence,
            self.addressed,
            self.resend,
        ]
        if self.kind is MessageKind.DIGEST:
            parts = [self.organisation, str(self.kind), self.addressed, self.occurrence, self.step]
        return hashlib.sha256(canonical(parts)).hexdigest()


def digest_item(organisation: str, addressed: str, week: str, number: int) -> Item:
    """The digest of an ISO week (`2016-W27`) as an item: it goes out once, also when nothing in it is new.

    `number` is 1; a catch-up or collective mail in a week that had its digest takes the next one.
    """
    return Item(
        organisation=organisation,
        obligation="",
        episode=0,
        kind=MessageKind.DIGEST,
        cause_state="",
        step=number,
        occurrence=week,
        addressed=addressed,
    )


@dataclass(frozen=True, slots=True)
class Message:
    """One mail to one mailbox: rendered bytes are made when it is claimed, from `facts` (JSON-ready, no rows).

    `not_before` (aware, UTC) keeps it back until the house's mail hours; `root_key` is the item key of the first
    mail of the episode, for threading (None: this one is the root or threads by nothing).
    """

    kind: MessageKind
    addressed: str
    items: tuple[Item, ...]
    planned_on: date
    not_before: datetime
    facts: dict[str, object]
    root_key: str | None = None

    @property
    def key(self) -> str:
        """Derived from the items' keys alone, so that a repeat is the same message.

        A digest's is that of its own item: which news it carries does not matter.
        """
        digest = next((item for item in self.items if item.kind is MessageKind.DIGEST), None)
        if digest is not None:
            return digest.key
        if len(self.items) == 1:
            return self.items[0].key
        return hashlib.sha256(canonical([item.key for item in self.items])).hexdigest()


@dataclass(frozen=True, slots=True)
class SentItem:
    """An item as the outbox keeps it: in which mail, and how far that has come.

    `has_left`: the mail was taken, or may have been. A draft, and what was superseded or refused, has notified nobody.
    `items_in_mail` counts those of its mail, this one included.
    """

    item: Item
    message: str
    mail_kind: MessageKind
    state: OutboxState
    planned_on: date
    sent_at: datetime | None
    has_left: bool
    items_in_mail: int = 1

    @property
    def day(self) -> date:
        """The local day on which its mail left, or is planned to."""
        return local_day(self.sent_at) if self.sent_at else self.planned_on


def message_id(key: str, domain: str) -> str:
    """`<32 base32 characters@domain>`: 160 bits of the key, short enough for every header. RFC 5322, 3.6.4."""
    left = base64.b32encode(hashlib.sha256(key.encode()).digest()).decode().lower()[:32]
    return f"<{left}@{domain}>"
