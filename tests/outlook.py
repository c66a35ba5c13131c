"""A mail as Outlook stores it (`.msg`): an MS-OXMSG file in an MS-CFB container, written from the specification."""

from __future__ import annotations

import struct
from collections.abc import Mapping

SECTOR, MINI_SECTOR, CUTOFF = 512, 64, 4096
END, FREE, FAT_SECTOR, NOBODY = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
STREAM, ROOT = 2, 5
TEXT, ANSI_TEXT, BINARY, NUMBER = 0x001F, 0x001E, 0x0102, 0x0003
SUBJECT, BODY, HTML, HEADERS, MESSAGE_CLASS = 0x0037, 0x1000, 0x1013, 0x007D, 0x001A
SENDER, SENDER_SMTP, IN_REPLY_TO, INTERNET_CODEPAGE, MESSAGE_CODEPAGE = 0x0C1F, 0x5D01, 0x1042, 0x3FDE, 0x3FFD


def outlook_mail(properties: Mapping[int, str | bytes | int], *, ansi: str | None = None) -> bytes:
    """Its properties by their tag: text, bytes or numbers. `ansi`: the character set of one that is not Unicode."""
    streams: dict[str, bytes] = {}
    entries = b""
    for tag, value in properties.items():
        if isinstance(value, int):
            entries += struct.pack("<HHIII", NUMBER, tag, 6, value, 0)
            continue
        kind = BINARY if isinstance(value, bytes) else ANSI_TEXT if ansi else TEXT
        content = value if isinstance(value, bytes) else value.encode(ansi or "utf-16-le")
        size = len(content) + {BINARY: 0, ANSI_TEXT: 1, TEXT: 2}[kind]
        entries += struct.pack("<HHIII", kind, tag, 6, size, 0)
        streams[f"__substg1.0_{tag:04X}{kind:04X}"] = content
    return compound_file({"__properties_version1.0": bytes(32) + entries, **streams})


def compound_file(streams: Mapping[str, bytes]) -> bytes:
    """One folder of streams; those below 4 kB share the mini stream, as the format demands."""
    sectors = _Sectors()
    starts, mini, mini_table = _with_a_mini_stream(sectors, streams)
    mini_start = sectors.put(mini)
    table_start = sectors.put(struct.pack(f"<{len(mini_table)}I", *mini_table).ljust(SECTOR, b"\xff"))
    entries = [_entry("Root Entry", ROOT, NOBODY, 1, mini_start, len(mini))]
    for number, (name, content) in enumerate(streams.items(), start=1):
        following = number + 1 if number < len(streams) else NOBODY
        entries.append(_entry(name, STREAM, following, NOBODY, starts[name], len(content)))
    folder_start = sectors.put(b"".join(entries))
    tables, places = sectors.tables()
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIIII", bytes.fromhex("d0cf11e0a1b11ae1"), bytes(16), 0x3E, 3, 0xFFFE, 9, 6, bytes(6),
        0, len(places), folder_start, 0, CUTOFF, table_start, 1, END, 0, places[0],
    )  # fmt: skip
    header += struct.pack(f"<{len(places) - 1}I", *places[1:])
    return header.ljust(SECTOR, b"\xff") + b"".join(sectors.content) + tables


class _Sectors:
    """Pieces of one size, and which follows which."""

    def __init__(self) -> None:
        self.content: list[bytes] = []
        self._follows: list[int] = []

    def put(self, content: bytes) -> int:
        """Where it begins."""
        first, count = len(self.content), -(-len(content) // SECTOR)
        self.content += [content[at : at + SECTOR].ljust(SECTOR, b"\0") for at in range(0, len(content), SECTOR)]
        self._follows += [*range(first + 1, first + count), END][:count]
        return first if count else END

    def tables(self) -> tuple[bytes, list[int]]:
        """The allocation table, and in which sectors it lies itself: behind all the others."""
        used, a_sector = len(self._follows), SECTOR // 4
        count = next(many for many in range(1, 110) if many * a_sector >= used + many)
        table = [*self._follows, *[FAT_SECTOR] * count]
        table += [FREE] * (count * a_sector - len(table))
        return struct.pack(f"<{len(table)}I", *table), list(range(used, used + count))


def _with_a_mini_stream(sectors: _Sectors, streams: Mapping[str, bytes]) -> tuple[dict[str, int], bytes, list[int]]:
    """Where each stream begins, the content of the mini stream, and what follows what in it."""
    starts: dict[str, int] = {}
    mini, table = b"", list[int]()
    for name, content in streams.items():
        if len(content) >= CUTOFF:
            starts[name] = sectors.put(content)
            continue
        first, count = len(table), -(-len(content) // MINI_SECTOR)
        starts[name] = first if count else END
        table += [*range(first + 1, first + count), END][:count]
        mini += content.ljust(count * MINI_SECTOR, b"\0")
    return starts, mini, table


def _entry(name: str, kind: int, following: int, child: int, start: int, size: int) -> bytes:
    spelled = name.encode("utf-16-le") + b"\0\0"
    return spelled.ljust(64, b"\0") + struct.pack(
        "<HBBIII16sI8s8sIQ",
        len(spelled),
        kind,
        1,
        NOBODY,
        following,
        child,
        bytes(16),
        0,
        bytes(8),
        bytes(8),
        start,
        size,
    )
