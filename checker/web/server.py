"""The pages on a socket: uvicorn over the application, until it is told to stop. Root.

No header of a proxy is believed (`proxy_headers`), the server does not say what it is, and no request is logged: who
opened which page is nobody's business, and links bear secrets.
"""

from __future__ import annotations

import logging
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

from checker.store.pages_heartbeat import BEAT_SECONDS
from checker.web.patient_protocol import PatientProtocol

HEAD_BYTES = 16_384
KEEP_ALIVE_SECONDS = 5
FINISH_SECONDS = 10
BACKLOG = 128


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens; port 0: one that is free. OSError where it cannot."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except OSError:
        listener.close()
        raise
    return listener


class PagesServer(uvicorn.Server):
    """Ends when it is told to, with what is in hand finished, and leaves the exit code to whoever started it."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        told_to_stop = (signal.SIGTERM, signal.SIGINT)
        before = {each: signal.signal(each, self.handle_exit) for each in told_to_stop}
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)


def server_of(app: ASGIApp, beat: Callable[[], None] | None = None) -> PagesServer:
    """A server that is run with the sockets it is to listen on. `beat` is called at its start and from then on every
    half minute, as long as it takes requests.
    """

    # Not only without handlers: whoever gives it some must not read what the addresses bear.
    logging.getLogger("uvicorn.access").disabled = True

    async def notify() -> None:
        if beat is not None:
            beat()

    return PagesServer(
        uvicorn.Config(
            app,
            http=PatientProtocol,
            ws="none",
            lifespan="off",
            loop="asyncio",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_keep_alive=KEEP_ALIVE_SECONDS,
            timeout_graceful_shutdown=FINISH_SECONDS,
            h11_max_incomplete_event_size=HEAD_BYTES,
            callback_notify=notify,
            timeout_notify=BEAT_SECONDS,
        )
    )
