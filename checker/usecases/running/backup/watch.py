"""Is the last backup too old, or was there never one? Pure: compares instants.

In a rehearsal, whose instants are given, nobody has to make any.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from checker.domain.health import HealthCode, HealthIssue, issue
from checker.usecases.running.health import Around


def backup_issues(activated_at: datetime | None, last: datetime | None, around: Around) -> Iterator[HealthIssue]:
    """Rules are in force since `activated_at` (None: none are), the last backup was made at `last` (None: none was)."""
    given, days = timedelta(days=around.backup_days), around.backup_days
    if not days or around.is_clock_given or activated_at is None:
        return
    if last is not None and around.now - last > given:
        yield issue(HealthCode.BACKUP_OLD, at=last, days=days)
    elif last is None and around.now - activated_at > given:
        yield issue(HealthCode.BACKUP_NEVER, since=activated_at, days=days)
