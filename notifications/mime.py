"""How are headers and texts written as the bytes of a mail? Pure.

Written here line by line, as few kinds of mail leave: the standard library's classes parse each header by its grammar,
turn long References into encoded words and drop blanks of folded German subjects. Every line ends with CR LF.
"""

from __future__ import annotations

from collections.abc import Iterable
from email.header import Header
from email.headerregistry import Address
from email.quoprimime import body_encode

NEW_LINE = "\r\n"
LINE = 76
MIME_VERSION = "MIME-Version: 1.0"


# --- Headers: each a line, or several that belong together ------------------------------------------------


def subject_header(text: str) -> str:
    """The subject in encoded words where it is not plain ASCII, or long."""
    return f"Subject: {_encoded('Subject', text)}"


def mailbox_header(name: str, mailbox: Address) -> str:
    """A mailbox as it is, or the encoded name and the address on a line of its own: that is never broken."""
    plain = f"{name}: {mailbox}"
    if plain.isascii() and len(plain) <= LINE:
        return plain
    if not mailbox.display_name:
        return f"{name}: {mailbox.addr_spec}"
    return f"{name}: {_encoded(name, mailbox.display_name)}{NEW_LINE} <{mailbox.addr_spec}>"


def words_header(name: str, value: str) -> str:
    """Words are never broken: a line longer than usual is legal, a broken identifier is none."""
    lines = [f"{name}:"]
    for word in value.split():
        if len(lines[-1]) + 1 + len(word) > LINE and lines[-1] != f"{name}:" and lines[-1].strip():
            lines.append("")
        lines[-1] += f" {word}"
    return NEW_LINE.join(lines)


def _encoded(name: str, text: str) -> str:
    return Header(text, "utf-8", header_name=name, maxlinelen=LINE).encode(linesep=NEW_LINE)


# --- Parts ------------------------------------------------------------------------------------------------


def part(headers: Iterable[str], text: str) -> str:
    """A text with its headers, quoted-printable; the encoding is to be named among them."""
    plain_ends = b"\n".join(text.encode().splitlines()) + b"\n"
    return _with_headers(headers, body_encode(plain_ends.decode("latin-1"), LINE, NEW_LINE))


def multipart(kind: str, boundary: str, parts: Iterable[str]) -> str:
    """Several parts in one: `alternative` or `mixed`. No line of a part may begin with the boundary."""
    opening = f"--{boundary}{NEW_LINE}"
    content = "".join(f"{opening}{one}{NEW_LINE}" for one in parts)
    headers = [f"Content-Type: multipart/{kind};", f' boundary="{boundary}"']
    return _with_headers(headers, f"{content}--{boundary}--{NEW_LINE}")


def mail(headers: Iterable[str], content: str) -> bytes:
    """The finished mail: its own headers, then those of its content. UnicodeEncodeError where one is not ASCII."""
    return NEW_LINE.join([*headers, MIME_VERSION, content]).encode("ascii")


def _with_headers(headers: Iterable[str], content: str) -> str:
    return NEW_LINE.join([*headers, "", content])
