"""A file that is read from its disk piece by piece, and hashed with that. Shell."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import BinaryIO

# Beyond that a file is not read piece by piece: whoever has lines of that length is read as a whole.
MOST_OF_A_LINE = 32 << 20
HEAD = 16 << 20
LARGE = 32 << 20


class LongLine(Exception):
    """It has a line that is longer than a piece may become."""


class ChangedMeanwhile(Exception):
    """Its beginning is another one than it was."""


class OnDisk:
    """An open file. What is written into it while it is read is of the pieces that come after, and of their hash."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.head = file.read(HEAD)
        self.sha256 = ""

    def pieces(self, begin: int, most: int) -> Iterator[bytes]:
        self._file.seek(0)
        before = self._file.read(begin)
        if before != self.head[:begin]:
            raise ChangedMeanwhile
        digest, rest = hashlib.sha256(before), b""
        while piece := self._file.read(most):
            digest.update(piece)
            piece = rest + piece
            end = piece.rfind(b"\n") + 1
            if end:
                yield piece[:end]
            rest = piece[end:]
            if len(rest) > MOST_OF_A_LINE:
                raise LongLine
        if rest:
            yield rest
        self.sha256 = digest.hexdigest()
