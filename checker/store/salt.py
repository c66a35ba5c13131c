"""Random bits beside a row, so that its seal does not tell what it says. Shell."""

from __future__ import annotations

import os

SALT_BYTES = 16


def new_salt() -> bytes:
    """128 random bits."""
    return os.urandom(SALT_BYTES)
