"""A file that was sent over the web is taken in: once, however often it is sent, and by a role that is noted. Shell.

The pages and the machines' door both end here. A sending bears a key; the same one again, with the same file, leads to
the accounts of the first, and imports nothing (ADR 0111). What became of the file is read from the store by them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from sqlalchemy import Connection

from checker.domain.access import DoneOnPage
from checker.domain.file_limits import STARTER, FileLimits
from checker.domain.refusal import FileRefusal, Refused, UploadRefusal
from checker.findings.page_rights import PageAct
from checker.records.foreign_reader import ReaderNotStarted
from checker.store import uploads
from checker.store.lock import AnotherImport
from checker.store.opening import Store
from checker.store.refused_by_disk import PutOnDisk, forget_refused_by_disk, note_refused_by_disk
from checker.store.spool import SpooledFile
from checker.usecases.access.access_log import note_page
from checker.usecases.importing.import_records import import_content
from checker.usecases.importing.inbox import shown
from checker.usecases.importing.staging import sweep_unless_busy
from notifications.mail_files import is_called_mail, mail_form


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that has come whole. `name` is what its sender calls it, with or without folders in front.

    `by` is the post (`role@unit`) that sends it, `key` what names this sending among those of that post: the key of
    the page's form, or an `Idempotency-Key`. `page`: who has done it on a page; None: it was a machine's key.
    """

    name: str
    content: SpooledFile
    by: str
    key: str
    page: DoneOnPage | None = None


@dataclass(frozen=True, slots=True)
class TakenIn:
    """Under which accounts a file is found: one, or one a profile that it feeds. `is_repeated`: it was sent before, by
    the same key, and nothing was done now.
    """

    accounts: tuple[int, ...]
    is_repeated: bool = False


def take_in(store: Store, upload: Upload, now: datetime, limits: FileLimits = STARTER) -> TakenIn:
    """Import an uploaded file at the instant `now` (aware), as `records import` does. It stays open: who made it
    closes it.

    Refused: it is no file that could be read (its name, its size, a mail), its key was another file's, or another
    import holds the store or the machine starts no reader: then it can be sent again.
    """
    name = bare_name(upload.name)
    _check_size(name, upload.content.size, limits)
    key = _digest(upload)
    with _ONE_AT_A_TIME.turn(key):
        with store.read() as tx:
            before = _before(tx, key, upload)
        if before is not None:
            return before
        data = upload.content.content()
        if mail_form(data) is not None or is_called_mail(name):
            raise Refused(FileRefusal.A_MAIL, file=name)
        return _imported(store, name, data, _Noted(upload, key, now), limits)


def no_room(store: Store, why: str, now: datetime) -> Refused:
    """The disk has not taken a file that came in: what to answer. `status` tells it until one is taken in."""
    note_refused_by_disk(store.place, PutOnDisk.FILE, why, now)
    return Refused(UploadRefusal.NO_ROOM, detail=why)


def bare_name(name: str) -> str:
    """What a file is called, without the folders that some browsers send in front. Refused: nobody could show it, or
    there is none.
    """
    bare = name.replace("\\", "/").rpartition("/")[2].strip()
    if not bare:
        raise Refused(UploadRefusal.NO_FILE)
    if shown(bare) != bare:
        raise Refused(UploadRefusal.NAME_UNFIT)
    return bare


@dataclass(slots=True)
class _Noted:
    """Notes each account of an upload within its import. What another process took in meanwhile undoes that."""

    upload: Upload
    key: str
    now: datetime
    accounts: list[int] = field(default_factory=list)

    def note(self, tx: Connection, account: int) -> None:
        if uploads.accounts_of(tx, self.key)[0] != tuple(self.accounts):
            raise _CameMeanwhile
        uploads.add(tx, self.key, account, self.upload.by, self.now)
        note_page(tx, self.upload.page, PageAct.UPLOAD_FILE, self.now)
        self.accounts.append(account)


class _CameMeanwhile(Exception):
    """Another process has taken in the same sending."""


def _imported(store: Store, name: str, data: bytes, noted: _Noted, limits: FileLimits) -> TakenIn:
    sweep_unless_busy(store, noted.now)
    try:
        import_content(store, name, data, noted.now, limits=limits, decided=noted.note)
    except _CameMeanwhile:
        sweep_unless_busy(store, noted.now)
        with store.read() as tx:
            before = _before(tx, noted.key, noted.upload)
        assert before is not None, "it was there when its import was undone for it"
        return before
    except AnotherImport:
        raise Refused(UploadRefusal.ANOTHER_IMPORT) from None
    except ReaderNotStarted as refused:
        raise Refused(UploadRefusal.READER_MISSING, detail=refused.detail) from refused
    forget_refused_by_disk(store.place, PutOnDisk.FILE)
    return TakenIn(tuple(noted.accounts))


def _before(tx: Connection, key: str, upload: Upload) -> TakenIn | None:
    """What became of the same sending before. Refused: its key was that of another file."""
    accounts, sha256 = uploads.accounts_of(tx, key)
    if not accounts:
        return None
    if sha256 != upload.content.sha256:
        raise Refused(UploadRefusal.KEY_OF_ANOTHER)
    return TakenIn(accounts, is_repeated=True)


def _check_size(name: str, size: int, limits: FileLimits) -> None:
    if size > limits.bytes_of(name):
        raise Refused(FileRefusal.TOO_LARGE, file=name, megabytes=limits.megabytes_of(name))


def _digest(upload: Upload) -> str:
    return hashlib.sha256(f"{upload.by}\0{upload.key}".encode()).hexdigest()


class _Turns:
    """One of a kind at a time within this process, so that a form sent twice is read once."""

    def __init__(self) -> None:
        self._of_all = Lock()
        self._waiting: dict[str, tuple[Lock, int]] = {}

    @contextmanager
    def turn(self, key: str) -> Iterator[None]:
        with self._of_all:
            lock, users = self._waiting.get(key, (Lock(), 0))
            self._waiting[key] = lock, users + 1
        try:
            with lock:
                yield
        finally:
            with self._of_all:
                lock, users = self._waiting.pop(key)
                if users > 1:
                    self._waiting[key] = lock, users - 1


_ONE_AT_A_TIME = _Turns()
