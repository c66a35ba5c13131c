"""An answer that waits until it is entered. Pure: what is kept of it, and where it stands.

It names roles, days and a file number; its words, its author and the mail itself are kept nowhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from checker.domain.answer import ONLY_TOLD, AnswerChoice, ReadAnswer, Unclear
from checker.domain.clock import local_day
from checker.domain.post import Post


class ProposalState(StrEnum):
    WAITING = "waiting"
    ENTERED = "entered"
    REJECTED = "rejected"
    LAPSED = "lapsed"


# What may become of an answer. One that lapsed was overtaken: whoever was just entering it may still end that.
FOLLOWS: Mapping[ProposalState, frozenset[ProposalState]] = {
    ProposalState.WAITING: frozenset({ProposalState.ENTERED, ProposalState.REJECTED, ProposalState.LAPSED}),
    ProposalState.ENTERED: frozenset(),
    ProposalState.REJECTED: frozenset(),
    ProposalState.LAPSED: frozenset({ProposalState.ENTERED}),
}
# So many working days a ladder waits for an answer to be entered.
ANSWERED_WITHIN = 2


class SenderKind(StrEnum):
    """Whose mailbox an answer came from. `HOUSE`: not that of the role, but of a domain of the house.

    `PAGE`: given on a page by whoever had logged in there for the role. `LINK`: on a page, by the link of a mail alone.
    """

    ROLE = "role"
    HOUSE = "house"
    UNKNOWN = "unknown"
    PAGE = "page"
    LINK = "link"


class Dropped(StrEnum):
    """Mails of which nothing is kept but that they came."""

    AUTOMATIC = "automatic"
    NOT_OURS = "not_ours"
    UNREADABLE = "unreadable"


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
    that entering it met when it came in. `reason` is why it was rejected. Of an answer on a page `form` is the id of
    its form, `act` the sequence of the act that it was, and `record` the key of what it reported.
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
    form: str | None = None
    act: int | None = None
    record: str | None = None

    @property
    def did_at_once(self) -> bool:
        """Was it entered by the answering role itself, as it was given on a page?"""
        return self.form is not None and self.decided_by == Post.parse(self.matter.addressed).role

    @property
    def is_by_link(self) -> bool:
        """Was it done at once by the link of a mail alone, so that nobody knows by whom?"""
        return self.sender is SenderKind.LINK and self.did_at_once

    @property
    def choice(self) -> AnswerChoice | None:
        return self.answer.choice

    @property
    def unclear(self) -> Unclear | None:
        return self.answer.unclear


@dataclass(frozen=True, slots=True)
class AnswersWaiting:
    """Answers about one matter that wait. `days` are those on which they came in, the first first, each once.

    `are_unclear`: none of them says for certain what it says. `are_strange`: none came from a mailbox of the house.
    """

    days: tuple[date, ...]
    are_unclear: bool = False
    are_strange: bool = False


def waiting_by_matter(proposals: Iterable[Proposal]) -> dict[str, AnswersWaiting]:
    """What waits, by the obligation or report that it is about."""
    by_matter: dict[str, list[Proposal]] = defaultdict(list)
    for one in proposals:
        if one.state is ProposalState.WAITING and one.matter.about:
            by_matter[one.matter.about].append(one)
    return {
        about: AnswersWaiting(
            days=tuple(sorted({local_day(one.received_at) for one in waiting})),
            are_unclear=all(one.unclear is not None for one in waiting),
            are_strange=all(one.sender is SenderKind.UNKNOWN for one in waiting),
        )
        for about, waiting in by_matter.items()
    }


def announced(proposals: Iterable[Proposal]) -> dict[str, date]:
    """For which day a report was announced and that was entered, by report; the last word counts."""
    return {
        one.matter.about: one.answer.day
        for one in proposals
        if one.state is ProposalState.ENTERED and one.choice is AnswerChoice.COMING and one.answer.day
    }


def only_told(proposals: Iterable[Proposal]) -> dict[str, tuple[Proposal, ...]]:
    """What was entered and told, as far as it may have been no act, by what it is about."""
    found: dict[str, list[Proposal]] = defaultdict(list)
    for one in proposals:
        if one.state is ProposalState.ENTERED and one.choice in ONLY_TOLD:
            found[one.matter.about].append(one)
    return {about: tuple(several) for about, several in found.items()}
