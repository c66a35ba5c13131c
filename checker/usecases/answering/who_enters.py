"""Who may enter an answer? Pure.

The administration, never an owner of the matter: there it is the next step of the ladder.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from checker.domain.obligation_key import rule_of
from checker.domain.post import Post
from checker.domain.proposal import Proposal
from checker.domain.rulebook import Rulebook
from checker.findings.entering import administering, in_place_of_an_owner


def who_enters(came: Proposal, book: Rulebook, on: date) -> tuple[str, ...]:
    """The roles that may enter an answer: the administration, and who stands in for it; no owner of the matter."""
    entering = administering(book, on)
    planned = book.rule(rule_of(came.matter.about))
    if planned is None or planned.rule.owner not in entering:
        return entering
    return in_place_of_an_owner(planned.rule, book, on) or entering


def entering_role(came: Proposal, posts: Iterable[str], book: Rulebook, on: date) -> str | None:
    """The first of the roles that may enter an answer that one of these posts (`role@unit`) has. None: none may."""
    roles = {Post.parse(post).role for post in posts}
    return next((role for role in who_enters(came, book, on) if role in roles), None)
