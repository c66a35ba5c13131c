"""How long does the server wait for the head of a request, and what does it say to what is none? Edge, over uvicorn.

uvicorn waits for a head without end, holds any number of connections, and answers nonsense in words of its own. Here a
connection is closed when its head does not arrive in time, or when there are too many; nonsense gets a page.
"""

from __future__ import annotations

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from checker.web.guard import strict_headers
from checker.web.web_answer import plain_error
from checker.wording.web_error_texts import WebErrorKind

HEAD_SECONDS = 10.0
MOST_CONNECTIONS = 500


class PatientProtocol(H11Protocol):
    """One connection."""

    head_seconds = HEAD_SECONDS
    most_connections = MOST_CONNECTIONS
    _patience: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        if len(self.connections) > self.most_connections:
            transport.abort()
            return
        self._wait_for_a_head()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.conn.their_state is h11.IDLE:
            self._wait_for_a_head()
        else:
            self._stop_waiting()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        # uvicorn waits for the next request for `timeout_keep_alive`, and for its head without end.
        self._stop_waiting()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002
        answer = plain_error(WebErrorKind.BAD_REQUEST, "de")
        named = (*answer.headers, *strict_headers(), ("content-length", str(len(answer.body))), ("connection", "close"))
        headers = [(name.encode(), value.encode()) for name, value in named]
        try:
            for event in (
                h11.Response(status_code=answer.status, headers=headers, reason=b"Bad Request"),
                h11.Data(data=answer.body),
                h11.EndOfMessage(),
            ):
                self.transport.write(self.conn.send(event) or b"")
        except h11.LocalProtocolError:
            # An answer is on its way already.
            pass
        self.transport.close()

    def _wait_for_a_head(self) -> None:
        if self._patience is None:
            self._patience = self.loop.call_later(self.head_seconds, self.transport.abort)

    def _stop_waiting(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None
