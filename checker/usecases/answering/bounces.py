"""One of our mails came back: its step is open again, and whoever runs the service is told. Shell.

Of the report (RFC 3464) only its code is kept: its words and headers may hold addresses of persons. The mail goes out
anew to the next who can be reached, twice at most; a letter to a body outside only waits for somebody to see to it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from checker.domain.answer import token_of
from checker.domain.clock import local_day, local_time
from checker.domain.message import Message, MessageKind
from checker.domain.organisation import Addressee
from checker.domain.outbox import NotNeeded
from checker.domain.post import Post
from checker.domain.rulebook import Rulebook
from checker.store import outbox, sending
from checker.store.mail_rows import QueuedMessage
from checker.store.opening import Store
from checker.usecases.rules.activation import active
from checker.usecases.rules.mail_context import briefing_of
from checker.usecases.rules.staffed import staffed
from checker.usecases.telling.operator_mail import tell_operator
from checker.wording.post_titles import role_title
from notifications.incoming import IncomingMail
from notifications.mail_context import Briefing
from notifications.notice_facts import TroubleCode
from notifications.notices import OperatorTrouble
from notifications.weekly import Occasion

LOOK = "zielwacht mail outbox --state dead"
MOST_RESENDS = 2
# The next digest says how it stands by then, and a test is repeated by whoever makes it.
NOT_AGAIN = frozenset({MessageKind.DIGEST, MessageKind.TEST})


def take_in_bounce(store: Store, mail: IncomingMail, now: datetime, *, mail_domain: str) -> str | None:
    """Attach a report to the mail that came back; the post it was for. None: it was none of ours, or had not left.

    A mailbox is told of once a month, however many mails come back from it.
    """
    with store.write() as tx:
        key = outbox.first_of_ids(tx, mail.bounced)
        returned = outbox.find(tx, key) if key else None
        if returned is None:
            return None
        if not sending.note_bounce(tx, returned.key, at=now, status=mail.status):
            # A second report about it says nothing new.
            return returned.message.addressed if returned.attempts else None
        book = staffed(tx, active(tx))
        again = _again(returned, book, now)
        if again is not None:
            outbox.enqueue(tx, [again], at=now, domain=mail_domain)
            outbox.replace_dead(tx, [returned.key], at=now, why=NotNeeded.CAME_BACK)
    addressed = returned.message.addressed
    tell_operator(store, now, [_occasion(addressed, mail.status, again, now)], mail_domain=mail_domain)
    return addressed


def _occasion(addressed: str, status: str, again: Message | None, now: datetime) -> Occasion:
    code: TroubleCode = "mail_came_back" if again is not None else "mail_came_back_for_good"
    trouble = OperatorTrouble(code, addressed, status, now, LOOK)
    return Occasion(trouble, f"{local_time(now):%Y-%m}", addressed)


def _again(returned: QueuedMessage, book: Rulebook, now: datetime) -> Message | None:
    mail = returned.message
    resends = max(item.resend for item in mail.items)
    if mail.kind in NOT_AGAIN or resends >= MOST_RESENDS:
        return None
    on = local_day(now)
    following = list(_following(returned, book, on))[resends:]
    if not following:
        return None
    return _to(following[0], mail, briefing_of(book, on, now))


def _following(returned: QueuedMessage, book: Rulebook, on: date) -> Iterator[Addressee]:
    """Who can be reached in place of who was written to, each mailbox once: deputies, then whom the role reports to."""
    organisation = book.organisation
    post = Post.parse(returned.message.items[0].addressed)
    role = organisation.role(post.role)
    if role is None or role.is_external:
        return
    tried = {role.mailbox_at(post.unit), returned.mailbox}
    deputies = (role.deputy,) if role.deputy else ()
    for other in (*deputies, *organisation.above(role), book.escalation.management):
        reads = organisation.address(other, post.unit, on)
        if reads is not None and not reads.is_external and reads.mailbox not in tried:
            tried.add(reads.mailbox)
            yield reads


def _to(reads: Addressee, mail: Message, briefing: Briefing) -> Message:
    """The same to another reader, under the next keys of its items, by which it is answered."""
    items = tuple(replace(item, resend=item.resend + 1) for item in mail.items)
    post = Post.parse(mail.items[0].addressed)
    named: dict[str, Any] = {
        "role": role_title(reads.role, reads.scope, briefing.organisation, briefing.locale),
        "deputy_for": [role_title(post.role, post.unit, briefing.organisation, briefing.locale)],
    }
    facts = json.dumps(mail.facts)
    for old, new in zip(mail.items, items, strict=True):
        facts = facts.replace(token_of(old.key), token_of(new.key))
    return replace(
        mail,
        addressed=reads.key,
        items=items,
        planned_on=briefing.sends_on,
        not_before=briefing.known_at,
        facts={**json.loads(facts), **named},
    )
