"""What can go wrong, as types that know their exit code. Pure."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the command ends with. Of several the highest: nothing is judged by what could not be read."""

    ALL_WELL = 0
    FINDINGS = 1
    """Findings at or above `--fail-on`, or a rule test that fails."""
    WRONG = 2
    """Wrong usage, rules or configuration."""
    QUARANTINED = 3
    FAILED = 4
    """The environment failed (database, SMTP), a crash, or `status` has an issue."""
    INTERRUPTED = 130


class ZielwachtError(Exception):
    """A failure we can explain in one sentence."""

    exit_code: ExitCode = ExitCode.FAILED


class UsageError(ZielwachtError):
    """Wrong usage, rules or configuration. The message says what to do instead."""

    exit_code = ExitCode.WRONG
