"""All that lies in the folder of a store, as bytes: files, and what the archive holds, unpacked. No code of ours."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

ENCODINGS = ("utf-8", "cp1252", "utf-16-le", "utf-16-be")


def is_kept(folder: Path, word: str) -> bool:
    """Is a word found anywhere, in the encoding of any sender?"""
    wanted = {word.encode(encoding) for encoding in ENCODINGS}
    return any(each in content for content in everything_kept(folder) for each in wanted)


def everything_kept(folder: Path) -> list[bytes]:
    files = [path for path in sorted(folder.iterdir()) if path.is_file()]
    assert files, "es gibt gar keinen Datenbestand"
    return [content for path in files for content in (path.read_bytes(), *_archived(path))]


def _archived(path: Path) -> Iterator[bytes]:
    if not path.read_bytes().startswith(b"SQLite format 3\x00"):
        return
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        for (content,) in database.execute("SELECT content FROM archive"):
            yield from _unpacked(content)


def _unpacked(content: bytes) -> Iterator[bytes]:
    yield content
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            for name in parts.namelist():
                yield name.encode()
                yield from _unpacked(parts.read(name))
