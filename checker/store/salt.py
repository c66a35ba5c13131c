"""Random bits beside a row, so that its seal does not tell what it says. Shell."""

from __future__ import annotations

import os

SALT_BYTES = 16


def new_salt() -> bytes:
    """128 random bits."""
    return os.urandom(SALT_BYTES)


def new_salts(count: int) -> list[bytes]:
    """So many, asked for at once."""
    bits = os.urandom(SALT_BYTES * count)
    return [bits[begin : begin + SALT_BYTES] for begin in range(0, len(bits), SALT_BYTES)]
