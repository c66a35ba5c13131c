"""Read the mailbox that answers come to, over IMAP with TLS: what waits, how each mail begins, and move it away. Shell.

Nothing that a mail says goes into a trouble: only what the server says of log-in and folders does.
"""

from __future__ import annotations

import re
import ssl
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from imaplib import IMAP4
from time import monotonic
from typing import Protocol

from imap_tools.errors import ImapToolsError, MailboxFolderSelectError, MailboxLoginError
from imap_tools.mailbox import BaseMailBox

from checker.domain.mailbox_trouble import MailboxTrouble, MailboxTroubleCode
from checker.wording.escapes import escaped
from notifications.imap_session import ImapSession
from notifications.incoming import BEGINNING

# Whatever the server does, so that a daemon's round goes on: below the patience of its watchdog.
LONGEST_SESSION_SECONDS = 60
RECEIVED_AT = re.compile(rb'INTERNALDATE "([^"]{1,40})"')
LONGEST_REASON = 200
CONNECTION_TROUBLE = (OSError, IMAP4.error, ImapToolsError)


class MailboxNotRead(Exception):
    """Why the mailbox cannot be read now."""

    def __init__(self, trouble: MailboxTrouble) -> None:
        self.trouble = trouble
        super().__init__(trouble.code.value)


@dataclass(frozen=True, slots=True)
class ComeIn:
    """The beginning of a mail, and the instant (aware) at which the server had it. None: the server does not say."""

    raw: bytes = field(repr=False)
    received_at: datetime | None


class OpenMailbox(Protocol):
    """A session. Every question may raise MailboxNotRead."""

    @property
    def is_in_time(self) -> bool:
        """Is there time for one more mail?"""
        ...

    def waiting(self) -> tuple[str, ...]:
        """What lies there, the oldest first: a name for each mail within this session."""
        ...

    def mark(self, name: str) -> str:
        """A digest of where the mail lies, which no other mail of the house ever has. Of nothing that it says."""
        ...

    def read(self, name: str) -> ComeIn | None:
        """None: it has gone meanwhile."""
        ...

    def put_away(self, name: str) -> MailboxTrouble | None:
        """Move it out of the folder that is read. Why it stays; None: it is away."""
        ...


class AnswerMailbox(Protocol):
    """Where answers come in."""

    @property
    def place(self) -> str:
        """For people: where it is, without a secret."""
        ...

    def open(self) -> AbstractContextManager[OpenMailbox]:
        """A session, closed in any case. Raises MailboxNotRead."""
        ...


@dataclass(frozen=True, slots=True)
class MailboxServer:
    """Where the mailbox is, and how to log in. The password is never shown; `place` is what people read."""

    place: str
    host: str
    user: str
    password: str = field(repr=False)
    port: int = 993
    folder: str = "INBOX"
    moved_to: str = "Zielwacht"
    timeout_seconds: float = 20
    session_seconds: float = LONGEST_SESSION_SECONDS


class ImapMailbox:
    """A mailbox over IMAP4rev1 (RFC 3501)."""

    def __init__(self, server: MailboxServer) -> None:
        self._server = server

    @property
    def place(self) -> str:
        return self._server.place

    @contextmanager
    def open(self) -> Iterator[OpenMailbox]:
        """Log in and open the folder; what goes wrong at any point of the session is told as one of its troubles."""
        server = self._server
        session: _Session | None = None
        try:
            session = _Session(server)
            session.log_in()
            yield session
        except MailboxLoginError as refused:
            raise _trouble(MailboxTroubleCode.LOG_IN_REFUSED, server, _said(refused)) from None
        except MailboxFolderSelectError as refused:
            raise _trouble(MailboxTroubleCode.NO_FOLDER, server, _said(refused)) from None
        except CONNECTION_TROUBLE as trouble:
            # Without its cause: what a server answers at the wrong moment may be a piece of a mail.
            raise _connection_trouble(server, trouble) from None
        finally:
            if session is not None:
                session.close()


class _Box(BaseMailBox):
    """The library's mailbox, over a connection of ours."""

    def __init__(self, connection: ImapSession) -> None:
        self._connection = connection
        super().__init__()

    def _get_mailbox_client(self) -> IMAP4:
        return self._connection


class _Session:
    def __init__(self, server: MailboxServer) -> None:
        self._server = server
        self._deadline = monotonic() + server.session_seconds
        context = ssl.create_default_context()
        self._connection = ImapSession(server.host, server.port, context, server.timeout_seconds, self._deadline)
        self._box = _Box(self._connection)
        self._validity = b""
        self._has_target = False

    def log_in(self) -> None:
        try:
            self._box.login(self._server.user, self._server.password, initial_folder=None)
        except UnicodeError:
            # Without its cause: that would show a character of the password.
            raise _trouble(MailboxTroubleCode.LOG_IN_REFUSED, self._server, "not ASCII") from None
        self._box.folder.set(self._server.folder)
        _, validity = self._connection.response("UIDVALIDITY")
        self._validity = next((said for said in validity if isinstance(said, bytes)), b"")

    @property
    def is_in_time(self) -> bool:
        return monotonic() + self._server.timeout_seconds < self._deadline

    def waiting(self) -> tuple[str, ...]:
        self._connection.allow()
        return tuple(sorted(self._box.uids("UNDELETED", charset=None), key=int))

    def mark(self, name: str) -> str:
        where = "\0".join((self._server.place, self._validity.decode("ascii", "replace"), name))
        return sha256(where.encode()).hexdigest()

    def read(self, name: str) -> ComeIn | None:
        self._connection.allow()
        _, answer = self._connection.uid("FETCH", name, f"(INTERNALDATE BODY.PEEK[]<0.{BEGINNING}>)")
        literals = [part for part in answer if isinstance(part, tuple)]
        if not literals:
            return None
        around = b" ".join(part[0] if isinstance(part, tuple) else part for part in answer if part is not None)
        return ComeIn(literals[0][1], _instant(RECEIVED_AT.search(around)))

    def put_away(self, name: str) -> MailboxTrouble | None:
        self._connection.allow()
        try:
            if not self._has_target and not self._box.folder.exists(self._server.moved_to):
                self._box.folder.create(self._server.moved_to)
            self._has_target = True
            self._box.move(name, self._server.moved_to)
        except ImapToolsError as refused:
            return _trouble(MailboxTroubleCode.REFUSED, self._server, _said(refused)).trouble
        return None

    def close(self) -> None:
        """Without a word where there is no time left for one."""
        try:
            self._connection.allow()
            self._box.logout()
        except CONNECTION_TROUBLE:
            self._connection.end()


def _instant(found: re.Match[bytes] | None) -> datetime | None:
    if found is None:
        return None
    try:
        return datetime.strptime(found[1].decode("ascii").strip(), "%d-%b-%Y %H:%M:%S %z").astimezone(UTC)
    except ValueError:
        return None


def _connection_trouble(server: MailboxServer, trouble: Exception) -> MailboxNotRead:
    match trouble:
        case ssl.SSLCertVerificationError():
            return _trouble(MailboxTroubleCode.CERTIFICATE, server, trouble.verify_message)
        case TimeoutError():
            return _trouble(MailboxTroubleCode.TOO_SLOW, server)
        case ssl.SSLError():
            return _trouble(MailboxTroubleCode.NO_TLS, server, trouble.reason or "")
        case OSError():
            return _trouble(MailboxTroubleCode.NOT_REACHED, server, trouble.strerror or type(trouble).__name__)
        case ImapToolsError():
            return _trouble(MailboxTroubleCode.REFUSED, server, _said(trouble))
        case IMAP4.abort():
            return _trouble(MailboxTroubleCode.NO_IMAP, server)
        case _:
            return _trouble(MailboxTroubleCode.REFUSED, server, type(trouble).__name__)


def _trouble(code: MailboxTroubleCode, server: MailboxServer, detail: str = "") -> MailboxNotRead:
    said = escaped(" ".join(detail.split()))[:LONGEST_REASON]
    return MailboxNotRead(MailboxTrouble(code, server.place, said))


def _said(refused: ImapToolsError) -> str:
    """What the server answered to a command: of log-in, folder or move, never of a mail."""
    result = getattr(refused, "command_result", ("", [b""]))
    return " ".join(part.decode("utf-8", "replace") for part in result[1] if isinstance(part, bytes))
