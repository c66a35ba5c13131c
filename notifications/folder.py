"""Write mails as files, for a house without SMTP access of its own; files whole and with their rights. Shell."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime
from pathlib import Path

from checker.domain.clock import local_day
from checker.domain.message import MessageKind
from notifications.transport import Delivered, Outcome, Unreachable

KEY_CHARACTERS = 8


@dataclass(frozen=True, slots=True)
class FileRights:
    """Who may read what is laid there for others: `mode` of a file, and its `group` (None: as the system gives it)."""

    mode: int = 0o640
    group: str | None = None


BY_DEFAULT = FileRights()


class FolderTransport:
    """`<date>-<kind>-<short key>.eml` and `.html`, both or none. The same mail again replaces itself."""

    def __init__(self, folder: Path, rights: FileRights = BY_DEFAULT) -> None:
        self._folder = folder
        self._rights = rights

    def deliver(
        self,
        raw: bytes,
        *,
        envelope_from: str,  # noqa: ARG002  # a file has no envelope
        recipient: str,  # noqa: ARG002
        before_data: Callable[[], None],
    ) -> Outcome:
        """Write both files. Unreachable when the folder cannot be written."""
        message = message_from_bytes(raw, policy=policy.default)
        assert isinstance(message, EmailMessage), "the default policy makes an EmailMessage"
        html = message.get_body(("html",))
        before_data()
        try:
            self._folder.parent.mkdir(parents=True, exist_ok=True)
            make_folder(self._folder, self._rights)
            target = self._folder / f"{file_stem(message)}.eml"
            page = {target.with_suffix(".html"): html.get_content().encode()} if html is not None else {}
            write_together(page | {target: raw}, self._rights)
        except OSError as trouble:
            return Unreachable(f"{trouble.strerror}: {trouble.filename}")
        return Delivered(str(target))

    def close(self) -> None:
        """There is no session."""


def file_stem(message: EmailMessage) -> str:
    """The name of a mail's files: its local day, kind and the start of its Message-ID."""
    day = local_day(parsedate_to_datetime(str(message["Date"])))
    # A letter says nothing of ours, its kind neither.
    kind = message["X-Zielwacht-Kind"] or MessageKind.LETTER
    short_key = str(message["Message-ID"]).lstrip("<")[:KEY_CHARACTERS]
    return f"{day:%Y-%m-%d}-{kind}-{short_key}"


def headers_of(raw: bytes) -> EmailMessage:
    """A mail's headers alone, a tenth of the cost of reading it whole."""
    mail = BytesHeaderParser(policy=policy.default).parsebytes(raw)
    assert isinstance(mail, EmailMessage), "the default policy makes an EmailMessage"
    return mail


def make_folder(folder: Path, rights: FileRights = BY_DEFAULT) -> None:
    """A folder in which files get the group of the `rights`. One that is there stays as it is."""
    if folder.is_dir():
        return
    folder.mkdir(exist_ok=True)
    if rights.group is not None:
        _give(folder, rights.group)
        with suppress(PermissionError):
            folder.chmod(0o2770)


def write_whole(target: Path, content: bytes, rights: FileRights = BY_DEFAULT) -> None:
    """The file appears with all its content and its rights or not at all, also after a power cut."""
    write_together({target: content}, rights)


def write_together(content_by_file: Mapping[Path, bytes], rights: FileRights = BY_DEFAULT) -> None:
    """Files of one folder, all or none: what has appeared goes again when a later one is refused."""
    unfinished = {target.with_name(f".{target.name}.{os.getpid()}"): target for target in content_by_file}
    appeared: list[Path] = []
    try:
        for file, target in unfinished.items():
            _write(file, content_by_file[target], rights)
        for file, target in unfinished.items():
            is_new = not target.exists()
            file.replace(target)
            appeared += [target] if is_new else []
        for folder in {target.parent for target in content_by_file}:
            _sync_folder(folder)
    except OSError:
        for target in appeared:
            target.unlink(missing_ok=True)
        raise
    finally:
        for file in unfinished:
            file.unlink(missing_ok=True)


def _write(file: Path, content: bytes, rights: FileRights) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, rights.mode)
    with os.fdopen(descriptor, "wb") as opened:
        # A file share decides itself and refuses; what matters is that the umask does not decide.
        with suppress(PermissionError):
            os.fchmod(descriptor, rights.mode)
        opened.write(content)
        opened.flush()
        os.fsync(descriptor)
    if rights.group is not None:
        _give(file, rights.group)


def _give(path: Path, group: str) -> None:
    try:
        shutil.chown(path, group=group)
    except LookupError:
        raise OSError(errno.EINVAL, f"there is no group '{group}'", str(path)) from None
    except PermissionError:
        # Only a member may give; a folder with setgid has given already.
        if path.group() != group:
            raise


def _sync_folder(folder: Path) -> None:
    """So that the new name, too, outlives a power cut. A share that cannot do that has written it itself."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
