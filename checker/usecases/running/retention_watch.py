"""Is something kept longer than the house wants to, and nobody deletes it? Shell, read-only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from checker.domain.clock import local_day
from checker.domain.health import A_MONTH, HealthCode, HealthIssue, issue
from checker.store import Store, journal, retention
from checker.usecases.auditing.retention import Spans, plan


def overdue(store: Store, spans: Spans, now: datetime) -> Iterator[HealthIssue]:
    """An issue where something was due a month ago and nobody has deleted since, at the instant `now` (aware).

    Whoever deletes once a month never has what is kept counted.
    """
    if not spans:
        return
    with store.read() as tx:
        ran = journal.newest_of(tx, retention.RAN)
    if ran is not None and now - ran.at <= A_MONTH:
        return
    late = [each for each in plan(store, spans, local_day(now - A_MONTH)) if each.goes]
    oldest = [each.oldest for each in late if each.oldest is not None]
    if oldest:
        yield issue(HealthCode.RETENTION_OVERDUE, count=sum(len(each.goes) for each in late), since=min(oldest))
