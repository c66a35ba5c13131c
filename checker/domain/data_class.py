"""What kinds of content does the store keep, each of which may be deleted by itself? Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DataClass(StrEnum):
    """A kind of content that is deleted together, and after a span of its own.

    `mails` are the words and bytes of mails, `mailboxes` where they went and what the server said to that. `access_log`
    is who did what, and who a member was that comes in no more; `sessions` are log-ins.
    """

    ORIGINALS = "originals"
    RECORDS = "records"
    REASONS = "reasons"
    MAILS = "mails"
    MAILBOXES = "mailboxes"
    PROPOSALS = "proposals"
    ABSENCES = "absences"
    ACCESS_LOG = "access_log"
    SESSIONS = "sessions"


# They have spans without anybody setting one, go by themselves, and stand in no proof: nothing is noted of a row.
OF_PEOPLE = frozenset({DataClass.ACCESS_LOG, DataClass.SESSIONS})


class HoldReason(StrEnum):
    """Why nothing of a class is deleted for a time."""

    PROCEEDINGS = "proceedings"
    AUDIT = "audit"
    REQUEST = "request"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class Deleted:
    """That the content of a row was deleted: when, which class, and by which role."""

    at: datetime
    data_class: DataClass
    by: str
