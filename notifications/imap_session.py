"""An IMAP connection with TLS that ends at a deadline, however slowly or endlessly the server answers. Shell.

The timeout of a socket begins anew with every byte, and the library keeps whatever a server says unasked.
"""

from __future__ import annotations

import ssl
from contextlib import suppress
from imaplib import IMAP4, IMAP4_SSL
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

CHUNK = 1 << 16
LONGEST_LINE = 1 << 20
# The beginning of a mail, and all that a server may say beside it.
MOST_ANSWER_BYTES = 4 << 20


class ImapSession(IMAP4_SSL):
    """Connected, encrypted from the first byte on. Past `deadline` (of the monotonic clock) TimeoutError is raised."""

    def __init__(self, host: str, port: int, context: ssl.SSLContext, timeout_seconds: float, deadline: float) -> None:
        self._timeout_seconds, self._deadline = timeout_seconds, deadline
        self._unread = b""
        self._answered = 0
        super().__init__(host, port, ssl_context=context, timeout=timeout_seconds)

    def allow(self) -> None:
        """What comes next is an answer to something new."""
        self._answered = 0

    def read(self, size: int) -> bytes:
        """So many bytes. IMAP4.abort where the server hangs up or says too much."""
        while len(self._unread) < size:
            self._receive()
        piece, self._unread = self._unread[:size], self._unread[size:]
        return piece

    def readline(self) -> bytes:
        """The next line with its end."""
        while b"\n" not in self._unread:
            if len(self._unread) > LONGEST_LINE:
                raise IMAP4.abort("the server does not end its line")
            self._receive()
        end = self._unread.index(b"\n") + 1
        line, self._unread = self._unread[:end], self._unread[end:]
        return line

    def send(self, data: Buffer) -> None:
        """As its parent, in the time that is left."""
        self.sock.settimeout(self._time_left())
        super().send(data)

    def end(self) -> None:
        """Hang up without a word."""
        with suppress(OSError):
            self.shutdown()

    def _receive(self) -> None:
        self.sock.settimeout(self._time_left())
        chunk = self.sock.recv(CHUNK)
        if not chunk:
            raise IMAP4.abort("the server hung up")
        self._answered += len(chunk)
        if self._answered > MOST_ANSWER_BYTES:
            raise IMAP4.abort("the server does not stop answering")
        self._unread += chunk

    def _time_left(self) -> float:
        left = self._deadline - monotonic()
        if left <= 0:
            raise TimeoutError("the dialogue with the server took too long")
        return min(left, self._timeout_seconds)
