"""Is what the store keeps what was sealed? Checked whole on demand and once a day, and noted in the journal. Shell.

Between two whole checks `status` looks at what was sealed since; a check that has found something is repeated by every
call, so that it says what is so, not what was.
"""

from __future__ import annotations

from datetime import datetime

from checker.domain.clock import local_day
from checker.store import Store, journal, seal_check
from checker.store.seal_check import SealCheck
from checker.usecases.auditing.checkpoints import Signing, make_daily


def check_store(store: Store, now: datetime) -> SealCheck:
    """Check every row and every seal, and note the result at the instant `now` (aware)."""
    with store.read() as tx:
        result = seal_check.check_all(tx)
    with store.write() as tx:
        facts = {"up_to": result.up_to, "rows": result.rows, "unsound": len(result.unsound)}
        journal.append(tx, seal_check.CHECKED, facts, now)
    return result


def check_daily(store: Store, now: datetime) -> SealCheck | None:
    """As `check_store`, unless it was done on this day. None: it was."""
    with store.read() as tx:
        last = seal_check.last_checked(tx)
    if last is not None and local_day(last.at) >= local_day(now):
        return None
    return check_store(store, now)


def prove_daily(store: Store, signing: Signing, now: datetime) -> None:
    """Once a day: the check of the whole store, and then a checkpoint of the log, which tells its result too."""
    check_daily(store, now)
    make_daily(store, signing, now)
