"""Is the house well enough to be looked at? One word for a watchman, without a log-in and without figures. Shell."""

from __future__ import annotations

from datetime import datetime

from checker.domain.errors import ZielwachtError
from checker.domain.health import is_late
from checker.store.errors import NothingActivated
from checker.store.heartbeat import read_heartbeat
from checker.store.opening import Store
from checker.usecases.rules.activation import newest_activation

WELL = "ok"


def health_word(store: Store, now: datetime) -> str:
    """`ok`, or what is not: `store` (cannot be read), `rules` (none in force), `daemon` (has made no progress for
    three of its intervals, or is gone without a word). `now` is the machine's clock, as the daemon's is.
    """
    try:
        with store.read() as tx:
            newest_activation(tx)
    except NothingActivated:
        return "rules"
    except (ZielwachtError, OSError):
        return "store"
    beat = read_heartbeat(store.place)
    if beat is None or beat.ended == "told to stop":
        return WELL
    is_gone = beat.ended is not None or is_late(beat.progress_at, beat.interval_seconds, now)
    return "daemon" if is_gone else WELL
