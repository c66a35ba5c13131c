"""What all mails of one moment share, from the rulebook in force."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache

from checker.domain.act import ActKind
from checker.domain.proposal import Proposal, announced, only_told, waiting_by_matter
from checker.domain.rule import Rule
from checker.domain.rulebook import Rulebook
from checker.domain.untranslated import untranslated
from checker.domain.verdict import RuleKey
from checker.findings.permissions import posts_that_may
from notifications.mail_context import Briefing, WhoMay


def briefing_of(book: Rulebook, on: date, known_at: datetime, answers: Iterable[Proposal] = ()) -> Briefing:
    """House, ladders, calendar and day. Rules of plans that are not adopted on that day are drafts.

    `answers` came by mail, in the order in which they did.
    """
    known = tuple(answers)
    return Briefing(
        organisation=book.organisation,
        escalation=book.escalation,
        calendar=book.calendar,
        on=on,
        known_at=known_at,
        rulebook=book.sha256,
        who_may=_who_may(book),
        locale=book.language,
        mail_from_hour=book.calendar_file.mail_from_hour,
        drafts=_drafts(book, on),
        titles=book.vocabulary.titles,
        answers=waiting_by_matter(known),
        said=only_told(known),
        announced=announced(known),
        untranslated={"en": _without_english(book)},
    )


def _who_may(book: Rulebook) -> WhoMay:
    """The powers of this house's posts, each looked up once: every line of every mail asks."""
    known: dict[tuple[object, ...], tuple[str, ...]] = {}

    def who_may(kind: ActKind, rule: Rule, scope: str, on: date) -> tuple[str, ...]:
        asked = kind, rule.id, rule.owner, rule.escalation, scope, on
        if asked not in known:
            known[asked] = posts_that_may(book, kind, rule, scope, on)
        return known[asked]

    return who_may


@lru_cache(maxsize=4)
def _without_english(book: Rulebook) -> frozenset[str]:
    goals = (goal for plan in book.plans for goal in plan.goals)
    return untranslated(book.organisation, book.escalation, goals, book.senders)


@lru_cache(maxsize=4)
def _drafts(book: Rulebook, on: date) -> frozenset[RuleKey]:
    return frozenset(planned.key for planned in book.rules() if not planned.plan.head.is_adopted(on))
