"""Files that a folder has arrive: a sub-folder a day, or a day with its time. Shell, reads names only.

`2016-07-05/bericht.csv` comes before the house looks on that day, `2016-07-05T1030/bericht.csv` at half past ten
(local). The file keeps the name that its sender gave it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

from checker.domain.clock import at_local, local_day
from checker.domain.refusal import ForecastRefusal, Refused
from checker.domain.supposed import Supposed, SupposedCode
from checker.usecases.importing.arrivals import Arrival

DATED = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T([0-9]{2})([0-9]{2}))?")


@dataclass(frozen=True, slots=True)
class DatedFolder:
    """What arrives, in its order, and what of the folder does not, with the reason."""

    arrivals: tuple[Arrival, ...]
    left_out: tuple[Supposed, ...]


def dated_folder(folder: Path, first: date, last: date) -> DatedFolder:
    """What a folder has arrive on the days from `first` to `last`. Refused where it is none that can be read."""
    files = sorted(_files(folder))
    told = [_told(path, folder, first, last) for path in files]
    arrivals = sorted((one for one in told if isinstance(one, Arrival)), key=lambda one: (one.at, one.file.name))
    return DatedFolder(tuple(arrivals), tuple(one for one in told if isinstance(one, Supposed)))


def _files(folder: Path) -> Iterator[Path]:
    def refuse(trouble: OSError) -> NoReturn:
        raise Refused(ForecastRefusal.NO_FOLDER, folder=str(trouble.filename)) from trouble

    for at, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(at) / name for name in names if not name.startswith("."))


def _told(path: Path, folder: Path, first: date, last: date) -> Arrival | Supposed:
    """When it comes; or why it does not."""
    name = str(path.relative_to(folder))
    at = next(_instants(path.parent.name), None) if path.parent.parent == folder else None
    if at is None:
        return Supposed(SupposedCode.FILE_UNDATED, {"file": name})
    if not first <= local_day(at) <= last:
        return Supposed(SupposedCode.FILE_OUTSIDE, {"file": name, "day": local_day(at)})
    return Arrival(at, path)


def _instants(named: str) -> Iterator[datetime]:
    """The instant that a folder's name says; none where it says none that there is."""
    found = DATED.fullmatch(named)
    if found is None:
        return
    try:
        yield at_local(date.fromisoformat(found[1]), int(found[2] or 0), int(found[3] or 0))
    except ValueError:
        return
