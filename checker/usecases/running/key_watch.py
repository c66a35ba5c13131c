"""Does a machine's key end soon, has one ended, does one open nothing, or less than it names? Shell, read-only.

A machine that comes in no more says so to nobody: its figures would be missing weeks later.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from checker.domain.clock import local_day
from checker.domain.health import HealthCode, HealthIssue, issue
from checker.store import Store
from checker.store.errors import NothingActivated
from checker.usecases.access.access_keys import list_keys


def keys_issues(store: Store, now: datetime) -> Iterator[HealthIssue]:
    """Issues at the instant `now` (aware). Keys that somebody has ended are none."""
    try:
        known = list_keys(store, local_day(now))
    except NothingActivated:
        return
    ending = sorted(
        (each.key for each in known if each.key.is_to_be_told(now)), key=lambda key: (key.ends_at, key.number)
    )
    if ending:
        first = ending[0]
        yield issue(HealthCode.KEYS_END, count=len(ending), first=first.prefix, on=first.last_day)
    holding = [each for each in known if each.key.holds(now)]
    without = [each.key.prefix for each in holding if each.opens_nothing]
    if without:
        yield issue(HealthCode.KEYS_WITHOUT_POST, count=len(without), first=without[0])
    beyond = [each.key.prefix for each in holding if each.shut and not each.opens_nothing]
    if beyond:
        yield issue(HealthCode.KEYS_BEYOND_POST, count=len(beyond), first=beyond[0])
