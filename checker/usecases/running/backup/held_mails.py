"""An admin says that mails may leave again after a restore. Shell."""

from __future__ import annotations

from datetime import datetime

from checker.domain.organisation import ADMINISTRATION
from checker.store import Store, backups
from checker.store.backups import HeldMails


def let_mails_leave(store: Store, now: datetime) -> HeldMails | None:
    """Those that wait, of which nothing holds from now on; journaled. None: none were held."""
    with store.write() as tx:
        return backups.resume_mails(tx, ADMINISTRATION, now)
