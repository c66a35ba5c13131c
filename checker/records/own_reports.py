"""The house's own profile of single facts, where no sender's file declares one: `records report` needs none. Pure."""

from __future__ import annotations

from checker.domain.profile import SenderFile
from checker.records.profiles import is_named_by

# As which files single facts, and the withdrawal of one, are read.
NAMES = ("einzelmeldung-*.json", "ruecknahme.json")
# Names of which each is one of those.
PROBES = ("einzelmeldung-rule-unit.json", "ruecknahme.json")


def with_own_reports(senders: tuple[SenderFile, ...], role: str) -> tuple[SenderFile, ...]:
    """The senders, and `manual` beside them where none of their profiles takes a single fact. `role` answers for it."""
    profiles = [profile for sender in senders for profile in sender.profiles]
    if all(any(is_named_by(name, profile) for profile in profiles) for name in PROBES):
        return senders
    return (*senders, _own(role))


def _own(role: str) -> SenderFile:
    return SenderFile.model_validate(
        {
            "sender": {"id": "manual", "title": "Einzelmeldung", "role": role},
            "profiles": (
                {
                    "id": "single-facts",
                    "version": 1,
                    "title": "Einzelmeldungen (status-record/1)",
                    "file": {"name": NAMES, "format": "json"},
                    "report": "none",
                    "quarantine": "file",
                },
            ),
        }
    )
