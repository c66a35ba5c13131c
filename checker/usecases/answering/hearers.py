"""Who else must hear what was answered? Pure.

Figures that are said to be wrong concern whoever reports them, a new date those who may extend, and who is responsible
the administration. What was an act is told by the finding itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from checker.domain.act import ActKind
from checker.domain.answer import ONLY_TOLD
from checker.domain.answer import AnswerChoice as A
from checker.domain.obligation_key import ObligationKey
from checker.domain.organisation import Addressee
from checker.domain.post import Post
from checker.domain.proposal import Proposal
from checker.domain.rule import Rule
from checker.domain.rulebook import Rulebook
from checker.findings.permissions import posts_that_may


def hearers(came: Proposal, book: Rulebook, by: str, on: date) -> tuple[Addressee, ...]:
    """Who reads for them, each mailbox once: without who has answered, `by` who enters it, and bodies outside."""
    if came.choice not in ONLY_TOLD:
        return ()
    organisation = book.organisation
    knowing = {came.matter.addressed, str(Post(by, organisation.organisation.id))}
    found: dict[str, Addressee] = {}
    for post in _posts(came, book, on):
        reads = organisation.reader_of(post, on)
        if reads is not None and not reads.is_external and not {reads.key, str(post)} & knowing:
            found.setdefault(reads.mailbox, reads)
    return tuple(found.values())


def _posts(came: Proposal, book: Rulebook, on: date) -> Iterable[Post]:
    house, escalation = book.organisation.organisation.id, book.escalation
    match came.choice:
        case A.WRONG_FIGURES:
            return _senders(came.matter.about, book, on)
        case A.NEW_DATE:
            return (*_deciders(came.matter.about, book, on), Post(escalation.management, house))
        case A.COMING:
            return ()
        case _:
            return (Post(escalation.administering, house),)


def _senders(about: str, book: Rulebook, on: date) -> Iterator[Post]:
    """Whoever reports the figures: where each unit reports its own, that of the unit."""
    found = _rule(about, book)
    reported = found[1].reported if found else None
    if found is None or reported is None:
        return
    for file in book.senders:
        if file.sender.id == reported.sender:
            for reads in book.organisation.addressees(file.sender.role, found[0].scope, on):
                yield Post(reads.role, reads.scope)


def _deciders(about: str, book: Rulebook, on: date) -> Iterator[Post]:
    """Who may extend, in the house; the one who is named first is asked."""
    found = _rule(about, book)
    if found is None:
        return
    posts = map(Post.parse, posts_that_may(book, ActKind.EXTEND, found[1], found[0].scope, on))
    inside = (post for post in posts if (role := book.organisation.role(post.role)) and not role.is_external)
    yield from islice(inside, 1)


def _rule(about: str, book: Rulebook) -> tuple[ObligationKey, Rule] | None:
    try:
        key = ObligationKey.parse(about)
    except ValueError:
        return None
    planned = book.rule(key.rule)
    return (key, planned.rule) if planned else None
