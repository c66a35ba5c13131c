"""The mailbox of answers in a daemon's rounds: read in each, less often while that fails, which is told. Shell."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from checker.domain.health import AnswerMailboxState
from checker.store import answer_mailbox
from checker.store.lock import AnotherReader
from checker.store.opening import Store
from checker.usecases.answering.mailbox import MailboxRead, read_mailbox
from checker.usecases.progress import UNWATCHED, Progress
from checker.usecases.telling.operator_mail import tell_operator
from checker.wording.mailbox_troubles import mailbox_trouble_text
from notifications.mailbox import AnswerMailbox
from notifications.notices import OperatorTrouble
from notifications.weekly import Occasion

log = logging.getLogger(__name__)

# A server that does not answer costs a round its timeout.
LONGEST_PAUSE = timedelta(minutes=15)
LOOK = "zielwacht mail answer --mailbox"


@dataclass(slots=True)
class AnswerWatch:
    """`mailbox` None: none is configured. Remembers only when to look again; the store says how it is."""

    mailbox: AnswerMailbox | None = None
    interval: timedelta = timedelta(minutes=1)
    _again_at: datetime | None = field(default=None)
    _pause: timedelta = field(default=timedelta())
    _trouble: str = field(default="")

    def begin(self, store: Store) -> None:
        """A mailbox that is configured no longer is not missed."""
        if self.mailbox is None:
            with store.write() as tx:
                answer_mailbox.forget(tx)

    def round(self, store: Store, now: datetime, *, mail_domain: str, progress: Progress) -> list[str]:
        """Take in what has come; what stands in the way, as sentences for the log and `status`."""
        if self.mailbox is None:
            return []
        if self._again_at is None or now >= self._again_at:
            # Somebody reads it by hand: what lies there is dealt with.
            with suppress(AnotherReader):
                self._note(look_for_answers(store, self.mailbox, now, mail_domain=mail_domain, progress=progress), now)
        return [self._trouble] if self._trouble else []

    def _note(self, read: MailboxRead, now: datetime) -> None:
        if read.received:
            log.info("mails read from the mailbox of answers", extra={"count": len(read.received)})
        if read.state.trouble is None:
            self._trouble, self._again_at, self._pause = "", None, timedelta()
            return
        self._trouble = mailbox_trouble_text(read.state.trouble, "en")
        self._pause = min(2 * (self._pause or self.interval), LONGEST_PAUSE)
        self._again_at = now + self._pause


def look_for_answers(
    store: Store, mailbox: AnswerMailbox, now: datetime, *, mail_domain: str, progress: Progress = UNWATCHED
) -> MailboxRead:
    """Read the mailbox once, and tell whoever runs the service when it could not be read for some time.

    Raises AnotherReader.
    """
    read = read_mailbox(store, mailbox, now, mail_domain=mail_domain, progress=progress)
    _tell_of(read.state, store, now, mail_domain)
    return read


def _tell_of(state: AnswerMailboxState, store: Store, now: datetime, mail_domain: str) -> None:
    """Once of each time in which no answers are read."""
    if state.failing_since is None or state.trouble is None or not state.is_to_be_told(now):
        return
    trouble = OperatorTrouble("answers_unread", state.place, state.trouble.detail, state.failing_since, LOOK)
    tell_operator(store, now, [Occasion(trouble, state.failing_since.isoformat())], mail_domain=mail_domain)
