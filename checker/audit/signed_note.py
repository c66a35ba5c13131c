"""Texts with signatures below them, and the keys that sign them, as C2SP writes them. Pure.

Source: c2sp.org/signed-note and c2sp.org/tlog-checkpoint. The dash before a signature is U+2014.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64decode, b64encode
from dataclasses import dataclass

ED25519 = b"\x01"
NAME = re.compile(r"[^\s+]+")
ID_BYTES = 4


@dataclass(frozen=True, slots=True)
class NoteKey:
    """Who signs: a name without blanks and plus signs, and the public key (32 bytes)."""

    name: str
    public: bytes

    @property
    def id(self) -> bytes:
        """The four bytes that stand before each signature of the key."""
        return hashlib.sha256(self.name.encode() + b"\n" + ED25519 + self.public).digest()[:ID_BYTES]

    def __str__(self) -> str:
        """As it is handed on: name, id and key."""
        return f"{self.name}+{self.id.hex()}+{b64encode(ED25519 + self.public).decode()}"

    @classmethod
    def parse(cls, text: str) -> NoteKey:
        """ValueError: it is no such key, or its id is that of another."""
        name, _, rest = text.strip().partition("+")
        shown, _, encoded = rest.partition("+")
        decoded = b64decode(encoded, validate=True)
        key = cls(name, decoded[1:])
        if not NAME.fullmatch(name) or decoded[:1] != ED25519 or len(key.public) != 32 or key.id.hex() != shown:
            raise ValueError(f"'{text}' is no key: write NAME+ID+KEY, as 'zielwacht audit key show' prints it")
        return key


def checkpoint_text(origin: str, size: int, root: str) -> str:
    """What is signed: the log's name, how many entries it has, and the root (hex) of the tree over them."""
    return f"{origin}\n{size}\n{b64encode(bytes.fromhex(root)).decode()}\n"


def signature_line(key: NoteKey, signature: bytes) -> str:
    """The line below a text that bears the signature of `key`."""
    return f"\N{EM DASH} {key.name} {b64encode(key.id + signature).decode()}\n"
