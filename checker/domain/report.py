"""What a sender owes for a period, and which reports have arrived. Pure."""

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

    def recorded_by(self, instant: datetime) -> Records:
        """What was recorded by an instant, as the clock had it then. All of it: itself.

        What was known is told by sequences; this is for days on which something became known, and for rule tests.
        """
        newest = self.newest_instant
        if newest is None or newest <= instant:
            return self
        return Records(
            tuple(version for version in self.versions if version.recorded_at <= instant),
            tuple(report for report in self.reports if report.recorded_at <= instant),
        )

    @property
    def newest_instant(self) -> datetime | None:
        """The latest that the clock ever said; None: there is nothing."""
        if self._last is None:
            stamped: tuple[RecordVersion | Report, ...] = (*self.versions, *self.reports)
            object.__setattr__(self, "_last", max((each.recorded_at for each in stamped), default=None))
        return self._last


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
