"""Why can the mailbox of answers not be read? Pure: a code with what the server said, never of a mail."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MailboxTroubleCode(StrEnum):
    """What stands in the way."""

    NOT_REACHED = "not_reached"
    NO_TLS = "no_tls"
    CERTIFICATE = "certificate"
    LOG_IN_REFUSED = "log_in_refused"
    NO_FOLDER = "no_folder"
    REFUSED = "refused"
    NO_IMAP = "no_imap"
    TOO_SLOW = "too_slow"
    PROGRAM_FAILED = "program_failed"


@dataclass(frozen=True, slots=True)
class MailboxTrouble:
    """`place` is the mailbox as people know it; `detail` what server or system say of connection, log-in or folder."""

    code: MailboxTroubleCode
    place: str
    detail: str = ""
