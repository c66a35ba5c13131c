"""How does the house write to bodies outside? Pure: what stands on each of its letters, whatever they are about."""

from __future__ import annotations

from checker.domain.escalation import AssumedNumber
from checker.domain.model import Frozen

# Where the house says nothing: two weeks are usual between offices.
ANSWER_WITHIN = AssumedNumber.model_construct(
    value=10, origin="assumption", why="Zwei Wochen sind zwischen Behörden üblich"
)


class Letterhead(Frozen):
    """`letterhead` stands at the head, `closing` below the greeting, line by line; `reply_to` is a mailbox.

    What is None is not on the letter, or is the house's own: its name, its management, the mailbox for questions.
    """

    letterhead: tuple[str, ...] | None = None
    file_reference: str | None = None
    reply_to: str | None = None
    closing: tuple[str, ...] | None = None
    answer_within_working_days: AssumedNumber = ANSWER_WITHIN

    @property
    def missing(self) -> tuple[str, ...]:
        """The keys that nobody has written."""
        return tuple(
            name for name in ("letterhead", "file_reference", "reply_to", "closing") if not getattr(self, name)
        )
