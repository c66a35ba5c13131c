"""An admin says that stamps ahead of the clock are known: from then on they are no problem of the service. Shell.

Such a stamp harms nothing but the look-up of what was known then (ADR 0034); it tells that a clock was wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from checker.store import acts, import_ledger, invariants, journal, recordings
from checker.store.opening import Store
from checker.usecases.rules.staffed import ADMINISTRATION


@dataclass(frozen=True, slots=True)
class StampAhead:
    """A recording that is stamped `at` (aware), which lies ahead. `what` came with it; None: an absence, or nothing."""

    sequence: int
    at: datetime
    what: str | None


def resume_clock(store: Store, now: datetime) -> tuple[StampAhead, ...]:
    """Say that all stamps ahead of `now` (aware) are known, journal it if there are any, and return the first."""
    with store.write() as tx:
        ahead = invariants.recordings_ahead(tx, now)
        if ahead:
            facts = {"sequence": recordings.last_sequence(tx), "by": ADMINISTRATION}
            journal.append(tx, invariants.CLOCK_RESUMED, facts, now)
        names = _names(tx) if ahead else {}
        return tuple(StampAhead(sequence, at, names.get(sequence)) for sequence, at in ahead)


def _names(tx: Connection) -> dict[int, str]:
    """What came with each recording, as an admin knows it."""
    names = {act.sequence: f"{act.kind} {act.obligation}" for act in acts.load(tx)}
    imports = import_ledger.list_accounts(tx)
    return names | {account.sequence: account.file for account in imports if account.sequence is not None}
