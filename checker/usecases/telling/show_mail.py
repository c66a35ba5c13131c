"""A queued mail as it left or would leave, with what became of it. Shell; changes nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage

from sqlalchemy import Connection

from checker.domain.clock import local_day
from checker.domain.message import OutboxState
from checker.domain.refusal import RedactionRefusal, Refused, ReleaseRefusal
from checker.domain.rulebook import Rulebook
from checker.store import delivery, redactions
from checker.store.delivery import MailDelivery
from checker.store.mail_rows import QueuedMessage
from checker.store.opening import Store
from checker.store.tables import message as message_table
from checker.usecases.rules.activation import active
from checker.usecases.rules.staffed import staffed
from checker.usecases.telling.letters import SHORTEST_PREFIX, meant, successor
from checker.usecases.telling.send import MailIdentity, briefing_to_leave, built_mail, mailbox_of
from checker.wording.locales import Locale
from notifications.facts_json import stored_facts
from notifications.letter_facts import LetterFacts, LetterWords
from notifications.mail_links import without_tokens_in


@dataclass(frozen=True, slots=True)
class MailWay:
    """A mail without its words, and what became of it. `bytes_are_gone`: what left is kept no more. `locale` is the
    house's.
    """

    queued: QueuedMessage
    delivery: MailDelivery
    bytes_are_gone: bool
    locale: Locale


@dataclass(frozen=True, slots=True)
class ShownMail:
    """A mail to be looked at. `raw` are all its bytes: those that left, else those that would leave now; where the
    first are gone, made of its facts today. Links in it are shown without what makes them act.

    `drafted` are the words of a letter before the management wrote its own (None: it did not); `follows` is the mail
    that has taken its place.
    """

    queued: QueuedMessage
    raw: bytes
    subject: str
    text: str
    html: str
    drafted: LetterWords | None
    follows: QueuedMessage | None
    way: MailWay


def way_of(store: Store, key: str) -> MailWay:
    """Of the one mail whose key is or begins with that, or whose Message-ID it is. Its words may be gone. Refused."""
    with store.read() as tx:
        return _way(tx, _one(meant(tx, key), key), active(tx).language)


def _way(tx: Connection, queued: QueuedMessage, locale: Locale, delivered: MailDelivery | None = None) -> MailWay:
    gone = queued.state is OutboxState.SENT and queued.rendered is None
    return MailWay(queued, delivered or delivery.delivery_of(tx, queued.key), gone, locale)


def show(store: Store, key: str, identity: MailIdentity, now: datetime) -> ShownMail:
    """The one mail whose key is or begins with that, or whose Message-ID it is. Raises Refused."""
    with store.read() as tx:
        return show_in(tx, _one(meant(tx, key), key), staffed(tx, active(tx)), identity, now)


def show_in(
    tx: Connection,
    queued: QueuedMessage,
    book: Rulebook,
    identity: MailIdentity,
    now: datetime,
    delivered: MailDelivery | None = None,
) -> ShownMail:
    """As `show`, of a mail that is known, within a transaction. `book` is in force, with who is absent; `delivered` is
    the mail's way, where somebody has read that.
    """
    follows = successor(tx, queued) if queued.state is OutboxState.SUPERSEDED else None
    briefing = briefing_to_leave(tx, book, now)
    way = _way(tx, queued, book.language, delivered)
    deleted = redactions.deleted_of(tx, message_table).get(json.dumps([queued.key]))
    if deleted is not None and queued.rendered is None:
        day, what = local_day(deleted.at), deleted.data_class
        raise Refused(RedactionRefusal.DELETED, day=day, data_class=what, by=deleted.by)
    facts = stored_facts(queued.message.facts)
    to = queued.mailbox or mailbox_of(queued.message, book, now) or identity.mailbox
    raw = queued.rendered or built_mail(queued.message, to, briefing, identity.with_hidden_links(), now).raw
    raw = without_tokens_in(raw)
    mail = message_from_bytes(raw, policy=policy.default)
    assert isinstance(mail, EmailMessage), "the policy makes these"
    drafted = facts.drafted if isinstance(facts, LetterFacts) and facts.edited else None
    parts = (str(mail["Subject"]), _part(mail, "plain"), _part(mail, "html"))
    return ShownMail(queued, raw, *parts, drafted, follows, way)


def _one(known: list[QueuedMessage], key: str) -> QueuedMessage:
    if len(key) < SHORTEST_PREFIX:
        raise Refused(ReleaseRefusal.KEY_TOO_SHORT, key=key, least=SHORTEST_PREFIX)
    if not known:
        raise Refused(ReleaseRefusal.NO_SUCH_MAIL, key=key)
    if len(known) > 1:
        raise Refused(ReleaseRefusal.SEVERAL_MAILS, key=key, count=len(known))
    return known[0]


def _part(mail: EmailMessage, subtype: str) -> str:
    part = mail.get_body((subtype,))
    assert isinstance(part, EmailMessage), "each mail has both parts"
    text: str = part.get_content()
    return text
