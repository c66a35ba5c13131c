"""Old workbooks (XLS, BIFF8) record by record, written from [MS-XLS]. No code of ours."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from tests.outlook import compound_file

GLOBALS, WORKSHEET, CHART, MACROS = 0x05, 0x10, 0x20, 0x40
# Since when days are counted.
OF_WINDOWS, OF_MACINTOSH = date(1899, 12, 30), date(1904, 1, 1)
PLAIN, AS_A_DAY = 0, 1
LONGEST = 8224
Cell = object
EOF = struct.pack("<HH", 0x0A, 0)


def record(kind: int, content: bytes = b"") -> bytes:
    """With what continues it where it is too long for one."""
    pieces = [content[at : at + LONGEST] for at in range(0, len(content), LONGEST)] or [b""]
    return b"".join(
        struct.pack("<HH", number, len(piece)) + piece
        for number, piece in zip([kind, *[0x3C] * len(pieces)], pieces, strict=False)
    )


def begin(kind: int, version: int = 0x0600) -> bytes:
    return record(0x0809, struct.pack("<HHHHII", version, kind, 0x0DBB, 1997, 0, 6))


def spelled(text: str, length: str = "<H") -> bytes:
    """A byte a sign where that is enough, as the programs do."""
    is_wide = any(ord(sign) > 0xFF for sign in text)
    said = text.encode("utf-16-le" if is_wide else "latin-1")
    return struct.pack(length, len(said) // 2 if is_wide else len(said)) + bytes([is_wide]) + said


def label(row: int, column: int, text: str) -> bytes:
    return record(0x0204, struct.pack("<HHH", row, column, PLAIN) + spelled(text))


def shared(row: int, column: int, place: int) -> bytes:
    """A text by its place in the table of shared ones."""
    return record(0xFD, struct.pack("<HHHI", row, column, PLAIN, place))


def number(row: int, column: int, value: float, look: int = PLAIN) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, look, value))


def formula(row: int, column: int, result: bytes, *behind: bytes, flags: int = 0, tokens: bytes = b"\x1e\1\0") -> bytes:
    """Its result as eight bytes; `behind`: what follows it, as the text of one that gives a text."""
    head = struct.pack("<HHH", row, column, PLAIN) + result + struct.pack("<HIH", flags, 0, len(tokens))
    return record(0x06, head + tokens) + b"".join(behind)


def result(kind: int, value: int = 0) -> bytes:
    """0: a text follows, 1: truth, 2: error, 3: an empty text, or none at all."""
    return bytes([kind, 0, value, 0, 0, 0, 0xFF, 0xFF])


def text_result(text: str) -> bytes:
    return record(0x0207, spelled(text))


def cells(rows: Iterable[Sequence[Cell]], since: date = OF_WINDOWS) -> bytes:
    """A table; bytes are records of their own that know their place."""
    return b"".join(
        _cell(line, column, cell, since) for line, row in enumerate(rows) for column, cell in enumerate(row)
    )


def _cell(line: int, column: int, cell: Cell, since: date) -> bytes:
    match cell:
        case None | "":
            return b""
        case str():
            return label(line, column, cell)
        case bytes():
            return cell
        case date():
            return number(line, column, (cell - since).days, AS_A_DAY)
        case Decimal() | int() | float():
            return number(line, column, float(cell))
        case _:
            raise TypeError(cell)


def book(
    *sheets: tuple[str, bytes],
    around: bytes = b"",
    streams: dict[str, bytes] | None = None,
    kinds: Sequence[int] = (),
    hidden: bool = False,
    tail: bytes = b"",
) -> bytes:
    """Sheets by their titles; `around`: records of the whole workbook; `kinds`: of the sheets, where not worksheets."""
    stream = workbook_stream(*sheets, around=around, kinds=kinds, hidden=hidden) + tail
    return compound_file({"Workbook": stream.ljust(4096, b"\0"), **(streams or {})})


def workbook_stream(
    *sheets: tuple[str, bytes], around: bytes = b"", kinds: Sequence[int] = (), hidden: bool = False
) -> bytes:
    of_sheets = [*kinds, *[WORKSHEET] * len(sheets)][: len(sheets)]
    look = b"".join(record(0xE0, struct.pack("<HHH14x", 0, form, 0)) for form in (0, 14))
    bodies = [begin(kind) + content + EOF for kind, (_, content) in zip(of_sheets, sheets, strict=True)]
    told = [spelled(title, "<B") for title, _ in sheets]
    place = len(begin(GLOBALS) + around + look + EOF) + sum(4 + 6 + len(each) for each in told)
    listed = b""
    for body, title, kind in zip(bodies, told, of_sheets, strict=True):
        of_kind = {WORKSHEET: 0, MACROS: 1, CHART: 2}[kind]
        listed += record(0x85, struct.pack("<IBB", place, hidden, of_kind) + title)
        place += len(body)
    return begin(GLOBALS) + around + look + listed + EOF + b"".join(bodies)


def strings(*texts: str) -> bytes:
    """The table of shared texts; one that goes on in the next piece says there again how wide its signs are."""
    pieces = [struct.pack("<II", len(texts), len(texts))]
    for text in texts:
        head, said = spelled(text)[:3], spelled(text)[3:]
        if len(pieces[-1]) + len(head) + 2 > LONGEST:
            pieces.append(b"")
        pieces[-1] += head
        while len(said) > (room := (LONGEST - len(pieces[-1])) // 2 * 2):
            pieces[-1] += said[:room]
            pieces.append(head[2:])
            said = said[room:]
        pieces[-1] += said
    return record(0xFC, pieces[0]) + b"".join(record(0x3C, piece) for piece in pieces[1:])


def drawn_text(text: str, kind: int) -> bytes:
    """What a text box (6) or a comment (25) says."""
    box = record(0x5D, struct.pack("<HHHH14x", 0x15, 18, kind, 1))
    said = spelled(text)[2:]
    head = record(0x1B6, struct.pack("<HH6xHH4x", 0, 0, len(text), 16 if text else 0))
    return box + head + record(0x3C, said) + record(0x3C, bytes(16))
