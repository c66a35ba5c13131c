"""A real IMAP server on a loopback port of the kernel's choice, with TLS: what a mailbox client needs, and its faults.

It speaks IMAP4rev1 (RFC 3501, RFC 6851) as far as our client asks. Its certificate is made for the test.
"""

from __future__ import annotations

import re
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import Thread

from tests.certificate import self_signed

USER, PASSWORD = "zielwacht", "geheim 'mit' \"Zeichen\""
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')


@dataclass(slots=True)
class Kept:
    """A mail in a folder."""

    uid: int
    raw: bytes
    at: datetime
    is_deleted: bool = False


@dataclass
class ImapServer:
    """`faults` are words by which it misbehaves, see `_answered`; `commands` what was asked, without passwords."""

    certificate: Path
    port: int = 0
    folders: dict[str, list[Kept]] = field(default_factory=lambda: {"INBOX": []})
    capabilities: str = "IMAP4rev1 MOVE UIDPLUS"
    faults: set[str] = field(default_factory=set)
    commands: list[str] = field(default_factory=list)
    bytes_sent: int = 0
    _last: int = 0

    def lay(self, raw: bytes, at: datetime, folder: str = "INBOX") -> int:
        self._last += 1
        self.folders.setdefault(folder, []).append(Kept(self._last, raw, at))
        return self._last

    def uids(self, folder: str = "INBOX") -> list[int]:
        return [mail.uid for mail in self.folders.get(folder, [])]


@contextmanager
def running(folder: Path, name: str = "localhost") -> Iterator[ImapServer]:
    """Started, and its certificate (for `name`) written to `folder`; trust it by SSL_CERT_FILE."""
    certificate, key = self_signed(folder, name)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    listener = socket.create_server(("127.0.0.1", 0))
    server = ImapServer(certificate, listener.getsockname()[1])
    thread = Thread(target=_accept, args=(server, listener, context), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        # Closing alone does not wake who waits in accept.
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)


def _accept(server: ImapServer, listener: socket.socket, context: ssl.SSLContext) -> None:
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        Thread(target=_serve, args=(server, connection, context), daemon=True).start()


def _serve(server: ImapServer, connection: socket.socket, context: ssl.SSLContext) -> None:
    # Whatever a client does to its connection ends that one alone.
    with suppress(OSError), connection:
        if "plain text" in server.faults:
            connection.sendall(b"* OK ready\r\n")
            return
        with context.wrap_socket(connection, server_side=True) as encrypted:
            _Dialogue(server, encrypted).run()


class _Dialogue:
    def __init__(self, server: ImapServer, connection: ssl.SSLSocket) -> None:
        self._server, self._connection = server, connection
        self._lines = connection.makefile("rb")
        self._selected = ""

    def run(self) -> None:
        self._say("* OK ready" if "no imap" not in self._server.faults else "220 mail.example ESMTP")
        for line in self._lines:
            tag, _, rest = line.decode().rstrip("\r\n").partition(" ")
            if not self._answered(tag, rest):
                return

    def _answered(self, tag: str, command: str) -> bool:
        """False: the connection ends."""
        words = [(found[1] and re.sub(r"\\(.)", r"\1", found[1])) or found[2] for found in QUOTED.finditer(command)]
        name = " ".join(words[:2] if words[0] == "UID" else words[:1]).upper()
        self._server.commands.append(name)
        faults = self._server.faults
        if f"hangs up at {name}" in faults:
            return False
        if f"silent at {name}" in faults:
            time.sleep(3)
            return False
        if f"endless at {name}" in faults:
            while True:
                self._say("* OK still here " + "x" * 60_000)
        if f"drips at {name}" in faults:
            for _ in range(100):
                self._connection.sendall(b"*")
                time.sleep(0.05)
            return False
        if f"refuses {name}" in faults:
            self._say(f"{tag} NO [ALERT] not now")
            return True
        self._say(*getattr(self, "_" + name.lower().replace(" ", "_"))(*words[1 + (words[0] == "UID") :]), tag=tag)
        return name != "LOGOUT"

    def _say(self, *lines: str | bytes, tag: str = "") -> None:
        *untagged, last = lines
        for line in (*untagged, f"{tag} {last}" if tag and isinstance(last, str) else last):
            said = line.encode() if isinstance(line, str) else line
            self._server.bytes_sent += len(said)
            self._connection.sendall(said + b"\r\n")

    def _capability(self) -> list[str]:
        return [f"* CAPABILITY {self._server.capabilities}", "OK done"]

    def _login(self, user: str, password: str) -> list[str]:
        if (user, password) != (USER, PASSWORD):
            return ["NO [AUTHENTICATIONFAILED] Invalid credentials"]
        return ["OK logged in"]

    def _select(self, folder: str) -> list[str]:
        if folder not in self._server.folders:
            return ["NO [NONEXISTENT] Unknown Mailbox"]
        self._selected = folder
        count = len(self._server.folders[folder])
        return [f"* {count} EXISTS", "* OK [UIDVALIDITY 7] valid", "OK [READ-WRITE] selected"]

    def _uid_search(self, *_: str) -> list[str]:
        uids = " ".join(str(mail.uid) for mail in self._mails() if not mail.is_deleted)
        return [f"* SEARCH {uids}".rstrip(), "OK searched"]

    def _uid_fetch(self, uid: str, *_: str) -> list[str | bytes]:
        found = [mail for mail in self._mails() if mail.uid == int(uid)]
        if not found:
            return ["OK nothing"]
        (mail,) = found
        raw = mail.raw[: 1 << 20]
        head = f'* 1 FETCH (UID {uid} INTERNALDATE "{mail.at:%d-%b-%Y %H:%M:%S %z}" BODY[]<0> {{{len(raw)}}}'
        return [head, raw + b")", "OK fetched"]

    def _list(self, _: str, folder: str) -> list[str]:
        is_there = folder in self._server.folders
        return [*([f'* LIST (\\HasNoChildren) "/" "{folder}"'] if is_there else []), "OK listed"]

    def _create(self, folder: str) -> list[str]:
        self._server.folders[folder] = []
        return ["OK created"]

    def _uid_move(self, uid: str, folder: str) -> list[str]:
        self._uid_copy(uid, folder)
        self._server.folders[self._selected] = [mail for mail in self._mails() if mail.uid != int(uid)]
        return ["* 1 EXPUNGE", "OK moved"]

    def _uid_copy(self, uid: str, folder: str) -> list[str]:
        for mail in self._mails():
            if mail.uid == int(uid):
                self._server.lay(mail.raw, mail.at, folder)
        return ["OK copied"]

    def _uid_store(self, uid: str, *_: str) -> list[str]:
        for mail in self._mails():
            mail.is_deleted = mail.is_deleted or mail.uid == int(uid)
        return ["OK stored"]

    def _expunge(self) -> list[str]:
        self._server.folders[self._selected] = [mail for mail in self._mails() if not mail.is_deleted]
        return ["OK expunged"]

    def _logout(self) -> list[str]:
        return ["* BYE", "OK bye"]

    def _mails(self) -> list[Kept]:
        return self._server.folders[self._selected]
