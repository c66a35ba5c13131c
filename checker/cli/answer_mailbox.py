"""What a look into the mailbox of answers gave: for `mail answer --mailbox`, and for `tick` from a timer."""

from __future__ import annotations

from datetime import datetime

import click

from checker.store import answer_mailbox
from checker.store.lock import AnotherReader
from checker.store.opening import Store
from checker.usecases.answering.mailbox import MailboxRead
from checker.usecases.running.answer_watch import look_for_answers
from checker.usecases.telling.send import MailIdentity
from checker.wording.escapes import escaped
from checker.wording.mailbox_troubles import mailbox_trouble_text
from notifications.mailbox import AnswerMailbox


def look_in_passing(
    store: Store, mailbox: AnswerMailbox | None, now: datetime, sender: MailIdentity
) -> MailboxRead | None:
    """Before a tick. None: no mailbox is configured, so that none is missed, or another process reads it now."""
    if mailbox is None:
        with store.write() as tx:
            answer_mailbox.forget(tx)
        return None
    try:
        return look_for_answers(store, mailbox, now, mail_domain=sender.domain)
    except AnotherReader:
        return None


def tell_trouble(read: MailboxRead | None) -> bool:
    """Say what stands in the way, on stderr. False: nothing does."""
    if read is None or read.state.trouble is None:
        return False
    click.echo(escaped(mailbox_trouble_text(read.state.trouble, "en")), err=True)
    return True
