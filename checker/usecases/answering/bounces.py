"""One of our mails came back: its attempt says so, and whoever runs the service is told. Shell.

Of the report (RFC 3464) only its code is kept: its words and headers may hold addresses of persons.
"""

from __future__ import annotations

from datetime import datetime

from checker.domain.clock import local_time
from checker.store import outbox, sending
from checker.store.opening import Store
from checker.usecases.telling.operator_mail import tell_operator
from notifications.incoming import IncomingMail
from notifications.notices import OperatorTrouble
from notifications.weekly import Occasion

LOOK = "zielwacht roles list"


def take_in_bounce(store: Store, mail: IncomingMail, now: datetime, *, mail_domain: str) -> str | None:
    """Attach a report to the mail that came back; the post it was for. None: it was none of ours, or had not left.

    A mailbox is told of once a month, however many mails come back from it.
    """
    with store.write() as tx:
        key = outbox.first_of_ids(tx, mail.bounced)
        if key is None or not sending.note_bounce(tx, key, at=now, status=mail.status):
            return None
        returned = outbox.find(tx, key)
    assert returned is not None, "what was just noted is there"
    addressed = returned.message.addressed
    trouble = OperatorTrouble("unreachable_mailbox", addressed, mail.status, now, LOOK)
    tell_operator(store, now, [Occasion(trouble, f"{local_time(now):%Y-%m}", addressed)], mail_domain=mail_domain)
    return addressed
