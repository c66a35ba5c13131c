"""Reports that are supposed to come while a span is walked: recorded in a scratch store at their instants. Shell."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from checker.domain.record import Origin, RecordVersion, StatusRecord, canonical, content
from checker.domain.report import Report
from checker.store import recordings, records
from checker.store.opening import Store


@dataclass(frozen=True, slots=True)
class Delivery:
    """What comes together at an instant (aware): records with their origin, and the reports that this is."""

    at: datetime
    records: tuple[tuple[StatusRecord, Origin], ...]
    reports: tuple[Report, ...]


class SupposedReports:
    """Deliveries in the order of their instants."""

    def __init__(self, deliveries: Sequence[Delivery] = ()) -> None:
        self._waiting = list(deliveries)

    def until(self, store: Store, now: datetime) -> None:
        """Record what has come by the instant `now` (aware), each at its own."""
        while self._waiting and self._waiting[0].at <= now:
            with store.write() as tx:
                _record(tx, self._waiting.pop(0))


def _record(tx: Connection, delivery: Delivery) -> None:
    taken = recordings.add(tx, delivery.at)
    said = hashlib.sha256(canonical([content(record) for record, _ in delivery.records])).hexdigest()
    records.add_versions(
        tx,
        (
            RecordVersion(record, replace(origin, sha256=said), taken.recorded_at, taken.sequence)
            for record, origin in delivery.records
        ),
    )
    for report in delivery.reports:
        records.add_report(tx, replace(report, sequence=taken.sequence, recorded_at=taken.recorded_at, sha256=said))
