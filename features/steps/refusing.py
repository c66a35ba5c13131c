"""What the house asks for is refused: with which answer?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from checker.domain.errors import ZielwachtError
from checker.domain.refusal import Refused
from checker.wording.refusals import sentence as refusal_text


@dataclass
class Answer:
    """What was answered; in German where the answer is one for the house."""

    text: str = ""


@contextmanager
def refusal(kind: type[ZielwachtError] = Refused) -> Iterator[Answer]:
    """The block is refused; what goes through is the mistake."""
    answer = Answer()
    try:
        yield answer
    except kind as refused:
        answer.text = refusal_text(refused, "de") if isinstance(refused, Refused) else str(refused)
    else:
        raise AssertionError("erwartet war eine Ablehnung, es ging aber durch")
