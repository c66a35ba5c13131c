"""The bytes of a file that is read by columns, of which a large one need not be at hand as a whole. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol


class FileContent(Protocol):
    @property
    def head(self) -> bytes:
        """What it begins with: some megabytes, or all."""
        ...

    @property
    def sha256(self) -> str:
        """Of all of it (hex). Known once `pieces` were read to their end."""
        ...

    def pieces(self, begin: int, most: int) -> Iterator[bytes]:
        """What follows the first `begin` bytes, which are of the head: some `most` at once, up to the end of a line."""
        ...


@dataclass(frozen=True, slots=True)
class AtHand:
    """All of it."""

    head: bytes
    sha256: str

    def pieces(self, begin: int, most: int) -> Iterator[bytes]:
        data = self.head
        while begin < len(data):
            end = len(data) if len(data) - begin <= most else data.rfind(b"\n", begin, begin + most) + 1 or len(data)
            yield data[begin:end]
            begin = end
