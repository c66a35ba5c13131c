"""How is a finished mail sent, and with what result? The interface between outbox and SMTP or folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Delivered:
    """The server (or folder) has taken the mail. Taken is not read."""

    answer: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """The server has refused this mail; `permanent` (5xx) or for now (4xx)."""

    permanent: bool
    answer: str


@dataclass(frozen=True, slots=True)
class Unreachable:
    """No mail was handed over: no connection, no login, our sender refused, or lost before the text of the mail.

    Says nothing of the mail: none that follows would fare better.
    """

    reason: str


@dataclass(frozen=True, slots=True)
class NotCarried:
    """The server will not carry this for us (relaying denied, sender or client refused), said of one recipient.

    Many servers say only there what they hold against all we send. It is the recipient's own fault when other mails
    are taken.
    """

    answer: str


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The text of the mail had begun to leave, and no answer that can be read came: it may have arrived, or not."""

    reason: str


Outcome = Delivered | Rejected | NotCarried | Unreachable | Ambiguous


class Transport(Protocol):
    """Hands over one mail to one recipient."""

    def deliver(self, raw: bytes, *, envelope_from: str, recipient: str, before_data: Callable[[], None]) -> Outcome:
        """Hand over `raw`. `before_data` is called when nothing but the text is left to send; when it raises,
        nothing has left and the exception passes through.
        """
        ...

    def close(self) -> None:
        """End the session, if there is one. The transport may be used again."""
        ...
