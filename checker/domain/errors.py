"""What can go wrong, as types that know their exit code. Pure."""

from __future__ import annotations


class ZielwachtError(Exception):
    """A failure we can explain in one sentence. `exit_code` 4: the environment failed."""

    exit_code: int = 4


class UsageError(ZielwachtError):
    """Wrong usage, rules or configuration. The message says what to do instead."""

    exit_code = 2
