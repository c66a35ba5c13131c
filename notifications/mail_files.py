"""Is a file a mail, and as which program writes them? Pure; told by what it holds, never by its name."""

from __future__ import annotations

import re
from enum import StrEnum


class MailForm(StrEnum):
    """`INTERNET`: as mails travel (`.eml`; Apple's `.emlx`, mbox). `OUTLOOK`: as Outlook stores one (`.msg`)."""

    INTERNET = "internet"
    OUTLOOK = "outlook"


COMPOUND_FILE = bytes.fromhex("d0cf11e0a1b11ae1")
# Workbooks of old are compound files as well; only a mail has this stream.
ITS_PROPERTIES = "__properties_version1.0".encode("utf-16-le")
LONGEST_HEADERS = 1 << 18
A_HEADER = re.compile(rb"([!-9;-~]{1,76})[ \t]*:")
# What programs put before the headers: the sign of a text, a line of an mbox, or how many bytes there are.
BEFORE = re.compile(rb"\A(?:\xef\xbb\xbf)?(?:\s*\d+\s*\r?\n|From [^\r\n]*\r?\n)?")
ONLY_OF_MAILS = frozenset({b"message-id", b"received", b"mime-version", b"return-path", b"in-reply-to"})
OF_MOST_MAILS = frozenset({b"date", b"subject"})


ENDINGS = (".eml", ".emlx", ".msg")


def is_called_mail(name: str) -> bool:
    """By the ending of its name, which a mail program gives; the rest of the name may be that of a person."""
    return name.casefold().endswith(ENDINGS)


def mail_form(raw: bytes) -> MailForm | None:
    """None: it is no mail, as far as its bytes tell."""
    if raw.startswith(COMPOUND_FILE):
        return MailForm.OUTLOOK if ITS_PROPERTIES in raw else None
    names = _header_names(raw)
    is_mail = b"from" in names and (names & ONLY_OF_MAILS or names >= OF_MOST_MAILS)
    return MailForm.INTERNET if is_mail else None


def without_a_preface(raw: bytes) -> bytes:
    """The mail alone, without what a program wrote before its headers."""
    return raw[_begins_at(raw) :]


def _begins_at(raw: bytes) -> int:
    found = BEFORE.match(raw)
    return found.end() if found else 0


def _header_names(raw: bytes) -> frozenset[bytes]:
    """In small letters; none where a line above the first empty one is no header."""
    begin = _begins_at(raw)
    names: set[bytes] = set()
    for line in raw[begin : begin + LONGEST_HEADERS].split(b"\n"):
        bare = line.rstrip(b"\r")
        if not bare:
            break
        if names and bare[:1] in b" \t":
            continue
        found = A_HEADER.match(bare)
        if found is None:
            return frozenset()
        names.add(found[1].lower())
    return frozenset(names)
