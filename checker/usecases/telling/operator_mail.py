"""Notify whoever keeps the machine at work of what only they can repair: once, by a mail. Shell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from checker.domain.clock import local_day
from checker.store import outbox
from checker.store.opening import Store
from checker.usecases.rules.activation import active
from checker.usecases.rules.mail_context import briefing_of
from checker.usecases.rules.staffed import staffed
from notifications.weekly import Occasion, items_of, operator_mail


def tell_operator(store: Store, now: datetime, occasions: Sequence[Occasion], *, mail_domain: str) -> bool:
    """Queue one mail about what is not yet notified, at the instant `now` (aware). False: there is nothing new.

    `mail_domain` ends the Message-ID. Raises NothingActivated without rules.
    """
    if not occasions:
        return False
    with store.write() as tx:
        briefing = briefing_of(staffed(tx, active(tx)), local_day(now), now)
        known = outbox.known_items(tx, items_of(occasions, briefing))
        mails = [planned.message for planned in operator_mail(occasions, known, briefing).messages]
        return bool(outbox.enqueue(tx, mails, at=now, domain=mail_domain))
