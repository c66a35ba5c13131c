"""Where does a word lie, byte by byte, in whatever form a program may have written it?"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from quopri import encodestring
from urllib.parse import quote

# Shorter pieces of base64 occur by chance.
SHORTEST = 6


def forms(word: str) -> Iterator[bytes]:
    """As text in the usual encodings, within base64 wherever it begins, quoted-printable, percent-encoded, in JSON."""
    encoded = {word.encode(name) for name in ("utf-8", "cp1252", "utf-16-le", "utf-16-be")}
    yield from encoded
    for each in encoded:
        yield from _within_base64(each)
        yield encodestring(each)
    yield quote(word).encode()
    yield word.encode("unicode_escape")


def _within_base64(word: bytes) -> Iterator[bytes]:
    """The signs that hold nothing but the word, by how many bytes stand before it."""
    for before in range(3):
        signs = b64encode(bytes(before) + word)
        whole = (before + len(word)) // 3 * 4
        begins = (0, 2, 3)[before]
        if whole - begins >= SHORTEST:
            yield signs[begins:whole]


def traces(folder: Path, *words: str) -> list[str]:
    """Every file below a folder, by its name, in which a word lies or that bears one in its name."""
    wanted = {form for word in words for each in (word, word.lower(), word.upper()) for form in forms(each)}
    return sorted(
        path.name
        for path in folder.rglob("*")
        if any(word.lower() in path.name.lower() for word in words)
        or (path.is_file() and _holds(path.read_bytes(), wanted))
    )


def _holds(content: bytes, wanted: set[bytes]) -> bool:
    return any(form in content for form in wanted)
