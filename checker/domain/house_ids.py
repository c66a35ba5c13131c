"""Which id does a name get? Pure: small letters, digits and hyphens, umlauts written out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from itertools import count

LONGEST_ID = 40
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l"})


def id_of(name: str, between: str = "-") -> str:
    """The id that a name suggests, `between` its words, never longer than an id may be. Empty: it has no letters."""
    written_out = unicodedata.normalize("NFC", name).casefold().translate(_WRITTEN_OUT)
    plain = unicodedata.normalize("NFKD", written_out).encode("ascii", "ignore").decode().casefold()
    words = re.findall(r"[a-z0-9]+", plain)
    return _cut(between.join(words), between)


def free_id(wanted: str, taken: Container[str], between: str = "-") -> str:
    """The id itself while nothing has it, else the first that is free with a number behind it, from 2 on."""
    if wanted not in taken:
        return wanted
    return next(free for number in count(2) if (free := f"{wanted}{between}{number}") not in taken)


def _cut(whole: str, between: str) -> str:
    """At the end of a word where there is one."""
    if len(whole) <= LONGEST_ID:
        return whole
    head = whole[: LONGEST_ID + 1].rpartition(between)[0]
    return head or whole[:LONGEST_ID]
