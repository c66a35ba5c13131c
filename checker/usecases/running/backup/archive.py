"""One file with all that is backed up: how it is written, looked into, checked and unpacked. Shell.

A ZIP; its last part is the manifest, which has the SHA-256 of every other one.
"""

from __future__ import annotations

import hashlib
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from checker.domain.backup import MANIFEST, BackedUpFile, BackupManifest, BackupPart, manifest_of
from checker.domain.refusal import BackupRefusal, Refused

MEGABYTE = 2**20
PIECE = MEGABYTE
MOST_OF_A_MANIFEST = 256 * 2**20
RIGHTS = 0o7777
# What a damaged archive raises while it is read.
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, KeyError)


def no_room(folder: Path, needed: int, free: int) -> Refused:
    """The disk of a folder has fewer bytes free than are needed."""
    return Refused(BackupRefusal.NO_ROOM, folder=str(folder), needed=-(-needed // MEGABYTE), free=free // MEGABYTE)


@contextmanager
def disk_told(place: Path) -> Iterator[None]:
    """What the disk refuses meanwhile is told with the file that it names, else with `place`: Refused, no OSError."""
    try:
        yield
    except OSError as failed:
        detail = failed.strerror or str(failed)
        raise Refused(BackupRefusal.CANNOT_WRITE, place=str(failed.filename or place), detail=detail) from None


def sha256_of(path: Path) -> str:
    """Of a whole file (hex)."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class BackupWriter:
    """Adds files to an archive that is being written; `files` are those so far."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.files: list[BackedUpFile] = []

    def add(self, path: Path, name: str) -> None:
        """OSError where it cannot be read or written; FileNotFoundError where it has gone, and nothing is added."""
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode & RIGHTS
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = mode << 16
            digest, size = hashlib.sha256(), 0
            with self._archive.open(entry, "w", force_zip64=True) as into:
                while piece := file.read(PIECE):
                    into.write(piece)
                    digest.update(piece)
                    size += len(piece)
        self.files.append(BackedUpFile(name, size, digest.hexdigest(), mode))

    def finish(self, manifest: BackupManifest) -> None:
        self._archive.writestr(MANIFEST, manifest.as_json())


@dataclass(frozen=True, slots=True)
class Backup:
    """An archive that was opened: its file, and what its manifest says."""

    file: Path
    manifest: BackupManifest
    _archive: zipfile.ZipFile

    def damaged(self) -> tuple[str, ...]:
        """The names of what is not as it was backed up."""
        there = {entry.filename for entry in self._archive.infolist()} - {MANIFEST}
        unknown = sorted(there - {each.name for each in self.manifest.files})
        return (*(each.name for each in self.manifest.files if not self._is_whole(each)), *unknown)

    def unpack(self, each: BackedUpFile, target: Path) -> bool:
        """Write one of its files to a new place, with its rights. False: it is not as it was backed up."""
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            is_whole = self._copy(each, file)
        # Never wider than it was, and this user can always read it.
        target.chmod(0o600 if each.part is BackupPart.STORE else each.mode & 0o775 | 0o400)
        return is_whole

    def sha256(self) -> str:
        """Of the whole file (hex)."""
        return sha256_of(self.file)

    def _is_whole(self, each: BackedUpFile) -> bool:
        return self._copy(each, None)

    def _copy(self, each: BackedUpFile, into: BinaryIO | None) -> bool:
        digest, size = hashlib.sha256(), 0
        try:
            with self._archive.open(each.name) as part:
                # One byte more than there should be is damage enough.
                while size <= each.bytes and (piece := part.read(PIECE)):
                    digest.update(piece)
                    size += len(piece)
                    if into is not None:
                        into.write(piece)
        except BROKEN:
            return False
        return size == each.bytes and digest.hexdigest() == each.sha256


@contextmanager
def opened_backup(file: Path) -> Iterator[Backup]:
    """Refused where it cannot be read, or is none."""
    try:
        stream = file.open("rb")
    except OSError as failed:
        raise Refused(BackupRefusal.CANNOT_READ, file=str(file), detail=failed.strerror or str(failed)) from None
    with stream:
        try:
            archive = zipfile.ZipFile(stream)
            named = archive.getinfo(MANIFEST)
            if named.file_size > MOST_OF_A_MANIFEST:
                raise ValueError("no manifest is so large")
            manifest = manifest_of(archive.read(named).decode("utf-8"))
        except (*BROKEN, OSError):
            raise Refused(BackupRefusal.NO_BACKUP, file=str(file)) from None
        with archive:
            yield Backup(file, manifest, archive)
