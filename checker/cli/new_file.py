"""A file that a command writes for somebody to keep: a new one, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from checker.domain.errors import UsageError


def write_new(out: Path, content: bytes) -> None:
    """Raises UsageError where there is a file already, or it cannot be written; then nothing is left of it."""
    try:
        file = out.open("xb")
    except FileExistsError:
        raise UsageError(f"{out} exists and is not overwritten: name another file") from None
    except OSError as refused:
        raise UsageError(f"{out} cannot be written: {refused.strerror}") from None
    try:
        with file:
            file.write(content)
    except OSError as refused:
        out.unlink(missing_ok=True)
        raise UsageError(f"{out} cannot be written: {refused.strerror}; nothing is left of it") from None
