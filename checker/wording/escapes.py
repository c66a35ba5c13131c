"""What of a foreign text must not reach a terminal as it is? Pure.

Names of files and answers of servers may hold signs that move the cursor, turn the direction of text or begin a line.
"""

from __future__ import annotations

import unicodedata

# Control, format (they can turn a text's direction), surrogate; line and paragraph ends.
COMMANDING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def escaped(text: str, *, keeps: str = "") -> str:
    """The text with each commanding sign as its code (`\\x1b`), but for those that it `keeps`."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(sign if sign in keeps or not _commands(sign) else _code(sign) for sign in text)


def _commands(sign: str) -> bool:
    return unicodedata.category(sign) in COMMANDING


def _code(sign: str) -> str:
    return sign.encode("ascii", "backslashreplace").decode() if not sign.isascii() else f"\\x{ord(sign):02x}"
