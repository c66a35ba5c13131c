"""May a reason that somebody typed be kept? It stays for good, whatever it was given for. Pure."""

from __future__ import annotations

import re

from checker.domain.record_problem import PersonalData
from checker.domain.refusal import ActRefusal, Refused
from checker.records.privacy import content_suspicion

# Of an office as well as of a person: an area code and a number of at least five digits. Numbers of files are shorter.
PHONE = re.compile(r"(?:\+49|\b00?49|\b0)[ /(-]*[1-9][0-9]{1,4}[)]?[ /-]*[0-9][0-9 ]{4,}")


def check_reason(reason: str) -> None:
    """Refused where it names somebody, or cannot be shown in one line."""
    suspicion = content_suspicion(reason) or (PersonalData.PHONE if PHONE.search(reason) else None)
    if suspicion:
        raise Refused(ActRefusal.REASON_NAMES_SOMEBODY, suspicion=suspicion)
    if not reason.isprintable():
        raise Refused(ActRefusal.REASON_UNPRINTABLE)
