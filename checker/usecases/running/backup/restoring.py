"""Puts a backup back: whole or not at all, and never over what is there. Shell.

All of it is unpacked beside its place, checked, brought up to this version and noted in its own journal; only then is
anything moved, by a plan that whoever comes next can finish.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from checker import __version__
from checker.domain.backup import BackupManifest, BackupPart
from checker.domain.errors import ZielwachtError
from checker.domain.refusal import BackupRefusal, Refused
from checker.store import Store, backups, journal
from checker.store.half_restored import (
    RestoreMove,
    RestorePlan,
    carry_out,
    plan_path,
    read_plan,
    remove_staging,
    write_plan,
)
from checker.store.heartbeat import note_timed_tick
from checker.store.lock import AlreadyDriven, DriverLock
from checker.store.sqlite import is_free, url_of_file
from checker.usecases.running.backup.archive import Backup, disk_told
from checker.usecases.running.backup.checking import (
    CheckedBackup,
    refuse_damaged,
    refuse_newer,
    soundness,
    stamp_of,
)
from checker.usecases.running.backup.house_files import STAGING, HouseFiles
from checker.usecases.running.backup.places import PlacedPart, mounted_places, placed_parts, refuse_without_room
from checker.usecases.running.pages_watch import shown_now

WAIT_SECONDS = 1.0
BESIDE = ("-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Restored:
    """`aside` are names that were given to what was there before. `mails` are held, `sessions` were ended.

    `replaced_entries`: up to which entry the log of the store went that was there; 0: there was none, or it cannot be
    read.
    """

    manifest: BackupManifest
    checked: CheckedBackup
    parts: tuple[BackupPart, ...]
    store: Path
    aside: tuple[Path, ...]
    replaced_entries: int
    mails: int


@dataclass(frozen=True, slots=True)
class _Replaced:
    """The log of the store that was there, where it can be read."""

    organisation: str = ""
    entries: int = 0
    head: str = ""


def finish_restore(house: HouseFiles, now: datetime) -> bool:
    """Finish what a restore that was broken off had begun to move. False: none was. Refused where the disk refuses."""
    assert house.store is not None, "whoever asks has looked"
    plan = read_plan(house.store)
    if plan is None:
        return False
    with disk_told(house.store), _alone(house.store, now):
        carry_out(house.store, plan)
    return True


def restore(
    backup: Backup,
    house: HouseFiles,
    own: str | None,
    now: datetime,
    *,
    only: tuple[BackupPart, ...],
    moves_aside: bool,
) -> Restored:
    """Put the parts `only` (empty: all) back into the places of `house`, of the organisation `own` if that is known.

    `moves_aside`: what is there gets another name; else it is a reason to refuse. `now` is aware. Refused with nothing
    changed, as far as the moves have not begun.
    """
    if house.store is None:
        raise Refused(BackupRefusal.NO_FILE, store="[store] url")
    refuse_newer(backup)
    parts = placed_parts(backup, house, only or backup.manifest.parts)
    with disk_told(house.store), _alone(house.store, now):
        replaced = _look_at(house.store) if _has_store(parts) else _Replaced()
        _refuse_another_house(backup, house, own or replaced.organisation)
        _refuse_what_is_there(parts, moves_aside=moves_aside)
        refuse_without_room(parts)
        staging = tuple(dict.fromkeys(part.staged_in / STAGING for part in parts))
        remove_staging(staging)
        try:
            _unpack(backup, parts)
            checked, mails = _prepared(backup, parts, replaced, now)
            plan, aside = _plan(parts, staging, now)
            write_plan(house.store, plan)
        except BaseException:
            if not plan_path(house.store).exists():
                remove_staging(staging)
            raise
        carry_out(house.store, plan)
        for folder in house.folders.values() if not only else ():
            folder.mkdir(parents=True, exist_ok=True)
        if _has_store(parts) and backup.manifest.by_clock:
            note_timed_tick(str(house.store), now)
    restored = tuple(part.part for part in parts)
    return Restored(backup.manifest, checked, restored, house.store, aside, replaced.entries, mails)


def _has_store(parts: tuple[PlacedPart, ...]) -> bool:
    return any(part.part is BackupPart.STORE for part in parts)


@contextmanager
def _alone(place: Path, now: datetime) -> Iterator[None]:
    """No daemon, no pages and no other command on the store meanwhile. Refused where there is one."""
    place.parent.mkdir(parents=True, exist_ok=True)
    lock = DriverLock(str(place))
    try:
        lock.take()
    except AlreadyDriven:
        raise Refused(BackupRefusal.IN_USE, store=str(place)) from None
    with ExitStack() as stack:
        stack.callback(lock.release)
        pid = shown_now(str(place), now)
        if pid is not None:
            raise Refused(BackupRefusal.PAGES_SHOWN, pid=pid)
        if place.exists() and not is_free(str(place), WAIT_SECONDS):
            raise Refused(BackupRefusal.IN_USE, store=str(place))
        yield


def _look_at(place: Path) -> _Replaced:
    """Whose the store is that is there, and where its log ends; nothing where there is none, or it cannot be read."""
    if not place.exists():
        return _Replaced()
    store = Store.as_it_is(url_of_file(str(place)))
    try:
        with store.read() as tx:
            head = journal.head(tx)
        return _Replaced(store.organisation or "", head.seq if head else 0, head.hash if head else "")
    except ZielwachtError:
        return _Replaced()
    finally:
        store.close()


def _refuse_another_house(backup: Backup, house: HouseFiles, own: str) -> None:
    whose = backup.manifest.organisation
    if own and own != whose:
        place, file = str(house.store), str(backup.file)
        raise Refused(BackupRefusal.ANOTHER_HOUSE, file=file, organisation=whose, own=own, place=place)


def _refuse_what_is_there(parts: tuple[PlacedPart, ...], *, moves_aside: bool) -> None:
    there = tuple(str(part.target) for part in parts if part.is_taken)
    if there and not moves_aside:
        raise Refused(BackupRefusal.NOT_EMPTY, places=there)
    if there and (mounted := mounted_places(parts)):
        raise Refused(BackupRefusal.MOUNTED, places=tuple(map(str, mounted)))


def _unpack(backup: Backup, parts: tuple[PlacedPart, ...]) -> None:
    damaged = [
        each.name for part in parts for each in part.files if not backup.unpack(each, part.staged(STAGING, each))
    ]
    refuse_damaged(backup, tuple(damaged))


def _prepared(
    backup: Backup, parts: tuple[PlacedPart, ...], replaced: _Replaced, now: datetime
) -> tuple[CheckedBackup, int]:
    """The unpacked store is checked, becomes one of this version, and knows that it was restored; how many mails it
    holds. Of a store that stays where it is, nothing is said.
    """
    stored = next((part for part in parts if part.part is BackupPart.STORE), None)
    if stored is None:
        return CheckedBackup(backup.manifest, 0, None), 0
    copy = stored.staged(STAGING, stored.files[0])
    checked = soundness(backup, copy)
    manifest = backup.manifest
    facts: Mapping[str, str | int] = {
        "archive": backup.sha256(),
        "backed_up_at": manifest.made_at.isoformat(),
        "entries": manifest.entries,
        "product": __version__,
        "replaced_entries": replaced.entries,
        "replaced_head": replaced.head,
    }
    store = Store.open(url_of_file(str(copy)), create=False, organisation=manifest.organisation)
    try:
        with store.write() as tx:
            backups.note_restore(tx, facts, now)
            held = backups.held_mails(tx)
    finally:
        store.close()
    is_free(str(copy), WAIT_SECONDS)
    return checked, held.waiting if held else 0


def _plan(
    parts: tuple[PlacedPart, ...], staging: tuple[Path, ...], now: datetime
) -> tuple[RestorePlan, tuple[Path, ...]]:
    """What is there moves aside before anything moves in, and the store comes last."""
    aside: list[Path] = []
    moves: list[RestoreMove] = []
    for part in parts:
        if part.is_taken and not part.is_kept:
            aside.append(_free_name(part.target, stamp_of(now)))
            moves += [RestoreMove(Path(f"{part.target}{end}"), Path(f"{aside[-1]}{end}")) for end in (*_ends(part), "")]
        target = part.beside(stamp_of(now)) if part.is_kept else None
        if target is not None:
            aside.append(target)
        moves += [RestoreMove(part.staged(STAGING, each), target or part.place_of(each)) for each in part.files]
    return RestorePlan(tuple(moves), staging), tuple(aside)


def _ends(part: PlacedPart) -> tuple[str, ...]:
    """Of a damaged store the write-ahead log goes with it."""
    return BESIDE if part.part is BackupPart.STORE else ()


def _free_name(target: Path, stamp: str) -> Path:
    name, number = Path(f"{target}.{stamp}"), 1
    while os.path.lexists(name):
        number += 1
        name = Path(f"{target}.{stamp}-{number}")
    return name
