"""Can anybody log in, and does each member have a post? Shell, read-only.

A role that was renamed, a unit that has merged or a post that is vacant takes its members' sight away; nobody else is
told of that.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from checker.domain.access import LogInWay
from checker.domain.clock import local_day
from checker.domain.health import HealthCode, HealthIssue, issue
from checker.store import Store
from checker.store.errors import NothingActivated
from checker.usecases.access.members import list_members


def members_issues(store: Store, address: str, ways: tuple[str, ...], now: datetime) -> Iterator[HealthIssue]:
    """Issues at the instant `now` (aware); `address` of the pages, empty: there are none, and nobody is missed."""
    if not address:
        return
    try:
        known = list_members(store, local_day(now))
    except NothingActivated:
        return
    there = [each for each in known if each.member.ended_at is None]
    if not there and set(ways) <= {LogInWay.PASSWORD.value}:
        yield issue(HealthCode.NOBODY_LOGS_IN, address=address)
    without = [each.member.number for each in there if each.has_no_post]
    if without:
        yield issue(HealthCode.MEMBERS_WITHOUT_POST, count=len(without), first=min(without))
