"""A real SMTP server on a free loopback port, for the demo: it stores the mails it receives as files."""

from __future__ import annotations

from asyncio.base_events import Server
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from types import TracebackType
from typing import Any

from checker.domain.errors import UsageError
from notifications.folder import file_stem, headers_of

HOST = "127.0.0.1"
TAKEN = "250 OK"


class LoopbackSmtp:
    """Listens only on this machine, on a port that the kernel picks. Use as a context."""

    def __init__(self, folder: Path) -> None:
        try:
            from aiosmtpd.controller import Controller
        except ModuleNotFoundError as missing:
            raise UsageError("the demo needs its SMTP server: install zielwacht[demo]") from missing

        class KernelPicksPort(Controller):
            """The library greets the server on the port it asked for; here that is the one it was given."""

            def _trigger_server(self) -> None:
                assert isinstance(self.server, Server), "the server is running when it is greeted"
                self.port = self.server.sockets[0].getsockname()[1]
                super()._trigger_server()  # type: ignore[no-untyped-call]

        self._folder = folder
        self.taken = 0
        self._controller = KernelPicksPort(self, hostname=HOST, port=0)

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self._controller.port)

    def __enter__(self) -> LoopbackSmtp:
        self._controller.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._controller.stop()

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        """Keep the mail as `.eml`, byte for byte, and its HTML part beside it.

        Not forced to the disk, as a mail server must: these files may be lost in a power cut, and the year is
        watched in half the time.
        """
        raw: bytes = envelope.original_content
        target = self._folder / f"{file_stem(headers_of(raw))}.eml"
        html = _html_of(message_from_bytes(raw))
        if html is not None:
            target.with_suffix(".html").write_bytes(html)
        target.write_bytes(raw)
        self.taken += 1
        return TAKEN


def _html_of(mail: Message) -> bytes | None:
    """The first HTML part as it was before it was encoded. Ours are UTF-8, whatever the transfer."""
    parts = (part for part in mail.walk() if part.get_content_type() == "text/html")
    payload = next((part.get_payload(decode=True) for part in parts), None)
    return payload if isinstance(payload, bytes) else None
