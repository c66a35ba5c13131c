"""The second factor: codes of six digits that a member's device makes every half minute (TOTP, RFC 6238). Shell.

The store keeps the secret behind the password: it is laid over bytes that only the password makes (Argon2id, a salt of
its own, each used for one secret), so whoever reads the store has no code from it. ADR 0097.
"""

from __future__ import annotations

import base64
import hmac
import os
from datetime import datetime
from typing import TYPE_CHECKING

from checker.usecases.access.passwords import derived

if TYPE_CHECKING:
    from pyotp import TOTP

SECRET_BYTES, SALT_BYTES = 20, 16
STEP_SECONDS = 30
DIGITS = 6
# The device's clock may be off by one step to either side.
STEPS_BESIDE = (0, -1, 1)
ISSUER = "Zielwacht"


def new_totp_secret() -> bytes:
    """160 random bits, as RFC 4226 recommends."""
    return os.urandom(SECRET_BYTES)


def text_of(secret: bytes) -> str:
    """As people type it into their device: Base32, in fours."""
    text = base64.b32encode(secret).decode()
    return " ".join(text[place : place + 4] for place in range(0, len(text), 4))


def address_of(secret: bytes, login: str) -> str:
    """As a device reads it: `otpauth://`."""
    return str(_totp(secret).provisioning_uri(name=login, issuer_name=ISSUER))


def sealed_in(secret: bytes, password: str) -> str:
    """What is kept of it."""
    salt = os.urandom(SALT_BYTES)
    return base64.b64encode(salt + _laid_over(secret, password, salt)).decode()


def opened(kept: str, password: str) -> bytes:
    """The secret again. With another password it is another one, whose codes are wrong."""
    raw = base64.b64decode(kept)
    return _laid_over(raw[SALT_BYTES:], password, raw[:SALT_BYTES])


def step_of(secret: bytes, code: str, now: datetime) -> int | None:
    """The step of time (each of 30 s since 1970) whose code it is. None: of none that is near."""
    typed = "".join(code.split()).encode(errors="replace")
    step = int(now.timestamp()) // STEP_SECONDS
    fits = [
        step + beside
        for beside in STEPS_BESIDE
        if hmac.compare_digest(_totp(secret).at((step + beside) * STEP_SECONDS).encode(), typed)
    ]
    return fits[0] if fits else None


def _totp(secret: bytes) -> TOTP:
    from pyotp import TOTP

    return TOTP(base64.b32encode(secret).decode(), digits=DIGITS, interval=STEP_SECONDS)


def _laid_over(secret: bytes, password: str, salt: bytes) -> bytes:
    return bytes(one ^ other for one, other in zip(secret, derived(password, salt, len(secret)), strict=True))
