"""The house's own profile of single facts, where no sender's file declares one: `records report` needs none. Pure."""

from __future__ import annotations

from checker.domain.profile import SenderFile
from checker.records.profiles import base_name
from checker.records.templates import fits

# As which files single facts, and the withdrawal of one, are read.
NAMES = ("einzelmeldung-*.json", "ruecknahme.json")
# Names of which each is one of those.
PROBES = ("einzelmeldung-rule-unit.json", "ruecknahme.json")


def with_own_reports(senders: tuple[SenderFile, ...], role: str) -> tuple[SenderFile, ...]:
    """The senders, and `manual` beside them where none of their profiles takes a single fact. `role` answers for it."""
    if all(_is_taken(name, senders) for name in PROBES):
        return senders
    return (*senders, _own(role))


def _is_taken(name: str, senders: tuple[SenderFile, ...]) -> bool:
    return any(
        fits(template, base_name(name)) is not None
        for sender in senders
        for profile in sender.profiles
        for template in profile.file.name
    )


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
