"""An answer that waits until it is entered. Pure: what is kept of it, and where it stands.

It names roles, days and a file number; its words, its author and the mail itself are kept nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from checker.domain.answer import AnswerChoice, ReadAnswer, Unclear


class ProposalState(StrEnum):
    WAITING = "waiting"
    ENTERED = "entered"
    REJECTED = "rejected"


class SenderKind(StrEnum):
    """Whose mailbox an answer came from. `HOUSE`: not that of the role, but of a domain of the house."""

    ROLE = "role"
    HOUSE = "house"
    UNKNOWN = "unknown"


class Dropped(StrEnum):
    """Mails of which nothing is kept but that they came."""

    AUTOMATIC = "automatic"
    NOT_OURS = "not_ours"


@dataclass(frozen=True, slots=True)
class Matter:
    """What is answered: an item of a mail, with the obligation or report it is about, and the role that was addressed.

    `item` empty: the mail is about several things. `addressed` is `role@unit`.
    """

    token: str = ""
    item: str = ""
    about: str = ""
    addressed: str = ""
    episode: int = 0


@dataclass(frozen=True, slots=True)
class Proposal:
    """`received_at` (aware, UTC) is when it came in, and from when on it counts.

    `answer.reader` is a role here. `unclear` of the answer: it can only be rejected. `doubt` is the code of the refusal
    that entering it met when it came in. `reason` is why it was rejected.
    """

    number: int
    received_at: datetime
    matter: Matter
    answer: ReadAnswer
    sender: SenderKind
    state: ProposalState = ProposalState.WAITING
    doubt: str | None = None
    decided_at: datetime | None = None
    decided_by: str | None = None
    reason: str = ""

    @property
    def choice(self) -> AnswerChoice | None:
        return self.answer.choice

    @property
    def unclear(self) -> Unclear | None:
        return self.answer.unclear
