"""Writes out a mail that Outlook has stored (`.msg`) as mails travel: what an answer is read from, and no attachment.

Run by the child of `foreign_reader`, never imported by the program. Standard library and python-oxmsg only.
"""

from __future__ import annotations

from typing import Any

# PidTag… of [MS-OXPROPS].
SENDER_SMTP_ADDRESS, SENDER_ADDRESS, SENT_FOR_SMTP_ADDRESS = 0x5D01, 0x0C1F, 0x5D02
SUBJECT, TRANSPORT_HEADERS, MESSAGE_CLASS = 0x0037, 0x007D, 0x001A
IN_REPLY_TO, REFERENCES = 0x1042, 0x1039
BODY, HTML = 0x1000, 0x1013
# Of the headers with which it travelled: what tells whose it is, what it answers, and that nobody wrote it.
TRAVELLED_WITH = frozenset({
    "from", "subject", "in-reply-to", "references", "auto-submitted", "precedence", "x-autoreply", "x-autorespond",
    "x-auto-response-suppress",
})  # fmt: skip
OUT_OF_OFFICE = "IPM.Note.Rules.OofTemplate"


def written_out(data: bytes, _bounds: object) -> str:
    """The mail as text of seven bits. Whatever the library raises: it is none that can be read."""
    # Here, as a child that reads workbooks has no use for them.
    from email.message import EmailMessage

    from oxmsg import Message

    stored = Message.load(data).properties
    mail = EmailMessage()
    for name, value in _headers(stored).items():
        mail[name] = " ".join(value.split())
    text, html = stored.str_prop_value(BODY), _html(stored)
    if text and text.strip():
        mail.set_content(text, cte="base64")
    elif html:
        mail.set_content(html, subtype="html", cte="base64")
    return mail.as_bytes().decode("ascii")


def _headers(stored: Any) -> dict[str, str]:
    """A mail that was only ever sent has no headers of its journey, and Outlook has kept some of them apart."""
    from email.parser import HeaderParser
    from email.policy import compat32

    travelled = HeaderParser(policy=compat32).parsestr(stored.str_prop_value(TRANSPORT_HEADERS) or "")
    found = {name.lower(): str(value) for name, value in travelled.items() if name.lower() in TRAVELLED_WITH}
    addresses = [stored.str_prop_value(one) for one in (SENDER_SMTP_ADDRESS, SENT_FOR_SMTP_ADDRESS, SENDER_ADDRESS)]
    kept = {
        "from": next((f"<{one.strip()}>" for one in addresses if one and "@" in one), ""),
        "subject": stored.str_prop_value(SUBJECT) or "",
        "in-reply-to": stored.str_prop_value(IN_REPLY_TO) or "",
        "references": stored.str_prop_value(REFERENCES) or "",
    }
    if (stored.str_prop_value(MESSAGE_CLASS) or "").startswith(OUT_OF_OFFICE):
        kept["auto-submitted"] = "auto-replied"
    return {name: value for name, value in (kept | found).items() if value.strip()}


def _html(stored: Any) -> str:
    raw = stored.binary_prop_value(HTML)
    if raw is None:
        return str(stored.str_prop_value(HTML) or "")
    return bytes(raw).decode(stored.body_encoding, "replace")
