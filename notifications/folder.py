"""Write mails as files, for a house without SMTP access of its own. Shell."""

from __future__ import annotations

import os
from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime
from pathlib import Path

from checker.domain.clock import local_day
from notifications.transport import Delivered, Outcome, Unreachable

KEY_CHARACTERS = 8


class FolderTransport:
    """`<date>-<kind>-<short key>.eml` and `.html`, whole or not at all. The same mail again replaces itself."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

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
            self._folder.mkdir(parents=True, exist_ok=True)
            target = self._folder / f"{file_stem(message)}.eml"
            if html is not None:
                write_whole(target.with_suffix(".html"), html.get_content().encode())
            write_whole(target, raw)
        except OSError as trouble:
            return Unreachable(f"{trouble.strerror}: {trouble.filename}")
        return Delivered(str(target))

    def close(self) -> None:
        """There is no session."""


def file_stem(message: EmailMessage) -> str:
    """The name of a mail's files: its local day, kind and the start of its Message-ID."""
    day = local_day(parsedate_to_datetime(str(message["Date"])))
    short_key = str(message["Message-ID"]).lstrip("<")[:KEY_CHARACTERS]
    return f"{day:%Y-%m-%d}-{message['X-Zielwacht-Kind']}-{short_key}"


def headers_of(raw: bytes) -> EmailMessage:
    """A mail's headers alone, a tenth of the cost of reading it whole."""
    mail = BytesHeaderParser(policy=policy.default).parsebytes(raw)
    assert isinstance(mail, EmailMessage), "the default policy makes an EmailMessage"
    return mail


def write_whole(target: Path, content: bytes) -> None:
    """The file appears with all its content or not at all, also after a power cut."""
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
