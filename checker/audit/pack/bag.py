"""Files in a bag (BagIt 1.0, RFC 8493) in a ZIP: the same files give the same bytes. Shell.

Nothing of the moment gets in: members are in the order in which they are handed over, of one date, with one set of
permissions, and not compressed, as what a compressor makes depends on its version.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO

BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
# The first day that a ZIP can name.
NO_DATE = (1980, 1, 1, 0, 0, 0)
READABLE_FILE = 0o100644 << 16
UNIX = 3


@dataclass(frozen=True, slots=True)
class BagMember:
    """A file of the bag: its path below `data/`, and its bytes piece by piece, read anew whenever asked for."""

    path: str
    pieces: Callable[[], Iterator[bytes]]

    @classmethod
    def of(cls, path: str, content: bytes) -> BagMember:
        """A file whose bytes are at hand."""
        return cls(path, lambda: iter((content,)))


@dataclass(frozen=True, slots=True)
class BagSize:
    """Files below `data/`, and their bytes."""

    files: int
    octets: int


def size_of(members: Iterable[BagMember]) -> BagSize:
    """How large the bag's payload is. Reads it once and keeps none of it."""
    sizes = [sum(map(len, member.pieces())) for member in members]
    return BagSize(len(sizes), sum(sizes))


def write_bag(target: IO[bytes], name: str, members: Iterable[BagMember], info: Mapping[str, str]) -> BagSize:
    """Write the ZIP with the one folder `name` to `target`. `info` becomes bag-info.txt: label and value, in order."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        manifest, octets = [], 0
        for member in members:
            digest, written = _write(archive, f"{name}/data/{member.path}", member.pieces())
            manifest.append(f"{digest}  data/{member.path}\n")
            octets += written
        size = BagSize(len(manifest), octets)
        told = {**info, "Payload-Oxum": f"{size.octets}.{size.files}"}
        tags = {
            "bag-info.txt": "".join(f"{label}: {value}\n" for label, value in told.items()).encode(),
            "bagit.txt": BAGIT,
            "manifest-sha256.txt": "".join(manifest).encode(),
        }
        lines = [f"{_write(archive, f'{name}/{tag}', (said,))[0]}  {tag}\n" for tag, said in tags.items()]
        _write(archive, f"{name}/tagmanifest-sha256.txt", ("".join(lines).encode(),))
    return size


def _write(archive: zipfile.ZipFile, path: str, pieces: Iterable[bytes]) -> tuple[str, int]:
    """SHA-256 (hex) and size of what was written."""
    entry = zipfile.ZipInfo(path, NO_DATE)
    entry.create_system, entry.external_attr = UNIX, READABLE_FILE
    digest, size = hashlib.sha256(), 0
    with archive.open(entry, "w", force_zip64=True) as file:
        for piece in pieces:
            file.write(piece)
            digest.update(piece)
            size += len(piece)
    return digest.hexdigest(), size
