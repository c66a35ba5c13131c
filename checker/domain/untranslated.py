"""Which titles does a German house have that no English stands beside? Pure.

Where somebody is written to in English they stand in the mail as they are: told by lint, and marked in the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.domain.escalation import Escalation
from checker.domain.organisation import Organisation
from checker.domain.profile import SenderFile
from checker.domain.rule import GoalFile


def is_read_in_english(organisation: Organisation) -> bool:
    """Is a role of a German house written to in English?"""
    return organisation.organisation.language == "de" and any(role.locale == "en" for role in organisation.roles)


def rules_and_ladders(escalation: Escalation, goals: Iterable[GoalFile]) -> tuple[str, ...]:
    """Rules and ladders without an English title, by id."""
    rules = (rule.id for goal in goals for rule in goal.rules if rule.title_en is None or rule.short_title_en is None)
    return (*rules, *(policy.id for policy in escalation.policies if policy.title_en is None))


def untranslated(
    organisation: Organisation, escalation: Escalation, goals: Iterable[GoalFile], senders: Iterable[SenderFile]
) -> frozenset[str]:
    """Every such title that a mail may bear; none where nobody reads English."""
    if not is_read_in_english(organisation):
        return frozenset()
    return without_english(organisation, escalation, goals, senders)


def without_english(
    organisation: Organisation, escalation: Escalation, goals: Iterable[GoalFile], senders: Iterable[SenderFile]
) -> frozenset[str]:
    """Every such title that an English page may bear, which anybody may choose; none where the house is English."""
    if organisation.organisation.language != "de":
        return frozenset()
    return frozenset(_titles(organisation, escalation, goals, senders))


def _titles(
    organisation: Organisation, escalation: Escalation, goals: Iterable[GoalFile], senders: Iterable[SenderFile]
) -> Iterator[str]:
    yield from (policy.title for policy in escalation.policies if policy.title_en is None)
    yield from (role.title for role in organisation.roles if role.title_en is None)
    yield from (role.short_title for role in organisation.roles if role.title_en is None and role.short_title)
    for goal in goals:
        yield goal.goal.title
        yield from (rule.title for rule in goal.rules if rule.title_en is None)
        yield from (rule.short_title for rule in goal.rules if rule.short_title_en is None)
    for sender in senders:
        yield sender.sender.title
        yield from (profile.title for profile in sender.profiles)
