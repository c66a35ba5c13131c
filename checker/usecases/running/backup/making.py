"""Makes a backup while the service goes on: one file, whole or not at all. Shell.

The folders are read before the store: a file that is imported meanwhile is then in both, and known when it comes again;
the other way round it would be in neither.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from glob import escape
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection

from checker import __version__
from checker.domain.backup import BackupManifest, BackupPart, NotBackedUp
from checker.domain.clock import local_time
from checker.domain.errors import ZielwachtError
from checker.domain.refusal import BackupRefusal, Refused
from checker.store import Store, backups, cursor, findings, import_ledger, journal, migrate, outbox, records
from checker.store.errors import NothingActivated
from checker.store.heartbeat import is_timed, read_heartbeat
from checker.store.lock import backup_turn
from checker.store.sqlite import is_whole, url_of_file
from checker.usecases.running.backup.archive import BackupWriter, disk_told, no_room, opened_backup
from checker.usecases.running.backup.house_files import FoundFile, HouseFiles, files_to_keep

# A store and its compressed copy lie beside each other for a while.
ROOM_BESIDE = 2
FOR_US_ALONE = 0o600
UNFINISHED = ".unfinished"


@dataclass(frozen=True, slots=True)
class BackupMade:
    """`sha256` of the whole file; `is_beside_the_store`: it lies on the same disk, and is lost with it."""

    file: Path
    sha256: str
    bytes: int
    manifest: BackupManifest
    is_beside_the_store: bool


def default_name(organisation: str | None, now: datetime) -> str:
    return f"zielwacht-{organisation or 'house'}-{local_time(now):%Y%m%d-%H%M%S}.zip"


def back_up(store: Store, house: HouseFiles, out: Path, now: datetime) -> BackupMade:
    """Write the backup to the new file `out` at the instant `now` (aware); journaled. Refused, with nothing left."""
    if house.store is None:
        raise Refused(BackupRefusal.NO_FILE, store=store.place)
    if store.organisation is None:
        raise NothingActivated
    _refuse_unfit(house, out)
    with backup_turn(store.place) as is_ours:
        if not is_ours:
            raise Refused(BackupRefusal.BEING_MADE, store=store.place)
        with disk_told(out), _beside(out) as (stream, archive, copy):
            _refuse_without_room(house, out)
            manifest = _write(store, house, stream, copy, now)
            archive.chmod(FOR_US_ALONE)
            if os.path.lexists(out):
                raise Refused(BackupRefusal.THERE_ALREADY, file=str(out))
            archive.replace(out)
            _put_on_disk(out.parent)
    with opened_backup(out) as made:
        sha256 = made.sha256()
    _note(store, out, manifest, sha256)
    same = out.stat().st_dev == Path(store.place).stat().st_dev
    return BackupMade(out, sha256, out.stat().st_size, manifest, same)


def _refuse_unfit(house: HouseFiles, out: Path) -> None:
    if os.path.lexists(out):
        raise Refused(BackupRefusal.THERE_ALREADY, file=str(out))
    for folder in house.folders.values():
        if out.resolve().is_relative_to(folder.resolve()):
            raise Refused(BackupRefusal.INSIDE, file=str(out), folder=str(folder))


def _refuse_without_room(house: HouseFiles, out: Path) -> None:
    assert house.store is not None, "whoever asks has looked"
    files = sum(each.path.stat().st_size for each in files_to_keep(house) if isinstance(each, FoundFile))
    log = Path(f"{house.store}-wal")
    store = house.store.stat().st_size + (log.stat().st_size if log.exists() else 0)
    needed, free = files + store * ROOM_BESIDE, shutil.disk_usage(out.parent).free
    if free < needed:
        raise no_room(out.parent, needed, free)


@contextmanager
def _beside(out: Path) -> Iterator[tuple[BinaryIO, Path, Path]]:
    """The archive, open, and where it and the copy of the store are written. What killed backups have left goes first,
    and what another house writes into the same folder at this moment stays.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    archive = out.with_name(f".{out.name}{UNFINISHED}")
    for left in (*out.parent.glob(f".zielwacht-*{UNFINISHED}*"), *out.parent.glob(f"{escape(archive.name)}*")):
        its_archive = left.with_name(left.name[: left.name.rindex(UNFINISHED)] + UNFINISHED)
        if not _is_at_work(its_archive):
            left.unlink(missing_ok=True)
    copy = out.with_name(f"{archive.name}-store")
    try:
        descriptor = os.open(archive, os.O_RDWR | os.O_CREAT | os.O_EXCL, FOR_US_ALONE)
    except FileExistsError:
        raise Refused(BackupRefusal.THERE_ALREADY, file=str(out)) from None
    with os.fdopen(descriptor, "w+b") as stream:
        # Where a disk knows no locks, what is written there is like what was left.
        with suppress(OSError):
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        try:
            yield stream, archive, copy
        finally:
            for path in (copy, archive):
                path.unlink(missing_ok=True)


def _is_at_work(archive: Path) -> bool:
    """Is another process writing this archive, or is it somebody else's?"""
    try:
        with archive.open("r+b") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return True
    except OSError:
        return False
    return False


def _write(store: Store, house: HouseFiles, stream: BinaryIO, copy: Path, now: datetime) -> BackupManifest:
    with zipfile.ZipFile(stream, "w") as into:
        writer = BackupWriter(into)
        left_out = list(_add_files(writer, house))
        store.copy_to(copy)
        if not is_whole(copy):
            raise Refused(BackupRefusal.STORE_DAMAGED, store=store.place)
        writer.add(copy, f"{BackupPart.STORE}/{Path(store.place).name}")
        manifest = _manifest(store, copy, writer, left_out, now)
        writer.finish(manifest)
    stream.flush()
    os.fsync(stream.fileno())
    return manifest


def _add_files(writer: BackupWriter, house: HouseFiles) -> Iterator[NotBackedUp]:
    for each in files_to_keep(house):
        if isinstance(each, NotBackedUp):
            yield each
            continue
        try:
            writer.add(each.path, each.name)
        except FileNotFoundError:
            continue  # the daemon has moved it meanwhile: its original is in the store


def _manifest(
    store: Store, copy: Path, writer: BackupWriter, left_out: list[NotBackedUp], now: datetime
) -> BackupManifest:
    """As the copy stands, which may be a little later than `now`."""
    kept = Store.open(url_of_file(str(copy)), create=False, organisation=store.organisation)
    try:
        with kept.read() as tx:
            head, last, counts = journal.head(tx), cursor.read(tx), _counts(tx)
    finally:
        kept.close()
        for beside in ("-wal", "-shm"):
            Path(f"{copy}{beside}").unlink(missing_ok=True)
    by_clock = is_timed(store.place) or read_heartbeat(store.place) is not None
    return BackupManifest(
        product=__version__,
        tables=migrate.HEAD,
        organisation=kept.organisation or "",
        made_at=now,
        entries=head.seq if head else 0,
        head=head.hash if head else "",
        last_tick=last.instant if last else None,
        by_clock=by_clock,
        counts=counts,
        files=tuple(writer.files),
        left_out=tuple(left_out),
    )


def _counts(tx: Connection) -> Mapping[str, int]:
    return {
        "records": records.count_versions(tx),
        "imports": len(import_ledger.list_accounts(tx)),
        "findings": len(findings.current(tx)),
        "mails": sum(outbox.count_by_state(tx).values()),
    }


def _put_on_disk(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _note(store: Store, out: Path, manifest: BackupManifest, sha256: str) -> None:
    try:
        with store.write() as tx:
            backups.note_backup(tx, sha256, manifest.entries, manifest.made_at)
    except ZielwachtError as refused:
        raise Refused(BackupRefusal.NOT_NOTED, file=str(out), detail=str(refused)) from None
