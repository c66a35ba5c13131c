"""What did this process itself hand to a browser? Short texts with a signature and an end. Pure.

The key lives as long as the process: after a restart nothing of before is believed, and forms are shown once more.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from datetime import datetime

SIGNATURE = 32


def signed(key: bytes, purpose: str, text: str, ends_at: datetime) -> str:
    """`text` as something a cookie can bear, which counts for `purpose` until `ends_at`."""
    said = f"{int(ends_at.timestamp())}.{text}".encode()
    return _url_safe(said) + "." + _url_safe(_mac(key, purpose, said))


def read_signed(key: bytes, purpose: str, value: str, now: datetime) -> str | None:
    """The text. None: it is not ours, was for something else, or has ended."""
    said, _, mac = value.partition(".")
    try:
        body, given = _plain(said), _plain(mac)
        ends_at, _, text = body.decode().partition(".")
        is_over = int(ends_at) < now.timestamp()
    except ValueError:
        return None
    if is_over or not hmac.compare_digest(_mac(key, purpose, body), given):
        return None
    return text


def form_token(secret: str) -> str:
    """The token of the forms of a session, or of a visit without one; nobody makes it who does not know the cookie."""
    return _url_safe(hmac.digest(secret.encode(), b"form", hashlib.sha256))


def is_form_token(secret: str, token: str) -> bool:
    return hmac.compare_digest(form_token(secret).encode(), token.encode())


def _mac(key: bytes, purpose: str, said: bytes) -> bytes:
    return hmac.digest(key, purpose.encode() + b"\0" + said, hashlib.sha256)


def _url_safe(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _plain(text: str) -> bytes:
    return base64.b64decode(text.encode("ascii") + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)
