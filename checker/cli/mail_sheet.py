"""What the command line says beside a mail that it shows: its state, what was decided, other words, what follows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.domain.message import OutboxState

if TYPE_CHECKING:
    from checker.store.mail_rows import LetterDecision
    from checker.usecases.telling.show_mail import ShownMail

KEY_CHARACTERS = 12


def shown_lines(shown: ShownMail) -> Iterator[str]:
    """A line each; the mail itself is shown elsewhere."""
    queued = shown.queued
    yield f"{queued.key[:KEY_CHARACTERS]}: {str(queued.state).replace('_', ' ')}, to {queued.message.addressed}"
    if queued.decision is not None:
        yield _decided(queued.decision, queued.state)
    if shown.drafted is not None:
        yield "The management has written it in other words. As drafted:"
        yield f"  opening: {shown.drafted.opening}"
        yield f"  request: {shown.drafted.request}"
        yield f"  closing: {shown.drafted.closing}"
    if shown.follows is not None:
        key = shown.follows.key[:KEY_CHARACTERS]
        yield f"In its place: {key} ('zielwacht mail show {key}')"


def _decided(decision: LetterDecision, state: OutboxState) -> str:
    if state is OutboxState.SUPERSEDED:
        return f"{decision.by} has seen to it: {decision.reason}"
    if decision.on is not None:
        return f"{decision.by}: told in another way on {decision.on:%d.%m.%Y}, file {decision.file_number}"
    return f"{decision.by}: not to be sent, {decision.reason}"
