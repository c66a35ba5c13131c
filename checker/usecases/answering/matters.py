"""Which of our mails is answered, and what was it about? Shell, read-only.

A token in the subject says it, else the mail that is replied to. A token is no secret: it counts only if the mail that
it belongs to has left. Who answers the mail about an earlier answer means what that was about.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import Connection

from checker.domain.answer import AnswerChoice, Unclear, token_of
from checker.domain.message import MessageKind, may_have_arrived
from checker.domain.proposal import Matter
from checker.store import outbox, proposals
from checker.store.mail_rows import QueuedMessage
from notifications.answers import number_of
from notifications.incoming import IncomingMail

UNKNOWN = Matter()


@dataclass(frozen=True, slots=True)
class Answered:
    """What a mail answers. `unclear` says why it is not certain; the role that was written to may be known even so.

    `mail` is the key of the mail of ours that is answered; None: none is known, or it has not left.
    """

    matter: Matter = UNKNOWN
    unclear: Unclear | None = None
    mail: str | None = None


def matter_of(tx: Connection, mail: IncomingMail, choice: AnswerChoice | None) -> Answered:
    """What a mail answers. An absence is about a role: any mail that went to it will do."""
    if mail.tokens:
        return _of_tokens(tx, mail.tokens, choice)
    key = outbox.first_of_ids(tx, mail.answers_to)
    answered = outbox.find(tx, key) if key else None
    if answered is None:
        return Answered(unclear=Unclear.NO_MAIL_OF_OURS)
    return _of_mail(tx, answered, choice) if _has_left(answered) else Answered(unclear=Unclear.NEVER_SENT)


def _of_tokens(tx: Connection, tokens: tuple[str, ...], choice: AnswerChoice | None) -> Answered:
    if len(tokens) > 1:
        return Answered(unclear=Unclear.SEVERAL_MATTERS)
    bare = Matter(token=tokens[0])
    found = proposals.item_of_token(tx, tokens[0])
    answered = outbox.find(tx, found[1]) if found else None
    if found is None or answered is None:
        return Answered(bare, Unclear.UNKNOWN_TOKEN)
    if not _has_left(answered):
        return Answered(bare, Unclear.NEVER_SENT)
    return _about(tx, found[0], answered, choice)


def _has_left(mail: QueuedMessage) -> bool:
    return may_have_arrived(mail.state, is_rendered=mail.rendered is not None)


def _of_mail(tx: Connection, mail: QueuedMessage, choice: AnswerChoice | None) -> Answered:
    items = mail.message.items
    if mail.message.kind is MessageKind.DIGEST or len({item.obligation for item in items}) > 1:
        return _about(tx, Matter(addressed=mail.message.addressed), mail, choice)
    # Of several posts that one mailbox reads for it answers as the one that it was addressed to.
    mine = next((item for item in items if item.addressed == mail.message.addressed), items[0])
    matter = Matter(token_of(mine.key), mine.key, mine.obligation, mine.addressed, mine.episode)
    return _about(tx, matter, mail, choice)


def _about(tx: Connection, matter: Matter, mail: QueuedMessage, choice: AnswerChoice | None) -> Answered:
    earlier = number_of(matter.about)
    before = proposals.find(tx, earlier) if earlier is not None else None
    if before is not None:
        # Of whoever heard of it, not of whoever had answered before.
        matter = replace(before.matter, addressed=matter.addressed)
    is_certain = matter.about or choice is AnswerChoice.AWAY
    return Answered(matter, None if is_certain else Unclear.SEVERAL_MATTERS, mail.key)
