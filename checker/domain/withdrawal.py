"""That all a file brought counts no more, or counts again. Pure.

A withdrawn file's versions and reports are as if they had never come, from the recording of the withdrawal on; for
every day before it they count as they did.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class WithdrawalReason(StrEnum):
    """Why. A closed list: what is kept for good names nobody."""

    WRONG_FILE = "wrong-file"
    WRONG_FIGURES = "wrong-figures"
    WRONG_PERIOD = "wrong-period"
    SENT_TWICE = "sent-twice"
    NOT_APPROVED = "not-approved"
    IN_ERROR = "in-error"


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Of one import: its number and sequence; with which recording it was withdrawn, by which role, and why.

    `file_number` is where the house has it on file; None: not said.
    """

    import_number: int
    import_sequence: int
    sequence: int
    recorded_at: datetime
    reason: WithdrawalReason
    by: str
    file_number: str | None = None
