"""Which mails were planned, how far has each come, and what may a reader see of one? Shell, read-only.

Whoever keeps the machine at work sees the ways of mails, not their words.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from checker.domain.access import Viewer
from checker.domain.clock import local_day
from checker.domain.message import OutboxState
from checker.domain.obligation_key import ObligationKey
from checker.domain.post import Post
from checker.domain.refusal import NotThere, RedactionRefusal, Refused
from checker.domain.rulebook import Rulebook
from checker.findings.page_rights import ADMINISTERING, Groups
from checker.findings.visibility import Sight, sight_of
from checker.pages.list_page import nearest_page
from checker.store import delivery, outbox, outbox_list
from checker.store.delivery import MailDelivery
from checker.store.mail_rows import QueuedMessage
from checker.store.opening import Store
from checker.store.outbox_list import ListedMail, MailsWanted
from checker.usecases.reading.at_head import at_head
from checker.usecases.reading.house_seen import book_seen
from checker.usecases.telling.send import MailIdentity
from checker.wording.locales import Locale
from notifications.sending_times import expires_at

DAYS_SHOWN = timedelta(days=9)


@dataclass(frozen=True, slots=True)
class DayOfMails:
    """What became of the mails that were planned on a day. `is_ahead`: no tick has looked at the day yet."""

    day: date
    by_state: dict[OutboxState, int]
    is_ahead: bool = False


@dataclass(frozen=True, slots=True)
class OutboxSeen:
    """A page of the mails asked for, the newest first; `days` are the last ten, the newest first."""

    mails: tuple[ListedMail, ...]
    total: int
    days: tuple[DayOfMails, ...]


@dataclass(frozen=True, slots=True)
class MailText:
    """What a mail says: as it left, else as it would leave, in the `language` of whom it is for. `is_gone`: it was
    deleted, and nothing says it any more.
    """

    subject: str = ""
    text: str = ""
    raw: bytes = b""
    is_gone: bool = False
    language: Locale = "de"


@dataclass(frozen=True, slots=True)
class MailLook:
    """A mail with its way. `words` None: not for this reader. `by`: the role that may try it once more; None: none of
    the reader's, or it is not dead. `version` is another one after each of its moves.
    """

    queued: QueuedMessage
    way: MailDelivery
    words: MailText | None
    by: str | None
    is_too_old: bool

    @property
    def version(self) -> str:
        return f"{self.queued.state}-{self.queued.attempts}-{len(self.way.attempts)}"


def outbox_seen(store: Store, wanted: MailsWanted, now: datetime, *, page: int, size: int) -> OutboxSeen:
    """A page (from 1) of the mails asked for; the nearest one where there is none of that number."""
    with store.read() as tx:
        total = outbox_list.count_mails(tx, wanted)
        first = (nearest_page(total, page, size) - 1) * size
        mails = outbox_list.list_mails(tx, wanted, first=first, at_most=size)
        known, today = at_head(tx), local_day(now)
        ticked_on = local_day(known.house.ticked_at) if known.house.ticked_at else date.min
        about = ("days of mails", today, ticked_on)
        return OutboxSeen(mails, total, known.get(about, lambda: _days(tx, today, ticked_on)))


def _days(tx: Connection, today: date, ticked_on: date) -> tuple[DayOfMails, ...]:
    found = outbox_list.states_by_day(tx, today - DAYS_SHOWN)
    days = (today - timedelta(days=number) for number in range(DAYS_SHOWN.days + 1))
    return tuple(DayOfMails(day, found.get(day, {}), is_ahead=day > ticked_on) for day in days)


def look_at_mail(
    store: Store, viewer: Viewer, groups: Groups, key: str, identity: MailIdentity, now: datetime
) -> MailLook:
    """One mail by its whole key. Refused (`NotThere.MAIL`) where there is none."""
    with store.read() as tx:
        queued = outbox.find(tx, key)
        if queued is None:
            raise Refused(NotThere.MAIL, mail=key)
        book = book_seen(tx, at_head(tx))
        sight = sight_of(viewer, book.organisation, local_day(now))
        way, words = delivery.delivery_of(tx, key), None
        if groups & ADMINISTERING and all(_sees(sight, item.obligation, queued, book) for item in queued.message.items):
            words = _words(tx, queued, way, book, identity, now)
        too_old = now >= expires_at(queued.message.planned_on, book.calendar)
        by = _sends_again(sight, book) if queued.state is OutboxState.DEAD else None
        return MailLook(queued, way, words, by, too_old)


def _sees(sight: Sight, obligation: str, queued: QueuedMessage, book: Rulebook) -> bool:
    """Also what is about no obligation: how the service does, what was read of a file."""
    if obligation.count("/") != 2:
        return True
    key = ObligationKey.parse(obligation)
    planned = book.rule(key.rule)
    owner = planned.rule.owner if planned is not None else ""
    return sight.sees(owner, key.scope, (queued.message.addressed,))


def _words(
    tx: Connection, queued: QueuedMessage, way: MailDelivery, book: Rulebook, identity: MailIdentity, now: datetime
) -> MailText:
    from checker.usecases.telling.show_mail import show_in

    try:
        shown = show_in(tx, queued, book, identity, now, way)
    except Refused as refused:
        if refused.code is not RedactionRefusal.DELETED:
            raise
        return MailText(is_gone=True)
    role = book.organisation.role(Post.parse(queued.message.addressed).role)
    spoken = role.locale if role is not None else None
    return MailText(shown.subject, shown.text, shown.raw, language=spoken or book.language)


def _sends_again(sight: Sight, book: Rulebook) -> str | None:
    may = (book.escalation.administering, book.escalation.serving)
    roles = [Post.parse(post).role for post in sight.posts]
    return next((role for role in may if role in roles), None)
