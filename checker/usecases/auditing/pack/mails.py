"""The mails that told of something: which of them may be handed on as they left? Shell, read-only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage

from sqlalchemy import Connection

from checker.audit.pack.left_out import LeftOut, LeftOutKind, WhyLeftOut
from checker.domain.visible import plain
from checker.store import delivery
from checker.store.delivery import SendAttempt
from checker.store.trace import TracedMail
from checker.usecases.auditing.pack.persons import HouseWords, names_somebody
from notifications.mail_links import links_act_until

TOLD_TO = ("From", "To", "Cc", "Reply-To", "Subject")
LOG_HEADER = "X-Zielwacht-Log"
KEY_CHARACTERS = 12
HEAD = re.compile(r"([1-9][0-9]{0,17}):[0-9a-f]{64}")
# A count with its unit, a part of a whole, a share: as figures are told.
FIGURE = re.compile(r"\d[\d.,]*(?: von \d[\d.]*| of \d[\d,]*| ?%| [^\W\d]\w*)")


@dataclass(frozen=True, slots=True)
class ToldMail:
    """A mail with its deliveries. `why` its bytes are left out; None: they are in the pack.

    `head` is the line of the log whose hash it bears; 0: it bears none.
    """

    mail: TracedMail
    deliveries: tuple[SendAttempt, ...]
    why: WhyLeftOut | None
    head: int = 0

    @property
    def is_in(self) -> bool:
        return self.why is None

    @property
    def path(self) -> str:
        """Where it is in the pack."""
        return f"mails/{self.mail.planned_on.isoformat()}-{self.mail.kind}-{self.mail.key[:KEY_CHARACTERS]}.eml"

    def left_out(self) -> LeftOut | None:
        """As a line of the list of what is not in the pack."""
        return LeftOut(LeftOutKind.MAIL, self.mail.key[:KEY_CHARACTERS], self.why) if self.why else None


@dataclass(frozen=True, slots=True)
class Untold:
    """What no text of the pack may tell: figures as they are written, and texts that somebody wrote (None: nobody)."""

    figures: frozenset[str]
    texts: re.Pattern[str] | None
    house: HouseWords

    @classmethod
    def of(cls, figures: frozenset[str], texts: Iterable[str], house: HouseWords) -> Untold:
        """`texts` count as whole words: a reason of two letters is part of many words."""
        plainly = sorted({plain(text) for text in texts} - {""})
        pattern = rf"(?<!\w)(?:{'|'.join(map(re.escape, plainly))})(?!\w)"
        return cls(figures, re.compile(pattern) if plainly else None, house)

    def why(self, texts: Iterable[str]) -> WhyLeftOut | None:
        """Why these texts may not be in the pack; None: they may."""
        read = [plain(text) for text in texts]
        if names_somebody(read, self.house) or (self.texts and any(map(self.texts.search, read))):
            return WhyLeftOut.PERSON
        if any(not self.figures.isdisjoint(FIGURE.findall(text)) for text in read):
            return WhyLeftOut.SMALL_CELL
        return None


def mails_of(tx: Connection, mails: Iterable[TracedMail], untold: Untold, on: date) -> Iterator[ToldMail]:
    """These mails, in their order, one at a time: whether each may be handed on.

    One whose link acts on the day `on` (local) may not: a mail is whole or not in the pack, as its hash is sealed.
    """
    for mail in mails:
        tried = delivery.attempts_of(tx, mail.key)
        rendered = delivery.bytes_of(tx, mail.key)
        if rendered is None:
            yield ToldMail(mail, tried, WhyLeftOut.MISSING)
            continue
        read = message_from_bytes(rendered, policy=policy.default)
        texts = tuple(texts_in(read))
        why = untold.why((*texts, mail.mailbox or "", *(one.reply for one in tried)))
        until = links_act_until(texts)
        if why is None and until is not None and on <= until:
            why = WhyLeftOut.LINK_ACTS
        yield ToldMail(mail, tried, why, _head_in(read))


def _head_in(mail: EmailMessage) -> int:
    found = HEAD.match(str(mail[LOG_HEADER] or "").strip())
    return int(found[1]) if found else 0


def texts_in(mail: EmailMessage) -> Iterator[str]:
    """What a reader of a mail sees: to whom, the subject, and every part that is text."""
    for name in TOLD_TO:
        yield str(mail[name] or "")
    for part in mail.walk():
        if part.get_content_maintype() == "text":
            yield str(part.get_content())
