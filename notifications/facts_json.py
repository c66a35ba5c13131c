"""The facts of any mail as JSON, as the outbox keeps them, and back. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.domain.message import MessageKind
from notifications import digest_facts, letter_facts, notice_facts
from notifications import facts as mail_facts
from notifications.digest_facts import DigestFacts
from notifications.facts import MailFacts
from notifications.letter_facts import LetterFacts
from notifications.message import AnyFacts


def stored_facts(stored: Mapping[str, Any]) -> AnyFacts:
    """The facts of a queued message, as the templates want them. FactsUnreadable when they are of another version."""
    kind = stored.get("kind")
    if kind == MessageKind.DIGEST:
        return digest_facts.from_json(stored)
    if kind in notice_facts.TYPES:
        return notice_facts.from_json(stored)
    if kind == MessageKind.LETTER:
        return letter_facts.from_json(stored)
    return mail_facts.from_json(stored)


def facts_to_json(facts: AnyFacts) -> dict[str, Any]:
    """The facts as JSON-ready values, whatever their kind."""
    if isinstance(facts, DigestFacts):
        return digest_facts.to_json(facts)
    return mail_facts.to_json(facts) if isinstance(facts, MailFacts | LetterFacts) else notice_facts.to_json(facts)
