"""One walker for daemon, demo and simulation: what has arrived is imported, what is due is judged, told and sent.

Shell. Clock, arrivals and transport are handed in; every step is safe to repeat.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from checker.store.opening import Store
from checker.usecases.import_records import import_records
from checker.usecases.read_files import ReadFile
from checker.usecases.send import Sender, SendReport, send_due
from checker.usecases.tick import TickReport, tick
from notifications.transport import Transport


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file and the instant (aware) at which it came in."""

    at: datetime
    file: Path


class Arrivals(Protocol):
    """Where files come from."""

    def until(self, now: datetime) -> Sequence[Arrival]:
        """Files that have come in by `now` and were not handed out before, in the order in which they came."""
        ...


class DatedFiles:
    """Files that arrive at given instants: the demo's and the tests'."""

    def __init__(self, arrivals: Iterable[Arrival]) -> None:
        self._waiting = sorted(arrivals, key=lambda arrival: (arrival.at, arrival.file.name))

    def until(self, now: datetime) -> Sequence[Arrival]:
        arrived = [arrival for arrival in self._waiting if arrival.at <= now]
        self._waiting = self._waiting[len(arrived) :]
        return arrived


@dataclass(frozen=True, slots=True)
class StepReport:
    """What one step did."""

    now: datetime
    files: tuple[tuple[Arrival, ReadFile], ...]
    ticked: TickReport
    sent: SendReport


def step(store: Store, now: datetime, arrivals: Arrivals, transport: Transport, sender: Sender) -> StepReport:
    """Import what has arrived by `now` (aware), judge and plan what is due, send what may leave."""
    files: list[tuple[Arrival, ReadFile]] = []
    for arrival in arrivals.until(now):
        files += [(arrival, read) for read in import_records(store, [arrival.file], arrival.at).files]
    ticked = tick(store, now, mail_domain=sender.domain)
    return StepReport(now, tuple(files), ticked, send_due(store, now, transport, sender))


def walk(
    instants: Iterable[datetime], arrivals: Arrivals, transport: Transport, store: Store, sender: Sender
) -> Iterator[StepReport]:
    """A step at each instant, as they come. The wall clock gives them for the daemon, a list for the demo."""
    for now in instants:
        yield step(store, now, arrivals, transport, sender)
