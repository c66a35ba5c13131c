"""Which letters to bodies outside wait, how does one read, and what may somebody decide about it? Shell, read-only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from checker.domain.access import Viewer
from checker.domain.clock import local_day
from checker.domain.message import MessageKind, OutboxState
from checker.domain.post import Post
from checker.domain.refusal import NotThere, Refused
from checker.domain.rulebook import Rulebook
from checker.store import outbox
from checker.store.mail_rows import QueuedMessage
from checker.store.opening import Store
from checker.usecases.reading.answers_to_enter import own_roles
from checker.usecases.reading.at_head import at_head
from checker.usecases.reading.come_and_waiting import letters_waiting
from checker.usecases.reading.house_seen import book_seen
from checker.usecases.telling.letters import NOT_LEFT, letter_version, management_of
from checker.usecases.telling.send import MailIdentity
from checker.usecases.telling.show_mail import ShownMail, show_in
from notifications.facts_json import stored_facts
from notifications.letter_facts import LetterFacts

# So many of the newest are listed; every one has its page.
MOST_LETTERS = 40


@dataclass(frozen=True, slots=True)
class LettersOfHouse:
    """The letters that wait, the oldest first, and the last others. `by` is the viewer's role that decides; None: it
    only reads them.
    """

    book: Rulebook
    waiting: tuple[QueuedMessage, ...]
    decided: tuple[QueuedMessage, ...]
    by: str | None


@dataclass(frozen=True, slots=True)
class LetterLook:
    """A letter as it leaves, or has left: `shown` its words to the byte, `facts` its parts (None: it has none of ours).

    `version` tells it from another wording. `may_decide`: it waits, and the viewer's role `by` decides; `may_settle`:
    it may be said to have been told otherwise.
    """

    book: Rulebook
    shown: ShownMail
    facts: LetterFacts | None
    version: str
    by: str | None
    may_decide: bool
    may_settle: bool


def letters_of(store: Store, viewer: Viewer, now: datetime) -> LettersOfHouse:
    """All letters of the house, as far as they wait or were decided lately."""
    with store.read() as tx:
        known = at_head(tx)
        book = book_seen(tx, known)
        drafts = letters_waiting(tx, known)
        last = known.get("letters", lambda: outbox.list_messages(tx, kinds=[MessageKind.LETTER], limit=MOST_LETTERS))
    decided = tuple(one for one in reversed(last) if one.state is not OutboxState.DRAFT)
    return LettersOfHouse(book, drafts, decided, deciding_role(viewer, book, local_day(now)))


def look_at_letter(store: Store, viewer: Viewer, key: str, identity: MailIdentity, now: datetime) -> LetterLook:
    """One letter, by its whole key. Refused where there is none, or the mail goes to nobody outside."""
    on = local_day(now)
    with store.read() as tx:
        known = at_head(tx)
        book = book_seen(tx, known)
        queued = known.get(("mail", key), lambda: outbox.find(tx, key))
        if queued is None or not is_outside(queued, book):
            raise Refused(NotThere.MAIL, mail=key)
        letter = queued
        shown = known.get(("letter", key, on, identity), lambda: show_in(tx, letter, book, identity, now))
    by = deciding_role(viewer, book, on)
    facts = stored_facts(queued.message.facts)
    return LetterLook(
        book=book,
        shown=shown,
        facts=facts if isinstance(facts, LetterFacts) else None,
        version=letter_version(queued),
        by=by,
        may_decide=by is not None and queued.state is OutboxState.DRAFT,
        may_settle=by is not None and queued.state in NOT_LEFT,
    )


def deciding_role(viewer: Viewer, book: Rulebook, on: date) -> str | None:
    """The viewer's role that decides about letters: the management, or who stands in for it. None: theirs does not."""
    deciding = management_of(book, on)
    return next((role for role in own_roles(viewer, book, on) if role in deciding), None)


def is_outside(queued: QueuedMessage, book: Rulebook) -> bool:
    """Does a mail go to a body outside the house?"""
    role = book.organisation.role(Post.parse(queued.message.addressed).role)
    return role is not None and role.is_external
