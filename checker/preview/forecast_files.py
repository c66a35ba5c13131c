"""Files that come in while a span is walked: taken as they lie, and what is wrong with one is noted. Shell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.domain.refusal import Refused
from checker.domain.supposed import Supposed, SupposedCode
from checker.usecases.importing.arrivals import Arrival, AsTheyLie
from checker.usecases.importing.read_files import ReadFile


class NotedFiles(AsTheyLie):
    """What cannot be opened, and what our own program fails over, stays out alone; the walk goes on."""

    def __init__(self) -> None:
        self.noted: list[Supposed] = []

    def content(self, arrival: Arrival) -> bytes | None:
        try:
            return super().content(arrival)
        except Refused:
            self._note(SupposedCode.FILE_UNREADABLE, arrival)
            return None

    def spoil(self, arrival: Arrival, mistake: Exception) -> None:
        del mistake
        self._note(SupposedCode.FILE_UNREADABLE, arrival)

    def look_at(self, files: Iterable[tuple[Arrival, ReadFile]]) -> None:
        """Note which of the files of a step were not taken whole."""
        self.noted += _not_taken_whole(files)

    def _note(self, code: SupposedCode, arrival: Arrival) -> None:
        self.noted.append(Supposed(code, {"file": arrival.file.name}))


def _not_taken_whole(files: Iterable[tuple[Arrival, ReadFile]]) -> Iterator[Supposed]:
    for arrival, read in files:
        name, rows = arrival.file.name, read.account.quarantined
        if read.problems:
            yield Supposed(SupposedCode.FILE_REFUSED, {"file": name, "codes": _codes(read)})
        elif rows:
            yield Supposed(SupposedCode.FILE_IN_PART, {"file": name, "rows": rows, "read": read.account.read})


def _codes(read: ReadFile) -> str:
    return ", ".join(sorted({problem.code.value for problem in read.problems}))
