"""Which of our mails is answered, and what was it about? Shell, read-only.

A token in the subject says it, else the mail that is replied to. A token is no secret: it counts only if the mail that
it belongs to has left.
"""

from __future__ import annotations

from sqlalchemy import Connection

from checker.domain.answer import AnswerChoice, Unclear, token_of
from checker.domain.message import TOLD_NOBODY, Item, MessageKind, OutboxState
from checker.domain.proposal import Matter
from checker.store import outbox, proposals
from checker.store.mail_rows import QueuedMessage
from notifications.incoming import IncomingMail


def matter_of(tx: Connection, mail: IncomingMail, choice: AnswerChoice | None) -> Matter | Unclear:
    """What a mail answers. An absence is about a role: any mail that went to it will do."""
    if mail.tokens:
        return _of_tokens(tx, mail.tokens, choice)
    key = outbox.first_of_ids(tx, mail.answers_to)
    answered = outbox.find(tx, key) if key else None
    if answered is None:
        return Unclear.NO_MAIL_OF_OURS
    return _of_mail(answered, choice) if _has_left(answered) else Unclear.NEVER_SENT


def _of_tokens(tx: Connection, tokens: tuple[str, ...], choice: AnswerChoice | None) -> Matter | Unclear:
    if len(tokens) > 1:
        return Unclear.SEVERAL_MATTERS
    found = proposals.item_of_token(tx, tokens[0])
    answered = outbox.find(tx, found[1]) if found else None
    if found is None or answered is None:
        return Unclear.UNKNOWN_TOKEN
    if not _has_left(answered):
        return Unclear.NEVER_SENT
    matter = found[0]
    return matter if matter.about or choice is AnswerChoice.AWAY else Unclear.SEVERAL_MATTERS


def _has_left(mail: QueuedMessage) -> bool:
    """Taken by the server, or perhaps taken."""
    return mail.state is OutboxState.SENT or (mail.rendered is not None and mail.state not in TOLD_NOBODY)


def _of_mail(mail: QueuedMessage, choice: AnswerChoice | None) -> Matter | Unclear:
    items = mail.message.items
    if mail.message.kind is not MessageKind.DIGEST and len({item.obligation for item in items}) == 1:
        return _matter(items[0])
    if choice is AnswerChoice.AWAY:
        return Matter(addressed=mail.message.addressed)
    return Unclear.SEVERAL_MATTERS


def _matter(item: Item) -> Matter:
    return Matter(token_of(item.key), item.key, item.obligation, item.addressed, item.episode)
