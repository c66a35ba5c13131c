"""Python, time zone, clock, disk and rights: what the service needs of the machine. Shell: looks, and writes a file
that it takes away again.
"""

from __future__ import annotations

import errno
import getpass
import os
import platform
import shutil
import stat
import sys
import time
from collections.abc import Iterator, Mapping
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from tempfile import NamedTemporaryFile
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from checker.configuration import Configuration
from checker.domain.access import LogInWay
from checker.domain.checkup import Checkup, CheckupCode
from checker.domain.clock import local_time

FITTING = ((3, 11), (3, 12))
MEGABYTE = 2**20
NEEDED_MEGABYTES = 500
# A file system of another machine, with a clock of its own, may be that far away.
MOST_SECONDS_APART = 5.0
OPEN_TO_ALL = stat.S_IROTH | stat.S_IWOTH
# What is imported by pages that mails link to, and by the log-in at a provider; and the extra that has it.
OF_PAGES, OF_OIDC = ("uvicorn", "zielwacht[web]"), ("authlib", "zielwacht[oidc]")


def user() -> str:
    """The name under which this runs."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid())


def python(configuration: Configuration | None, sqlite: str) -> Iterator[Checkup]:
    """The interpreter, and what the configuration asks for beside the program's own libraries."""
    facts = {"python": platform.python_version(), "sqlite": sqlite, "user": user()}
    yield Checkup(CheckupCode.PYTHON if sys.version_info[:2] in FITTING else CheckupCode.PYTHON_OTHER, facts)
    for key, (library, extra) in _asked_for(configuration).items() if configuration else ():
        if find_spec(library) is None:
            yield Checkup(CheckupCode.LIBRARY_MISSING, {"library": library, "extra": extra, "key": key})


def _asked_for(configuration: Configuration) -> Mapping[str, tuple[str, str]]:
    """The libraries of extras that are needed as it is configured, by the key that says so."""
    web = configuration.web
    pages = {"[web] address": OF_PAGES} if web.address is not None else {}
    return pages | ({"[web] log_in": OF_OIDC} if LogInWay.OIDC in web.log_in else {})


def time_zone(now: datetime) -> Iterator[Checkup]:
    try:
        ZoneInfo("Europe/Berlin")
    except ZoneInfoNotFoundError:
        yield Checkup(CheckupCode.TIME_ZONE_MISSING)
        return
    yield Checkup(CheckupCode.TIME_ZONE, {"now": f"{local_time(now):%d.%m.%Y %H:%M %Z}"})


def folders(configuration: Configuration) -> Iterator[Checkup]:
    """Of each folder that is written to: whether it is there, writable, and has room; of a disk, once."""
    seen: set[int] = set()
    yield from _kept_files(configuration)
    for key, folder in _written_to(configuration).items():
        if not folder.is_dir():
            yield Checkup(CheckupCode.NO_FOLDER, {"folder": str(folder), "key": key, "user": user()})
            continue
        yield from _written(folder)
        if (disk := folder.stat().st_dev) not in seen:
            seen.add(disk)
            yield _room(folder)


def _kept_files(configuration: Configuration) -> Iterator[Checkup]:
    """The store's own file: whoever else once ran a command on it may have made it theirs."""
    store = configuration.store.file
    if store is not None and store.is_file() and not os.access(store, os.R_OK | os.W_OK):
        facts = {"folder": str(store), "why": os.strerror(errno.EACCES), "user": user()}
        yield Checkup(CheckupCode.NOT_WRITABLE, facts)


def _written_to(configuration: Configuration) -> Mapping[str, Path]:
    store = configuration.store.file
    folders = {"[store] url": store.parent} if store is not None else {}
    folders["[inbox] path"] = configuration.inbox.path
    if configuration.mail.transport == "folder":
        folders["[mail] folder"] = configuration.mail.folder
    # Made by the first backup.
    if configuration.backup.folder.exists():
        folders["[backup] folder"] = configuration.backup.folder
    return folders


def _written(folder: Path) -> Iterator[Checkup]:
    before = time.time()
    try:
        with NamedTemporaryFile(dir=folder, prefix=".zielwacht-doctor-") as file:
            stamped = Path(file.name).stat().st_mtime
    except OSError as failed:
        facts = {"folder": str(folder), "why": failed.strerror or str(failed), "user": user()}
        yield Checkup(CheckupCode.NOT_WRITABLE, facts)
        return
    yield Checkup(CheckupCode.WRITABLE, {"folder": str(folder)})
    apart = max(before - stamped, stamped - time.time())
    if apart > MOST_SECONDS_APART:
        yield Checkup(CheckupCode.CLOCK_OF_DISK, {"folder": str(folder), "seconds": f"{apart:.0f}"})


def _room(folder: Path) -> Checkup:
    free = shutil.disk_usage(folder).free // MEGABYTE
    facts = {"free": str(free), "folder": str(folder), "needed": str(NEEDED_MEGABYTES)}
    return Checkup(CheckupCode.ROOM if free >= NEEDED_MEGABYTES else CheckupCode.LITTLE_ROOM, facts)


def secrets(configuration: Configuration) -> Iterator[Checkup]:
    """Files with passwords and keys: readable for us, and for nobody else on the machine."""
    named = {
        "[smtp] password_file": configuration.smtp.password_file,
        "[answers] password_file": configuration.answers.password_file,
        "[oidc] client_secret_file": configuration.oidc.client_secret_file,
        "[audit] key_file": configuration.audit.key_file,
    }
    # Made by whoever first sends mails that bear links.
    if (links := configuration.web.link_key_file).exists():
        named["[web] link_key_file"] = links
    for key, file in named.items():
        if file is None:
            continue
        try:
            with file.open("rb"):
                rights = stat.S_IMODE(file.stat().st_mode)
        except OSError as failed:
            facts = {"file": str(file), "key": key, "why": failed.strerror or str(failed), "user": user()}
            yield Checkup(CheckupCode.NOT_READABLE, facts)
            continue
        if rights & OPEN_TO_ALL:
            yield Checkup(CheckupCode.SECRET_IS_OPEN, {"file": str(file), "rights": f"{rights:04o}", "key": key})
