"""Makes the folder of a new house: configuration, rules with their tests, a sender and a sample of its file. Shell.

Written whole or not at all: an empty or new folder gets everything, any other stays as it is.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import mkdtemp

from checker.domain.new_house import NewHouse, house_refusals
from checker.domain.period import quarter
from checker.domain.refusal import NewHouseRefusal, Refused
from checker.rulebook.calendar_table import build
from checker.starter.house_files import MAILS, HouseFileNames, Sample, house_files, names_of

MOST_NAMED = 5
# Ten days of a quarter's figures being counted, and two weeks to confirm what was assumed.
COUNTED_IN, TO_CONFIRM = timedelta(days=10), timedelta(days=14)
EMPTY_FOLDERS = ("var", "var/inbox", MAILS)
OURS_ALONE = 0o750
# In a folder that is filled; it is gone at the end.
WITHIN = ".zielwacht-init-"


@dataclass(frozen=True, slots=True)
class MadeHouse:
    """What was made: the files by their names in the folder, those that have a word of the house, and the first days.

    `samples_from` is the first day on which the sample files can be imported; `due` that of the dated rule.
    """

    folder: Path
    files: tuple[str, ...]
    names: HouseFileNames
    samples_from: date
    due: date


def make_house(house: NewHouse, folder: Path) -> MadeHouse:
    """Write the house into a new or empty folder. Raises Refused where it is neither, or the house cannot be used."""
    for refused in house_refusals(house):
        raise refused
    refuse_unfit(folder)
    samples, due = _samples(house), _first_due(house)
    files = house_files(house, due, samples)
    try:
        _write(files, folder)
    except OSError as failed:
        # Where another init was faster, that is the reason.
        refuse_unfit(folder)
        detail = failed.strerror or str(failed)
        raise Refused(NewHouseRefusal.CANNOT_WRITE, folder=str(folder), detail=detail) from None
    return MadeHouse(folder, tuple(sorted(files)), names_of(house), samples[-1].on, due)


def refuse_unfit(folder: Path) -> None:
    """Raises Refused where the folder has anything in it, or is none."""
    if not folder.exists() and not folder.is_symlink():
        above = next(parent for parent in folder.parents if parent.exists())
        if not above.is_dir():
            raise Refused(NewHouseRefusal.NO_FOLDER, folder=str(above))
        return
    if not folder.is_dir():
        raise Refused(NewHouseRefusal.NO_FOLDER, folder=str(folder))
    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError as failed:
        raise Refused(NewHouseRefusal.CANNOT_WRITE, folder=str(folder), detail=failed.strerror or str(failed)) from None
    if names:
        more = ("…",) if names[MOST_NAMED:] else ()
        is_ours = any(name.startswith(WITHIN) for name in names)
        code = NewHouseRefusal.UNFINISHED if is_ours else NewHouseRefusal.NOT_EMPTY
        raise Refused(code, folder=str(folder), files=(*names[:MOST_NAMED], *more))


def _samples(house: NewHouse) -> tuple[Sample, ...]:
    """Of each of the plan's quarters that has been counted; of the first as it is today, or will be, where none has."""
    quarters = [quarter(house.year, number) for number in (1, 2, 3, 4)]
    counted = [each for each in quarters if each.end + COUNTED_IN <= house.on]
    if counted:
        return tuple(Sample(each, each.end + COUNTED_IN, each is counted[-1]) for each in counted)
    first = quarters[0]
    return (Sample(first, house.on if first.start <= house.on else first.end + COUNTED_IN, is_newest=True),)


def _first_due(house: NewHouse) -> date:
    """A working day in two weeks where the plan runs then; else one at the end of its first month."""
    first, last = date(house.year, 1, 1), date(house.year + 1, 6, 30)
    nominal = house.on + TO_CONFIRM
    wished = nominal if first <= nominal <= last else date(house.year, 1, 31)
    return build(house.region, house.year - 1, house.year + 2).previous_working_day(wished)


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    """Beside the folder first; what has come into being is taken away again where something fails."""
    if folder.exists():
        _fill(files, folder)
        return
    made = list(_missing_parents(folder))
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        _lay_out(files, beside)
        beside.chmod(OURS_ALONE)
        beside.rename(folder)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        for parent in made:
            with suppress(OSError):
                parent.rmdir()
        raise


def _missing_parents(folder: Path) -> Iterator[Path]:
    """The folders above it that are not there yet, the innermost first."""
    return (parent for parent in folder.parents if not parent.exists())


def _fill(files: Mapping[str, bytes], folder: Path) -> None:
    """Into a folder that is there: whoever stands in it stays in it."""
    moved: list[Path] = []
    with _alone_in(folder):
        within = Path(mkdtemp(prefix=WITHIN, dir=folder))
        try:
            _lay_out(files, within)
            for path in sorted(within.iterdir()):
                moved.append(path.rename(folder / path.name))
            within.rmdir()
        except BaseException:
            shutil.rmtree(within, ignore_errors=True)
            for path in moved:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
            raise


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Another init that fills this folder would take what is moved here for its own. Refused where there is one."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused(NewHouseRefusal.UNFINISHED, folder=str(folder), files=(f"{WITHIN}…",)) from None
        refuse_unfit(folder)
        yield
    finally:
        os.close(descriptor)


def _lay_out(files: Mapping[str, bytes], root: Path) -> None:
    for name in EMPTY_FOLDERS:
        (root / name).mkdir(mode=OURS_ALONE)
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
