"""A real SMTP server on a free port of this machine. Mails are read with Python's own library, not with ours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from checker.domain.clock import BERLIN

from .words import plain

HOST = "127.0.0.1"
TAKEN = "250 OK"
NOBODY_LISTENS = 1


@dataclass(frozen=True)
class Mail:
    """A mail as it arrived. `to` is the address that the server was told, not the header's.

    `entry` is the attached calendar entry, `answers` the mail in whose conversation it stands; empty: there is none.
    `links` are where its links lead, in their order.
    """

    to: str
    on: date
    id: str
    kind: str
    items: tuple[str, ...]
    subject: str
    rule: str
    text: str
    html: str
    entry: str = ""
    answers: str = ""
    links: tuple[str, ...] = ()


class MailServer:
    """Keeps every mail in the order of arrival, unless it knows our sender or a mailbox no more, or is away."""

    def __init__(self) -> None:
        self.mails: list[Mail] = []
        self.refuses_us = False
        self.is_away = False
        self.unknown = ""
        self._controller = _OnAFreePort(self, hostname=HOST, port=0)
        self._controller.start()

    @property
    def port(self) -> int:
        return NOBODY_LISTENS if self.is_away else int(self._controller.port)

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, options: list[str]) -> str:
        if address == self.unknown:
            return "550 5.1.1 no such mailbox"
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return TAKEN

    async def handle_MAIL(self, _server: Any, _session: Any, envelope: Any, address: str, options: list[str]) -> str:
        if self.refuses_us:
            return "550 5.7.1 sender not allowed"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return TAKEN

    def stop(self) -> None:
        self._controller.stop()

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        self.mails += [_read(envelope.original_content, to) for to in envelope.rcpt_tos]
        return TAKEN


class _OnAFreePort(Controller):
    """The kernel picks the port; the library asks the server for it only when it is there."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


class _Words(HTMLParser):
    """What a reader sees of a page: its words, without head and tags."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.links: list[str] = []
        self._in_head = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value for name, value in attrs if tag == "a" and name == "href" and value]
        self._in_head = tag == "head" or (self._in_head and tag != "body")

    def handle_data(self, data: str) -> None:
        if not self._in_head:
            self.seen.append(data)


def _read(raw: bytes, to: str) -> Mail:
    mail = message_from_bytes(raw, policy=policy.default)
    assert isinstance(mail, EmailMessage), "the default policy makes an EmailMessage"
    assert str(mail["To"]) == to, f"die Mail an {to} nennt als Empfänger {mail['To']}"
    text, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert text is not None, "eine Mail ohne Text"
    assert html is not None, "eine Mail ohne HTML"
    entries = [part.get_content() for part in mail.walk() if part.get_content_type() == "text/calendar"]
    words = _Words()
    words.feed(html.get_content())
    return Mail(
        to=to,
        on=parsedate_to_datetime(str(mail["Date"])).astimezone(BERLIN).date(),
        id=str(mail["Message-ID"]),
        # What names no kind is a letter to a body outside, which names nothing of ours.
        kind=str(mail["X-Zielwacht-Kind"] or "letter"),
        items=tuple(str(mail["X-Zielwacht-Items"] or "").split()),
        subject=plain(str(mail["Subject"])),
        rule=str(mail["X-Zielwacht-Rule"] or ""),
        text=plain(text.get_content()),
        html=plain(" ".join(words.seen)),
        entry="".join(entries),
        answers=str(mail["In-Reply-To"] or ""),
        links=tuple(words.links),
    )


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    server = MailServer()
    yield server
    server.stop()
