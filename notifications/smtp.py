"""Hand mails to an SMTP server, one recipient a message, and know what became of each. Shell."""

from __future__ import annotations

import logging
import re
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from notifications.transport import Ambiguous, Delivered, Outcome, Rejected, Unreachable

log = logging.getLogger(__name__)

READY_FOR_TEXT = 354
CLOSING = 421
# The server wants a login or refuses ours: no mail is at fault, so all of them wait.
LOGIN_CODES = frozenset({530, 534, 535, 538})
CONNECTION_TROUBLE = (OSError, smtplib.SMTPException)


@dataclass(frozen=True, slots=True)
class Server:
    """Where and how to connect. Nobody logs in without `username`. The password is never shown."""

    host: str
    port: int
    security: Literal["none", "starttls", "tls"] = "none"
    username: str | None = None
    password: str | None = field(default=None, repr=False)
    timeout_seconds: float = 30
    own_name: str | None = None


class SmtpTransport:
    """Keeps one session for several messages; opens a new one after any trouble."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._session: smtplib.SMTP | None = None

    def deliver(self, raw: bytes, *, envelope_from: str, recipient: str, before_data: Callable[[], None]) -> Outcome:
        """Hand over one mail. A session that the server closed meanwhile is opened again, once."""
        is_fresh = self._session is None
        outcome = self._address(envelope_from, recipient)
        if isinstance(outcome, Unreachable) and not is_fresh:
            outcome = self._address(envelope_from, recipient)
        if outcome is not None:
            return outcome
        try:
            before_data()
        except BaseException:
            self.close()
            raise
        return self._hand_over(raw)

    def close(self) -> None:
        """Say goodbye. A server that is gone already is no trouble."""
        session, self._session = self._session, None
        if session is None:
            return
        try:
            session.quit()
        except CONNECTION_TROUBLE:
            session.close()

    def _address(self, envelope_from: str, recipient: str) -> Rejected | Unreachable | None:
        """Sender and recipient, nothing of the mail yet. None: the server is ready for it."""
        try:
            session = self._session = self._session or _open(self._server)
            for code, answer in (session.mail(envelope_from), session.rcpt(recipient)):
                if not 200 <= code < 300:
                    return self._refused(code, answer)
        except CONNECTION_TROUBLE as trouble:
            return self._lost(trouble)
        return None

    def _hand_over(self, raw: bytes) -> Outcome:
        session = self._session
        assert session is not None, "a mail is handed over only after its addresses"
        try:
            code, answer = session.docmd("DATA")
        except CONNECTION_TROUBLE as trouble:
            return self._lost(trouble)
        if code != READY_FOR_TEXT:
            return self._refused(code, answer)
        try:
            session.send(_dot_stuffed(raw) + b".\r\n")
            code, answer = session.getreply()
        except CONNECTION_TROUBLE as trouble:
            self._drop()
            return Ambiguous(_reason(trouble))
        return Delivered(_text(answer)) if 200 <= code < 300 else self._refused(code, answer)

    def _refused(self, code: int, answer: bytes) -> Rejected | Unreachable:
        # After a refusal the envelope must not be mixed with the next one.
        self._drop() if code == CLOSING else self._reset()
        text = f"{code} {_text(answer)}"
        if code in LOGIN_CODES:
            return Unreachable(text)
        return Rejected(permanent=code >= 500, answer=text)

    def _reset(self) -> None:
        try:
            if self._session is not None:
                self._session.rset()
        except CONNECTION_TROUBLE:
            self._drop()

    def _lost(self, trouble: Exception) -> Unreachable:
        self._drop()
        reason = _reason(trouble)
        log.warning("mail server not reached", extra={"smtp_host": self._server.host, "reason": reason})
        return Unreachable(reason)

    def _drop(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            session.close()


def _open(server: Server) -> smtplib.SMTP:
    context = None if server.security == "none" else ssl.create_default_context()
    if server.security == "tls":
        session: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, server.own_name, timeout=server.timeout_seconds, context=context
        )
    else:
        session = smtplib.SMTP(server.host, server.port, server.own_name, timeout=server.timeout_seconds)
    try:
        if server.security == "starttls":
            session.starttls(context=context)
        session.ehlo_or_helo_if_needed()
        if server.username is not None:
            session.login(server.username, server.password or "")
    except BaseException:
        session.close()
        raise
    return session


def _dot_stuffed(raw: bytes) -> bytes:
    """A line that begins with a dot gets a second one, and the text ends with a line end. RFC 5321, 4.5.2."""
    stuffed = re.sub(rb"(?m)^\.", b"..", raw)
    return stuffed if stuffed.endswith(b"\r\n") else stuffed + b"\r\n"


def _reason(trouble: Exception) -> str:
    """What went wrong in one line; a server's refusal with its code, never what we had sent."""
    if isinstance(trouble, smtplib.SMTPResponseException):
        return f"{trouble.smtp_code} {_text(trouble.smtp_error)}"
    return " ".join(f"{type(trouble).__name__}: {trouble}".split())


def _text(answer: bytes | str) -> str:
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return " ".join(text.split())
