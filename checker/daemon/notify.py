"""Reports the daemon's state to systemd: READY=1, WATCHDOG=1, STOPPING=1, STATUS=…. Shell; unused without systemd."""

from __future__ import annotations

import os
import socket


def notify(*facts: str) -> None:
    """One datagram to $NOTIFY_SOCKET; a leading `@` means an abstract name. Nobody listening is no trouble."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address.startswith(("/", "@")):
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as to:
        to.settimeout(1)
        try:
            to.sendto("\n".join(facts).encode(), address.replace("@", "\0", 1) if address[0] == "@" else address)
        except OSError:
            return
