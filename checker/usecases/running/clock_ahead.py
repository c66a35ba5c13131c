"""An admin says that stamps ahead of the clock are known: from then on they are no problem of the service. Shell.

Such a stamp harms nothing but the look-up of what was known then (ADR 0034); it tells that a clock was wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from checker.domain.organisation import ADMINISTRATION
from checker.store import activations, acts, import_ledger, invariants, journal, recordings
from checker.store.opening import Store


@dataclass(frozen=True, slots=True)
class StampAhead:
    """What is stamped `at` (aware), which lies ahead: a recording by its sequence, or None: the rules in force.

    `what` came with the recording; None: an absence, or nothing.
    """

    sequence: int | None
    at: datetime
    what: str | None


def resume_clock(store: Store, now: datetime) -> tuple[StampAhead, ...]:
    """Say that all stamps ahead of `now` (aware) are known, journal it if there are any, and return the first."""
    with store.write() as tx:
        ahead, rules = invariants.recordings_ahead(tx, now), invariants.activation_ahead(tx, now)
        if ahead or rules:
            newest = activations.newest(tx)
            known = {"sequence": recordings.last_sequence(tx), "activation": newest.number if newest else 0}
            journal.append(tx, invariants.CLOCK_RESUMED, {**known, "by": ADMINISTRATION}, now)
        names = _names(tx) if ahead else {}
        stamps = tuple(StampAhead(sequence, at, names.get(sequence)) for sequence, at in ahead)
        return (*stamps, StampAhead(None, rules.activated_at, rules.sha256)) if rules else stamps


def _names(tx: Connection) -> dict[int, str]:
    """What came with each recording, as an admin knows it."""
    names = {act.sequence: f"{act.kind} {act.obligation}" for act in acts.load(tx)}
    imports = import_ledger.list_accounts(tx)
    return names | {account.sequence: account.file for account in imports if account.sequence is not None}
