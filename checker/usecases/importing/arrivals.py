"""Where files come from, and what happens to one that has been read: the interfaces of the walk. Shell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from checker.domain.file_limits import STARTER, FileLimits
from checker.records.foreign_reader import ReaderNotStarted
from checker.store.lock import AnotherImport
from checker.usecases.importing.read_files import ReadFile, bytes_of
from checker.wording.receipts import AnswerTaken


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


class Intake(Protocol):
    """How an arrived file is opened, and what is done with it when it has been read."""

    @property
    def limits(self) -> FileLimits:
        """How large it may be."""
        ...

    def mark(self, arrival: Arrival) -> str | None:
        """A digest that names the file, as it lies, to a later process. None: it is not asked who died over it."""
        ...

    def content(self, arrival: Arrival) -> bytes | None:
        """Its bytes. None: it is not there any more, or not complete; it may come again."""
        ...

    def settle(self, arrival: Arrival, read: ReadFile) -> None:
        """It was imported: put it away."""
        ...

    def answered(self, arrival: Arrival, answer: AnswerTaken) -> bool:
        """It was the answer to a mail: nothing of it is kept here. False: it lies there still."""
        ...

    def spoil(self, arrival: Arrival, mistake: Exception) -> None:
        """Our own program failed over it. Whoever cannot put it aside raises the mistake again."""
        ...

    def leave(self, arrival: Arrival, why: ReaderNotStarted) -> None:
        """The machine refuses what reading it needs: it stays, and comes again. Who cannot wait raises the reason."""
        ...

    def wait(self, arrival: Arrival, why: AnotherImport) -> None:
        """Another process is importing: it stays, and comes again. Who cannot wait raises the reason."""
        ...

    def set_aside(self, arrival: Arrival) -> None:
        """One process after another died over it: it is not opened again."""
        ...


class AsTheyLie:
    """Files that are read and left where they are: the demo's and the tests'."""

    limits = STARTER

    def mark(self, arrival: Arrival) -> None:
        """Nobody restarts what they are read by."""

    def content(self, arrival: Arrival) -> bytes | None:
        return bytes_of(arrival.file, self.limits)

    def settle(self, arrival: Arrival, read: ReadFile) -> None:
        """They stay."""

    def answered(self, arrival: Arrival, answer: AnswerTaken) -> bool:
        """They stay, and are not handed out again."""
        del arrival, answer
        return True

    def spoil(self, arrival: Arrival, mistake: Exception) -> None:
        del arrival
        raise mistake

    def leave(self, arrival: Arrival, why: ReaderNotStarted) -> None:
        del arrival
        raise why

    def wait(self, arrival: Arrival, why: AnotherImport) -> None:
        del arrival
        raise why

    def set_aside(self, arrival: Arrival) -> None:
        """They have no mark, so nobody asks."""


class DatedFiles:
    """Files that arrive at given instants: the demo's and the tests'."""

    def __init__(self, arrivals: Iterable[Arrival]) -> None:
        self._waiting = sorted(arrivals, key=lambda arrival: (arrival.at, arrival.file.name))

    def until(self, now: datetime) -> Sequence[Arrival]:
        arrived = [arrival for arrival in self._waiting if arrival.at <= now]
        self._waiting = self._waiting[len(arrived) :]
        return arrived


AS_THEY_LIE = AsTheyLie()
