"""What of the machine does the service need, and how does it stand? Pure: codes with facts, never a sentence.

`status` asks of the service whether it does what it should; this asks of the machine whether the service could.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class CheckupCode(StrEnum):
    """What was found of a part, whose name stands before the dot. Those of `PROBLEMS` are to be mended."""

    CONFIGURED = "configuration.read"
    NO_CONFIGURATION = "configuration.none"
    NOT_CONFIGURED = "configuration.wrong"
    PYTHON = "python.fits"
    PYTHON_OTHER = "python.other"
    LIBRARY_MISSING = "python.library_missing"
    TIME_ZONE = "time_zone.known"
    TIME_ZONE_MISSING = "time_zone.missing"
    CLOCK = "clock.agrees"
    CLOCK_BEHIND = "clock.behind"
    CLOCK_OF_DISK = "clock.of_disk"
    ROOM = "disk.room"
    LITTLE_ROOM = "disk.little_room"
    WRITABLE = "rights.writable"
    NOT_WRITABLE = "rights.not_writable"
    NO_FOLDER = "rights.no_folder"
    NOT_READABLE = "rights.not_readable"
    SECRET_IS_OPEN = "rights.secret_is_open"
    RULES = "rules.without_mistake"
    RULES_BROKEN = "rules.mistakes"
    DATABASE = "database.opens"
    NO_DATABASE = "database.none_yet"
    DATABASE_FAILS = "database.fails"
    BACKUP = "backup.young"
    NO_BACKUP_YET = "backup.none_yet"
    BACKUP_OLD = "backup.too_old"
    NO_BACKUP = "backup.never"
    MAILS_ARE_FILES = "smtp.not_used"
    SMTP = "smtp.logged_in"
    SMTP_FAILS = "smtp.fails"
    NO_ANSWERS = "answers.not_used"
    ANSWERS = "answers.opens"
    ANSWERS_FAIL = "answers.fails"
    NO_PROXY = "proxies.none"
    PROXY = "proxies.set"
    PROXY_IS_NONE = "proxies.no_address"
    WEB = "web.stands"
    WEB_WITHOUT_ADDRESS = "web.no_address"
    WEB_OPEN_WITHOUT_ADDRESS = "web.open_without_address"
    WEB_UNENCRYPTED = "web.unencrypted"
    WEB_TRUSTS_ALL = "web.trusts_all"
    WEB_PORT_OF_ROOT = "web.port_of_root"

    @property
    def part(self) -> str:
        return self.value.partition(".")[0]


PROBLEMS = frozenset({
    CheckupCode.NOT_CONFIGURED, CheckupCode.PYTHON_OTHER, CheckupCode.LIBRARY_MISSING, CheckupCode.TIME_ZONE_MISSING,
    CheckupCode.CLOCK_BEHIND, CheckupCode.CLOCK_OF_DISK, CheckupCode.LITTLE_ROOM, CheckupCode.NOT_WRITABLE,
    CheckupCode.NO_FOLDER, CheckupCode.NOT_READABLE, CheckupCode.SECRET_IS_OPEN, CheckupCode.RULES_BROKEN,
    CheckupCode.DATABASE_FAILS, CheckupCode.BACKUP_OLD, CheckupCode.NO_BACKUP,
    CheckupCode.SMTP_FAILS, CheckupCode.ANSWERS_FAIL, CheckupCode.PROXY_IS_NONE,
    CheckupCode.WEB_OPEN_WITHOUT_ADDRESS, CheckupCode.WEB_UNENCRYPTED, CheckupCode.WEB_TRUSTS_ALL,
    CheckupCode.WEB_PORT_OF_ROOT,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Checkup:
    """One thing that was looked at. `facts` are what its sentence names, as text."""

    code: CheckupCode
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_well(self) -> bool:
        return self.code not in PROBLEMS
