"""The pages on a socket: uvicorn over the application, until it is stopped. Root.

No header of a proxy is believed (`proxy_headers`), the server does not say what it is, and no address with its query
is logged: links bear secrets there.
"""

from __future__ import annotations

import logging
import socket

import uvicorn
from starlette.types import ASGIApp

HEAD_BYTES = 16_384
KEEP_ALIVE_SECONDS = 5
FINISH_SECONDS = 10


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens; port 0: one that is free. OSError where it cannot."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(128)
    except OSError:
        listener.close()
        raise
    return listener


def server_of(app: ASGIApp) -> uvicorn.Server:
    """A server that is run with the sockets it is to listen on."""
    # Not only without handlers: whoever gives it some must not read what the addresses bear.
    logging.getLogger("uvicorn.access").disabled = True
    return uvicorn.Server(
        uvicorn.Config(
            app,
            http="h11",
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
        )
    )
