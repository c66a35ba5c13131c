"""A real SMTP server on a free loopback port, for the demo: what it takes, it keeps as files."""

from __future__ import annotations

from asyncio.base_events import Server
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from types import TracebackType
from typing import Any

from checker.domain.errors import UsageError
from notifications.folder import file_stem, write_whole

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
        """Keep the mail as `.eml`, byte for byte, and its HTML part beside it."""
        raw: bytes = envelope.original_content
        mail = message_from_bytes(raw, policy=policy.default)
        assert isinstance(mail, EmailMessage), "the default policy makes an EmailMessage"
        target = self._folder / f"{file_stem(mail)}.eml"
        html = mail.get_body(("html",))
        if html is not None:
            write_whole(target.with_suffix(".html"), html.get_content().encode())
        write_whole(target, raw)
        self.taken += 1
        return TAKEN
