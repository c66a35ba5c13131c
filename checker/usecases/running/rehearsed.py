"""At which instant does a store stand that was only rehearsed? Shell, read-only.

A rehearsal gives its ticks their instants (`tick --now`, the demonstration): by the machine's clock it would be over
for years. Whoever looks at it, or goes on with it, does so from where it ended. ADR 0096.
"""

from __future__ import annotations

from datetime import datetime

from checker.store import cursor, journal
from checker.store.heartbeat import is_fed, is_timed, read_heartbeat
from checker.store.opening import Store


def stands_at(store: Store) -> datetime | None:
    """The last instant (aware, UTC) that the store knows of: of its last tick, or of what was recorded after it.

    None: nothing has happened in it.
    """
    with store.read() as tx:
        ticked, recorded = cursor.read(tx), journal.newest_instant(tx)
    known = [instant for instant in (ticked.instant if ticked else None, recorded) if instant is not None]
    return max(known, default=None)


def is_rehearsal(store: Store) -> bool:
    """Has nothing ever run by the machine's clock here: no daemon, no timer, no import?"""
    return not (read_heartbeat(store.place) or is_timed(store.place) or is_fed(store.place))
