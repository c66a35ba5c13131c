"""A file on its way in: beside the store, piece by piece, under no name, so that nothing is left of it. Shell."""

from __future__ import annotations

import hashlib
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import Self


class SpooledFile:
    """What has come so far. It is gone when it is closed, and with the process, however that ends."""

    def __init__(self, place: str) -> None:
        """Beside the store at `place`, whose disk has room for it or cannot import it. OSError where that refuses."""
        folder = Path(place).parent
        # Without a buffer: what the disk refuses is refused by `write`, and not when it is read or closed.
        self._file = TemporaryFile(buffering=0, dir=folder if folder.is_dir() else None)  # noqa: SIM115 (it outlives this block)
        self._digest = hashlib.sha256()
        self.size = 0

    def write(self, piece: bytes) -> None:
        """Add what came next. OSError where the disk refuses."""
        rest = memoryview(piece)
        while rest:
            rest = rest[self._file.write(rest) :]
        self._digest.update(piece)
        self.size += len(piece)

    @property
    def sha256(self) -> str:
        """Of all that has come (hex)."""
        return self._digest.hexdigest()

    def content(self) -> bytes:
        """All that has come."""
        self._file.seek(0)
        return self._file.read()

    def close(self) -> None:
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
