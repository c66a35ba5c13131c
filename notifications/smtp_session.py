"""An SMTP session that ends at a deadline, however slowly or endlessly the server answers. Shell.

The timeout of a socket begins anew with every byte, so that a server which drips would hold us for ever.
"""

from __future__ import annotations

import smtplib
import ssl
from time import monotonic
from typing import Protocol

CHUNK = 4096
# A polite server says some hundred bytes a mail.
MOST_ANSWER_BYTES = 256 * 1024


class Place(Protocol):
    """Where to connect: what a session needs to know of the configured server."""

    @property
    def host(self) -> str: ...
    @property
    def port(self) -> int: ...
    @property
    def own_name(self) -> str | None: ...
    @property
    def timeout_seconds(self) -> float: ...


class _Limited(smtplib.SMTP):
    """`deadline` (of the monotonic clock) may be moved on before each mail; nothing is waited for beyond it."""

    deadline: float
    timeout_seconds: float

    def getreply(self) -> tuple[int, bytes]:
        """As its parent, which reads through `file`; a new one is needed after STARTTLS too."""
        if self.file is None and self.sock is not None:
            self.file = _Answers(self)
        if isinstance(self.file, _Answers):
            self.file.answered = 0
        return super().getreply()

    def send(self, s: str | bytes) -> None:  # type: ignore[override]
        """As its parent, in the time that is left. SMTPServerDisconnected when there is none."""
        if self.sock is not None:
            try:
                self.sock.settimeout(self.time_left())
            except TimeoutError as late:
                self.close()
                raise smtplib.SMTPServerDisconnected(str(late)) from late
        super().send(s)

    def time_left(self) -> float:
        """Seconds until the next byte must have come. TimeoutError past the deadline."""
        left = self.deadline - monotonic()
        if left <= 0:
            raise TimeoutError("the dialogue with the server took too long")
        return min(left, self.timeout_seconds)


class Session(_Limited):
    """Connected in the clear; STARTTLS may follow."""

    def __init__(self, place: Place, deadline: float) -> None:
        self.deadline, self.timeout_seconds = deadline, place.timeout_seconds
        super().__init__(place.host, place.port, place.own_name, timeout=place.timeout_seconds)


class TlsSession(_Limited, smtplib.SMTP_SSL):
    """Encrypted from the first byte on."""

    def __init__(self, place: Place, deadline: float, context: ssl.SSLContext | None) -> None:
        self.deadline, self.timeout_seconds = deadline, place.timeout_seconds
        smtplib.SMTP_SSL.__init__(
            self, place.host, place.port, place.own_name, timeout=place.timeout_seconds, context=context
        )


class _Answers:
    """What the server says, line by line, in place of a buffered file of the socket.

    `answered` counts the bytes of the answer that is being read.
    """

    def __init__(self, session: _Limited) -> None:
        self._session = session
        self._bytes = b""
        self.answered = 0

    def readline(self, limit: int) -> bytes:
        """The next line, or its first `limit` bytes; empty when the server hung up. OSError past a limit."""
        sock = self._session.sock
        assert sock is not None, "an answer is read from a socket"
        while b"\n" not in self._bytes and len(self._bytes) < limit:
            sock.settimeout(self._session.time_left())
            try:
                chunk = sock.recv(CHUNK)
            except TimeoutError:
                self._session.time_left()  # says so when it was the last wait that the deadline allowed
                raise
            self.answered += len(chunk)
            if self.answered > MOST_ANSWER_BYTES:
                raise OSError("the server does not stop answering")
            if not chunk:
                break
            self._bytes += chunk
        end = self._bytes.find(b"\n") + 1 or len(self._bytes)
        line, self._bytes = self._bytes[: min(end, limit)], self._bytes[min(end, limit) :]
        return line

    def close(self) -> None:
        """The socket is closed by the session."""
