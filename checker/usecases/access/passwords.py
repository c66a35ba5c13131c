"""Passwords as they are kept: Argon2id. Shell, for its random bits; the library is imported where one is typed.

Each takes 64 MiB and a tenth of a second, so that only a few are worked on at once: many log-ins wait, and the machine
does not run out of memory.
"""

from __future__ import annotations

from functools import cache
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from checker.domain.password_rule import LONGEST, normal

if TYPE_CHECKING:
    from argon2 import PasswordHasher

# RFC 9106, the second recommendation, in one thread.
TIME_COST, MEMORY_KIB, LANES = 3, 65_536, 1
AT_ONCE = BoundedSemaphore(2)


def hashed(password: str) -> str:
    """What is kept of it: parameters, random salt and hash, as one text."""
    with AT_ONCE:
        return _hasher().hash(normal(password))


def matches(kept: str | None, password: str) -> bool:
    """Is it that password? None: nobody has one, which takes as long to find out."""
    from argon2.exceptions import InvalidHashError, VerificationError

    # What is longer than any password could keep the machine busy.
    typed = normal(password[: LONGEST * 4])
    with AT_ONCE:
        try:
            _hasher().verify(kept or _of_nobody(), typed)
        except (VerificationError, InvalidHashError):
            return False
    return kept is not None


def is_outdated(kept: str) -> bool:
    """Was it made with other parameters than today's? Then it is made anew when its password is typed next."""
    return _hasher().check_needs_rehash(kept)


def derived(password: str, salt: bytes, size: int) -> bytes:
    """So many bytes that only whoever knows the password can make."""
    from argon2.low_level import Type, hash_secret_raw

    with AT_ONCE:
        return hash_secret_raw(normal(password).encode(), salt, TIME_COST, MEMORY_KIB, LANES, size, Type.ID)


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher(TIME_COST, MEMORY_KIB, LANES)


@cache
def _of_nobody() -> str:
    """A hash that nothing matches, made as all others are."""
    return _hasher().hash("\0nobody has this password")
