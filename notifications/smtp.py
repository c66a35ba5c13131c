"""Hand mails to an SMTP server, one recipient a message, and return the result for each. Shell."""

from __future__ import annotations

import logging
import re
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import Literal

from checker.wording.escapes import escaped
from notifications.smtp_session import Session, TlsSession
from notifications.transport import Ambiguous, Delivered, NotCarried, Outcome, Rejected, Unreachable

log = logging.getLogger(__name__)

READY_FOR_TEXT = 354
CLOSING = 421
# The server wants a login or refuses ours: no mail is at fault, so all of them wait.
LOGIN_CODES = frozenset({530, 534, 535, 538})
# 5.7.x: not allowed; 5.1.7 and 5.1.8: our sender (RFC 3463). Servers that give no such code have their usual words.
OF_US_NOT_OF_THE_RECIPIENT = re.compile(
    r"\b5\.(7\.\d+|1\.[78])\b|\brelay|rcpthosts|\bsender\b|client host|helo command|access denied|authenticat",
    re.IGNORECASE,
)
CONNECTION_TROUBLE = (OSError, smtplib.SMTPException)
# A dialogue may take that many times what a single answer may: a server that drips must not hold us for ever.
ANSWERS_IN_A_DIALOGUE = 4
# Below the lease of a mail (five minutes), so that nobody else takes it while we wait.
LONGEST_DIALOGUE_SECONDS = 240


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

    @property
    def dialogue_seconds(self) -> float:
        """How long all of one mail may take, from connecting to the answer to its text."""
        return min(ANSWERS_IN_A_DIALOGUE * self.timeout_seconds, LONGEST_DIALOGUE_SECONDS)


class SmtpTransport:
    """Keeps one session for several messages; opens a new one after any trouble."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._session: Session | TlsSession | None = None
        self._deadline = 0.0

    def deliver(self, raw: bytes, *, envelope_from: str, recipient: str, before_data: Callable[[], None]) -> Outcome:
        """Hand over one mail. A session that the server closed meanwhile is opened again, once."""
        is_fresh = self._session is None
        self._set_deadline(self._server.dialogue_seconds)
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

    def greet(self) -> str | None:
        """Connect, greet, encrypt and log in as for a mail, and take leave. Why that fails; None: all of it works."""
        self._set_deadline(self._server.dialogue_seconds)
        try:
            self._session = _open(self._server, self._deadline)
        except CONNECTION_TROUBLE as trouble:
            return _reason(trouble)
        self.close()
        return None

    def close(self) -> None:
        """End the session. A server that is gone already is no problem."""
        self._set_deadline(self._server.timeout_seconds)
        session, self._session = self._session, None
        if session is None:
            return
        try:
            session.quit()
        except CONNECTION_TROUBLE:
            session.close()

    def _set_deadline(self, seconds: float) -> None:
        self._deadline = monotonic() + seconds
        if self._session is not None:
            self._session.deadline = self._deadline

    def _address(self, envelope_from: str, recipient: str) -> Rejected | NotCarried | Unreachable | None:
        """Sender and recipient, nothing of the mail yet. None: the server is ready for it."""
        try:
            session = self._session = self._session or _open(self._server, self._deadline)
            code, answer = session.mail(envelope_from)
            if not 200 <= code < 300:
                # The sender is that of every mail: whatever is wrong with it, no mail is at fault.
                self._end_envelope(code)
                return Unreachable(_answer(code, answer))
            code, answer = session.rcpt(recipient)
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
        if 200 <= code < 300:
            return Delivered(_text(answer))
        if not _is_refusal(code):
            self._drop()
            return Ambiguous(_answer(code, answer))
        return self._refused(code, answer)

    def _refused(self, code: int, answer: bytes) -> Rejected | NotCarried | Unreachable:
        self._end_envelope(code)
        text = _answer(code, answer)
        if code in LOGIN_CODES or not _is_refusal(code):
            return Unreachable(text)
        if code >= 500 and OF_US_NOT_OF_THE_RECIPIENT.search(text):
            return NotCarried(text)
        return Rejected(permanent=code >= 500, answer=text)

    def _end_envelope(self, code: int) -> None:
        """After a refusal the envelope must not be mixed with the next one; who answers garbage is not asked again."""
        self._drop() if code == CLOSING or not _is_refusal(code) else self._reset()

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


def _open(server: Server, deadline: float) -> Session | TlsSession:
    context = None if server.security == "none" else ssl.create_default_context()
    if server.security == "tls":
        session: Session | TlsSession = TlsSession(server, deadline, context)
    else:
        session = Session(server, deadline)
    try:
        if server.security == "starttls":
            session.starttls(context=context)
        session.ehlo_or_helo_if_needed()
        if server.username is not None:
            _log_in(session, server.username, server.password or "")
    except BaseException:
        session.close()
        raise
    return session


def _log_in(session: smtplib.SMTP, username: str, password: str) -> None:
    try:
        session.login(username, password)
    except UnicodeError:
        # Without its cause: that would show a character of the password.
        raise smtplib.SMTPException("user name or password holds a character that SMTP cannot carry") from None


def _is_refusal(code: int) -> bool:
    """Is it an answer that refuses, for now or for good? Anything else where success was expected is garbage."""
    return 400 <= code < 600


def _dot_stuffed(raw: bytes) -> bytes:
    """A line that begins with a dot gets a second one, and the text ends with a line end. RFC 5321, 4.5.2."""
    stuffed = re.sub(rb"(?m)^\.", b"..", raw)
    return stuffed if stuffed.endswith(b"\r\n") else stuffed + b"\r\n"


def _reason(trouble: Exception) -> str:
    """What went wrong in one line; a server's refusal with its code, never what we had sent."""
    if isinstance(trouble, smtplib.SMTPResponseException):
        return f"{trouble.smtp_code} {_text(trouble.smtp_error)}"
    return " ".join(f"{type(trouble).__name__}: {trouble}".split())


def _answer(code: int, answer: bytes) -> str:
    """Code and text of an answer."""
    return f"{code} {_text(answer)}" if code >= 0 else "an answer without a code"


def _text(answer: bytes | str) -> str:
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return escaped(" ".join(text.split()))
