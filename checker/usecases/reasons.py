"""May a reason that somebody typed be kept? It stays for good, whatever it was given for. Pure."""

from __future__ import annotations

from checker.domain.refusal import ActRefusal, Refused
from checker.records.privacy import content_suspicion


def check_reason(reason: str) -> None:
    """Refused where it names somebody, or cannot be shown in one line."""
    if suspicion := content_suspicion(reason):
        raise Refused(ActRefusal.REASON_NAMES_SOMEBODY, suspicion=suspicion)
    if not reason.isprintable():
        raise Refused(ActRefusal.REASON_UNPRINTABLE)
