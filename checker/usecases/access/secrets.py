"""What only whoever holds it knows: how it is made, and what is kept of it. Shell, for its random bits."""

from __future__ import annotations

import hashlib
import secrets

BYTES = 32


def new_secret() -> str:
    """256 random bits, as they stand in a cookie or a link."""
    return secrets.token_urlsafe(BYTES)


def hash_of(secret: str) -> str:
    """What is kept of it: of 256 random bits nobody finds the rest by trying, so no salt is needed."""
    return hashlib.sha256(secret.encode()).hexdigest()
