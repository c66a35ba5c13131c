"""Where does each part of a backup belong in this house, and what is there already? Shell: looks into folders."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from checker.domain.backup import BackedUpFile, BackupPart
from checker.domain.refusal import BackupRefusal, Refused
from checker.usecases.running.backup.archive import Backup, no_room, sha256_of
from checker.usecases.running.backup.house_files import CONFIG_NAME, STAGING, HouseFiles

# Of Linux: the fifth word of a line is the place, its blanks in octal.
MOUNT_TABLE = Path("/proc/self/mountinfo")
ESCAPED = re.compile(r"\\([0-7]{3})")
OF_ONE_FILE = frozenset({BackupPart.CONFIG, BackupPart.STORE})


@dataclass(frozen=True, slots=True)
class PlacedPart:
    """A part and its place: of config and store a file, of the others a folder. `files` are those to be put back.

    `is_taken`: something else is there than the backup has. `is_kept`: that decides where all lies, so it stays, and
    the backup's is laid beside it.
    """

    part: BackupPart
    target: Path
    files: tuple[BackedUpFile, ...]
    is_taken: bool
    is_kept: bool = False

    @property
    def staged_in(self) -> Path:
        """A folder on the disk of the target."""
        return self.target if self.target.is_dir() and not self.is_taken else self.target.parent

    def staged(self, folder: str, each: BackedUpFile) -> Path:
        return self.staged_in / folder / each.name

    def place_of(self, each: BackedUpFile) -> Path:
        return self.target if self.part in OF_ONE_FILE else self.target / each.within

    def beside(self, stamp: str) -> Path:
        """The name of what is laid beside what stays."""
        return Path(f"{self.target}.{stamp.replace('before-restore', 'of-backup')}")


def placed_parts(backup: Backup, house: HouseFiles, wanted: tuple[BackupPart, ...]) -> tuple[PlacedPart, ...]:
    """In the order in which they are put back; what is there as it was backed up is left out. Refused where the backup
    has nothing of what is wanted.
    """
    lacking = tuple(str(part) for part in wanted if part not in backup.manifest.parts)
    if lacking:
        raise Refused(BackupRefusal.NOT_IN_IT, file=str(backup.file), parts=lacking)
    return tuple(_placed(backup, house, wanted))


def _placed(backup: Backup, house: HouseFiles, wanted: tuple[BackupPart, ...]) -> Iterator[PlacedPart]:
    for part in (each for each in BackupPart if each in wanted):
        target, files = _target_of(part, house), backup.manifest.of(part)
        if target is None:
            continue
        if part in OF_ONE_FILE:
            is_same = part is BackupPart.CONFIG and target.is_file() and sha256_of(target) == files[0].sha256
            is_kept = part is BackupPart.CONFIG and target.exists()
            if not is_same:
                yield PlacedPart(part, target, files, os.path.lexists(target) and not is_kept, is_kept)
        else:
            there = _files_in(target)
            if there != {str(each.within): each.sha256 for each in files}:
                yield PlacedPart(part, target, files, bool(there))


def _target_of(part: BackupPart, house: HouseFiles) -> Path | None:
    """None: this house has no such part."""
    if part is BackupPart.STORE:
        return house.store
    if part is BackupPart.CONFIG:
        return house.config or Path.cwd() / CONFIG_NAME
    return house.folders.get(part)


def _files_in(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file by its name in the folder; of what is no folder, as if it were one file."""
    if not folder.is_dir():
        return {"": ""} if os.path.lexists(folder) else {}
    found: dict[str, str] = {}
    for at, below, names in os.walk(folder):
        below[:] = (name for name in below if name != STAGING)
        for name in names:
            path = Path(at) / name
            found[path.relative_to(folder).as_posix()] = sha256_of(path) if path.is_file() else ""
    return found


def refuse_without_room(parts: tuple[PlacedPart, ...]) -> None:
    """Refused where a disk has no room for what is to be put on it."""
    needed: dict[Path, int] = {}
    for part in parts:
        folder = _that_is_there(part.staged_in)
        needed[folder] = needed.get(folder, 0) + sum(each.bytes for each in part.files)
    by_disk: dict[int, tuple[Path, int]] = {}
    for folder, size in needed.items():
        first, before = by_disk.get(folder.stat().st_dev, (folder, 0))
        by_disk[folder.stat().st_dev] = (first, before + size)
    for folder, size in by_disk.values():
        free = shutil.disk_usage(folder).free
        if free < size:
            raise no_room(folder, size, free)


def _that_is_there(folder: Path) -> Path:
    return next(each for each in (folder, *folder.parents) if each.is_dir())


def mounted_places(parts: tuple[PlacedPart, ...]) -> tuple[Path, ...]:
    """Of what would have to move aside, the places that can take no other name."""
    try:
        table = MOUNT_TABLE.read_text(encoding="utf-8", errors="replace")
    except OSError:
        table = ""
    # os.path.ismount alone does not see a folder of the same disk that is bound to a second place.
    bound = {ESCAPED.sub(lambda found: chr(int(found[1], 8)), line.split(" ")[4]) for line in table.splitlines()}
    targets = (part.target for part in parts if part.is_taken and not part.is_kept)
    return tuple(each for each in targets if os.path.ismount(each) or str(each.parent.resolve() / each.name) in bound)
