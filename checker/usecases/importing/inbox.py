"""The inbox: a folder that files arrive in. Complete files are read, then moved away with a receipt. Shell.

Nothing but regular files is ever opened. A file is moved (renamed, never copied) only after its import is
committed: a crash in between reads it again, finds nothing but duplicates, and writes the receipt then.
"""

from __future__ import annotations

import hashlib
import logging
import os
import stat
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from checker.domain.file_limits import STARTER, FileLimits
from checker.records.foreign_reader import ReaderNotStarted
from checker.store.lock import AnotherImport
from checker.usecases.importing.arrivals import Arrival
from checker.usecases.importing.read_files import ReadFile
from checker.usecases.importing.receipts import (
    Receipt,
    answered,
    ended_the_program,
    imported,
    not_opened,
    program_failed,
)
from checker.wording.inbox_troubles import InboxTrouble, InboxTroubleCode
from checker.wording.locales import Locale
from checker.wording.receipts import AnswerFate, AnswerTaken, Unopened
from notifications.folder import BY_DEFAULT, FileRights, make_folder, write_whole
from notifications.mail_files import is_called_mail

log = logging.getLogger(__name__)

DONE, REJECTED = "done", "rejected"
PROGRAM_FAILED = "program_failed"
ENDED_THE_PROGRAM = "ended_the_program"
RECEIPT, MARKER = ".receipt.txt", ".done"
UNFINISHED = (".part", ".tmp", ".crdownload", ".filepart", ".partial")
# With the receipt's ending and a number a name must stay below the 255 bytes that file systems take.
LONGEST_NAME = 200
# Control, format (they can turn a name's direction), surrogate, private, unassigned; line and paragraph ends.
UNFIT = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
KINDS = (
    (stat.S_ISLNK, Unopened.LINK),
    (stat.S_ISFIFO, Unopened.PIPE),
    (stat.S_ISSOCK, Unopened.SOCKET),
    (stat.S_ISBLK, Unopened.DEVICE),
    (stat.S_ISCHR, Unopened.DEVICE),
)


@dataclass(frozen=True, slots=True)
class Look:
    """Size and time of a file: if two observations are equal, it counts as complete."""

    inode: int
    size: int
    changed_ns: int


@dataclass(frozen=True, slots=True)
class Rejection:
    """Something that was put aside: its name (made harmless) and why, as a code; of `megabytes` it might be."""

    name: str
    why: str
    megabytes: int


@dataclass(frozen=True, slots=True)
class InboxBacklog:
    """The content of the inbox. `oldest_at` (aware) is the arrival of the oldest; `trouble`: it cannot be read."""

    files: int = 0
    oldest_at: datetime | None = None
    folders: tuple[str, ...] = ()
    rejected_lately: tuple[str, ...] = ()
    trouble: InboxTrouble | None = None


@dataclass(frozen=True, slots=True)
class _PutAway:
    """A file that is dealt with and only has to leave the inbox."""

    look: Look
    folder: str
    receipt: Receipt
    keep: bool = True


def _german() -> Locale:
    """As long as nobody says which language the house speaks."""
    return "de"


@dataclass(slots=True)
class Inbox:
    """Hands out complete files and puts them away, with receipts that bear `rights`.

    `language` is asked for each receipt: which one the house speaks, by the rules in force. Remembers its last look
    only; the folder is the truth.
    """

    folder: Path
    rights: FileRights = BY_DEFAULT
    language: Callable[[], Locale] = _german
    limits: FileLimits = STARTER
    trouble: InboxTrouble | None = None
    rejections: list[Rejection] = field(default_factory=list)
    _looks: dict[str, Look] = field(default_factory=dict)
    _dealt_with: dict[str, _PutAway] = field(default_factory=dict)

    def until(self, now: datetime) -> Sequence[Arrival]:
        """Files that are complete by now, oldest first. An inbox that is gone gives none and says so in `trouble`."""
        try:
            entries = _entries(self.folder)
            self._make_folders()
        except OSError as refused:
            self.trouble = _trouble(self.folder, refused)
            self._looks = {}
            return ()
        self.trouble = None
        self._dealt_with = {name: old for name, old in self._dealt_with.items() if name in entries}
        for name, away in list(self._dealt_with.items()):
            self._put_away(name, away)
        before, self._looks = self._looks, {}
        ready: list[tuple[int, str]] = []
        for name, facts in entries.items():
            if name in self._dealt_with or is_left_alone(name) or stat.S_ISDIR(facts.st_mode):
                continue
            if why := _unopened_because(name, facts, self.limits):
                self._reject(name, _look(facts), why, now)
                continue
            if _is_marker(name, entries):
                continue
            look = self._looks[name] = _look(facts)
            if before.get(name) == look or f"{name}{MARKER}" in entries:
                ready.append((look.changed_ns, name))
        return [Arrival(now, self.folder / name) for _, name in sorted(ready)]

    def content(self, arrival: Arrival) -> bytes | None:
        """The bytes of a file unchanged since it was seen. None: it changes, has gone, or may not be read."""
        name = arrival.file.name
        try:
            # Without following links, and without waiting for the writer of a pipe that has taken the name.
            descriptor = os.open(arrival.file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        except FileNotFoundError:
            return None
        except OSError as refused:
            self.trouble = self._trouble(InboxTroubleCode.FILE_UNREADABLE, refused, name)
            return None
        with os.fdopen(descriptor, "rb") as file:
            if not _is_as_seen(os.fstat(descriptor), self._looks.get(name)):
                return None
            data = file.read(self.limits.bytes_of(name) + 1)
            return data if _is_as_seen(os.fstat(descriptor), self._looks.get(name)) else None

    def settle(self, arrival: Arrival, read: ReadFile) -> None:
        """Put an imported file away: to done, to rejected, or (refused as private) away for good."""
        receipt = imported(read, shown(arrival.file.name), arrival.at, self.language())
        folder = DONE if read.is_used else REJECTED
        self._deal_with(arrival.file.name, folder, receipt, keep=not read.private)

    def answered(self, arrival: Arrival, answer: AnswerTaken) -> bool:
        """Take away a mail for good; its receipt does not bear the name of its file."""
        name = arrival.file.name
        folder = REJECTED if answer.fate is AnswerFate.FAILED else DONE
        self._deal_with(name, folder, answered(answer, arrival.at, self.language()), keep=False)
        return name not in self._dealt_with

    def spoil(self, arrival: Arrival, mistake: Exception) -> None:
        """Put aside a file over which our own program failed, so that it holds up nothing else."""
        receipt = program_failed(told(arrival.file.name), type(mistake).__name__, arrival.at, self.language())
        self.rejections.append(self._rejection(arrival.file.name, PROGRAM_FAILED))
        self._deal_with(arrival.file.name, REJECTED, receipt)

    def mark(self, arrival: Arrival) -> str:
        """By its name and how it lay there; another file under the same name has another mark."""
        look = self._looks[arrival.file.name]
        return hashlib.sha256(f"{arrival.file.name}\0{look}".encode()).hexdigest()

    def leave(self, arrival: Arrival, why: ReaderNotStarted) -> None:
        """It stays for the next look; what the machine refuses is told as the inbox's trouble."""
        name = told(arrival.file.name)
        self.trouble = InboxTrouble(InboxTroubleCode.READER_MISSING, str(self.folder), why.detail, name)

    def wait(self, arrival: Arrival, why: AnotherImport) -> None:
        """It stays for the next look. That is no trouble: whoever imports will be done."""
        log.info("a file waits until another import is done", extra={"why": str(why), "at": arrival.at.isoformat()})

    def set_aside(self, arrival: Arrival) -> None:
        """Put aside a file over which one process after another has died."""
        name = told(arrival.file.name)
        self.rejections.append(self._rejection(arrival.file.name, ENDED_THE_PROGRAM))
        self._deal_with(arrival.file.name, REJECTED, ended_the_program(name, arrival.at, self.language()))

    def take_rejections(self) -> tuple[Rejection, ...]:
        """What was put aside unopened since the last time this was asked."""
        taken, self.rejections = tuple(self.rejections), []
        return taken

    def _reject(self, name: str, look: Look, why: Unopened, now: datetime) -> None:
        rejection = self._rejection(name, why)
        self.rejections.append(rejection)
        self._looks[name] = look
        self._deal_with(name, REJECTED, not_opened(rejection.name, why, rejection.megabytes, now, self.language()))

    def _rejection(self, name: str, why: str) -> Rejection:
        return Rejection(told(name), why, self.limits.megabytes_of(name))

    def _deal_with(self, name: str, folder: str, receipt: Receipt, *, keep: bool = True) -> None:
        away = _PutAway(self._looks[name], folder, receipt, keep)
        self._dealt_with[name] = away
        self._put_away(name, away)

    def _put_away(self, name: str, away: _PutAway) -> None:
        """Receipt first, then the move. What the disk refuses is tried again with the next look."""
        source = self.folder / name
        try:
            if _look(source.lstat()) != away.look:
                # Another file has taken the name meanwhile: it is new, and waits for its own turn.
                del self._dealt_with[name]
                return
            target = _free_target(self.folder / away.folder, away.receipt)
            write_whole(target.with_name(target.name + RECEIPT), away.receipt.text.encode(), self.rights)
            if away.keep:
                source.rename(target)
            else:
                source.unlink()
            (self.folder / f"{name}{MARKER}").unlink(missing_ok=True)
        except FileNotFoundError:
            self._dealt_with.pop(name, None)
        except OSError as refused:
            self.trouble = self._trouble(InboxTroubleCode.FILE_STAYS, refused, name, away.folder)
        else:
            self._dealt_with.pop(name, None)

    def _trouble(self, code: InboxTroubleCode, refused: OSError, name: str, into: str = "") -> InboxTrouble:
        return InboxTrouble(code, str(self.folder), str(refused.strerror), told(name), into)

    def _make_folders(self) -> None:
        for name in (DONE, REJECTED):
            make_folder(self.folder / name, self.rights)


def look_into(folder: Path, since: datetime) -> InboxBacklog:
    """What `status` shows of an inbox: what waits, and what was rejected since an instant. Changes nothing."""
    try:
        entries = _entries(folder)
        rejected = _entries(folder / REJECTED) if REJECTED in entries else {}
    except OSError as refused:
        return InboxBacklog(trouble=_trouble(folder, refused))
    # When it came to lie here: senders' tools keep the date of the contents.
    files = [
        facts.st_ctime
        for name, facts in entries.items()
        if not (stat.S_ISDIR(facts.st_mode) or is_left_alone(name) or _is_marker(name, entries))
    ]
    lately = sorted(
        (facts.st_mtime, name.removesuffix(RECEIPT))
        for name, facts in rejected.items()
        if name.endswith(RECEIPT) and facts.st_mtime >= since.timestamp()
    )
    return InboxBacklog(
        files=len(files),
        oldest_at=datetime.fromtimestamp(min(files), since.tzinfo) if files else None,
        folders=tuple(
            shown(name)
            for name, facts in entries.items()
            if stat.S_ISDIR(facts.st_mode) and name not in (DONE, REJECTED) and not is_left_alone(name)
        ),
        rejected_lately=tuple(shown(name) for _, name in reversed(lately)),
    )


def is_left_alone(name: str) -> bool:
    """Hidden and temporary names: somebody is still at work on them."""
    return name.startswith((".", "~")) or name.endswith("~") or name.lower().endswith(UNFINISHED)


def told(name: str) -> str:
    """As `shown`, for what is logged, journaled and kept; of a mail, whose subject may name somebody, its ending."""
    return f"mail{Path(name).suffix.lower()}" if is_called_mail(name) else shown(name)


def shown(name: str) -> str:
    """A name made harmless: what cannot be shown becomes `_`, and it is never too long."""
    harmless = "".join("_" if unicodedata.category(sign) in UNFIT else sign for sign in name)
    while len(harmless.encode()) > LONGEST_NAME:
        harmless = harmless[:-1]
    return harmless.strip(" .") or "_"


def _entries(folder: Path) -> Mapping[str, os.stat_result]:
    """Every name in a folder with its facts (of links: the link's own), in the order of the names."""
    facts_by_name: dict[str, os.stat_result] = {}
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            try:
                facts_by_name[entry.name] = entry.stat(follow_symlinks=False)
            except FileNotFoundError:
                continue
    return facts_by_name


def _unopened_because(name: str, facts: os.stat_result, limits: FileLimits) -> Unopened | None:
    """Why it is never opened; None: it may be."""
    for is_kind, kind in KINDS:
        if is_kind(facts.st_mode):
            return kind
    if shown(name) != name:
        long = len(os.fsencode(name)) > LONGEST_NAME
        return Unopened.NAME_TOO_LONG if long else Unopened.NAME_UNREADABLE
    if facts.st_size > limits.bytes_of(name):
        return Unopened.TOO_LARGE
    return None


def _is_marker(name: str, entries: Mapping[str, os.stat_result]) -> bool:
    """`a.csv.done` says that `a.csv` is complete; without it, the file is still to come."""
    return name.endswith(MARKER) and (name.removesuffix(MARKER) in entries or entries[name].st_size == 0)


def _look(facts: os.stat_result) -> Look:
    return Look(facts.st_ino, facts.st_size, facts.st_mtime_ns)


def _is_as_seen(facts: os.stat_result, look: Look | None) -> bool:
    return stat.S_ISREG(facts.st_mode) and _look(facts) == look


def _free_target(folder: Path, receipt: Receipt) -> Path:
    """Where the file goes: its name, with a number if another file has it. An own, earlier receipt is replaced."""
    return next(
        target
        for target in _names(folder, receipt.name)
        if not os.path.lexists(target) and _is_free(target.with_name(target.name + RECEIPT), receipt)
    )


def _names(folder: Path, name: str) -> Iterator[Path]:
    yield folder / name
    stem, dot, ending = name.rpartition(".")
    number = 2
    while True:
        yield folder / (f"{stem}-{number}.{ending}" if dot and stem else f"{name}-{number}")
        number += 1


def _is_free(path: Path, receipt: Receipt) -> bool:
    """No receipt lies there, or one that was written for these very bytes before a crash."""
    if not os.path.lexists(path):
        return True
    try:
        return bool(receipt.sha256) and receipt.sha256 in path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False


def _trouble(folder: Path, refused: OSError) -> InboxTrouble:
    is_gone = isinstance(refused, FileNotFoundError)
    code = InboxTroubleCode.NOT_THERE if is_gone else InboxTroubleCode.UNUSABLE
    return InboxTrouble(code, str(folder), str(refused.strerror))
