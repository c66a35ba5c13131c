"""Can a backup be restored by this version: is it whole, is its store sound? Shell; nothing is changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from checker import __version__
from checker.domain.backup import BackupManifest, BackupPart, is_newer
from checker.domain.clock import local_time
from checker.domain.refusal import BackupRefusal, Refused
from checker.store import Store, journal, migrate, seal_check
from checker.store.sqlite import is_whole, url_of_file
from checker.usecases.running.backup.archive import Backup

STORE_NAME = "store.sqlite3"


@dataclass(frozen=True, slots=True)
class CheckedBackup:
    """`unsound` counts the rows that are not as they were sealed; `broken_entry` is where the journal breaks, if so."""

    manifest: BackupManifest
    unsound: int
    broken_entry: int | None

    @property
    def is_sound(self) -> bool:
        return self.unsound == 0 and self.broken_entry is None


def check(backup: Backup) -> CheckedBackup:
    """Refused where it is damaged or newer than this program."""
    refuse_newer(backup)
    refuse_damaged(backup, backup.damaged())
    (stored,) = backup.manifest.of(BackupPart.STORE)
    with TemporaryDirectory(prefix="zielwacht-check-") as folder:
        copy = Path(folder) / STORE_NAME
        backup.unpack(stored, copy)
        return soundness(backup, copy)


def soundness(backup: Backup, copy: Path) -> CheckedBackup:
    """Opens the unpacked store, which brings it up to this version's tables. Refused where it is damaged."""
    refuse_damaged(backup, () if is_whole(copy) else (backup.manifest.of(BackupPart.STORE)[0].name,))
    store = Store.open(url_of_file(str(copy)), create=False, organisation=backup.manifest.organisation)
    try:
        with store.read() as tx:
            return CheckedBackup(backup.manifest, len(seal_check.check_all(tx).unsound), journal.verify(tx))
    finally:
        store.close()


def refuse_newer(backup: Backup) -> None:
    manifest = backup.manifest
    if is_newer(manifest.product, __version__) or manifest.tables > migrate.HEAD:
        raise Refused(BackupRefusal.NEWER, file=str(backup.file), product=manifest.product, own=__version__)


def refuse_damaged(backup: Backup, parts: tuple[str, ...]) -> None:
    if parts or len(backup.manifest.of(BackupPart.STORE)) != 1:
        raise Refused(BackupRefusal.DAMAGED, file=str(backup.file), parts=parts or (str(BackupPart.STORE),))


def stamp_of(now: datetime) -> str:
    """What a name bears that was moved aside at an instant (aware), in local time."""
    return f"before-restore-{local_time(now):%Y%m%d-%H%M%S}"
