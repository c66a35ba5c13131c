"""The records of an old workbook (XLS): where each begins, what continues it, and the texts within.

Run by the child of `foreign_reader`, never imported by the program. Standard library only. Source: [MS-XLS] 2.1.4
(records), 2.5.293 (shared strings), 2.5.294 (strings).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

CONTINUE = 0x3C
LONGEST_RECORD = 8224
# Letters and signs of European languages, a byte or two each. The second excludes what length and kind of a text look
# like in front of it.
_NARROW = re.compile(rb"[\t\n\r\x20-\x7e\xa0-\xff]{3,}")
_WIDE = re.compile(
    rb"(?:[\t\n\r\x20-\x7e\xa0-\xff]\x00|[\x01-\xff][\x01\x02\x1e]|[\x10-\x1f\x22\x26\x2f\x30\x39\x3a\xac]\x20){3,}"
)


class TornRecordError(Exception):
    """A record is longer than what is left, or a text than its record."""


class BiffRecord(NamedTuple):
    """Its number, the place of its first byte in the stream, and its content in the pieces that it is stored in."""

    kind: int
    place: int
    pieces: tuple[bytes, ...]

    @property
    def content(self) -> bytes:
        return self.pieces[0]

    @property
    def whole(self) -> bytes:
        return b"".join(self.pieces)


def records_of(stream: bytes) -> Iterator[BiffRecord]:
    """In their order, each with what continues it. Raises TornRecordError."""
    begun: tuple[int, int, list[bytes]] | None = None
    place = 0
    while len(stream) - place >= 4:
        kind, length = number(stream, place), number(stream, place + 2)
        content = stream[place + 4 : place + 4 + length]
        if len(content) < length or length > LONGEST_RECORD:
            raise TornRecordError
        if kind == CONTINUE and begun is not None:
            begun[2].append(content)
        else:
            if begun is not None:
                yield BiffRecord(begun[0], begun[1], tuple(begun[2]))
            begun = kind, place, [content]
        place += 4 + length
    if any(stream[place:]):
        raise TornRecordError
    if begun is not None:
        yield BiffRecord(begun[0], begun[1], tuple(begun[2]))


def number(data: bytes, place: int, size: int = 2) -> int:
    piece = data[place : place + size]
    if len(piece) < size:
        raise TornRecordError
    return int.from_bytes(piece, "little")


class BiffTexts:
    """Reads what is stored in pieces one after the other; where a piece ends within a text, the next one begins by
    saying again how many bytes a sign has.
    """

    def __init__(self, pieces: Sequence[bytes], place: int = 0) -> None:
        self._pieces, self._piece, self._place = pieces, 0, place

    def take(self, count: int) -> bytes:
        """So many bytes, whichever pieces they lie in."""
        taken = b""
        while len(taken) < count:
            taken += self._some(count - len(taken))
        return taken

    def whole(self, size: int) -> int:
        return int.from_bytes(self.take(size), "little")

    def text(self, length: int, *, is_wide: bool) -> str:
        """So many signs."""
        said: list[str] = []
        while length:
            if self._place >= len(self._pieces[self._piece]):
                self._turn()
                is_wide = bool(self.whole(1) & 1)
                continue
            size = 2 if is_wide else 1
            left = len(self._pieces[self._piece]) - self._place
            piece = self._some(min(length, max(1, left // size)) * size)
            if len(piece) % size:
                raise TornRecordError
            said.append(piece.decode("utf-16-le" if is_wide else "latin-1", "replace"))
            length -= len(piece) // size
        return "".join(said)

    def shared(self) -> tuple[str, bytes]:
        """One text of the table of shared ones, and what is stored behind it (how it is spoken)."""
        length, how = self.whole(2), self.whole(1)
        runs = self.whole(2) if how & 8 else 0
        spoken = self.whole(4) if how & 4 else 0
        text = self.text(length, is_wide=bool(how & 1))
        self.take(4 * runs)
        return text, self.take(spoken)

    def rest(self) -> bytes:
        rest = b"".join([self._pieces[self._piece][self._place :], *self._pieces[self._piece + 1 :]])
        self._piece, self._place = len(self._pieces) - 1, len(self._pieces[-1])
        return rest

    def _some(self, most: int) -> bytes:
        """What of so many bytes lies in one piece."""
        while self._place >= len(self._pieces[self._piece]):
            self._turn()
        piece = self._pieces[self._piece][self._place : self._place + most]
        self._place += len(piece)
        return piece

    def _turn(self) -> None:
        if self._piece + 1 >= len(self._pieces):
            raise TornRecordError
        self._piece, self._place = self._piece + 1, 0


def texts_in(data: bytes, *, narrow: bool = True) -> list[str]:
    """Whatever in these bytes reads as words, wherever their record keeps them."""
    found = [match.decode("utf-16-le", "replace") for match in _WIDE.findall(data)]
    if narrow:
        found += [match.decode("latin-1") for match in _NARROW.findall(data)]
    return [text.strip() for text in found]
