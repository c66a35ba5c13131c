"""What was kept outside the house, read from the files that bear it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from checker.audit.verify import Checkpoint, checkpoints_kept
from checker.domain.errors import UsageError


def read_checkpoints(files: Iterable[Path]) -> list[Checkpoint]:
    """The checkpoints in these files. UsageError: a file cannot be read, or holds none."""
    found = []
    for file in files:
        try:
            found += checkpoints_kept(file.read_bytes(), str(file))
        except OSError as refused:
            raise UsageError(f"{file} cannot be read: {refused.strerror}") from None
        except ValueError as refused:
            what = (
                f"{file} is neither UTF-8 text nor a mail" if isinstance(refused, UnicodeDecodeError) else str(refused)
            )
            raise UsageError(what) from None
    return found
