"""What does the store keep that is about the house's employees, for what, and who sees it? Pure.

One table, of which the page for those who represent them is made; a test holds it against the columns of the store.
What is kept is of roles, and of the mailboxes that the house gives them. People stand in the table of members and in
the access log, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from checker.domain.data_class import DataClass


class Seer(StrEnum):
    """Who sees a datum."""

    READERS = "readers"
    ADMINISTRATION = "administration"
    SERVICE = "service"
    AUDIT = "audit"
    THEMSELVES = "themselves"


class StaffDatum(StrEnum):
    """A kind of data about employees."""

    ACTS = "acts"
    REASONS = "reasons"
    ABSENCES = "absences"
    ANSWERS = "answers"
    ADDRESSEES = "addressees"
    MAIL_TEXTS = "mail_texts"
    MAILBOXES = "mailboxes"
    RULES = "rules"
    WHO_ADMINISTERED = "who_administered"
    LOG = "log"
    RECORDS = "records"
    VERDICTS = "verdicts"
    ORIGINALS = "originals"
    FILE_NAMES = "file_names"
    MEMBERS = "members"
    SESSIONS = "sessions"
    ACCESS_LOG = "access_log"
    KEYS = "keys"


@dataclass(frozen=True, slots=True)
class KeptAboutStaff:
    """Where a datum stands (columns by table), and with which class it is deleted; None: it stays, for proof."""

    columns: Mapping[str, tuple[str, ...]]
    data_class: DataClass | None
    seen_by: tuple[Seer, ...]


STAFF_DATA: Mapping[StaffDatum, KeptAboutStaff] = {
    StaffDatum.ACTS: KeptAboutStaff(
        {
            "act": ("kind", "by_role", "by_scope", "because", "confirmed_by", "file_number", "before"),
            "quarantine_decision": ("decided", "by_role", "because", "file_number"),
        },
        None,
        (Seer.READERS, Seer.AUDIT),
    ),
    StaffDatum.REASONS: KeptAboutStaff({"act": ("reason",)}, DataClass.REASONS, (Seer.READERS, Seer.AUDIT)),
    StaffDatum.ABSENCES: KeptAboutStaff(
        {"absence": ("role", "scope", "deputy")}, DataClass.ABSENCES, (Seer.READERS, Seer.ADMINISTRATION)
    ),
    StaffDatum.ANSWERS: KeptAboutStaff(
        {
            "proposal": (
                "addressed", "choice", "unclear", "file_number", "reader", "sender", "doubt", "decided_by", "reason",
            )
        },
        DataClass.PROPOSALS,
        (Seer.ADMINISTRATION, Seer.AUDIT),
    ),
    StaffDatum.ADDRESSEES: KeptAboutStaff(
        {"item": ("addressed",), "message": ("addressed",), "episode": ("told", "telling")},
        None,
        (Seer.READERS, Seer.AUDIT),
    ),
    StaffDatum.MAIL_TEXTS: KeptAboutStaff(
        {"message": ("facts", "rendered", "decision")}, DataClass.MAILS, (Seer.READERS, Seer.ADMINISTRATION)
    ),
    StaffDatum.MAILBOXES: KeptAboutStaff(
        {"message": ("mailbox",), "attempt": ("reply",)}, DataClass.MAILBOXES, (Seer.SERVICE, Seer.ADMINISTRATION)
    ),
    StaffDatum.RULES: KeptAboutStaff({"archive": ("content",)}, None, (Seer.ADMINISTRATION, Seer.AUDIT)),
    StaffDatum.WHO_ADMINISTERED: KeptAboutStaff(
        {
            "activation": ("by_role",),
            "activation_ground": ("reason", "emergency", "despite_tests", "needs"),
            "rule_approval": ("by_role", "body", "file_number"),
            "redaction": ("by_role",),
            "uploaded_file": ("by_role",),
            "withdrawal": ("by_role", "reason", "file_number"),
        },
        None, (Seer.ADMINISTRATION, Seer.AUDIT)
    ),
    StaffDatum.LOG: KeptAboutStaff({"journal": ("facts",)}, None, (Seer.AUDIT,)),
    StaffDatum.RECORDS: KeptAboutStaff(
        {"record_version": ("content", "file", "sheet")}, DataClass.RECORDS, (Seer.READERS, Seer.AUDIT)
    ),
    StaffDatum.VERDICTS: KeptAboutStaff(
        {"verdict_change": ("figures", "verdict")}, None, (Seer.READERS, Seer.AUDIT)
    ),
    StaffDatum.ORIGINALS: KeptAboutStaff(
        {"archive": ("content",)}, DataClass.ORIGINALS, (Seer.ADMINISTRATION, Seer.AUDIT)
    ),
    StaffDatum.FILE_NAMES: KeptAboutStaff(
        {
            "import_account": ("file", "once_more"),
            "receipt": ("file", "facts"),
            "quarantine_row": ("sheet", "column_name", "reason", "problem"),
        },
        None,
        (Seer.ADMINISTRATION, Seer.AUDIT),
    ),
    StaffDatum.MEMBERS: KeptAboutStaff(
        {"member": ("login", "posts", "way", "password", "totp", "language"), "invitation": ("token",)},
        DataClass.ACCESS_LOG,
        (Seer.SERVICE, Seer.ADMINISTRATION),
    ),
    StaffDatum.SESSIONS: KeptAboutStaff(
        {"session": ("secret", "posts", "way"), "failed_log_in": ("mark",)}, DataClass.SESSIONS, (Seer.THEMSELVES,)
    ),
    StaffDatum.KEYS: KeptAboutStaff(
        {"access_key": ("secret", "prefix", "purpose", "post", "by_role")}, None, (Seer.ADMINISTRATION,)
    ),
    StaffDatum.ACCESS_LOG: KeptAboutStaff({"access_log": ("kind", "way")}, DataClass.ACCESS_LOG, (Seer.AUDIT,)),
}  # fmt: skip
