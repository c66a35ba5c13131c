"""What does a mail that has come in say? Pure: of whom, to which of our mails, and in which lines of its own.

Nothing of this is kept: whoever asks takes what an answer may hold, and forgets the rest.
"""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import EmailMessage, Message
from email.policy import compat32, default
from email.utils import parseaddr

from checker.domain.answer import tokens_in
from checker.wording.answer_line import deciding_line
from notifications.mail_files import A_HEADER, without_a_preface
from notifications.quotations import own_lines, text_of_html

MESSAGE_ID = re.compile(r"<[^<>\s]{3,200}>")
FAILED = re.compile(r"\b5\.\d{1,3}\.\d{1,3}\b")
# What a broken mail makes the library raise when it is asked for a part.
UNREADABLE = (MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True)
class IncomingMail:
    """`answers_to` are Message-IDs, the one that is answered first. `lines` None: they cannot be read.

    `is_automatic`: nobody has written it (RFC 3834). `bounced` are the Message-IDs that a report says did not arrive,
    and `status` its code (RFC 3463, `5.1.1`): all that is told of it, as its words may hold an address.
    """

    sender: str = field(repr=False)
    tokens: tuple[str, ...]
    answers_to: tuple[str, ...]
    lines: tuple[str, ...] | None = field(repr=False)
    is_automatic: bool
    bounced: tuple[str, ...] = ()
    status: str = ""


# What an answer says stands at the beginning of a mail; what it has attached follows. So it does in its text.
BEGINNING = 1 << 20
MOST_SIGNS = 300_000
# Few have several kilobytes; the library takes its time for longer ones.
LONGEST_HEADER = 8_192
NOT_READABLE = IncomingMail("", (), (), None, is_automatic=False)


def read_incoming(raw: bytes) -> IncomingMail:
    """A mail as it came in, whatever its form and however large. Bytes that are no mail are one that cannot be read."""
    beginning = _without_long_headers(without_a_preface(raw[:BEGINNING]))
    if not beginning.strip():
        return NOT_READABLE
    try:
        return _read(beginning, email.message_from_bytes(beginning, policy=compat32))
    except UNREADABLE:
        return NOT_READABLE


def _without_long_headers(raw: bytes) -> bytes:
    """What looks like a header, wherever in the mail, is cut short with the lines into which it is folded."""
    kept: list[bytes] = []
    length = 0
    for line in raw.split(b"\n"):
        is_folded = line[:1] in (b" ", b"\t")
        if not is_folded:
            length = 0
        if length or A_HEADER.match(line):
            length += len(line)
        if length <= LONGEST_HEADER:
            kept.append(line)
        elif not is_folded:
            kept.append(line[:LONGEST_HEADER])
    return b"\n".join(kept)


def _read(raw: bytes, heads: Message) -> IncomingMail:
    lines = _lines(raw)
    return IncomingMail(
        sender=parseaddr(_header(heads, "From"))[1].casefold(),
        tokens=tokens_in(_header(heads, "Subject")) or tokens_in(deciding_line(lines or ())),
        answers_to=_message_ids(_header(heads, "In-Reply-To"), *_from_the_newest(_header(heads, "References"))),
        lines=lines,
        is_automatic=_is_automatic(heads),
        bounced=tuple(_bounced(heads)),
        status=_status(heads),
    )


def _header(heads: Message, name: str) -> str:
    """Decoded, as far as it can be."""
    said = heads.get(name)
    if said is None:
        return ""
    try:
        return str(make_header(decode_header(str(said))))
    except UNREADABLE:
        return str(said)


def _message_ids(*texts: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found for text in texts for found in MESSAGE_ID.findall(text)))


def _from_the_newest(references: str) -> list[str]:
    return list(reversed(MESSAGE_ID.findall(references)))


def _is_automatic(heads: Message) -> bool:
    """RFC 3834, and what programs wrote before there was one; receipts and answers of calendars bear no mark at all."""
    if heads.get_content_type() == "multipart/report" or any(map(_answers_a_calendar, heads.walk())):
        return True
    said = _header(heads, "Auto-Submitted").strip().casefold()
    if said and said.partition(";")[0].strip() != "no":
        return True
    if heads.get("X-Autoreply") or heads.get("X-Autorespond") or heads.get("X-Auto-Response-Suppress") == "All":
        return True
    return _header(heads, "Precedence").strip().casefold() in ("auto_reply", "bulk", "junk", "list")


def _answers_a_calendar(part: Message) -> bool:
    method = part.get_param("method") if part.get_content_type() == "text/calendar" else None
    return isinstance(method, str) and method.casefold() in ("reply", "counter", "declinecounter")


def _bounced(heads: Message) -> Iterator[str]:
    """The Message-IDs of what a delivery report (RFC 3464) returns as failed."""
    if heads.get_content_type() != "multipart/report" or not heads.is_multipart():
        return
    parts = [part for part in heads.walk() if part is not heads]
    if not any(_says_failed(part) for part in parts if part.get_content_type() == "message/delivery-status"):
        return
    for part in parts:
        if part.get_content_type() in ("message/rfc822", "text/rfc822-headers", "message/global-headers"):
            yield from _message_ids(_returned_id(part))


def _says_failed(part: Message) -> bool:
    blocks = part.get_payload()
    return isinstance(blocks, list) and any(
        str(block.get("Action", "")).strip().casefold() == "failed" for block in blocks if isinstance(block, Message)
    )


def _status(heads: Message) -> str:
    """The code of what failed; empty: none is told."""
    said = (str(part.get("Status", "")) for part in heads.walk() if not part.is_multipart())
    return next((found[0] for text in said if (found := FAILED.search(text))), "")


def _returned_id(part: Message) -> str:
    inner = part.get_payload()
    if isinstance(inner, list):
        return " ".join(str(one.get("Message-ID", "")) for one in inner if isinstance(one, Message))
    text = part.get_payload(decode=True)
    heads = email.message_from_bytes(text if isinstance(text, bytes) else b"", policy=compat32)
    return str(heads.get("Message-ID", ""))


def _lines(raw: bytes) -> tuple[str, ...] | None:
    """None: the mail holds no text, or one that only its own program can read."""
    try:
        mail = email.message_from_bytes(raw, policy=default)
        assert isinstance(mail, EmailMessage), "the default policy makes this class"
        body = mail.get_body(("plain",)) or mail.get_body(("html",))
        if body is None:
            return None
        text = body.get_content()
    except UNREADABLE:
        return None
    if not isinstance(text, str):
        return None
    is_html = body.get_content_type() == "text/html"
    text = text[:MOST_SIGNS]
    lines = own_lines(text_of_html(text) if is_html else text)
    return None if not text.strip() and _is_sealed(mail) else lines


def _is_sealed(mail: EmailMessage) -> bool:
    """Is the text itself in a container that only Outlook opens (winmail.dat)?"""
    return any(part.get_content_type() in ("application/ms-tnef", "application/vnd.ms-tnef") for part in mail.walk())
