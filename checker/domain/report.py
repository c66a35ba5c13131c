"""What a sender owes for a period, and what has arrived of it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from checker.domain.period import Period
from checker.domain.record import Rank, RecordVersion


@dataclass(frozen=True, slots=True)
class Report:
    """One file (or nil report) of a sender for a period. `recorded_at` is aware, UTC; `sequence` is shared with
    the versions it brought. A nil report says: nothing happened. It is a report all the same (decision D13).
    """

    sender: str
    profile: str
    period: Period
    recorded_at: datetime
    sequence: int
    sha256: str
    nil: bool = False
    reported_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Records:
    """All that was reported: versions of facts and the reports that brought them."""

    versions: tuple[RecordVersion, ...] = ()
    reports: tuple[Report, ...] = ()
    _last: datetime | None = field(default=None, init=False, repr=False, compare=False)

    def known_at(self, instant: datetime) -> Records:
        """What was known at an instant; a version or report recorded later does not count. All of it: itself."""
        if self._last is None:
            stamped: tuple[RecordVersion | Report, ...] = (*self.versions, *self.reports)
            last = max((each.recorded_at for each in stamped), default=instant)
            object.__setattr__(self, "_last", last)
        if self._last is not None and self._last <= instant:
            return self
        return Records(
            tuple(version for version in self.versions if version.recorded_at <= instant),
            tuple(report for report in self.reports if report.recorded_at <= instant),
        )


def in_force(versions: Iterable[RecordVersion]) -> tuple[RecordVersion, ...]:
    """The highest version of each key, whatever order they came in; keys whose highest is retracted drop out."""
    highest: dict[str, RecordVersion] = {}
    ranks: dict[str, Rank] = {}  # of keys that came more than once: most do not
    for version in versions:
        key = version.key
        known = highest.get(key)
        if known is None:
            highest[key] = version
            continue
        rank = version.rank
        if key not in ranks:
            ranks[key] = known.rank
        if ranks[key] < rank:
            highest[key], ranks[key] = version, rank
    return tuple(version for version in highest.values() if version.record.record_status == "active")
