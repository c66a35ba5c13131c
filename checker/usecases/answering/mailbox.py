"""Read what has come into the mailbox of answers: each mail in one transaction, then out of the folder. Shell.

A death between the two neither loses nor doubles an answer: what lies there is found again, and its place is marked as
taken in by the transaction of its answer.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import datetime

from checker.domain.errors import ZielwachtError
from checker.domain.health import AnswerMailboxState
from checker.domain.mailbox_trouble import MailboxTrouble, MailboxTroubleCode
from checker.store import answer_mailbox, taken_mails
from checker.store.lock import mailbox_turn
from checker.store.opening import Store
from checker.usecases.answering.receive import Received, receive
from checker.usecases.progress import UNWATCHED, Progress
from notifications.incoming import BEGINNING
from notifications.mailbox import AnswerMailbox, MailboxNotRead, OpenMailbox

log = logging.getLogger(__name__)

# The others wait for the next round, so that files and ticks do not wait for them.
MOST_MAILS = 100


@dataclass(frozen=True, slots=True)
class MailboxRead:
    """What came of a look into the mailbox: what became of each mail, and how the mailbox is now."""

    received: tuple[Received, ...]
    state: AnswerMailboxState


def read_mailbox(
    store: Store, mailbox: AnswerMailbox, now: datetime, *, mail_domain: str, progress: Progress = UNWATCHED
) -> MailboxRead:
    """Take in what lies there at the instant `now` (aware), the oldest first. What goes wrong is noted, not raised.

    AnotherReader when another process does so: the same mail must not be in two hands.
    """
    look = _Look(store, now, mail_domain)
    try:
        with mailbox_turn(store.place), mailbox.open() as session:
            for name, is_taken in look.to_deal_with(session):
                if not (session.is_in_time and progress.may_read(BEGINNING)):
                    break
                look.deal_with(session, name, is_taken=is_taken)
    except MailboxNotRead as why:
        look.troubles.append(why.trouble)
    if look.failed:
        look.troubles.append(MailboxTrouble(MailboxTroubleCode.PROGRAM_FAILED, mailbox.place, str(look.failed)))
    with store.write() as tx:
        state = answer_mailbox.note(tx, mailbox.place, now, next(iter(look.troubles), None))
    return MailboxRead(tuple(look.received), state)


@dataclass(slots=True)
class _Look:
    """What one look has come to so far. `failed` counts mails over which our own program fails."""

    store: Store
    now: datetime
    mail_domain: str
    received: list[Received] = field(default_factory=list)
    troubles: list[MailboxTrouble] = field(default_factory=list)
    failed: int = 0

    def to_deal_with(self, session: OpenMailbox) -> list[tuple[str, bool]]:
        """Of what lies there the first, and was it taken in? What was, and stayed, holds up nothing that is new."""
        fresh: list[str] = []
        taken: list[str] = []
        with self.store.read() as tx:
            for name in session.waiting():
                (taken if taken_mails.find(tx, session.mark(name)) else fresh).append(name)
                if len(fresh) == MOST_MAILS:
                    break
        return [*((name, False) for name in fresh), *((name, True) for name in taken[:MOST_MAILS])]

    def deal_with(self, session: OpenMailbox, name: str, *, is_taken: bool) -> None:
        """One mail: its answer is committed, then the mail leaves the folder."""
        mark = session.mark(name)
        if not is_taken and not self._take(session, name, mark):
            return
        stays = session.put_away(name)
        if stays is not None:
            self.troubles.append(stays)
            return
        with self.store.write() as tx:
            taken_mails.forget(tx, mark)

    def _take(self, session: OpenMailbox, name: str, mark: str) -> bool:
        """False: it has gone meanwhile, or our own program fails over it; then it stays where it is."""
        come = session.read(name)
        if come is None:
            return False
        at = min(come.received_at or self.now, self.now)
        try:
            received = receive(self.store, come.raw, self.now, received_at=at, mail_domain=self.mail_domain, mark=mark)
        except ZielwachtError:
            raise
        except Exception as mistake:
            # What it says may hold words of the mail; and the mail must not hold up the others.
            log.error("our own program failed over a mail", extra={"mistake": type(mistake).__name__})
            self.failed += 1
            return False
        self.received.append(received)
        return True
