"""SmtpTransport against a real SMTP server on the loopback: what became of each mail, and what may be repeated."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from notifications.smtp import OF_US_NOT_OF_THE_RECIPIENT, Server, SmtpTransport
from notifications.transport import Ambiguous, Delivered, NotCarried, Outcome, Rejected, Unreachable

RAW = b"Subject: Test\r\nMessage-ID: <a@b.example>\r\n\r\nZeile\r\n.Punkt\r\n..\r\n"
SENDER, RECIPIENT = "zielwacht@jobcenter.example", "gf@jobcenter.example"
PASSWORD = "not-for-any-log"


class Mailroom:
    """Takes mails, or behaves as `manner` says; remembers what it took and how many sessions there were."""

    def __init__(self, manner: str = "accept") -> None:
        self.manner = manner
        self.taken: list[bytes] = []
        self.sessions: set[int] = set()
        self.refused: list[str] = []

    async def handle_MAIL(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if self.manner == "550 at MAIL":
            return "550 sender not known here"
        if self.manner == "451 at MAIL":
            return "451 not now"
        if self.manner == "garbage at MAIL":
            return "well"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        self.sessions.add(id(session))
        match self.manner:
            case "450":
                return "450 mailbox busy, try later"
            case "550":
                return "550 no such mailbox"
            case "421":
                return "421 closing for maintenance"
            case "530":
                return "530 log in first"
            case "relaying denied":
                return "550 5.7.1 relaying denied"
            case "relaying denied to the first" if not self.refused:
                self.refused.append(address)
                return "554 Relay access denied"
            case "garbage at RCPT":
                return "moo"
            case "drop at RCPT":
                drop(server)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:
        match self.manner:
            case "554 after DATA":
                return "554 looks like spam"
            case "client refused after the text":
                return "554 5.7.1 Client host rejected"
            case "garbage after the text":
                return "\u2603 hello"
            case "350 after the text":
                return "350 go on"
            case "451 after DATA":
                return "451 greylisted"
            case "slow":
                await asyncio.sleep(1.5)
        self.taken.append(bytes(envelope.original_content or b""))
        if self.manner == "drop after DATA":
            drop(server)
        return "250 taken"


class DroppingInData(SMTP):
    """Answers 354 and hangs up."""

    async def smtp_DATA(self, arg: str) -> None:
        await self.push("354 go ahead")
        drop(self)


class DroppingBeforeData(SMTP):
    """Hangs up instead of answering DATA."""

    async def smtp_DATA(self, arg: str) -> None:
        drop(self)


def drop(server: SMTP) -> None:
    assert isinstance(server.transport, asyncio.Transport)
    server.transport.abort()


@contextmanager
def a_server(mailroom: Mailroom, protocol: type[SMTP] = SMTP, **options: Any) -> Iterator[Server]:
    class OnAnyPort(Controller):
        def factory(self) -> SMTP:
            return protocol(self.handler, **self.SMTP_kwargs)

        def _trigger_server(self) -> None:
            """As its parent, at the port that the system gave."""
            assert isinstance(self.server, asyncio.Server)
            self.port = self.server.sockets[0].getsockname()[1]
            super()._trigger_server()

    controller = OnAnyPort(mailroom, hostname="127.0.0.1", port=0, **options)
    controller.start()
    try:
        yield Server("127.0.0.1", controller.port, timeout_seconds=0.5, own_name="test.example")
    finally:
        controller.stop()


def deliver(transport: SmtpTransport, raw: bytes = RAW, announced: list[int] | None = None) -> Outcome:
    note = announced if announced is not None else []
    return transport.deliver(raw, envelope_from=SENDER, recipient=RECIPIENT, before_data=lambda: note.append(1))


def test_a_mail_arrives_byte_for_byte() -> None:
    mailroom, announced = Mailroom(), list[int]()
    with a_server(mailroom) as server:
        outcome = deliver(SmtpTransport(server), announced=announced)
    assert outcome == Delivered("taken")
    assert mailroom.taken == [RAW]
    assert announced == [1]


def test_one_session_serves_several_mails_also_after_a_refusal() -> None:
    mailroom = Mailroom()
    with a_server(mailroom) as server:
        transport = SmtpTransport(server)
        deliver(transport)
        mailroom.manner = "550"
        refused = deliver(transport)
        mailroom.manner = "accept"
        deliver(transport)
        transport.close()
    assert refused == Rejected(permanent=True, answer="550 no such mailbox")
    assert (len(mailroom.taken), len(mailroom.sessions)) == (2, 1)


@pytest.mark.parametrize(
    ("manner", "outcome", "announced"),
    [
        pytest.param("450", Rejected(False, "450 mailbox busy, try later"), 0, id="450 for the recipient"),
        pytest.param("550", Rejected(True, "550 no such mailbox"), 0, id="550 for the recipient"),
        pytest.param("421", Rejected(False, "421 closing for maintenance"), 0, id="421 at the recipient"),
        pytest.param("530", Unreachable("530 log in first"), 0, id="the server wants a login: no mail is at fault"),
        pytest.param("550 at MAIL", Unreachable("550 sender not known here"), 0, id="our sender: no mail is at fault"),
        pytest.param("451 at MAIL", Unreachable("451 not now"), 0, id="our sender, for now"),
        pytest.param("garbage at MAIL", Unreachable("an answer without a code"), 0, id="garbage for the sender"),
        pytest.param("garbage at RCPT", Unreachable("an answer without a code"), 0, id="garbage for the recipient"),
        pytest.param("relaying denied", NotCarried("550 5.7.1 relaying denied"), 0, id="it will not relay"),
        pytest.param(
            "client refused after the text", NotCarried("554 5.7.1 Client host rejected"), 1, id="it will not serve us"
        ),
        pytest.param("554 after DATA", Rejected(True, "554 looks like spam"), 1, id="554 for the text"),
        pytest.param("451 after DATA", Rejected(False, "451 greylisted"), 1, id="451 for the text"),
    ],
)
def test_a_refusal_says_whether_it_is_for_good(manner: str, outcome: Outcome, announced: int) -> None:
    mailroom, note = Mailroom(manner), list[int]()
    with a_server(mailroom) as server:
        assert deliver(SmtpTransport(server), announced=note) == outcome
    assert mailroom.taken == []
    assert len(note) == announced


def test_a_connection_lost_before_the_text_leaves_nothing() -> None:
    mailroom, announced = Mailroom("drop at RCPT"), list[int]()
    with a_server(mailroom) as server:
        outcome = deliver(SmtpTransport(server), announced=announced)
    assert isinstance(outcome, Unreachable)
    assert announced == []


def test_a_connection_lost_at_the_data_command_leaves_nothing_either() -> None:
    mailroom, announced = Mailroom(), list[int]()
    with a_server(mailroom, DroppingBeforeData) as server:
        outcome = deliver(SmtpTransport(server), announced=announced)
    assert isinstance(outcome, Unreachable)
    assert (mailroom.taken, announced) == ([], [1])


def test_a_connection_lost_within_the_text_is_ambiguous() -> None:
    mailroom = Mailroom()
    with a_server(mailroom, DroppingInData) as server:
        assert isinstance(deliver(SmtpTransport(server)), Ambiguous)
    assert mailroom.taken == []


def test_a_connection_lost_after_the_text_is_ambiguous_though_it_arrived() -> None:
    mailroom = Mailroom("drop after DATA")
    with a_server(mailroom) as server:
        assert isinstance(deliver(SmtpTransport(server)), Ambiguous)
    assert mailroom.taken == [RAW]


def test_an_answer_later_than_the_timeout_is_ambiguous_and_does_not_hang() -> None:
    mailroom, begun = Mailroom("slow"), time.monotonic()
    with a_server(mailroom) as server:
        assert isinstance(deliver(SmtpTransport(server)), Ambiguous)
        assert time.monotonic() - begun < 1.4


@pytest.mark.parametrize("manner", ["garbage after the text", "350 after the text"])
def test_what_is_no_answer_to_the_text_is_ambiguous(manner: str) -> None:
    mailroom = Mailroom(manner)
    with a_server(mailroom) as server:
        transport = SmtpTransport(server)
        assert isinstance(deliver(transport), Ambiguous)
        mailroom.manner = "accept"
        assert isinstance(deliver(transport), Delivered), "in a session of its own"
    assert len(mailroom.sessions) == 2


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param("550 5.7.1 Unable to relay", id="Exchange"),
        pytest.param("554 5.7.1 <gf@b.example>: Relay access denied", id="Postfix"),
        pytest.param("553 sorry, that domain isn't in my list of allowed rcpthosts", id="qmail"),
        pytest.param("550 relay not permitted", id="Exim"),
        pytest.param("553 5.7.1 <z@a.example>: Sender address rejected: not logged in", id="sender, said at RCPT"),
        pytest.param("554 5.7.1 <unknown[192.0.2.7]>: Client host rejected: Access denied", id="client, said at RCPT"),
        pytest.param("550 5.1.8 bad sender's system address", id="sender's domain"),
    ],
)
def test_what_servers_say_of_us_is_told_from_what_they_say_of_a_recipient(answer: str) -> None:
    assert OF_US_NOT_OF_THE_RECIPIENT.search(answer)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param("550 5.1.1 <gf@b.example>: Recipient address rejected: User unknown", id="unknown user"),
        pytest.param("552 5.2.2 mailbox full", id="full"),
        pytest.param("550 5.1.10 RESOLVER.ADR.RecipientNotFound", id="Exchange"),
        pytest.param("554 looks like spam", id="spam"),
    ],
)
def test_what_servers_say_of_a_recipient_or_text_is_of_that_mail(answer: str) -> None:
    assert not OF_US_NOT_OF_THE_RECIPIENT.search(answer)


@contextmanager
def a_raw_server(serve: Callable[[socket.socket], None]) -> Iterator[Server]:
    """A server that talks to one client as `serve` says, byte by byte."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(1)

        def talk() -> None:
            with contextlib.suppress(OSError):
                client, _ = listening.accept()
                with client:
                    serve(client)

        thread = threading.Thread(target=talk)
        thread.start()
        try:
            yield Server("127.0.0.1", listening.getsockname()[1], timeout_seconds=0.2, own_name="test.example")
        finally:
            thread.join(timeout=5)
            assert not thread.is_alive()


def drip(client: socket.socket, text: bytes = b"2", times: int = 1000) -> None:
    for _ in range(times):
        client.sendall(text)
        time.sleep(0.05)


def up_to_the_text(client: socket.socket) -> None:
    """A server's part of a dialogue until the client's text has come."""
    client.sendall(b"220 hello\r\n")
    for answer in (b"250 test\r\n", b"250 sender\r\n", b"250 recipient\r\n", b"354 go ahead\r\n"):
        client.recv(1000)
        client.sendall(answer)
    text = b""
    while not text.endswith(b"\r\n.\r\n"):
        text += client.recv(1000)


@pytest.mark.parametrize("text", [b"2", b"220-more\r\n"], ids=["bytes of one line", "lines of one answer"])
def test_a_server_that_drips_is_given_up_at_the_deadline(text: bytes) -> None:
    begun = time.monotonic()
    with a_raw_server(lambda client: drip(client, text)) as server:
        assert server.dialogue_seconds == 0.8
        outcome = deliver(SmtpTransport(server))
        assert time.monotonic() - begun < 3
    assert isinstance(outcome, Unreachable)
    assert "too long" in outcome.reason


def test_a_server_that_drips_after_the_text_may_have_taken_it() -> None:
    def serve(client: socket.socket) -> None:
        up_to_the_text(client)
        drip(client)

    begun = time.monotonic()
    with a_raw_server(serve) as server:
        assert isinstance(deliver(SmtpTransport(server)), Ambiguous)
        assert time.monotonic() - begun < 3


def test_a_server_that_never_stops_answering_is_given_up() -> None:
    with a_raw_server(lambda client: client.sendall(b"220-more\r\n" * 100_000)) as server:
        outcome = deliver(SmtpTransport(server))
    assert isinstance(outcome, Unreachable)
    assert "does not stop" in outcome.reason


def test_a_log_in_that_smtp_cannot_carry_is_told_without_a_character_of_it() -> None:
    with a_server(Mailroom(), authenticator=lambda *_: AuthResult(success=True), auth_require_tls=False) as server:
        known = Server(server.host, server.port, username="zielwacht", password="gehe\xefm", timeout_seconds=1)
        outcome = deliver(SmtpTransport(known))
    assert isinstance(outcome, Unreachable)
    assert "character that SMTP cannot carry" in outcome.reason
    assert "\xef" not in outcome.reason


def test_tls_that_is_refused_leaves_all_mails_waiting() -> None:
    mailroom = Mailroom()
    with a_server(mailroom) as server:
        encrypted = Server(server.host, server.port, security="tls", timeout_seconds=1)
        assert isinstance(deliver(SmtpTransport(encrypted)), Unreachable)
    assert mailroom.taken == []


def test_after_trouble_the_next_mail_gets_a_new_session() -> None:
    mailroom = Mailroom("drop after DATA")
    with a_server(mailroom) as server:
        transport = SmtpTransport(server)
        deliver(transport)
        mailroom.manner = "accept"
        assert isinstance(deliver(transport), Delivered)


def test_a_session_that_the_server_closed_meanwhile_is_opened_again() -> None:
    first, second = Mailroom(), Mailroom()
    with a_server(first) as server:
        transport = SmtpTransport(server)
        assert isinstance(deliver(transport), Delivered)
        session = transport._session
        assert session is not None
        assert session.sock is not None
        session.sock.shutdown(socket.SHUT_RDWR)
        assert isinstance(deliver(transport), Delivered)
    assert len(first.taken) == 2
    assert second.taken == []


def test_nobody_listens() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        outcome = deliver(SmtpTransport(Server("127.0.0.1", taken.getsockname()[1], timeout_seconds=0.5)))
    assert isinstance(outcome, Unreachable)
    assert "refused" in outcome.reason


def test_a_server_that_says_nothing_is_given_up_after_the_timeout() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen(1)
        server = Server("127.0.0.1", silent.getsockname()[1], timeout_seconds=0.2)
        assert isinstance(deliver(SmtpTransport(server)), Unreachable)


def test_what_is_overtaken_at_the_last_moment_never_leaves() -> None:
    def overtaken() -> None:
        raise LookupError("acknowledged meanwhile")

    mailroom = Mailroom()
    with a_server(mailroom) as server:
        transport = SmtpTransport(server)
        with pytest.raises(LookupError):
            transport.deliver(RAW, envelope_from=SENDER, recipient=RECIPIENT, before_data=overtaken)
        assert isinstance(deliver(transport), Delivered)
    assert len(mailroom.taken) == 1


def test_a_wrong_password_keeps_all_mails_waiting_and_is_never_shown(caplog: pytest.LogCaptureFixture) -> None:
    def refuse(*_: object) -> AuthResult:
        return AuthResult(success=False, handled=False)

    mailroom = Mailroom()
    with caplog.at_level(logging.DEBUG), a_server(mailroom, authenticator=refuse, auth_require_tls=False) as server:
        known = Server(server.host, server.port, username="zielwacht", password=PASSWORD, timeout_seconds=1)
        outcome = deliver(SmtpTransport(known))
    assert isinstance(outcome, Unreachable)
    assert outcome.reason.startswith("535")
    assert PASSWORD not in caplog.text + repr(known) + repr(outcome)


def test_starttls_is_demanded_not_hoped_for() -> None:
    mailroom = Mailroom()
    with a_server(mailroom) as server:
        demanding = Server(server.host, server.port, security="starttls", timeout_seconds=1)
        assert isinstance(deliver(SmtpTransport(demanding)), Unreachable)
    assert mailroom.taken == []


def test_no_thread_is_left_behind() -> None:
    before = threading.active_count()
    with a_server(Mailroom()) as server:
        deliver(SmtpTransport(server))
    assert threading.active_count() == before
