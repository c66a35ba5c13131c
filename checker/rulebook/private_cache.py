"""Where may a parsed rulebook be kept for the next start, and can a file found there be trusted? Shell.

A cache changes no answer, so nothing here raises: what does not fit is not there, what cannot be kept is not kept.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from stat import S_ISDIR, S_ISREG

OWN = "zielwacht"
FOLDER_MODE, FILE_MODE = 0o700, 0o600
OF_OTHERS = 0o077
MOST_FILES = 16


def cache_folder(environ: Mapping[str, str]) -> Path | None:
    """The program's own cache folder. None: nothing names a place for one.

    What systemd hands a service (CacheDirectory=), else the XDG Base Directory Specification.
    """
    if given := environ.get("CACHE_DIRECTORY", "").partition(":")[0]:
        return _absolute(Path(given))
    if named := _absolute(Path(environ.get("XDG_CACHE_HOME", ""))):
        return named / OWN
    home = _absolute(Path(environ.get("HOME", "")))
    return home / ".cache" / OWN if home else None


def read_kept(folder: Path, name: str) -> bytes | None:
    """What was kept under a name; None when nothing was, or when somebody else could have written it."""
    with suppress(OSError):
        if not _is_private_folder(folder):
            return None
        with open(folder / name, "rb", opener=_open_no_link) as file:
            facts = os.fstat(file.fileno())
            return file.read() if S_ISREG(facts.st_mode) and _is_private(facts) else None
    return None


def keep(folder: Path, name: str, data: bytes) -> None:
    """Keep it for the next start, whole or not at all; the oldest of more than MOST_FILES make room."""
    with suppress(OSError):
        if not _is_ours(_nearest(folder)):
            return
        folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        if not _is_private_folder(folder):
            return
        _write(folder, name, data)
        _make_room(folder)


def _absolute(path: Path) -> Path | None:
    return path if path.is_absolute() else None


def _write(folder: Path, name: str, data: bytes) -> None:
    fresh = folder / f".{os.urandom(8).hex()}"
    try:
        with open(fresh, "xb", opener=_open_private) as file:
            file.write(data)
        fresh.replace(folder / name)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def _make_room(folder: Path) -> None:
    newest_first = sorted(folder.iterdir(), key=lambda file: file.lstat().st_mtime_ns, reverse=True)
    for file in newest_first[MOST_FILES:]:
        file.unlink(missing_ok=True)


def _is_private_folder(folder: Path) -> bool:
    facts = folder.lstat()
    return S_ISDIR(facts.st_mode) and _is_private(facts)


def _is_private(facts: os.stat_result) -> bool:
    return facts.st_uid == os.geteuid() and not facts.st_mode & OF_OTHERS


def _nearest(folder: Path) -> Path:
    """The folder itself, or what of the way to it exists already."""
    return next(place for place in (folder, *folder.parents) if place.exists())


def _is_ours(place: Path) -> bool:
    # Run by root in somebody's home (sudo), a folder made here would shut its owner out of his own cache.
    return place.stat().st_uid == os.geteuid()


def _open_no_link(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK)


def _open_private(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NOFOLLOW, FILE_MODE)
