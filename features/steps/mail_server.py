"""A real SMTP server on a free port of this machine. Mails are read with Python's own library, not with ours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage, Message
from email.utils import parsedate_to_datetime
from functools import cached_property
from html.parser import HTMLParser
from typing import Any, Literal

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

    `answers` is the mail in whose conversation it stands; empty: it begins one. Its words are read when somebody asks.
    """

    to: str
    on: date
    id: str
    kind: str
    items: tuple[str, ...]
    subject: str
    rule: str
    answers: str
    raw: bytes

    @cached_property
    def text(self) -> str:
        return plain(self._part("plain").get_content())

    @cached_property
    def html(self) -> str:
        """What a reader sees of the page."""
        return plain(" ".join(self._page.seen))

    @cached_property
    def links(self) -> tuple[str, ...]:
        """Where its links lead, in their order."""
        return tuple(self._page.links)

    @cached_property
    def entry(self) -> str:
        """The attached calendar entry; empty: there is none."""
        parts = (part for part in self._message.walk() if part.get_content_type() == "text/calendar")
        return "".join(part.get_content() for part in parts)

    @cached_property
    def _page(self) -> _Words:
        words = _Words()
        words.feed(self._part("html").get_content())
        return words

    def _part(self, kind: Literal["plain", "html"]) -> EmailMessage:
        found = self._message.get_body((kind,))
        assert isinstance(found, EmailMessage), "eine Mail ohne Text und HTML"
        return found

    @cached_property
    def _message(self) -> EmailMessage:
        read = message_from_bytes(self.raw, policy=policy.default)
        assert isinstance(read, EmailMessage), "die Mail ist nicht zu lesen"
        return read


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
    mail = message_from_bytes(raw)
    assert mail["To"] == to, f"die Mail an {to} nennt als Empfänger {mail['To']}"
    kinds = [part.get_content_type() for part in mail.walk()]
    assert "text/plain" in kinds, "eine Mail ohne Text"
    assert "text/html" in kinds, "eine Mail ohne HTML"
    return Mail(
        to=to,
        on=parsedate_to_datetime(mail["Date"]).astimezone(BERLIN).date(),
        id=_header(mail, "Message-ID"),
        # What names no kind is a letter to a body outside, which names nothing of ours.
        kind=_header(mail, "X-Zielwacht-Kind") or "letter",
        items=tuple(_header(mail, "X-Zielwacht-Items").split()),
        subject=_header(mail, "Subject"),
        rule=_header(mail, "X-Zielwacht-Rule"),
        answers=_header(mail, "In-Reply-To"),
        raw=raw,
    )


def _header(mail: Message, name: str) -> str:
    """As one line of readable signs; empty when it is not there."""
    return plain(str(make_header(decode_header(mail[name] or ""))))


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    server = MailServer()
    yield server
    server.stop()
